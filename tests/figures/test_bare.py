"""A number that is alone in its block is read by its digits; the grammars and the context stage must say the same of it."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.documents import from_text
from factcheck.documents.reading import Format
from factcheck.figures import extract, get_language
from factcheck.figures.bare import bare_amount, is_bare
from factcheck.model import Figure

_WHOLE = st.one_of(
    st.integers(0, 1_000),
    st.integers(0, 10**14),
    st.builds(lambda n, zeros: n * 10**zeros, st.integers(1, 99), st.integers(0, 11)),
)
_DECIMALS = st.one_of(st.just(""), st.text("0123456789", min_size=1, max_size=9).map(".{}".format))
_SIGNS = st.sampled_from(["", "", "-", "+", "−"])
_PERCENT = st.sampled_from(["", "%"])
NUMBERS = st.builds(
    lambda sign, whole, grouped, decimals, percent: f"{sign}{whole:{',' if grouped else ''}}{decimals}{percent}",
    _SIGNS, _WHOLE, st.booleans(), _DECIMALS, _PERCENT,
)  # fmt: skip
# What stands before a number may name a topic, the unit of a table, or the number itself.
LINES = [
    "从同比看，价格上涨3%。",
    "Prices, March (consolidated, YoY)",
    "她乘坐的是一架客机。",
    "Orders for their Boeing 787, said the firm.",
    "单位：万元",
    "其中，",
]
HEADS = ["", "金额（万元）", "Share (%)", "年份", "Cases (thousand)", "同比"]
FIELDS = st.one_of(NUMBERS, st.sampled_from(["787", "2020", "上海", "Leeds", "5 km", "-", "约3%"]))


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        *((text, True) for text in ("0", "7", "-3", "+4.50", "−12%", "0.5%", "1,234", "12,345,678.9", "12345", "100%")),
        # A year, a telephone number, codes, and what is more than a number.
        *((text, False) for text in ("2020", "13800138000", "007", "1,23", "1.2.3", "12:30", "5 %", "$5", "5-6", "5km", "", "%", "５", "+", "1234567890123456")),
    ],
)  # fmt: skip
def test_what_is_bare(text: str, bare: bool) -> None:
    assert is_bare(text) is bare
    assert (bare_amount(text) is not None) is bare


@given(NUMBERS)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_grammars_read_the_same(lang: str, number: str) -> None:
    alone = bare_amount(number)
    if alone is not None:
        # A space behind the number is enough to have it read by the grammar.
        assert repr(get_language(lang).amounts(f"{number} ")) == repr([alone])


@given(st.lists(st.one_of(NUMBERS, st.sampled_from(LINES)), min_size=2, max_size=8), st.sampled_from(["en", "zh", None]))
def test_lines_are_read_as_by_the_grammars(lines: list[str], lang: str | None) -> None:
    assert_same("\n".join(lines), "plain", lang)


@given(
    st.lists(st.sampled_from(HEADS), min_size=3, max_size=3), st.lists(st.tuples(FIELDS, FIELDS, FIELDS), min_size=1, max_size=4)
)
def test_cells_are_read_as_by_the_grammars(heads: list[str], rows: list[tuple[str, str, str]]) -> None:
    lines = [f"| {' | '.join(cells)} |" for cells in (heads, ("---",) * 3, *rows)]
    assert_same("\n".join(["单位：亿元", "", *lines]), "markdown", None)


def test_a_change_takes_the_basis_of_its_topic() -> None:
    figure = extract(from_text("从环比看，价格上涨3%。\n+5%", format="plain", lang="zh"))[-1]
    assert (figure.quote, figure.change, figure.sense, figure.basis) == ("+5%", "up", "by", "mom")


def test_a_number_that_the_text_uses_as_a_name() -> None:
    assert extract("Airlines ordered their Boeing 787, said the firm.\n", "en") == []
    assert (
        extract(from_text("Airlines ordered their Boeing 787, said the firm.\n\n787\n\n788", format="markdown"), "en")[0].quote
        == "788"
    )


def assert_same(text: str, form: Format, lang: str | None) -> None:
    document = from_text(text, format=form, lang=lang)
    read = extract(document, lang)
    assert list(map(repr, read)) == list(map(repr, by_grammar(lambda: extract(document, lang))))


def by_grammar(read: Callable[[], list[Figure]]) -> list[Figure]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(import_module("factcheck.figures.extract"), "is_bare", lambda text: False)
        for lang in ("en", "zh"):
            patch.setattr(import_module(f"factcheck.figures.{lang}.amounts"), "bare_amount", lambda text: None)
        return read()
