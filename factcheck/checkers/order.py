"""order: the figures stand in the stated order.

order("5.1亿元" > "4.48亿元") holds.  order("12%" > "13%") is contradicted: no values that round to them stand so.
"""

from __future__ import annotations

from itertools import pairwise

from factcheck.checkers.registry import Checker, Input, Outcome, checker
from factcheck.checkers.relation import in_one_unit
from factcheck.model import Claim, Expectation, Interval
from factcheck.wording import say


@checker("order")
class Order(Checker):
    """order(a > b > c): each is larger than the next."""

    inputs = ("a", "b", "…")
    needs_expect = False

    def check(self, claim: Claim, expect: Expectation | None, inputs: list[Input]) -> Outcome:
        """Whether there are values that round to the figures and stand in this order."""
        levels, _ = in_one_unit(inputs, "order")
        working = " > ".join(f"{item} {item.interval}" for item in levels)
        notes: tuple[str, ...] = ()
        for index, (larger, smaller) in enumerate(pairwise(levels)):
            # What every later one must stay below comes from all that stand before it.
            room = lowest_high([item.interval for item in levels[: index + 1]])
            if not can_exceed(room, smaller.interval):
                before = min(levels[: index + 1], key=lambda item: _high(item.interval))
                return Outcome(False, say("{one} is not more than {other}", one=str(before), other=str(smaller)), working)
            if larger.interval.meets(smaller.interval):
                notes = (*notes, say("{one} and {other} can round to the same value", one=str(larger), other=str(smaller)))
        return Outcome(True, say("the order holds"), working, notes)


def lowest_high(intervals: list[Interval]) -> Interval:
    """The interval that ends first."""
    return min(intervals, key=_high)


def can_exceed(a: Interval, b: Interval) -> bool:
    """Whether some value of `a` is larger than some value of `b`."""
    return a.high is None or b.low is None or a.high > b.low


def _high(interval: Interval) -> tuple[bool, object]:
    return (interval.high is None, interval.high or 0)
