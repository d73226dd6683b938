"""ratio and times: a is the stated multiple of b.

"3.6万" is 3 times "1.2万": holds (2.84 to 3.17).  It is not 4 times: contradicted.
"""

from __future__ import annotations

from factcheck.checkers.formula import Formula
from factcheck.checkers.registry import Checker, Input, Outcome, checker
from factcheck.checkers.relation import as_expected, compare, in_one_unit, required, suffix_of
from factcheck.checkers.unit import Unit
from factcheck.model import Claim, Expectation
from factcheck.wording import say


@checker("ratio")
class Ratio(Checker):
    """ratio(a, b) = a / b, of figures of one unit; in percent where the expectation is."""

    inputs = ("a", "b")

    def check(self, claim: Claim, expect: Expectation | None, inputs: list[Input]) -> Outcome:
        """Compare a / b with the expectation."""
        expect = required(expect, self.name, "3倍", "2.5x")
        if expect.sense == "by":
            raise ValueError(
                say(
                    "{name}(a, b) is how many times as much a is; for {expect} write growth(base, now)",
                    name=self.name,
                    expect=expect.text,
                )
            )
        formula, unit = self.amount(inputs)
        if expect.quantity is not None and expect.quantity.unit == "%":
            formula = formula * 100
        elif expect.quantity is not None and expect.quantity.unit in ("pp", "bp"):
            raise ValueError(
                say("{name}(a, b) is a multiple; for {expect} write points(base, now)", name=self.name, expect=expect.text)
            )
        return compare(claim, expect, as_expected(formula, unit, expect, f"{formula}"), suffix=suffix_of(expect))

    def amount(self, inputs: list[Input]) -> tuple[Formula, Unit | None]:
        """a / b."""
        (a, b), unit = in_one_unit(inputs, self.name)
        return a / b, None if unit is None else Unit()


@checker("times")
class Times(Ratio):
    """times(a, b) = a / b, the same under the name that reads better with 倍 and x."""
