"""Sources as people have them: encodings, headers, dates, workbooks; and what is said of those that cannot be used."""

from __future__ import annotations

import datetime as dt
import sqlite3
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("duckdb")
pytest.importorskip("openpyxl")

from factcheck.claims import load
from factcheck.evidence import Vault
from factcheck.evidence.table import unique
from factcheck.model import Datum

from .asking import ask

CASES = """月份,区,立案,金额,备注
2020-11,东港,4120,51000.5,
2021年11月,东港,"3,594",51430,
2021-11,西城,２０１２,999,
2021-12,西城,,1,无
2021-12,北岸,约三千,2,
"""


def test_rows_and_columns(tmp_path: Path) -> None:
    (tmp_path / "cases.csv").write_text(CASES, encoding="utf-8")
    table = [
        ("row: {月份: 2020-11, 区: 东港}, column: 立案", "4120"),
        ("row: {月份: 2021/11, 区: 东港}, column: 立案", "3594"),
        ("row: {月份: Nov 2021, 区: 东港}, column: 立案", "3594"),
        ("row: {月份: 2021年11月, 区: 西城}, column: 立案", "2012"),
        ("row: {月份: 202111, 区: 西城}, column: 立案", "2012"),
        ("row: {月份: 11/2021, 区: 西城}, column: 立案, unit: 起", "2012 起"),
        ("row: {月份: 2021-11, 区: 东港}, column: 金额, unit: 万元", "514300000 CNY"),
        ("row: {月份: 2020-11, 区: 东港}, column: 金额, unit: 万元, places: 0", "[510,000,000, 510,010,000] CNY"),
        ("row: {金额: '51,000.50'}, column: 立案", "4120"),
        ("row: {区: 东港}, column: 金额, aggregate: sum", "204861/2"),
        ("row: {区: 东港}, column: 金额, aggregate: mean", "204861/4"),
        ("row: {区: 东港}, column: 立案, aggregate: max", "4120"),
        ("row: {区: 东港}, column: 立案, aggregate: sum", "7714"),
        ("row: {月份: 2021}, column: 立案, aggregate: count", "0"),
        ("row: {月份: 2021年}, column: 金额, aggregate: sum", "52432"),
        ("column: 金额, aggregate: min", "1"),
        ("column: 立案, aggregate: count", "5"),
        ("cell: C4", "2012"),
        ("range: D2:D4, aggregate: sum", "206859/2"),
        ("range: D2:D4, aggregate: count", "3"),
        ("sql: SELECT sum(金额) FROM data WHERE 区 = '东港'", "204861/2"),
        ("row: {月份: 2021-12, 区: 北岸}, column: 立案", "[2,500, 3,500]"),
    ]
    for evidence, value in table:
        found = ask(tmp_path, f"{{file: cases.csv, {evidence}}}" if "sql" not in evidence else f'{{file: cases.csv, sql: "{evidence[5:]}"}}')
        assert found == value, evidence


