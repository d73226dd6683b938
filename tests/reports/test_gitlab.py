"""GitLab: the documented shape, and fingerprints that are never given twice."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from sample_findings import EVERY_SORT, LINTED, NOTHING, contradicted, missing, unusable, violation

from factcheck.model import Finding, Report
from factcheck.reports import render

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "gitlab-code-quality.json").read_text(encoding="utf-8"))


def issues(*findings: Finding, **layout: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(render(Report(findings), "gitlab", **layout))
    return found


@pytest.mark.parametrize("report", [EVERY_SORT, LINTED, NOTHING], ids=["run", "lint", "nothing"])
def test_every_report_has_the_documented_shape(report: Report) -> None:
    found = issues(*report.findings)
    Draft202012Validator(SCHEMA).validate(found)
    prints = [issue["fingerprint"] for issue in found]
    assert len(set(prints)) == len(prints)


def test_an_issue() -> None:
    assert issues(contradicted(notes=())) == [
        {
            "description": "injured: 受伤人数 down 11.4%; expected down 11.42% (11.4% stands for [11.35, 11.45]; 11.42 lies outside.)",
            "check_name": "contradicted",
            "fingerprint": issues(contradicted())[0]["fingerprint"],
            "severity": "major",
            "location": {"path": "articles/fires.md", "lines": {"begin": 9, "end": 9}},
        }
    ]


@pytest.mark.parametrize(
    ("finding", "severity", "check", "line"),
    [
        (contradicted(severity="warning"), "minor", "contradicted", 9), (contradicted(severity="info"), "info", "contradicted", 9),
        (unusable(), "blocker", "error", 12), (missing(), "major", "missing", 1), (violation(), "major", "FC101", 9),
    ],
)  # fmt: skip
def test_severities(finding: Finding, severity: str, check: str, line: int) -> None:
    (issue,) = issues(finding)
    assert (issue["severity"], issue["check_name"], issue["location"]["lines"]["begin"]) == (severity, check, line)


def test_what_holds_is_no_issue_even_where_it_is_asked_for() -> None:
    assert issues(contradicted(verdict="holds"), verbose=True) == []


def test_fingerprints_stay_while_lines_move() -> None:
    moved = [replace(finding, line=99, end_line=99) for finding in LINTED.findings]
    assert [issue["fingerprint"] for issue in issues(*moved)] == [issue["fingerprint"] for issue in issues(*LINTED.findings)]
