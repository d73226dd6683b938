"""share: a part is the stated share of a whole.

"412" of "1,630" is 25.3 %: holds as 25.3% and as 25%.  26% is contradicted (25.28).
"""

from __future__ import annotations

from factcheck.checkers.registry import Checker, Input, Outcome, checker
from factcheck.checkers.relation import compare, require_one_unit
from factcheck.model import Claim, Expectation


@checker("share")
class Share(Checker):
    """share(part, whole), in percent or as a fraction, as the expectation says."""

    inputs = ("part", "whole")

    def check(self, claim: Claim, expect: Expectation | None, inputs: list[Input]) -> Outcome:
        """Compare part / whole with the expectation."""
        if expect is None or expect.quantity is None:
            raise ValueError('share needs an "expect", such as 25.3% or 三成')
        require_one_unit(inputs, "share")
        part, whole = inputs
        share = part.interval / whole.interval
        if expect.quantity.unit == "%":
            return compare(claim, expect, share.as_percent(), f"{part} / {whole} x 100", unit="%")
        if expect.quantity.kind in ("ratio", "range") and expect.quantity.unit is None:
            return compare(claim, expect, share, f"{part} / {whole}")
        raise ValueError(f"a share is in percent or a fraction; {expect.text} is in {expect.quantity.unit or expect.quantity.kind}")
