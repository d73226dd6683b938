"""text: the report for people.

    articles/antifraud.md:9:41: contradicted: filed-cases (claims/antifraud.yaml:18)
        既遂数、立案数分别下降8.2%、12.7%
                                   ^^^^^ 立案数 down 12.7%; expected down 12.77%
        12.7% stands for [12.65, 12.75]; 12.77 lies outside.  With 12.77% it would hold.

    1 contradicted, 14 hold in 1 article.  38 of 41 figures covered (92 %).  0.09 s

One blank line between findings, the summary last, nothing else.  Claims that hold are only counted, unless asked for.
Where coverage is asked for, the figures that no claim covers stand before the summary, a line each:

    articles/antifraud.md:26:30: not covered: 专项行动 6次
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from factcheck.model import Finding, Report
from factcheck.reports._findings import is_about_a_file, left_out, listed, spoken
from factcheck.reports._registry import Layout, reporter
from factcheck.reports._terminal import cut, visible
from factcheck.wording import Message, say, say_count, terms
from factcheck.wording import listed as in_a_row

_INDENT = "    "
# Select Graphic Rendition, ECMA-48 8.3.117.
_COLOURS = {"bold": "1", "red": "1;31", "yellow": "33", "green": "32", "dim": "2"}
_VERDICT_COLOURS = {"holds": "green", "skipped": "dim", "ambiguous": "yellow", "unverifiable": "yellow"}
# In the summary, what needs work stands first.
COUNTED: dict[str, Callable[[int], Message]] = {
    "contradicted": lambda count: say("{count} contradicted", count=count),
    "missing": lambda count: say("{count} missing", count=count),
    "ambiguous": lambda count: say("{count} ambiguous", count=count),
    "unverifiable": lambda count: say("{count} unverifiable", count=count),
    "error": lambda count: say_count("{count} error", "{count} errors", count),
    "skipped": lambda count: say("{count} skipped", count=count),
    "holds": lambda count: say_count("{count} holds", "{count} hold", count),
}


@reporter("text")
def text_report(report: Report, layout: Layout) -> str:
    """Findings by paragraphs, the summary in the last line."""
    paragraphs = ["\n".join(paragraph(finding, layout)) for finding in listed(report, layout)]
    paragraphs += ["\n".join(lines) for lines in (_not_covered(report, layout) if layout.coverage else ())]
    return "\n\n".join([*paragraphs, _summary(report, layout)]) + "\n"


def paragraph(finding: Finding, layout: Layout) -> Iterator[str]:
    """The lines of one finding: where it is and what it is called, then `body`."""
    if is_about_a_file(finding):
        # Told like a compiler's error.
        said = spoken(finding, layout.voice)
        yield f"{_painted(_place(finding), 'bold', layout)}  {visible(said.message)}"
        yield from _further(said)
    else:
        yield _heading(finding, layout)
        yield from body(finding, layout)


def body(finding: Finding, layout: Layout) -> Iterator[str]:
    """The lines of one finding below its heading, indented: the sentence with its figure underlined, and what is said."""
    said = spoken(finding, layout.voice)
    yield from _statement(said, layout)
    yield from _further(said)


def _further(finding: Finding) -> Iterator[str]:
    for line in (finding.working, *finding.notes):
        if line:
            yield _INDENT + visible(line)


def _heading(finding: Finding, layout: Layout) -> str:
    verdict = layout.voice(terms.VERDICTS[finding.verdict])
    if finding.severity != "error":
        told = {"verdict": terms.VERDICTS[finding.verdict], "severity": terms.SEVERITIES[finding.severity]}
        verdict = layout.voice(say("{verdict} ({severity})", **told))
    name = visible(finding.claim or finding.rule or "")
    source = finding.claim_place
    origin = f" ({visible(source.path)}:{source.line})" if source else ""
    return (
        f"{_painted(_place(finding), 'bold', layout)}: "
        f"{_painted(verdict, _VERDICT_COLOURS.get(finding.verdict, 'red'), layout)}: {name}{_painted(origin, 'dim', layout)}"
    )


def _statement(finding: Finding, layout: Layout) -> Iterator[str]:
    """The sentence with its figure underlined, and what is said about it."""
    message = visible(finding.message)
    if finding.excerpt is None or not finding.excerpt.text.strip():
        yield _INDENT + message
    else:
        cutting = cut(finding.excerpt, max(layout.width - len(_INDENT), 20))
        yield _INDENT + cutting.line
        caret = _painted("^" * max(cutting.under, 1), _VERDICT_COLOURS.get(finding.verdict, "red"), layout)
        yield f"{_INDENT}{' ' * cutting.before}{caret} {message}"
    # The message usually says what was found and expected; where it does not, they are not lost.
    if more := left_out(finding, layout.voice):
        yield _INDENT + more


def _place(finding: Finding) -> str:
    """Where to look: in the article, or else in the claim file."""
    if finding.article is not None:
        return _joined(finding.article, finding.line, finding.column)
    source = finding.claim_place
    return _joined(source.path, source.line, source.column) if source else "factcheck"


def _joined(path: str, line: int | None, column: int | None) -> str:
    # Line 0 means the file as a whole.
    numbers = [str(number) for number in (line, column) if number]
    return ":".join([visible(path), *numbers])


def _not_covered(report: Report, layout: Layout) -> Iterator[list[str]]:
    """For each article the figures that no claim covers: place, name and quote."""
    for coverage in report.coverage:
        lines = []
        for figure in coverage.uncovered:
            place = _painted(_joined(coverage.article, figure.line, figure.column), "bold", layout)
            stated = visible(f"{figure.subject} {figure.quote}".strip())
            lines.append(f"{place}: {_painted(layout.voice(say('not covered')), 'yellow', layout)}: {stated}")
        if lines:
            yield lines


def _summary(report: Report, layout: Layout) -> str:
    outcome, *parts = map(layout.voice, summary(report))
    duration = layout.voice(say("{seconds:.2f} s", seconds=report.seconds))
    return "  ".join([_painted(outcome, "green" if report.exit_code == 0 else "red", layout), *parts, duration])


def summary(report: Report) -> list[Message]:
    """The outcome in a sentence, and where figures were counted a second one about how many are covered."""
    counts = report.summary
    counted = in_a_row(told(counts[verdict]) for verdict, told in COUNTED.items() if counts[verdict])
    articles = len(report.coverage)
    if articles:
        outcome = counted or say("nothing to object to")
        parts = [say_count("{outcome} in {count} article.", "{outcome} in {count} articles.", articles, outcome=outcome)]
    else:
        parts = [say("{outcome}.", outcome=counted or say("nothing to check"))]
    figures = sum(coverage.figures for coverage in report.coverage)
    if figures:
        covered = sum(coverage.covered for coverage in report.coverage)
        # Rounded down: 100 % means all.
        counts_of = {"covered": covered, "figures": figures, "percent": covered * 100 // figures}
        parts.append(say("{covered} of {figures} figures covered ({percent} %).", **counts_of))
    return parts


def _painted(text: str, colour: str, layout: Layout) -> str:
    return f"\x1b[{_COLOURS[colour]}m{text}\x1b[0m" if layout.colour and text else text
