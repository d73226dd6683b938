"""The nearest of the names that there are, for a message."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from factcheck.wording import say


def nearest(word: str, known: Sequence[str], cutoff: float = 0.6) -> str:
    """`; did you mean "…"?` with the nearest of the known words, or nothing."""
    by_case = {other.casefold(): other for other in known}
    close = get_close_matches(word.casefold(), list(by_case), n=1, cutoff=cutoff)
    return say('; did you mean "{word}"?', word=by_case[close[0]]) if close else ""
