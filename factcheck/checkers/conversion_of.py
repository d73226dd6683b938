"""convert: the same amount in another unit, or in another currency at a rate that the claim names.

"42.195公里" is 26.2 miles: holds; 28 miles is contradicted.  "$3.4 billion" at 7.1 is 24.14 billion yuan: holds for 241亿元;
without the rate it is an error, since no rate is ever assumed.
"""

from __future__ import annotations

from factcheck.checkers.formula import Formula
from factcheck.checkers.registry import Checker, Input, Outcome, checker
from factcheck.checkers.relation import as_expected, compare, required, suffix_of
from factcheck.checkers.unit import Unit, same, unit_of
from factcheck.model import Claim, Expectation
from factcheck.wording import say


@checker("convert")
class Convert(Checker):
    """convert(a), to the expectation's unit of measure; convert(a, rate), at a rate that the claim names."""

    inputs = ("a", "[rate]")

    def check(self, claim: Claim, expect: Expectation | None, inputs: list[Input]) -> Outcome:
        """Compare the converted amount with the expectation."""
        expect = required(expect, "convert", "26.2 miles", "241亿元")
        if expect.quantity is None or expect.quantity.unit is None:
            raise ValueError(say('convert needs an "expect" with a unit; found {expect}', expect=expect.text))
        a, *rate = inputs
        if a.unit is None or not a.unit.powers:
            raise ValueError(say("convert needs an amount with a unit; {a} has none", a=a.name))
        target, _ = unit_of(expect.quantity)
        if rate:
            formula = _at_rate(a, rate[0], target)
            return compare(claim, expect, as_expected(formula, target, expect, say("the amount")), suffix=suffix_of(expect))
        if a.unit.of_sort("money") != target.of_sort("money"):
            raise ValueError(
                say(
                    "{unit} to {target} needs a rate; write convert({name}, rate), such as convert({name}, 7.1)",
                    unit=a.unit.shown,
                    target=target.shown,
                    name=a.name,
                )
            )
        return compare(claim, expect, as_expected(Formula.of(a), a.unit, expect, a.name), suffix=suffix_of(expect))


def _at_rate(a: Input, rate: Input, target: Unit) -> Formula:
    """a times the rate: so much of the target for each one of a's unit; a rate in a's own unit is for each one of the target."""
    assert a.unit is not None
    if rate.unit is None or not rate.unit.powers or same(rate.unit, target) or same(rate.unit, target.times(a.unit, -1)):
        return Formula.of(a) * rate
    if same(rate.unit, a.unit) or same(rate.unit, a.unit.times(target, -1)):
        return Formula.of(a) / rate
    raise ValueError(
        say(
            "a rate from {unit} to {target} is in {target} or {unit}; {rate} is in {rate_unit}",
            unit=a.unit.shown,
            target=target.shown,
            rate=rate.name,
            rate_unit=rate.unit.shown,
        )
    )
