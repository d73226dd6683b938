"""Amounts that are words: 翻一番, 减半, 对折, 半年, 半数."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import cast

from factcheck.figures.amount import Amount
from factcheck.figures.places import digit_places
from factcheck.figures.zh.measurement import HALF, MULTIPLE, PERCENT, RATIO, Measurement, approx, quantity_of
from factcheck.figures.zh.numerals import Numeral
from factcheck.figures.zh.surroundings import words_after, words_before
from factcheck.figures.zh.units import Unit, units
from factcheck.model import Approximator, Quantity

_DOUBLINGS = re.compile(r"翻(?:了)?(近|约|超过|逾)?([一二两三四五六1-6])?番")
_WHOLE_HALVES = {"减半": -1, "減半": -1, "翻倍": 1, "翻了倍": 1}


def read_word(text: str, at: int, floor: int) -> Amount | None:
    """翻一番, 翻两番, 翻倍, 减半, 一半's 半, 半年, 半数, ½."""
    match = _DOUBLINGS.match(text, at)
    if match is not None:
        times = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5}.get(match[2] or "一", 0) or int(match[2] or 1)
        approx = {"近": "nearly", "约": "about", "超过": "more_than", "逾": "more_than"}.get(match[1] or "", "exact")
        return _word_amount(at, match.end(), Decimal(2) ** times, MULTIPLE, cast(Approximator, approx), 1)
    for word, sign in _WHOLE_HALVES.items():
        if text.startswith(word, at):
            value = HALF if sign < 0 else Decimal(2)
            return _word_amount(at, at + len(word), value, MULTIPLE, "exact", sign)
    if text[at] in "½¼¾":
        value = {"½": HALF, "¼": Decimal("0.25"), "¾": Decimal("0.75")}[text[at]]
        return _word_amount(at, at + 1, value, RATIO, "exact", 0)
    if text.startswith("对折", at):
        return _word_amount(at, at + 2, Decimal(50), PERCENT, "exact", 0)
    if text[at] != "半":
        return None
    return _read_half(text, at, floor)


def _read_half(text: str, at: int, floor: int) -> Amount | None:
    """半年, 半个月, 半小时; 半数 and 一半 as the ratio of one half."""
    numeral = Numeral(at + 1, HALF, HALF, HALF, HALF)
    if text.startswith("半数", at):
        reading = Measurement(replace(numeral, end=at + 2), RATIO, at + 2, None)
    elif text.startswith("半百", at):
        half_hundred = Numeral(at + 2, Decimal(50), Decimal(50), Decimal(10), Decimal(10), bare=True)
        reading = Measurement(half_hundred, None, at + 2, None)
    elif text.startswith("半折", at):
        return _word_amount(at, at + 2, Decimal(50), PERCENT, "exact", 0)
    elif text.startswith("半成", at):
        return _word_amount(at, at + 2, Decimal(5), PERCENT, "exact", 0)
    else:
        found = units().at(text, at + 1)
        if found is None or found[1].kind not in ("duration", "measure", "percentage_point", "multiple"):
            return None
        name, unit = found
        reading = Measurement(numeral, unit, at + 1 + len(name), (at + 1, at + 1 + len(name)))
    start, before, _, _ = words_before(text, at, floor, reading)
    end, after = words_after(text, reading)
    return Amount(start, end, quantity_of(reading, approx(before, reading, after), 0), (at, at + 1), unit_at=reading.unit_at)


def _word_amount(start: int, end: int, value: Decimal, unit: Unit, approx: Approximator, sign: int) -> Amount:
    place = digit_places(value)[0]
    quantity = Quantity(value, value, unit.symbol or None, unit.kind, approx, place, place, rounded=False)
    return Amount(start, end, quantity, (start, end), sign)
