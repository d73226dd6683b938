"""Units and measure words of Chinese: what they become, and which names the table must hold."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.figures import extract
from factcheck.figures.language import get_language
from factcheck.figures.tables import read_table
from factcheck.figures.zh.amounts import amounts
from factcheck.figures.zh.units import units

PACKAGE = "factcheck.figures.zh"
# With a number alone before them these name a thing: phase, ring road, flight and team 128, the 128th.
NAMING = frozenset(("期", "环", "航班", "队", "日"))


def first(text: str) -> tuple[str, Decimal, str | None, str]:
    amount = amounts(text)[0]
    return text[amount.start : amount.end], amount.quantity.low, amount.quantity.unit, amount.quantity.kind


@pytest.mark.parametrize(
    ("text", "value", "unit", "kind"),
    [
        # Units that begin with a magnitude word.
        ("一千瓦", 1, "kW", "measure"), ("三千焦", 3, "kJ", "measure"), ("一千克", 1, "kg", "measure"), ("五千米", 5, "km", "measure"),
        ("二十千瓦时", 20, "kWh", "measure"), ("三百帕", 3, "hPa", "measure"), ("两兆瓦", 2, "MW", "measure"),
        ("3万千瓦", 30_000, "kW", "measure"), ("一千五百元", 1500, "CNY", "money"), ("三千米", 3, "km", "measure"),
        # The longest name wins.
        ("5平方公里", 5, "km²", "measure"), ("5平方米", 5, "m²", "measure"), ("5公里/小时", 5, "km/h", "measure"), ("5公里", 5, "km", "measure"),
        ("8人次", 8, "人次", "count"), ("8人", 8, "人", "count"), ("3美元", 3, "USD", "money"), ("3元", 3, "CNY", "money"),
        ("3元人民币", 3, "CNY", "money"), ("6个百分点", 6, "pp", "percentage_point"), ("6个基点", 6, "bp", "percentage_point"), ("6个", 6, "个", "count"),
        ("7个月", 7, "month", "duration"), ("7分钟", 7, "min", "duration"), ("7个工作日", 7, "d", "duration"), ("7周年", 7, "y", "duration"),
        ("4标准箱", 4, "TEU", "measure"), ("50kW", 50, "kW", "measure"), ("50mm", 50, "mm", "measure"), ("3.5℃", "3.5", "℃", "measure"),
        # Currencies by name, sign and code.
        ("12港元", 12, "HKD", "money"), ("HK$12", 12, "HKD", "money"), ("US$12", 12, "USD", "money"), ("$12", 12, "USD", "money"),
        ("¥12", 12, "CNY", "money"), ("￥12", 12, "CNY", "money"), ("€12", 12, "EUR", "money"), ("£12", 12, "GBP", "money"),
        ("12日元", 12, "JPY", "money"), ("12卢布", 12, "RUB", "money"), ("12萬港元", 120_000, "HKD", "money"),
        ("五毛", "0.5", "CNY", "money"), ("三块四", "3.4", "CNY", "money"), ("五元七毛八分", "5.78", "CNY", "money"), ("六元零五分", "6.05", "CNY", "money"),
        # Rates.
        ("30元/吨", 30, "CNY/t", "money"), ("30人/平方公里", 30, "人/km²", "count"), ("300万桶/日", 3_000_000, "barrel/d", "measure"),
        # Shares.
        ("8.2%", "8.2", "%", "percent"), ("8.2％", "8.2", "%", "percent"), ("0.8‰", "0.8", "‰", "percent"), ("三成", 30, "%", "percent"),
        ("七成半", 75, "%", "percent"), ("八折", 80, "%", "percent"), ("百分之五", 5, "%", "percent"), ("千分之五", "0.5", "%", "percent"),
        ("2.5倍", "2.5", "x", "multiple"),
    ],
)  # fmt: skip
def test_unit(text: str, value: int | str, unit: str, kind: str) -> None:
    assert first(f"共计{text}。") == (text, Decimal(value), unit, kind)


def counted_names() -> list[str]:
    names = {entry.word for entry in read_table(PACKAGE, "measure_words.txt") if entry.values == ("count",)}
    return sorted(names - NAMING)


@pytest.mark.parametrize("word", counted_names())
def test_every_measure_word_counts(word: str) -> None:
    quote, value, unit, _ = first(f"累计达到128{word}。")
    assert (quote, value) == (f"128{word}", 128)
    assert unit == units().names[word].symbol


@pytest.mark.parametrize("entry", [e for e in read_table(PACKAGE, "units.txt") if e.word not in NAMING], ids=lambda entry: entry.word)
def test_every_unit_of_the_table_is_read(entry: tuple[str, tuple[str, ...]]) -> None:
    word, (symbol, kind, *factor) = entry
    quote, value, unit, found = first(f"累计达到128{word}，")
    assert (quote, unit, found) == (f"128{word}", word if symbol == "=" else symbol, kind)
    assert value == 128 * Decimal(factor[0] if factor else 1)


@pytest.mark.parametrize("word", sorted(NAMING))
def test_names_of_things_are_no_counts(word: str) -> None:
    assert amounts(f"他乘坐128{word}，") == []


def test_there_are_three_hundred_measure_words() -> None:
    assert len({entry.word for entry in read_table(PACKAGE, "measure_words.txt") if entry.values[0] != "not"}) >= 300


@pytest.mark.parametrize("entry", [e for e in read_table(PACKAGE, "measure_words.txt") if e.values == ("not",)], ids=lambda entry: entry.word)
def test_what_only_begins_like_a_measure_word_is_no_unit(entry: tuple[str, tuple[str, ...]]) -> None:
    found = units().at(entry[0] + "的", 0)
    assert found is None or len(found[0]) >= len(entry[0])


@given(st.sampled_from(sorted(units().names)), st.sampled_from("。，；、 "))
def test_the_unit_found_is_a_name_that_stands_there(name: str, behind: str) -> None:
    found = units().at(name + behind, 0)
    assert found is None or name.startswith(found[0])


@pytest.mark.parametrize(
    ("text", "units_found"),
    [
        ("出口额1.2万亿元。他换了1.5万新台币。", ["CNY", "TWD"]),
        ("預算為3億元。捐款新台幣5萬元。", ["TWD", "TWD"]),
        ("預算為3億元。票價20港元。", ["HKD", "HKD"]),
        ("预算为3亿元。票价20港元。", ["CNY", "HKD"]),
    ],
)
def test_whose_money_yuan_is(text: str, units_found: list[str]) -> None:
    assert [figure.quantity.unit for figure in extract(text, "zh")] == units_found


@pytest.mark.parametrize("name", ["changes", "bases", "particles", "approximators", "units", "measure_words", "not_figures"])
def test_the_tables_are_simplified(name: str) -> None:
    """A text is looked up in simplified characters, so that a traditional word in a table is never found."""
    simplify = get_language("zh").simplify
    assert simplify is not None
    assert [word for word, _ in read_table(PACKAGE, f"{name}.txt") if simplify(word) != word] == []
