"""Locating: which figures of an article a claim speaks of.

A figure fits `about` when its kind and unit can be the expectation's and its subject or clause holds every word.  Of several
figures in one clause it is the aligned one (分别, respectively), else the one nearest to the words.  All fitting mentions count.

A figure whose unit, magnitude or direction was changed by mistake must still be found: one of the same kind, or with the same
digits, whose own subject holds every word fits too where nothing better does.  Beside a better one it fits only when it states
the expected number: 破案率45%，提高6.3个百分点 states 45 % and 6.3 points, and neither is a slip for the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from factcheck.checkers.cells import cells_of, names_cells
from factcheck.figures import Article, extract, folded, holds_words, same_unit
from factcheck.model import Claim, Expectation, Figure

# Kinds that a slip of the pen turns into each other.
_ALIKE = ({"percent", "percentage_point"}, {"count", "measure", "duration"}, {"count", "ratio"}, {"money", "count"})

# Stands before and behind the value of a figure in words that are compared by value; no text holds it.
_VALUE = "\x00"
# A number that is written out is so much longer, at most.
_LONGER = 40


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure that a claim speaks of, and how it was found: by its subject, its clause, a template, or its cell alone."""

    figure: Figure
    by: str


def find_mentions(claim: Claim, article: Article, expect: Expectation | None) -> list[Mention]:
    """The figures that the claim speaks of, in reading order; those that `nth` chooses, where it does.

    None where one that `nth` chooses is not there: the article has fewer of them now.
    """
    mentions = _all_mentions(claim, article, expect)
    if not claim.nth:
        return mentions
    chosen = {number - 1 if number > 0 else len(mentions) + number for number in claim.nth}
    return [mentions[index] for index in sorted(chosen)] if chosen <= set(range(len(mentions))) else []


def _all_mentions(claim: Claim, article: Article, expect: Expectation | None) -> list[Mention]:
    near = [figure for figure in article.figures if not claim.near or holds_words(article.sentence(figure), claim.near)]
    if names_cells(claim):
        cells = cells_of(claim, article)
        near = [figure for figure in near if figure.cell in cells]
    if claim.find is not None:
        return [Mention(figure, "template") for figure in near if _fits_template(claim.find, figure, article)]
    by_clause: dict[tuple[int, int], list[tuple[tuple[int, ...], Mention]]] = defaultdict(list)
    for figure in near:
        best: tuple[tuple[int, ...], Mention] | None = None
        for words in claim.about or ((),):
            found = _candidate(figure, words, article, expect)
            if found is not None and (best is None or found[0] < best[0]):
                best = found
        if best is not None:
            by_clause[figure.clause].append(best)
    mentions = []
    for candidates in by_clause.values():
        rank = min(rank for rank, _ in candidates)
        ties = [mention for found, mention in candidates if found == rank]
        # Two levels of one thing in one clause (rose to 45% from 38.7%): the claim means the one that it states.
        mentions += [mention for mention in ties if _states_number(mention.figure, expect)] or ties
    likely = sorted(_best(mentions, expect), key=lambda mention: mention.figure.start)
    if claim.about or not names_cells(claim):
        return likely
    # What stands in the very cell is meant, whatever it is.
    stated = [mention.figure for mention in likely] or (near if claim.row and claim.column else [])
    return [Mention(figure, "cell") for figure in stated]


def _best(mentions: list[Mention], expect: Expectation | None) -> list[Mention]:
    """Those that are what is expected, with the slips beside them; where there are none, the likeliest slips."""
    like = [mention for mention in mentions if _is_like(mention.figure, expect)]
    same_number = [mention for mention in mentions if mention not in like and _states_number(mention.figure, expect)]
    if like:
        # 拦截短信49万条，同比增加49%: beside the figure that is meant, in its own sentence, the same digits are another fact.
        met = {mention.figure.sentence for mention in like if _states_number(mention.figure, expect)}
        slips = (mention for mention in same_number if mention.by == "subject" and mention.figure.sentence not in met)
        return [*like, *(mention for mention in slips if not _by_chance(mention.figure, expect))]
    fitting = [mention for mention in mentions if mention.by == "subject" or _can_be(mention.figure, expect) == 0]
    return [mention for mention in fitting if mention in same_number] or fitting or same_number


def _is_like(figure: Figure, expect: Expectation | None) -> bool:
    """Whether the figure has the unit that is expected, and is the amount of a change where one is expected, else a level."""
    return _can_be(figure, expect) == 0 and _moves(figure, expect)


def _moves(figure: Figure, expect: Expectation | None) -> bool:
    return expect is None or (expect.change in (None, "none")) == (figure.change == "none")


