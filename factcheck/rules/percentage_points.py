"""FC107: percent is written where percentage points are meant.

Why: a rate that goes from 3% to 5% goes up by 2 percentage points, which is 67 percent; "up 2%" would be 3.06%.  Every style
book asks for the points.

Objects:  The jobless rate went up from 3% to 5%, an increase of 2%.
Passes:   The jobless rate went up from 3% to 5%, an increase of 2 percentage points.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from factcheck.figures import Article
from factcheck.rules._change import growth, points, rounded, stated
from factcheck.rules._doubt import fits
from factcheck.rules._levels import levels
from factcheck.rules._registry import Violation, rule
from factcheck.rules._sentences import sentences
from factcheck.wording import say


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
                said = f"{number}个百分点" if change.lang == "zh" else say("{number} percentage points", number=number)
                yield Violation.at(
                    change,
                    say(
                        "from {base} to {now} is {said}; in percent it would be {percent}%",
                        base=base.quote,
                        now=now.quote,
                        said=said,
                        percent=percent,
                    ),
                    expected=said,
                    working=say(
                        "{now} - {base} = {points} percentage points",
                        now=now.quote,
                        base=base.quote,
                        points=rounded(points(base, now, "rounded")),
                    ),
                    others=(base, now),
                )
