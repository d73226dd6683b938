"""growth: a level grew from `base` to `now` by the stated amount.

Holds when the stated change can be the rounded value of now / base - 1 for some values that round to the two levels as
written.  12.77 % down from 4,120 to 3,594 holds; down to 3,700 it is contradicted (10.2 %).  As a multiple, 增长4.5倍 and
"a 4.5x increase" mean now / base - 1 (the strict reading); 增长到4.5倍 and "4.5 times as many" mean now / base.
"""

from __future__ import annotations

from dataclasses import replace

from factcheck.checkers.formula import Formula
from factcheck.checkers.registry import Checker, Input, Outcome, checker
from factcheck.checkers.relation import compare, expected_interval, in_one_unit, required
from factcheck.checkers.unit import PERCENT, Unit
from factcheck.model import Claim, Expectation
from factcheck.wording import say


@checker("growth")
class Growth(Checker):
    """growth(base, now), in percent or as a multiple, as the expectation says."""

    inputs = ("base", "now")

    def check(self, claim: Claim, expect: Expectation | None, inputs: list[Input]) -> Outcome:
        """Compare now / base - 1 with the expectation."""
        expect = required(expect, "growth", "down 12.77%", "增长4.5倍")
        (base, now), _ = in_one_unit(inputs, "growth")
        if base.interval.high is not None and base.interval.high < 0:
            raise ValueError(
                say("{base} is negative, and growth from below zero has no rate; write difference(now, base)", base=base)
            )
        if expect.quantity is None:
            return compare(claim, expect, now - base)
        unit = expect.quantity.unit
        if unit in ("pp", "bp"):
            raise ValueError(say("growth is in percent or a multiple; for {expect} write points(base, now)", expect=expect.text))
        if unit == "x":
            return _multiple(claim, expect, now / base)
        if unit != "%":
            hint = say("; for the amount write difference(now, base)") if unit or expect.change else ""
            found = unit or say("no unit")
            raise ValueError(
                say(
                    "growth is in percent or a multiple; {expected} is in {unit}{hint}",
                    expected=expect.text,
                    unit=found,
                    hint=hint,
                )
            )
        if expect.sense == "to":
            return compare(claim, expect, now / base * 100, suffix="%")
        return compare(claim, expect, (now / base - 1) * 100, suffix="%")

    def amount(self, inputs: list[Input]) -> tuple[Formula, Unit | None]:
        """The growth in percent."""
        (base, now), _ = in_one_unit(inputs, "growth")
        return (now / base - 1) * 100, PERCENT


def _multiple(claim: Claim, expect: Expectation, ratio: Formula) -> Outcome:
    by = expect.sense == "by" or (expect.sense is None and expect.change in ("up", "down"))
    as_read, other = (ratio - 1, ratio) if by else (ratio, ratio - 1)
    strict = compare(claim, expect, as_read)
    if strict.holds or not other.interval.meets(expected_interval(expect, claim)):
        return strict
    reading = say("增加到 / times as much") if by else say("增加 / times more")
    if claim.multiples == "loose":
        note = say("only read as {reading} ({interval})", reading=reading, interval=other.interval)
        return replace(strict, holds=True, message=say("it fits in the loose reading"), notes=(note,))
    return replace(
        strict,
        notes=(say("Read as {reading} it would hold ({interval}).", reading=reading, interval=other.interval), *strict.notes),
    )
