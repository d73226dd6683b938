"""What was read from one numeral on: the number with its unit, and how it becomes a Quantity."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import cast

from factcheck.figures.zh.numerals import Numeral
from factcheck.figures.zh.units import Unit
from factcheck.model import COUNTED, Approximator, Kind, Quantity

ONE = Decimal(1)
HALF = Decimal("0.5")
# "Two thirds" in a text is a share told roughly: within half a hundredth.
HUNDREDTH = Decimal("0.01")
PERCENT = Unit("%", "percent")
MULTIPLE = Unit("x", "multiple")
RATIO = Unit("", "ratio")


@dataclass(slots=True)
class Measurement:
    """What was read from one numeral on: the number, its unit, and the ends of both."""

    numeral: Numeral
    unit: Unit | None
    end: int
    unit_at: tuple[int, int] | None
    approx: str = ""


def plus_half(numeral: Numeral, end: int) -> Numeral:
    """The numeral with the 半 that ends at `end`: 两年半."""
    return replace(numeral, low=numeral.low + HALF, high=numeral.high + HALF, place=HALF, coarse=HALF, end=end)


def quantity_of(reading: Measurement, approximator: Approximator, sign: int) -> Quantity:
    """The quantity of a reading; `sign` is -1 where a minus stands before it."""
    numeral, unit = reading.numeral, reading.unit
    factor = unit.factor if unit is not None else ONE
    low, high = numeral.low * factor, numeral.high * factor
    if sign < 0:
        low, high = -high, -low
    kind: Kind = unit.kind if unit is not None else "count"
    counted = kind in COUNTED and not numeral.scaled and numeral.place >= 1
    if low != high:
        kind = "range"
    symbol = unit.symbol or None if unit is not None else None
    return Quantity(low, high, symbol, kind, approximator, abs(numeral.place * factor), abs(numeral.coarse * factor), not counted)


def approx(before: str, reading: Measurement, after: str) -> Approximator:
    """The approximator of a reading: the word before it, 余 or 多 inside, or the word behind it."""
    hidden = "more_than" if reading.numeral.hidden else ""
    return cast(Approximator, before or reading.approx or hidden or after or "exact")
