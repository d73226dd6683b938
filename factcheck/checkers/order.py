"""order: the figures stand in the stated order.

order("5.1亿元" > "4.48亿元") holds.  order("12%" > "13%") is contradicted: no values that round to them stand so.
"""

from __future__ import annotations

from factcheck.checkers.registry import Checker, Input, Outcome, checker
from factcheck.checkers.relation import require_one_unit
from factcheck.model import Claim, Expectation


@checker("order")
class Order(Checker):
    """order(a > b > c): each is larger than the next."""

    inputs = ("a", "b", "…")

    def check(self, claim: Claim, expect: Expectation | None, inputs: list[Input]) -> Outcome:
        """Whether every figure can be larger than the one behind it."""
        require_one_unit(inputs, "order")
        working = " > ".join(f"{item} {item.interval}" for item in inputs)
        notes: tuple[str, ...] = ()
        for larger, smaller in zip(inputs, inputs[1:], strict=False):
            high, low = larger.interval.high, smaller.interval.low
            if high is not None and low is not None and high <= low:
                return Outcome(False, f"{larger} is not more than {smaller}", working)
            if larger.interval.meets(smaller.interval):
                notes = (*notes, f"{larger} and {smaller} can round to the same value")
        return Outcome(True, "the order holds", working, notes)
