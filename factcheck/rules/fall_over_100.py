"""FC108: a fall of more than 100 %, or by a multiple.

Why: what has fallen by 100 % is gone.  A fall of 150 % or 降低3倍 has its base and its new level swapped, or is a rise.  What
can be negative (a profit, a balance, a rate of growth) can fall further, and is passed over.

Objects:  Attendance fell by 120%.        成本降低了3倍。
Passes:   The firm's profit fell by 120%.  成本降低了75%。
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.figures import Article
from factcheck.rules._registry import Violation, rule
from factcheck.rules._sentences import sentences
from factcheck.rules._words import says
from factcheck.wording import say


@rule("FC108", "fall-over-100", summary="a fall of more than 100 %, or by a multiple")
def fall_over_100(article: Article) -> Iterator[Violation]:
    """Falls that leave less than nothing."""
    for sentence in sentences(article):
        if says("signed", sentence.lang, sentence.words):
            continue
        for figure in sentence.figures:
            quantity = figure.quantity
            if figure.change != "down" or figure.sense != "by" or quantity.is_range:
                continue
            if quantity.unit == "%" and quantity.low > 100 and not figure.quote[-1].isdigit():
                problem = say("a fall of {figure}: nothing can fall by more than 100 %", figure=figure.quote)
                yield Violation.at(figure, problem, expected=say("at most 100 %"))
            elif quantity.unit == "x" and quantity.low >= 1 and sentence.lang == "zh":
                yield Violation.at(
                    figure,
                    say(
                        "a fall by {figure}: a multiple cannot be taken away; say by how many percent, or to what part",
                        figure=figure.quote,
                    ),
                    expected="百分比，或几分之几",
                )
