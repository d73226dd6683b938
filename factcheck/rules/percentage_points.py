"""FC107: percent is written where percentage points are meant.

Why: a rate that goes from 3% to 5% goes up by 2 percentage points, which is 67 percent; "up 2%" would be 3.06%.  Every style
book asks for the points.

Objects:  The jobless rate went up from 3% to 5%, an increase of 2%.
Passes:   The jobless rate went up from 3% to 5%, an increase of 2 percentage points.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from factcheck.checkers import Article
from factcheck.rules._change import growth, points, rounded, stated
from factcheck.rules._doubt import fits
from factcheck.rules._levels import levels
from factcheck.rules._registry import Violation, rule
from factcheck.rules._sentences import sentences


@rule("FC107", "percentage-points", summary="percent is written where percentage points are meant")
def percentage_points(article: Article) -> Iterator[Violation]:
    """Changes of a rate that fit its two levels in points only."""
    for sentence in sentences(article):
        for base, now, change in levels(sentence):
            if change is None or change.quantity.unit != "%" or base.quantity.kind != "percent":
                continue
            said_change = stated(change)
            if fits(partial(points, base, now), said_change) and not fits(partial(growth, base, now), said_change):
                percent = rounded(growth(base, now, "rounded"))
                number = change.quote.rstrip("%％ ").removesuffix("percent").strip()
                said = f"{number}个百分点" if change.lang == "zh" else f"{number} percentage points"
                yield Violation.at(
                    change,
                    f"from {base.quote} to {now.quote} is {said}; in percent it would be {percent}%",
                    expected=said,
                    working=f"{now.quote} - {base.quote} = {rounded(points(base, now, 'rounded'))} percentage points",
                    others=(base, now),
                )
