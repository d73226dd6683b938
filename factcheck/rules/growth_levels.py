"""FC105: a stated growth does not fit the two levels stated beside it.

Why: levels and growth come from different columns of a table; one wrong cell shows.  The growth must be possible for some values
that round (or were cut off) to the two levels; as a multiple, either reading of 倍 / times will do.

Objects:  营业收入由3.2亿元增至4.5亿元，增长35.2%。
Passes:   营业收入由3.2亿元增至4.5亿元，增长40.6%。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from factcheck.figures import Article
from factcheck.model import Figure
from factcheck.rules._change import growth, points, ratio, rounded, stated
from factcheck.rules._doubt import fits
from factcheck.rules._levels import levels
from factcheck.rules._registry import Violation, rule
from factcheck.rules._sentences import sentences
from factcheck.rules._words import says
from factcheck.wording import joined, say

_COUNTS_TIMES = re.compile(r"倍|times|fold|x$|[0-9]")


@rule("FC105", "growth-levels", summary="a growth does not fit the two levels stated beside it")
def growth_levels(article: Article) -> Iterator[Violation]:
    """Changes that the two levels beside them cannot make."""
    for sentence in sentences(article):
        if says("average", sentence.lang, sentence.words):
            continue
        for base, now, change in levels(sentence):
            if change is not None and (violation := _misfit(base, now, change)) is not None:
                yield violation


def _misfit(base: Figure, now: Figure, change: Figure) -> Violation | None:
    unit, said = change.quantity.unit, stated(change)
    of_rates = base.quantity.kind == "percent"
    difference = partial(points, base, now)
    relative = partial(growth, base, now)
    multiple = partial(ratio, base, now)
    try:
        if unit == "pp":
            if not of_rates or fits(difference, said):
                return None
            result, working = difference("rounded"), f"{now.quote} - {base.quote}"
        elif unit == "x":
            # Either reading of 倍 will do; words such as 翻番 are FC111's business.
            if not _COUNTS_TIMES.search(change.quote) or change.change == "down":
                return None
            if fits(multiple, said) or fits(multiple, said + 1):
                return None
            result, working = multiple("rounded"), f"{now.quote} / {base.quote}"
        else:
            # Points written as percent are FC107's business.
            if fits(relative, said) or (of_rates and fits(difference, said)):
                return None
            result, working = relative("rounded"), f"({now.quote} / {base.quote} - 1) x 100"
    except ZeroDivisionError:
        return None
    change_is = _in_unit(rounded(result), unit)
    stated_as = {"change": change.quote, "base": base.quote, "now": now.quote, "right": change_is}
    return Violation.at(
        change,
        say("{change} does not fit: from {base} to {now} is {right}", **stated_as),
        expected=change_is,
        working=joined(" = ", [working, change_is]),
        others=(base, now),
    )


def _in_unit(number: str, unit: str | None) -> str:
    if unit == "%":
        return joined("", [number, "%"])
    return say("{number} points", number=number) if unit == "pp" else say("{number} times", number=number)
