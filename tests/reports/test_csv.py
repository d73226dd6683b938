"""CSV: rows that a program reads back, and that no spreadsheet calculates."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_findings import EVERY_SORT, LINTED, contradicted, hostile

from factcheck.model import Report
from factcheck.reports import render
from factcheck.reports.csv import COLUMNS, cell


def rows(report: Report) -> list[dict[str, str]]:
    text = render(report, "csv")
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_a_row_a_finding_with_every_key_of_the_json_report() -> None:
    assert [row["verdict"] for row in rows(EVERY_SORT)] == [finding.verdict for finding in EVERY_SORT.findings]
    assert set(contradicted().to_json()) <= set(COLUMNS)


def test_a_row() -> None:
    (row,) = rows(Report((contradicted(notes=("one", "two")),)))
    assert row == {
        "verdict": "contradicted", "severity": "error", "claim": "injured", "rule": "", "claim_file": "claims/fires.yaml", "claim_line": "18",
        "article": "articles/fires.md", "line": "9", "column": "41", "end_line": "9", "end_column": "46",
        "message": "受伤人数 down 11.4%; expected down 11.42%", "expected": "down 11.42%", "found": "11.4%",
        "working": "11.4% stands for [11.35, 11.45]; 11.42 lies outside.", "notes": "one; two",
    }  # fmt: skip
    assert rows(LINTED)[0]["claim_line"] == ""


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("=1+1", "'=1+1"), ("-3.5%", "'-3.5%"), ("+5%", "'+5%"), ("@x", "'@x"), ("\t=1", "' =1"), ("  =1", "'  =1"), ("＝1", "'＝1"),
        ("3.5%", "3.5%"), ("a=b", "a=b"), (-3, "-3"), (None, ""), ("a\r\n=b", "a  =b"), ("\u200b=1", "'=1"),
    ],
)  # fmt: skip
def test_cells(value: object, shown: str) -> None:
    assert cell(value) == shown


@given(st.text())
def test_no_cell_is_a_formula(text: str) -> None:
    (row,) = rows(Report((contradicted(message=text, found=text, claim=text, article=text, notes=(text,)),)))
    assert not any(value.strip().startswith(tuple("=+-@＝＋－＠")) for value in row.values())


def test_lines_end_as_the_standard_says_and_a_finding_is_one_line() -> None:
    text = render(Report((hostile(), contradicted())), "csv")
    assert text.count("\r\n") == 3 and text.count("\n") == 3
