"""average: the mean of the figures.

"12", "15" and "21" average 16: holds.  17 is contradicted.
"""

from __future__ import annotations

from factcheck.checkers.registry import Checker, Input, Outcome, checker
from factcheck.checkers.relation import compare, joined, require_one_unit
from factcheck.model import Claim, Expectation, Interval


@checker("average")
class Average(Checker):
    """average(a, …): the sum by the number of its members."""

    inputs = ("a", "…")

    def check(self, claim: Claim, expect: Expectation | None, inputs: list[Input]) -> Outcome:
        """Compare the mean with the expectation."""
        if expect is None:
            raise ValueError('average needs an "expect"')
        require_one_unit(inputs, "average")
        result = Interval.exactly(0)
        for item in inputs:
            result = result + item.interval
        return compare(claim, expect, result / len(inputs), f"({joined(inputs, '+')}) / {len(inputs)}")
