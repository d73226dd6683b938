"""same: two wordings of one figure.

same("11.5万通", "115,000通") holds.  same("三成", "36%") is contradicted: no value rounds to both.
"""

from __future__ import annotations

from factcheck.checkers.registry import Checker, Input, Outcome, checker
from factcheck.checkers.relation import in_one_unit
from factcheck.model import Claim, Expectation
from factcheck.wording import say


@checker("same")
class Same(Checker):
    """same(a, b): both can be the same value."""

    inputs = ("a", "b")
    needs_expect = False

    def check(self, claim: Claim, expect: Expectation | None, inputs: list[Input]) -> Outcome:
        """Whether the two intervals meet."""
        (a, b), _ = in_one_unit(inputs, "same")
        working = say("{a} stands for {a_interval}; {b} for {b_interval}", a=a, a_interval=a.interval, b=b, b_interval=b.interval)
        if a.interval.meets(b.interval):
            return Outcome(True, say("they can be one figure"), working)
        return Outcome(False, say("{a} and {b} are not the same figure", a=a, b=b), working)
