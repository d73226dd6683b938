"""Interval arithmetic: exact, and never narrower than the truth."""

from __future__ import annotations

import operator
import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factcheck.model import Interval, format_number

_WRITTEN = re.compile(r"([\[(])(\S+), (\S+)([\])])")


def interval(written: str) -> Interval:
    """[1, 2), (-inf, 3] or 5."""
    found = _WRITTEN.fullmatch(written)
    if found is None:
        return Interval.exactly(Fraction(written))
    left, low, high, right = found.groups()
    return Interval.between(
        None if low == "-inf" else Fraction(low), None if high == "inf" else Fraction(high), low_closed=left == "[", high_closed=right == "]"
    )


@pytest.mark.parametrize(
    ("a", "sign", "b", "result"),
    [
        # A bound of a sum belongs to it when both bounds that make it do.
        ("[1, 2]", "+", "[10, 20]", "[11, 22]"),
        ("[1, 2)", "+", "[10, 20]", "[11, 22)"),
        ("(1, 2]", "+", "[10, 20)", "(11, 22)"),
        ("[1, inf)", "+", "[1, 2]", "[2, inf)"),
        ("(-inf, 1]", "+", "[1, inf)", "(-inf, inf)"),
        ("[1, 2]", "-", "[10, 20)", "(-19, -8]"),
        ("[5, 6)", "-", "(-inf, 2)", "(3, inf)"),
        ("[5, 6)", "-", "[2, inf)", "(-inf, 4)"),
        # Products: signs turn bounds around; a zero that is included reaches zero, whatever the other side.
        ("[2, 3]", "*", "[4, 5]", "[8, 15]"),
        ("[2, 3)", "*", "[4, 5]", "[8, 15)"),
        ("[-2, 3]", "*", "[4, 5]", "[-10, 15]"),
        ("[-3, -2)", "*", "[4, 5]", "[-15, -8)"),
        ("[-3, -2)", "*", "[-5, 4)", "(-12, 15]"),
        ("[-2, 3)", "*", "(-4, 5]", "(-12, 15)"),
        ("[0, 1)", "*", "[2, 3)", "[0, 3)"),
        ("(0, 1)", "*", "[2, 3)", "(0, 3)"),
        ("(0, 1)", "*", "[0, 3)", "[0, 3)"),
        ("[0, 0]", "*", "(-inf, inf)", "0"),
        ("(0, 1]", "*", "[1, inf)", "(0, inf)"),
        ("[0, 1]", "*", "(-inf, 5)", "(-inf, 5)"),
        ("(-inf, -1]", "*", "(-inf, -1)", "(1, inf)"),
        ("[-1, 1]", "*", "[-1, 1)", "[-1, 1]"),
        ("[-2, 3]", "*", "[1, inf)", "(-inf, inf)"),
        # Quotients: a divisor on one side of zero only; what comes near to zero has no bound.
        ("[1, 2]", "/", "[4, 5]", "[1/5, 1/2]"),
        ("[1, 2)", "/", "(4, 5]", "[1/5, 1/2)"),
        ("[1, 2]", "/", "(4, 5]", "[1/5, 1/2)"),
        ("[1, 2]", "/", "[-5, -4)", "(-1/2, -1/5]"),
        ("[1, 2]", "/", "(0, 4]", "[1/4, inf)"),
        ("[1, 2]", "/", "[-4, 0)", "(-inf, -1/4]"),
        ("[1, 2]", "/", "[4, inf)", "(0, 1/2]"),
        ("[-1, 2]", "/", "[4, inf)", "[-1/4, 1/2]"),
        ("[0, 2]", "/", "[4, inf)", "[0, 1/2]"),
        ("(-inf, 6)", "/", "[2, 3]", "(-inf, 3)"),
    ],
)
def test_arithmetic(a: str, sign: str, b: str, result: str) -> None:
    operation = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}[sign]
    assert operation(interval(a), interval(b)) == interval(result)


@pytest.mark.parametrize("divisor", ["0", "[0, 1]", "[-1, 0]", "[-1, 1]", "(-1, 1)", "(-inf, 1]", "(-inf, inf)"])
def test_a_divisor_that_can_be_zero(divisor: str) -> None:
    with pytest.raises(ZeroDivisionError, match=r"^the divisor can be zero$"):
        Interval.exactly(1) / interval(divisor)


