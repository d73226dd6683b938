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
    return _PUNCTUATION.sub(" ", _without_known(simplify(rest) if simplify is not None else rest, lang)).strip()


def _without_known(text: str, lang: str) -> str:
    """The text with a space in place of each word that the language knows, the longest at each place."""
    known = _known(lang)
    # Folded character for character, so that places stay.
    folded = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    kept: list[str] = []
    at = 0
    while at < len(text):
        here = (word for word in known.get(folded[at], ()) if folded.startswith(word, at) and _is_whole(folded, at, word))
        word = next(here, "")
        kept.append(" " if word else text[at])
        at += len(word) or 1
    return "".join(kept)


def _is_whole(text: str, start: int, word: str) -> bool:
    """Whether a word in Latin letters is no part of a longer one: Chinese writes no spaces between words."""
    if not word[0].isascii():
        return True
    before, after = text[start - 1 : start], text[start + len(word) : start + len(word) + 1]
    return not (word[0].isalnum() and _in_word(before)) and not (word[-1].isalnum() and _in_word(after))


def _in_word(char: str) -> bool:
    return char.isalnum() or char == "_"


@cache
def _known(lang: str) -> dict[str, list[str]]:
    """The known words by their first character, the longest first."""
    found: dict[str, list[str]] = {}
    for word in sorted({word.lower() for word in get_language(lang).known_words}, key=len, reverse=True):
        found.setdefault(word[0], []).append(word)
    return found