def test_what_is_wrong_with_a_value_is_told(tmp_path: Path) -> None:
    (tmp_path / "cases.csv").write_text(CASES, encoding="utf-8")
    table = [
        ("row: {区: 东港}, column: 立案数", 'error: cases.csv has no column "立案数"; did you mean "立案"?'),
        ("row: {区域: 东港}, column: 立案", 'error: cases.csv has no column "区域"; did you mean "区"?'),
        ("row: {区: 东港}, column: 立案", "error: 2 rows have 区 = 东港; name one more column under row, or write aggregate: sum"),
        ("row: {区: 南山}, column: 立案", "error: no row has 区 = 南山"),
        ("row: {月份: 2020-12}, column: 立案", 'error: no row has 月份 = 2020-12; did you mean "2021-12"?'),
        ("row: {月份: 2020-11, 区: 西城}, column: 立案", "error: no row has 月份 = 2020-11, 区 = 西城"),
        ("row: {月份: 2021-12, 区: 西城}, column: 立案", "error: the cell is empty"),
        ("row: {月份: 2021-12, 区: 西城}, column: 备注", 'error: the cell holds "无", which is no number'),
        ("row: {区: 西城}, column: 立案, aggregate: sum", 'error: 1 of 2 rows have no value in "立案"'),
        ("row: {金额: 很多}, column: 立案", 'error: the column "金额" holds numbers; "很多" is none'),
        ("cell: Z99", "error: Z99: the cell is empty"),
        ("cell: B2", 'error: B2: the cell holds "东港", which is no number'),
        ("range: C2:C4", "invalid: "),
        ("row: {区: 东港}", "invalid: "),
        ("cell: 7B", "invalid: "),
        ("column: 立案, unit: 一些", 'invalid: cannot read "一些" as a unit'),
    ]
    for evidence, told in table:
        assert ask(tmp_path, f"{{file: cases.csv, {evidence}}}").startswith(told), evidence
    assert ask(tmp_path, "{file: cases.xls, cell: B2}").startswith('invalid: what "cases.xls" is cannot be told from its name')
    assert ask(tmp_path, "{file: no.csv, cell: B2}") == "unreachable: no.csv is not here"
    assert ask(tmp_path, "{file: ../no.csv, cell: B2}").startswith('invalid: data file "../no.csv" lies outside the project')
    assert ask(tmp_path, "{file: /etc/passwd, format: csv, cell: A1}").startswith("invalid: ")
    assert ask(tmp_path, "{source: case, cell: B2}", "{cases: cases.csv}") == 'invalid: there is no source "case"; did you mean "cases"?'
    assert ask(tmp_path, "{sql: SELECT 1}").startswith("invalid: a query needs data")
    assert ask(tmp_path, "{file: cases.csv, sheet: a, cell: B2}").startswith('invalid: "sheet" is for xlsx files')


@pytest.mark.parametrize("encoding, key", [("utf-8", ""), ("utf-8-sig", ""), ("gb18030", ""), ("utf-16", ""), ("big5", ", encoding: big5"), ("cp936", ", encoding: gbk")])
def test_encodings(encoding: str, key: str, tmp_path: Path) -> None:
    rows = "月份,地區,立案\n2021-11,東港,3594\n" if encoding == "big5" else "月份,地区,立案数\n2021-11,东港区,3594\n"
    (tmp_path / "a.csv").write_bytes(rows.encode(encoding))
    column = "立案" if encoding == "big5" else "立案数"
    assert ask(tmp_path, f"{{file: a.csv, row: {{月份: 2021-11}}, column: {column}{key}}}") == "3594"


def test_mixed_encodings_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("月份,立案\n2021-11,3594\n".encode() + "2021-12,东港\n".encode("gb18030"))
    told = ask(tmp_path, "{file: a.csv, row: {月份: 2021-11}, column: 立案}")
    assert told.startswith("error: a.csv:3:9: byte 0x") and "encoding" in told
    assert "no encoding" in ask(tmp_path, "{file: a.csv, cell: B2, encoding: klingon}")
    assert ask(tmp_path, "{file: a.csv, cell: B2, encoding: ascii}").startswith("error: a.csv, line 1: byte 0x")


def test_tables_without_rows_or_with_names_twice(tmp_path: Path) -> None:
    for name, text in {"empty": "", "head": "a,b\n", "open": 'a,b\n"x,1\n', "twice": "a,a,b\n1,2,3\n"}.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    assert ask(tmp_path, "{file: empty.csv, column: b, aggregate: sum}") == "error: empty.csv is empty"
    assert ask(tmp_path, "{file: head.csv, header: 3, column: b}") == "error: head.csv has 1 rows, so its header cannot stand in row 3"
    assert ask(tmp_path, "{file: head.csv, column: b, aggregate: sum}") == "error: there are no rows"
    assert ask(tmp_path, "{file: head.csv, column: b, aggregate: count}") == "0"
    assert ask(tmp_path, "{file: open.csv, column: b}") == "error: open.csv, line 2: this is no table: unexpected end of data"
    assert ask(tmp_path, "{file: twice.csv, row: {b: 3}, column: a (2)}") == "2"


