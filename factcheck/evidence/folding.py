"""Folding: how names and texts of data are compared when they are not the same to the letter."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence


def folded(text: str) -> str:
    """The text without differences of width, case and white space."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def alike(name: str, known: Sequence[str]) -> str | None:
    """The known name that is `name`; else the only one that is alike when folded."""
    if name in known:
        return name
    found = [other for other in known if folded(other) == folded(name)]
    return found[0] if len(found) == 1 else None