def _states_number(figure: Figure, expect: Expectation | None) -> bool:
    """Whether the figure, its unit and direction aside, states the number that is expected."""
    if expect is None or expect.quantity is None:
        return False
    want, have = expect.quantity.low, figure.quantity
    return _digits(want) == _digits(have.low) or (have.approx == "exact" and have.interval().contains(want))


def _by_chance(figure: Figure, expect: Expectation | None) -> bool:
    """Whether nothing but a single digit is the same: 0.2 percent and a two-month period."""
    alone = expect is not None and expect.quantity is not None and len(_digits(expect.quantity.low)) == 1
    return alone and _can_be(figure, expect) == 2


def _candidate(
    figure: Figure, words: tuple[str, ...], article: Article, expect: Expectation | None
) -> tuple[tuple[int, ...], Mention] | None:
    """The figure with its rank among those of its clause, lower is better; None where it does not fit."""
    in_subject = holds_words(folded(figure.subject), words)
    if not in_subject and not holds_words(article.clauses[figure.clause], words):
        return None
    kind = _can_be(figure, expect)
    if kind > 2:
        return None
    if kind and not in_subject and not _states_number(figure, expect):
        return None
    # In a clause with several figures, one that changes as expected comes first, then the one nearest to the words.
    moves = int(not _moves(figure, expect))
    distance = 0 if in_subject else _distance(figure, words, article)
    return (kind, int(not in_subject), moves, distance), Mention(figure, "subject" if in_subject else "clause")


def _distance(figure: Figure, words: tuple[str, ...], article: Article) -> int:
    """Characters between the words and the figure; a figure behind its words is nearer than one before them."""
    start, end = figure.clause
    text = folded(article.document.text[start : figure.start])
    behind = folded(article.document.text[figure.end : end])
    gaps = []
    for word in map(folded, words):
        at = text.rfind(word)
        gaps.append(len(text) - at - len(word) if at >= 0 else 1000 + max(behind.find(word), 0))
    return min(gaps)


def _can_be(figure: Figure, expect: Expectation | None) -> int:
    """How well the figure can be what is expected: 0 unit and kind agree, 1 the kind is alike, 2 only the digits agree, 3 not."""
    if expect is None or expect.quantity is None:
        changes = figure.change != "none" or figure.quantity.kind in ("percent", "percentage_point", "multiple")
        return 0 if changes or expect is None else 3
    want, have = expect.quantity, figure.quantity
    if want.unit is None and want.kind in ("count", "range") and have.kind != "ordinal":
        return 0
    if same_unit(want, have):
        return 0
    if want.kind == have.kind or "range" in (want.kind, have.kind) or any({want.kind, have.kind} <= alike for alike in _ALIKE):
        return 1
    return 2 if _digits(want.low) == _digits(have.low) else 3


def _digits(value: object) -> str:
    return "".join(char for char in f"{value:f}" if char.isdigit()).strip("0")


def _fits_template(template: str, figure: Figure, article: Article) -> bool:
    before, _, after = template.partition("{}")
    text = article.document.text
    if _stands_between(figure, text, before, after):
        return True
    # A neighbour in the template may be written otherwise in the article: 134.2万人受灾，{} and 1342000人受灾，…
    wanted, follows = _by_value(before, figure.lang), _by_value(after, figure.lang)
    beside = wanted.rpartition(_VALUE)[2], follows.partition(_VALUE)[0]
    if not _stands_between(figure, text, *beside):
        return False
    start, end = figure.start - 2 * len(before) - _LONGER, figure.end + 2 * len(after) + _LONGER
    left, right = _valued(text, article.figures, start, figure.start), _valued(text, article.figures, figure.end, end)
    return folded(left).endswith(wanted) and folded(right).startswith(follows)


def _stands_between(figure: Figure, text: str, before: str, after: str) -> bool:
    """Whether a figure has these words right before and right behind it."""
    # White space is folded away, so twice the length of the words is looked at.
    start, end = max(0, figure.start - 2 * len(before) - 8), figure.end + 2 * len(after) + 8
    left, right = folded(text[start : figure.start]), folded(text[figure.end : end])
    return left.endswith(folded(before)) and right.startswith(folded(after))


@lru_cache(maxsize=1024)
def _by_value(words: str, lang: str) -> str:
    """The folded words with the value of each figure in its place."""
    return folded(_valued(words, extract(words, lang), 0, len(words)))


def _valued(text: str, figures: Sequence[Figure], start: int, end: int) -> str:
    """text[start:end] with the value of each figure in its place."""
    pieces, at = [], max(0, start)
    for figure in figures:
        if at <= figure.start and figure.end <= end:
            quantity = figure.quantity
            low, high = quantity.low.normalize(), quantity.high.normalize()
            pieces += [text[at : figure.start], f"{_VALUE}{low:f}-{high:f} {quantity.unit} {quantity.approx}{_VALUE}"]
            at = figure.end
    return "".join([*pieces, text[at:end]])
