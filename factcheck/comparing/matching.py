"""Matching: which figure of one article is which of another in the same language.

Sentences that say the same but for their figures come first; then what has the likest name, surroundings, unit, kind, value and
place in the order.  A figure that was changed is still the same figure.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from factcheck.figures import Article, folded, same_unit
from factcheck.model import Figure

_TOKEN = re.compile(r"[^\W_\d]+|[0-9]+|[\u3400-\u9fff]")
_CJK = re.compile(r"[\u3400-\u9fff]")
# Tokens on each side that count as the surroundings of a figure.
_NEAR = 10
# Pairs beyond this many are not looked at; an article has some hundred figures.
_MAX_PAIRS = 400_000
_LIKE_ENOUGH = 5.0
_NAMED_ENOUGH = 0.75

Pair = tuple[Figure, Figure]


@dataclass(frozen=True, slots=True)
class _Seen:
    """A figure with what it is recognised by."""

    figure: Figure
    subject: str
    before: tuple[str, ...]
    behind: tuple[str, ...]
    place: float


def match(old: Article, new: Article) -> list[Pair]:
    """The figures that are in both, in the order of the old article; each figure is in one pair at most."""
    pairs = _in_like_sentences(old, new)
    known_old, known_new = {a.start for a, _ in pairs}, {b.start for _, b in pairs}
    left = [seen for seen in _all_seen(old) if seen.figure.start not in known_old]
    right = [seen for seen in _all_seen(new) if seen.figure.start not in known_new]
    pairs += _likest(left, right)
    return sorted(pairs, key=lambda pair: pair[0].start)


def in_order(pairs: Sequence[Pair]) -> set[int]:
    """The starts of the old figures that kept their order: the longest run of pairs that rises on both sides."""
    tails: list[int] = []
    ends: list[int] = []
    previous: list[int] = []
    for index, (_, new) in enumerate(pairs):
        at = bisect_left(tails, new.start)
        previous.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(new.start)
            ends.append(index)
        else:
            tails[at] = new.start
            ends[at] = index
    kept: set[int] = set()
    index = ends[-1] if ends else -1
    while index >= 0:
        kept.add(pairs[index][0].start)
        index = previous[index]
    return kept


def _in_like_sentences(old: Article, new: Article) -> list[Pair]:
    left, right = _sentences(old), _sentences(new)
    matcher = SequenceMatcher(None, [words for words, _ in left], [words for words, _ in right], autojunk=False)
    return [
        pair
        for block in matcher.get_matching_blocks()
        for index in range(block.size)
        for pair in zip(left[block.a + index][1], right[block.b + index][1], strict=True)
    ]


def _sentences(article: Article) -> list[tuple[str, list[Figure]]]:
    """The sentences with figures: their words, each figure a blank, and the figures."""
    text = article.document.text
    found = []
    for (start, end), row in groupby(article.figures, key=lambda figure: figure.sentence):
        figures = list(row)
        words, at = "", start
        for figure in figures:
            words += text[at : figure.start] + "\0"
            at = figure.end
        found.append((folded(words + text[at : max(at, end)]), figures))
    return found


def _all_seen(article: Article) -> list[_Seen]:
    text, count = article.document.text, max(1, len(article.figures))
    return [
        _Seen(
            figure,
            folded(figure.subject),
            tuple(_TOKEN.findall(folded_words(text[max(0, figure.start - 80) : figure.start]))[-_NEAR:]),
            tuple(_TOKEN.findall(folded_words(text[figure.end : figure.end + 80]))[:_NEAR]),
            index / count,
        )
        for index, figure in enumerate(article.figures)
    ]


def folded_words(text: str) -> str:
    """Words in one width and case, still parted."""
    return " ".join(folded(word) for word in text.split())


def _likest(left: Sequence[_Seen], right: Sequence[_Seen]) -> list[Pair]:
    """Pairs of what is left, the likest first."""
    if len(left) * len(right) > _MAX_PAIRS:
        return []
    scored = [
        (score, i, j) for i, a in enumerate(left) for j, b in enumerate(right) if (score := _likeness(a, b)) >= _LIKE_ENOUGH
    ]
    found, used_left, used_right = [], set[int](), set[int]()
    for _, i, j in sorted(scored, key=lambda item: (-item[0], item[1], item[2])):
        if i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            found.append((left[i].figure, right[j].figure))
    return found


def _likeness(a: _Seen, b: _Seen) -> float:
    """How sure it is that two figures are one.  Likeness orders candidates; no value of an article is computed with it."""
    first, second = a.figure, b.figure
    same_value = (first.quantity.low, first.quantity.high) == (second.quantity.low, second.quantity.high)
    named = _ratio(a.subject, b.subject) if a.subject and b.subject else 0.0
    near = (_ratio(a.before, b.before) + _ratio(a.behind, b.behind)) / 2
    is_unit = same_unit(first.quantity, second.quantity)
    if not (is_unit and same_value) and named + near < _NAMED_ENOUGH:
        return 0.0
    return (
        4 * named
        + 3 * near
        + 2 * is_unit
        + (first.quantity.kind == second.quantity.kind)
        + ((first.change == "none") == (second.change == "none"))
        + 2.5 * same_value
        + (1 - abs(a.place - b.place))
    )


def _ratio(a: Sequence[str], b: Sequence[str]) -> float:
    if a == b:
        return 1.0 if a else 0.0
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() > 0.3 else 0.0
