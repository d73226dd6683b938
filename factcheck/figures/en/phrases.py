"""Phrases of a word table, found at a place of the token list: the longest one wins."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from factcheck.figures.en.lexer import HYPHENS, Tokens

Meaning = TypeVar("Meaning")


class Phrases(Generic[Meaning]):
    """Phrases with their meanings; `folded` ones are compared in lower case."""

    def __init__(self, entries: Iterable[tuple[str, Meaning]], *, folded: bool = True) -> None:
        self._folded = folded
        self._by_first: dict[str, list[tuple[list[str], Meaning]]] = {}
        self._by_last: dict[str, list[tuple[list[str], Meaning]]] = {}
        for phrase, meaning in entries:
            tokens = Tokens(phrase)
            words = tokens.lower if folded else tokens.words
            self._by_first.setdefault(words[0], []).append((words, meaning))
            self._by_last.setdefault(words[-1], []).append((words, meaning))
        for index in (self._by_first, self._by_last):
            for candidates in index.values():
                candidates.sort(key=lambda entry: -len(entry[0]))

    def starting(self, tokens: Tokens, i: int) -> tuple[Meaning, int] | None:
        """The longest phrase that begins with token `i`, and the token behind it."""
        look = tokens.at if self._folded else tokens.word
        for phrase, meaning in self._by_first.get(look(i), ()):
            end = i + 1 if len(phrase) == 1 else _match_forward(look, i, phrase)
            if end:
                return meaning, end
        return None

    def ending(self, tokens: Tokens, i: int, *, longest: int = 99) -> tuple[Meaning, int] | None:
        """The longest phrase, of at most `longest` tokens, whose last token is the one before `i`, and its first token."""
        candidates = self._by_last.get((tokens.at if self._folded else tokens.word)(i - 1))
        if candidates is None:
            return None
        words = tokens.lower if self._folded else tokens.words
        for phrase, meaning in candidates:
            start = i - len(phrase)
            if len(phrase) <= longest and start >= 0 and words[start:i] == phrase:
                return meaning, start
        return None


def _match_forward(look: Callable[[int], str], i: int, phrase: list[str]) -> int:
    """The token behind `phrase` at `i`, hyphens inside it skipped ("year-old"); 0 where it does not stand there."""
    for n, wanted in enumerate(phrase):
        if n and look(i) in HYPHENS and wanted not in HYPHENS:
            i += 1
        if look(i) != wanted:
            return 0
        i += 1
    return i
