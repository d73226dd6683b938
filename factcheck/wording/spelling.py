"""Spelling: what somebody may have meant by a word that nobody knows."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.wording.message import meant


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """`; did you mean "…"?` with the nearest of the known words, or nothing; `nearest_word` without that around it."""
    close = nearest_word(word, known, cutoff)
    return meant(close) if close else ""


def nearest_word(word: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """The nearest of the known words, whatever its capitals, or nothing; `cutoff` from 0 (anything) to 1 (the same word)."""
    # Only mistakes need it, and it takes a while to import.
    from difflib import get_close_matches

    by_case = {other.casefold(): other for other in known}
    close = get_close_matches(word.casefold(), by_case, n=1, cutoff=cutoff)
    return by_case[close[0]] if close else ""
