"""What a change may have touched: the claim files to check again, and the findings that stand on changed lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from factcheck.claims import read_text
from factcheck.configuration import Configuration
from factcheck.model import PASSING, Finding, InputError, ReadArticle, Report
from factcheck.runner.checking import depends_on, load_planned
from factcheck.runner.plan import Planned
from factcheck.runner.unit import Setting
from factcheck.versions import Changes

# What has no line of its own in an article, or is the reason that others were not looked at.
_ALWAYS = frozenset({"error", "missing"})
_TOP_KEY = re.compile(r"[^\s#\-]")


def touched(units: Iterable[Planned | InputError], changes: Changes, setting: Setting) -> list[Planned | InputError]:
    """The claim files that have changed, or that depend on a file that has; also those of which that cannot be told."""
    return [unit for unit in units if isinstance(unit, InputError) or _is_touched(unit, changes, setting)]


def _is_touched(unit: Planned, changes: Changes, setting: Setting) -> bool:
    if changes.touch([unit.path]):
        return True
    claim_file = load_planned(unit, setting.root, setting.settled, setting.debug).claim_file
    # One that cannot be used may be so because of a file that is gone.
    return claim_file is None or changes.touch(depends_on(claim_file))


def on_changed_lines(report: Report, changes: Changes, settled: Configuration | None = None) -> Report:
    """The report without the findings that stand on no changed line.

    A finding stands on the lines of each figure that was weighed for it.  That of a claim stays also where the claim's own lines
    have changed, those of a claim that it names, or what its file gives to all claims.  What holds, what is missing and errors
    stay.  The report must hold the articles.
    """
    lines = _Lines(report, changes, settled or Configuration())
    return replace(report, findings=tuple(finding for finding in report.findings if lines.keep(finding)))


@dataclass(slots=True)
class _Lines:
    """The changed lines of the files of a report, each asked for once."""

    report: Report
    changes: Changes
    settled: Configuration
    ranges: dict[str, tuple[range, ...]] = field(default_factory=dict)
    claim_files: dict[str, Callable[[int], bool]] = field(default_factory=dict)

    def keep(self, finding: Finding) -> bool:
        """Whether the finding stays."""
        return (
            finding.verdict in PASSING
            or finding.verdict in _ALWAYS
            or any(self._meet(finding.article, lines) for lines in self._stretches(finding))
            or self._claim_is_touched(finding)
        )

    def _meet(self, path: str | None, lines: range) -> bool:
        return path is not None and any(
            changed.start < lines.stop and lines.start < changed.stop for changed in self._changed(path)
        )

    def _changed(self, path: str) -> tuple[range, ...]:
        if path not in self.ranges:
            self.ranges[path] = self.changes.lines(path)
        return self.ranges[path]

    def _stretches(self, finding: Finding) -> Iterator[range]:
        """The lines of the article that the finding speaks of."""
        if finding.line:
            yield range(finding.line, (finding.end_line or finding.line) + 1)
        article = next((article for article in self.report.articles if finding.article in article.paths), None)
        if article is not None:
            yield from (_lines_of(article, span) for span in finding.figures)

    def _claim_is_touched(self, finding: Finding) -> bool:
        place = finding.claim_place
        if place is None or finding.claim is None:
            return False
        if place.path not in self.claim_files:
            self.claim_files[place.path] = self._reading(place.path)
        return self.claim_files[place.path](place.line)

    def _reading(self, path: str) -> Callable[[int], bool]:
        """Tells by the line of a claim of the file whether a change touches it."""
        claim_file = load_planned(Planned(path, path), None, self.settled, False).claim_file
        if claim_file is None:
            return _always
        articles = {article for article, _ in (*claim_file.articles, *claim_file.others)}
        if self.changes.touch(path for path in depends_on(claim_file)[1:] if path not in articles):
            return _always
        text = read_text(path).split("\n")
        starts = {claim.place.line: claim.id for claim in claim_file.claims}
        # A file that git does not know has changed in every line that there could be.
        changed = {number for lines in self._changed(path) for number in range(lines.start, min(lines.stop, len(text) + 1))}
        return partial(_touches, _Sheet(text, starts), changed)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The lines of a claim file, and the ids of its claims by the line that each begins in."""

    text: Sequence[str]
    starts: dict[int, str]

    def owner(self, line: int) -> int | None:
        """The first line of the claim that a line belongs to; None where it belongs to what the file gives to all."""
        for number in range(line, 0, -1):
            if number in self.starts:
                return number
            if _TOP_KEY.match(self.text[number - 1]):
                return None
        return None

    def lines(self, start: int) -> range:
        """The lines of the claim that begins at `start`."""
        end = start + 1
        while end <= len(self.text) and self.owner(end) == start:
            end += 1
        return range(start, end)


def _touches(sheet: _Sheet, changed: set[int], claim: int) -> bool:
    owners = {sheet.owner(line) for line in changed if sheet.text[line - 1].strip()}
    if owners & {None, claim}:
        return True
    own = "\n".join(sheet.text[line - 1] for line in sheet.lines(claim))
    return any(sheet.starts[owner] in own for owner in owners if owner is not None)


def _always(line: int) -> bool:
    return True


def _lines_of(article: ReadArticle, span: tuple[int, int]) -> range:
    first, last = article.document.place(span[0]).line, article.document.end_place(span[1]).line
    return range(first, last + 1)
