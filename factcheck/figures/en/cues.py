"""Cues of English: words of change and bases of comparison; found by the longest phrase at each place."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from factcheck.figures.language import Cue, Role
from factcheck.figures.tables import read_table
from factcheck.model import Basis

_PACKAGE = "factcheck.figures.en"
_SAME_PERIOD = re.compile(
    r"\b(?:compared (?:to|with)|from|than|over|on|against|versus|vs\.?) (?:in )?(?:the )?(?:same|corresponding) (?:\w+[ -]){1,3}"
    r"(?:(?:of|in|during) )?(?:the )?(?:last year|previous year|prior year|a year (?:earlier|ago|before)|year (?:earlier|before)|(?:19|20)[0-9]{2})",
    re.IGNORECASE,
)
_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
# A comparison with something that is no basis we name ends the reach of the last one.
_OTHER = re.compile(
    rf"\b(?:since (?:(?:19|20)[0-9]{{2}}|{_MONTH}|last \w+)|(?:compared (?:to|with)|than|from) (?:in )?(?:(?:19|20)[0-9]{{2}}\b|(?:{_MONTH})\b|the week before|the previous week|a week earlier))",
    re.IGNORECASE,
)


@cache
def _table() -> dict[str, tuple[Role, int, Basis]]:
    words: dict[str, tuple[Role, int, Basis]] = {}
    for word, (basis, *topic) in read_table(_PACKAGE, "bases.txt"):
        words[word] = ("topic" if topic else "basis", 0, cast(Basis, basis))
    for word, (direction, form) in read_table(_PACKAGE, "changes.txt"):
        words[word] = (cast(Role, form), {"up": 1, "down": -1}.get(direction, 0), "none")
    for word, (role,) in read_table(_PACKAGE, "particles.txt"):
        if role == "each":
            words[word] = ("each", 0, "none")
    return words


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_table(), key=len, reverse=True)
    # Hyphens and single white space of any kind are the same between the words of a phrase.
    phrases = [re.sub(r"(?:\\ |\\-)", r"[\\s\\-‐‑–]", re.escape(word)) for word in longest_first]
    return re.compile(rf"\b(?:{'|'.join(phrases)})(?![\w])", re.IGNORECASE)


@cache
def _by_letters() -> dict[str, tuple[Role, int, Basis]]:
    return {_letters(word): value for word, value in _table().items()}


def _letters(phrase: str) -> str:
    return re.sub(r"[\s\-‐‑–]+", " ", phrase.casefold())


def cues(text: str, start: int, end: int) -> list[Cue]:
    """The cues of text[start:end], in order, without overlaps."""
    words = _by_letters()
    found = [Cue(m.start(), m.end(), *words[_letters(m[0])]) for m in _pattern().finditer(text, start, end)]
    found += [Cue(m.start(), m.end(), "basis", 0, "yoy") for m in _SAME_PERIOD.finditer(text, start, end)]
    found += [Cue(m.start(), m.end(), "other_basis") for m in _OTHER.finditer(text, start, end)]
    merged: list[Cue] = []
    for cue in sorted(found, key=lambda c: (c.start, -c.end)):
        if not merged or cue.start >= merged[-1].end:
            merged.append(cue)
    return merged
