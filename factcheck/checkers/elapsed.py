"""years, months, days: the time between two dates, an age.

Founded in 1998, 23 years before 2021: years(1998, 2021) holds for "23 years" and, since the day of the year is not known, for 22;
24 is contradicted.  With both dates to the day, the completed years, the difference of the calendar years and the exact time all
hold.  days("2021-12-01", "2021-12-17") is 16, or 17 where both ends count.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction

from factcheck.checkers.registry import Checker, Input, Outcome, checker
from factcheck.checkers.relation import coarse_notes, expected_interval, required
from factcheck.claims import Span, read_date
from factcheck.model import Claim, Expectation, Interval
from factcheck.wording import Message, say


@checker("years")
class Years(Checker):
    """years(from, to): the years between two dates."""

    inputs = ("from", "to")
    reads = "dates"
    # The unit that figures carry, how it is called in an expectation, and how many months it has.
    symbol, word, months = "y", "years", 12

    def check(self, claim: Claim, expect: Expectation | None, inputs: list[Input]) -> Outcome:
        """Compare the time between the dates with the expectation."""
        expect = required(expect, self.name, f'"23 {self.word}"')
        if expect.quantity is not None and expect.quantity.unit not in (self.symbol, None):
            found = {"expected": expect.text, "unit": expect.quantity.unit}
            raise ValueError(
                say(
                    "{relation}(from, to) is in {units}; {expected} is in {unit}", relation=self.name, units=self.units(), **found
                )
            )
        start, end = (read_date(item.text or item.quote) for item in inputs)
        if end.last < start.first:
            turned = f"{self.name}({inputs[1].name}, {inputs[0].name})"
            dates = {"end": str(inputs[1]), "start": str(inputs[0])}
            raise ValueError(say("{end} is before {start}; write {turned}", **dates, turned=turned))
        elapsed, expected = self.elapsed(start, end), expected_interval(expect, claim)
        working = self.told(str(inputs[0]), str(inputs[1]), str(elapsed))
        if elapsed.meets(expected):
            to_the_day = start.first == start.last and end.first == end.last
            return Outcome(True, say("it fits"), working, () if to_the_day else tuple(coarse_notes(elapsed, expected)))
        return Outcome(False, say("{found}, not {expected}", found=working, expected=expect.text), working)

    def units(self) -> Message:
        """What the time is counted in."""
        return say("years")

    def told(self, start: str, end: str, elapsed: str) -> Message:
        """How much time lies between the dates."""
        return say("from {start} to {end} are {elapsed} years", start=start, end=end, elapsed=elapsed)

    def elapsed(self, start: Span, end: Span) -> Interval:
        """From the completed periods at the least to the exact time, or the calendar's difference, at the most."""
        low = max(_months_between(start.last, end.first) // self.months, 0)
        calendar = _month_number(end.last) // self.months - _month_number(start.first) // self.months
        to_the_day = start.first == start.last and end.first == end.last
        # Where a day is not known, the time is less than up to the day after the last that is possible.
        high = _exact_months(start.first, end.last if to_the_day else end.last + timedelta(days=1)) / self.months
        if calendar >= high:
            return Interval.between(low, calendar)
        return Interval.between(low, high, high_closed=to_the_day)


@checker("months")
class Months(Years):
    """months(from, to): the months between two dates."""

    symbol, word, months = "month", "months", 1

    def units(self) -> Message:
        """Months."""
        return say("months")

    def told(self, start: str, end: str, elapsed: str) -> Message:
        """As for years."""
        return say("from {start} to {end} are {elapsed} months", start=start, end=end, elapsed=elapsed)


@checker("days")
class Days(Years):
    """days(from, to): the days between two dates."""

    symbol, word = "d", "days"

    def units(self) -> Message:
        """Days."""
        return say("days")

    def told(self, start: str, end: str, elapsed: str) -> Message:
        """As for years."""
        return say("from {start} to {end} are {elapsed} days", start=start, end=end, elapsed=elapsed)

    def elapsed(self, start: Span, end: Span) -> Interval:
        """The days, with or without the first of them."""
        return Interval.between(max((end.first - start.last).days, 0), (end.last - start.first).days + 1)


def _month_number(day: date) -> int:
    return day.year * 12 + day.month - 1


def _months_between(start: date, end: date) -> int:
    """Completed months; negative where `end` is before `start`."""
    return (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)


def _exact_months(start: date, end: date) -> Fraction:
    """Months with the part of the last one; both to the day."""
    whole = _months_between(start, end)
    year, month = divmod(start.year * 12 + start.month - 1 + whole, 12)
    length = monthrange(year, month + 1)[1]
    anniversary = date(year, month + 1, min(start.day, length))
    return whole + Fraction((end - anniversary).days, length)