@pytest.mark.parametrize(
    ("a", "b", "meet"),
    [
        ("[1, 2]", "[2, 3]", True),
        ("[1, 2)", "[2, 3]", False),
        ("[1, 2]", "(2, 3]", False),
        ("[1, 2)", "(2, 3]", False),
        ("[1, 2]", "[3, 4]", False),
        ("[1, 9]", "[3, 4]", True),
        ("3", "[3, 4]", True),
        ("3", "(3, 4]", False),
        ("(-inf, 3)", "[3, inf)", False),
        ("(-inf, 3]", "[3, inf)", True),
        ("(-inf, inf)", "3", True),
    ],
)
def test_meeting(a: str, b: str, meet: bool) -> None:
    assert interval(a).meets(interval(b)) is meet
    assert interval(b).meets(interval(a)) is meet


@pytest.mark.parametrize(
    ("inner", "outer", "within"),
    [
        ("[1, 2]", "[1, 2]", True),
        ("(1, 2)", "[1, 2]", True),
        ("[1, 2]", "(1, 2]", False),
        ("[1, 2]", "[1, 2)", False),
        ("[1, 2]", "[1, inf)", True),
        ("[1, inf)", "[1, 2]", False),
        ("(-inf, 2]", "[1, 2]", False),
        ("(-inf, 2]", "(-inf, 2]", True),
        ("[0, 2]", "[1, 3]", False),
        ("[2, 4]", "[1, 3]", False),
    ],
)
def test_lying_within(inner: str, outer: str, within: bool) -> None:
    assert interval(inner).within(interval(outer)) is within


@pytest.mark.parametrize(
    ("given_", "size"),
    [("[1, 2)", "[1, 2)"), ("(-3, -1]", "[1, 3)"), ("[-3, 1]", "[0, 3]"), ("(-3, 1]", "[0, 3)"), ("[-1, 3)", "[0, 3)"), ("(-3, 3]", "[0, 3]"), ("(-inf, 1]", "[0, inf)"), ("[-1, inf)", "[0, inf)"), ("(0, 3)", "(0, 3)"), ("[1/2, 2)", "[1/2, 2)"), ("(-3, 0)", "(0, 3)"), ("[-1/2, -1/4]", "[1/4, 1/2]")],
)
def test_size(given_: str, size: str) -> None:
    assert abs(interval(given_)) == interval(size)


def test_widened_and_clipped() -> None:
    assert interval("(1, 2)").widened(Decimal("0.5")) == interval("[1/2, 5/2]")
    assert interval("(1, 2)").widened(interval("[-1, 1/2]")) == interval("[0, 3]")
    assert interval("[1, inf)").widened(1) == interval("[0, inf)")
    assert interval("(-inf, 1]").widened(1) == interval("(-inf, 2]")
    assert interval("[1, 2]").widened(interval("[1, inf)")) == interval("(-inf, inf)")
    assert interval("(-inf, 5)").clipped(0) == interval("[0, 5)")
    assert interval("[-1, 5]").clipped(0) == interval("[0, 5]")
    assert interval("(1, 5]").clipped(0) == interval("(1, 5]")
    assert interval("(0, 5]").clipped(0) == interval("(0, 5]")


@pytest.mark.parametrize(("low", "high", "low_closed", "high_closed"), [(2, 1, True, True), (1, 1, False, True), (1, 1, True, False)])
def test_nothing_is_no_interval(low: int, high: int, low_closed: bool, high_closed: bool) -> None:
    with pytest.raises(ValueError, match=r"^no value lies between \d and \d$"):
        Interval.between(low, high, low_closed=low_closed, high_closed=high_closed)


def test_an_interval_stays_as_it_is() -> None:
    assert hash(interval("[1, 2)")) == hash(interval("[1, 2)"))
    with pytest.raises(AttributeError):
        interval("[1, 2)").low = Fraction(0)  # type: ignore[misc]


def test_an_infinite_bound_is_never_closed() -> None:
    assert not Interval(None, Fraction(1)).low_closed
    assert not Interval(Fraction(1), None).high_closed
    assert Interval(None, None) == Interval.between(None, None)


def test_width_and_points() -> None:
    assert interval("[1, 3)").width == 2
    assert interval("[1, inf)").width is None
    assert interval("(-inf, 1]").width is None
    assert interval("3").is_point and not interval("[3, 4]").is_point and not interval("(-inf, inf)").is_point
    assert interval("[0.05, 0.06]").as_percent() == interval("[5, 6]")


@pytest.mark.parametrize("written", ["[1, 2)", "(-∞, 2]", "(1.5, ∞)", "7", "[-3, -2.25]"])
def test_as_written(written: str) -> None:
    assert str(interval(written.replace("∞", "inf"))) == written