def test_each_column_has_a_name_of_its_own() -> None:
    table = [
        (("a", "a", "A"), ("a", "a (2)", "A (3)")),
        (("a", "a", "a (2)"), ("a", "a (3)", "a (2)")),
        (("", "column_1", ""), ("column_1 (2)", "column_1", "column_3")),
    ]
    for names, told in table:
        assert unique(names) == told


def test_a_file_without_columns_is_told(tmp_path: Path) -> None:
    for name, text in {"lines.csv": "\n\n", "nothing.json": "[{}]", "nothing.jsonl": "{}\n"}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert ask(tmp_path, f"{{file: {name}, column: a, aggregate: sum}}") == f"error: {name} has no columns"


def test_one_long_row_does_not_make_a_small_file_fill_the_memory(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a\n" * 200_000 + "," * 10_000 + "x\n", encoding="utf-8")
    assert ask(tmp_path, "{file: a.csv, column: a, aggregate: count}") == "error: a.csv has more than 2,000,000 cells; save it as a Parquet file"
    (tmp_path / "b.csv").write_text("," * 20_000 + "\n", encoding="utf-8")
    assert ask(tmp_path, "{file: b.csv, cell: A1}") == "error: b.csv has more than 16,384 columns; save it as a Parquet file"


def test_json_in_the_encoding_that_is_named(tmp_path: Path) -> None:
    text = '[{"月份": "2021-11", "立案": 3594}]'
    where = "row: {月份: 2021-11}, column: 立案"
    for name, encoding, key in [("a", "utf-8-sig", "utf-8"), ("b", "gb18030", "gbk"), ("c", "utf-16", "utf-16")]:
        (tmp_path / f"{name}.json").write_bytes(text.encode(encoding))
        assert ask(tmp_path, f"{{file: {name}.json, {where}, encoding: {key}}}") == "3594", encoding
    assert ask(tmp_path, f"{{file: a.json, {where}, encoding: klingon}}") == 'error: there is no encoding "klingon"; write utf-8, gb18030, big5 …'
    assert ask(tmp_path, f"{{file: b.json, {where}, encoding: ascii}}").startswith("error: b.json, line 1: byte 0x")


def test_numbers_of_json_that_nobody_can_hold_are_told(tmp_path: Path) -> None:
    table = [
        ("1e999999999", "a.json: the number 1e999999999 is too large, or too close to zero"),
        ("-1E-99999999999999999999", "a.json: the number -1E-99999999999999999999 is too large, or too close to zero"),
        ("9" * 5000, "a.json: a number has too many digits"),
    ]
    for number, told in table:
        (tmp_path / "a.json").write_text(f'[{{"a": 1, "n": {number}}}]', encoding="utf-8")
        assert ask(tmp_path, "{file: a.json, row: {a: 1}, column: n}") == f"error: {told}"
    (tmp_path / "a.jsonl").write_text('{"a": 1}\n{"a": 2, "n": 1e500}\n', encoding="utf-8")
    assert ask(tmp_path, "{file: a.jsonl, row: {a: 1}, column: n}").startswith("error: a.jsonl, line 2: the number 1e500")
    (tmp_path / "a.json").write_text('[{"a": 1, "n": 1.5e30}]', encoding="utf-8")
    assert ask(tmp_path, "{file: a.json, row: {a: 1}, column: n}") == f"15{'0' * 29}"


def test_a_database_whose_last_changes_stand_beside_it_is_told(tmp_path: Path) -> None:
    writing = sqlite3.connect(tmp_path / "a.sqlite")
    writing.execute("PRAGMA journal_mode = WAL")
    writing.execute("CREATE TABLE t (a, n)")
    writing.execute("INSERT INTO t VALUES (1, 5)")
    writing.commit()
    where = "{file: a.sqlite, row: {a: 1}, column: n}"
    assert ask(tmp_path, where) == "error: a.sqlite has changes that are in a.sqlite-wal only; close the program that writes it"
    writing.close()
    assert ask(tmp_path, where) == "5"


def test_a_vault_holds_a_file_as_it_is_now_and_not_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").touch()
    (tmp_path / "a.md").write_text("Text.\n", encoding="utf-8")
    (tmp_path / "a.yaml").write_text(
        "article: a.md\nevidence:\n  it: {file: a.csv, cell: A1}\nclaims:\n  - {id: a, check: 'same(data.it, 1)'}\n", encoding="utf-8"
    )
    with Vault() as vault:
        for number in (1, 22, 333):
            (tmp_path / "a.csv").write_text(f"{number}\n", encoding="utf-8")
            claim_file, _ = load(str(tmp_path / "a.yaml"))
            assert claim_file is not None
            datum = vault.values(claim_file)["data.it"]
            assert isinstance(datum, Datum) and datum.text == str(number)
        assert len(vault._opened) == 1


UNITS = {
    "%": "10 %", "million yuan": "10000000 CNY", "people": "10 people", "个百分点": "10 pp", "km": "10 km", "亿元": "1000000000 CNY", "倍": "10 x",
    "万人次": "100000 人次", "thousand people": "10000 people", "吨": "10 t", "fraction": "1000 %",
}  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_units_of_a_column(unit: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("m,n\n1,10\n", encoding="utf-8")
    assert ask(tmp_path, f"{{file: a.csv, row: {{m: 1}}, column: n, unit: '{unit}'}}") == UNITS[unit]


@pytest.mark.parametrize("sign", [";", "\t", "|"])
def test_separators(sign: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"a{sign}b\n1,5{sign}2\n3,5{sign}4\n", encoding="utf-8")
    assert ask(tmp_path, "{file: a.csv, row: {b: 4}, column: b}") == "4"


def test_headers_of_a_sheet(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("2021年报表,,,\n月份,案件,,人员\n,立案,破案,\n1月,10,20,30\n", encoding="utf-8")
    assert "3 columns have no name in row 1" in ask(tmp_path, "{file: a.csv, row: {月份: 1月}, column: 立案}")
    assert "header: 2-3" in ask(tmp_path, "{file: a.csv, header: 2, row: {月份: 1月}, column: 案件 破案}")
    assert ask(tmp_path, "{file: a.csv, header: 2-3, row: {月份: 1月}, column: 案件 破案}") == "20"
    assert ask(tmp_path, "{file: a.csv, header: 2-3, row: {月份: 1月}, column: 人员}") == "30"
    assert ask(tmp_path, "{file: a.csv, header: 0, row: {A: 1月}, column: C}") == "20"
    assert ask(tmp_path, "{file: a.csv, header: 9, row: {A: 1月}, column: C}").startswith("error: a.csv has 4 rows")
    assert ask(tmp_path, "{file: a.csv, header: 3-2, row: {A: 1月}, column: C}").startswith("invalid: the header ends before")


def workbook(path: Path, rows: list[list[Any]], merged: tuple[str, ...] = (), mac: bool = False, formats: dict[str, str] | None = None) -> None:
    from openpyxl import Workbook
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    book = Workbook()
    if mac:
        book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    sheet.title = "2021"
    for row in rows:
        sheet.append(row)
    for cells in merged:
        sheet.merge_cells(cells)
    for cell, written in (formats or {}).items():
        sheet[cell].number_format = written
    book.save(path)


def test_merged_cells_of_a_workbook(tmp_path: Path) -> None:
    rows = [["月份", "案件", None, "人员"], [None, "立案", "破案", None], ["1月", 10, 20, 30], [None, 11, 21, 31]]
    workbook(tmp_path / "a.xlsx", rows, ("A1:A2", "B1:C1", "D1:D2", "A3:A4"))
    assert "header: 1-2" in ask(tmp_path, "{file: a.xlsx, row: {月份: 1月, 人员: 31}, column: 破案}")
    assert ask(tmp_path, "{file: a.xlsx, header: 1-2, row: {月份: 1月, 人员: 31}, column: 案件 破案}") == "21"


@pytest.mark.parametrize("mac", [False, True])
def test_dates_of_a_workbook_by_its_own_epoch(mac: bool, tmp_path: Path) -> None:
    workbook(tmp_path / "a.xlsx", [["month", "filed"], [dt.date(2020, 11, 1), 4120], [dt.date(2021, 11, 1), 3594]], mac=mac)
    for written in ("2021-11", "2021-11-01", "2021年11月", "Nov 2021", "1 November 2021"):
        assert ask(tmp_path, f"{{file: a.xlsx, row: {{month: {written}}}, column: filed}}") == "3594", written
    assert ask(tmp_path, "{file: a.xlsx, row: {month: autumn}, column: filed}").startswith('error: the column "month" holds dates')
    assert ask(tmp_path, "{file: a.xlsx, cell: A3}") == "error: A3: the cell holds 2021-11-01, a date or time, no number"


def test_cells_of_a_workbook(tmp_path: Path) -> None:
    rows = [["a", "b", "c"], [0.1277, "=1+1", 51430.5], ["#DIV/0!", None, "３，５９４"]]
    workbook(tmp_path / "a.xlsx", rows, formats={"A2": "0.00%"})
    assert ask(tmp_path, "{file: a.xlsx, cell: A2}") == "1277/100 %"
    assert ask(tmp_path, "{file: a.xlsx, row: {c: '３，５９４'}, column: c}") == "3594"
    assert "never computed" in ask(tmp_path, "{file: a.xlsx, cell: B2}")
    assert "an error of the spreadsheet" in ask(tmp_path, "{file: a.xlsx, cell: A3}")
    assert ask(tmp_path, "{file: a.xlsx, cell: C3, sheet: '2020'}") == 'error: a.xlsx has no sheet "2020"; did you mean "2021"?'
    assert ask(tmp_path, "{file: a.xlsx, column: a, row: {c: 51430.5}, unit: fraction}") == "1277/100 %"


def test_what_is_no_workbook(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_text("a,b\n1,2\n")
    assert ask(tmp_path, "{file: a.xlsx, cell: A2}") == "error: a.xlsx is no xlsx workbook; save it as one"
    with zipfile.ZipFile(tmp_path / "b.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 70_000_000)
    assert "unfolds to 70,000,000 bytes" in ask(tmp_path, "{file: b.xlsx, cell: A2}")
    with zipfile.ZipFile(tmp_path / "c.xlsx", "w") as archive:
        archive.writestr("a.txt", "a")
    assert "cannot be read as a workbook" in ask(tmp_path, "{file: c.xlsx, cell: A2}")


def test_json(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"title": "t", "rows": [{"m": "1月", "n": 12.50}, {"m": "2月", "n": null, "x": [1]}]}', encoding="utf-8")
    assert ask(tmp_path, "{file: a.json, row: {m: 1月}, column: n}") == "25/2"
    assert ask(tmp_path, "{file: a.json, row: {m: 2月}, column: n}") == "error: the cell is empty"
    assert ask(tmp_path, "{file: a.json, row: {m: 2月}, column: x}") == 'error: the cell holds "[1]", which is no number'
    for text, told in [("[1, 2]", "must be a list of objects"), ("[{]", "line 1: this is no JSON"), ('[{"a": 1, "a": 2}]', 'has "a" twice'), ("[" * 99_999, "nested too deeply")]:
        (tmp_path / "a.json").write_text(text, encoding="utf-8")
        assert told in ask(tmp_path, "{file: a.json, row: {m: 1月}, column: n}"), text[:20]
    (tmp_path / "a.jsonl").write_text('{"m": 1, "n": 2}\n[3]\n', encoding="utf-8")
    assert ask(tmp_path, "{file: a.jsonl, row: {m: 1}, column: n}") == "error: a.jsonl, line 2: each line must be an object"


def test_databases(tmp_path: Path) -> None:
    import duckdb

    connection = sqlite3.connect(tmp_path / "a.sqlite")
    connection.executescript("CREATE TABLE a (m, n); INSERT INTO a VALUES ('1月', 12.5); CREATE TABLE b (m, n); CREATE VIEW v AS SELECT 1 AS n")
    connection.close()
    assert ask(tmp_path, "{file: a.sqlite, table: a, row: {m: 1月}, column: n}") == "25/2"
    assert ask(tmp_path, "{file: a.sqlite, row: {m: 1月}, column: n}") == "error: a.sqlite has 2 tables; name one with table: a, b"
    assert ask(tmp_path, "{file: a.sqlite, table: v, column: n}") == 'error: a.sqlite has no table "v"; there are: a, b'
    (tmp_path / "secret.csv").write_text("a\nsecret\n")
    made = duckdb.connect(str(tmp_path / "a.duckdb"))
    made.execute("CREATE TABLE t (m DATE, n DECIMAL(9,2)); INSERT INTO t VALUES ('2021-11-01', 12.5)")
    made.execute(f"CREATE VIEW v AS SELECT * FROM read_csv('{tmp_path}/secret.csv')")
    made.close()
    before = (tmp_path / "a.duckdb").read_bytes()
    assert ask(tmp_path, "{file: a.duckdb, row: {m: 2021-11}, column: n}") == "25/2"
    assert ask(tmp_path, "{file: a.duckdb, table: v, column: a}") == 'error: a.duckdb has no table "v"; there are: t'
    assert (tmp_path / "a.duckdb").read_bytes() == before
    (tmp_path / "b.duckdb").write_text("no database")
    assert ask(tmp_path, "{file: b.duckdb, column: n}").startswith("error: b.duckdb cannot be read")
    (tmp_path / "b.sqlite").write_text("no database, but long enough to have a head" * 9)
    assert ask(tmp_path, "{file: b.sqlite, column: n}").startswith("error: b.sqlite cannot be read as a SQLite database")
    (tmp_path / "b.parquet").write_text("no parquet")
    assert ask(tmp_path, "{file: b.parquet, column: n}").startswith("error: b.parquet cannot be read")


def test_queries_over_several_sources(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("m,n\n1,10\n2,20\n", encoding="utf-8")
    (tmp_path / "b.json").write_text('[{"m": 1, "k": 3}, {"m": 2, "k": 5}]', encoding="utf-8")
    sources = "{left_side: a.csv, 右: b.json}"
    query = "SELECT sum(n * k) FROM left_side JOIN 右 USING (m)"
    assert ask(tmp_path, f'{{sql: "{query}"}}', sources) == "130"
    assert ask(tmp_path, '{sql: "SELECT avg(n) FROM left_side"}', sources) == "15"
    assert ask(tmp_path, '{sql: "SELECT n FROM left_side WHERE n > 99"}', sources) == "error: the query gives no row"
    assert ask(tmp_path, '{sql: "SELECT n FROM leftside"}', sources) == 'error: no source is named "leftside"; did you mean "left_side"?'
    assert ask(tmp_path, '{sql: "SELECT o FROM left_side"}', sources).startswith("error: the query fails: Binder Error")
    assert "named already" in ask(tmp_path, "{source: a, cell: A1}", "{a: a.csv, A: b.json}")
    assert "cannot be the name of a source" in ask(tmp_path, "{source: a b, cell: A1}", "{a b: a.csv}")


@pytest.mark.parametrize("package, file", [("duckdb", "a.csv"), ("openpyxl", "a.xlsx")])
def test_a_missing_extra_says_what_to_install(package: str, file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.csv").write_text("m,n\n1,10\n", encoding="utf-8")
    workbook(tmp_path / "a.xlsx", [["m", "n"], [1, 10]])
    monkeypatch.setitem(sys.modules, package, None)
    told = ask(tmp_path, f"{{file: {file}, row: {{m: 1}}, column: n}}")
    assert told == f'unreachable: {package} is not installed, which reads evidence; install it with: pip install "{package}"'
    assert ask(tmp_path, "{file: a.csv, cell: B2}") == "10", "a cell of a text file needs neither"
