"""suggest: a claim file that covers every figure of an article and holds on it.

One claim a figure; a figure that is repeated becomes one claim with the places that state it; figures that make up each other get
a claim that says so.  Every claim is tried on the article before it is written: the words that name a figure must find just its
mentions, and what is expected must agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from factcheck.authoring.naming import SIGNS, Ids, common_name, nameable, names
from factcheck.authoring.phrasing import Expected, worded
from factcheck.authoring.relations import Relation, relations
from factcheck.authoring.templates import telling_template
from factcheck.authoring.yaml_text import expected, scalar
from factcheck.checkers import agreement, check_file, find_mentions
from factcheck.claims import read_expectation
from factcheck.figures import Article, folded
from factcheck.model import Claim, ClaimFile, Document, Expectation, Figure, SourcePlace
from factcheck.wording import ENGLISH, Message, Voice, say

_NOWHERE = SourcePlace("", 1, 1)
# Roles of blocks that `in:` names; not the footer, which nobody claims anything of.
_PLACES = frozenset(("headline", "lede", "body", "caption", "table", "list"))
_MAX_COMMENT = 88
# A number that no article states.
_UNHEARD_OF = Decimal("0.0271828182845904523536")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A claim that was tried, and the figures it covers: those of a relation are its inputs and its result."""

    id: str
    expect: Expected
    figures: tuple[Figure, ...]
    about: str = ""
    find: str | None = None
    row: str = ""
    column: str = ""
    nth: int = 0
    places: tuple[str, ...] = ()
    check: str = ""
    sentence: Message | None = None

    @property
    def claim(self) -> Claim:
        """The claim as it will be read from the file."""
        stated = read_expectation(self.expect)
        return Claim(
            self.id, _NOWHERE, stated, _NOWHERE, about=_words(self.about), find=self.find, row=_words(self.row),
            column=_words(self.column), nth=(self.nth,) if self.nth else (), places=self.places, check=self.check or None,
            check_place=_NOWHERE if self.check else None,
        )  # fmt: skip

    def lines(self, voice: Voice = ENGLISH) -> Iterator[str]:
        """The claim as it is written, from its dash on; above it a comment in the language of the voice."""
        if self.sentence:
            yield f"# {voice(self.sentence)}"
        yield f"- id: {scalar(self.id)}"
        if self.check:
            yield f"  check: {self.check}"
        elif self.find is not None:
            yield f"  find: {scalar(self.find)}"
        elif self.row or self.column:
            yield from (f"  {key}: {scalar(words)}" for key, words in (("row", self.row), ("column", self.column)) if words)
        else:
            yield f"  about: {scalar(self.about)}"
        if self.nth:
            yield f"  nth: {self.nth}"
        yield f"  expect: {expected(self.expect)}"
        if self.places:
            yield f"  in: [{', '.join(self.places)}]"


def _words(text: str) -> tuple[tuple[str, ...], ...]:
    return (tuple(text.split()),) if text else ()


def suggest(document: Document, figures: Sequence[Figure], *, article: str, voice: Voice = ENGLISH) -> str:
    """The text of a claim file for the document, its comments in the language of the voice.

    article   its path as the file will name it
    """
    first = say("Written by factcheck suggest. Read every claim: it says what the article states now, right or wrong.")
    lines = [
        f"# {voice(first)}",
        f"article: {scalar(article)}",
        "claims:",
    ]
    for suggestion in suggestions(Article(document, tuple(figures))):
        lines += ["", *(f"  {line}" for line in suggestion.lines(voice))]
    return "\n".join(lines) + "\n"


def suggestions(article: Article, covered: frozenset[int] = frozenset(), taken: frozenset[str] = frozenset()) -> list[Suggestion]:
    """Claims for the figures of the article that do not start at a `covered` offset, with ids that are not `taken`.

    In reading order; the claim that a figure fits others stands behind the last of them.
    """
    ids = Ids(set(taken))
    found = list(_of_figures(article, set(covered), ids))
    by_figure = {figure.start: suggestion for suggestion in found for figure in suggestion.figures}
    for relation in relations(article.figures):
        fits = _of_relation(relation, by_figure, article, ids)
        if fits is not None:
            last = max(found.index(by_figure[figure.start]) for figure in (*relation.inputs, relation.result))
            # Behind the claims of earlier relations that end there too.
            while last + 1 < len(found) and found[last + 1].check:
                last += 1
            found.insert(last + 1, fits)
    return found


def _of_figures(article: Article, covered: set[int], ids: Ids) -> Iterator[Suggestion]:
    text = article.document.text
    for figure in article.figures:
        if figure.start in covered:
            continue
        expect = worded(figure, text)
        suggestion = (
            _by_subject(figure, expect, article, covered, ids)
            or _by_cell(figure, expect, article, ids)
            or _by_wording(figure, expect, article, ids)
        )
        covered |= {found.start for found in suggestion.figures}
        yield suggestion


# --- how a figure is found ----------------------------------------------------------------------------------------------


