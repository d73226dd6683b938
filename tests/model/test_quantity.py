"""What a written number stands for: a row for each line of DESIGN's rounding table, and its mirror image below zero."""

from __future__ import annotations

from decimal import Context, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import Approximator, Interval, Quantity, Rounding

# low, high, approximator, place, coarse, rounded, rounding: interval
TABLE = """
12.77       exact      0.01 0.01 yes rounded:    [12.765, 12.775]
12.77       exact      0.01 0.01 yes truncated:  [12.77, 12.78)
115000      exact      1000 1000 yes rounded:    [114,500, 115,500]
115000      exact      1000 1000 yes truncated:  [115,000, 116,000)
12.70       exact      0.01 0.1  yes rounded:    [12.695, 12.705]
16          exact      1    1    no  rounded:    16
16          exact      1    1    no  truncated:  16
1400        exact      1    100  no  rounded:    1,400
510000000   more_than  1e7  1e7  yes rounded:    [510,000,000, 520,000,000)
1400        more_than  1    100  no  rounded:    [1,400, 1,500)
1400        more_than  1    100  no  truncated:  [1,400, 1,500)
100000      more_than  1e4  1e5  yes rounded:    [100,000, 200,000)
30000       nearly     1e4  1e4  yes rounded:    [25,000, 30,000]
1400        nearly     1    100  no  rounded:    [1,350, 1,400]
12.5        about      0.1  0.1  yes rounded:    [12.45, 12.55]
1400        about      1    100  no  rounded:    [1,350, 1,450]
5           less_than  1    1    yes rounded:    (-∞, 5)
5           at_most    1    1    yes rounded:    (-∞, 5]
5           at_least   1    1    yes rounded:    [5, ∞)
3..5        exact      1    1    yes rounded:    [2.5, 5.5]
3..5        exact      1    1    yes truncated:  [3, 6)
3..5        exact      1    1    no  rounded:    [3, 5]
5..3        exact      1    1    yes rounded:    [2.5, 5.5]
3..5        about      1    1    yes rounded:    [2.5, 5.5]
3..5        more_than  1    1    yes rounded:    [3, 6)
3..5        nearly     1    1    yes rounded:    [2.5, 5]
0           exact      1    1    yes rounded:    [-0.5, 0.5]
0.0         exact      0.1  0.1  yes truncated:  (-0.1, 0.1)
1           exact      1    1    yes truncated:  [1, 2)
-3.5        exact      0.1  0.1  yes rounded:    [-3.55, -3.45]
-3.5        exact      0.1  0.1  yes truncated:  (-3.6, -3.5]
-3.5        more_than  0.1  0.1  yes rounded:    (-3.6, -3.5]
-3.5        nearly     0.1  0.1  yes rounded:    [-3.5, -3.45]
-3.5        about      0.1  0.1  yes rounded:    [-3.55, -3.45]
-3.5        less_than  0.1  0.1  yes rounded:    (-∞, -3.5)
-3.5        at_most    0.1  0.1  yes rounded:    (-∞, -3.5]
-3.5        at_least   0.1  0.1  yes rounded:    [-3.5, ∞)
-5..-3      exact      1    1    yes truncated:  (-6, -3]
-3..5       exact      1    1    yes truncated:  (-4, 6)
-3..0       exact      1    1    yes truncated:  (-4, 1)
0..5        exact      1    1    yes truncated:  (-1, 6)
"""


def quantity(number: str, approx: Approximator, place: str, coarse: str, rounded: str) -> Quantity:
    low, _, high = number.partition("..")
    return Quantity(Decimal(low), Decimal(high or low), None, "count", approx, Decimal(place), Decimal(coarse), rounded == "yes")


@pytest.mark.parametrize("row", TABLE.strip().splitlines())
def test_a_written_number_stands_for_an_interval(row: str) -> None:
    wording, _, stands_for = row.partition(":")
    number, approx, place, coarse, rounded, rounding = wording.split()
    written = quantity(number, approx, place, coarse, rounded)  # type: ignore[arg-type]
    assert str(written.interval(rounding)) == stands_for.strip()  # type: ignore[arg-type]


# Decimal's own default rounds to 28 digits.
LONG = Context(prec=50)
VALUES = st.decimals(min_value=-1000, max_value=1000, places=4)
PLACES = st.sampled_from([Decimal(10) ** exponent for exponent in range(-3, 4)])


@given(VALUES, PLACES, st.sampled_from(["ROUND_HALF_UP", "ROUND_HALF_DOWN", "ROUND_HALF_EVEN"]))
def test_a_rounded_number_stands_for_what_was_rounded(value: Decimal, place: Decimal, ties: str) -> None:
    written = (value / place).quantize(Decimal(1), ties) * place
    assert Quantity(written, written, None, "count", place=place, coarse=place).interval().contains(value)


@given(st.integers(-(10**40), 10**40), st.integers(0, 40), st.sampled_from(["rounded", "truncated"]), st.booleans())
def test_no_digit_of_a_long_number_is_lost(digits: int, decimals: int, rounding: Rounding, more: bool) -> None:
    written, place = Decimal(digits).scaleb(-decimals, LONG), Decimal(1).scaleb(-decimals)
    interval = Quantity(written, written, None, "count", "more_than" if more else "exact", place, place, True).interval(rounding)
    assert interval.contains(written)
    assert interval.width == Fraction(place) * (2 if digits == 0 and rounding == "truncated" and not more else 1)


@given(VALUES, PLACES)
def test_a_number_cut_off_stands_for_what_was_cut(value: Decimal, place: Decimal) -> None:
    written = (value / place).quantize(Decimal(1), "ROUND_DOWN") * place
    assert Quantity(written, written, None, "count", place=place, coarse=place).interval("truncated").contains(value)


@given(VALUES, PLACES, st.sampled_from(["exact", "about", "more_than", "nearly"]), st.booleans(), st.sampled_from(["rounded", "truncated"]))
def test_below_zero_is_the_mirror_of_above(value: Decimal, place: Decimal, approx: Approximator, rounded: bool, rounding: str) -> None:
    if value:
        up = Quantity(value, value, None, "count", approx, place, place, rounded).interval(rounding)  # type: ignore[arg-type]
        down = Quantity(-value, -value, None, "count", approx, place, place, rounded).interval(rounding)  # type: ignore[arg-type]
        assert down == -up


@given(VALUES, PLACES, st.sampled_from(["exact", "about", "more_than", "nearly", "at_least", "at_most"]))
def test_the_number_itself_is_always_meant(value: Decimal, place: Decimal, approx: Approximator) -> None:
    written = Quantity(value, value, None, "count", approx, place, place)
    assert written.interval().contains(value)
    assert isinstance(written.interval(), Interval)
