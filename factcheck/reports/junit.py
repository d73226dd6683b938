"""junit: the XML that Jenkins, GitLab and other servers show as test results: a suite a claim file, a test a claim.

Of `lint` a suite is an article, and a test one violation; an article without any is one test that passes.  Source: the schema of
the Jenkins xUnit plugin, junit-10.xsd, which also Maven Surefire's reports follow.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from factcheck.model import PASSING, Finding, Report
from factcheck.reports._findings import kind, severity, spoken, spot
from factcheck.reports._registry import Layout, reporter
from factcheck.reports._repository import shown_path
from factcheck.reports._terminal import visible
from factcheck.reports.text import paragraph

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


@dataclass(slots=True)
class _Suite:
    """What stands in one file, or is said about it."""

    path: str
    findings: list[Finding] = field(default_factory=list)


@reporter("junit")
def junit_report(report: Report, layout: Layout) -> str:
    """One testsuites element; what only warns is a test that passes, with the warning as its output."""
    from xml.etree.ElementTree import Element, indent, tostring

    root = Element("testsuites", name="factcheck")
    for suite in _suites(report):
        root.append(_suite_element(suite, layout))
    for count in ("tests", "failures", "errors"):
        root.set(count, str(sum(int(element.get(count, "0")) for element in root)))
    indent(root, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def _suites(report: Report) -> Iterator[_Suite]:
    suites: dict[str, _Suite] = {}
    for finding in report.findings:
        place = spot(finding)
        path = finding.claim_place.path if finding.claim_place else place.path if place else "factcheck"
        suites.setdefault(path, _Suite(path)).findings.append(finding)
    if all(finding.claim is None for finding in report.findings):
        for coverage in report.coverage:
            suites.setdefault(coverage.article, _Suite(coverage.article))
    yield from suites.values()


def _suite_element(suite: _Suite, layout: Layout) -> Element:
    from xml.etree.ElementTree import Element

    path = shown_path(suite.path)
    cases = [_case(finding, path, layout) for finding in suite.findings]
    cases = cases or [Element("testcase", name="lint", classname=_class(path))]
    counts = {
        name: sum(case.find(tag) is not None for case in cases)
        for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped"))
    }
    counted = {"tests": len(cases), **counts}
    element = Element("testsuite", {"name": path, "file": path, **{name: str(count) for name, count in counted.items()}})
    element.extend(cases)
    return element


def _case(finding: Finding, path: str, layout: Layout) -> Element:
    from xml.etree.ElementTree import Element, SubElement

    case = Element("testcase", name=_name(finding), classname=_class(path))
    text = "\n".join(paragraph(finding, layout))
    message = visible(spoken(finding, layout.voice).message)
    if finding.verdict == "skipped":
        SubElement(case, "skipped", message=message)
    elif finding.verdict == "error":
        SubElement(case, "error", type=finding.verdict, message=message).text = text
    elif finding.verdict not in PASSING and severity(finding) == "error":
        SubElement(case, "failure", type=kind(finding), message=message).text = text
    elif finding.verdict not in PASSING or layout.verbose:
        SubElement(case, "system-out").text = text
    return case


def _name(finding: Finding) -> str:
    if finding.claim is not None:
        return visible(finding.claim)
    place = spot(finding)
    numbers = ":".join(str(number) for number in (place.line, place.column) if number) if place else ""
    return f"{visible(finding.rule or finding.verdict)} {numbers}".strip()


def _class(path: str) -> str:
    """The path as servers group by: they take what stands before the last dot for a folder, so dots of names go."""
    return path.rpartition(".")[0].replace(".", "_").replace("/", ".").strip(".") or path.replace(".", "_")
