"""Grid: a sheet as rows of cells, and the table that its header makes of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from factcheck.evidence.table import Cell, Table, check_size, unique
from factcheck.limits import DATA_CELLS
from factcheck.model import Source
from factcheck.wording import say

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})")


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a sheet.

    percents   places (row, column from 0) of cells that a workbook shows as a percentage
    merged     of merged cells, first row and column and last row and column, from 0
    formulas   places of cells whose formula has no stored result
    """

    rows: tuple[tuple[Cell, ...], ...]
    percents: frozenset[tuple[int, int]] = frozenset()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    formulas: frozenset[tuple[int, int]] = field(default=frozenset())

    def at(self, row: int, column: int) -> Cell:
        """The value of a cell, from 0; None where there is none."""
        return self.rows[row][column] if row < len(self.rows) and column < len(self.rows[row]) else None

    def table(self, source: Source) -> Table:
        """The rows below the header, with the columns that it names.  Raises ValueError where there is no such header."""
        first, last = source.header
        if not self.rows:
            raise ValueError(say("{file} is empty", file=source.written))
        width = max(map(len, self.rows))
        # One long row makes all of them long.
        check_size(source, width, width * len(self.rows))
        if first == 0:
            return Table(tuple(column_letters(index) for index in range(width)), _padded(self.rows, width))
        if last > len(self.rows):
            told = say(
                "{file} has {count:,} rows, so its header cannot stand in row {row}",
                file=source.written, count=len(self.rows), row=last,
            )  # fmt: skip
            raise ValueError(told)
        names = self._names(first - 1, last - 1)
        below = tuple(row for row in self._filled(last) if any(cell is not None for cell in row))
        # A cell that is merged with one to its left names its column only together with the row below.
        shared = [first == last and self.at(first - 1, index) is None for index in range(len(names))]
        unnamed = tuple(index for index, name in enumerate(names) if not name or shared[index])
        return Table(unique(names), _padded(below, len(names)), unnamed)

    def _names(self, first: int, last: int) -> list[str]:
        """What stands over each column, a merged cell over all of its columns, from the top down."""
        header = self.rows[first : last + 1]
        width = max((len(row) for row in self.rows), default=0)
        names = []
        for column in range(width):
            words: list[str] = []
            for row in range(first, first + len(header)):
                cell = self._over(row, column, first < last and row < last)
                text = " ".join(unicodedata.normalize("NFKC", str(cell)).split()) if cell is not None else ""
                if text and text not in words[-1:]:
                    words.append(text)
            names.append(" ".join(words))
        while names and not names[-1] and all(len(row) < len(names) or row[len(names) - 1] is None for row in self.rows):
            names.pop()
        return names

    def _over(self, row: int, column: int, spreads: bool) -> Cell:
        """The cell, or the one merged with it; in CSV files a merged cell leaves blanks to its right (`spreads`)."""
        value = self.at(row, column)
        if value is not None:
            return value
        for top, left, bottom, right in self.merged:
            if top <= row <= bottom and left <= column <= right:
                return self.at(top, left)
        if spreads and not self.merged:
            return next((cell for at in range(column, 0, -1) if (cell := self.at(row, at)) is not None), None)
        return None

    def _filled(self, start: int) -> list[tuple[Cell, ...]]:
        """The rows from `start` on; a cell that is merged downwards stands in each of its rows."""
        rows = [list(row) for row in self.rows[start:]]
        for top, left, bottom, right in self.merged:
            for row in range(max(top, start), min(bottom, len(self.rows) - 1) + 1):
                for column in range(left, right + 1):
                    if column < len(rows[row - start]):
                        rows[row - start][column] = self.at(top, left)
        return [tuple(row) for row in rows]


def cells_of(written: str) -> list[tuple[int, int]]:
    """The places (row, column from 0) of a cell B7 or a range B2:B13.  Raises ValueError where it is neither."""
    ends = [_CELL.fullmatch(part.strip()) for part in unicodedata.normalize("NFKC", written).split(":")]
    if len(ends) > 2 or any(end is None for end in ends):
        raise ValueError(say('cannot read "{written}" as a cell or a range; write B7 or B2:B13', written=written))
    corners = [(int(end[2]) - 1, column_number(end[1])) for end in ends if end is not None]
    (top, left), (bottom, right) = corners[0], corners[-1]
    top, bottom, left, right = min(top, bottom), max(top, bottom), min(left, right), max(left, right)
    if (bottom - top + 1) * (right - left + 1) > DATA_CELLS:
        raise ValueError(say("the range {written} has more than {limit:,} cells", written=written, limit=DATA_CELLS))
    return [(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]


def column_number(letters: str) -> int:
    """A is 0, Z is 25, AA is 26."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def column_letters(number: int) -> str:
    """0 is A, 26 is AA."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _padded(rows: Sequence[Sequence[Cell]], width: int) -> tuple[tuple[Cell, ...], ...]:
    return tuple((*row[:width], *(None for _ in range(width - len(row)))) for row in rows)
