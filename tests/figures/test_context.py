"""What the words around an amount say of it: direction, level, basis, subject; in both languages, and what must hold of any."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factcheck.figures import extract
from factcheck.figures.tables import read_table


def told(text: str, lang: str) -> list[str]:
    """Each figure as `quote change basis`."""
    return [" ".join(part for part in (f.quote, f.change, f.basis) if part != "none") for f in extract(text, lang)]


DIRECTION = [
    # Before the amount, behind it, and named by a noun.
    ("zh", "出口下降8.2%。", ["8.2% down"]),
    ("zh", "出口出现8.2%的下滑。", ["8.2% down"]),
    ("zh", "出口的降幅为8.2%。", ["8.2% down"]),
    ("zh", "出口以8.2%的速度增长。", ["8.2% up"]),
    ("zh", "变动幅度为-8.2%。", ["-8.2% down"]),
    ("zh", "变动幅度为8.2%。", ["8.2%"]),
    ("en", "Exports fell 8.2%.", ["8.2% down"]),
    ("en", "Exports saw an 8.2% drop.", ["8.2% down"]),
    ("en", "Exports were 8.2% lower.", ["8.2% down"]),
    ("en", "Exports are down by 8.2%.", ["8.2% down"]),
    ("en", "Payrolls (+73,000) grew.", ["+73,000 up"]),
    # The nearest word of change governs; one beyond the clause does not.
    ("zh", "进口增长，出口为8.2亿元。", ["8.2亿元"]),
    ("zh", "进口增长5%，出口下降8.2%。", ["5% up", "8.2% down"]),
    ("en", "Imports rose 5% while exports fell 8.2%.", ["5% up", "8.2% down"]),
    ("en", "Imports rose; exports were $8 million.", ["$8 million"]),
    # The thing changed between verb and amount.
    ("zh", "减少碳排放5万吨。", ["5万吨 down"]),
    ("zh", "下调利率25个基点。", ["25个基点 down"]),
    # Compared with something.
    ("zh", "票价比去年高3元。", ["3元 up yoy"]),
    ("zh", "楼高3米。", ["3米"]),
]  # fmt: skip

LEVELS = [
    ("zh", "存货降至1200吨。", ["1200吨"]),
    ("zh", "存货下降到1200吨。", ["1200吨"]),
    ("zh", "失业率从6.1%降到5.4%。", ["6.1%", "5.4%"]),
    ("zh", "油价跌破70美元。", ["70美元"]),
    ("zh", "收入增长5%，达到45亿元。", ["5% up", "45亿元"]),
    ("zh", "收入增长5%至45亿元。", ["5% up", "45亿元"]),
    ("en", "Growth slowed to 2.8%.", ["2.8%"]),
    ("en", "The rate fell from 6.1% to 5.4%.", ["6.1%", "5.4%"]),
    ("en", "Sales rose 5% to $45 million.", ["5% up", "$45 million"]),
    ("en", "The rate was 4.2%, up from 3.9%.", ["4.2%", "3.9%"]),
    ("en", "Reserves fell below $1 billion.", ["below $1 billion"]),
]

SENSES = [
    ("zh", "订单增加6倍。", "by"), ("zh", "订单增加到6倍。", "to"), ("zh", "订单是去年的6倍。", "none"),
    ("en", "Orders increased by 6 times.", "by"), ("en", "Orders increased to 6 times the old level.", "to"),
    ("en", "Orders are six times as high.", "none"),
]  # fmt: skip

BASES = [
    # In its clause, over the list, over the next clause, and on to the next basis.
    ("zh", "出口同比下降8.2%。", ["8.2% down yoy"]),
    ("zh", "出口环比上涨0.3%。", ["0.3% up mom"]),
    ("zh", "出口、进口同比分别增长3%和5%。", ["3% up yoy", "5% up yoy"]),
    ("zh", "出口同比增长5%，其中机电产品增长8%。", ["5% up yoy", "8% up yoy"]),
    ("zh", "出口同比增长5%，环比下降1%。", ["5% up yoy", "1% down mom"]),
    ("zh", "产量同比、环比分别增长4%、1%。", ["4% up yoy", "1% up mom"]),
    ("zh", "存货较年初增加9万吨。", ["9万吨 up period"]),
    ("zh", "销量比上季度增长4%。", ["4% up qoq"]),
    ("zh", "7月份比6月份下降0.3%。", ["0.3% down mom"]),
    # A comparison that has no name ends the reach.
    ("zh", "出口同比增长5%，比2019年增长12%。", ["5% up yoy", "12% up period"]),
    # Not over a full stop, but a topic reaches on.
    ("zh", "出口同比增长5%。进口增长8%。", ["5% up yoy", "8% up"]),
    ("zh", "从同比看，出口增长5%。进口增长8%。", ["5% up yoy", "8% up yoy"]),
    ("zh", "从同比看，出口增长5%。从环比看，进口增长8%。", ["5% up yoy", "8% up mom"]),
    # Behind its figure it belongs to the nearest verb.  A level has none.
    ("zh", "出口同比增长5%，达到45亿元。", ["5% up yoy", "45亿元"]),
    ("en", "Exports fell 8.2% year on year.", ["8.2% down yoy"]),
    ("en", "Prices rose 0.3 percent from a month earlier.", ["0.3 percent up mom"]),
    ("en", "Output fell 2% quarter on quarter.", ["2% down qoq"]),
    ("en", "Rents rose 5% and wages rose 3% from a year earlier.", ["5% up", "3% up yoy"]),
    ("en", "Rents rose 5% on the month and 9% on the year.", ["5% up mom", "9% up yoy"]),
    ("en", "Rents rose 5% since 2019.", ["5% up"]),
    ("en", "Rents rose 5% year on year. Wages rose 3%.", ["5% up yoy", "3% up"]),
    # A heading holds for the lines below it, up to the next one without figures.
    ("en", "Acme Q3 (Consolidated, YoY)\nSales up 5% at $8.\nProfit rose 3% on the month.\nCosts fell 2%.\nNote\nTax rose 1%.",
     ["5% up yoy", "$8", "3% up mom", "2% down yoy", "1% up"]),
    ("en", "Acme says (YoY) sales rose 5%.\nProfit rose 3%.", ["5% up yoy", "3% up"]),
    ("en", "The rate was 4.2%, up 0.3 points from a year ago.", ["4.2%", "0.3 points up yoy"]),
]

TRENDS = [
    ("zh", "出生人数两年连降。", ["两年 down"]),
    ("zh", "出口三个月连升。", ["三个月 up"]),
    ("zh", "油价已连跌五周。", ["五周 down"]),
    ("zh", "合同为期两年，产量下降。", ["两年"]),
]

@pytest.mark.parametrize(("lang", "text", "figures"), DIRECTION + LEVELS + BASES + TRENDS)
def test_told(lang: str, text: str, figures: list[str]) -> None:
    assert told(text, lang) == figures


@pytest.mark.parametrize(("lang", "text", "sense"), SENSES)
def test_sense_of_a_multiple(lang: str, text: str, sense: str) -> None:
    (figure,) = (figure for figure in extract(text, lang) if figure.quantity.kind == "multiple")
    assert figure.sense == sense


@pytest.mark.parametrize(
    ("lang", "text", "subjects"),
    [
        ("zh", "小麦和玉米分别减产5万吨和8万吨。", ["小麦", "玉米"]),
        ("zh", "南站、北站、东站客流分别为3万、5万和9万人次。", ["南站客流", "北站客流", "东站客流"]),
        ("zh", "小麦、玉米分别减产5万吨、8万吨，大豆、油菜分别增产1万吨、2万吨。", ["小麦", "玉米", "大豆", "油菜"]),
        ("zh", "日均阻断诈骗电话11.5万通。", ["日均阻断诈骗电话"]),
        ("zh", "截至9月底，立案数同比下降12.77%。", ["立案数"]),
        ("en", "Bicycle thefts fell 8.2%.", ["Bicycle thefts"]),
        ("en", "Wheat and maize fell by 5% and 8%, respectively.", ["Wheat", "maize"]),
        ("en", "Wheat, maize and rye rose 1%, 2% and 3% respectively.", ["Wheat", "maize", "rye"]),
        ("en", "Energy costs rose 8.2%.", ["Energy costs"]),
        ("en", "Labour costs were $3 million.", ["Labour costs"]),
        ("en", "The ticket costs $3.", ["ticket"]),
        ("en", "Sales volumes were 0.3% lower in the month.", ["Sales volumes"]),
    ],
)  # fmt: skip
def test_subjects(lang: str, text: str, subjects: list[str]) -> None:
    figures = extract(text, lang)
    assert [figure.subject for figure in figures] == subjects
    assert all(figure.aligned for figure in figures)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "南站、北站、东站客流分别增长3%、5%。"),
        ("zh", "城乡居民收入依次增长5.1%和6.2%。"),
        ("en", "Pears, plums and figs cost $3 and $5, respectively."),
    ],
)
def test_where_counts_differ_the_alignment_is_open(lang: str, text: str) -> None:
    figures = extract(text, lang)
    assert len(figures) == 2
    assert not any(figure.aligned for figure in figures)
    assert len({figure.subject for figure in figures}) == 1


def change_told(text: str, lang: str) -> list[str]:
    """The figures of 7.5 alone: a basis can name a length of time (the past 12 months)."""
    return [figure for figure in told(text, lang) if figure.startswith("7.5")]


def table(lang: str, name: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """The words of change or the bases of a language; a word that has another form as well is left out."""
    entries = read_table(f"factcheck.figures.{lang}", name)
    forms = Counter(word for word, _ in entries)
    if name == "bases.txt":
        return [(lang, word, values) for word, values in entries if len(values) == 1]
    return [(lang, word, values) for word, values in entries if values in (("up", "verb"), ("down", "verb")) and forms[word] == 1]


@pytest.mark.parametrize(("lang", "verb", "values"), table("zh", "changes.txt") + table("en", "changes.txt"))
def test_every_verb_gives_its_direction(lang: str, verb: str, values: tuple[str, ...]) -> None:
    text = f"出口额{verb}7.5%。" if lang == "zh" else f"Exports {verb} 7.5%."
    assert change_told(text, lang) == [f"7.5% {values[0]}"]


@pytest.mark.parametrize(("lang", "basis", "values"), table("zh", "bases.txt") + table("en", "bases.txt"))
def test_every_basis_is_read(lang: str, basis: str, values: tuple[str, ...]) -> None:
    text = f"出口{basis}增长7.5%。" if lang == "zh" else f"Exports rose 7.5% {basis}."
    assert change_told(text, lang) == [f"7.5% up {values[0]}".removesuffix(" none")]


LIST = {
    "zh": ("同比分别增长", "、", "%", "。", "粮食、棉花"),
    "en": ("rose", " and ", " percent", " year on year.", "Grain and cotton "),
}


@given(st.lists(st.integers(1, 99), min_size=1, max_size=6, unique=True), st.sampled_from(["zh", "en"]))
def test_direction_and_basis_hold_for_the_whole_list(values: list[int], lang: str) -> None:
    verb, join, unit, end, subject = LIST[lang]
    text = f"{subject}{verb} " + join.join(f"{value}{unit}" for value in values) + end
    figures = extract(text, lang)
    assert [int(figure.quantity.low) for figure in figures] == values
    assert {(figure.change, figure.basis) for figure in figures} == {("up", "yoy")}


@given(st.sampled_from(["上升", "下降"]), st.sampled_from(["同比", "环比", ""]), st.integers(1, 99), st.integers(1, 99))
def test_turning_the_verb_turns_the_change_only(verb: str, basis: str, first: int, second: int) -> None:
    assume(first != second)
    other = "下降" if verb == "上升" else "上升"
    a, b = (extract(f"客运量{basis}{word}{first}%，货运量为{second}万吨。") for word in (verb, other))
    assert {a[0].change, b[0].change} == {"up", "down"}
    assert (a[0].quantity, a[0].basis, a[1]) == (b[0].quantity, b[0].basis, b[1])
