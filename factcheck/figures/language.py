"""Language: the seam between the language-free scanner and the tables and small grammar of one language.

A language registers itself with `@language("xx")` on a function that builds it; outside packages can add one through the
entry point group `factcheck.languages`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Literal, NamedTuple

from factcheck.documents import add_language
from factcheck.figures.amount import Amount
from factcheck.model import Basis
from factcheck.plugins import installed

Role = Literal[
    "verb", "noun", "compare", "transitive", "object", "level", "streak", "basis", "topic", "other_basis", "each", "other"
]


# Matches nothing.
_NOTHING = re.compile("(?!)")


class Cue(NamedTuple):
    """A word of change, comparison or distribution at [start, end) of a text.

    verb        an amount of change follows, or stands before with a link word
    noun        names an amount of change that follows or stands before
    compare     an amount of change follows where the clause makes a comparison
    transitive  as verb, and the thing changed may stand between
    object      an amount of change follows behind the thing changed and "by" only
    level       what follows is a level
    streak      stands right behind the number of periods
    basis       what changes in its clause are measured against; `topic` holds on to the next basis; `other_basis` is none we name
    other       begins like a word of change and is none
    each        parts of a list belong to subjects one by one
    """

    start: int
    end: int
    role: Role
    direction: int = 0
    basis: Basis = "none"


def no_cues(text: str, start: int, end: int) -> list[Cue]:
    """The cues of a language that knows none."""
    return []


def words_before(text: str, start: int, end: int, amounts: list[Amount], cues: list[Cue]) -> list[tuple[str, bool]]:
    """The subject of each figure: the words of its clause before the first cue, one subject for all figures of a clause."""
    found: list[tuple[str, bool]] = []
    subject, floor = "", start
    for amount in amounts:
        begin = max(text.rfind(mark, floor, amount.start) + 1 for mark in ",;:") or floor
        if begin > floor or not found:
            stop = next((cue.start for cue in cues if begin <= cue.start < amount.start), amount.start)
            subject = text[begin:stop].strip() or subject
        found.append((subject, True))
        floor = amount.end
    return found


@dataclass(frozen=True)
class Language:
    """What the scanner must know of a language; all but its code and its amounts has a default that reads less.

    amounts       the numbers of a text with their units
    cues          the cues of text[start:end], in order, without overlaps
    sentence_end  matches the end of a sentence
    clause_end    matches the end of a clause
    filler        matches in full what may stand between a cue and its amount
    level         matches in full what stands between a word of change and a level that was reached
    link          matches what joins an amount to the word of change behind it, right behind the amount
    join          matches in full what parts the members of a list
    joins_units   matches behind the first of two members of a list that share a word of change though their units differ
    compared      matches in full what stands between a word of comparison and a basis that makes it a change
    carry         matches in full what stands between two changes that share one verb (…，二线城市0.2%)
    carry_ends    matches behind the second of them
    subjects      the subject of each figure of a sentence, and whether its alignment is certain
    comparison    matches a word that makes a comparison in a clause
    strong_break  matches what a basis does not reach over
    known_words   words that an expectation may hold beside its figure
    behind        roles of the words of change that can stand behind their amount
    simplify      the text, character for character, in the form that the tables are written in; None where there is one form
    for_document  `amounts` for the blocks of a document, where the whole of it tells more (which dollars, which cents);
                  it is given as written and simplified
    object_between  matches in full the thing changed between a verb and points (下调利率25个基点)
    time_changes  matches in full what stands between a verb and a period that it changes (缩短3天, increased by 0.1 hour)
    gained        counted things that a word with the role object adds or takes away at once (added 12,000 jobs)
    reaching      matches the beginning of a quote that states a level behind a verb (fell below $1 billion)
    at_distance   matches in full what stands between a word of change and a farther amount (the fall in X was 5%)
    owning        matches a verb that takes or gives money without a change of a level (victims lost $5,000) …
    priced        … unless one of these words, for what has a price, stands before it (shares lost 40 cents)
    opens_list    matches what stands right before amounts that share the word of change behind them (a 6% and 8% rise)
    continues     matches the beginning of a sentence that keeps the basis of the one before it (其中，…)
    classifiers   measure words that a noun usually follows (16个区), so that an expectation may name it
    topics_hold   whether a basis set as the topic holds for the sentences that follow
    headings_hold whether one in brackets at the end of a heading does, down to the next line without figures
    basis_follows whether a basis can stand behind its figure
    """

    code: str
    amounts: Callable[[str], list[Amount]]
    cues: Callable[[str, int, int], list[Cue]] = no_cues
    sentence_end: re.Pattern[str] = re.compile(r"[.!?]+(?=\s)|\n+")
    clause_end: re.Pattern[str] = re.compile(r"[,;:](?=\s)")
    filler: re.Pattern[str] = re.compile(r"\s*")
    level: re.Pattern[str] = _NOTHING
    link: re.Pattern[str] = re.compile(r"\s*")
    join: re.Pattern[str] = re.compile(r"\s*,\s*")
    joins_units: re.Pattern[str] = re.compile("")
    compared: re.Pattern[str] = _NOTHING
    carry: re.Pattern[str] = _NOTHING
    carry_ends: re.Pattern[str] = re.compile("")
    subjects: Callable[[str, int, int, list[Amount], list[Cue]], list[tuple[str, bool]]] = words_before
    comparison: re.Pattern[str] = _NOTHING
    strong_break: re.Pattern[str] = re.compile(";")
    known_words: frozenset[str] = frozenset()
    behind: frozenset[str] = frozenset()
    classifiers: frozenset[str] = frozenset()
    topics_hold: bool = True
    headings_hold: bool = False
    basis_follows: bool = False
    object_between: re.Pattern[str] = _NOTHING
    time_changes: re.Pattern[str] = re.compile("")
    gained: frozenset[str] = frozenset()
    reaching: re.Pattern[str] = _NOTHING
    at_distance: re.Pattern[str] = _NOTHING
    owning: re.Pattern[str] = _NOTHING
    priced: re.Pattern[str] = _NOTHING
    opens_list: re.Pattern[str] = _NOTHING
    continues: re.Pattern[str] = _NOTHING
    simplify: Callable[[str], str] | None = None
    for_document: Callable[[str, str], Callable[[str], list[Amount]]] | None = None


_builders: dict[str, Callable[[], Language]] = {}


def language(code: str) -> Callable[[Callable[[], Language]], Callable[[], Language]]:
    """Register the builder of a language under its ISO 639-1 code."""

    def register(build: Callable[[], Language]) -> Callable[[], Language]:
        _builders[code] = build
        add_language(code)
        return build

    return register


@cache
def get_language(code: str) -> Language:
    """The language with this code.  Raises KeyError where there is none."""
    if code not in _builders and code in ("zh", "en"):
        import_module(f"factcheck.figures.{code}")
    elif code not in _builders:
        for point in installed("factcheck.languages"):
            if point.name == code:
                point.load()
    return _builders[code]()
