"""Durations told in several units: 三年六个月, 1小时58分, 3分27秒46; one length of time, in the smallest unit."""

from __future__ import annotations

from dataclasses import replace

from factcheck.figures.amount import Amount
from factcheck.figures.zh.ranges import parts_of

_BETWEEN = frozenset({"", "零", "又", " "})


def merge_durations(text: str, found: list[Amount]) -> list[Amount]:
    """Put the parts of one duration together."""
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
    if a.kind != "duration" or b.kind != "duration" or a.is_range or b.is_range or a.approx not in ("exact", b.approx):
        return None
    if first.unit_at is None or text[first.end : second.start] not in _BETWEEN or first.end != first.unit_at[1]:
        return None
    parts = parts_of(a.unit or "", b.unit or "")
    if parts is None or not b.low < parts or a.low != a.low.to_integral_value():
        return None
    value = a.low * parts + b.low
    quantity = replace(b, low=value, high=value)
    return replace(second, start=first.start, quantity=quantity, number=(first.number[0], second.number[1]))
