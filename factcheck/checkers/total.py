"""total: parts add up to the stated whole.

"1.2万", "3,400" and "560" make 16,000 (15,960 lies in the rounding of 1.6万): holds.  They do not make 1.8万: contradicted.
"""

from __future__ import annotations

from factcheck.checkers.formula import Formula
from factcheck.checkers.registry import Checker, Input, Outcome, checker
from factcheck.checkers.relation import as_expected, compare, in_one_unit, required, suffix_of, total
from factcheck.checkers.unit import Unit
from factcheck.model import Claim, Expectation
from factcheck.wording import say


@checker("total")
class Total(Checker):
    """total(a, b, …): the sum of its parts."""

    inputs = ("a", "b", "…")

    def check(self, claim: Claim, expect: Expectation | None, inputs: list[Input]) -> Outcome:
        """Compare the sum with the expectation."""
        expect = required(expect, "total", say("the stated whole"))
        formula, unit = self.amount(inputs)
        return compare(claim, expect, as_expected(formula, unit, expect, say("the total")), suffix=suffix_of(expect))

    def amount(self, inputs: list[Input]) -> tuple[Formula, Unit | None]:
        """The sum."""
        parts, unit = in_one_unit(inputs, "total")
        return total(parts), unit
