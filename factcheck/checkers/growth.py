"""growth: a level grew from `base` to `now` by the stated amount.

Holds when the stated change can be the rounded value of now / base - 1 for some values that round to the two levels as
written.  12.77 % down from 4,120 to 3,594 holds; down to 3,700 it is contradicted (10.2 %).  As a multiple, 增长4.5倍 and
"a 4.5x increase" mean now / base - 1 (the strict reading); 增长到4.5倍 and "4.5 times as many" mean now / base.
"""

from __future__ import annotations

from dataclasses import replace

from factcheck.checkers.registry import Checker, Input, Outcome, checker
from factcheck.checkers.relation import compare, expected_interval, require_one_unit
from factcheck.model import Claim, Expectation, Interval


@checker("growth")
class Growth(Checker):
    """growth(base, now), in percent or as a multiple, as the expectation says."""

    inputs = ("base", "now")

    def check(self, claim: Claim, expect: Expectation | None, inputs: list[Input]) -> Outcome:
        """Compare now / base - 1 with the expectation."""
        if expect is None:
            raise ValueError('growth needs an "expect", such as down 12.77% or 增长4.5倍')
        base, now = inputs
        require_one_unit(inputs, "growth")
        ratio = now.interval / base.interval
        unit = expect.quantity.unit if expect.quantity is not None else "%"
        if unit == "pp":
            raise ValueError("growth is in percent or a multiple; for percentage points write points(base, now)")
        if unit == "x":
            return _multiple(claim, expect, ratio, f"{now} / {base}")
        if unit not in ("%", None):
            raise ValueError(f"growth is in percent or a multiple; {expect.text} is in {unit}")
        return compare(claim, expect, (ratio - 1).as_percent(), f"({now} / {base} - 1) x 100", unit="%" if unit else "")


def _multiple(claim: Claim, expect: Expectation, ratio: Interval, working: str) -> Outcome:
    by = expect.sense != "to" and expect.sense != "of" and expect.change != "none"
    strict = compare(claim, expect, ratio - 1, f"{working} - 1") if by else compare(claim, expect, ratio, working)
    other = ratio if by else ratio - 1
    would_hold = other.meets(expected_interval(replace(expect), claim))
    reading = "增加到 / times as much" if by else "增加 / times more"
    if strict.holds or not would_hold:
        return strict
    if claim.multiples == "loose":
        return replace(strict, holds=True, message="it fits in the loose reading", notes=(f"only read as {reading} ({other})",))
    return replace(strict, notes=(*strict.notes, f"Read as {reading} it would hold ({other})."))
