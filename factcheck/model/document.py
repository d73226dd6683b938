"""Document: an article as read, with the place in the source file of every character of its visible text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Literal, NamedTuple

# The field `text` of a Run.
_TEXT_START = itemgetter(0)

Role = Literal["headline", "lede", "body", "caption", "table", "list", "footer"]


class Place(NamedTuple):
    """A point in a source file: line and column from 1, in code points."""

    line: int
    column: int


class Run(NamedTuple):
    """`length` characters of the text from `text` on stand in the source from `source` on, one for one.

    An entity is a run of its own, of length 1; collapsed white space is one character, at the first of it.
    """

    text: int
    source: int
    length: int


class Cell(NamedTuple):
    """What heads a cell of a table: the headers of its row from left to right, and of its column from the top down.

    Both are empty for a cell that is a header itself, and for one that has none.
    """

    row: tuple[str, ...] = ()
    column: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The headers as one name: 浦东新区 立案数."""
        return " ".join((*self.row, *self.column))


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the visible text with one role.  `number` counts the paragraphs (lede and body) from 1; 0 elsewhere.

    cell   what heads it, where it stands in a table
    """

    role: Role
    start: int
    end: int
    number: int = 0
    lang: str | None = None
    cell: Cell | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """An article: `text` is the visible text, headline of the front matter first, blocks separated by line feeds.

    path         as given by the caller; "" for a text that has no file
    lang         declared language ("zh", "en", …), or None
    runs         where the text stands in the source, in order, without gaps except at the separators between blocks
    line_starts  source offset at which each line of the file begins
    """

    path: str
    text: str
    blocks: tuple[Block, ...]
    lang: str | None = None
    runs: tuple[Run, ...] = ()
    line_starts: tuple[int, ...] = (0,)
    front_matter: Mapping[str, object] = field(default_factory=dict)

    def source_offset(self, offset: int) -> int:
        """The place in the source text of the character of the visible text at `offset`."""
        index = bisect_right(self.runs, offset, key=_TEXT_START) - 1
        if index < 0:
            return offset
        run = self.runs[index]
        return run.source + min(offset - run.text, run.length)

    def place(self, offset: int) -> Place:
        """Line and column in the source file of the character at `offset` of the visible text."""
        source = self.source_offset(offset)
        line = bisect_right(self.line_starts, source)
        return Place(line, source - self.line_starts[line - 1] + 1)

    def end_place(self, offset: int) -> Place:
        """Line and column just behind the character that ends at `offset` (exclusive) of the visible text."""
        line, column = self.place(max(offset - 1, 0))
        return Place(line, column + 1)

    def block_texts(self) -> Iterator[tuple[Block, str]]:
        """Each block with its text."""
        for block in self.blocks:
            yield block, self.text[block.start : block.end]
