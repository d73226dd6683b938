"""What two levels make of a change, and what is written, both as intervals in the benefit of the doubt."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from factcheck.model import Figure, Interval, Rounding
from factcheck.rules._doubt import stands_for
from factcheck.wording import joined, say


def stated(change: Figure) -> Interval:
    """What the wording of a change can stand for; a fall is negative."""
    interval = stands_for(change)
    return -interval if change.change == "down" else interval


def ratio(base: Figure, now: Figure, rounding: Rounding | None = None) -> Interval:
    """now / base.  Raises ZeroDivisionError where the base can be zero."""
    return stands_for(now, rounding, (base,)) / stands_for(base, rounding, (now,))


def growth(base: Figure, now: Figure, rounding: Rounding | None = None) -> Interval:
    """The growth in percent."""
    return (ratio(base, now, rounding) - 1).as_percent()


def points(base: Figure, now: Figure, rounding: Rounding | None = None) -> Interval:
    """The difference of two percentages, in points."""
    return stands_for(now, rounding, (base,)) - stands_for(base, rounding, (now,))


def rounded(interval: Interval) -> str:
    """An interval for a message: whole where it is large, else to two decimals."""
    ends = [end for end in (interval.low, interval.high) if end is not None]
    places = 0 if all(abs(end) >= 100 for end in ends) else 2
    shown = [round_to(end, places) for end in ends]
    return shown[0] if len(set(shown)) == 1 else joined(say(" to "), shown)


def round_to(value: Fraction, places: int = 2) -> str:
    """The value with so many decimals, trailing zeros left out."""
    scaled = round(value * 10**places)
    digits = f"{Decimal(scaled).scaleb(-places):f}"
    return digits.rstrip("0").rstrip(".") if places else digits
