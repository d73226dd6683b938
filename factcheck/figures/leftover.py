"""leftover: the words of a short text that were not understood beside its figure.

A claim's expectation must be understood whole: a word that the grammar does not know could have changed its meaning.
"""

from __future__ import annotations

import re
from functools import cache

from factcheck.figures.language import get_language
from factcheck.model import Figure

_PUNCTUATION = re.compile(r"[\s,，.。;；:：、()（）\"'“”]+")


def leftover(text: str, figure: Figure, lang: str) -> str:
    """The words of `text` beside `figure` that are no words of change, basis or the like in this language."""
    behind = text[figure.end :]
    named = figure.quantity.unit in get_language(lang).classifiers and figure.subject
    if named and behind.lstrip().startswith(figure.subject):
        # What is counted is part of the figure: 16个区.
        behind = behind.lstrip()[len(figure.subject) :]
    rest = f"{text[: figure.start]} \x00 {behind}"
    unit = figure.quantity.unit
    if unit and unit[0].isalpha():
        rest = re.sub(rf"\x00[^.;]*?{re.escape(unit)}\b", " ", rest, count=1)
    rest = rest.replace("\x00", " ")
    simplify = get_language(lang).simplify
    return _PUNCTUATION.sub(" ", _known(lang).sub(" ", simplify(rest) if simplify is not None else rest)).strip()


@cache
def _known(lang: str) -> re.Pattern[str]:
    words = sorted(get_language(lang).known_words, key=len, reverse=True)
    bounded = [rf"\b{re.escape(word)}\b" if word[:1].isascii() and word[:1].isalnum() else re.escape(word) for word in words]
    return re.compile("|".join(bounded) or "(?!)", re.IGNORECASE)
