"""How numbers stand in messages: in the magnitude word of their text, the interval with it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from factcheck import extract
from factcheck.checkers.wording import describe, interval, rounded_in
from factcheck.figures import scale_of, scaled
from factcheck.model import Interval


@pytest.mark.parametrize(
    "text, shown",
    [
        ("4.48亿元", "[4.475亿, 4.485亿]"),
        ("36012万元", "[36,011.5万, 36,012.5万]"),
        ("3.42 million", "[3.415, 3.425] million"),
        ("$3.4 billion", "[3.35, 3.45] billion"),
        ("12.7%", "[12.65, 12.75]"),
        ("5.1亿余元", "[5.1亿, 5.2亿)"),
        ("4380起", "4,380"),
        ("至少40万人", "at least 40万"),
        ("at most 400 people", "at most 400"),
        ("fewer than 400 people", "less than 400"),
    ],
)
def test_an_interval_is_shown_in_the_scale_of_its_text(text: str, shown: str) -> None:
    (figure,) = extract(text)
    assert interval(figure.quantity.interval(), scale_of(figure.quote)) == shown


def test_an_exact_amount_is_shown_in_the_scale_too() -> None:
    assert interval(Interval.exactly(340_000_000), scale_of("3.4亿元")) == "3.4亿"


def test_an_interval_without_its_bound_is_more_than_that() -> None:
    assert interval(Interval(Fraction(850), None, low_closed=False)) == "more than 850"
    assert interval(Interval(None, None)) == "any number"


@pytest.mark.parametrize(
    "of, apart, shown",
    [
        ("[100004000, 100004012]", "", "[1.00004亿, 1.0000401亿]"),
        ("[111087656, 111087656]", "[111100000, 111200000)", "1.1109亿"),
        ("[111087656, 111087656]", "[111000000, 111200000)", "1.111亿"),
        ("[111108765, 111119999]", "[111000000, 111111000)", "[1.1111亿, 1.1112亿]"),
        ("[100000000, 111123456)", "[111123456, 111124000]", "[1亿, 1.111亿)"),
        ("[111087656, ∞)", "[111000000, 111087000)", "at least 1.11088亿"),
        ("[-∞, 111087654]", "[111087656, 111200000)", "at most 1.1108765亿"),
    ],
)
def test_intervals_that_do_not_meet_are_not_shown_alike(of: str, apart: str, shown: str) -> None:
    def read(text: str) -> Interval:
        low, high = text[1:-1].split(", ")
        ends = (None if "∞" in end else Fraction(end) for end in (low, high))
        return Interval(*ends, low != "-∞", text.endswith("]"))

    assert interval(read(of), scale_of("1亿"), read(apart) if apart else None) == shown


def test_one_bound_is_told_from_what_lies_beyond_it() -> None:
    yi, below, above = scale_of("1亿"), Interval.between(1, 111_100_000), Interval.between(111_100_000, 111_200_000)
    assert interval(Interval(Fraction(111_108_765), None), yi, below) == "at least 1.1111亿"
    assert interval(Interval(None, Fraction(111_087_656)), yi, above) == "at most 1.1109亿"
    third = Fraction(1, 3)
    assert interval(Interval(None, third, True, False), apart=Interval.between(third, third + Fraction(1, 10**9))) == "less than 0.3333"


def test_a_number_that_is_computed_is_short() -> None:
    assert scaled(Fraction(298_000_000, 4380), scale_of("6.8万元")) == "6.804万"


@pytest.mark.parametrize(
    "text, value, expected",
    [
        ("3.5亿元", "360120000", "3.6亿元"),
        ("12.7%", "12.77", "12.8%"),
        ("3.6 million", "3420000", "3.4 million"),
        ("1,310,000 loans", "1309999.6", "1,310,000"),
        ("3.5亿元", "360000000", None),  # needs no rounding: the expectation itself would do
        ("12.4%", "12.45", "12.5%"),  # a half is rounded up
        ("2100.6公里", "2100.46", "2100.5公里"),  # without the commas that the article does not write
        ("3.5%至4.5%", "3.46", None),  # a range has two numbers
        ("3亿元", "4000", None),  # nothing would be left
        ("三成", "35", None),
    ],
)
def test_rounded_in_gives_what_the_article_could_have_written(text: str, value: str, expected: str | None) -> None:
    (figure,) = extract(text)
    assert rounded_in(figure, Decimal(value)) == expected


@pytest.mark.parametrize("text, described", [("立案数下降12.7%", "立案数 down 12.7%"), ("下降12.7%", "down 12.7%"), ("12.7%", "12.7%")])
def test_a_figure_is_described_by_its_subject_direction_and_quote(text: str, described: str) -> None:
    (figure,) = extract(text)
    assert describe(figure) == described