def _by_subject(figure: Figure, expect: Expected, article: Article, covered: set[int], ids: Ids) -> Suggestion | None:
    """A claim that names the figure by its subject, where that finds this figure and its repetitions only."""
    if not figure.aligned:
        return None
    for words in _namings(figure, article):
        claim, stated = _claim(expect, words)
        mentions = find_mentions(claim, article, stated)
        found = tuple(mention.figure for mention in mentions)
        if figure not in found or any(other.start in covered for other in found):
            continue
        if {mention.figure for mention in find_mentions(claim, article, _mistaken(stated))} != set(found):
            # Two levels of one thing (revenue rose from £41.2m to £44.5m): a slip in one would be told of the other.
            continue
        if all(mention.by == "subject" and agreement(mention.figure, stated, claim).holds for mention in mentions):
            # 2743家 beside 逾2700家 agrees, but a slip in it could too: it has a claim of its own.
            same = tuple(other for other in found if _number(other) == _number(figure))
            name, places = ids.of(figure, words), _stating_places(same)
            return Suggestion(name, expect, same, about=words, places=places, sentence=_sentence(figure, article))
    return None


def _number(figure: Figure) -> tuple[object, ...]:
    """What a figure says of its number, however it is written."""
    return figure.quantity.low, figure.quantity.high, figure.quantity.approx


def _mistaken(stated: Expectation) -> Expectation:
    """What is expected with another number: whatever it finds, a claim would find in an article that has the figure wrong."""
    assert stated.quantity is not None
    return replace(stated, quantity=replace(stated.quantity, low=_UNHEARD_OF, high=_UNHEARD_OF))


def _namings(figure: Figure, article: Article) -> Iterator[str]:
    """Subjects of the figure to try: the shortest that its repetitions share, then its own."""
    mine = folded(figure.subject)
    same = [other for other in article.figures if other is not figure and other.quantity == figure.quantity and other.subject]
    shared = {other.subject for other in same if folded(other.subject) in mine or mine in folded(other.subject)}
    common = {name for other in same if (name := common_name(figure.subject, other.subject, figure.lang))}
    for subject in sorted({*shared, *common, figure.subject} if shared or common else (), key=lambda name: (len(name), name)):
        if nameable(subject):
            yield subject
    yield from names(figure)


def _stating_places(figures: Sequence[Figure]) -> tuple[str, ...]:
    """The places that state the figure, where it is stated more than once."""
    if len(figures) < 2:
        return ()
    return tuple(dict.fromkeys(figure.block for figure in figures if figure.block in _PLACES))


def _by_cell(figure: Figure, expect: Expected, article: Article, ids: Ids) -> Suggestion | None:
    """A claim that names the figure by the row and the column that it stands in; with a number where several tables have both."""
    row, column = (" ".join(headers) for headers in figure.cell or ("", ""))
    if any(sign in row + column for sign in SIGNS):
        return None
    suggestion = Suggestion("", expect, (figure,), row=row, column=column, sentence=_sentence(figure, article))
    claim = suggestion.claim
    if not (row or column) or not isinstance(claim.expect, Expectation):
        return None
    mentions = [mention.figure for mention in find_mentions(claim, article, claim.expect)]
    if figure not in mentions or not agreement(figure, claim.expect, claim).holds:
        return None
    return replace(suggestion, id=ids.of(figure, f"{row} {column}"), nth=mentions.index(figure) + 1 if len(mentions) > 1 else 0)


def _by_wording(figure: Figure, expect: Expected, article: Article, ids: Ids) -> Suggestion:
    """A claim that finds the figure by the words around it."""
    template = telling_template(figure, article)
    name = next(names(figure), "")
    around = template.replace("{}", " ")
    first = min((other.start for other in article.figures if other.clause == figure.clause), default=figure.start)
    opening = article.document.text[figure.clause[0] : first]
    written = ids.of(figure, name, around, opening)
    return Suggestion(written, expect, (figure,), find=template, sentence=_sentence(figure, article))


def _claim(expect: Expected, about: str) -> tuple[Claim, Expectation]:
    stated = read_expectation(expect)
    return Claim("", _NOWHERE, stated, _NOWHERE, about=(tuple(about.split()),)), stated


# --- how figures fit each other -----------------------------------------------------------------------------------------


def _of_relation(relation: Relation, claims: Mapping[int, Suggestion], article: Article, ids: Ids) -> Suggestion | None:
    """The claim that a relation holds; None where a claim of its figures is not there, or it would not hold."""
    involved = (*relation.inputs, relation.result)
    if any(figure.start not in claims for figure in involved):
        return None
    result = claims[relation.result.start]
    inputs = [claims[figure.start] for figure in relation.inputs]
    if len({suggestion.id for suggestion in (*inputs, result)}) < len(involved):
        return None
    check = f"{relation.name}({', '.join(suggestion.id for suggestion in inputs)})"
    tried = Suggestion("relation-tried", result.expect, involved, check=check)
    claim_file = ClaimFile("", (("", _NOWHERE),), (*(suggestion.claim for suggestion in inputs), tried.claim))
    if check_file(claim_file, {"": article})[-1].verdict != "holds":
        return None
    name = ids.of_relation(result.id, relation.result.lang)
    return Suggestion(name, result.expect, involved, check=check, sentence=_sentence(relation.result, article))


# --- how it is written --------------------------------------------------------------------------------------------------


def _sentence(figure: Figure, article: Article) -> Message:
    """The sentence around the figure with its line, on one line and short."""
    text = article.document.text
    start, end = figure.sentence
    room = _MAX_COMMENT // (2 if figure.lang == "zh" else 1)
    before, after = text[start : figure.start], text[figure.start : end]
    if len(before) > room // 2:
        before = "…" + before[-(room // 2) :]
    headers = f"{figure.cell.words}: " if figure.cell is not None and any(figure.cell) else ""
    line = headers + before + after
    line = line if len(line) <= room else line[:room] + "…"
    shown = "".join(char if char.isprintable() else " " for char in " ".join(line.split()))
    return say("line {number}: {sentence}", number=figure.line, sentence=shown)
