"""Cells of tables named by row and column, in both formats and both languages."""

from __future__ import annotations

import pytest
from judging import PLACE, claim

from factcheck.checkers import check_file
from factcheck.documents import from_text
from factcheck.figures import Article
from factcheck.model import ClaimFile, Finding

ZH = [
    ("地区", "2020年 立案数（件）", "2021年 立案数（件）", "金额（万元）"),
    ("浦东新区", "380", "412", "1,200"),
    ("黄浦区", "101", "97", "86.5"),
    ("合计", "481", "509", "—"),
    ("合计（不含网络）", "300", "310", "900"),
]
EN = [
    ("Branch", "Visits in 2020 (thousand)", "Visits in 2021 (thousand)", "Fees"),
    ("Eastgate", "128", "131.5", "£5,210"),
    ("Quayside", "90", "88", "£640"),
    ("Total", "218", "219.5", "none"),
    ("Total without fines", "210", "211", "£5,000"),
]
# Headers of two levels.
LEVELS = """<p>x<table><tr><th rowspan=2>地区<th colspan=2>立案数<th colspan=2>网络立案数<tr><th>2020年<th>2021年<th>2020年<th>2021年
<tr><td>东城<td>380<td>412<td>101<td>97</table>"""


def made(rows: list[tuple[str, ...]], format: str) -> Article:
    if format == "html":
        cells = [[f"<td>{cell}" for cell in row] for row in rows[1:]]
        head = "".join(f"<th>{cell}" for cell in rows[0])
        text = f"<p>x</p><table><tr>{head}{''.join('<tr>' + ''.join(row) for row in cells)}</table>"
    else:
        text = "\n".join(["x", "", f"| {' | '.join(rows[0])} |", "|---" * len(rows[0]) + "|", *(f"| {' | '.join(row)} |" for row in rows[1:])])
    return Article.of(from_text(text, format="html" if format == "html" else "markdown"))


def words(text: str | None) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(part.split()) for part in text.split("|")) if text else ()


def checked(article: Article, expect: str, row: str | None = None, column: str | None = None, **keys: object) -> Finding:
    own = claim(None, expect, row=words(row), column=words(column), **keys)
    return check_file(ClaimFile("claims/a.yaml", (("a.md", PLACE),), (own,)), {"a.md": article})[0]


@pytest.mark.parametrize("format", ["html", "markdown"])
@pytest.mark.parametrize(
    ("rows", "row", "column", "expect", "verdict"),
    [
        (ZH, "浦东新区", "2021年 立案数", "412件", "holds"),
        (ZH, "浦东", "2021 立案数", "412件", "holds"),
        (ZH, "浦东新区", "立案数 2021年", "413件", "contradicted"),
        (ZH, "浦西 | 浦东", "2020年 | 2019年", "380件", "holds"),
        (ZH, "黄浦区", "金额", "86.5万元", "holds"),
        (ZH, "黄浦区", "金额", "86.5亿元", "contradicted"),
        (ZH, "黄浦区", "金额", "12%", "contradicted"),
        (ZH, "合计", "2021年", "509件", "holds"),
        (ZH, "合计", "2021年", "310件", "contradicted"),
        (ZH, "合计 网络", "2021年", "310件", "holds"),
        (ZH, "合计", "金额", "900万元", "missing"),
        (ZH, "徐汇区", "金额", "900万元", "missing"),
        (ZH, "黄浦区", "破案数", "97件", "missing"),
        (ZH, "黄浦区", "立案数", "97件", "ambiguous"),
        (ZH, "黄浦区", None, "86.5万元", "holds"),
        (ZH, "黄浦区", None, "97件", "ambiguous"),
        (EN, "Eastgate", "2021 visits", "131,500", "holds"),
        (EN, "EASTGATE", "Visits 2021", "131.5 thousand", "holds"),
        (EN, "Eastgate", "2021 visits", "131.5", "contradicted"),
        (EN, "Westgate | Quayside", "fees | charges", "£640", "holds"),
        (EN, "Quayside", "fees", "640 people", "contradicted"),
        (EN, "Total", "2021 visits", "219,500", "holds"),
        (EN, "Total", "2021 visits", "211,000", "contradicted"),
        (EN, "Total fines", "2021 visits", "211,000", "holds"),
        (EN, "Total", "Fees", "£5,000", "missing"),
        (EN, "Quayside", "visits", "88,000", "ambiguous"),
        (EN, None, "Fees", "£640", "ambiguous"),
    ],
)
def test_a_cell_is_named_by_its_headers(
    rows: list[tuple[str, ...]], row: str | None, column: str | None, expect: str, verdict: str, format: str
) -> None:
    assert checked(made(rows, format), expect, row, column).verdict == verdict


