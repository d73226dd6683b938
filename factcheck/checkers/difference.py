"""difference: a is larger than b by the stated amount.

"1,250" - "980" is 270: holds.  280 is contradicted: counts are exact.
"""

from __future__ import annotations

from factcheck.checkers.formula import Formula
from factcheck.checkers.registry import Checker, Input, Outcome, checker
from factcheck.checkers.relation import as_expected, compare, in_one_unit, required, suffix_of
from factcheck.checkers.unit import Unit
from factcheck.model import Claim, Expectation
from factcheck.wording import say


@checker("difference")
class Difference(Checker):
    """difference(a, b) = a - b."""

    inputs = ("a", "b")

    def check(self, claim: Claim, expect: Expectation | None, inputs: list[Input]) -> Outcome:
        """Compare a - b with the expectation."""
        expect = required(expect, "difference", "270", "减少1.2万人")
        formula, unit = self.amount(inputs)
        return compare(claim, expect, as_expected(formula, unit, expect, say("the difference")), suffix=suffix_of(expect))

    def amount(self, inputs: list[Input]) -> tuple[Formula, Unit | None]:
        """a - b."""
        (a, b), unit = in_one_unit(inputs, "difference")
        return a - b, unit
