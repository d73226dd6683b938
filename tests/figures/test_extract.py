"""What must be true of the figures of any text, in either language."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from timing import seconds

from factcheck.documents import from_text
from factcheck.figures import detect_language, extract
from factcheck.model import Document, Figure

from .notation import examples

LANGUAGES = ("zh", "en")
# Characters and words that numbers, their neighbours and their ends are made of.
PIECES = [
    "1", "23", "4.5", "1,000", "２０", "0", "12.77%", "％", "‰", "-", "−", "–", "~", "至", ".", "．", "，", "、", "。", "；", ":", "/", "(", ")", " ",
    "\u00a0", "\u2009", "\u3000", "\n", "一", "二", "两", "三", "十", "百", "千", "万", "亿", "萬", "零", "〇", "点", "半", "几", "数", "余", "多", "约",
    "近", "超", "不到", "以上", "左右", "元", "美元", "个", "个百分点", "倍", "成", "折", "翻番", "吨", "年", "月", "日", "第", "每", "分之", "上升", "下降",
    "增长", "同比", "环比", "分别", "和", "比", "达到", "连降", "工厂", "$", "£", "€", "US$", "about", "more than", "nearly", "million", "bn", "k",
    "one", "two", "twenty", "hundred", "half", "a third", "dozen", "percent", "points", "rose", "fell", "up", "down", "to", "from", "by", "and",
    "respectively", "year on year", "cents", "km", "per", "people", "May", "2020", "\U0001f600", "é", "\u0301", "½", "x", "A", "G20", "'", '"', "e5",
]  # fmt: skip
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join),
    st.text(max_size=80),
)


def places(text: str, figures: list[Figure]) -> None:
    end = 0
    for figure in figures:
        assert figure.quote == text[figure.start : figure.end] != ""
        assert end <= figure.start < figure.end
        assert figure.clause[0] <= figure.start < figure.clause[1]
        assert figure.sentence[0] <= figure.clause[0] and figure.clause[1] <= figure.sentence[1]
        end = figure.end


@settings(max_examples=400)
@given(TEXTS, st.sampled_from([None, "zh", "en"]))
def test_a_quote_is_the_text_at_its_span(text: str, lang: str | None) -> None:
    places(text, extract(text, lang))


@settings(max_examples=300)
@given(TEXTS, st.sampled_from(LANGUAGES))
def test_values_are_decimal_from_end_to_end(text: str, lang: str) -> None:
    for figure in extract(text, lang):
        quantity = figure.quantity
        assert {type(value) for value in (quantity.low, quantity.high, quantity.place, quantity.coarse)} == {Decimal}
        # A range the wrong way round (10至8人) is kept as written: a rule tells of it.
        assert quantity.low.is_finite() and quantity.place > 0
        assert quantity.low <= quantity.high or (quantity.kind == "range" and quantity.unit is not None)
        assert (quantity.kind == "range") >= quantity.is_range
        for value in figure.to_json().values():
            assert not isinstance(value, float)
        shown = figure.to_json()
        if "value" in shown:
            assert Decimal(shown["value"]) == quantity.low


@given(TEXTS, st.sampled_from(LANGUAGES))
def test_the_same_text_gives_the_same_figures(text: str, lang: str) -> None:
    assert extract(text, lang) == extract(text, lang)


# --- places in the source ---------------------------------------------------------------------------------------------


def assert_points_at_first_character(document: Document, source: str) -> int:
    figures = extract(document)
    for figure in figures:
        assert figure.quote == document.text[figure.start : figure.end]
        at = document.line_starts[figure.line - 1] + figure.column - 1
        # An entity stands for the character: &yen;30.
        assert source[at] in (figure.quote[0], "&"), (figure, source[at : at + 10])
        assert source.startswith(figure.quote[0], at) or source[at] == "&"
    return len(figures)


MARKUP = [
    "<p>", "</p>", "<b>", "</b>", "<br>", "<!-- 9% -->", "<td>", "<li>", "<h1>", "</h1>", "<span hidden>8%</span>", "&nbsp;", "&amp;", "&yen;", "&#49;",
    "&#x4e07;", "\n", "\r\n", "\r", " ", "\t", "\u3000", "出口同比增长", "8.2%", "11.5万", "通", "，", "。", "5亿余元", "exports rose ", "$3.4 billion", "about 40 ",
    "people", ". ", "分别下降", "3%、4%", "𠮷",
]  # fmt: skip


@settings(max_examples=300)
@given(st.lists(st.sampled_from(MARKUP), max_size=40).map("".join), st.sampled_from(["html", "markdown", "plain"]))
def test_line_and_column_point_at_the_first_character(source: str, form: str) -> None:
    assert_points_at_first_character(from_text(source, format=form), source)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("<p>出口\n增长<b>8.2</b>%，\n进口&yen;30万。</p>", [("8.2%", 2, 6), ("¥30万", 3, 3)]),
        ("---\ntitle: 增长5%\n---\n\n<p>出口达<b>11.5</b>万吨。</p>", [("5%", 2, 10), ("11.5万吨", 5, 10)]),
        ("<p>Sales rose\r\n  <i>about</i> 4&#37;.</p>", [("about 4%", 2, 6)]),
        ("<table><tr><td>3人</td><td>𠮷𠮷4人</td></tr></table>", [("3人", 1, 16), ("4人", 1, 29)]),
    ],
)
def test_places_in_a_source(source: str, found: list[tuple[str, int, int]]) -> None:
    document = from_text(source, format="markdown")
    assert [(figure.quote, figure.line, figure.column) for figure in extract(document)] == found
    assert assert_points_at_first_character(document, source) == len(found)


def test_places_in_a_plain_text() -> None:
    assert [(figure.line, figure.column) for figure in extract("有3人。\n还有\n共15人。")] == [(1, 2), (3, 2)]


# --- joining ------------------------------------------------------------------------------------------------------------

SENTENCES = {lang: [example.sentence for example in examples(lang) if not example.is_gap] for lang in LANGUAGES}
# What a document says once holds for all of it: which money its cents and its 元 are, and the basis that "从环比看" sets.
_LIST_NUMBER = re.compile("[（(]?[0-9一二三]+[.、）)]")
SPEAKS_FOR_THE_REST = ("港元", "新台", "全港", "香港", "港股", "港鐵", "臺北", "台中", "民國", "比2019年", "比2022年", "比一季度", "较三月份", "cent", "point", "pence", "pound", "¢", "看，", "month", "quarter", "$", "£",
                        "Philippines", "South African", "Nigeria", "Kenya", "Pakistan", "Prague")  # fmt: skip


def stated(figures: list[Figure]) -> list[tuple[object, ...]]:
    return [(figure.quote, figure.quantity, figure.change, figure.basis, figure.sense) for figure in figures]


@settings(max_examples=400)
@given(st.data(), st.sampled_from(LANGUAGES))
def test_joined_sentences_give_the_figures_of_both(data: st.DataObject, lang: str) -> None:
    first, second = (data.draw(st.sampled_from(SENTENCES[lang])) for _ in range(2))
    assume(not any(word in first + second for word in SPEAKS_FOR_THE_REST))
    gap = data.draw(st.sampled_from(["", "\n"] if lang == "zh" else [" ", "\n", "  "]))
    assume(gap == "\n" or not _LIST_NUMBER.match(second))  # a list number is one at the beginning of a line
    joined = first + gap + second
    assert stated(extract(joined, lang)) == stated(extract(first, lang)) + stated(extract(second, lang)), joined


# --- widths of characters ------------------------------------------------------------------------------------------------

WIDE = str.maketrans("0123456789%", "０１２３４５６７８９％")
WIDER = str.maketrans("0123456789%.", "０１２３４５６７８９％．")


def valued(figures: list[Figure]) -> list[tuple[object, ...]]:
    return [(figure.quantity, figure.change, figure.basis, figure.start, figure.end) for figure in figures]


@pytest.mark.parametrize("sentence", SENTENCES["zh"])
def test_full_width_is_half_width(sentence: str) -> None:
    assert valued(extract(sentence.translate(WIDE), "zh")) == valued(extract(sentence, "zh"))


@given(st.text("0123456789", max_size=45), st.text("0123456789", min_size=1, max_size=45), st.sampled_from(LANGUAGES))
def test_a_number_keeps_all_of_its_digits_or_is_none(whole: str, decimals: str, lang: str) -> None:
    written = f"{whole.lstrip('0')}.{decimals}"
    text = f"该路段长约{written}公里。" if lang == "zh" else f"The road is about {written} km long."
    for figure in extract(text, lang):
        assert figure.quantity.low == Decimal(re.sub("[^0-9.]", "", figure.quote))


@given(st.text("0123456789", min_size=1, max_size=40), st.sampled_from(["多家企业", "余人", "几", "^30多人", "万多个", "千万亿余元", "k多"]))
def test_no_number_is_too_long_for_what_follows_it(digits: str, behind: str) -> None:
    assert all(figure.quantity.high.adjusted() < 26 for figure in extract(f"共有{digits}{behind}。", "zh"))


@given(st.decimals(0, 10**6, places=2), st.sampled_from(["5", "five", "seventy-one", "five five", "twenty-five"]))
def test_decimals_take_no_second_point(value: Decimal, behind: str) -> None:
    assert next(figure.quantity.low for figure in extract(f"It rose {value} point {behind} percent.", "en")) == value


@given(st.decimals(0, 10**9, places=2), st.sampled_from(["%", "万元", "亿吨", "个百分点", "倍", "公里"]))
def test_full_width_decimals(value: Decimal, unit: str) -> None:
    text = f"出口增长{value}{unit}，占比{value}{unit}。"
    assert valued(extract(text.translate(WIDER), "zh")) == valued(extract(text, "zh"))
    assert len(extract(text)) == 2


@given(st.integers(0, 10**9), st.sampled_from([" percent", "%", " km", " million people"]))
def test_full_width_digits_in_english(value: int, unit: str) -> None:
    text = f"Output rose {value}{unit} and then {value}{unit}."
    assert valued(extract(text.translate(WIDE), "en")) == valued(extract(text, "en"))


# --- languages -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "lang"),
    [("出口增长8.2%。", "zh"), ("Exports rose 8.2%.", "en"), ("苹果公司iPhone销量增长5%。", "zh"), ("The Chinese word 增长 means growth; it rose 5%.", "en"), ("", "en"), ("8.2%", "en")],
)
def test_detected_language(text: str, lang: str) -> None:
    assert detect_language(text) == lang


def test_each_block_is_read_in_its_own_language() -> None:
    source = "出口同比增长8.2%，达到3.5亿元。\n\nExports rose 8.2 percent year on year to $3.4 billion.\n\n进口环比下降两成。"
    figures = extract(from_text(source, format="plain"))
    assert [(figure.lang, figure.quote, figure.change, figure.basis) for figure in figures] == [
        ("zh", "8.2%", "up", "yoy"), ("zh", "3.5亿元", "none", "none"),
        ("en", "8.2 percent", "up", "yoy"), ("en", "$3.4 billion", "none", "none"),
        ("zh", "两成", "down", "mom"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "source",
    [
        "<html lang=zh><p>出口增长8.2%。</p><p>Exports fell by two thirds.</p></html>",
        "<html lang=en><p>出口增长8.2%。</p><p>Exports fell by two thirds.</p></html>",
        "<p>出口增长8.2%。</p><blockquote lang=en>Exports fell by two thirds.</blockquote>",
    ],
)
def test_a_foreign_block_is_read_as_what_it_is(source: str) -> None:
    figures = extract(from_text(source, format="html"))
    assert [(figure.lang, figure.quote, figure.change) for figure in figures] == [("zh", "8.2%", "up"), ("en", "two thirds", "down")]


def test_english_words_in_a_chinese_sentence_and_the_reverse() -> None:
    assert [figure.quote for figure in extract("该公司（ABC Holdings）的Cloud业务增长12%，用户达3亿。")] == ["12%", "3亿"]
    assert [figure.quote for figure in extract("The word 成 means tenth; sales rose 12% to 3 million.")] == ["12%", "3 million"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_language_that_is_asked_for_wins(lang: str) -> None:
    own, foreign = ("出口增长8.2%。", "Exports rose 8.2%.")[:: 1 if lang == "zh" else -1]
    assert [figure.lang for figure in extract(own, lang)] == [lang]
    assert all(figure.lang == lang for figure in extract(foreign, lang))
    document = from_text(f"<html lang={'en' if lang == 'zh' else 'zh'}><p>Exports rose 8.2%.</p><p>出口增长8.2%。</p>", format="html")
    assert {figure.lang for figure in extract(document, lang)} == {lang}


def test_a_declared_language_that_is_not_known_is_no_obstacle() -> None:
    assert [figure.lang for figure in extract(from_text("<html lang=fr><p>Exports rose 8.2%.</p>", format="html"))] == ["en"]


def test_the_footer_states_nothing() -> None:
    assert extract(from_text("<p>出口增长8.2%。</p><footer><p>阅读量5万次</p></footer>", format="html"))[-1].quote == "8.2%"


# --- time ----------------------------------------------------------------------------------------------------------------

HOSTILE = {
    "zh": [
        "1", "1,", "1/", "1至", "9%、", "5%，", "一", "一万", "百分之", "三分之", "两两", "点", "半", "数万", "翻", "（", "增长", "分别", "比", "、", "A、B分别1、2，",
        "年", "5月", "1人", "3元5", "，５", "1 个 ",
    ],
    "en": [
        "1", "1 ", "1,", "1-", "1e", "5/", "$", "(", "one ", "a hundred and ", "one point ", "half a ", "more than ", "rose 5% and ", "5% 5 points ",
        "up from ", "respectively ", "X and Y ", "1 per ", "year on year ", "“", "1\u00a0",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("lang", "piece"), [(lang, piece) for lang, pieces in HOSTILE.items() for piece in pieces])
def test_time_is_linear(lang: str, piece: str) -> None:
    def ratio(size: int) -> float:
        text = piece * (size // len(piece))
        return seconds(lambda: extract(text * 2, lang)) / max(seconds(lambda: extract(text, lang)), 1e-4)

    # A collector or a neighbour on the machine can spoil one measurement, never all of them.
    assert any(ratio(size) < 3 for size in (3_000, 4_000, 5_000, 6_000))
