"""share: a part is the stated share of a whole.

"412" of "1,630" is 25.3 %: holds as 25.3% and as 25%.  26% is contradicted (25.28).
"""

from __future__ import annotations

from factcheck.checkers.formula import Formula
from factcheck.checkers.registry import Checker, Input, Outcome, checker
from factcheck.checkers.relation import as_expected, compare, in_one_unit, required, suffix_of
from factcheck.checkers.unit import PERCENT, Unit
from factcheck.model import Claim, Expectation
from factcheck.wording import say


@checker("share")
class Share(Checker):
    """share(part, whole), in percent (三成 is 30%) or as a fraction (三分之一), as the expectation says."""

    inputs = ("part", "whole")

    def check(self, claim: Claim, expect: Expectation | None, inputs: list[Input]) -> Outcome:
        """Compare part / whole with the expectation."""
        expect = required(expect, "share", "25.3%", "三成")
        if expect.quantity is None or not (expect.quantity.unit == "%" or expect.quantity.kind == "ratio"):
            if expect.quantity is None:
                raise ValueError(say("a share is in percent or a fraction; {expected} is a direction", expected=expect.text))
            unit = expect.quantity.unit or say("no unit")
            raise ValueError(say("a share is in percent or a fraction; {expected} is in {unit}", expected=expect.text, unit=unit))
        formula, percent = self.amount(inputs)
        return compare(claim, expect, as_expected(formula, percent, expect, say("a share")), suffix=suffix_of(expect))

    def amount(self, inputs: list[Input]) -> tuple[Formula, Unit | None]:
        """The share in percent."""
        (part, whole), _ = in_one_unit(inputs, "share")
        return part / whole * 100, PERCENT
