"""gitlab: the Code Quality report of GitLab, shown beside the changed lines of a merge request.

    [{"description": "passengers 31,200; expected 32,200", "check_name": "contradicted",
      "fingerprint": "…", "severity": "major", "location": {"path": "articles/ferry.md", "lines": {"begin": 5, "end": 5}}}]

Source: "Code Quality report format", docs.gitlab.com/ci/testing/code_quality.
"""

from __future__ import annotations

import json

from factcheck.model import Finding, Report
from factcheck.reports._findings import details, kind, listed, severity, spoken, spot
from factcheck.reports._fingerprints import fingerprints
from factcheck.reports._registry import Layout, reporter
from factcheck.reports._repository import repository_path
from factcheck.reports._terminal import visible

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


@reporter("gitlab")
def gitlab_report(report: Report, layout: Layout) -> str:
    """An array with an object a finding that needs work; claims that hold are no issue, whatever the layout asks for."""
    findings = listed(report, Layout())
    issues = [_issue(finding, print_, layout) for finding, print_ in zip(findings, fingerprints(findings), strict=True)]
    return json.dumps(issues, ensure_ascii=False, indent=1) + "\n"


def _issue(finding: Finding, fingerprint: str, layout: Layout) -> dict[str, object]:
    place, said = spot(finding), spoken(finding, layout.voice)
    begin = (place and place.line) or 1
    name = f"{finding.claim}: " if finding.claim else ""
    return {
        "description": visible(f"{name}{' '.join([said.message, *(f'({line})' for line in details(finding, layout.voice))])}"),
        "check_name": kind(finding),
        "fingerprint": fingerprint,
        "severity": "blocker" if finding.verdict == "error" else _SEVERITIES[severity(finding)],
        "location": {
            "path": repository_path(place.path) if place else "factcheck",
            "lines": {"begin": begin, "end": (place and place.end_line) or begin},
        },
    }
