"""github: workflow commands of GitHub Actions, which become annotations of the changed lines.

    ::group::articles/ferry.md
    ::stop-commands::b94d27b9934d3e08
    articles/ferry.md:5:41: contradicted: passengers (claims/ferry.yaml:4)
    …
    ::b94d27b9934d3e08::
    ::endgroup::
    ::error file=articles/ferry.md,line=5,col=41,endLine=5,endColumn=47,title=contradicted%3A passengers::passengers 31,200; …

First the findings as people read them in the log, a group for each file.  While a group shows text of an article no command is
obeyed, so that an article cannot give any.  Then the annotations, what matters most first, since GitHub shows ten errors and ten
warnings of a step; and the summary.

Source: "Workflow commands for GitHub Actions", docs.github.com; the escapes are those of actions/toolkit, command.ts.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from factcheck.model import Finding, Report
from factcheck.reports._findings import by_importance, details, listed, severity, spoken, spot
from factcheck.reports._registry import Layout, reporter
from factcheck.reports._repository import repository_path
from factcheck.reports._terminal import visible
from factcheck.reports.text import paragraph, summary
from factcheck.wording import terms

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_DATA, ":": "%3A", ",": "%2C"}


@reporter("github")
def github_report(report: Report, layout: Layout) -> str:
    """Groups for the log, annotations, the summary."""
    findings = listed(report, layout)
    lines = [*_groups(findings, layout), *(_annotation(finding, layout) for finding in by_importance(findings))]
    return "\n".join([*lines, _harmless("  ".join(map(layout.voice, summary(report))))]) + "\n"


def _groups(findings: list[Finding], layout: Layout) -> Iterator[str]:
    by_file: dict[str, list[Finding]] = {}
    for finding in findings:
        place = spot(finding)
        by_file.setdefault(place.path if place else "factcheck", []).append(finding)
    for path, found in by_file.items():
        text = "\n\n".join("\n".join(paragraph(finding, layout)) for finding in found)
        # A text cannot hold the digest of itself.
        token = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
        yield f"::group::{_escaped(visible(path), _DATA)}"
        yield f"::stop-commands::{token}"
        yield _harmless(text)
        yield f"::{token}::"
        yield "::endgroup::"


def _annotation(finding: Finding, layout: Layout) -> str:
    finding = spoken(finding, layout.voice)
    properties: dict[str, object] = {}
    if place := spot(finding):
        properties |= {"file": repository_path(place.path), "line": place.line or 1}
        if place.line and place.column and place.end_line in (None, place.line):
            # Columns mean something only within one line.
            properties |= {"col": place.column, "endLine": place.line, "endColumn": place.end_column or place.column + 1}
        elif place.end_line:
            properties["endLine"] = place.end_line
    name = finding.claim or finding.rule
    verdict = layout.voice(terms.VERDICTS[finding.verdict])
    properties["title"] = visible(f"{verdict}: {name}" if name else verdict)
    said = ",".join(f"{key}={_escaped(str(value), _PROPERTY)}" for key, value in properties.items())
    message = "\n".join(map(visible, [finding.message, *details(finding, layout.voice)]))
    return f"::{_COMMANDS[severity(finding)]} {said}::{_escaped(message, _DATA)}"


def _escaped(text: str, escapes: dict[str, str]) -> str:
    return "".join(escapes.get(sign, sign) for sign in text)


def _harmless(text: str) -> str:
    """Text without the old form of commands, which is obeyed wherever it stands in a line."""
    return text.replace("##[", "# #[")
