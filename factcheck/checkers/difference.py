"""difference: a is larger than b by the stated amount.

"1,250" - "980" is 270: holds.  280 is contradicted: counts are exact.
"""

from __future__ import annotations

from factcheck.checkers.registry import Checker, Input, Outcome, checker
from factcheck.checkers.relation import compare, require_one_unit
from factcheck.model import Claim, Expectation


@checker("difference")
class Difference(Checker):
    """difference(a, b) = a - b."""

    inputs = ("a", "b")

    def check(self, claim: Claim, expect: Expectation | None, inputs: list[Input]) -> Outcome:
        """Compare a - b with the expectation."""
        if expect is None:
            raise ValueError('difference needs an "expect"')
        require_one_unit(inputs, "difference")
        a, b = inputs
        return compare(claim, expect, a.interval - b.interval, f"{a} - {b}")
