"""Claim files: what an article's figures must be, read with every mistake told at its line and column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.claims.articles import find_root, is_pattern, matching_paths
from factcheck.claims.expectation import read_expectation, read_sentence
from factcheck.claims.loader import load, read_text
from factcheck.claims.schema import schema

if TYPE_CHECKING:
    from factcheck.claims.dates import Span, read_date, read_span, span_of

__all__ = [
    "Span", "find_root", "is_pattern", "load", "matching_paths", "read_date", "read_expectation", "read_sentence", "read_span",
    "read_text", "schema", "span_of",
]  # fmt: skip

# A run from the cache finds claim files and reads no date.
_HOMES = dict.fromkeys(("Span", "read_date", "read_span", "span_of"), "dates")


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{home}"), name)
