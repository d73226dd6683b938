"""Dates as claim files and data write them: 1998, 2021-11, 2021年11月5日, 5 Nov 2021, 11/2021, 202111, Nov-21, 2021Q3.

A date is the span of days that it can mean, so that "2021-11" finds the cell 2021年11月.  11/05/2021 is read by nobody: which
part is the month cannot be told.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from datetime import date, datetime
from functools import cache, lru_cache
from typing import NamedTuple

from factcheck.wording import say

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONG = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_YEAR = r"(?P<year>[12][0-9]{3})"
_MONTH = r"(?P<month>0?[1-9]|1[0-2])"
_TWO = r"(?P<month>0[1-9]|1[0-2])"
_DAY = r"(?P<day>0?[1-9]|[12][0-9]|3[01])"
_TWO_DAY = r"(?P<day>0[1-9]|[12][0-9]|3[01])"
_NAME = r"(?P<name>[A-Za-z]{3,9})\.?"
_TIME = r"(?:[ T]00:00(?::00(?:\.0+)?)?)?"
_QUARTERS = "一二三四"


class Span(NamedTuple):
    """The days that a date can mean, both ends included."""

    first: date
    last: date


def read_date(written: str) -> Span:
    """The days that a written date can mean.  Raises ValueError, with what to write, where it is none."""
    found = _read(written)
    if isinstance(found, int):
        raise ValueError(say('"{written}" is no date: that month has {days} days', written=written, days=found))
    if found is None:
        raise ValueError(say('cannot read "{written}" as a date; write 1998, "2021-12" or "2021-12-17"', written=written))
    return found


def read_span(written: str) -> Span | None:
    """The days that a written date can mean; None where it is no date."""
    found = _read(written)
    return None if isinstance(found, int) else found


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    """What a date can look like; compiled for the first one that is read."""
    return tuple(
        re.compile(form)
        for form in (
            rf"{_YEAR}年?", rf"{_YEAR}[-/.]{_MONTH}", rf"{_YEAR}[-/.]{_MONTH}[-/.]{_DAY}{_TIME}", rf"{_YEAR}{_TWO}",
            rf"{_YEAR}{_TWO}{_TWO_DAY}",
            rf"{_YEAR}年{_MONTH}月份?", rf"{_YEAR}年{_MONTH}月{_DAY}[日号]", rf"{_MONTH}[-/.]{_YEAR}",
            rf"{_NAME}[- ]{_YEAR}", rf"{_DAY}(?:st|nd|rd|th)?[- ]{_NAME},?[- ]{_YEAR}",
            rf"{_NAME} {_DAY}(?:st|nd|rd|th)?,? {_YEAR}",
            rf"{_NAME}[- ](?P<short>[0-9]{{2}})", rf"{_YEAR}[- ]?Q(?P<quarter>[1-4])",
            rf"{_YEAR}年第?(?P<quarter>[1-4一二三四])季度?",
        )
    )  # fmt: skip


@lru_cache(maxsize=20_000)
def _read(written: str) -> Span | int | None:
    """The days of a date; for a day that its month does not have, how many it has; None for anything else."""
    text = " ".join(unicodedata.normalize("NFKC", written).split())
    for form in _forms():
        found = form.fullmatch(text)
        if found is not None and (span := _span(found.groupdict())) is not None:
            return span
    return None


def span_of(value: object) -> Span | None:
    """The days that a value of the data can mean; a number such as 202111 is one, too."""
    if isinstance(value, datetime):
        return Span(value.date(), value.date())
    if isinstance(value, date):
        return Span(value, value)
    return None if isinstance(value, bool) or value is None else read_span(str(value))


def _span(parts: dict[str, str | None]) -> Span | int | None:
    # Nov-21 is a month of this century, as spreadsheets write it.
    year = int(parts.get("year") or f"20{parts.get('short')}")
    if (quarter := parts.get("quarter")) is not None:
        first = 3 * (_QUARTERS.index(quarter) if quarter in _QUARTERS else int(quarter) - 1) + 1
        return Span(date(year, first, 1), _month_end(year, first + 2))
    month = int(written) if (written := parts.get("month")) else _named(parts.get("name"))
    if month is None:
        return Span(date(year, 1, 1), date(year, 12, 31)) if parts.get("name") is None else None
    if not (day := parts.get("day")):
        return Span(date(year, month, 1), _month_end(year, month))
    days, number = monthrange(year, month)[1], int(day)
    return days if number > days else Span(date(year, month, number), date(year, month, number))


def _named(name: str | None) -> int | None:
    folded = (name or "").casefold()
    if folded == "sept":
        return 9
    return next((number for number in range(1, 13) if folded in (_MONTHS[number - 1], _LONG[number - 1])), None)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
