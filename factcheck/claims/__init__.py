"""Claim files: what an article's figures must be, read with every mistake told at its line and column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims.schema import schema
from factcheck.lazily import lazily

if TYPE_CHECKING:
    from factcheck.claims.articles import find_root, is_pattern, matching_paths
    from factcheck.claims.dates import Span, read_date, read_span, span_of
    from factcheck.claims.expectation import read_expectation, read_sentence
    from factcheck.claims.loader import load, read_text

__all__ = [
    "Span", "find_root", "is_pattern", "load", "matching_paths", "read_date", "read_expectation", "read_sentence", "read_span",
    "read_text", "schema", "span_of",
]  # fmt: skip

# A run from the cache finds claim files, and reads none.
__getattr__ = lazily(
    __name__,
    {
        "articles": ("find_root", "is_pattern", "matching_paths"),
        "dates": ("Span", "read_date", "read_span", "span_of"),
        "expectation": ("read_expectation", "read_sentence"),
        "loader": ("load", "read_text"),
    },
)
