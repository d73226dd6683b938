"""Claim files: what an article's figures must be, read with every mistake told at its line and column."""

from factcheck.claims.articles import find_root, is_pattern, matching_paths
from factcheck.claims.dates import Span, read_date, read_span, span_of
from factcheck.claims.expectation import read_expectation, read_sentence
from factcheck.claims.loader import load, read_text
from factcheck.claims.schema import schema

__all__ = [
    "Span", "find_root", "is_pattern", "load", "matching_paths", "read_date", "read_expectation", "read_sentence", "read_span",
    "read_text", "schema", "span_of",
]  # fmt: skip
