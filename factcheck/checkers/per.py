"""per: an amount for each one of something, of another unit.

"1.2亿元" for "4,000户" is 30,000 yuan each: holds.  2万元 is contradicted.
"""

from __future__ import annotations

from factcheck.checkers.registry import Checker, Input, Outcome, checker
from factcheck.checkers.relation import compare
from factcheck.model import Claim, Expectation


@checker("per")
class Per(Checker):
    """per(a, b) = a / b, in the unit of a for each b."""

    inputs = ("a", "b")

    def check(self, claim: Claim, expect: Expectation | None, inputs: list[Input]) -> Outcome:
        """Compare a / b with the expectation."""
        if expect is None:
            raise ValueError('per needs an "expect"')
        a, b = inputs
        return compare(claim, expect, a.interval / b.interval, f"{a} / {b}")
