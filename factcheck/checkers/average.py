"""average: the mean of the figures.

"12", "15" and "21" average 16: holds.  17 is contradicted.
"""

from __future__ import annotations

from factcheck.checkers.formula import Formula
from factcheck.checkers.registry import Checker, Input, Outcome, checker
from factcheck.checkers.relation import as_expected, compare, in_one_unit, required, suffix_of, total
from factcheck.checkers.unit import Unit
from factcheck.model import Claim, Expectation
from factcheck.wording import say


@checker("average")
class Average(Checker):
    """average(a, …): the sum by the number of its members."""

    inputs = ("a", "…")

    def check(self, claim: Claim, expect: Expectation | None, inputs: list[Input]) -> Outcome:
        """Compare the mean with the expectation."""
        expect = required(expect, "average", "16", "3.4万元")
        formula, unit = self.amount(inputs)
        return compare(claim, expect, as_expected(formula, unit, expect, say("the average")), suffix=suffix_of(expect))

    def amount(self, inputs: list[Input]) -> tuple[Formula, Unit | None]:
        """The mean."""
        parts, unit = in_one_unit(inputs, "average")
        return total(parts) / len(parts), unit
