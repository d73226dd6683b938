"""Dates in the styles of data and of claim files."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from factcheck.claims import read_date, read_span, span_of

DAY = ("2021-11-05", "2021/11/5", "2021.11.5", "20211105", "2021年11月5日", "2021年11月05号", "5 Nov 2021", "5 November 2021", "November 5, 2021", "5th Nov 2021", "05-Nov-2021", "２０２１-１１-０５", "2021-11-05 00:00:00")  # fmt: skip
MONTH = ("2021-11", "2021/11", "2021.11", "202111", "2021年11月", "2021年11月份", "11/2021", "Nov 2021", "November 2021", "Nov-21", "Nov-2021")
QUARTER = ("2021Q4", "2021 Q4", "2021-Q4", "2021年第四季度", "2021年4季度")
NONE = ("", "11/05/2021", "2021-13", "2021-02-30", "5", "21", "13月", "Foo 2021", "3594", "202113", "2021-11-05 08:30", "1,234")


@pytest.mark.parametrize("styles, first, last", [(DAY, "2021-11-05", "2021-11-05"), (MONTH, "2021-11-01", "2021-11-30"), (QUARTER, "2021-10-01", "2021-12-31"), (("2021", "2021年"), "2021-01-01", "2021-12-31")])
def test_styles_of_one_date(styles: tuple[str, ...], first: str, last: str) -> None:
    for written in styles:
        span = read_span(written)
        assert span is not None, written
        assert (span.first.isoformat(), span.last.isoformat()) == (first, last), written


@pytest.mark.parametrize("written", NONE)
def test_no_date(written: str) -> None:
    assert read_span(written) is None


def test_dates_that_are_stored_as_numbers() -> None:
    assert span_of(202111) == read_span("2021-11")
    assert span_of(True) is None


def test_dates_that_are_stored_as_such() -> None:
    day = read_span("2021-11-05")
    assert span_of(date(2021, 11, 5)) == span_of(datetime(2021, 11, 5, 8, 30)) == day
    assert span_of(None) is None


@pytest.mark.parametrize(("written", "day"), [("2 January 2021", "2021-01-02"), ("Jan 31, 2021", "2021-01-31"), ("4 Sept 2021", "2021-09-04")])
def test_names_of_months(written: str, day: str) -> None:
    assert read_span(written) == read_span(day) is not None


@pytest.mark.parametrize(("written", "reason"), [("2021-02-30", "that month has 28 days"), ("2021-13", "cannot read"), ("Foo 2021", "cannot read")])
def test_who_wants_a_date_is_told_why_it_is_none(written: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        read_date(written)
