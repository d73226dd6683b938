"""hundred: shares of a whole make 100 %.

"43%", "31%" and "26%" make 100: holds; so do "33.3%" three times, since each can be a little more.  "43%", "31%" and "20%" are
contradicted.
"""

from __future__ import annotations

from decimal import Decimal

from factcheck.checkers.formula import Formula
from factcheck.checkers.registry import Checker, Input, Outcome, checker
from factcheck.checkers.relation import coarse_notes, needs, total
from factcheck.checkers.tolerance import with_tolerance
from factcheck.checkers.wording import interval
from factcheck.model import Claim, Expectation, Interval, Quantity
from factcheck.wording import say

_HUNDRED = Quantity(Decimal(100), Decimal(100), "%", "percent", rounded=False)


@checker("hundred")
class Hundred(Checker):
    """hundred(a, b, …): the percentages make 100."""

    inputs = ("a", "b", "…")
    needs_expect = False

    def check(self, claim: Claim, expect: Expectation | None, inputs: list[Input]) -> Outcome:
        """Whether the sum can be 100, or come as near as the tolerance allows."""
        for item in inputs:
            if item.unit is not None and not item.unit.is_percent and (item.unit.powers or item.unit.counted):
                raise ValueError(say("hundred adds percentages; {name} is in {unit}", name=item.name, unit=item.unit.shown))
        formula = total(list(map(Formula.of, inputs)))
        whole = Interval.exactly(100)
        if claim.tolerance is not None:
            whole = with_tolerance(whole, _HUNDRED, claim.tolerance)
        come_to = interval(formula.interval, apart=whole)
        working = f"{formula} = {come_to}%"
        if formula.interval.meets(whole):
            return Outcome(
                True, say("they make 100%"), working, tuple(coarse_notes(formula.interval, whole)) if whole.width else ()
            )
        return Outcome(
            False,
            say("they make {interval}%, not 100%", interval=come_to),
            working,
            tuple(needs(formula, whole, "100%")),
        )
