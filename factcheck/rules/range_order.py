"""FC109: a range the wrong way round.

Why: 30至20 and "between 50 and 30" have two digits or two words swapped, or one of the ends is wrong.

Objects:  气温在30至20摄氏度之间。   between 50% and 30% of voters
Passes:   气温在20至30摄氏度之间。   down from 50% to 30%
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.figures import Article, same_unit
from factcheck.rules._registry import Violation, rule
from factcheck.rules._sentences import Sentence, sentences
from factcheck.wording import say

_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_KINDS = frozenset({"percent", "money", "measure", "percentage_point"})


@rule("FC109", "range-order", summary="a range the wrong way round")
def range_order(article: Article) -> Iterator[Violation]:
    """Ranges whose first end is the greater one."""
    for sentence in sentences(article):
        for index, figure in enumerate(sentence.figures):
            quantity = figure.quantity
            if quantity.kind == "range" and quantity.low > quantity.high >= 0 and quantity.unit is not None:
                yield Violation.at(
                    figure,
                    say("the range runs from {low:f} down to {high:f}", low=quantity.low, high=quantity.high),
                    expected=say("{low} to {high}", low=f"{quantity.high:f}", high=f"{quantity.low:f}"),
                )
            elif index and _runs_down(sentence, index):
                first = sentence.figures[index - 1]
                ends = {"first": first.quote, "second": figure.quote}
                yield Violation.at(
                    figure, say("between {first} and {second}: the greater end stands first", **ends), others=(first,),
                    expected=say("between {first} and {second}", first=figure.quote, second=first.quote),
                )  # fmt: skip


def _runs_down(sentence: Sentence, index: int) -> bool:
    first, second = sentence.figures[index - 1], sentence.figures[index]
    if not (_AND.fullmatch(sentence.before(index)) and _BETWEEN.search(sentence.before(index - 1))):
        return False
    kind = first.quantity.kind
    return kind in _KINDS and same_unit(first.quantity, second.quantity) and first.quantity.low > second.quantity.low
