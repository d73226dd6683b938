"""One amount told in several units: 三年六个月, 1小时58分, 两美元零三美分, 六斤八两.

A length of time is given in its smallest unit; money, weights and lengths in the largest, as 6.8斤 would be.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from factcheck.figures.amount import Amount
from factcheck.figures.zh.ranges import parts_of
from factcheck.figures.zh.units import units
from factcheck.model import Quantity

_BETWEEN = frozenset({"", "零", "又", " "})
# How many of the smaller measure make one of the larger; 1里200米 and the like are not written.
_SMALLER = {("斤", "两"): 10, ("两", "钱"): 10, ("kg", "g"): 1000, ("km", "m"): 1000, ("m", "cm"): 100, ("ft", "in"): 12}


def merge_compounds(text: str, found: list[Amount]) -> list[Amount]:
    """Put the parts of one amount together."""
    merged: list[Amount] = []
    for index, amount in enumerate(found):
        last = merged[-1] if merged else None
        if _is_minutes(text, amount, last, found[index + 1] if index + 1 < len(found) else None):
            amount.quantity = replace(amount.quantity, unit="min", kind="duration", rounded=False)
        joined = _joined(text, last, amount) if last is not None else None
        if joined is not None:
            merged[-1] = joined
        else:
            merged.append(amount)
    return merged


def _is_minutes(text: str, amount: Amount, last: Amount | None, follow: Amount | None) -> bool:
    """分 right before seconds or right behind hours is minutes, not points."""
    if amount.quantity.unit != "分":
        return False
    if last is not None and last.quantity.unit == "h" and text[last.end : amount.start] in _BETWEEN:
        return True
    return follow is not None and follow.quantity.unit == "s" and text[amount.end : follow.start] in _BETWEEN


def _joined(text: str, first: Amount, second: Amount) -> Amount | None:
    a, b = first.quantity, second.quantity
    if a.kind != b.kind or a.is_range or b.is_range or a.approx not in ("exact", b.approx) or a.low != a.low.to_integral_value():
        return None
    if first.unit_at is None or text[first.end : second.start] not in _BETWEEN or first.end != first.unit_at[1]:
        return None
    quantity = _in_smallest(a, b) if a.kind == "duration" else _in_largest(text, second, a, b)
    if quantity is None:
        return None
    return replace(second, start=first.start, quantity=quantity, number=(first.number[0], second.number[1]))


def _in_smallest(a: Quantity, b: Quantity) -> Quantity | None:
    parts = parts_of(a.unit or "", b.unit or "")
    if parts is None or not b.low < parts:
        return None
    value = a.low * parts + b.low
    return replace(b, low=value, high=value)


def _in_largest(text: str, second: Amount, a: Quantity, b: Quantity) -> Quantity | None:
    """Dollars with cents, jin with liang: the second counts parts of the first."""
    if a.kind == "money":
        named = units().names.get(text[slice(*second.unit_at)]) if second.unit_at is not None else None
        parts = Decimal(1) if a.unit == b.unit and named is not None and named.factor < 1 else None
        fits = b.low < 1
    else:
        parts = Decimal(_SMALLER.get((a.unit or "", b.unit or ""), 0)) or None
        fits = parts is not None and b.low < parts
    if parts is None or not fits or a.low < 0:
        return None
    value = a.low + b.low / parts
    return replace(b, low=value, high=value, unit=a.unit, place=b.place / parts, coarse=b.coarse / parts)
