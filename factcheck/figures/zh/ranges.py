"""Ranges: 50至100万元, 3%-5%, 10与20之间; and bounds that make one (高于3%、低于5%)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import cast

from factcheck.figures.amount import Amount
from factcheck.figures.zh.judging import change_verbs
from factcheck.figures.zh.measurement import ONE, RATIO, Measurement
from factcheck.figures.zh.numbers import add_small_change, read_percent, read_plain
from factcheck.figures.zh.surroundings import CURRENCY_SIGNS
from factcheck.model import COUNTED, Approximator, Quantity

_RANGE = re.compile(r"[ \u00a0]?(?:至|到|~|～|∼|-|－|–|—{1,2}|―)[ \u00a0]?")
_EITHER = re.compile(r"[ \u00a0]?[与和至到][ \u00a0]?")
_BETWEEN = re.compile(r"之?[间間]")
_START_OF_NUMBER = frozenset("0123456789０１２３４５６７８９一二两兩三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾$¥￥€£零〇半")
_ABOVE = frozenset({"more_than", "at_least"})
_BELOW = frozenset({"less_than", "at_most"})
_BOTH = re.compile(r"[ \u00a0]?(?:的?同时)?[，,、]?(?:并且?|且|但是?|而且?|同时)?[ \u00a0]?")


def second_end(text: str, at: int, first: Measurement) -> Measurement | None:
    """The second end of a range that begins with `first`: 50至100万元, 3%-5%, 10与20之间."""
    if first.unit is RATIO:
        return None
    match = _RANGE.match(text, first.end)
    between = None if match else _EITHER.match(text, first.end)
    separator = match or between
    if separator is None:
        return None
    index = separator.end()
    if text[index : index + 1] not in _START_OF_NUMBER and not text[index : index + 1].isdigit():
        return None
    currency = text[index : index + 1] in CURRENCY_SIGNS
    index += currency
    if not text[index : index + 1]:
        return None
    second = read_percent(text, index) or read_plain(text, index)
    if second is None:
        return None
    if between is not None and first.unit is None and second.unit is not None and second.unit.symbol in ("间", "間"):
        second.unit, second.end = None, second.numeral.end
    add_small_change(text, second)
    if first.unit is not None and (second.unit is None or first.unit.symbol != second.unit.symbol):
        return _in_smaller_unit(first, second)
    if between is not None and not _BETWEEN.match(text, second.end):
        return None
    if (
        second.unit is None
        and not _BETWEEN.match(text, second.end)
        and not (
            second.numeral.scaled or "." in text[at : second.end] or separator[0].strip() in ("至", "到", "–", "~", "～", "—")
        )
    ):
        return None
    if _is_step(text, at, first, second):
        return None
    # 3-1 is a score; of two bare numbers no greater one stands first in a range.
    bare = second.unit is None and not second.numeral.scaled
    if bare and not _BETWEEN.match(text, second.end) and second.numeral.low <= first.numeral.low:
        return None
    return second


def _is_step(text: str, at: int, first: Measurement, second: Measurement) -> bool:
    """净增120家至3500家: grown by the first to the second, which is far greater; both have their unit."""
    if first.unit is None or first.unit.kind not in ("count", "money", "measure") or second.numeral.low < 5 * first.numeral.low:
        return False
    before = text[max(0, at - 2) : at]
    changes = before in change_verbs() or before[-1:] in change_verbs()
    return changes and not text.startswith(("不等", "之间"), second.end)


# How many of the smaller unit make one of the larger.
_PARTS_OF = {
    ("y", "month"): 12, ("d", "h"): 24, ("h", "min"): 60, ("h", "s"): 3600, ("min", "s"): 60, ("week", "d"): 7,
    ("km", "m"): 1000, ("kg", "g"): 1000,
}  # fmt: skip


def parts_of(larger: str, smaller: str) -> int | None:
    """How many of the smaller unit make one of the larger; None where they do not measure one thing."""
    return _PARTS_OF.get((larger, smaller))


def _in_smaller_unit(first: Measurement, second: Measurement) -> Measurement | None:
    """1个月至5年 as 1 to 60 months."""
    if first.unit is None or second.unit is None:
        return None
    parts = parts_of(second.unit.symbol, first.unit.symbol)
    if parts is None:
        return None
    numeral = second.numeral
    converted = replace(numeral, low=numeral.low * parts, high=numeral.high * parts, place=numeral.place * parts, scale=ONE)
    return replace(second, numeral=converted, unit=first.unit)


def range_quantity(first: Measurement, second: Measurement, approx: str, sign: int) -> Quantity | None:
    """Both ends; the first shares the unit and, where it is the smaller number so, the magnitude word of the second."""
    unit = second.unit or first.unit
    factor = unit.factor if unit is not None else ONE
    low, high = first.numeral.low, second.numeral.high
    scale, place = second.numeral.scale, first.numeral.place
    if scale > 1 and not first.numeral.scaled and first.unit is None and low < second.numeral.low / scale:
        low, place = low * scale, place * scale
    if sign < 0:
        low = -low
    place = max(place, second.numeral.place)
    counted = (unit is None or unit.kind in COUNTED) and not second.numeral.scaled and place >= 1
    symbol = (unit.symbol or None) if unit is not None else None
    return Quantity(
        low * factor,
        high * factor,
        symbol,
        "range",
        cast(Approximator, approx or "exact"),
        place * factor,
        place * factor,
        not counted,
    )


def merge_bounds(text: str, found: list[Amount]) -> list[Amount]:
    """A lower and an upper bound of one thing side by side are a range: 高于3%、低于5%."""
    merged: list[Amount] = []
    for amount in found:
        last = merged[-1] if merged else None
        if last is not None and _is_interval(text, last, amount):
            low, high = sorted((last, amount), key=lambda member: member.quantity.low)
            unit = high.quantity if high.quantity.unit else low.quantity
            quantity = replace(unit, low=low.quantity.low, high=high.quantity.high, kind="range", approx="exact")
            merged[-1] = replace(
                last, end=amount.end, quantity=quantity, number=(last.number[0], amount.number[1]), unit_at=amount.unit_at
            )
        else:
            merged.append(amount)
    return merged


def _is_interval(text: str, first: Amount, second: Amount) -> bool:
    a, b = first.quantity, second.quantity
    return (
        ((a.approx in _ABOVE and b.approx in _BELOW) or (a.approx in _BELOW and b.approx in _ABOVE))
        and (a.unit == b.unit or a.unit is None or b.unit is None)
        and a.low != b.low
        and (a.low < b.low) == (a.approx in _ABOVE)
        and _BOTH.fullmatch(text, first.end, second.start) is not None
    )
