"""Hover: a figure of an article as it was read; in a claim file what came of a claim, or what a key means."""

from __future__ import annotations

import os
from collections.abc import Iterator

from lsprotocol import types

from factcheck.language_server.diagnostics import in_words
from factcheck.language_server.positions import Lines
from factcheck.language_server.project import Checked, Project
from factcheck.language_server.schema import described
from factcheck.language_server.yaml_context import key_at
from factcheck.model import Figure, Finding, Interval, format_number
from factcheck.reports import visible
from factcheck.runner import identity
from factcheck.wording import Voice, say, terms

_KINDS = {
    "count": say("a count"), "money": say("money"), "percent": say("a percentage"),
    "percentage_point": say("percentage points"), "multiple": say("a multiple"), "measure": say("a measure"),
    "duration": say("a duration"), "ordinal": say("an ordinal"), "ratio": say("a ratio"), "range": say("a range"),
}  # fmt: skip
_APPROXIMATORS = {"exact": say("none: it is meant exactly as written"), **terms.APPROXIMATORS}
_CHANGES = {"none": say("none: a level"), **terms.CHANGES}
_BASES = {
    "none": say("none"), "yoy": say("the same period a year before"), "mom": say("the month before"),
    "qoq": say("the quarter before"), "period": say("another period"),
}  # fmt: skip

_MARKUP = frozenset("\\`*_[]<>|~&#$")


def figure_at(project: Project, path: str, lines: Lines, offset: int) -> tuple[Figure, types.Range] | None:
    """The figure of an article at a place of its source, with where it stands.  Raises InputError for an unusable article."""
    article = project.article(path)
    for figure in article.figures:
        start = article.document.source_offset(figure.start)
        end = article.document.source_offset(max(figure.end - 1, figure.start)) + 1
        if start <= offset < end:
            return figure, lines.range(start, end)
    return None


def article_hover(project: Project, path: str, lines: Lines, position: types.Position, voice: Voice) -> types.Hover | None:
    """How the figure at a place was read, and what the claims about it come to.  Raises InputError."""
    found = figure_at(project, path, lines, lines.offset_of(position))
    if found is None:
        return None
    figure, where = found
    parts = ["\n".join(_as_read(figure, voice))]
    for checked in project.about(path):
        parts += [_outcome(finding, voice) for finding in checked.findings if _speaks_of(finding, path, figure)]
    return types.Hover(_markdown("\n\n---\n\n".join(parts)), where)


def claim_file_hover(project: Project, path: str, lines: Lines, position: types.Position, voice: Voice) -> types.Hover | None:
    """On a key what it means; elsewhere in a claim what came of it."""
    line, column = lines.place(lines.offset_of(position))
    key = key_at(lines.text, line, column)
    if key is not None and (told := described(key[0])) is not None:
        start = lines.offset(line, key[1])
        return types.Hover(_markdown(told), lines.range(start, start + len(key[0][-1])))
    finding = claim_at(project.check(path), line)
    return None if finding is None else types.Hover(_markdown(_outcome(finding, voice)))


def claim_at(checked: Checked, line: int) -> Finding | None:
    """The finding of the claim that stands in a line of its file."""
    found: Finding | None = None
    places = [finding for finding in checked.findings if finding.claim is not None and finding.claim_place is not None]
    for finding in places:
        assert finding.claim_place is not None
        if identity(finding.claim_place.path) == identity(checked.path) and finding.claim_place.line <= line:
            found = finding
    return found


def _speaks_of(finding: Finding, path: str, figure: Figure) -> bool:
    here = finding.article is not None and identity(finding.article) == identity(path)
    return here and (figure.start, figure.end) in finding.figures


def _as_read(figure: Figure, voice: Voice) -> Iterator[str]:
    """A table of what was read, a row a property."""
    quantity = figure.quantity
    ends = dict.fromkeys(format_number(Interval.exactly(end).low) for end in (quantity.low, quantity.high))
    interval = quantity.interval()
    stands = voice(say("exactly that")) if interval.is_point else str(interval)
    rows = [
        (say("value"), " – ".join(ends)),
        (say("unit"), quantity.unit or "–"),
        (say("kind"), voice(_KINDS[quantity.kind])),
        (say("stands for"), stands),
        (say("approximator"), voice(_APPROXIMATORS[quantity.approx])),
        (say("direction"), voice(_CHANGES[figure.change])),
        (say("basis"), voice(_BASES[figure.basis])),
        (say("subject"), figure.subject or "–"),
    ]
    yield f"**{_escaped(figure.quote)}**"
    yield ""
    yield "| | |"
    yield "|---|---|"
    for name, value in rows:
        yield f"| {voice(name)} | {_escaped(value)} |"


def _outcome(finding: Finding, voice: Voice) -> str:
    """A claim with its verdict, and all that was said of it."""
    place = finding.claim_place
    heading = f"**{_escaped(finding.claim or '')}**: {voice(terms.VERDICTS[finding.verdict])}"
    at = "" if place is None else f" ({_escaped(os.path.basename(place.path))}:{place.line})"
    lines = [heading + at, ""]
    lines += [f"{_escaped(line)}  " for line in in_words(finding, voice).split("\n")]
    if finding.expected:
        lines.append(f"{voice(say('expected'))}: {_escaped(finding.expected)}  ")
    if finding.found:
        lines.append(f"{voice(say('found'))}: {_escaped(finding.found)}  ")
    return "\n".join(lines)


def _markdown(text: str) -> types.MarkupContent:
    return types.MarkupContent(types.MarkupKind.Markdown, text)


def _escaped(text: str) -> str:
    """A text of an article as Markdown shows it: nothing in it is markup, a link or an end of the row."""
    return "".join(f"\\{sign}" if sign in _MARKUP else sign for sign in visible(text))
