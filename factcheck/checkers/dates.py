"""Dates as an author of claims writes them: 1998, 2021-12, 2021-12-17, 2021年12月17日, 17 December 2021, Dec. 17, 2021."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from factcheck.wording import say

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_YEAR = r"(?P<year>[12][0-9]{3})"
_MONTH = r"(?P<month>0?[1-9]|1[0-2])"
_DAY = r"(?P<day>0?[1-9]|[12][0-9]|3[01])"
_NAME = r"(?P<name>[A-Za-z]{3,9})\.?"
_FORMS = tuple(
    re.compile(rf"\s*{form}\s*\Z")
    for form in (
        rf"{_YEAR}年?", rf"{_YEAR}[-/.]{_MONTH}", rf"{_YEAR}[-/.]{_MONTH}[-/.]{_DAY}",
        rf"{_YEAR}年{_MONTH}月", rf"{_YEAR}年{_MONTH}月{_DAY}[日号]",
        rf"{_NAME} {_YEAR}", rf"{_DAY}(?:st|nd|rd|th)? {_NAME},? {_YEAR}", rf"{_NAME} {_DAY}(?:st|nd|rd|th)?,? {_YEAR}",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Span:
    """The days that a date can mean: one, or all of a month or a year."""

    first: date
    last: date


def read_date(written: str) -> Span:
    """The days that a written date can mean.  Raises ValueError, with what to write, where it is none."""
    for form in _FORMS:
        found = form.match(written)
        if found is None:
            continue
        parts = found.groupdict()
        year, month, day = int(parts["year"]), _month(parts), int(parts["day"]) if parts.get("day") else None
        if month == 0:
            break
        if month is None:
            return Span(date(year, 1, 1), date(year, 12, 31))
        days = monthrange(year, month)[1]
        if day is not None and day > days:
            raise ValueError(say('"{written}" is no date: that month has {days} days', written=written, days=days))
        return Span(date(year, month, day or 1), date(year, month, day or days))
    raise ValueError(say('cannot read "{written}" as a date; write 1998, "2021-12" or "2021-12-17"', written=written))


def _month(parts: dict[str, str | None]) -> int | None:
    """The month by number or name; None where there is none, 0 where the name is no month's."""
    if number := parts.get("month"):
        return int(number)
    name = (parts.get("name") or "").casefold()
    if not name:
        return None
    short = "sep" if name == "sept" else name
    return next((place for place, month in enumerate(_MONTHS, 1) if name == month or short == month[:3]), 0)
