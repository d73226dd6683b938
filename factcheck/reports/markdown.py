"""markdown: a comment on a pull request, or the summary of a build, in at most 65,000 characters.

What matters most stands first; where not everything fits, the last line counts what was left out.  Everything that comes from
articles and claim files stands in code, where no service reads a mention, a link or HTML in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.model import Finding, Report
from factcheck.reports._findings import Spot, by_importance, listed, severity, spot
from factcheck.reports._registry import Layout, reporter
from factcheck.reports._repository import shown_path
from factcheck.reports._terminal import visible
from factcheck.reports.text import body, summary
from factcheck.wording import say, say_count, terms

# GitHub refuses a comment of more than 65,536 characters.
LIMIT = 65_000
# One finding may take this much, so that one with a hundred notes leaves room for others.
_MOST = 4_000
# By this a script finds the comment that it wrote before.
MARKER = "<!-- factcheck -->"
_SIGNS = {"error": "❌", "warning": "⚠️", "info": "ℹ️"}
_BACKTICKS = re.compile("`+")


@reporter("markdown")
def markdown_report(report: Report, layout: Layout) -> str:
    """The outcome, the findings, what was left out; GitHub Flavored Markdown."""
    findings = by_importance(listed(report, layout))
    sign = "✅" if report.exit_code == 0 else "❌"
    outcome = "  ".join(map(layout.voice, summary(report)))
    written = f"{MARKER}\n### {sign} factcheck: {outcome}\n"
    for number, finding in enumerate(findings):
        section = "\n" + _section(finding, layout)
        left = _left_out(len(findings) - number, layout)
        if len(written) + len(section) + len(left) > LIMIT:
            return written + left
        written += section
    return written


def _left_out(count: int, layout: Layout) -> str:
    said = say_count(
        "{count} more finding is not shown here; `factcheck` lists it.",
        "{count} more findings are not shown here; `factcheck` lists them.",
        count,
    )
    return f"\n**{layout.voice(said)}**\n"


def _section(finding: Finding, layout: Layout) -> str:
    return "\n".join([_heading(finding, layout), *_block(finding, layout)]) + "\n"


def _heading(finding: Finding, layout: Layout) -> str:
    verdict = layout.voice(terms.VERDICTS[finding.verdict])
    parts = [f"{_SIGNS[severity(finding)]} **{verdict}**" if finding.verdict not in ("holds", "skipped") else f"✅ **{verdict}**"]
    if name := finding.claim or finding.rule:
        parts.append(_code(name))
    if place := spot(finding):
        parts.append(_code(_joined(place)))
    if finding.claim_place and finding.article is not None:
        claimed = _code(_joined(Spot(finding.claim_place.path, finding.claim_place.line or None)))
        parts.append(f"({layout.voice(say('claim in {place}', place=claimed))})")
    return " ".join(parts) + "\n"


def _block(finding: Finding, layout: Layout) -> Iterator[str]:
    text = "\n".join(line.removeprefix("    ") for line in body(finding, layout))
    if len(text) > _MOST:
        text = text[:_MOST] + " …"
    fence = "`" * max(3, 1 + max((len(run) for run in _BACKTICKS.findall(text)), default=0))
    yield f"{fence}text\n{text}\n{fence}"


def _joined(place: Spot) -> str:
    return ":".join([shown_path(place.path), *(str(number) for number in (place.line, place.column) if number)])


def _code(text: str) -> str:
    """The text as a code span, whatever backticks are in it."""
    shown = visible(text).replace("\n", " ") or " "
    ticks = "`" * (1 + max((len(run) for run in _BACKTICKS.findall(shown)), default=0))
    space = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{ticks}{space}{shown}{space}{ticks}"
