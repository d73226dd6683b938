"""FC114: a magnitude word that does not fit its siblings: 亿 for 万, billion for million.

Why: of the figures of one list, one is ten thousand (a thousand) times smaller or greater than all the others, and would stand
among them with another magnitude word.  Off by default: lists of unlike things are common.

Objects:  第一产业增加值1.2万亿元，第二产业3.4万亿元，第三产业5.6亿元。
Passes:   第一产业增加值0.2万亿元，第二产业3.4万亿元，第三产业5.6万亿元。
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from factcheck.figures import Article
from factcheck.model import Figure
from factcheck.rules._registry import Violation, rule
from factcheck.rules._sentences import sentences
from factcheck.wording import say

_STEP = {"zh": 10_000, "en": 1_000}
_SIBLINGS = 3
# The others must lie close together for one to stand out.
_SPREAD = 20


@rule(
    "FC114",
    "magnitude-slip",
    summary="a magnitude word that does not fit its siblings (亿 for 万, billion for million)",
    severity="warning",
    default=False,
)
def magnitude_slip(article: Article) -> Iterator[Violation]:
    """Figures that would stand among their siblings with another magnitude word."""
    for sentence in sentences(article):
        by_unit: dict[str | None, list[Figure]] = {}
        for figure in sentence.figures:
            if figure.quantity.kind in ("money", "count", "measure") and figure.change == "none" and figure.quantity.low > 0:
                by_unit.setdefault(figure.quantity.unit, []).append(figure)
        for siblings in by_unit.values():
            if len(siblings) >= _SIBLINGS and (odd := _odd_one(siblings, _STEP.get(sentence.lang, 1_000))) is not None:
                others = tuple(figure for figure in siblings if figure is not odd)
                yield Violation.at(
                    odd,
                    say(
                        "{odd} stands out among {names}: is the magnitude word right?",
                        odd=odd.quote,
                        names=", ".join(figure.quote for figure in others),
                    ),
                    others=others,
                )


def _odd_one(siblings: list[Figure], step: int) -> Figure | None:
    for odd in siblings:
        others = [Fraction(figure.quantity.low) for figure in siblings if figure is not odd]
        low, high = min(others), max(others)
        value = Fraction(odd.quantity.low)
        if high > low * _SPREAD:
            continue
        for scaled in (value * step, value / step):
            if low / 3 <= scaled <= high * 3 and not low / 50 <= value <= high * 50:
                return odd
    return None
