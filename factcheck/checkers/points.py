"""points: a percentage moved from `base` to `now` by the stated percentage points.

From 61.4% to 63.5% is up 2.1 percentage points: holds.  Up 3.4 points is contradicted (it is 3.4 percent).
"""

from __future__ import annotations

from factcheck.checkers.registry import Checker, Input, Outcome, checker
from factcheck.checkers.relation import compare, expected_interval
from factcheck.model import Claim, Expectation


@checker("points")
class Points(Checker):
    """points(base, now) = now - base, in percentage points."""

    inputs = ("base", "now")

    def check(self, claim: Claim, expect: Expectation | None, inputs: list[Input]) -> Outcome:
        """Compare now - base with the expectation."""
        if expect is None or expect.quantity is None:
            raise ValueError('points needs an "expect", such as up 2.1 percentage points')
        for item in inputs:
            if item.quantity is not None and item.quantity.unit != "%":
                raise ValueError(f"points relates two percentages; {item.name} is in {item.quantity.unit or item.quantity.kind}")
        base, now = inputs
        change = now.interval - base.interval
        unit = expect.quantity.unit
        if unit == "bp":
            return compare(claim, expect, change * 100, f"({now} - {base}) x 100", unit=" bp")
        if unit == "pp":
            return compare(claim, expect, change, f"{now} - {base}", unit=" points")
        percent = (now.interval / base.interval - 1).as_percent()
        hint = f"; in percent it would be {percent}" if percent.meets(expected_interval(expect, claim)) else ""
        raise ValueError(f"points is in percentage points; {expect.text} is in {unit or expect.quantity.kind}{hint}")
