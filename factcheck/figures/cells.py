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
# Roles of headers.txt that are no number words.
_ROLES = frozenset({"before", "not"})
_MONEY_SIGN = re.compile(r"(?P<sign>[A-Z]{0,3}[$£€¥￥])\s?(?P<magnitude>.*)")


def give_subject(reading: Reading, cell: Cell) -> None:
    """Names the figure by the headers of its cell, where the cell says no more than what is counted."""
    if reading.subject in ("", reading.amount.quantity.unit):
        reading.subject = cell.words or reading.subject


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
            if len(found) == 1 and (found[0].start, found[0].end) == (0, len(whole)) and _is_plain(found[0]):
                amount = found[0]
                digits = number.end("sign")
                quantity = replace(amount.quantity, unit=_as_written(amount.quantity.unit, unit, written))
                yield replace(amount, start=0, end=number.end(), quantity=quantity, number=(digits, number.end()), unit_at=None)
                break


def _is_plain(amount: Amount) -> bool:
    """Whether it is one number as it stands there: neither a range nor an approximation."""
    return not amount.quantity.is_range and amount.quantity.approx == "exact"


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
            if unit and not unit[0].isdigit() and not _is_doubtful(unit):
                yield unit


@cache
def _table() -> dict[str, frozenset[str]]:
    """The words of headers.txt by their role."""
    roles: dict[str, set[str]] = {}
    for word, (role,) in read_table("factcheck.figures", "headers.txt"):
        roles.setdefault(role, set()).add(word)
    return {role: frozenset(words) for role, words in roles.items()}


def _is_doubtful(unit: str) -> bool:
    """Whether it may well be no unit: Case(s), Students (m), 占比（A）, Deaths (year)."""
    is_letter = len(unit) == 1 and unit.isascii() and unit.isalpha()
    return is_letter or unit.casefold() in _table()["not"]


def _lead(text: str) -> str:
    """The words with which a text says that a unit follows."""
    found = _leads().match(text)
    return found[0].strip() if found is not None else ""


@cache
def _leads() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{any_of(_table()['before'])})(?:\s*[:：]|\s|(?<=[\u4e00-\u9fff]))", re.IGNORECASE)


def _number_words(unit: str) -> str:
    """The unit with the words that signs such as '000 stand for."""
    signs = {sign: word for word, signs in _table().items() if word not in _ROLES for sign in signs}
    return _number_signs().sub(lambda sign: signs[sign[0]], unit)


@cache
def _number_signs() -> re.Pattern[str]:
    signs = any_of(sign for word, signs in _table().items() if word not in _ROLES for sign in signs)
    return re.compile(rf"(?<![\w.])(?:{signs})(?!\w)")


def _as_written(unit: str | None, simplified: str, written: str) -> str | None:
    """The unit in the characters of the header, where it stands there."""
    at = simplified.find(unit) if unit else -1
    return unit if unit is None or at < 0 else written[at : at + len(unit)]
