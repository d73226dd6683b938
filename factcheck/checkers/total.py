"""total: parts add up to the stated whole.

"1.2万", "3,400" and "560" make 16,000 (15,960 lies in the rounding of 1.6万): holds.  They do not make 1.8万: contradicted.
"""

from __future__ import annotations

from factcheck.checkers.registry import Checker, Input, Outcome, checker
from factcheck.checkers.relation import compare, joined, require_one_unit
from factcheck.model import Claim, Expectation, Interval


@checker("total")
class Total(Checker):
    """total(a, b, …): the sum of its parts."""

    inputs = ("a", "b", "…")

    def check(self, claim: Claim, expect: Expectation | None, inputs: list[Input]) -> Outcome:
        """Compare the sum with the expectation."""
        if expect is None:
            raise ValueError('total needs an "expect": the stated whole')
        require_one_unit(inputs, "total")
        result = Interval.exactly(0)
        for part in inputs:
            result = result + part.interval
        return compare(claim, expect, result, joined(inputs, "+"))
