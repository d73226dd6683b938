"""Cues of English: words of change and bases of comparison; found by the longest phrase at each place."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple, cast

from factcheck.figures.language import Cue, Role
from factcheck.figures.tables import any_of, read_table
from factcheck.lazily import pattern
from factcheck.model import Basis

_PACKAGE = "factcheck.figures.en"
# These are for text in lower case.
_SAME_PERIOD = pattern(
    r"\b(?:compared (?:to|with)|from|than|over|on|against|versus|vs\.?) (?:in )?(?:the )?(?:same|corresponding) (?:\w+[ -]){1,3}"
    r"(?:(?:of|in|during) )?(?:the )?(?:last year|previous year|prior year|a year (?:earlier|ago|before)|year (?:earlier|before)"
    r"|(?:19|20)[0-9]{2})"
)
_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
# A quarterly rise is against the quarter before; a rise in quarterly profit is not.
_PERIODIC = pattern(
    r"\b(annual|yearly|monthly|quarterly)\s+(?=(?:\w+\s+)?(?:growth|rise|rises|increase|increases|decline|declines|drop|drops|fall|falls|gain|gains|change|pace"
    r"|inflation|decrease|decreases|jump|loss|losses|slump|contraction)\b)"
)
_PERIODS: dict[str, Basis] = {"annual": "yoy", "yearly": "yoy", "monthly": "mom", "quarterly": "qoq"}
_BETWEEN_MONTHS = pattern(rf"\bbetween ({_MONTH}) and ({_MONTH})\b")
_FROM_MONTH = pattern(rf"\b(?:from|than|compared (?:to|with)) (?:the )?({_MONTH})(?:'s|’s)?(?: \w+)?")
_ANY_MONTH = pattern(rf"\b({_MONTH})\b")
_MONTHS = {month: number for number, month in enumerate(_MONTH.split("|"))}
# "from 450 last year": behind the level that was left, "last year" is what a change is measured against.
_LEVEL_LAST_YEAR = pattern(
    r"\b(?:from|than|against|versus|vs\.?|compared (?:to|with)) (?=[^;:]{0,12}\d)[^;:,]{1,50}(?:,\d[^;:,]{0,40}){0,4}?"
    r" (?:in )?(last year)\b"
)
# A comparison with something that is no basis we name ends the reach of the last one.
_OTHER = pattern(
    rf"\b(?:since (?:(?:19|20)[0-9]{{2}}|{_MONTH}|last \w+)"
    rf"|(?:compared (?:to|with)|than|from) (?:in )?(?:(?:19|20)[0-9]{{2}}\b|(?:{_MONTH})\b"
    r"|the week before|the previous week|a week earlier))"
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


# Hyphens and single white space of any kind are the same between the words of a phrase.
_SPACES = (*"\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000", *map(chr, range(0x2000, 0x200B)))
_GAPS = str.maketrans(dict.fromkeys((*_SPACES, *"-‐‑–"), " "))
_WORD = re.compile(r"\w+")


class _Phrases(NamedTuple):
    """The phrases that begin with one word, the longest first, with their meanings; `longest` in characters."""

    meanings: tuple[tuple[str, tuple[Role, int, Basis]], ...]
    longest: int

    def at(self, folded: str, at: int) -> tuple[str, tuple[Role, int, Basis]] | None:
        """The longest that stands at a place of a text in lower case, and what it means."""
        near = folded[at : at + self.longest + 1].translate(_GAPS)
        for phrase, meaning in self.meanings:
            if near.startswith(phrase) and _WORD.match(near, len(phrase)) is None:
                return phrase, meaning
        return None


@cache
def _by_first() -> dict[str, _Phrases]:
    """The phrases of the tables by their first word."""
    found: dict[str, dict[str, tuple[Role, int, Basis]]] = {}
    for written, meaning in _table().items():
        phrase = _folded(written).translate(_GAPS)
        found.setdefault(_WORD.match(phrase)[0], {})[phrase] = meaning  # type: ignore[index]
    return {
        first: _Phrases(tuple(sorted(phrases.items(), key=lambda phrase: -len(phrase[0]))), max(map(len, phrases)))
        for first, phrases in found.items()
    }


@cache
def _beginning() -> re.Pattern[str]:
    """The first word of a phrase; what a hyphen ties to the word before it begins none."""
    return re.compile(rf"(?<![\w\-‐‑])(?:{any_of(_by_first())})(?!\w)")


def _folded(text: str) -> str:
    """The text in lower case, character for character."""
    return text.lower() if text.isascii() else text.replace("İ", "i").replace("ſ", "s").lower()


# "up 6 points" and "higher by 3%" are said before the amount, "3% up" and "3% higher" behind it.
_BEFORE_AMOUNT = re.compile(
    r"\s+(?:by\b|(?:(?:from|to|about|around|nearly|almost|over|just|some|only|roughly|an?|as|at\s+least|at\s+most|more\s+than|less\s+than|fewer\s+than|under|well|another|\w+ly)\s+){0,3}"
    r"(?:[\d$£€¥+−]|(?:US|C|A|HK|NZ|S)\$|(?:one|two|three|four|five|six|seven|eight|nine|ten|half|twice)\b))",
    re.IGNORECASE,
)
_BY = re.compile(r"\s+by\b", re.IGNORECASE)
_LOWER_CASE = re.compile(r"\b[a-z]{4,}")
# With so many words in lower case a sentence is no headline in title case, and a capitalised "Falls" is part of a name.
_PROSE_WORDS = 3


def _stands_before_amount(text: str, word: str, at: int, end: int) -> bool:
    before = _BEFORE_AMOUNT if word in ("up", "down") else _BY
    return before.match(text, at, end) is not None


def _is_name(text: str, start: int, end: int) -> bool:
    """Whether a capitalised word of change is a name (Niagara Falls)."""
    if not text[start].isupper() or text[start:end].isupper():
        return False
    while start and text[start - 1].isspace():
        start -= 1
    return text[start - 1 : start] not in ("", ".", "!", "?", ":", '"', "“", "(")


def _is_prose(text: str, start: int, end: int) -> bool:
    return len(_LOWER_CASE.findall(text, start, end)) >= _PROSE_WORDS


def cues(text: str, start: int, end: int) -> list[Cue]:
    """The cues of text[start:end], in order, without overlaps."""
    # What stands right before still tells where a word begins.
    offset = max(0, start - 1)
    folded = _folded(text[offset:end])
    found = _words(text, folded, start, end) + _periods(folded, start - offset, offset)
    merged: list[Cue] = []
    for cue in sorted(found, key=lambda c: (c.start, -c.end)):
        if not merged or cue.start >= merged[-1].end:
            merged.append(_as_topic(cue, text, start))
    return merged


def _words(text: str, folded: str, start: int, end: int) -> list[Cue]:
    """The words of the tables; `folded` is the text up to `end` in lower case."""
    phrases = _by_first()
    offset = end - len(folded)
    found = []
    prose: bool | None = None
    behind = 0
    for begin in _beginning().finditer(folded, start - offset):
        if begin.start() < behind:
            continue
        known = phrases[begin[0]].at(folded, begin.start())
        if known is None:
            continue
        word, (role, direction, basis) = known
        behind = begin.start() + len(word)
        first, last = begin.start() + offset, behind + offset
        # "YoY" is no name.
        if basis == "none" and first > start and _is_name(text, first, last):
            if prose is None:
                prose = _is_prose(text, start, end)
            if prose:
                continue
        if role == "compare" and _stands_before_amount(text, word, last, end):
            role = "verb"
        found.append(Cue(first, last, role, direction, basis))
    return found


def _periods(folded: str, start: int, offset: int) -> list[Cue]:
    """Comparisons with a period that is named; the patterns are slow, so that a word of each must be there first."""
    found: list[Cue] = []
    if "same" in folded or "corresponding" in folded:
        found += [_at(m, offset, "basis", "yoy") for m in _SAME_PERIOD().finditer(folded, start)]
    compares = any(word in folded for word in ("from ", "than ", "compared "))
    if compares or "since " in folded:
        found += [_at(m, offset, "other_basis", "none") for m in _OTHER().finditer(folded, start)]
    if "last year" in folded:
        spans = (m.span(1) for m in _LEVEL_LAST_YEAR().finditer(folded, start))
        found += [Cue(first + offset, last + offset, "basis", 0, "yoy") for first, last in spans]
    if any(word in folded for word in _PERIODS):
        found += [_at(m, offset, "basis", _PERIODS[m[1]]) for m in _PERIODIC().finditer(folded, start)]
    if "between " in folded:
        found += [_at(m, offset, "basis", _months_basis(m[2], m[1])) for m in _BETWEEN_MONTHS().finditer(folded, start)]
    for match in _FROM_MONTH().finditer(folded, start) if compares else ():
        basis = _since_month(folded, start, match)
        if basis is not None:
            found.append(_at(match, offset, "basis", basis))
    return found


def _at(match: re.Match[str], offset: int, role: Role, basis: Basis) -> Cue:
    return Cue(match.start() + offset, match.end() + offset, role, 0, basis)


def _as_topic(cue: Cue, text: str, start: int) -> Cue:
    """A basis that opens its sentence (Over the past year, …) governs every clause of it."""
    opens = cue.role == "basis" and not text[start : cue.start].strip() and text[cue.end : cue.end + 1] == ","
    return cue._replace(role="topic") if opens else cue


def _months_basis(now: str, base: str) -> Basis:
    """A change from one month to the next is month on month, to the same month of another year year on year."""
    distance = (_MONTHS[now] - _MONTHS[base]) % 12
    return {0: "yoy", 1: "mom"}.get(distance, "period")  # type: ignore[return-value]


def _since_month(folded: str, start: int, match: re.Match[str]) -> Basis | None:
    """ "from the April price", in a sentence about May."""
    others = [month for month in _ANY_MONTH().findall(folded, start) if month != match[1]]
    return _months_basis(others[0], match[1]) if others else None
