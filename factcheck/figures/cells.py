"""Cells: what the headers of a table say of a figure in a cell.

A bare number has the unit that stands in a header in brackets: 512 under 金额（万元） is 512万元, 512 under "Cases (thousand)"
is 512 thousand.  The language reads it as if the unit stood behind the number, and it counts only where that makes one figure of
all of it: （预计） and "(2021)" are no units.  Where the row and the column name different units, neither counts.

Where they name none, the caption of the table, or the line before it, may: 单位：万元, "in millions of dollars".  It does not
hold for shares, ranks and years, and that of money not for what is counted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from factcheck.figures.amount import Amount
from factcheck.figures.language import Language
from factcheck.figures.sentence import AmountInContext
from factcheck.figures.tables import any_of, read_table
from factcheck.lazily import pattern
from factcheck.model import Cell

_NUMBER = pattern(r"(?P<sign>[-+−–]?)\s?[0-9](?:[0-9.,\u00a0\u2009\u202f ]*[0-9])?")
_IN_BRACKETS = pattern(r"[(（\[【［]([^()（）\[\]【】［］]{1,30})[)）\]】］]")
# A header that is a unit itself; of words nobody could tell.
_SIGN = pattern(r"[%％‰$£€¥￥]")
# Roles of headers.txt that are no number words.
_ROLES = frozenset({"before", "not", "apart", "counted"})
# What is longer is a paragraph that comes before a table.
_LONGEST_LINE = 120
_MANY = pattern(r"\b(thousand|million|billion|trillion)s(?: of)?\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_MONEY_SIGN = pattern(r"(?P<sign>[A-Z]{0,3}[$£€¥￥])\s?(?P<magnitude>.*)")


def give_subject(reading: AmountInContext, cell: Cell) -> None:
    """Names the figure by the headers of its cell, where the cell says no more than what is counted."""
    if reading.subject in ("", reading.amount.quantity.unit):
        reading.subject = cell.words or reading.subject


def units_of_row(text: str, cell: Cell) -> tuple[str, ...]:
    """The same of a cell that heads all others: a row of its own that says 单位：万元."""
    return units_of_table(text) if not any(cell) and _lead(text) else ()


def units_of_table(line: str) -> tuple[str, ...]:
    """What the caption of a table, or the line before it, may name as the unit of all its numbers: 万元 of 单位：万元."""
    if len(line) > _LONGEST_LINE:
        return ()
    stated = (match["behind"] or match["last"] for match in _stated_units().finditer(line))
    units = (*_units_in([line]), *(_number_words(unit.strip()) for unit in stated))
    return tuple(dict.fromkeys(_MANY().sub(r"\1", unit) for unit in units))


def amounts_under(
    text: str, cell: Cell, language: Language, amounts: Callable[[str], list[Amount]], units: Sequence[str] = ()
) -> list[Amount]:
    """The amounts of a cell's text, in the form that the language reads; a bare number has the unit of its headers.

    `units` has what may be the unit of the whole table.
    """
    number = _NUMBER().fullmatch(text)
    if number is not None:
        named = [next(_with_unit(number, _units_in(headers), language, amounts), None) for headers in (cell.column, cell.row)]
        found = {amount.quantity: amount for amount in named if amount is not None}
        if not found and units and any(cell) and not _names("apart", cell):
            counts = _names("counted", cell)
            read = _with_unit(number, units, language, amounts)
            found = {amount.quantity: amount for amount in read if not (counts and amount.quantity.kind == "money")}
        if len(found) == 1:
            return list(found.values())
    return [amount for amount in amounts(text) if cell.row or not _heads_year(text, amount)]


def _heads_year(text: str, amount: Amount) -> bool:
    """Whether a header begins with a year that a plural follows: "2020 visits"."""
    return amount.start == 0 and amount.quantity.kind == "count" and _YEAR.fullmatch(text, 0, amount.end) is not None


def _names(role: str, cell: Cell) -> bool:
    """Whether a word with this role of headers.txt stands in the headers."""
    return _any_word(role).search(cell.words.casefold()) is not None


def _with_unit(
    number: re.Match[str], units: Iterable[str], language: Language, amounts: Callable[[str], list[Amount]]
) -> Iterator[Amount]:
    """The number as an amount in each of what may be units."""
    for written in units:
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
    money = _MONEY_SIGN().fullmatch(unit)
    if money is not None:
        yield f"{money['sign']}{number} {money['magnitude']}".rstrip()
        yield f"{money['sign']}{number}{money['magnitude']}"
    apart = f"{number} {unit}"
    yield from (apart, f"{number}{unit}") if unit[0].isascii() and unit[0].isalpha() else (f"{number}{unit}", apart)


def _units_in(headers: Sequence[str]) -> Iterator[str]:
    """What may be a unit in headers, that of the last one first, without the words around it."""
    for header in reversed(headers):
        if _SIGN().fullmatch(header):
            yield header
        for inside in reversed(_IN_BRACKETS().findall(header)):
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
    # Behind a Chinese word nothing need part it from the unit.
    latin, chinese = (any_of(w for w in _table()["before"] if w.isascii() is ascii) for ascii in (True, False))
    return re.compile(rf"\s*(?:(?:{latin})(?:\s*[:：]|\s)|(?:{chinese})(?:\s*[:：]|\s|))", re.IGNORECASE)


@cache
def _stated_units() -> re.Pattern[str]:
    """A unit behind a word that announces it: with a colon anywhere (单位：万元), without one at the end ("…, in thousands")."""
    leads = any_of(_table()["before"])
    return re.compile(
        rf"(?<![A-Za-z])(?:{leads})(?:\s*[:：]\s*(?P<behind>[^\s,，;；。()（）]{{1,20}}(?: [A-Za-z]{{1,12}}){{0,3}})"
        r"|\s+(?P<last>[^,;:()0-9]{1,40})(?<![.\s])\.?\s*$)",
        re.IGNORECASE,
    )


@cache
def _any_word(role: str) -> re.Pattern[str]:
    words = _table()[role]
    latin = any_of(word for word in words if word.isascii())
    return re.compile(rf"[%％‰]|\b(?:{latin})\b|{any_of(word for word in words if not word.isascii())}")


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
