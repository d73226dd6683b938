"""Approximators around a number: what its wording bounds it to, and how far the quote reaches with it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from factcheck.figures.en.lexer import HYPHENS, Tokens
from factcheck.figures.en.numerals import PACKAGE, vocabulary
from factcheck.figures.en.phrases import Phrases
from factcheck.figures.tables import read_table
from factcheck.model import Approximator


@dataclass(frozen=True, slots=True)
class Bounds:
    """approximators.txt by the place of its words."""

    before: Phrases[Approximator]
    after: Phrases[Approximator]


@cache
def bounds() -> Bounds:
    """The table, read once."""
    before: dict[str, Approximator] = {}
    after: dict[str, Approximator] = {}
    for entry in read_table(PACKAGE, "approximators.txt"):
        approx, where = entry.values
        (after if where == "after" else before).setdefault(entry.word, _approximator(approx))
    return Bounds(Phrases(before.items()), Phrases(after.items()))


def _approximator(name: str) -> Approximator:
    known: tuple[Approximator, ...] = ("about", "more_than", "at_least", "at_most", "less_than", "nearly")
    for approx in known:
        if approx == name:
            return approx
    raise ValueError(f"approximators.txt: {name!r} is no approximator")


def bound_before(tokens: Tokens, i: int) -> tuple[Approximator, int] | None:
    """The approximator that ends before token `i` and its first token; an article may stand between."""
    found = bounds().before.ending(tokens, i)
    if found is None and tokens.at(i - 1) in ("a", "an"):
        found = bounds().before.ending(tokens, i - 1)
    if found is None:
        return None
    approx, first = found
    # A sign is one only in front ("x > 5"); "<>" is none.
    if tokens.word(first - 1) in ("<", ">") and tokens.touches(first):
        return None
    if tokens.at(first) == "c" and not _is_circa(tokens, first, i):
        return None
    # "edged up to 4.3 percent": a level that was reached.
    if tokens.lower[first:i] == ["up", "to"] and tokens.at(first - 1) in _verbs_with_up():
        return None
    return approx, first


def _is_circa(tokens: Tokens, first: int, i: int) -> bool:
    """Whether the c at token `first` says about: "c. 300", "c£3m", but not the end of "220 °C." or of "vitamin C."."""
    if tokens.word(first) != "c" or (tokens.touches(first) and tokens.word(first - 1)[-1] not in "([\"“/"):
        return False
    return i - first > 1 or tokens.touches(i)


@cache
def _verbs_with_up() -> frozenset[str]:
    """The verbs that "up" belongs to: edged, went."""
    phrases = (entry.word.split() for entry in read_table(PACKAGE, "changes.txt"))
    return frozenset(words[0] for words in phrases if words[1:] == ["up"]) - {"go", "goes"}


def bound_after(tokens: Tokens, i: int) -> tuple[Approximator, int] | None:
    """The approximator at token `i` ("or more", "-plus", "+") and the token behind it."""
    at = i + 1 if tokens.word(i) in HYPHENS and tokens.touches(i) and tokens.touches(i + 1) else i
    found = bounds().after.starting(tokens, at)
    if found is None:
        return None
    approx, end = found
    if tokens.word(at) == "+" and not tokens.touches(at):
        return None
    if tokens.at(at) == "plus" and at == i and not tokens.touches(at):
        return None
    # "5% or more than 10" and "3 and over 20 others" begin another amount.
    words = vocabulary()
    following = tokens.at(end)
    if following in ("than", "a", "an") or tokens.is_digits(end) or following in words.units or following in words.tens:
        return None
    # "more than 5 or equal to 6"
    if following == "to" and tokens.at(end - 1) == "equal":
        return None
    return None if following in ("$", "£", "€") else (approx, end)
