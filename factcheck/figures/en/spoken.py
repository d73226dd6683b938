"""Spoken: what a whole document tells about its numbers: its currencies, whether m is millions, which numbers are names.

A block alone often cannot say: "unemployment rises to 2.68m" in a headline, "10 orders for the 787" after "Boeing 787".
Only places that can matter are looked at, so that a long document costs little more than its length.
"""

from __future__ import annotations

import re
from functools import cache, cached_property

from factcheck.figures.en.lexer import SENTENCE_SIGNS
from factcheck.figures.en.not_figures import templates
from factcheck.figures.en.nouns import is_plural, stop_words
from factcheck.figures.en.units import iso_codes, units
from factcheck.figures.en.words import words_of

# A capitalised word with a plain number of three or four digits behind it, which is no part of a longer one.
_NAMED = re.compile(r"\b([A-Z][\w.]{0,30})[ \u00a0](\d{3,4})(?!\w|[.,:/-]\d|\s?[%°])(?=(?:\s+([A-Za-z]+))?)")
# A name behind an article with a number of one decimal: "the Galaxy Nova 5.8".
_VERSIONED = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|new)[ \u00a0](?:[A-Z]\w{0,30}[ \u00a0]){0,3}([A-Z]\w{0,30}[a-z])[ \u00a0]\d{1,2}\.\d"
    r"(?!\w|[.,:/-]\d|\s?[%°])(?=(?:\s+([A-Za-z]+))?)"
)
_WORD = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"\d+")
_MILLIONS = re.compile(r"[$£€¥₹]\s?\d[\d.,]*(?:m|mn|bn)\b")
_LIST = re.compile(r"\b\d{3,4}(?:, \d{3,4}){0,9},? (?:and|or) \d{3,4}(?!\w|[.,:/-]\d|\s?[%°])(?=(?:\s+([A-Za-z]+))?)")
_THOUSANDS = re.compile(r"(?<![$£€¥₹\d])\d{1,3},\d{3}\b")
_WINDOW = 200
# A dollar sign that no bracket opens before: not the one of "51 billion rand ($4.7 billion)".
_OWN_DOLLARS = re.compile(r"(?<![(\w])\$|\bdollars?\b", re.IGNORECASE)


class Spoken:
    """What a document speaks of; each is looked up when it is first asked for, as most documents leave most of it alone.

    currencies  as ISO 4217 codes: they decide whether "12 cents" is 0.12 USD and whether "25 pounds" is money
    translates_to_dollars  whether its dollars only stand in brackets, behind an amount of other money
    millions    whether it counts in millions: then "2.68m" is one of them
    thousands   whether it counts in thousands in full ("34,000")
    lengths     whether it measures lengths: then "37m" may be metres
    temperatures  whether it speaks of heat or cold: then "14C" may be degrees
    names       numbers that it introduces as a part of a name ("Boeing 787"), as written
    versioned   last words of the names that it gives a number with a decimal ("the Galaxy Nova 5.8"), in lower case
    """

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _lowered(self) -> str:
        return self._text.lower()

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(_WORD.findall(self._lowered))

    @cached_property
    def currencies(self) -> frozenset[str]:
        spoken = (codes for word, codes in units().hints.items() if _has_word(word, self._lowered, self._words))
        found = frozenset().union(*spoken)
        return found | _told_by_signs(self._text, self._words, found)

    @cached_property
    def translates_to_dollars(self) -> bool:
        return _OWN_DOLLARS.search(self._text) is None

    @cached_property
    def millions(self) -> bool:
        return not self._words.isdisjoint(words_of("large")) or _MILLIONS.search(self._text) is not None

    @cached_property
    def thousands(self) -> bool:
        return _THOUSANDS.search(self._text) is not None

    @cached_property
    def lengths(self) -> bool:
        return not self._words.isdisjoint(words_of("length") | words_of("length_loose"))

    @cached_property
    def temperatures(self) -> bool:
        return not self._words.isdisjoint(words_of("temperature"))

    @cached_property
    def names(self) -> frozenset[str]:
        return _names(self._text)

    @cached_property
    def versioned(self) -> frozenset[str]:
        return _versioned(self._text)


def _has_word(word: str, lowered: str, words: frozenset[str]) -> bool:
    """Whether the text holds `word`, which may have signs in it ("us$", "u.k.") and then is touched by no letter before it."""
    if word.isalpha():
        return word in words
    at = lowered.find(word)
    while at > 0 and lowered[at - 1].isalpha():
        at = lowered.find(word, at + 1)
    return at >= 0


@cache
def _scaled() -> re.Pattern[str]:
    letters = "|".join(re.escape(sign) for sign in sorted(units().letters, key=len, reverse=True))
    number = r"\d[\d,]*(?:\.\d+[BMT]|(?:\.\d+)?[ \u00a0-]?(?:[mb]illion|trillion|bn))"
    return re.compile(rf"(?<![\w$.&/-])({letters}) ?{number}\b")


def _told_by_signs(text: str, words: frozenset[str], found: frozenset[str]) -> set[str]:
    """The money of letters before millions or billions ("P40.2 billion"), where the text speaks of none that has them."""
    moneys = units().letters
    if words.isdisjoint(sign.lower().rstrip(".") for sign in moneys):
        return set()
    letters = {match[1] for match in _scaled().finditer(text)}
    return {moneys[letter][0] for letter in letters if found.isdisjoint(moneys[letter])}


def _names(text: str) -> frozenset[str]:
    found = {match[2] for match in _NAMED.finditer(text) if _is_introduced(text, match)}
    for match in _LIST.finditer(text) if found else ():
        # "the 737, 747 and 787": what stands in a list with a name is one too.
        members = set(_DIGITS.findall(match[0]))
        alike = len({len(member) for member in members}) == 1
        if alike and not members.isdisjoint(found) and not is_plural((match[1] or "").lower()):
            found |= members
    return frozenset(found)


def _versioned(text: str) -> frozenset[str]:
    months = words_of("month", "dates.txt")
    found = (match for match in _VERSIONED.finditer(text) if not is_plural((match[2] or "").lower()))
    return frozenset(match[1].lower() for match in found) - months - stop_words().stop


def _is_introduced(text: str, match: re.Match[str]) -> bool:
    """Whether the capitalised word and the number are one name ("Boeing 787", "their Mazda 323,"), not a count ("In 300 …")."""
    word, number, following = match[1], match[2], (match[3] or "")
    folded = word.lower()
    if 1500 <= int(number) <= 2100 or number[0] == "0":
        return False
    if any(template.numbers_a_name for template in templates().get((folded, ""), ())):
        return True
    if folded in stop_words().stop or folded in words_of("month", "dates.txt") or word in iso_codes() or word.endswith("."):
        return False
    behind = following.lower()
    ends = not behind or behind in words_of("behind_name") or (following != behind and not is_plural(behind))
    before = text[max(0, match.start() - _WINDOW) : match.start()].rstrip(" \u00a0")
    return ends and bool(before) and before[-1] not in SENTENCE_SIGNS and not _is_title(text, match)


def _is_title(text: str, match: re.Match[str]) -> bool:
    """Whether most words of the line around the match carry a capital, so that one says nothing about names."""
    before = text[max(0, match.start() - _WINDOW) : match.start()].rpartition("\n")[2]
    line = before + match[0] + text[match.end() : match.end() + _WINDOW].partition("\n")[0]
    words = [word for word in line.split() if len(word) > 3 and word[0].isalpha()]
    return 2 * sum(word[0].isupper() for word in words) > len(words)
