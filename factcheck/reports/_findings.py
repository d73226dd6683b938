"""What the formats share: which findings to list, where each is, in whose language, in which order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from factcheck.model import PASSING, Finding, Report
from factcheck.reports._registry import Layout
from factcheck.reports._terminal import visible
from factcheck.wording import Voice, joined, say

# What a person should see first where not everything can be shown.
_RANKS = {"error": 0, "contradicted": 1, "missing": 2, "ambiguous": 3, "unverifiable": 4}
_SEVERITIES = {"error": 0, "warning": 1, "info": 2}


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a finding is: a file, and lines and columns from 1, the end just behind; None where the file as a whole is meant.

    A stretch without characters is only a point, so it has no columns.
    """

    path: str
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None


def listed(report: Report, layout: Layout) -> list[Finding]:
    """The findings that a report lists: those that need work, and with `verbose` the others too."""
    return [finding for finding in report.findings if layout.verbose or finding.verdict not in PASSING]


def by_importance(findings: Iterable[Finding]) -> list[Finding]:
    """The same findings, what fails a build before what is only told, and mistakes before doubts; else in their order."""
    return sorted(findings, key=lambda finding: (_SEVERITIES[severity(finding)], _RANKS.get(finding.verdict, len(_RANKS))))


def severity(finding: Finding) -> str:
    """error, warning or info; what could not be used or checked is always an error, as it is for the exit code."""
    return "error" if finding.verdict == "error" else finding.severity


def is_about_a_file(finding: Finding) -> bool:
    """Whether it is about no claim and no rule, but about a file that could not be used."""
    return finding.claim is None and finding.rule is None


def kind(finding: Finding) -> str:
    """What sort of finding it is: the code of its rule, or the verdict on its claim."""
    return finding.rule or finding.verdict


def spot(finding: Finding) -> Spot | None:
    """The place to look at: in the article, or else in the claim file; None where it is about no file at all."""
    if finding.article is not None:
        line, column, end_line, end_column = finding.line, finding.column, finding.end_line, finding.end_column
        if not line:
            return Spot(finding.article)
        if end_line is None or end_column is None:
            return Spot(finding.article, line, column)
        if (end_line, end_column) <= (line, column or 1):
            return Spot(finding.article, line)
        return Spot(finding.article, line, column, end_line, end_column)
    place = finding.claim_place
    if place is None or not place.path:
        return None
    # Line 0 means the file as a whole.
    return Spot(place.path, place.line, place.column or None) if place.line else Spot(place.path)


def spoken(finding: Finding, voice: Voice) -> Finding:
    """The finding in the language of the reader."""

    def said(text: str | None) -> str | None:
        return None if text is None else voice(text)

    return replace(
        finding, message=voice(finding.message), expected=said(finding.expected), found=said(finding.found),
        working=said(finding.working), notes=tuple(map(voice, finding.notes)),
    )  # fmt: skip


def left_out(finding: Finding, voice: Voice) -> str:
    """What was found and what was expected, where the message of a finding that needs work leaves it out; "" where it does not.

    finding   in the language of the reader, as `spoken` gives it
    """
    if finding.verdict in PASSING:
        return ""
    message = visible(finding.message)
    values = (("found", finding.found), ("expected", finding.expected))
    told = {name: visible(value) for name, value in values if value and visible(value) not in message}
    said = []
    if "found" in told:
        said.append(say("found {value}", value=told["found"]))
    if "expected" in told:
        said.append(say("expected {value}", value=told["expected"]))
    return voice(joined(say("; "), said))


def details(finding: Finding, voice: Voice) -> list[str]:
    """The lines below the message, in the language of the reader: what the message leaves out, the working, the notes."""
    finding = spoken(finding, voice)
    return [line for line in (left_out(finding, voice), finding.working, *finding.notes) if line]
