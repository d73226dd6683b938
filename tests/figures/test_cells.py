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
