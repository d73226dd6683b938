"""Words: the tables of words.txt, which tell statements apart and relate figures."""

from __future__ import annotations

import re
from functools import cache

from factcheck.figures import read_table

_PACKAGE = "factcheck.rules"


@cache
def words(role: str, lang: str) -> tuple[str, ...]:
    """The words with this role in a language, the longest first; none for a language without a table."""
    found = [word for word, values in read_table(_PACKAGE, "words.txt") if values == (role, lang)]
    return tuple(sorted(found, key=len, reverse=True))


@cache
def pattern(role: str, lang: str) -> re.Pattern[str]:
    """Matches any word with this role; whole words in languages that part them."""
    found = words(role, lang)
    if not found:
        return re.compile(r"(?!)")
    alternatives = "|".join(map(re.escape, found))
    return re.compile(alternatives if lang == "zh" else rf"(?<![\w-])(?:{alternatives})(?![\w-])", re.IGNORECASE)


def says(role: str, lang: str, text: str) -> bool:
    """Whether the text holds a word with this role."""
    return pattern(role, lang).search(text) is not None


def said(role: str, lang: str, text: str) -> frozenset[str]:
    """The words with this role that the text holds."""
    return frozenset(match[0].casefold() for match in pattern(role, lang).finditer(text))
