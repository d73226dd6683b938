"""Cells: what the headers of a table say of a figure in a cell.

A bare number has the unit that stands in a header in brackets: 512 under 金额（万元） is 512万元, 512 under "Cases (thousand)"
is 512 thousand.  The language reads it as if the unit stood behind the number, and it counts only where that makes one figure of
all of it: （预计） and "(2021)" are no units.  Where the row and the column name different units, neither counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from factcheck.figures.amount import Amount
from factcheck.figures.language import Language
from factcheck.figures.sentence import Reading
from factcheck.figures.tables import any_of, read_table
from factcheck.model import Cell

_NUMBER = re.compile(r"(?P<sign>[-+−–]?)\s?[0-9](?:[0-9.,\u00a0\u2009\u202f ]*[0-9])?")
_IN_BRACKETS = re.compile(r"[(（\[【［]([^()（）\[\]【】［］]{1,30})[)）\]】］]")
# A header that is a unit itself; of words nobody could tell.
_SIGN = re.compile(r"[%％‰$£€¥￥]")
_MONEY_SIGN = re.compile(r"(?P<sign>[A-Z]{0,3}[$£€¥￥])\s?(?P<magnitude>.*)")


def words_of(cell: Cell) -> str:
    """The headers of a cell as one name: 浦东新区 立案数."""
    return " ".join((*cell.row, *cell.column))


def give_subject(reading: Reading, cell: Cell) -> None:
    """Names the figure by the headers of its cell, where the cell says no more than what is counted."""
    if reading.subject in ("", reading.amount.quantity.unit):
        reading.subject = words_of(cell) or reading.subject


def amounts_under(
    text: str, cell: Cell, language: Language, amounts: Callable[[str], list[Amount]]
) -> list[Amount]:
    """The amounts of a cell's text, in the form that the language reads; a bare number has the unit of its headers."""
    number = _NUMBER.fullmatch(text)
    if number is not None:
        found = {}
        for headers in (cell.column, cell.row):
            amount = next(_with_unit(number, headers, language, amounts), None)
            if amount is not None:
                found[amount.quantity] = amount
        if len(found) == 1:
            return list(found.values())
    return amounts(text)


def _with_unit(
    number: re.Match[str], headers: Sequence[str], language: Language, amounts: Callable[[str], list[Amount]]
) -> Iterator[Amount]:
    """The number as an amount in each unit that the headers name, the nearest to the cell first."""
    for written in _units_in(headers):
        unit = language.simplify(written) if language.simplify is not None else written
        for whole in _worded(number[0], unit):
            found = amounts(whole)
            if len(found) == 1 and (found[0].start, found[0].end) == (0, len(whole)) and not found[0].quantity.is_range:
                amount = found[0]
                digits = number.end("sign")
                quantity = replace(amount.quantity, unit=_as_written(amount.quantity.unit, unit, written))
                yield replace(amount, start=0, end=number.end(), quantity=quantity, number=(digits, number.end()), unit_at=None)
                break


def in_units_of(number: str, cell: Cell) -> Iterator[str]:
    """How a text may write a number of a cell in what may be the unit of its headers: 512万元, 512 thousand, $512 million."""
    for headers in (cell.column, cell.row):
        for unit in _units_in(headers):
            yield from _worded(number, unit)


def _worded(number: str, unit: str) -> Iterator[str]:
    money = _MONEY_SIGN.fullmatch(unit)
    if money is not None:
        yield f"{money['sign']}{number} {money['magnitude']}".rstrip()
        yield f"{money['sign']}{number}{money['magnitude']}"
    apart = f"{number} {unit}"
    yield from (apart, f"{number}{unit}") if unit[0].isascii() and unit[0].isalpha() else (f"{number}{unit}", apart)


def _units_in(headers: Sequence[str]) -> Iterator[str]:
    """What may be a unit in headers, that of the last one first, without the words around it."""
    for header in reversed(headers):
        if _SIGN.fullmatch(header):
            yield header
        for inside in reversed(_IN_BRACKETS.findall(header)):
            unit = _number_words(inside.strip().removeprefix(_lead(inside)).strip())
            # 512 with 2021 behind it would be another number.
            if unit and not unit[0].isdigit():
                yield unit


def _lead(text: str) -> str:
    """The words with which a text says that a unit follows."""
    found = _leads().match(text)
    return found[0].strip() if found is not None else ""


@cache
def _leads() -> re.Pattern[str]:
    words = any_of(word for word, (role,) in read_table("factcheck.figures", "headers.txt") if role == "before")
    return re.compile(rf"\s*(?:{words})(?:\s*[:：]|\s|(?<=[\u4e00-\u9fff]))", re.IGNORECASE)


def _number_words(unit: str) -> str:
    """The unit with the words that signs such as '000 stand for."""
    words = {sign: role for sign, (role,) in read_table("factcheck.figures", "headers.txt") if role != "before"}
    return _number_signs().sub(lambda sign: words[sign[0]], unit)


@cache
def _number_signs() -> re.Pattern[str]:
    signs = any_of(sign for sign, (role,) in read_table("factcheck.figures", "headers.txt") if role != "before")
    return re.compile(rf"(?<![\w.])(?:{signs})(?!\w)")


def _as_written(unit: str | None, simplified: str, written: str) -> str | None:
    """The unit in the characters of the header, where it stands there."""
    at = simplified.find(unit) if unit else -1
    return unit if unit is None or at < 0 else written[at : at + len(unit)]
