"""json: the report for programs (schemas/report.schema.json).  The same run gives the same bytes."""

from __future__ import annotations

import json
from dataclasses import replace

from factcheck.model import Report
from factcheck.reports._findings import spoken
from factcheck.reports._registry import Layout, reporter


@reporter("json")
def json_report(report: Report, layout: Layout) -> str:
    """One object, characters as they are rather than escaped, one space of indent."""
    said = replace(report, findings=tuple(spoken(finding, layout.voice) for finding in report.findings))
    return json.dumps(said.to_json(), ensure_ascii=False, indent=1) + "\n"
