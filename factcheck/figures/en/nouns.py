"""The noun that a number counts, found without a dictionary of nouns.

The words behind the number are followed to the first plural; where a word of stop_words.txt or a sign stands first, the last
word before it is taken.  "540 criminal, civil and administrative aid cases" goes over the signs of a list to its plural.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from factcheck.figures.en.lexer import HYPHENS, Tokens
from factcheck.figures.en.numerals import PACKAGE
from factcheck.figures.tables import read_table

FARTHEST = 6


@dataclass(frozen=True, slots=True)
class Words:
    """stop_words.txt."""

    stop: frozenset[str]
    plural: frozenset[str]
    singular: frozenset[str]
    infix: frozenset[str]


@cache
def stop_words() -> Words:
    """The table, read once."""
    kinds: dict[str, set[str]] = {"stop": set(), "plural": set(), "singular": set(), "infix": set()}
    for entry in read_table(PACKAGE, "stop_words.txt"):
        kinds[entry.values[0]].add(entry.word)
    return Words(*(frozenset(kinds[kind]) for kind in ("stop", "plural", "singular", "infix")))


def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a plural noun."""
    words = stop_words()
    if word in words.plural:
        return True
    if len(word) < 3 or word[-1] != "s" or word.endswith(("ss", "'s")):
        return False
    return word not in words.singular and word not in words.stop


def noun_behind(tokens: Tokens, i: int) -> int | None:
    """The token of the counted noun behind token `i` (the one after the quote), or None."""
    stop = stop_words().stop
    last: int | None = None
    if tokens.joins(i):
        return _end_of_compound(tokens, i + 1)
    # "40 more ships"
    at, seen, end = i + (tokens.at(i) in ("more", "fewer")), 0, min(len(tokens), i + FARTHEST + 3)
    while at < end and seen < FARTHEST:
        word = tokens.at(at)
        if word in HYPHENS and tokens.joins(at):
            at += 1
            continue
        if not tokens.is_word(at) or word in stop or word.endswith("ly"):
            break
        last, seen = at, seen + 1
        if is_plural(word):
            return at
        at += 1
    if last is not None and tokens.word(at) == ",":
        return _over_list(tokens, at) or last
    return last


def _end_of_compound(tokens: Tokens, i: int) -> int | None:
    """ "12-member panel", "three-bedroom house": the word behind the hyphen is counted."""
    return i if tokens.is_word(i) and tokens.at(i) not in stop_words().stop else None


def counted_noun(tokens: Tokens, i: int, *, one: bool) -> int | None:
    """The noun that the number before token `i` counts: a plural, but for one and in compounds."""
    at = noun_behind(tokens, i)
    if at is None or one or tokens.joins(i) or is_plural(tokens.at(at)):
        return at
    return None


def has_plural(tokens: Tokens, i: int) -> bool:
    """Whether a lower-case plural noun is counted by the number that ends before token `i`."""
    at = noun_behind(tokens, i)
    return at is not None and is_plural(tokens.at(at)) and tokens.words[at] == tokens.lower[at]


def _over_list(tokens: Tokens, i: int) -> int | None:
    """The plural at the end of "criminal, civil, and administrative aid cases", from its first comma on."""
    words = stop_words()
    joined = False
    for at in range(i, min(len(tokens), i + 10)):
        word = tokens.at(at)
        if word in ("and", "or"):
            joined = True
        elif word == "," and not joined:
            continue
        elif not tokens.is_word(at) or word in words.stop:
            return None
        elif joined and is_plural(word):
            return at
        elif is_plural(word):
            return None
    return None
