"""Flow: visible text on its way to a Document; collapses white space, keeps the source place of every character.

White space is collapsed as CSS Text does for `white-space: normal`: spaces, tabs and line ends become one space, which
vanishes at the edges of a block.  U+00A0, U+3000 and the thin spaces are characters like others, except at the edges.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from factcheck.documents.tables import GridCell
from factcheck.limits import DOCUMENT_BLOCKS
from factcheck.model import Block, Document, InputError, Role, Run
from factcheck.wording import say

# Words with single spaces between them: everything that stands in the text as it stands in the source.
_STRETCH = re.compile(r"[^ \t\n\r\f]+(?: [^ \t\n\r\f]+)*")
_LINE_END = re.compile(r"\r\n?|\n")
# What str.isspace takes as white space, and the characters without width.
_BLANK = " \t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
_BLANK += "\u2028\u2029\u202f\u205f\u3000\u200b\u200e\u200f\u2060\ufeff"
_CJK_QUOTES = frozenset("“”‘’—…·")


class Piece(NamedTuple):
    """Characters of a block.  `exact`: they stand in the source one for one; else each stands at `at` itself."""

    text: str
    at: int
    exact: bool = True


@dataclass(slots=True)
class Draft:
    """A block before its final role is known.  `heading`: it is no paragraph and cannot be the lede."""

    role: Role
    pieces: list[Piece]
    heading: bool = False
    lang: str | None = None
    cell: GridCell | None = None

    @property
    def text(self) -> str:
        """The visible text of the block."""
        return "".join(piece.text for piece in self.pieces)


class Origin:
    """Where a text that a parser works on stands in the source file: segments that run one for one."""

    __slots__ = ("_sources", "_starts")

    def __init__(self, segments: Iterable[tuple[int, int]] = ((0, 0),)) -> None:
        pairs = list(segments) or [(0, 0)]
        self._starts = [start for start, _ in pairs]
        self._sources = [source for _, source in pairs]

    def at(self, offset: int) -> int:
        """The source offset of one character."""
        index = max(bisect_right(self._starts, offset) - 1, 0) if len(self._starts) > 1 else 0
        return self._sources[index] + offset - self._starts[index]

    def stretches(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """(start, end, source) for each part of [start, end) that runs one for one."""
        index = max(bisect_right(self._starts, start) - 1, 0) if len(self._starts) > 1 else 0
        while start < end:
            stop = self._starts[index + 1] if index + 1 < len(self._starts) else end
            stop = min(stop, end)
            yield start, stop, self._sources[index] + start - self._starts[index]
            start, index = stop, index + 1


@dataclass(slots=True)
class Flow:
    """Collects blocks.  `characters` and `linked` count what was added so far, and how much of it was link text."""

    drafts: list[Draft] = field(default_factory=list)
    characters: int = 0
    linked: int = 0
    _pieces: list[Piece] = field(default_factory=list)
    _role: Role = "body"
    _heading: bool = False
    _lang: str | None = None
    _cell: GridCell | None = None
    # The source place of white space that waits for a next word; None where there is none.
    _space: int | None = None
    _soft: bool = False

    def begin(
        self, role: Role, *, heading: bool = False, lang: str | None = None, cell: GridCell | None = None
    ) -> None:
        """Give the block its role, unless it already holds text."""
        if not self._pieces:
            self._role, self._heading, self._lang, self._cell = role, heading, lang, cell

    def text(self, text: str, at: int, *, link: bool = False) -> None:
        """Add text that stands in the source from `at` on, one for one."""
        position = 0
        for stretch in _STRETCH.finditer(text):
            start = stretch.start()
            if start > position:
                self.space(at + position)
            self._add(Piece(stretch.group(), at + start), link)
            position = stretch.end()
        if position < len(text):
            self.space(at + position)

    def character(self, text: str, at: int, *, link: bool = False) -> None:
        """Add what one entity or escape at `at` stands for."""
        if text in (" ", "\t", "\n", "\r", "\f"):
            self.space(at)
        elif text:
            self._add(Piece(text, at, exact=False), link)

    def space(self, at: int) -> None:
        """White space that may be collapsed."""
        if self._space is None:
            self._space = at
        self._soft = False

    def soft_break(self, at: int) -> None:
        """A line end within a paragraph: a space, but nothing between two CJK characters."""
        if self._space is None:
            self._space, self._soft = at, True

    def end_block(self) -> None:
        """Close the block; one without visible text vanishes.  Raises InputError where there are more than any article has."""
        if self._pieces:
            pieces = _trimmed(self._pieces)
            if pieces:
                if len(self.drafts) >= DOCUMENT_BLOCKS:
                    raise too_many_blocks()
                self.drafts.append(Draft(self._role, pieces, self._heading, self._lang, self._cell))
            self._pieces = []
        self._space, self._soft = None, False

    def _add(self, piece: Piece, link: bool) -> None:
        pieces = self._pieces
        if self._space is not None:
            if pieces and not (self._soft and _joins(pieces[-1].text[-1], piece.text[0])):
                pieces.append(Piece(" ", self._space))
            self._space, self._soft = None, False
        pieces.append(piece)
        self.characters += len(piece.text)
        if link:
            self.linked += len(piece.text)


def too_many_blocks() -> InputError:
    """What is wrong with a document of more blocks than are read; `read` and `from_text` add its path."""
    limit = f"{DOCUMENT_BLOCKS:,}"
    return InputError(say("has more than {limit} paragraphs, list items and cells; split it into its articles", limit=limit))


def is_cjk(character: str) -> bool:
    """Whether it is a Chinese or Japanese character or its punctuation (Korean has spaces between words)."""
    return "\u2e80" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff" or "\uff00" <= character <= "\uffef" or (
        "\U00020000" <= character <= "\U0003ffff"
    )


def line_starts(source: str) -> tuple[int, ...]:
    """The offset of each line; CRLF, CR and LF end a line."""
    return (0, *(match.end() for match in _LINE_END.finditer(source)))


def document(
    drafts: Iterable[Draft], source: str, *, path: str, lang: str | None, front_matter: Mapping[str, object] | None = None
) -> Document:
    """The Document of blocks whose roles are final."""
    texts: list[str] = []
    runs: list[Run] = []
    blocks: list[Block] = []
    offset = number = 0
    for draft in drafts:
        start = offset
        text, at, length = offset, 0, 0  # the run in the making
        for characters, source_at, exact in draft.pieces:
            size = len(characters)
            texts.append(characters)
            if exact and length and at + length == source_at:
                length += size
            else:
                if length:
                    runs.append(Run(text, at, length))
                text, at, length = offset, source_at, size
                if not exact and size > 1:
                    runs += [Run(offset + index, source_at, 1) for index in range(size)]
                    length = 0
            offset += size
        if length:
            runs.append(Run(text, at, length))
        is_paragraph = draft.role in ("lede", "body")
        number += is_paragraph
        foreign = draft.lang if draft.lang != lang else None
        cell = None if draft.cell is None else draft.cell.headed
        blocks.append(Block(draft.role, start, offset, number if is_paragraph else 0, foreign, cell))
        texts.append("\n")
        offset += 1
    return Document(
        path=path,
        text="".join(texts[:-1]),
        blocks=tuple(blocks),
        lang=lang,
        runs=tuple(runs),
        line_starts=line_starts(source),
        front_matter=dict(front_matter or {}),
    )


def _joins(before: str, after: str) -> bool:
    left, right = is_cjk(before), is_cjk(after)
    return (left and right) or (left and after in _CJK_QUOTES) or (right and before in _CJK_QUOTES)


def _trimmed(pieces: list[Piece]) -> list[Piece]:
    """Without white space of any kind at either end."""
    first, last = 0, len(pieces)
    while first < last and not pieces[first].text.strip(_BLANK):
        first += 1
    while last > first and not pieces[last - 1].text.strip(_BLANK):
        last -= 1
    kept = pieces[first:last]
    if kept:
        head = kept[0]
        text = head.text.lstrip(_BLANK)
        if cut := len(head.text) - len(text):
            kept[0] = Piece(text, head.at + cut if head.exact else head.at, head.exact)
        tail = kept[-1]
        text = tail.text.rstrip(_BLANK)
        if len(text) < len(tail.text):
            kept[-1] = Piece(text, tail.at, tail.exact)
    return kept
