"""Tokens of one block: words, digit runs and single signs, each with its offsets.

Everything after this step looks at a bounded number of neighbouring tokens, so that reading a text is linear in its length.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from operator import eq

# A digit run keeps its inner separators ("1,234.5", "10:05", "9/8/2025"): what they mean is decided on the whole run.
# Vulgar fractions are no letters here, so that "2½" and "½lb" come apart; "U.S." and "a.m." stay in one piece.
# Most words are plain and come first.
_TOKEN = re.compile(
    r"[A-Za-z]{2,}+(?=[ ,.])"
    r"|(?:[^\W\d_]\.){2,}"
    r"|[^\W\d_¼-¾⅐-⅞↉]+(?:['’][^\W\d_¼-¾⅐-⅞↉]+)*"
    r"|\d+(?:[.,:/'’·\uff0c\uff0e]\d+)*"
    r"|\n[ \t]*\n|[^\s]"
)
HYPHENS = frozenset("-‐‑")
DASHES = frozenset("-‐‑–—−~")
# Spaces that typesetting puts between a number and what belongs to it.
NO_BREAKS = frozenset("\u00a0\u2009\u202f")
# Signs after which a new sentence, or what reads as one, begins.
SENTENCE_SIGNS = frozenset(".!?:;\"“”‘'’()[]|•*\n") | {"\n\n"}


# White space that stands in no token, to look at all of them as one text.
_BORDER = "\f"
# A look goes to fewer tokens than so before the first and behind the last one.
_MARGIN = 64


class Tokens:
    """The tokens of `text`; `words` as written, `lower` for look-ups, `starts` and `ends` in code points.

    at       token `i` in lower case; empty outside the text
    word     token `i` as written; empty outside the text
    touches  whether token `i` follows the one before it without a gap
    """

    __slots__ = ("_is_title", "_size", "_vocabulary", "at", "ends", "lower", "starts", "text", "touches", "word", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        spans = [match.span() for match in _TOKEN.finditer(text)]
        self.starts: tuple[int, ...]
        self.ends: tuple[int, ...]
        self.starts, self.ends = zip(*spans, strict=True) if spans else ((), ())
        self.words = [text[start:end] for start, end in spans]
        # All at once: a text has thousands of words.
        self.lower = _BORDER.join(self.words).lower().replace("’", "'").split(_BORDER) if spans else []
        self._size = len(spans)
        # Most of what is asked of tokens is one of these: the look-up of a list answers, whose margin behind the last token also
        # stands before the first one, where a list is asked for index -1.
        margin = [""] * _MARGIN
        self.at: Callable[[int], str] = [*self.lower, *margin].__getitem__
        self.word: Callable[[int], str] = [*self.words, *margin].__getitem__
        self.touches: Callable[[int], bool] = [False, *map(eq, self.starts[1:], self.ends), *([False] * _MARGIN)].__getitem__
        self._vocabulary: frozenset[str] | None = None
        self._is_title: bool | None = None

    @property
    def vocabulary(self) -> frozenset[str]:
        """The tokens of the text in lower case, each once."""
        if self._vocabulary is None:
            self._vocabulary = frozenset(self.lower)
        return self._vocabulary

    @property
    def is_title(self) -> bool:
        """Whether most words carry a capital and no full stop ends them, so that a capital says nothing about names."""
        if self._is_title is None:
            words = [word for word in self.words if len(word) > 3 and word[0].isalpha()]
            self._is_title = self.word(self._size - 1) != "." and 2 * sum(word[0].isupper() for word in words) > len(words)
        return self._is_title

    def __len__(self) -> int:
        return self._size

    def is_digits(self, i: int) -> bool:
        """Whether token `i` is a digit run."""
        return self.word(i)[:1].isdecimal()

    def is_word(self, i: int) -> bool:
        """Whether token `i` begins with a letter."""
        return self.word(i)[:1].isalpha()

    def is_capital(self, i: int) -> bool:
        """Whether token `i` is a word with a capital letter."""
        return self.word(i)[:1].isalpha() and self.word(i) != self.at(i)

    def joins(self, i: int) -> bool:
        """Whether token `i` is a hyphen that ties two words, as in "five-year"; a no-break space before it is none."""
        return self.word(i) in HYPHENS and self.touches(i + 1) and self.is_tied(i)

    def is_tied(self, i: int) -> bool:
        """Whether token `i` follows the one before it without a gap, or behind a no-break space."""
        return self.touches(i) or (0 < i < self._size and self.text[self.ends[i - 1] : self.starts[i]] in NO_BREAKS)

    def starts_sentence(self, i: int) -> bool:
        """Whether token `i` stands where a sentence, a line or a quotation begins."""
        if i <= 0 or self.words[i - 1] in SENTENCE_SIGNS:
            return True
        return "\n" in self.text[self.ends[i - 1] : self.starts[i]]
