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
    r"(?:(?:of|in|during) )?(?:the )?(?:last year|previous year|prior year|a year (?:earlier|ago|before)|year (?:earlier|before)"
    r"|(?:19|20)[0-9]{2})",
    re.IGNORECASE,
)
_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
# A quarterly rise is against the quarter before; a rise in quarterly profit is not.
_PERIODIC = re.compile(
    r"\b(annual|yearly|monthly|quarterly)\s+(?=(?:\w+\s+)?(?:growth|rise|rises|increase|increases|decline|declines|drop|drops|fall|falls|gain|gains|change|pace"
    r"|inflation|decrease|decreases|jump|loss|losses|slump|contraction)\b)",
    re.IGNORECASE,
)
_PERIODS: dict[str, Basis] = {"annual": "yoy", "yearly": "yoy", "monthly": "mom", "quarterly": "qoq"}
_BETWEEN_MONTHS = re.compile(rf"\bbetween ({_MONTH}) and ({_MONTH})\b", re.IGNORECASE)
_FROM_MONTH = re.compile(rf"\b(?:from|than|compared (?:to|with)) (?:the )?({_MONTH})(?:'s|’s)?(?: \w+)?", re.IGNORECASE)
_ANY_MONTH = re.compile(rf"\b({_MONTH})\b", re.IGNORECASE)
_MONTHS = {month: number for number, month in enumerate(_MONTH.split("|"))}
# A comparison with something that is no basis we name ends the reach of the last one.
_OTHER = re.compile(
    rf"\b(?:since (?:(?:19|20)[0-9]{{2}}|{_MONTH}|last \w+)"
    rf"|(?:compared (?:to|with)|than|from) (?:in )?(?:(?:19|20)[0-9]{{2}}\b|(?:{_MONTH})\b"
    r"|the week before|the previous week|a week earlier))",
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
    return re.compile(rf"(?<![\w\-‐‑])(?:{'|'.join(phrases)})(?![\w])", re.IGNORECASE)


@cache
def _by_letters() -> dict[str, tuple[Role, int, Basis]]:
    return {_letters(word): value for word, value in _table().items()}


def _letters(phrase: str) -> str:
    return re.sub(r"[\s\-‐‑–]+", " ", phrase.casefold())


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


def _stands_before_amount(text: str, match: re.Match[str], end: int) -> bool:
    before = _BEFORE_AMOUNT if _letters(match[0]) in ("up", "down") else _BY
    return before.match(text, match.end(), end) is not None


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Whether a capitalised word of change is a name (Niagara Falls)."""
    word = match[0]
    before = text[: match.start()].rstrip()[-1:]
    return word[0].isupper() and not word.isupper() and before not in ("", ".", "!", "?", ":", '"', "“", "(")


def cues(text: str, start: int, end: int) -> list[Cue]:
    """The cues of text[start:end], in order, without overlaps."""
    words = _by_letters()
    prose = len(_LOWER_CASE.findall(text, start, end)) >= _PROSE_WORDS
    found = []
    for match in _pattern().finditer(text, start, end):
        if prose and match.start() > start and _is_name(text, match):
            continue
        role, direction, basis = words[_letters(match[0])]
        if role == "compare" and _stands_before_amount(text, match, end):
            role = "verb"
        found.append(Cue(match.start(), match.end(), role, direction, basis))
    found += [Cue(m.start(), m.end(), "basis", 0, "yoy") for m in _SAME_PERIOD.finditer(text, start, end)]
    found += [Cue(m.start(), m.end(), "other_basis") for m in _OTHER.finditer(text, start, end)]
    found += [Cue(m.start(), m.end(), "basis", 0, _PERIODS[m[1].lower()]) for m in _PERIODIC.finditer(text, start, end)]
    found += [Cue(m.start(), m.end(), "basis", 0, _months_basis(m[2], m[1])) for m in _BETWEEN_MONTHS.finditer(text, start, end)]
    found += [cue for m in _FROM_MONTH.finditer(text, start, end) if (cue := _since_month(text, start, end, m)) is not None]
    merged: list[Cue] = []
    for cue in sorted(found, key=lambda c: (c.start, -c.end)):
        if not merged or cue.start >= merged[-1].end:
            merged.append(_as_topic(cue, text, start))
    return merged


def _as_topic(cue: Cue, text: str, start: int) -> Cue:
    """A basis that opens its sentence (Over the past year, …) governs every clause of it."""
    opens = cue.role == "basis" and not text[start : cue.start].strip() and text[cue.end : cue.end + 1] == ","
    return cue._replace(role="topic") if opens else cue


def _months_basis(now: str, base: str) -> Basis:
    """A change from one month to the next is month on month, to the same month of another year year on year."""
    distance = (_MONTHS[now.lower()] - _MONTHS[base.lower()]) % 12
    return {0: "yoy", 1: "mom"}.get(distance, "period")  # type: ignore[return-value]


def _since_month(text: str, start: int, end: int, match: re.Match[str]) -> Cue | None:
    """ "from the April price", in a sentence about May."""
    base = match[1].lower()
    others = [month for month in _ANY_MONTH.findall(text, start, end) if month.lower() != base]
    if not others:
        return None
    return Cue(match.start(), match.end(), "basis", 0, _months_basis(others[0], match[1]))
