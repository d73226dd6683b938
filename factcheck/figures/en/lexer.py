"""Tokens of one block: words, digit runs and single signs, each with its offsets.

Everything after this step looks at a bounded number of neighbouring tokens, so that reading a text is linear in its length.
"""

from __future__ import annotations

import re

# A digit run keeps its inner separators ("1,234.5", "10:05", "9/8/2025"): what they mean is decided on the whole run.
# Vulgar fractions are no letters here, so that "2½" and "½lb" come apart; "U.S." and "a.m." stay in one piece.
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"
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


class Tokens:
    """The tokens of `text`; `words` as written, `lower` for look-ups, `starts` and `ends` in code points."""

    __slots__ = ("_is_title", "_size", "_vocabulary", "ends", "lower", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        spans = [match.span() for match in _TOKEN.finditer(text)]
        self.words = [text[start:end] for start, end in spans]
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]
        self.lower = [word.lower() for word in self.words]
        if "’" in text:
            self.lower = [word.replace("’", "'") for word in self.lower]
        self._size = len(spans)
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

    def at(self, i: int) -> str:
        """Token `i` in lower case; empty outside the text."""
        return self.lower[i] if 0 <= i < self._size else ""

    def word(self, i: int) -> str:
        """Token `i` as written; empty outside the text."""
        return self.words[i] if 0 <= i < self._size else ""

    def touches(self, i: int) -> bool:
        """Whether token `i` follows the one before it without a gap."""
        return 0 < i < self._size and self.starts[i] == self.ends[i - 1]

    def is_digits(self, i: int) -> bool:
        """Whether token `i` is a digit run."""
        return 0 <= i < self._size and self.words[i][0].isdecimal()

    def is_word(self, i: int) -> bool:
        """Whether token `i` begins with a letter."""
        return 0 <= i < self._size and self.words[i][0].isalpha()

    def is_capital(self, i: int) -> bool:
        """Whether token `i` is a word with a capital letter."""
        return 0 <= i < self._size and self.words[i][0].isalpha() and self.words[i] != self.lower[i]

    def joins(self, i: int) -> bool:
        """Whether token `i` is a hyphen that ties two words, as in "five-year"; a no-break space before it is none."""
        if self.word(i) not in HYPHENS or not self.touches(i + 1):
            return False
        return self.touches(i) or (i > 0 and self.text[self.ends[i - 1] : self.starts[i]] in NO_BREAKS)

    def starts_sentence(self, i: int) -> bool:
        """Whether token `i` stands where a sentence, a line or a quotation begins."""
        if i <= 0 or self.words[i - 1] in SENTENCE_SIGNS:
            return True
        return "\n" in self.text[self.ends[i - 1] : self.starts[i]]
