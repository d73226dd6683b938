"""A tolerance as written: "0.5" (in the unit of the figure), "1%" (of it), "0.5 points" or 0.5个百分点 (of a percentage)."""

from __future__ import annotations

import re
from decimal import Decimal

from factcheck.model import Tolerance
from factcheck.wording import say

_WRITTEN = re.compile(
    r"\s*(?P<number>[0-9]{1,30}(?:\.[0-9]{1,30})?)\s*(?P<unit>%|％|pp|points?|percentage points?|个?百分点)?\s*\Z"
)


def read(written: str) -> Tolerance:
    """The tolerance.  Raises ValueError, with what to write, where it cannot be read."""
    found = _WRITTEN.match(written)
    if found is None:
        raise ValueError(
            say(
                'cannot read "{written}" as a tolerance; write 0.5 (in the unit of the figure), 1% (of it) or "0.5 points"',
                written=written,
            )
        )
    unit = found["unit"] or ""
    return Tolerance(written.strip(), Decimal(found["number"]), "%" if unit in ("%", "％") else "points" if unit else "")
