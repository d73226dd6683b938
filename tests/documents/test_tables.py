"""What heads the cells of a table, in HTML and in Markdown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import grows_linearly

from factcheck.documents import from_text
from factcheck.model import Cell

PLAIN = [[("浦东新区", "", "地区"), ("412", "浦东新区", "立案数"), ("300", "浦东新区", "破案数")]]


def headed(source: str, format: Literal["markdown", "html"] = "html") -> list[tuple[str, str, str]]:
    """Text, row and column of every cell that something heads; the levels of a header are parted by slashes."""
    document = from_text(source, format=format)
    cells = ((text, block.cell) for block, text in document.block_texts() if block.cell is not None and any(block.cell))
    return [(text, "/".join(cell.row), "/".join(cell.column)) for text, cell in cells]


TABLES = [
    # th in the first row; no th at all; th in the rows; thead
    ("<table><tr><th>City<th>Cases<tr><td>Rome<td>5<tr><td>Oslo<td>7</table>",
     [("Rome", "", "City"), ("5", "Rome", "Cases"), ("Oslo", "", "City"), ("7", "Oslo", "Cases")]),
    ("<table><tr><td>地区<td>立案数<tr><td>浦东<td>5</table>", [("浦东", "", "地区"), ("5", "浦东", "立案数")]),
    ("<table><tr><th>City<th>Cases<tr><th>Rome<td>5</table>", [("Rome", "", "City"), ("5", "Rome", "Cases")]),
    ("<table><thead><tr><td>City<td>Cases<tbody><tr><td>Rome<td>5</table>", [("Rome", "", "City"), ("5", "Rome", "Cases")]),
    # Rows only: names on the left, no row of headers.
    ("<table><tr><th>Area<td>5 km<tr><th>People<td>70</table>", [("5 km", "Area", ""), ("70", "People", "")]),
    ("<table><tr><td>面积<td>5平方公里<tr><td>人口<td>70万</table>", [("5平方公里", "面积", ""), ("70万", "人口", "")]),
    ("<table><tr><td>Fares<td>$3<tr><td>Fines<td>-4</table>", [("$3", "Fares", ""), ("-4", "Fines", "")]),
    # Years and months head columns.
    ("<table><tr><td>City<td>2020<td>2021年<td>3月<tr><td>Rome<td>1<td>2<td>3</table>",
     [("Rome", "", "City"), ("1", "Rome", "2020"), ("2", "Rome", "2021年"), ("3", "Rome", "3月")]),
    # Two levels of headers.
    ("<table><tr><th rowspan=2>City<th colspan=2>2020<th colspan=2>2021<tr><th>Cases<th>Rate<th>Cases<th>Rate"
     "<tr><td>Rome<td>1<td>2<td>3<td>4</table>",
     [("Rome", "", "City"), ("1", "Rome", "2020/Cases"), ("2", "Rome", "2020/Rate"), ("3", "Rome", "2021/Cases"), ("4", "Rome", "2021/Rate")]),
    ("<table><tr><td rowspan=2>地区<td colspan=2>2020年<tr><td>立案<td>破案<tr><td>浦东<td>1<td>2</table>",
     [("浦东", "", "地区"), ("1", "浦东", "2020年/立案"), ("2", "浦东", "2020年/破案")]),
    # A header over several rows, and a number in front of the name.
    ("<table><tr><th>Land<th>City<th>Cases<tr><td rowspan=2>Italy<td>Rome<td>1<tr><td>Bari<td>2<tr><td>Norway<td>Oslo<td>3</table>",
     [("Italy", "", "Land"), ("Rome", "", "City"), ("1", "Italy/Rome", "Cases"), ("Bari", "", "City"), ("2", "Italy/Bari", "Cases"),
      ("Norway", "", "Land"), ("Oslo", "Norway", "City"), ("3", "Norway", "Cases")]),
    ("<table><tr><th>No.<th>City<th>Cases<tr><td>1<td>Rome<td>5</table>", [("1", "", "No."), ("Rome", "", "City"), ("5", "1/Rome", "Cases")]),
    ("<table><tr><th>Year<th>Cases<th>Rate<tr><td>2020<td>5<td>6</table>", [("2020", "", "Year"), ("5", "2020", "Cases"), ("6", "2020", "Rate")]),
    ("<table><tr><th rowspan=2>East<td>Rome<td>1<tr><td>Bari<td>2</table>", [("1", "East/Rome", ""), ("2", "East/Bari", "")]),
    # A cell across the table: its title, and the name of the rows below.
    ("<table><tr><td colspan=2>Table 1<tr><td>City<td>Cases<tr><td colspan=2>South<tr><td>Rome<td>5<tr><td colspan=2>North<tr><td>Oslo<td>7</table>",
     [("Rome", "", "City"), ("5", "South/Rome", "Cases"), ("Oslo", "", "City"), ("7", "North/Oslo", "Cases")]),
    # A second row of headers further down.
    ("<table><tr><th>City<th>Cases<tr><td>Rome<td>5<tr><th>Land<th>Rate<tr><td>Italy<td>7</table>",
     [("Rome", "", "City"), ("5", "Rome", "Cases"), ("Italy", "", "Land"), ("7", "Italy", "Rate")]),
    # colspan in a row; rowspan=0; rows that end with their section; what is hidden takes no place.
    ("<table><tr><th>a<th>b<th>c<th>d<tr><td>x<td colspan=2>1<td>2</table>", [("x", "", "a"), ("1", "x", "b"), ("2", "x", "d")]),
    ("<table><tr><th>a<th>b<tbody><tr><td rowspan=0>x<td>1<tr><td>2<tbody><tr><td>y<td>3</table>",
     [("x", "", "a"), ("1", "x", "b"), ("2", "x", "b"), ("y", "", "a"), ("3", "y", "b")]),
    ("<table><tr><th>a<th hidden>b<th>c<tr><td>x<td hidden>1<td>2</table>", [("x", "", "a"), ("2", "x", "c")]),
    # A table in a cell has headers of its own; several blocks in a cell share them.
    ("<table><tr><th>a<th>b<tr><td>x<td><table><tr><th>i<th>j<tr><td>k<td>1</table><p>2<p>3</table>",
     [("x", "", "a"), ("k", "", "i"), ("1", "k", "j"), ("2", "x", "b"), ("3", "x", "b")]),
    # Tables for layout: nothing heads anything.
    ("<table><tr><td>5<td>6</table>", [("6", "5", "")]), ("<table><tr><td>5<tr><td>6</table>", []), ("<td>5</td>", []),
    # What is no number of columns is one.
    ("<table><tr><th colspan=x>a<th rowspan=-1 colspan=''>b<tr><td>x<td>1</table>", [("x", "", "a"), ("1", "x", "b")]),
    ("<table><tr><th>a<th>b<tr><td colspan=1000000000>x<td>1</table>", [("x", "", "a"), ("1", "x", "")]),
]  # fmt: skip


@pytest.mark.parametrize(("source", "cells"), TABLES)
def test_headers_in_html(source: str, cells: list[tuple[str, str, str]]) -> None:
    assert headed(source) == cells
    assert headed(f"x\n\n{source}\n\ny", "markdown") == cells


@pytest.mark.parametrize(
    ("source", "cells"),
    [
        ("| City | Cases |\n|---|---|\n| Rome | 5 |\n| *Oslo* | **7** |",
         [("Rome", "", "City"), ("5", "Rome", "Cases"), ("Oslo", "", "City"), ("7", "Oslo", "Cases")]),
        ("| 地区 | 立案\\|破案 |\n|-|-|\n| 浦东 | |\n| | 5 |", [("浦东", "", "地区"), ("5", "", "立案|破案")]),
        ("|  | 2020 |\n|---|---|\n| Rome | 5 |", [("5", "Rome", "2020")]),
        ("> | a | b |\n> |---|---|\n> | x | 1 |", [("x", "", "a"), ("1", "x", "b")]),
    ],
)  # fmt: skip
def test_headers_in_markdown(source: str, cells: list[tuple[str, str, str]]) -> None:
    assert headed(f"x\n\n{source}\n", "markdown") == cells


@pytest.mark.parametrize(("length", "heads"), [(199, True), (200, False), (5_000, False)])
def test_a_text_is_no_header_and_has_none(length: int, heads: bool) -> None:
    # As in pages that are laid out by tables.
    text = ("Exports rose again. " * 300)[: length - 1] + "."
    assert headed(f"<table><tr><td>{text}<td>5</table>") == ([("5", text, "")] if heads else [])
    assert headed(f"<table><tr><td>News<td><p>{text}<p>Rose by 5.</table>") == []


def test_text_outside_of_tables_has_no_cell() -> None:
    document = from_text("<p>a<table><caption>T<tr><td>b</table><p>c", format="html")
    assert [block.cell for block in document.blocks] == [None, None, Cell(), None]


PIECES = [
    "<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<th>", "<thead>", "<tbody>", "<tfoot>", "<td colspan=3>", "<td rowspan=2>", "<th rowspan=0>",
    "<th colspan=99999999999999999999>", "<td hidden>", "<caption>", "<p>", "</p>", "<b>", "5", "a", "2020年", "<tr hidden>", "<template>",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_any_table_is_read_and_headers_are_texts_of_cells(source: str) -> None:
    document = from_text(source + "x", format="html")
    texts = " ".join(text for block, text in document.block_texts() if block.cell is not None)
    for block in document.blocks:
        for header in (*block.cell.row, *block.cell.column) if block.cell is not None else ():
            assert header and all(word in texts for word in header.split())


SIZES = (1_000, 2_000, 4_000)
HOSTILE: dict[str, Callable[[int], str]] = {
    "rows": lambda n: "<table>" + "<tr><td>a<td>1" * n,
    "columns": lambda n: "<table><tr>" + "<th>a" * n + "<tr>" + "<td>1" * n,
    "wide cells": lambda n: "<table>" + "<tr><td colspan=1000000000>a<td>1" * n,
    "long cells": lambda n: "<table>" + "<tr><td rowspan=1000000000>a<td>1" * n,
    "large cells": lambda n: "<table><tr>" + "<td rowspan=99999 colspan=99999>a" * n,
    "headers again and again": lambda n: "<table>" + "<tr><th>a<th>b<tr><th>c<td>1" * n,
    "headers only": lambda n: "<table>" + "<tr><th rowspan=9>a<th>b" * n,
    "tables in tables": lambda n: "<table><tr><td>a<td>" * n,
    "tables": lambda n: "<table><tr><td>a<td>1</table>" * n,
    "long headers": lambda n: "<table><tr><th colspan=9>" + "a" * 9 * n + "<th>b<tr>" + "<td>1" * n,
    "groups": lambda n: "<table>" + "<tr><td colspan=2>a<tr><td>b<td>1" * n,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_tables_take_linear_time(name: str) -> None:
    source = HOSTILE[name]
    assert grows_linearly(lambda size: from_text(source(size), format="html"), SIZES)
