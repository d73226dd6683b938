"""The number of a cell, however a person typed it."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.evidence.cells import exact_number, read_cell

READ = [
    (3594, "3594"), (Decimal("51430.50"), "51430.5"), (0.1, "0.1"), (0.1 + 0.2, "0.3"), (1e15, "1000000000000000"), (2.0, "2"),
    ("3,594", "3594"), ("３５９４", "3594"), ("３，５９４", "3594"), (" 3594 ", "3594"), ("3 594", "3594"), ("-12.5", "-12.5"),
    ("−12.5", "-12.5"), ("(1,234)", "-1234"), ("（1,234）", "-1234"), ("1.2万", "12000"), ("5.143亿", "514300000"), ("+7", "7"),
    ("1e6", "1000000"), ("12.77%", "12.77"), ("3,594起", "3594"), ("1.5 million", "1500000"), ("51,430万元", "514300000"), ("007", "7"),
]  # fmt: skip
REFUSED = [
    (None, "empty"), ("", "empty"), ("  ", "empty"), ("—", "no number"), ("n/a", "no number"), (True, "no number"), ("…", "no number"),
    (date(2021, 11, 5), "a date"), (datetime(2021, 11, 5, 8), "a date"), (float("nan"), "no finite"), (float("inf"), "no finite"),
    ("12, 13 and 14", "no number"), ("1.234.567", "no number"), ("3594 (revised)", "no number"), ("x" * 300, "300 characters"), (b"1", "no number"),
]  # fmt: skip


@pytest.mark.parametrize("value, number", READ, ids=repr)
def test_a_number_is_read(value: object, number: str) -> None:
    interval = read_cell(value).interval
    assert interval.low == interval.high == Fraction(Decimal(number))


@pytest.mark.parametrize("value, why", REFUSED, ids=repr)
def test_what_is_no_number_is_told(value: object, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        read_cell(value)


def test_a_loose_wording_is_an_interval() -> None:
    assert str(read_cell("约3万").interval) == "[25,000, 35,000]"


def test_the_unit_of_a_cell_is_kept() -> None:
    assert (read_cell("51,430万元").unit, read_cell("12.77%").unit, read_cell("3,594").unit) == ("CNY", "%", None)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=5))
def test_fifteen_digits_survive_a_double(value: Decimal) -> None:
    assert exact_number(float(value)) == value


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-9999, max_value=9999, places=2))
def test_six_digits_survive_a_single(value: Decimal) -> None:
    import struct

    (single,) = struct.unpack("f", struct.pack("f", float(value)))
    assert exact_number(single, single=True) == value