@pytest.mark.parametrize(
    "value, shown",
    [
        ("355000000", "355,000,000"),
        ("12.7749", "12.7749"),
        ("12345.675", "12,345.675"),
        ("1/3", "0.3333"),
        ("-2/3", "-0.6667"),
        ("1/7000", "0.0001429"),
        ("47425999/720", "65,869"),
        ("9250401/1000003", "9.25"),
        ("270001/30000", "9"),
        ("197611/3", "65,870"),
        ("1000000000/3", "333,333,333"),
        # Nine digits are no longer short.
        ("123456.789", "123,457"),
        ("12345.678", "12,345.678"),
        ("1000000000000000000000000000001", "1,000,000,000,000,000,000,000,000,000,001"),
    ],
)
def test_numbers_for_people(value: str, shown: str) -> None:
    assert format_number(Fraction(value)) == shown
    assert format_number(None) == "∞"


@pytest.mark.parametrize(
    ("value", "beside", "shown"),
    [
        ("-99999/9001", "-11.11", "-11.1098"),
        ("1/3", "0.3333", "0.33333"),
        ("1/3", "1/3", "0.3333"),
        ("123456.789", "123457", "123,456.8"),
        ("999999999/1000000000", "1", "0.999999999"),
        ("2/3", "7", "0.6667"),
    ],
)
def test_a_number_has_the_digits_that_tell_it_from_the_one_beside_it(value: str, beside: str, shown: str) -> None:
    assert format_number(Fraction(value), beside=(Fraction(beside),)) == shown


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        ("1.000000001", "1.000000002", "[1.000000001, 1.000000002]"),
        ("200001/3", "200002/3", "[66,667, 66,667.3]"),
        ("1/3", None, "[0.3333, ∞)"),
        (None, "1/3", "(-∞, 0.3333]"),
    ],
)
def test_the_ends_of_a_narrow_interval_differ(low: str | None, high: str | None, shown: str) -> None:
    ends = [None if end is None else Fraction(end) for end in (low, high)]
    assert str(Interval(*ends)) == shown


@given(st.fractions(), st.fractions())
def test_two_numbers_beside_each_other_never_read_alike(one: Fraction, other: Fraction) -> None:
    assume(one != other)
    assert format_number(one, beside=(other,)) != format_number(other, beside=(one,))


NUMBERS = st.fractions(min_value=-20, max_value=20, max_denominator=8)
BOUNDS = st.one_of(st.none(), NUMBERS)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = draw(BOUNDS), draw(BOUNDS)
    if low is not None and high is not None and low > high:
        low, high = high, low
    point = low is not None and low == high
    return Interval.between(low, high, low_closed=point or draw(st.booleans()), high_closed=point or draw(st.booleans()))


def member(draw: st.DrawFn, of: Interval) -> Fraction:
    low = of.low if of.low is not None else (of.high if of.high is not None else Fraction(0)) - 30
    high = of.high if of.high is not None else low + 60
    value = low + (high - low) * draw(st.fractions(min_value=0, max_value=1, max_denominator=6))
    assume(of.contains(value))
    return value


@st.composite
def members(draw: st.DrawFn) -> tuple[Interval, Fraction]:
    of = draw(intervals())
    return of, member(draw, of)


@given(members(), members())
def test_every_result_of_members_is_a_member_of_the_result(a: tuple[Interval, Fraction], b: tuple[Interval, Fraction]) -> None:
    (x, in_x), (y, in_y) = a, b
    assert (x + y).contains(in_x + in_y)
    assert (x - y).contains(in_x - in_y)
    assert (x * y).contains(in_x * in_y)
    assert (-x).contains(-in_x) and abs(x).contains(abs(in_x))
    assert x.widened(y).contains(in_x + in_y) and x.widened(y).contains(in_x - in_y)
    if not y.contains(0):
        assert (x / y).contains(in_x / in_y)


@given(intervals(), intervals())
def test_a_closed_bound_of_a_product_is_reached_and_an_open_one_is_not(x: Interval, y: Interval) -> None:
    ends = [{end for end, closed in ((i.low, i.low_closed), (i.high, i.high_closed)) if closed} for i in (x, y)]
    reached = {a * b for a in ends[0] for b in ends[1]} | ({Fraction(0)} if x.contains(0) or y.contains(0) else set())
    product = x * y
    for bound, closed in ((product.low, product.low_closed), (product.high, product.high_closed)):
        if bound is not None:
            assert (bound in reached) is closed


@given(intervals(), intervals())
def test_meeting_is_having_a_value_in_common(x: Interval, y: Interval) -> None:
    difference = x - y
    assert x.meets(y) == y.meets(x) == difference.contains(0)


@given(intervals(), intervals(), intervals())
def test_what_lies_within_meets_what_it_lies_in(x: Interval, y: Interval, z: Interval) -> None:
    assert x.within(x)
    if x.within(y):
        assert x.meets(y)
        assert not x.meets(z) or y.meets(z)
