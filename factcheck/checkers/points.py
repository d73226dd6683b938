"""points: a percentage moved from `base` to `now` by the stated percentage points.

From 61.4% to 63.5% is up 2.1 percentage points: holds.  Up 3.4 points is contradicted (it is 3.4 percent).
"""

from __future__ import annotations

from factcheck.checkers.formula import Formula
from factcheck.checkers.registry import Checker, Input, Outcome, checker
from factcheck.checkers.relation import as_expected, compare, expected_interval, required, suffix_of
from factcheck.checkers.unit import PERCENT, Unit
from factcheck.model import Claim, Expectation
from factcheck.wording import say


@checker("points")
class Points(Checker):
    """points(base, now) = now - base, in percentage points or basis points."""

    inputs = ("base", "now")

    def check(self, claim: Claim, expect: Expectation | None, inputs: list[Input]) -> Outcome:
        """Compare now - base with the expectation."""
        expect = required(expect, "points", "up 2.1 percentage points")
        formula, unit = self.amount(inputs)
        if expect.quantity is None or expect.quantity.unit in ("pp", "bp"):
            return compare(claim, expect, as_expected(formula, unit, expect, say("the change")), suffix=suffix_of(expect))
        hint = ""
        base, now = inputs
        if expect.quantity.unit == "%" and not base.interval.contains(0):
            percent = (Formula.of(now) / base - 1) * 100
            hint = (
                say("; in percent it is {interval}", interval=percent.interval)
                if percent.interval.meets(expected_interval(expect, claim))
                else ""
            )
        raise ValueError(
            say(
                "points is in percentage points; {expected} is in {unit}{hint}",
                expected=expect.text,
                unit=expect.quantity.unit or say("no unit"),
                hint=hint,
            )
        )

    def amount(self, inputs: list[Input]) -> tuple[Formula, Unit | None]:
        """now - base."""
        for item in inputs:
            if item.unit is not None and not item.unit.is_percent:
                raise ValueError(say("points relates two percentages; {name} is in {unit}", name=item.name, unit=item.unit.shown))
        base, now = inputs
        return Formula.of(now) - base, PERCENT
