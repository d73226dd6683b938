"""FC115: a weekday that does not belong to its date.

Why: a date is copied from last year's notice, or the wrong Monday is meant.  Only dates with a year beside them are judged,
by the Gregorian calendar from 1900 on.

Objects:  On Monday, March 15, 2025, the council met.   2025年9月8日（星期二）
Passes:   On Saturday, March 15, 2025, the council met.  2025年9月8日（星期一）
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from factcheck.figures import Article, read_table
from factcheck.rules._registry import Violation, rule
from factcheck.wording import say

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NAMED = (
    say("Monday"), say("Tuesday"), say("Wednesday"), say("Thursday"), say("Friday"), say("Saturday"), say("Sunday"),
)  # fmt: skip


@rule("FC115", "weekday", summary="a weekday that does not belong to its date")
def weekday(article: Article) -> Iterator[Violation]:
    """Weekdays beside full dates that fall on another day."""
    text = article.document.text
    for match in (found for pattern in _patterns() for found in pattern.finditer(text)):
        day = _date(match)
        name = match["weekday"].casefold().rstrip(".")
        number = _names("weekday").get(name)
        if day is None or number is None or day.isoweekday() == number:
            continue
        right = _WEEKDAYS[day.weekday()] if name.isascii() else "星期" + "一二三四五六日"[day.weekday()]
        yield Violation(
            match.start("weekday"),
            match.end("weekday"),
            say(
                "{date} is a {right}, not {weekday}",
                date=day.isoformat(),
                right=_NAMED[day.weekday()],
                weekday=match["weekday"],
            ),
            expected=right,
            found=match["weekday"],
        )


@cache
def _names(kind: str) -> dict[str, int]:
    return {word: int(values[2]) for word, values in read_table("factcheck.rules", "months.txt") if values[1] == kind}


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    months = "|".join(sorted((m for m in _names("month")), key=len, reverse=True))
    days = "|".join(sorted((d for d in _names("weekday") if d.isascii()), key=len, reverse=True))
    chinese = "|".join(d for d in _names("weekday") if not d.isascii())
    month, day, year = rf"(?P<month>{months})\.?", r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<year>(?:19|20)\d{2})(?!\d)"
    weekday = rf"\b(?P<weekday>{days})\b\.?,?\s+(?:the\s+)?"
    return (
        re.compile(rf"{weekday}{month}\s+{day},?\s+{year}", re.IGNORECASE),
        re.compile(rf"{weekday}{day}\s+(?:of\s+)?{month},?\s+{year}", re.IGNORECASE),
        re.compile(
            r"(?P<year>(?:19|20)\d{2})[ ]?年[ ]?(?P<month>\d{1,2})[ ]?月[ ]?(?P<day>\d{1,2})[ ]?日[ ]?"
            rf"[（(，,]?[ ]?(?P<weekday>{chinese})"
        ),
    )


def _date(match: re.Match[str]) -> date | None:
    month = match["month"].casefold()
    try:
        return date(int(match["year"]), int(month) if month.isdigit() else _names("month")[month], int(match["day"]))
    except ValueError:
        return None
