"""FC112: 增加3倍 or "three times more" fits its levels only when it is read as "to three times".

Why: 增加3倍 says that three times as much was added, to four times; 增加到3倍 and "three times as many" say three times.  The
levels show which was meant.  Off by default: many writers and readers use the loose reading.

Objects:  产量增加了3倍，从100吨增加到300吨。
Passes:   产量增加了2倍，从100吨增加到300吨。
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.figures import Article
from factcheck.rules._change import ratio, rounded, stated
from factcheck.rules._levels import levels
from factcheck.rules._registry import Violation, rule
from factcheck.rules._sentences import sentences
from factcheck.wording import joined, say


@rule(
    "FC112",
    "multiple-reading",
    summary='增加3倍 ("three times more") fits its levels only as 增加到3倍 ("three times as much")',
    severity="warning",
    default=False,
)
def multiple_reading(article: Article) -> Iterator[Violation]:
    """Multiples of increase that the levels contradict in the strict reading, and bear out in the loose one."""
    for sentence in sentences(article):
        for base, now, change in levels(sentence):
            if change is None or change.quantity.unit != "x" or change.change != "up" or change.sense == "to":
                continue
            result = ratio(base, now, "rounded")
            if result.meets(stated(change)) and not (result - 1).meets(stated(change)):
                yield Violation.at(
                    change,
                    say(
                        "from {base} to {now} is {times} times as much, {more} times more",
                        base=base.quote,
                        now=now.quote,
                        times=rounded(result),
                        more=rounded(result - 1),
                    ),
                    expected=say("{times} times", times=rounded(result - 1)),
                    working=joined(" = ", [f"{now.quote} / {base.quote}", rounded(result)]),
                    others=(base, now),
                )
