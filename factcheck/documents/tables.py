"""Tables: which words head the row and the column of a cell.

Cells are placed as the HTML standard places them ("forming a table"): one behind the other, around those that reach down from
rows above.  Only where a cell begins is kept, never the slots that it covers, so that colspan=1000000000 costs nothing.

Columns are headed by the rows that stand in a thead or hold nothing but th; where the table begins with neither, by its first
row, unless that holds numbers.  A row is headed by its th; where it has none, by its first cell.  A header that only numbers the
rows, or reaches over several, is followed by the next cell.  One cell across the table heads the rows below it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice

from factcheck.lazily import pattern
from factcheck.limits import TABLE_COLUMNS, TABLE_HEADER_CHARS, TABLE_HEADERS, TABLE_REACHING
from factcheck.model import Cell

# What the standard lets colspan and rowspan be at most; rowspan=0 reaches to the end of its section.
_MOST_COLUMNS, _MOST_ROWS = 1_000, 65_534
_SPAN = pattern(r"\s*\+?([0-9]{1,10})")
_NUMBER = pattern(r"[(（]?[-+−–]?\s?[$£€¥￥]?\s?[0-9０-９]")
# A year, a month or a quarter heads a column as words do.
_TIME = pattern(
    r"(?:19|20)[0-9]{2}(?:\s?[-–—/至]\s?(?:19|20)?[0-9]{2})?\Z|[^年月季]{1,12}[年月季]"
    r"|[0-9]{0,4}\s?(?:Q[1-4]|[1-4]Q|H[12]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)


@dataclass(slots=True, eq=False)
class GridCell:
    """A cell of a table that is being read.

    heads      whether it is a th
    column     where it begins, from 0; None where that is not followed any more
    headed     the words that head it, once the table is known
    """

    heads: bool
    column: int | None
    columns: int
    rows: int
    headed: Cell = field(default_factory=Cell)


@dataclass(slots=True, eq=False)
class _Row:
    in_head: bool
    # Cells of rows above that reach into this one, the leftmost first.
    reaching: tuple[GridCell, ...] = ()
    cells: list[GridCell] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Grid:
    """The rows of one table; takes its tags as they come."""

    rows: list[_Row] = field(default_factory=list)
    # Cells that reach down, each with the number of the first row that it does not reach: those of rows above, those of this row.
    _above: list[tuple[GridCell, int]] = field(default_factory=list)
    _begun: list[tuple[GridCell, int]] = field(default_factory=list)
    # The next column of this row that may be free, and how many of the cells from above end before it.
    _next: int | None = 0
    _passed: int = 0

    def start_section(self) -> None:
        """A thead, tbody or tfoot: no cell reaches into it."""
        self._above, self._begun = [], []

    def start_row(self, *, in_head: bool) -> None:
        """A tr."""
        number = len(self.rows)
        above = [pair for pair in (*self._above, *self._begun) if pair[1] > number]
        is_followed = len(above) <= TABLE_REACHING
        self._above = sorted(above, key=lambda pair: _begin(pair[0])) if is_followed else []
        self._begun = []
        self._next, self._passed = 0 if is_followed else None, 0
        self.rows.append(_Row(in_head, tuple(cell for cell, _ in self._above)))

    def cell(self, *, heads: bool, colspan: str, rowspan: str) -> GridCell:
        """A td or th, with its attributes as written."""
        if not self.rows:
            self.start_row(in_head=False)
        column = self._free()
        cell = GridCell(heads, column, min(_span(colspan) or 1, _MOST_COLUMNS), min(_span(rowspan) or _MOST_ROWS, _MOST_ROWS))
        self.rows[-1].cells.append(cell)
        if column is not None:
            self._next = column + cell.columns
            if cell.rows > 1:
                self._begun.append((cell, len(self.rows) - 1 + cell.rows))
        return cell

    def _free(self) -> int | None:
        """The first column that no cell from above takes; None beyond the limits."""
        column = self._next
        while column is not None and self._passed < len(self._above):
            above, _ = self._above[self._passed]
            if _begin(above) > column:
                break
            column = max(column, _begin(above) + above.columns)
            self._passed += 1
        self._next = None if column is None or column >= TABLE_COLUMNS else column
        return self._next

    def give_headers(self, words: Mapping[GridCell, str]) -> None:
        """Tells each cell what heads it; `words` has what the cells of all tables say, cut where it is too long for a header."""
        columns = _Columns(words)
        group: tuple[str, ...] = ()
        has_begun = False
        rows = [row for row in self.rows if row.cells]
        for number, row in enumerate(rows):
            if len(row.cells) == 1 and row.cells[0].columns > 1 and not row.reaching:
                group = _stated(row.cells, words)
                continue
            by_place = not has_begun and number + 1 < len(rows) and _names_columns(row, words)
            has_begun = True
            if row.in_head or _is_headers(row) or by_place or columns.go_on_in(row, words):
                columns.add(row)
                group = ()
                continue
            heads = _row_headers(row, words)
            headers = (*group, *_stated(heads, words))[:TABLE_HEADERS]
            for cell in row.cells:
                # Running text in a cell is the article in a table that only lays out the page.
                if not _is_long(words.get(cell, "")):
                    cell.headed = Cell(() if cell in heads else headers, columns.over(cell))
            columns.end()


def _span(written: str) -> int:
    """The number of an attribute; 1 where it states none."""
    match = _SPAN().match(written)
    return int(match[1]) if match else 1


def _begin(cell: GridCell) -> int:
    return TABLE_COLUMNS if cell.column is None else cell.column


def _stated(cells: Iterable[GridCell], words: Mapping[GridCell, str]) -> tuple[str, ...]:
    """What the cells say, each thing once; what is empty, or too long for a header, left out."""
    return tuple(dict.fromkeys(text for cell in cells if (text := words.get(cell, "")) and not _is_long(text)))


def _is_long(text: str) -> bool:
    """Whether it is a text rather than a header or a value; `words` are cut at that length."""
    return len(text) >= TABLE_HEADER_CHARS


def _is_headers(row: _Row) -> bool:
    """Whether a row holds nothing but th, and not only the one that would name a row."""
    return all(cell.heads for cell in row.cells) and len(row.cells) + len(row.reaching) > 1


def _names_columns(row: _Row, words: Mapping[GridCell, str]) -> bool:
    """Whether a row can name columns without th: it holds no numbers but times."""
    texts = _stated(row.cells[1:], words)
    return not any(cell.heads for cell in row.cells) and bool(texts) and not any(map(_is_number, texts))


def _is_number(text: str) -> bool:
    return _NUMBER().match(text) is not None and _TIME().match(text) is None


def _row_headers(row: _Row, words: Mapping[GridCell, str]) -> list[GridCell]:
    """The cells that head a row, those that reach down from above among them, from left to right."""
    cells = sorted((*row.reaching, *row.cells), key=_begin)
    heads = [cell for cell in cells if cell.heads] or (cells[:1] if len(cells) > 1 else [])
    # 1 | 上海 | 500: the first cell only numbers the rows; 华东 over three rows: it names them together.
    for following in islice(cells, cells.index(heads[-1]) + 1, len(cells) - 1) if heads else ():
        text = words.get(following, "")
        goes_on = heads[-1].rows > 1 or not _has_letters(words.get(heads[-1], ""))
        if len(heads) >= TABLE_HEADERS or not goes_on or _NUMBER().match(text) or not _has_letters(text):
            break
        heads.append(following)
    return heads


def _has_letters(text: str) -> bool:
    return any(map(str.isalpha, text))


class _Columns:
    """The rows of headers over the rows that are being read."""

    def __init__(self, words: Mapping[GridCell, str]) -> None:
        self._words = words
        self._rows: list[tuple[list[int], list[GridCell]]] = []
        self._cells: set[GridCell] = set()
        self._has_ended = False
        # One tuple of words for all cells below the same headers.
        self._known: dict[tuple[GridCell, ...], tuple[str, ...]] = {}

    def add(self, row: _Row) -> None:
        """One more row of headers; the first behind other rows replaces those before."""
        if self._has_ended:
            self._rows, self._cells, self._known, self._has_ended = [], set(), {}, False
        if len(self._rows) < TABLE_HEADERS:
            cells = [cell for cell in row.cells if cell.column is not None]
            self._rows.append(([_begin(cell) for cell in cells], cells))
            self._cells.update(cells)

    def end(self) -> None:
        """A row that is no headers has come."""
        self._has_ended = True

    def go_on_in(self, row: _Row, words: Mapping[GridCell, str]) -> bool:
        """Whether a row without th still names columns: one of the headers above it reaches into it."""
        return not self._has_ended and any(cell in self._cells for cell in row.reaching) and _names_columns(row, words)

    def over(self, cell: GridCell) -> tuple[str, ...]:
        """The words over a cell, from the top down."""
        if cell.column is None:
            return ()
        heads = []
        for starts, cells in self._rows:
            index = bisect_right(starts, cell.column) - 1
            if index >= 0 and cell.column < starts[index] + cells[index].columns:
                heads.append(cells[index])
        key = tuple(heads)
        if key not in self._known:
            self._known[key] = _stated(heads, self._words)
        return self._known[key]
