"""Tolerance: how far off a figure may be, beyond its rounding, because the author of the claim says so."""

from __future__ import annotations

from factcheck.model import Interval, Quantity, Tolerance
from factcheck.wording import say


def with_tolerance(interval: Interval, quantity: Quantity, tolerance: Tolerance | None) -> Interval:
    """The interval of an expected quantity with the room that the tolerance gives.

    Raises ValueError where it is in percentage points and the figure is no percentage.
    """
    if tolerance is None:
        return interval
    if tolerance.unit == "%":
        return interval.widened(max(abs(quantity.low), abs(quantity.high)) * tolerance.amount / 100)
    if tolerance.unit == "points":
        if quantity.unit not in ("%", "pp", "bp"):
            raise ValueError(
                say(
                    'the tolerance "{tolerance}" is in points, which only percentages have; write 0.5 or 1%',
                    tolerance=tolerance.text,
                )
            )
        return interval.widened(tolerance.amount * (100 if quantity.unit == "bp" else 1))
    return interval.widened(tolerance.amount)
