"""Levels: what a sentence says of a change, as a triple of the level before, the level now, and the change between them.

    由3.2亿元增至4.5亿元，增长40.6%        rose 12% to $3.4 billion from $3.0 billion
    4.5亿元，上年同期3.2亿元，增长40.6%     $13.4 million, up 6.7 percent from $12.6 million
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from factcheck.figures import get_language, same_unit
from factcheck.model import Figure
from factcheck.rules._sentences import Sentence
from factcheck.rules._words import says, words

_LEVELS = frozenset({"count", "money", "measure", "percent", "range"})
_CHANGES = frozenset({"%", "pp", "x"})
# Between a word such as 由 or from and its figure: a time or an attribute, no clause.
_FROM_ZH = re.compile(r"(?:由|从|自)[^，。；：、,;:由从]{0,14}$")
_TO_ZH = re.compile(r"^[^，。；：,;]{0,14}(?:至|到|为|达)[^，。；：,;]{0,6}$")
_LOOSELY = r"(?:(?:just|only|about|around|an?|the|some|roughly|approximately|more than|reach)\s+){0,2}$"
_FROM_EN = re.compile(rf"(?:^|[\s,(])from\s+{_LOOSELY}", re.IGNORECASE)
_TO_EN = re.compile(rf"(?:^|\s)to\s+{_LOOSELY}", re.IGNORECASE)
_PAST_ZH = re.compile(r"(?:上年|去年|上一年|前一年)(?:同期|同月|同季)?(?:的|为|是|则为)?$")
_SHORT = 24
_REACH = 40
_BREAK = re.compile(r"[;；。]|\.(?=\s)")


class Levels(NamedTuple):
    """The level before, the level now, the stated change; each with its place in the sentence."""

    base: Figure
    now: Figure
    change: Figure | None


def levels(sentence: Sentence) -> Iterator[Levels]:
    """The changes that a sentence states with both of their levels; `change` is None where only the levels stand there."""
    read = _chinese if sentence.lang == "zh" else _english
    for base, now, change in read(sentence):
        pair = (sentence.figures[base], sentence.figures[now])
        if all(_is_level(figure) for figure in pair) and _alike(*pair):
            yield Levels(*pair, sentence.figures[change] if change is not None else None)


def _is_level(figure: Figure) -> bool:
    quantity = figure.quantity
    return quantity.kind in _LEVELS and figure.change == "none" and not quantity.is_range and quantity.low > 0


def _alike(a: Figure, b: Figure) -> bool:
    if a.quantity.kind == b.quantity.kind == "count":
        # An English count takes the next noun for its unit: 1,200 units to 1,500.
        return a.lang != "zh" or a.quantity.unit == b.quantity.unit
    return a.quantity.kind == b.quantity.kind and same_unit(a.quantity, b.quantity)


def _is_change(sentence: Sentence, index: int) -> bool:
    if not 0 <= index < len(sentence.figures):
        return False
    figure = sentence.figures[index]
    return figure.quantity.unit in _CHANGES and not figure.quantity.is_range and figure.change != "none"


def _chinese(sentence: Sentence) -> Iterator[tuple[int, int, int | None]]:
    for index in range(len(sentence.figures) - 1):
        between = sentence.before(index + 1)
        if _FROM_ZH.search(sentence.before(index)) and _TO_ZH.match(between):
            yield index, index + 1, _neighbour(sentence, index, index + 1)
        elif _PAST_ZH.search(between) and len(between) <= _SHORT and _is_change(sentence, index + 2):
            behind = sentence.before(index + 2)
            if len(behind) <= _SHORT and not _BREAK.search(behind):
                yield index + 1, index, index + 2


def _english(sentence: Sentence) -> Iterator[tuple[int, int, int | None]]:
    for index in range(len(sentence.figures) - 1):
        first, second = sentence.before(index), sentence.before(index + 1)
        if _FROM_EN.search(first) and _TO_EN.search(second) and len(second) <= 40:
            yield index, index + 1, _neighbour(sentence, index, index + 1)
        elif _is_change(sentence, index - 1) and _TO_EN.search(first) and len(first) <= _SHORT and _comes_from(second):
            yield index + 1, index, index - 1
        elif index + 2 < len(sentence.figures) and _is_change(sentence, index + 1) and len(second) <= _SHORT:
            last = sentence.before(index + 2)
            if _FROM_EN.search(last) and len(last) <= 12 and re.search(r"[,(]", second):
                yield index + 2, index, index + 1


def _comes_from(words: str) -> bool:
    """Whether words lead to the level before.  "Compared with" does not: it may compare with another time than the change."""
    return len(words) <= 60 and not _BREAK.search(words) and _FROM_EN.search(words) is not None


def _neighbour(sentence: Sentence, base: int, now: int) -> int | None:
    """The stated change beside two levels: right behind them, or right before."""
    if _is_change(sentence, now + 1) and joins(sentence.before(now + 1), sentence.lang):
        return now + 1
    if _is_change(sentence, base - 1) and joins(sentence.before(base), sentence.lang):
        return base - 1
    return None


def joins(words: str, lang: str) -> bool:
    """Whether words between a change and its levels name no other subject: only words of change, time and direction."""
    if _BREAK.search(words) or len(words) > _REACH or says("average", lang, words):
        return False
    left = words.casefold()
    # There are a thousand of them, and a pattern for each would take far longer than to look for those that are there.
    for known in (word for word in _relating(lang) if word in left):
        left = left.replace(known, " ") if lang == "zh" else re.sub(rf"\b{re.escape(known)}\b", " ", left)
    return not any(map(str.isalnum, left))


@cache
def _relating(lang: str) -> tuple[str, ...]:
    """The words that relate a change to its levels, the longest first."""
    return tuple(sorted({*get_language(lang).known_words, *words("joining", lang)}, key=len, reverse=True))
