"""The places of a number as it is written: what its digits stand for, whoever reads it."""

from __future__ import annotations

from decimal import Decimal

_TEN = Decimal(10)


def digit_places(value: Decimal) -> tuple[Decimal, Decimal]:
    """The values of the last digit and of the last non-zero digit of a number in Arabic digits."""
    place = _TEN ** int(value.as_tuple().exponent)
    return (place, _TEN ** int(value.normalize().as_tuple().exponent)) if value else (place, place)
