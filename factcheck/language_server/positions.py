"""Lines: places of a text as factcheck counts them (line and column from 1, in code points) and as editors do.

The Language Server Protocol counts lines from 0, and characters in units of UTF-16 unless both sides agree on another encoding;
𠮷 and emoji are two units there.  A line ends at LF, CR LF or CR and nowhere else (specification 3.17, "Text Documents").
"""

from __future__ import annotations

import re
from bisect import bisect_right

from lsprotocol import types

_LINE_END = re.compile(r"\r\n?|\n")
_WIDTHS = {types.PositionEncodingKind.Utf16: "utf-16-le", types.PositionEncodingKind.Utf8: "utf-8"}


class Lines:
    """A text with the places of its lines."""

    def __init__(self, text: str, encoding: str = types.PositionEncodingKind.Utf16) -> None:
        self.text = text
        self.encoding = types.PositionEncodingKind(encoding)
        ends = list(_LINE_END.finditer(text))
        self._starts = [0, *(end.end() for end in ends)]
        self._ends = [*(end.start() for end in ends), len(text)]
        self._codec = _WIDTHS.get(self.encoding)

    def __len__(self) -> int:
        return len(self._starts)

    def line(self, number: int) -> str:
        """The line from 1, without its end; "" where there is none."""
        return self.text[self._starts[number - 1] : self._ends[number - 1]] if 1 <= number <= len(self) else ""

    def offset(self, line: int, column: int) -> int:
        """The place of a character, both from 1; clipped to the line, and to the text."""
        index = min(max(line, 1), len(self)) - 1
        return min(self._starts[index] + max(column, 1) - 1, self._ends[index])

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column from 1 of a place in the text."""
        index = bisect_right(self._starts, min(max(offset, 0), len(self.text))) - 1
        return index + 1, offset - self._starts[index] + 1

    def position(self, offset: int) -> types.Position:
        """A place in the text for the editor."""
        line, column = self.place(min(max(offset, 0), len(self.text)))
        start = self._starts[line - 1]
        return types.Position(line - 1, self._units(self.text[start : start + column - 1]))

    def range(self, start: int, end: int) -> types.Range:
        """A stretch of the text for the editor."""
        return types.Range(self.position(start), self.position(end))

    def offset_of(self, position: types.Position) -> int:
        """The place that an editor names, clipped to the line; the start of a character where it names its middle."""
        if position.line >= len(self):
            return len(self.text)
        start, end = self._starts[position.line], self._ends[position.line]
        if self._codec is None:
            return min(start + position.character, end)
        left = position.character
        for offset in range(start, end):
            left -= self._units(self.text[offset])
            if left < 0:
                return offset
        return end

    def _units(self, text: str) -> int:
        if self._codec is None or text.isascii():
            return len(text)
        return len(text.encode(self._codec, "surrogatepass")) // (2 if self._codec == "utf-16-le" else 1)
