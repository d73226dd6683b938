"""Articles of the tests of comparing, and what a comparison says in a line an entry."""

from __future__ import annotations

from factcheck.comparing import Comparison
from factcheck.documents import from_text
from factcheck.figures import Article


def article(text: str, path: str = "") -> Article:
    return Article.of(from_text(text, path=path, format="plain"))


def told(comparison: Comparison) -> list[str]:
    return [
        f"{entry.kind} {entry.old.quote if entry.old else ''}>{entry.new.quote if entry.new else ''}" for entry in comparison.entries
    ]
