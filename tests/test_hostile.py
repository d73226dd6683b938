"""Hostile texts of benchmarks/hostile.py: the time grows with the size and no faster.  Ratios within one run, never a clock."""

from __future__ import annotations

import pytest
from hostile import PATTERNS
from timing import grows_linearly

from factcheck.figures import extract
from factcheck.limits import ROW_CHARS, ROW_NUMBERS


@pytest.mark.parametrize("name", PATTERNS)
def test_the_time_grows_with_the_size(name: str) -> None:
    pattern = PATTERNS[name]
    texts = {size: pattern.make(size) for size in (2_000, 4_000, 8_000, 16_000, 32_000)}
    assert len(texts[2_000]) > 1_000 and 1.8 * len(texts[16_000]) < len(texts[32_000])
    assert grows_linearly(pattern.read, (2_000, 8_000, 16_000))


def test_there_are_enough_of_them() -> None:
    assert len(PATTERNS) >= 40


@pytest.mark.parametrize(("number", "lang"), [("1% ", "en"), ("一成、", "zh")])
def test_a_row_of_numbers_without_end_is_data(number: str, lang: str) -> None:
    row, line = number * (ROW_NUMBERS + 500), f"\n{number * 3}"
    assert len(extract(row + line, lang)) <= ROW_NUMBERS + 3
    # The rows of a table stand in lines of their own; and in prose numbers stand apart.
    assert len(extract(line * ROW_NUMBERS, lang)) > 2 * ROW_NUMBERS
    apart = f"word{' ' * (ROW_CHARS // ROW_NUMBERS)} word {number} word, "
    assert len(extract(apart * (ROW_NUMBERS + 50), lang)) == ROW_NUMBERS + 50


@pytest.mark.parametrize(("date", "figure", "lang"), [("3月5日，", "增长5%", "zh"), ("5 May, ", "up 5%", "en")])
def test_a_row_of_dates_without_end_is_data_as_well(date: str, figure: str, lang: str) -> None:
    assert len(extract(f"{date * (ROW_NUMBERS + 500)}{figure}\n{figure}", lang)) == 1
    assert len(extract(f"{date * (ROW_NUMBERS // 4)}{figure}\n{figure}", lang)) == 2
    # 一 is in many a word: it counts only where it states an amount.
    assert len(extract(f"{'一些工厂，' * (ROW_NUMBERS + 500)}增长5%", "zh")) == 1
