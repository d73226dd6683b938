"""The benefit of the doubt: everything that a written figure may stand for when nobody has said how it was rounded.

Rounded (XBRL Calculations 1.1) or cut off, and the trailing zeros of a count may not be significant: 1,400 people is [1350, 1500).
"""

from __future__ import annotations

import re

from factcheck.model import Interval, Quantity

# Below this, things are counted one by one, round numbers too: 10个城市 is ten.
_COUNTED_ONE_BY_ONE = 100
_DIGITS = re.compile(r"[0-9]")


def stands_for(quantity: Quantity) -> Interval:
    """Every value that the figure can stand for under any usual way of writing it."""
    if quantity.approx in ("at_least", "at_most", "less_than"):
        return quantity.interval()
    low, high, place = quantity.low, quantity.high, quantity.place
    if quantity.approx == "more_than":
        return Interval.between(low, high + 2 * quantity.coarse)
    if quantity.approx in ("about", "nearly"):
        return Interval.between(low - quantity.coarse, high + quantity.coarse)
    if not quantity.rounded:
        if quantity.coarse <= 1 or abs(high) < _COUNTED_ONE_BY_ONE:
            return Interval.between(low, high)
        place = quantity.coarse
    elif quantity.kind in ("money", "measure", "count") and quantity.coarse > place:
        # $500 and 300 km are seldom measured to the last zero.
        place = quantity.coarse
    return Interval.between(low - place / 2, high + place, high_closed=False)


def significant_digits(quantity: Quantity) -> int:
    """How many digits of the value as written carry meaning: 11.5万 has three, 1,400 two."""
    digits = f"{abs(quantity.low) / quantity.coarse:f}".partition(".")[0].lstrip("0")
    return len(digits)


def same_value(a: Quantity, b: Quantity) -> bool:
    """Whether two figures can stand for one value.

    Where both are written to the same digit in the same way, one article would have written one value alike.
    """
    if (a.approx, a.place, a.is_range) == (b.approx, b.place, b.is_range) and a.rounded:
        return (a.low, a.high) == (b.low, b.high)
    return stands_for(a).meets(stands_for(b)) or a.interval().meets(b.interval())


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
    if len(longer) != len(shorter) + 1 or len(shorter) < 2:
        return False
    return any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))


def _written(quantity: Quantity) -> str:
    """The digits as written, without point and magnitude."""
    scaled = quantity.low / quantity.place
    return "".join(_DIGITS.findall(f"{abs(scaled):f}".partition(".")[0]))
