"""Interval: the set of values that a written figure can stand for, with exact arithmetic.

Bounds are `Fraction`, so that no rounding of ours is ever mixed up with the rounding of the article.  A missing bound is
infinite.  Source of the reading: XBRL Calculations 1.1 (rounding interval closed, truncation interval half-open); statcheck
and GRIM apply the same idea to papers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

Number = int | Decimal | Fraction


@dataclass(frozen=True, slots=True)
class Interval:
    """`low` to `high`; None is infinite on that side.  `low_closed` and `high_closed` say whether a bound belongs to it.

    An infinite bound is never closed.  Raises ValueError where no value would belong to it.
    """

    low: Fraction | None
    high: Fraction | None
    low_closed: bool = True
    high_closed: bool = True

    def __post_init__(self) -> None:
        if self.low is None:
            object.__setattr__(self, "low_closed", False)
        if self.high is None:
            object.__setattr__(self, "high_closed", False)
        if self.low is not None and self.high is not None:
            closed = self.low_closed and self.high_closed
            if self.low > self.high or (self.low == self.high and not closed):
                raise ValueError(f"no value lies between {format_number(self.low)} and {format_number(self.high)}")

    @classmethod
    def exactly(cls, value: Number) -> Interval:
        """The interval that holds one value."""
        point = Fraction(value)
        return cls(point, point)

    @classmethod
    def between(cls, low: Number | None, high: Number | None, *, low_closed: bool = True, high_closed: bool = True) -> Interval:
        """From `low` to `high`, of any exact numbers; None is infinite."""
        return cls(None if low is None else Fraction(low), None if high is None else Fraction(high), low_closed, high_closed)

    @property
    def is_point(self) -> bool:
        """Whether it holds one value only."""
        return self.low is not None and self.low == self.high

    @property
    def width(self) -> Fraction | None:
        """The distance between the bounds; None where one is infinite."""
        return None if self.low is None or self.high is None else self.high - self.low

    def contains(self, value: Number) -> bool:
        """Whether `value` belongs to the interval."""
        return self.meets(Interval.exactly(value))

    def meets(self, other: Interval) -> bool:
        """Whether the two have a value in common."""
        return _reaches(self, other) and _reaches(other, self)

    def within(self, other: Interval) -> bool:
        """Whether every value of this one belongs to `other`."""
        if other.low is not None and (
            self.low is None or self.low < other.low or (self.low == other.low and self.low_closed and not other.low_closed)
        ):
            return False
        return other.high is None or not (
            self.high is None
            or self.high > other.high
            or (self.high == other.high and self.high_closed and not other.high_closed)
        )

    def __neg__(self) -> Interval:
        return Interval(
            None if self.high is None else -self.high, None if self.low is None else -self.low, self.high_closed, self.low_closed
        )

    def __add__(self, other: Interval | Number) -> Interval:
        other = _interval(other)
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        return Interval.between(
            low, high, low_closed=self.low_closed and other.low_closed, high_closed=self.high_closed and other.high_closed
        )

    def __sub__(self, other: Interval | Number) -> Interval:
        return self + -_interval(other)

    def __mul__(self, other: Interval | Number) -> Interval:
        return _corners(self, _interval(other), _product)

    def __truediv__(self, other: Interval | Number) -> Interval:
        """The quotient, unbounded where the divisor comes near zero.  Raises ZeroDivisionError where it can be zero."""
        other = _interval(other)
        if other.contains(0):
            raise ZeroDivisionError("the divisor can be zero")
        low, high = other.low, other.high
        # The inverse of what lies on one side of zero: where a bound is infinite it comes near to zero, and the reverse.
        return self * Interval(_inverse(high), _inverse(low), other.high_closed, other.low_closed)

    def widened(self, by: Interval | Number) -> Interval:
        """With `by` more room on each side, of which the farthest value counts; closed, since a tolerance includes its end."""
        room = abs(_interval(by)).high
        if room is None:
            return Interval(None, None)
        return Interval(None if self.low is None else self.low - room, None if self.high is None else self.high + room)

    def __abs__(self) -> Interval:
        """The sizes of its values, without their signs."""
        if self.low is not None and self.low >= 0:
            return self
        if self.high is not None and self.high <= 0:
            return -self
        ends = ((-self).high, (-self).high_closed), (self.high, self.high_closed)
        if ends[0][0] is None or ends[1][0] is None:
            return Interval(Fraction(0), None)
        high, closed = max((end, closed) for end, closed in ends if end is not None)
        return Interval(Fraction(0), high, True, closed)

    def clipped(self, low: Number) -> Interval:
        """What of it is `low` or more.  Raises ValueError where that is nothing."""
        floor = Fraction(low)
        return self if self.low is not None and self.low >= floor else Interval(floor, self.high, True, self.high_closed)

    def as_percent(self) -> Interval:
        """The ratio in percent: [0.05, 0.06] becomes [5, 6]."""
        return self * 100

    def __str__(self) -> str:
        if self.is_point:
            return format_number(self.low)
        return (
            f"{'[' if self.low_closed else '('}{format_number(self.low, '-∞', beside=_known(self.high))}, "
            f"{format_number(self.high, beside=_known(self.low))}{']' if self.high_closed else ')'}"
        )


def format_number(value: Fraction | None, infinite: str = "∞", *, beside: tuple[Fraction, ...] = ()) -> str:
    """The value for people, with thousands separators: exact where it is short, else to four significant digits.

    The whole part is never rounded away: 65867.58 is 65,868.  Only what is shown is rounded, never what is compared.
    `beside` are values that it is shown with: there are as many digits more as it takes to tell it from each of them.
    """
    if value is None:
        return infinite
    if value.denominator == 1:
        return f"{value.numerator:,}"
    denominator = value.denominator
    for prime in (2, 5):
        while denominator % prime == 0:
            denominator //= prime
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    if denominator == 1 and len(exact.as_tuple().digits) <= _SHORT:
        return f"{exact:,f}"
    places = max(0, _SIGNIFICANT - 1 - exact.adjusted())
    while any(other != value and round(other, places) == round(value, places) for other in beside):
        places += 1
    whole, decimals = divmod(abs(round(value * 10**places)), 10**places)
    shown = f"{'-' if value < 0 else ''}{whole:,}.{decimals:0{places}d}" if places else f"{round(value):,}"
    return shown.rstrip("0").rstrip(".") if places else shown


def _known(end: Fraction | None) -> tuple[Fraction, ...]:
    return () if end is None else (end,)


# Digits of a number without a short form; and how many digits a short one has: the bounds of 1234.567 still show.
_SIGNIFICANT = 4
_SHORT = 8


def _inverse(bound: Fraction | None) -> Fraction | None:
    """One by a bound: zero for an infinite one, infinite for zero."""
    return Fraction(0) if bound is None else None if bound == 0 else 1 / bound


def _interval(value: Interval | Number) -> Interval:
    return value if isinstance(value, Interval) else Interval.exactly(value)


def _reaches(a: Interval, b: Interval) -> bool:
    """Whether `a` begins before `b` ends, or where it ends with both ends included."""
    if a.low is None or b.high is None:
        return True
    return a.low < b.high or (a.low == b.high and a.low_closed and b.high_closed)


# A bound in a product: its value (None: infinite, with its sign apart) and whether it is included.
_Bound = tuple[Fraction | None, int, bool]


def _bounds(interval: Interval) -> tuple[_Bound, _Bound]:
    return (
        (interval.low, -1 if interval.low is None else (interval.low > 0) - (interval.low < 0), interval.low_closed),
        (interval.high, 1 if interval.high is None else (interval.high > 0) - (interval.high < 0), interval.high_closed),
    )


def _product(a: _Bound, b: _Bound) -> _Bound:
    sign = a[1] * b[1]
    if sign == 0:
        # Zero times an open or infinite bound is approached, and reached when the zero itself is included.
        return Fraction(0), 0, (a[1] == 0 and a[2]) or (b[1] == 0 and b[2])
    if a[0] is None or b[0] is None:
        return None, sign, False
    return a[0] * b[0], sign, a[2] and b[2]


def _corners(a: Interval, b: Interval, combine: Callable[[_Bound, _Bound], _Bound]) -> Interval:
    """The hull of the four products of bounds; a bound is closed when any corner that gives it is closed."""
    corners = [combine(x, y) for x in _bounds(a) for y in _bounds(b)]

    def place(corner: _Bound) -> tuple[int, Fraction]:
        value, sign, _ = corner
        return (sign, Fraction(0)) if value is None else (0, value)

    low, high = min(map(place, corners)), max(map(place, corners))
    return Interval(
        None if low[0] else low[1],
        None if high[0] else high[1],
        any(c[2] for c in corners if place(c) == low),
        any(c[2] for c in corners if place(c) == high),
    )
