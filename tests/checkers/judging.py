"""A claim checked as a run would check it, without a file."""

from __future__ import annotations

from dataclasses import replace

from factcheck.checkers import check_file
from factcheck.claims import read_expectation
from factcheck.figures import Article
from factcheck.model import Block, Claim, ClaimFile, Document, Expectation, Finding, SourcePlace

PLACE = SourcePlace("claims/a.yaml", 1, 1)
COARSE = "only because the figures are coarse"


def article(text: str, path: str = "a.md") -> Article:
    """An article of one paragraph for each line."""
    starts = [0, *(index + 1 for index, sign in enumerate(text) if sign == "\n")]
    blocks = tuple(
        Block("lede" if number == 1 else "body", start, end, number)
        for number, (start, end) in enumerate(zip(starts, [*(start - 1 for start in starts[1:]), len(text)], strict=True), 1)
    )
    return Article.of(Document(path, text, blocks, line_starts=tuple(starts)))


def claim(check: str | None = None, expect: str | None = None, id: str = "claim", **keys: object) -> Claim:
    """A claim with its expectation as a claim file states it."""
    stated: Expectation | str | None = None if expect is None else read_expectation(expect, check)
    return replace(Claim(id, PLACE, stated, PLACE, check=check, check_place=PLACE), **keys)  # type: ignore[arg-type]


def judge(check: str, expect: str | None = None, text: str = "", others: tuple[Claim, ...] = (), **keys: object) -> Finding:
    """The finding for one relationship."""
    own = claim(check, expect, **keys)
    return check_file(ClaimFile("claims/a.yaml", (("a.md", PLACE),), (own, *others)), {"a.md": article(text)})[0]


def verdict(finding: Finding) -> str:
    """The verdict, "coarse" where it holds only because a figure is coarse."""
    return "coarse" if finding.verdict == "holds" and any(COARSE in note for note in finding.notes) else finding.verdict
