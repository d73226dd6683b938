"""per: an amount for each one of something, of another unit.

"1.2亿元" for "4,000户" is 30,000 yuan each: holds.  2万元 is contradicted.  "96人" in "300万人" is 3.2 per 100,000; where the
expectation does not say so itself, a third number does: per(deaths, people, 100000).
"""

from __future__ import annotations

from factcheck.checkers.formula import Formula
from factcheck.checkers.registry import Checker, Input, Outcome, checker
from factcheck.checkers.relation import as_expected, compare, required, suffix_of
from factcheck.checkers.unit import Unit
from factcheck.model import Claim, Expectation
from factcheck.wording import say


@checker("per")
class Per(Checker):
    """per(a, b) = a / b, in the unit of a for each b; per(a, b, n) for each n of b."""

    inputs = ("a", "b", "[n]")

    def check(self, claim: Claim, expect: Expectation | None, inputs: list[Input]) -> Outcome:
        """Compare a / b with the expectation."""
        expect = required(expect, "per", "3万元", "3.2 per 100,000")
        formula, unit = self.amount(inputs)
        if unit is not None and not unit.powers and inputs[0].unit is not None:
            # 3.2 people in 100,000 people: the expectation may name what is counted.
            unit = inputs[0].unit if expect.quantity is not None and expect.quantity.unit not in ("%", "x") and (
                not (expect.quantity.unit or "").startswith("per ")
            ) else unit
        return compare(claim, expect, as_expected(formula, unit, expect, f"{formula}"), suffix=suffix_of(expect))

    def amount(self, inputs: list[Input]) -> tuple[Formula, Unit | None]:
        """a / b, or a / b x n."""
        a, b, *rest = inputs
        formula = Formula.of(a) / b
        for n in rest:
            if n.unit is not None and n.unit.powers:
                raise ValueError(
                    say(
                        "per(a, b, n) wants a bare number as n, such as 100000; {name} is in {unit}",
                        name=n.name,
                        unit=n.unit.shown,
                    )
                )
            formula = formula * n
        return formula, None if a.unit is None and b.unit is None else (a.unit or Unit()).times(b.unit or Unit(), -1)
