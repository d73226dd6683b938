"""Quantity: a number as a text writes it, with its unit and how loosely it is meant."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from factcheck.model.interval import Interval

Kind = Literal[
    "count", "money", "percent", "percentage_point", "multiple", "measure", "duration", "ordinal", "ratio", "range"
]
Approximator = Literal["exact", "about", "more_than", "at_least", "at_most", "less_than", "nearly"]
Rounding = Literal["rounded", "truncated"]

# Kinds whose plain whole numbers are counted, not rounded: 16个区 is sixteen, 10个月 is ten.
COUNTED: frozenset[str] = frozenset({"count", "duration", "ordinal", "ratio", "range"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A written number: `low` equals `high` unless it is a range.

    low, high   the plain number (11.5万 is 115000; 8.2% is 8.2)
    unit        "%", "pp", "bp", "x", an ISO 4217 code, a symbol (km), the measure word or counted noun as written, or None
    kind        what sort of number it is
    approx      how the wording bounds it: "exact", "about", "more_than", …
    place       value of the last digit written, magnitude word included: 1000 for 11.5万, 0.01 for 12.77%
    coarse      value of the last digit that is not zero: 100 for 1400, 100000 for 10万
    rounded     whether the last digit may be a rounded one; a plain count is not
    """

    low: Decimal
    high: Decimal
    unit: str | None
    kind: Kind
    approx: Approximator = "exact"
    place: Decimal = Decimal(1)
    coarse: Decimal = Decimal(1)
    rounded: bool = True

    @property
    def is_range(self) -> bool:
        """Whether two ends are stated."""
        return self.low != self.high

    def interval(self, rounding: Rounding = "rounded") -> Interval:
        """Every value that the wording can stand for (DESIGN, "Rounding"; docs/rounding.md derives each row).

        Digits are rounded, cut off and left out of the number without its sign, so the intervals of a negative number are
        those of the positive one mirrored.
        """
        # Fractions, as a Decimal would round beyond 28 digits.
        low, high = sorted((Fraction(self.low), Fraction(self.high)))
        if high < 0:
            match self.approx:
                case "less_than" | "at_most" | "at_least":
                    pass
                case _:
                    return -replace(self, low=self.low.copy_negate(), high=self.high.copy_negate()).interval(rounding)
        coarse, place = Fraction(self.coarse), Fraction(self.place)
        half = coarse / 2
        match self.approx:
            case "more_than":
                return Interval.between(low, high + coarse, high_closed=False)
            case "nearly":
                return Interval.between(low - half, high)
            case "about":
                return Interval.between(low - half, high + half)
            case "less_than":
                return Interval.between(None, high, high_closed=False)
            case "at_most":
                return Interval.between(None, high)
            case "at_least":
                return Interval.between(low, None)
        if not self.rounded:
            return Interval.between(low, high)
        if rounding == "truncated":
            # What is cut off to zero may have been on either side of it.
            below = place if low <= 0 else 0
            return Interval.between(low - below, high + place, low_closed=not below, high_closed=False)
        return Interval.between(low - place / 2, high + place / 2)
