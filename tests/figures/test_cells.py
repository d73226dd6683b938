"""Figures in the cells of tables: named by their headers, with the unit that a header states."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck.documents import from_text
from factcheck.figures import extract
from factcheck.model import Figure


def table(*rows: tuple[str, ...], html: bool = False) -> list[Figure]:
    """The figures of a table whose first row has the headers."""
    if html:
        first, *others = rows
        body = "".join(f"<tr>{''.join(f'<td>{cell}' for cell in row)}" for row in others)
        return extract(from_text(f"<p>x<table><tr>{''.join(f'<th>{cell}' for cell in first)}{body}</table>", format="html"))
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return extract(from_text("\n".join(["x", "", lines[0], "|---" * len(rows[0]) + "|", *lines[1:]]), format="markdown"))


@pytest.mark.parametrize("html", [False, True])
@pytest.mark.parametrize(
    ("header", "number", "value", "unit", "kind"),
    [
        ("金额（万元）", "512", "5120000", "CNY", "money"),
        ("金额(亿元)", "1,286.5", "128650000000", "CNY", "money"),
        ("金额（单位：万元）", "2021", "20210000", "CNY", "money"),
        ("立案数（件）", "412", "412", "件", "count"),
        ("客运量（万人次）", "3.4", "34000", "人次", "count"),
        ("客運量（萬人次）", "3.4", "34000", "人次", "count"),
        ("家數（個）", "７０", "70", "個", "count"),
        ("同比（%）", "-3.5", "-3.5", "%", "percent"),
        ("占比［％］", "8.2", "8.2", "%", "percent"),
        ("变化（百分点）", "0.3", "0.3", "pp", "percentage_point"),
        ("立案数（预计）", "412", "412", None, "count"),
        ("立案数（2021年）", "412", "412", None, "count"),
        ("立案数（见注）", "412", "412", None, "count"),
        ("立案数（件）", "412起", "412", "起", "count"),
        ("金额（万元）", "约512", "512", None, "count"),
        ("Cases (thousand)", "512", "512000", None, "count"),
        ("Cases (in thousands)", "5.12", "5120", None, "count"),
        ("Sales ($ million)", "2,021.5", "2021500000", "USD", "money"),
        ("Sales (£bn)", "3.4", "3400000000", "GBP", "money"),
        ("Sales (USD million)", "5", "5000000", "USD", "money"),
        ("Sales ($ '000)", "512", "512000", "USD", "money"),
        ("Distance (km)", "2021", "2021", "km", "measure"),
        ("Unit: km (unit: km)", "7", "7", "km", "measure"),
        ("Rate (%)", "8.2", "8.2", "%", "percent"),
        ("%", "8.2", "8.2", "%", "percent"),
        ("Cases (estimated)", "512", "512", None, "count"),
        ("Cases (2021)", "512", "512", None, "count"),
        ("Cases (a)", "512", "512", None, "count"),
        ("Case(s)", "512", "512", None, "count"),
        ("Students (m)", "512", "512", None, "count"),
        ("Deaths (year)", "512", "512", None, "count"),
        ("Speed (min)", "512", "512", None, "count"),
        ("Cost (pounds)", "512", "512", None, "count"),
        ("立案数（以上）", "512", "512", None, "count"),
        ("立案数（A）", "512", "512", None, "count"),
        ("Age (years)", "51", "51", "y", "duration"),
        ("Points", "45", "45", None, "count"),
        ("Cases (thousand)", "512 km", "512", "km", "measure"),
    ],
)  # fmt: skip
def test_a_bare_number_has_the_unit_of_its_header(header: str, number: str, value: str, unit: str | None, kind: str, html: bool) -> None:
    figure = table(("地区" if header[0] > "\u2e80" else "Place", header), ("甲区" if header[0] > "\u2e80" else "Ellery", number), html=html)[-1]
    assert (figure.quantity.low, figure.quantity.unit, figure.quantity.kind) == (Decimal(value), unit, kind)


def test_a_number_in_the_unit_of_its_header_stands_for_the_interval_of_its_digits() -> None:
    (figure,) = table(("Place", "Sales ($ million)"), ("Ellery", "3.4"))
    assert str(figure.quantity.interval()) == "[3,350,000, 3,450,000]"
    assert (figure.quote, figure.line, figure.column) == ("3.4", 5, 12)


@pytest.mark.parametrize("html", [False, True])
def test_the_unit_may_stand_in_the_header_of_the_row(html: bool) -> None:
    (figure,) = table(("指标", "甲区"), ("金额（万元）", "512"), html=html)
    assert (figure.quantity.low, figure.quantity.unit) == (5120000, "CNY")
    assert figure.subject == "金额（万元） 甲区"


def test_units_that_differ_count_for_nothing() -> None:
    (figure,) = table(("指标", "占比（%）"), ("金额（万元）", "512"))
    assert (figure.quantity.low, figure.quantity.unit) == (512, None)


@pytest.mark.parametrize("html", [False, True])
@pytest.mark.parametrize(
    ("rows", "subjects"),
    [
        ((("地区", "立案数", "破案数"), ("甲区", "412", "300件"), ("乙区", "—", "约97")),
         ["甲区 立案数", "甲区 破案数", "乙区 破案数"]),
        ((("Place", "Cases", "Rate"), ("Ellery", "412", "8.2%"), ("Quay", "97 cases", "n/a")),
         ["Ellery Cases", "Ellery Rate", "Quay Cases"]),
        # What the cell says itself is not thrown away.
        ((("Place", "Note"), ("Ellery", "Fares rose by 3%")), ["Fares"]),
    ],
)  # fmt: skip
def test_a_figure_is_named_by_the_headers_of_its_cell(rows: tuple[tuple[str, ...], ...], subjects: list[str], html: bool) -> None:
    assert [figure.subject for figure in table(*rows, html=html)] == subjects


def test_a_cell_without_words_is_read_in_the_language_of_its_headers() -> None:
    rows = (("地区", "立案数"), ("甲区", "412")), (("Place", "Cases"), ("Ellery", "412"))
    assert [table(*each)[0].lang for each in rows] == ["zh", "en"]


@pytest.mark.parametrize(
    ("line", "header", "row", "number", "value", "unit"),
    [
        ("单位：万元", "收入", "甲区", "512", "5120000", "CNY"),
        ("表1 各区收入（单位：亿元）", "收入", "甲区", "5.12", "512000000", "CNY"),
        ("計量單位：噸", "產量", "甲區", "2020", "2020", "t"),
        ("Sales by region, in millions of dollars", "2020", "North", "1,286.5", "1286500000", "USD"),
        ("Revenue (£m)", "2020 sales", "North", "-3.4", "-3400000", "GBP"),
        ("Cars sold, in thousands", "Cars", "North", "5.12", "5120", None),
        # The headers say something else.
        ("单位：万元", "面积（公顷）", "甲区", "512", "512", "ha"),
        ("单位：万元", "收入", "甲区", "512人", "512", "人"),
        ("单位：万元", "增速", "甲区", "8.2", "8.2", None),
        ("单位：万元", "年份", "甲区", "2021", "2021", None),
        ("单位：万元", "从业人数", "甲区", "512", "512", None),
        ("In millions of dollars", "Growth", "North", "8.2", "8.2", None),
        ("In millions of dollars", "Visits", "North", "512", "512", None),
        # The line names no unit.
        ("单位：万元、%", "收入", "甲区", "512", "512", None),
        ("甲区的收入", "收入", "甲区", "512", "512", None),
        ("Cars sold in London", "Cars", "North", "512", "512", None),
        ("Sales (2021)", "Cars", "North", "512", "512", None),
        ("The shop sells, says its owner, who has run it for longer than anyone in the street can remember, and who was asked in thousands",
         "Cars", "North", "512", "512", None),
    ],
)  # fmt: skip
@pytest.mark.parametrize("place", ["caption", "before", "first row"])
def test_a_bare_number_has_the_unit_of_its_table(
    place: str, line: str, header: str, row: str, number: str, value: str, unit: str | None
) -> None:
    body = f"<tr><th>{'地区' if line[0] > chr(0x2E80) else 'Place'}<th>{header}<tr><td>{row}<td>{number}</table>"
    if place == "first row" and not line.startswith(("单位", "In ")):
        return
    before = {"caption": "", "before": f"<p>{line}</p>", "first row": ""}[place]
    inside = {"caption": f"<caption>{line}</caption>", "before": "", "first row": f"<tr><td colspan=2>{line}"}[place]
    figure = extract(from_text(f"<p>x</p>{before}<table>{inside}{body}", format="html"))[-1]
    assert (figure.quantity.low, figure.quantity.unit, figure.quote[-1]) == (Decimal(value), unit, number[-1])


def test_the_unit_of_a_table_ends_with_it() -> None:
    table = "<table>{}<tr><th>Place<th>Sum<tr><td>North<td>512</table>"
    page = f"<p>x</p>{table.format('<caption>In millions of dollars</caption>')}<p>y</p>{table.format('')}"
    assert [figure.quantity.unit for figure in extract(from_text(page, format="html"))] == ["USD", None]


def test_a_year_that_begins_a_header_is_no_figure() -> None:
    figures = table(("Branch", "2020 visits", "2021 visits"), ("Eastgate", "2,100", "2,300"), ("2020 loans", "12", "14"))
    assert [figure.quote for figure in figures] == ["2,100", "2,300", "12", "14"]