@pytest.mark.parametrize(
    ("rows", "row", "column", "message"),
    [
        (ZH, "浦东区", "金额", 'no row of a table is headed "浦东区"; there are "浦东新区", "黄浦区", "合计", "合计（不含网络）"'),
        (EN, "Quays", "Fee", None),
        (EN, "Quaysides", "Fees", 'no row of a table is headed "Quaysides"; there are "Quayside", "Eastgate", "Total without fines", "Total"'),
        (EN, "Quayside", "Loans | Lent",
         'no column of a table is headed "Loans | Lent"; there are "Branch", "Visits in 2020 (thousand)", "Visits in 2021 (thousand)", "Fees"'),
        (ZH, "合计", "金额", 'the cell in row "合计", column "金额" states no figure; it says "—"'),
    ],
)  # fmt: skip
def test_what_is_not_found_is_told_with_what_there_is(rows: list[tuple[str, ...]], row: str, column: str, message: str | None) -> None:
    found = checked(made(rows, "markdown"), "£640", row, column)
    if message is None:
        assert found.verdict == "holds"
    elif column == "Loans | Lent":
        # All are far; each is listed.
        start, _, headers = message.partition("there are ")
        told, _, listed = found.message.partition("there are ")
        assert told == start and sorted(listed.split(", ")) == sorted(headers.split(", "))
    else:
        assert (found.verdict, found.message) == ("missing", message)


@pytest.mark.parametrize(
    ("column", "expect", "verdict"),
    [
        ("立案数 2021年", "412件", "holds"),
        # Just the words of both levels, in whatever order, go before a header that only holds them.
        ("2021年 立案数", "412件", "holds"),
        ("2021 立案数", "412件", "ambiguous"),
        ("网络 2021年", "97件", "holds"),
        # A word may reach from one level into the other.
        ("立案数2021年", "412件", "holds"),
        ("案数202", "412件", "ambiguous"),
        ("2021年立案数", "412件", "missing"),
    ],
)
def test_headers_of_two_levels(column: str, expect: str, verdict: str) -> None:
    assert checked(Article.of(from_text(LEVELS, format="html")), expect, "东城", column).verdict == verdict


def test_headers_of_two_levels_are_listed_as_one_name() -> None:
    found = checked(Article.of(from_text(LEVELS, format="html")), "412件", "东城", "2021年立案数")
    message = (
        'no column of a table is headed "2021年立案数"; there are '
        '"立案数 2021年", "网络立案数 2021年", "立案数 2020年", "网络立案数 2020年", "地区"'
    )
    assert found.message == message


def rows_headed(*headers: str) -> list[tuple[str, ...]]:
    return [("Branch", "Fees"), *((header, "5") for header in headers)]


@pytest.mark.parametrize(
    ("headers", "row", "listed"),
    [
        # The words are compared as one.
        (["Northing", "North"], "North pier", ["North", "Northing"]),
        # What stands behind a thousand others is not compared.
        ([*(f"Pier {number}" for number in range(1_000)), "Quay 5"], "Quay 6",
         ["Pier 6", *(f"Pier {number}" for number in (16, 26, 36, 46, 56, 60, 61)), "and 993 more"]),
    ],
)  # fmt: skip
def test_the_nearest_headers_are_listed_first(headers: list[str], row: str, listed: list[str]) -> None:
    found = checked(made(rows_headed(*headers), "markdown"), "5", row, "Fees")
    told = ", ".join(header if header.startswith("and ") else f'"{header}"' for header in listed)
    assert found.message == f'no row of a table is headed "{row}"; there are {told}'


