"""csv: a table with a row a finding, claims that hold among them, for a spreadsheet or a database.

RFC 4180, in UTF-8 with the mark by which spreadsheet programs know it.  A cell that such a program would take for a formula gets
an apostrophe in front (OWASP, "CSV Injection"): what an article says is never calculated, nor fetched from anywhere.
"""

from __future__ import annotations

from factcheck.model import Report
from factcheck.reports._findings import spoken
from factcheck.reports._registry import Layout, reporter
from factcheck.reports._terminal import visible

COLUMNS = (
    "verdict", "severity", "claim", "rule", "claim_file", "claim_line", "article", "line", "column", "end_line", "end_column",
    "message", "expected", "found", "working", "notes",
)  # fmt: skip
_MARK = "\ufeff"
# Full-width forms are taken for formulas by East Asian editions.
_FORMULA = tuple("=+-@＝＋－＠")


@reporter("csv")
def csv_report(report: Report, layout: Layout) -> str:
    """A header row and a row a finding; a number is a number, several notes are parted by "; "."""
    import csv
    import io

    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for finding in report.findings:
        said, place = spoken(finding, layout.voice), finding.claim_place
        values = {
            **said.to_json(),
            "claim_line": place.line if place else None,
            "notes": "; ".join(said.notes),
        }
        writer.writerow([cell(values[column]) for column in COLUMNS])
    return _MARK + table.getvalue()


def cell(value: object) -> str:
    """The value as it may stand in a cell, on one line."""
    if not isinstance(value, str):
        return "" if value is None else str(value)
    text = visible(value)
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text
