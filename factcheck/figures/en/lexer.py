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

    __slots__ = ("_vocabulary", "ends", "lower", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        matches = list(_TOKEN.finditer(text))
        self.words = [match.group() for match in matches]
        self.starts = [match.start() for match in matches]
        self.ends = [match.end() for match in matches]
        self._vocabulary: frozenset[str] | None = None
        self.lower = [word.lower().replace("’", "'") for word in self.words]

    @property
    def vocabulary(self) -> frozenset[str]:
        """The tokens of the text in lower case, each once."""
        if self._vocabulary is None:
            self._vocabulary = frozenset(self.lower)
        return self._vocabulary

    def __len__(self) -> int:
        return len(self.words)

    def at(self, i: int) -> str:
        """Token `i` in lower case; empty outside the text."""
        return self.lower[i] if 0 <= i < len(self.lower) else ""

    def word(self, i: int) -> str:
        """Token `i` as written; empty outside the text."""
        return self.words[i] if 0 <= i < len(self.words) else ""

    def touches(self, i: int) -> bool:
        """Whether token `i` follows the one before it without a gap."""
        return 0 < i < len(self.words) and self.starts[i] == self.ends[i - 1]

    def is_digits(self, i: int) -> bool:
        """Whether token `i` is a digit run."""
        return 0 <= i < len(self.words) and self.words[i][0].isdecimal()

    def is_word(self, i: int) -> bool:
        """Whether token `i` begins with a letter."""
        return 0 <= i < len(self.words) and self.words[i][0].isalpha()

    def is_capital(self, i: int) -> bool:
        """Whether token `i` is a word with a capital letter."""
        return 0 <= i < len(self.words) and self.words[i][0].isalpha() and self.words[i] != self.lower[i]

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
