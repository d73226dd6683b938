"""Finding and Report: what a run says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from factcheck.model.document import Document
    from factcheck.model.figure import Figure
    from factcheck.model.source_place import SourcePlace

Severity = Literal["error", "warning", "info"]
Verdict = Literal["holds", "contradicted", "missing", "ambiguous", "unverifiable", "error", "skipped"]

VERDICTS: tuple[Verdict, ...] = ("holds", "contradicted", "missing", "ambiguous", "unverifiable", "error", "skipped")
# Verdicts that leave the exit code at 0.
PASSING: frozenset[str] = frozenset({"holds", "skipped"})


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The sentence of a finding, for people: `text` with the figure at [start, end) in it."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found for one claim, or by one rule.

    message    one sentence for a person
    expected   what the claim says, as written
    found      what the article says, as written; None where nothing was found
    working    the arithmetic, or how the figure was found, in words
    notes      further lines: what would make it hold, which other mentions there are
    figures    spans of the visible text of every figure that was weighed
    wrong      those of `figures` that do not state what is expected; none where it is their relation that does not hold
    source     where the expectation comes from, as the claim cites it (title, url, date)
    """

    verdict: Verdict
    message: str
    claim: str | None = None
    claim_place: SourcePlace | None = None
    rule: str | None = None
    severity: Severity = "error"
    article: str | None = None
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    expected: str | None = None
    found: str | None = None
    working: str | None = None
    notes: tuple[str, ...] = ()
    excerpt: Excerpt | None = None
    figures: tuple[tuple[int, int], ...] = ()
    wrong: tuple[tuple[int, int], ...] = ()
    source: Mapping[str, str] = field(default_factory=dict, hash=False)

    def to_json(self) -> dict[str, Any]:
        """The object of the JSON report (schemas/report.schema.json)."""
        return {
            "claim_file": self.claim_place.path if self.claim_place else None,
            "claim": self.claim,
            "rule": self.rule,
            "verdict": self.verdict,
            "severity": self.severity,
            "article": self.article,
            "line": self.line,
            "column": self.column,
            "end_line": self.end_line,
            "end_column": self.end_column,
            "message": self.message,
            "expected": self.expected,
            "found": self.found,
            "working": self.working,
        }


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of an article's figures some claim covers, and which ones none does."""

    article: str
    figures: int
    covered: int
    uncovered: tuple[Figure, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article as a run read it, for reports that show it.

    paths      as findings name it, the one to show first
    """

    paths: tuple[str, ...]
    document: Document
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class RuleText:
    """A rule that was run, for reports that explain it: its code and name, one sentence, its page as Markdown.

    page   may be a function that gives it: most reports show none, and reading all takes longer than checking an article
    """

    code: str
    name: str
    summary: str
    severity: Severity = "error"
    page: str | Callable[[], str] = ""

    @property
    def explanation(self) -> str:
        """The page; empty where there is none."""
        return self.page if isinstance(self.page, str) else self.page()


@dataclass(frozen=True, slots=True)
class Report:
    """All findings of a run, in the order of the claim files and the claims in them.

    articles   what was read, where a report may show it; no part of what the run says
    stages     seconds by stage of the work (load, read, check), of all processes together
    rules      the rules that were run; none where claims were checked
    """

    findings: tuple[Finding, ...]
    coverage: tuple[Coverage, ...] = ()
    seconds: float = field(default=0.0, compare=False)
    articles: tuple[ReadArticle, ...] = field(default=(), compare=False, repr=False)
    stages: Mapping[str, float] = field(default_factory=dict, compare=False, repr=False)
    rules: tuple[RuleText, ...] = field(default=(), compare=False, repr=False)

    @property
    def summary(self) -> dict[str, int]:
        """How many findings have each verdict."""
        counts = Counter(finding.verdict for finding in self.findings)
        return {verdict: counts[verdict] for verdict in VERDICTS}

    @property
    def exit_code(self) -> int:
        """0: all hold; 1: some do not; 2: something could not be read or checked."""
        if any(finding.verdict == "error" for finding in self.findings):
            return 2
        failing = (f for f in self.findings if f.verdict not in PASSING and f.severity == "error")
        return 1 if any(failing) else 0

    def to_json(self) -> dict[str, Any]:
        """The JSON report (schemas/report.schema.json)."""
        return {"version": 1, "summary": self.summary, "findings": [finding.to_json() for finding in self.findings]}
