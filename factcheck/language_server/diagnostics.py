"""Diagnostics: what is wrong with an article or a claim file, at its place in the text that the editor holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from lsprotocol import types

from factcheck.language_server.positions import Lines
from factcheck.language_server.project import Checked, Project
from factcheck.model import PASSING, Document, Finding, InputError, SourcePlace
from factcheck.runner import identity
from factcheck.wording import Voice, say

SOURCE = "factcheck"
_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}
# What a mistake in YAML stands on: a key, a value in quotes, or the words up to a sign that ends it.
_TOKEN = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[^\s#:,\[\]{}]+(?:(?: |:(?! |$))[^\s#:,\[\]{}]+)*")


def uri_of(path: str) -> str:
    """The address of a file as editors write it."""
    return Path(path).absolute().as_uri()


def article_diagnostics(project: Project, path: str, lines: Lines, voice: Voice) -> list[types.Diagnostic]:
    """What the rules and the claims of all claim files say of an article, in the order of its text."""
    try:
        document = project.article(path).document
        found = [*project.lint(path), *_of_claims(project.about(path), path)]
    except InputError as error:
        return [_mistake(error, lines, voice)]
    diagnostics = [_in_article(project, finding, document, lines, voice) for finding in found if finding.verdict not in PASSING]
    return sorted(diagnostics, key=lambda item: (item.range.start.line, item.range.start.character))


def claim_file_diagnostics(project: Project, path: str, lines: Lines, voice: Voice) -> list[types.Diagnostic]:
    """The mistakes of a claim file; where it has none, its claims that do not hold."""
    checked = project.check(path)
    mistakes = [_mistake(error, lines, voice) for error in checked.errors if error.path is None or _same(error.path, path)]
    included = [error for error in checked.errors if error.path is not None and not _same(error.path, path)]
    mistakes += [_mistake(InputError(_line(error, voice), path, 1, 1), lines, voice) for error in included]
    failing = [finding for finding in checked.findings if finding.verdict not in PASSING]
    return mistakes + [_of_claim(project, finding, checked, lines, voice) for finding in failing]


def configuration_diagnostics(error: InputError, lines: Lines, voice: Voice) -> list[types.Diagnostic]:
    """What is wrong with a configuration."""
    return [_mistake(error, lines, voice)]


def _of_claims(files: Iterable[Checked], path: str) -> Iterator[Finding]:
    for checked in files:
        yield from (finding for finding in checked.findings if finding.article and _same(finding.article, path))


def _same(one: str, other: str) -> bool:
    return identity(one) == identity(other)


def in_words(finding: Finding, voice: Voice) -> str:
    """The message with its working and notes, a line each."""
    return "\n".join(voice(line) for line in (finding.message, finding.working, *finding.notes) if line)


def article_range(finding: Finding, document: Document, lines: Lines) -> types.Range:
    """Where a finding stands in its article; the first block of the text where it stands for the whole."""
    if finding.line is not None and finding.column is not None and finding.excerpt is not None:
        start = lines.offset(finding.line, finding.column)
        end = lines.offset(finding.end_line or finding.line, finding.end_column or finding.column + 1)
        return lines.range(start, max(end, start))
    if finding.rule is not None and finding.line is not None:
        return _token(lines, finding.line, finding.column or 1)
    for block in document.blocks[:1]:
        first, last = document.place(block.start), document.end_place(block.end)
        return lines.range(lines.offset(first.line, first.column), lines.offset(last.line, last.column))
    return lines.range(0, len(lines.line(1)))


def _in_article(project: Project, finding: Finding, document: Document, lines: Lines, voice: Voice) -> types.Diagnostic:
    place = finding.claim_place
    related = None
    if finding.claim is not None and place is not None:
        with suppress(InputError):
            where = _token(Lines(project.claim_text(place.path), lines.encoding), place.line, place.column)
            related = types.DiagnosticRelatedInformation(types.Location(uri_of(place.path), where), voice(say("the claim")))
    return _diagnostic(finding, article_range(finding, document, lines), related, voice)


def _of_claim(project: Project, finding: Finding, checked: Checked, lines: Lines, voice: Voice) -> types.Diagnostic:
    claim = checked.claim(finding.claim)
    place = claim.expect_place if claim is not None else finding.claim_place
    if place is None or not _same(place.path, checked.path):
        place = SourcePlace(checked.path, 1, 1)
    related = None
    if finding.article is not None and finding.article in checked.articles and finding.excerpt is not None:
        with suppress(InputError):
            source = Lines(project.source(finding.article), lines.encoding)
            where = article_range(finding, checked.articles[finding.article].document, source)
            said = voice(say("the figure in the article"))
            related = types.DiagnosticRelatedInformation(types.Location(uri_of(finding.article), where), said)
    return _diagnostic(finding, _token(lines, place.line, place.column), related, voice)


def _diagnostic(
    finding: Finding, where: types.Range, related: types.DiagnosticRelatedInformation | None, voice: Voice
) -> types.Diagnostic:
    place = finding.claim_place
    named: dict[str, Any] = {"rule": finding.rule, "claim": finding.claim, "file": place.path if place else None}
    return types.Diagnostic(
        where,
        in_words(finding, voice),
        severity=_SEVERITIES["error" if finding.verdict == "error" else finding.severity],
        code=finding.rule or finding.claim,
        source=SOURCE,
        related_information=[related] if related else None,
        data=named,
    )


def _mistake(error: InputError, lines: Lines, voice: Voice) -> types.Diagnostic:
    where = _token(lines, error.line, error.column or 1) if error.line else lines.range(0, len(lines.line(1)))
    return types.Diagnostic(where, voice(error.message), severity=types.DiagnosticSeverity.Error, source=SOURCE)


def _token(lines: Lines, line: int, column: int) -> types.Range:
    """What stands at a place of a claim file, as far as one would underline it."""
    start = lines.offset(line, column)
    rest = lines.line(line)[column - 1 :]
    found = _TOKEN.match(rest)
    length = len(found[0]) if found else len(rest.split(" #")[0].rstrip())
    return lines.range(start, start + max(length, 1 if rest else 0))


def _line(error: InputError, voice: Voice) -> str:
    return f"{error.place}  {voice(error.message)}"
