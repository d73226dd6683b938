"""The benefit of the doubt: everything that a written figure may stand for when nobody has said how it was rounded.

Rounded (XBRL Calculations 1.1) or cut off; and the trailing zeros of a count may not be significant: 1,400 people is
[1350, 1500).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from itertools import combinations

from factcheck.model import Figure, Interval, Quantity, Rounding

# Below this, things are counted one by one, round numbers too: 10个城市 is ten.
_COUNTED_ONE_BY_ONE = 100
# So many figures of an article are compared with each other, pair by pair.
MOST_COMPARED = 400
_ROUNDINGS: tuple[Rounding, ...] = ("rounded", "truncated")
_DIGITS = re.compile(r"[0-9]")


def stands_for(figure: Figure, rounding: Rounding | None = None, beside: Iterable[Figure] = ()) -> Interval:
    """Every value that the figure can stand for; with `rounding`, only in that way of shortening it.

    The zeros of 500 are significant beside 123: `beside` are the figures that it is counted with.
    """
    quantity = figure.quantity
    if quantity.approx in ("at_least", "at_most", "less_than"):
        return quantity.interval()
    low, high = quantity.low, quantity.high
    if quantity.approx == "more_than":
        return Interval.between(low, high + 2 * quantity.coarse)
    if quantity.approx in ("about", "nearly"):
        return Interval.between(low - quantity.coarse, high + quantity.coarse)
    place = _uncertain_place(figure)
    if place is None:
        return Interval.between(low, high)
    place = max(quantity.place, min([place, *(other.quantity.coarse for other in beside)]))
    if place <= 1 and not quantity.rounded:
        return Interval.between(low, high)
    below = place / 2 if rounding != "truncated" else Decimal(0)
    above = place if rounding != "rounded" else place / 2
    return Interval.between(low - below, high + above, high_closed=rounding == "rounded")


def fits(relation: Callable[[Rounding], Interval], stated: Interval) -> bool:
    """Whether a relation can come to what is stated when all its figures were rounded, or all cut off."""
    return any(relation(rounding).meets(stated) for rounding in _ROUNDINGS)


def _uncertain_place(figure: Figure) -> Decimal | None:
    """The place that may have been rounded; None for a figure that was counted one by one."""
    quantity = figure.quantity
    is_small = abs(quantity.high) < _COUNTED_ONE_BY_ONE * quantity.place
    if not quantity.rounded and (quantity.coarse <= 1 or is_small):
        return None
    zeros_may_be_filled = quantity.kind in ("money", "measure", "count") and "." not in figure.quote and not is_small
    # Two digits are taken as meant: 500 is no guess between 450 and 600.
    second_digit = Decimal(1).scaleb(quantity.high.adjusted() - 1)
    return max(quantity.place, min(quantity.coarse, second_digit)) if zeros_may_be_filled else quantity.place


def significant_digits(quantity: Quantity) -> int:
    """How many digits of the value as written carry meaning: 11.5万 has three, 1,400 two."""
    digits = f"{abs(quantity.low) / quantity.coarse:f}".partition(".")[0].lstrip("0")
    return len(digits)


def written_digits(quantity: Quantity) -> int:
    """How many digits are written: 500万 has three."""
    return len(_written(quantity))


def same_value(first: Figure, second: Figure) -> bool:
    """Whether two figures can stand for one value.

    Where both are written to the same digit in the same way, one article would have written one value alike; so it would where
    both are round to the same place: 120 and 130.
    """
    a, b = first.quantity, second.quantity
    alike = a.place == b.place and (a.rounded or (a.approx == "exact" and a.coarse == b.coarse))
    if (a.approx, a.is_range) == (b.approx, b.is_range) and alike:
        return (a.low, a.high) == (b.low, b.high)
    return stands_for(first).meets(stands_for(second)) or a.interval().meets(b.interval())


def is_slip(a: Quantity, b: Quantity) -> bool:
    """Whether one figure looks like a slip of the pen for the other.

    One digit is wrong, missing or doubled, two neighbours are swapped, or the decimal point or the magnitude word differs.
    """
    x, y = _written(a), _written(b)
    if x == y:
        return a.low != b.low
    if len(x) == len(y):
        wrong = [i for i, (m, n) in enumerate(zip(x, y, strict=True)) if m != n]
        swapped = len(wrong) == 2 and wrong[1] == wrong[0] + 1 and x[wrong[0]] == y[wrong[1]] and x[wrong[1]] == y[wrong[0]]
        return swapped or (len(wrong) == 1 and a.place == b.place)
    longer, shorter = (x, y) if len(x) > len(y) else (y, x)
    # 322 for 22 is more than a slip.
    if len(longer) != len(shorter) + 1 or len(shorter) < 3:
        return False
    return any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))


def slips(figures: Iterable[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """The pairs of figures of two sentences that cannot stand for one value, and of which one looks like a slip for the other."""
    for first, second in combinations(figures, 2):
        if first.sentence != second.sentence and not same_value(first, second) and is_slip(first.quantity, second.quantity):
            yield first, second


def _written(quantity: Quantity) -> str:
    """The digits as written, without point and magnitude."""
    scaled = quantity.low / quantity.place
    return "".join(_DIGITS.findall(f"{abs(scaled):f}".partition(".")[0]))
