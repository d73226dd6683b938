"""compare: whether two articles state the same figures: a translation and its original, a print and a web version.

In one language figures are matched as in two versions of an article.  Across languages no words can be compared, so a figure of
the one is looked for in the other by what it says: value, unit, kind, direction; among several by order and by what is written
alike in both (names, years).  What is left over on both sides is paired by its neighbours, and differs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product

from factcheck.comparing.comparison import Comparison, Entry, size_of, turned
from factcheck.comparing.equality import said_alike
from factcheck.comparing.matching import Pair, match
from factcheck.figures import Article, folded, same_unit
from factcheck.model import Figure
from factcheck.wording import say

# Latin words and numbers are written alike in every language.
_SHARED = re.compile(r"[A-Za-z][A-Za-z0-9-]+|[0-9]+(?:[.,][0-9]+)*")
_ALIKE_ENOUGH = 4


def compare(a: Article, b: Article, *, exact: bool = False) -> Comparison:
    """What the two articles state differently, in the order of the second; what only the first states comes last.

    exact   whether a number that is the other one rounded (12.8% for 12.77%) differs, too
    Entries are `different`, `missing` (only in the first) and `extra` (only in the second).
    """
    alike, notes = _alike(a, b, exact)
    left = _unpaired(a.figures, {first.start for first, _ in alike})
    right = _unpaired(b.figures, {second.start for _, second in alike})
    different = _paired_by_neighbours(left, right, alike, a, b)
    # A mention that was changed in one article finds its partner among those left over in the other; what finds none may repeat.
    repeated_left, left = _repetitions(left, [first for first, _ in alike], {first.start for first, _ in different})
    repeated_right, right = _repetitions(right, [second for _, second in alike], {second.start for _, second in different})
    entries = {y.start: Entry("different", x, y, size_of(x, y), turned(x, y)) for x, y in different}
    entries |= {figure.start: Entry("extra", None, figure) for figure in right if figure.start not in entries}
    ordered = [entries[start] for start in sorted(entries)]
    known = {first.start for first, _ in different}
    ordered += [Entry("missing", figure, None) for figure in left if figure.start not in known]
    paths = a.document.path, b.document.path
    for path, repeated in zip(paths, (repeated_left, repeated_right), strict=True):
        notes += [_once_more(path, figure) for figure in repeated]
    return Comparison(*paths, tuple(ordered), len(alike), tuple(notes))


def _alike(a: Article, b: Article, exact: bool) -> tuple[list[Pair], list[str]]:
    """Figures that say the same, each in one pair at most, and what should be known of pairs that are not written alike."""
    pairs: list[Pair] = []
    notes: list[str] = []
    fixed: list[Pair] = match(a, b) if a.lang == b.lang else []
    differing = [(first, second) for first, second in fixed if said_alike(first, second, exact) is None]
    # What has one name in both and another number is no match for some third figure with that number.
    kept_apart = {first.start for first, second in differing if _same_name(first, second)}
    apart_too = {second.start for first, second in differing if _same_name(first, second)}
    candidates = [pair for pair in fixed if pair not in differing]
    free_a = [figure for figure in a.figures if figure.start not in kept_apart]
    free_b = [figure for figure in b.figures if figure.start not in apart_too]
    used_a, used_b = set[int](), set[int]()
    for first, second in (*candidates, *_by_value(free_a, free_b, a, b, exact)):
        if first.start in used_a or second.start in used_b:
            continue
        used_a.add(first.start)
        used_b.add(second.start)
        pairs.append((first, second))
        notes += [_note(first, second, a, b, said) for said in said_alike(first, second, exact) or ()]
    return sorted(pairs, key=lambda pair: pair[0].start), notes


def _same_name(first: Figure, second: Figure) -> bool:
    is_named = folded(first.subject) == folded(second.subject) != ""
    return is_named and same_unit(first.quantity, second.quantity) and (first.change == "none") == (second.change == "none")


def _by_value(left: Sequence[Figure], right: Sequence[Figure], a: Article, b: Article, exact: bool) -> list[Pair]:
    """Pairs that say the same, the surest first: no reservation, then names in common, then the place in the order."""
    words_a, words_b = _words_around(left, a), _words_around(right, b)
    ranked = []
    for (i, first), (j, second) in product(enumerate(left), enumerate(right)):
        said = said_alike(first, second, exact)
        if said is not None:
            # The difference of the two places as shares of the length, without dividing.
            apart = abs(i * max(1, len(right)) - j * max(1, len(left)))
            ranked.append((len(said), -len(words_a[i] & words_b[j]), apart, i, j))
    return [(left[i], right[j]) for *_, i, j in sorted(ranked)]


def _words_around(figures: Sequence[Figure], article: Article) -> list[set[str]]:
    text = article.document.text
    return [set(_SHARED.findall(text[slice(*figure.sentence)])) - set(_SHARED.findall(figure.quote)) for figure in figures]


def _unpaired(figures: Sequence[Figure], paired: set[int]) -> list[Figure]:
    return [figure for figure in figures if figure.start not in paired]


def _repetitions(left: list[Figure], paired: Sequence[Figure], different: set[int]) -> tuple[list[Figure], list[Figure]]:
    """Which of the figures left over only say once more what is paired already, and which do not.

    One article may state in its headline what the other has in the text only.  A figure of another name is never passed over.
    """
    repeated = [figure for figure in left if figure.start not in different and _repeats(figure, paired)]
    return repeated, [figure for figure in left if figure not in repeated]


def _repeats(figure: Figure, paired: Sequence[Figure]) -> bool:
    return any(said_alike(figure, known) == () and _names_meet(figure, known) for known in paired)


def _names_meet(a: Figure, b: Figure) -> bool:
    first, second = folded(a.subject), folded(b.subject)
    return bool(first and second) and (first in second or second in first)


def _paired_by_neighbours(
    left: Sequence[Figure], right: Sequence[Figure], alike: Sequence[Pair], a: Article, b: Article
) -> list[Pair]:
    """What is left over on both sides, in pairs: figures of one sort, likest by what stands around them."""
    ranked = []
    for (i, first), (j, second) in product(enumerate(left), enumerate(right)):
        if _can_be(first, second):
            score = _neighbourly(first, second, alike, a, b)
            score -= 3 * _repeats(first, [x for x, _ in alike]) + 3 * _repeats(second, [y for _, y in alike])
            ranked.append((-score, abs(i - j), i, j))
    found: list[Pair] = []
    used_left, used_right = set[int](), set[int]()
    for score, _, i, j in sorted(ranked):
        if -score >= _ALIKE_ENOUGH and i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            found.append((left[i], right[j]))
    return found


def _can_be(a: Figure, b: Figure) -> bool:
    """Whether two figures can be one that was changed: of one sort, or with the same digits."""
    kinds = {a.quantity.kind, b.quantity.kind}
    alike = len(kinds) == 1 or kinds <= {"percent", "percentage_point"} or "range" in kinds
    return alike or _digits(a) == _digits(b)


def _neighbourly(first: Figure, second: Figure, alike: Sequence[Pair], a: Article, b: Article) -> int:
    score = 2 * (first.quantity.kind == second.quantity.kind) + 2 * same_unit(first.quantity, second.quantity)
    score += 2 * ((first.change == "none") == (second.change == "none")) + 2 * (_digits(first) == _digits(second))
    partner = {x.start: y.start for x, y in alike}
    for step in (-1, 1):
        mine, others = _beside(first, a, step), _beside(second, b, step)
        score += 2 * (mine is not None and others is not None and partner.get(mine.start) == others.start)
    if a.lang == b.lang:
        score += 2 * _names_meet(first, second)
    return score


def _beside(figure: Figure, article: Article, step: int) -> Figure | None:
    index = article.figures.index(figure) + step
    return article.figures[index] if 0 <= index < len(article.figures) else None


def _digits(figure: Figure) -> str:
    return "".join(sign for sign in f"{figure.quantity.low:f}" if sign.isdigit()).strip("0")


def _note(first: Figure, second: Figure, a: Article, b: Article, said: str) -> str:
    return say(
        "{place}: {second} is {first} of {first_place}: {said}",
        place=f"{b.document.path}:{second.line}:{second.column}",
        second=second.quote,
        first=first.quote,
        first_place=f"{a.document.path}:{first.line}",
        said=said,
    )


def _once_more(path: str, figure: Figure) -> str:
    place = f"{path}:{figure.line}:{figure.column}"
    return say("{place}: {figure} is stated there once more", place=place, figure=figure.quote)
