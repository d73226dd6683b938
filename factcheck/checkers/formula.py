"""Formula: a sum on figures that knows its own wording, its interval, and what each figure must be for it to come out right.

Checkers write their arithmetic with it as they would with numbers: (now / base - 1) * 100.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from factcheck.checkers.registry import Input
from factcheck.model import Interval, format_number
from factcheck.wording import say

_RANKS = {"+": 1, "-": 1, "x": 2, "/": 2}


@dataclass(frozen=True, slots=True)
class Formula:
    """A number, a figure, or two formulas with a sign (+ - x /) between them."""

    interval: Interval
    shown: str
    sign: str = ""
    parts: tuple[Formula, ...] = ()
    leaf: Input | None = None

    @classmethod
    def of(cls, item: Input | Formula | int | Decimal | Fraction) -> Formula:
        """The formula that is one figure or one exact number."""
        if isinstance(item, Formula):
            return item
        if isinstance(item, Input):
            return item.formula if item.formula is not None else cls(item.interval, str(item), leaf=item)
        return cls(Interval.exactly(item), format_number(Fraction(item)))

    def __add__(self, other: Formula | Input | int) -> Formula:
        right = Formula.of(other)
        return self._joined("+", right, self.interval + right.interval)

    def __sub__(self, other: Formula | Input | int) -> Formula:
        right = Formula.of(other)
        return self._joined("-", right, self.interval - right.interval)

    def __mul__(self, other: Formula | Input | int | Fraction) -> Formula:
        right = Formula.of(other)
        return self._joined("x", right, self.interval * right.interval)

    def __truediv__(self, other: Formula | Input | int) -> Formula:
        right = Formula.of(other)
        try:
            quotient = self.interval / right.interval
        except ZeroDivisionError:
            raise ValueError(
                say(
                    "{dividend} cannot be divided by {divisor}: that can be zero ({interval})",
                    dividend=self.shown,
                    divisor=right.shown,
                    interval=right.interval,
                )
            ) from None
        return self._joined("/", right, quotient)

    def __neg__(self) -> Formula:
        return Formula(-self.interval, f"-{self._bracketed(3)}", "neg", (self,))

    def __str__(self) -> str:
        return self.shown

    def _joined(self, sign: str, right: Formula, interval: Interval) -> Formula:
        rank = _RANKS[sign]
        shown = f"{self._bracketed(rank)} {sign} {right._bracketed(rank + (sign in '-/'))}"
        return Formula(interval, shown, sign, (self, right))

    def _bracketed(self, rank: int) -> str:
        return f"({self.shown})" if _RANKS.get(self.sign, 9) < rank else self.shown

    def leaves(self) -> Iterator[Input]:
        """The figures in it, in order, as often as they stand in it."""
        if self.leaf is not None:
            yield self.leaf
        for part in self.parts:
            yield from part.leaves()

    def needs(self, target: Interval) -> Iterator[tuple[Input, Interval]]:
        """What each figure must be, all others as they are, for the result to meet `target`; nothing where it cannot be told."""
        if self.leaf is not None:
            yield self.leaf, target
        elif self.sign == "neg":
            yield from self.parts[0].needs(-target)
        elif self.parts:
            left, right = self.parts
            wanted = _solved(self.sign, left.interval, right.interval, target)
            for part, interval in zip(self.parts, wanted, strict=True):
                if interval is not None:
                    yield from part.needs(interval)


def _solved(sign: str, left: Interval, right: Interval, target: Interval) -> tuple[Interval | None, Interval | None]:
    """What the left and the right side must be for the whole to meet the target."""
    match sign:
        case "+":
            return target - right, target - left
        case "-":
            return target + right, left - target
        case "x":
            return _quotient(target, right), _quotient(target, left)
    return target * right, _quotient(left, target)


def _quotient(a: Interval, b: Interval) -> Interval | None:
    return None if b.contains(0) else a / b
