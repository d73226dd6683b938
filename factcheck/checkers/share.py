"""share: a part is the stated share of a whole.

"412" of "1,630" is 25.3 %: holds as 25.3% and as 25%.  26% is contradicted (25.28).
"""

from __future__ import annotations

from factcheck.checkers.formula import Formula
from factcheck.checkers.registry import Checker, Input, Outcome, checker
from factcheck.checkers.relation import as_expected, compare, in_one_unit, required, suffix_of
from factcheck.checkers.unit import PERCENT, Unit
from factcheck.model import Claim, Expectation


@checker("share")
class Share(Checker):
    """share(part, whole), in percent (三成 is 30%) or as a fraction (三分之一), as the expectation says."""

    inputs = ("part", "whole")

    def check(self, claim: Claim, expect: Expectation | None, inputs: list[Input]) -> Outcome:
        """Compare part / whole with the expectation."""
        expect = required(expect, "share", "25.3% or 三成")
        if expect.quantity is None or not (expect.quantity.unit == "%" or expect.quantity.kind == "ratio"):
            stated = "a direction" if expect.quantity is None else f"in {expect.quantity.unit or expect.quantity.kind}"
            raise ValueError(f"a share is in percent or a fraction; {expect.text} is {stated}")
        formula, unit = self.amount(inputs)
        return compare(claim, expect, as_expected(formula, unit, expect, "a share"), suffix=suffix_of(expect))

    def amount(self, inputs: list[Input]) -> tuple[Formula, Unit | None]:
        """The share in percent."""
        (part, whole), _ = in_one_unit(inputs, "share")
        return part / whole * 100, Unit({PERCENT: 1}, {PERCENT: "percent"})
