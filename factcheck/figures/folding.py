"""Words as they are compared: width, case and white space make no difference."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """The text in one width and case, without white space."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def holds_words(text: str, words: tuple[str, ...]) -> bool:
    """Whether the folded `text` holds every word."""
    return all(folded(word) in text for word in words)
