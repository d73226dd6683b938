"""Case, hyphens and the kind of a space make no difference to an English amount."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_en_amounts import in_words

from factcheck.figures.en.amounts import amounts

SPACES = [" ", "\u00a0", "\u2009", "\u202f"]
HYPHENS = ["-", "\u2010", "\u2011", " "]
CASES = [str.lower, str.upper, str.capitalize]
UNITS = ["percent", "percentage points", "million dollars", "barrels per day", "square miles", "basis points", "kilometres per hour"]


def values(text: str) -> list[tuple[object, ...]]:
    return [(a.quantity.low, a.quantity.high, a.quantity.unit, a.quantity.kind, a.quantity.approx) for a in amounts(text)]


@given(st.integers(2, 10**15 - 1), st.sampled_from(CASES), st.sampled_from(SPACES), st.sampled_from(HYPHENS))
def test_numbers_in_words(number: int, case: object, space: str, hyphen: str) -> None:
    plain = in_words(number)
    varied = case(plain).replace("-", hyphen).replace(" ", space)  # type: ignore[operator]
    assert values(varied) == values(plain)


@pytest.mark.parametrize("unit", UNITS)
@given(
    st.sampled_from(["3", "12.5", "1,234", "about 40", "more than 7", "at least 2.5"]), st.sampled_from(CASES), st.sampled_from(SPACES)
)
def test_units_and_approximators(unit: str, number: str, case: object, space: str) -> None:
    plain = f"{number} {unit}"
    assert values(case(plain).replace(" ", space)) == values(plain) != []  # type: ignore[operator]


@pytest.mark.parametrize("space", SPACES)
@pytest.mark.parametrize(
    "sentence", ["Sales rose 5 percent to $3 million.", "It fell from 4,120 to 3,594.", "Between 3 and 5 percent of one million people.",
                 "The five-year average is 2.5 billion cubic feet.", "Up to 700 jobs, or 12 per cent of the staff, will go."]
)
def test_sentences(sentence: str, space: str) -> None:
    assert values(sentence.replace(" ", space)) == values(sentence)
