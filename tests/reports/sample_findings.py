"""Findings of every sort for the tests of the formats, among them what nobody should have to read."""

from __future__ import annotations

from typing import Any

from factcheck.model import Coverage, Excerpt, Finding, Report, RuleText, SourcePlace

SENTENCE = "今年来，火灾起数、受伤人数分别下降6.3%、11.4%"
# Commands, markup, links, mentions, formulas, escapes of terminals, marks of direction, placeholders.
HOSTILE = (
    '=cmd|"/c calc"!A1 ]]> <script>alert(1)</script> ``` ~~~ `x` [a](javascript:b) @everyone #1 http://evil.example {0} {x} ::error::x'
    " ##[add-mask]y %0A , : \x1b[31m \x07 \u202e \u2028 \ud800 \x00\ufffe\r\n::warning file=a.md::z\n::stop-commands::t"
)


def contradicted(**changes: Any) -> Finding:
    start = SENTENCE.index("11.4%")
    values: dict[str, Any] = {
        "verdict": "contradicted",
        "message": "受伤人数 down 11.4%; expected down 11.42%",
        "claim": "injured",
        "claim_place": SourcePlace("claims/fires.yaml", 18, 5),
        "article": "articles/fires.md",
        "line": 9,
        "column": 41,
        "end_line": 9,
        "end_column": 46,
        "found": "11.4%",
        "expected": "down 11.42%",
        "working": "11.4% stands for [11.35, 11.45]; 11.42 lies outside.",
        "notes": ("it is stated as expected at 2:3",),
        "excerpt": Excerpt(SENTENCE, start, start + 5),
    }
    return Finding(**{**values, **changes})


def holds(number: int = 1, **changes: Any) -> Finding:
    return contradicted(verdict="holds", message="as stated", claim=f"claim-{number}", claim_place=SourcePlace("claims/fires.yaml", number, 5), **changes)


def missing() -> Finding:
    return contradicted(verdict="missing", message="no figure fits", claim="gone", line=1, column=1, end_line=1, end_column=1, found=None, excerpt=None)


def unusable(path: str = "claims/broken.yaml", line: int = 12) -> Finding:
    return Finding("error", 'unknown key "expects"', claim_place=SourcePlace(path, line, 5 if line else 0))


def violation(**changes: Any) -> Finding:
    return contradicted(**{"claim": None, "claim_place": None, "rule": "FC101", "message": "12.5% here, but 12.8% below", **changes})


def hostile(**changes: Any) -> Finding:
    values: dict[str, Any] = {
        "message": HOSTILE, "claim": "id", "found": HOSTILE, "expected": HOSTILE, "working": HOSTILE, "notes": (HOSTILE, HOSTILE),
        "article": "articles/a b,c:d%`é.md", "excerpt": Excerpt(HOSTILE, 3, 6),
    }  # fmt: skip
    return contradicted(**{**values, **changes})


RULES = (RuleText("FC101", "headline-figure", "A headline fits the text below.", "error", "# FC101\n\nUse {0} and `[a](b)`.\n"),)

EVERY_SORT = Report(
    (
        holds(), contradicted(), missing(), unusable(), unusable("claims/whole.yaml", 0), hostile(),
        contradicted(verdict="ambiguous", claim="two", severity="warning"), contradicted(verdict="unverifiable", claim="stale", severity="info"),
        contradicted(verdict="skipped", claim="later", message="skipped: not published yet", article=None, line=None, column=None),
        contradicted(verdict="error", claim="odd", message="cannot divide by zero", article=None, line=None, column=None),
        contradicted(claim="long", line=9, column=41, end_line=10, end_column=3),
    ),
    (Coverage("articles/fires.md", 41, 38),),
    0.1,
)  # fmt: skip
LINTED = Report((violation(), violation(line=12, end_line=12), violation(rule="ignore", verdict="error")), (Coverage("articles/fires.md", 0, 0), Coverage("articles/good.md", 0, 0)), 0.1, rules=RULES)
NOTHING = Report(())