def test_a_long_name_is_compared_by_all_its_letters_and_its_beginning_is_shown() -> None:
    # None of its letters is left out because it comes so often.
    name = f"<th>{'on the total note; ' * 8}<th>{'the total on note; ' * 8}"
    text = f"<p>x<table><tr><th>Branch<th>Remark<th>Fees<tr><th>Pub<th>hub<td>5<tr>{name}<td>6</table>"
    found = checked(Article.of(from_text(text, format="html")), "5", "notes on totalling", "Fees")
    told = '"on the total note; on the total note; on the total note; on ", "Pub hub"'
    assert found.message == f'no row of a table is headed "notes on totalling"; there are {told}'


def test_an_empty_cell_is_the_place_of_the_finding() -> None:
    found = checked(made(ZH, "markdown"), "900万元", "合计", "金额")
    assert (found.line, found.column) == (7, 20)


def test_an_article_without_tables() -> None:
    article = Article.of(from_text("Fees were £640."))
    assert checked(article, "£640", "Quayside", "Fees").message == "the article has no table with headers"


def test_headers_of_two_tables_that_have_no_cell_in_common() -> None:
    text = "x\n\n| a | b |\n|---|---|\n| Rome | 5 |\n\ny\n\n| a | c |\n|---|---|\n| Oslo | 7 |\n"
    article = Article.of(from_text(text, format="markdown"))
    assert checked(article, "5", "Rome", "c").message == 'no table has both a row headed "Rome" and a column headed "c"'


@pytest.mark.parametrize("rows", [ZH, EN], ids=["zh", "en"])
def test_an_ambiguous_cell_lists_the_header_that_chooses_each(rows: list[tuple[str, ...]]) -> None:
    article, row = made(rows, "html"), rows[2][0]
    expect = {"黄浦区": "97件", "Quayside": "88,000"}[row]
    found = checked(article, expect, row, "visits | 立案数")
    assert found.verdict == "ambiguous" and len(found.notes) == 2
    for note, verdict in zip(found.notes, ("contradicted", "holds"), strict=True):
        key, _, column = note.removesuffix(")").split("(chosen by ")[1].partition(": ")
        assert key == "row" and column.startswith(f"{row}, column: ")
        assert checked(article, expect, row, column.removeprefix(f"{row}, column: ")).verdict == verdict
    chosen = checked(article, expect, row)
    assert [note.split("(chosen by ")[1].partition(":")[0] for note in chosen.notes] == ["column"] * len(chosen.notes)


def test_near_about_and_nth_choose_among_cells() -> None:
    article = made(EN, "markdown")
    assert checked(article, "£640", column="Fees", about=words("Quayside")).verdict == "holds"
    assert checked(article, "£640", column="Fees", nth=(2,)).verdict == "holds"
    assert checked(article, "£5,210", row="Eastgate", find="{}").verdict == "contradicted"
    assert checked(article, "£640", column="Fees", mentions="any").verdict == "holds"
    assert checked(article, "£640", "Quayside", "Fees", places=("table",)).verdict == "holds"
    assert checked(article, "£640", "Quayside", "Fees", places=("headline",)).verdict == "missing"


def test_a_cell_that_says_something_itself_is_found_by_words_of_its_headers() -> None:
    article = made([("Branch", "Note"), ("Eastgate", "Fares rose by 3%"), ("Quayside", "Fares rose by 4%")], "markdown")
    assert checked(article, "up 4%", about=words("Quayside fares")).verdict == "holds"
    assert checked(article, "up 3%", about=words("Quayside fares")).verdict == "contradicted"
