"""ratio and times: a is the stated multiple of b.

"3.6万" is 3 times "1.2万": holds (2.88 to 3.13).  It is not 4 times: contradicted.
"""

from __future__ import annotations

from factcheck.checkers.registry import Checker, Input, Outcome, checker
from factcheck.checkers.relation import compare, require_one_unit
from factcheck.model import Claim, Expectation


@checker("ratio")
class Ratio(Checker):
    """ratio(a, b) = a / b, of figures of one unit."""

    inputs = ("a", "b")

    def check(self, claim: Claim, expect: Expectation | None, inputs: list[Input]) -> Outcome:
        """Compare a / b with the expectation."""
        if expect is None:
            raise ValueError(f'{self.name} needs an "expect", such as 3倍 or 2.5x')
        require_one_unit(inputs, self.name)
        a, b = inputs
        return compare(claim, expect, a.interval / b.interval, f"{a} / {b}")


@checker("times")
class Times(Ratio):
    """times(a, b) = a / b, the same under the name that reads better with 倍 and x."""
