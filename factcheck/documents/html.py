"""HTML: what a reader sees of a page, block by block.

`Page` follows the tree construction of the HTML standard as far as text needs it: which elements are open, which end tags
are implied, what is hidden.  It keeps a flat stack, never recurses, and takes time linear in the tags, whatever their nesting.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from factcheck.documents.elements import (
    BLOCK,
    CELL,
    CELL_CONTENT_CLOSERS,
    CLASSES_SAY_NOTHING,
    HEADINGS,
    HIDDEN,
    IMPLIED_ENDS,
    IN_HEAD,
    INLINE,
    PARAGRAPH,
    RANKS,
    ROLES,
    STRENGTH,
    TABLE,
    TABLE_PARTS,
    VOID,
    is_hidden,
    role_of_classes,
)
from factcheck.documents.flow import Draft, Flow, Origin, document
from factcheck.documents.frontmatter import FrontMatter, front_matter
from factcheck.documents.languages import declared_language
from factcheck.documents.markup import RAW_TEXT, Attribute, EndTag, Raw, Reference, StartTag, Text, references, tokens
from factcheck.documents.registry import reader
from factcheck.documents.roles import settled
from factcheck.documents.tables import Grid, GridCell
from factcheck.limits import TABLE_HEADER_CHARS
from factcheck.model import Document, Role

_BLANK_LINE = re.compile(r"(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)")
_LINE_END = re.compile(r"\r\n?|\n")
# An aside is navigation when this share of its text is links.
_LINKED_SHARE = 2  # one half


@dataclass(slots=True)
class _Element:
    name: str
    rank: int
    role: Role
    hidden: bool
    heading: bool
    linked: bool
    preformatted: bool
    lang: str | None
    # Index on the stack of the innermost element above each rank, this one included.
    barriers: tuple[int, int, int]
    aside: tuple[int, int, int] | None = None
    # The table that it is; the cell that it stands in.
    grid: Grid | None = None
    cell: GridCell | None = None


_ROOT = _Element("", TABLE, "body", False, False, False, False, None, (0, 0, 0))


class _Title(NamedTuple):
    """A headline that the head states: characters [start, end) of a text with its origin."""

    text: str
    start: int
    end: int
    origin: Origin


class Page:
    """Takes tags and text in their order and gives the drafts of blocks; Markdown drives it as well."""

    def __init__(self) -> None:
        self.flow = Flow()
        self.lang: str | None = None
        # Whether text stood outside of all elements, or after a blank line: signs of Markdown.
        self.has_markdown = False
        self._stack: list[_Element] = [_ROOT]
        self._positions: dict[str, list[int]] = {}
        self._title: _Title | None = None
        self._social_title: _Title | None = None
        self._link_asides: list[tuple[int, int]] = []
        self._grids: list[Grid] = []

    def feed(self, text: str, origin: Origin) -> None:
        """Take the tokens of a piece of HTML; elements may stay open for the next piece."""
        for token in tokens(text):
            if isinstance(token, Text):
                self.text(text, token.start, token.end, origin)
            elif isinstance(token, StartTag):
                if token.name == "meta":
                    self._meta(text, token.attributes, origin)
                else:
                    self.start(token.name, token.attributes, origin.at(token.start))
                    if token.closed and token.name in ("svg", "math"):
                        self.end(token.name)
            elif isinstance(token, EndTag):
                self.end(token.name)
            elif isinstance(token, Reference):
                self.character(token.text, origin.at(token.start))
            elif isinstance(token, Raw) and token.name == "title" and self._title is None and "svg" not in self._positions:
                self._title = _Title(text, token.start, token.end, origin)

    def text(self, text: str, start: int, end: int, origin: Origin) -> None:
        """Visible characters [start, end) of a text, unless something around them is hidden."""
        top = self._stack[-1]
        if top.hidden:
            return
        if not (self.has_markdown or top.preformatted):
            self.has_markdown = _is_markdown(text[start:end], outside=len(self._stack) == 1)
        flow = self.flow
        flow.begin(top.role, heading=top.heading, lang=top.lang, cell=top.cell)
        for first, last, source in origin.stretches(start, end):
            piece = text[first:last]
            if not top.preformatted:
                flow.text(piece, source, link=top.linked)
                continue
            position = 0
            for line_end in _LINE_END.finditer(piece):
                flow.text(piece[position : line_end.start()], source + position, link=top.linked)
                flow.end_block()
                flow.begin(top.role, heading=top.heading, lang=top.lang, cell=top.cell)
                position = line_end.end()
            flow.text(piece[position:], source + position, link=top.linked)

    def character(self, text: str, at: int) -> None:
        """What one entity or escape at `at` stands for."""
        top = self._stack[-1]
        if not top.hidden:
            self.has_markdown = self.has_markdown or (len(self._stack) == 1 and not text.isspace())
            self.flow.begin(top.role, heading=top.heading, lang=top.lang, cell=top.cell)
            self.flow.character(text, at, link=top.linked)

    def line_break(self, at: int) -> None:
        """A <br>: a new block in running text, a space where a block is one thing (a headline, a cell, a caption)."""
        if self._stack[-1].role in ("headline", "table", "caption"):
            self.flow.space(at)
        else:
            self.flow.end_block()

    def start(self, name: str, attributes: Mapping[str, Attribute], at: int) -> None:
        """A start tag."""
        if self._stack[-1].name in RAW_TEXT:
            return  # it was left open by an earlier piece, and what looks like a tag is its content
        if name == "br":
            self.line_break(at)
            return
        rank = RANKS.get(name, INLINE)
        # Neither a template nor what stands in something hidden breaks the line that a reader sees.
        breaks_line = rank and name != "template" and not self._stack[-1].hidden
        if breaks_line:
            self.flow.end_block()
        if name in VOID:
            return
        if self._positions.get("head") and name not in IN_HEAD:
            self.end("head")
        if rank and name != "template":
            self._end_implied(name)
        parent = self._stack[-1]
        role = ROLES.get(name)
        hidden = parent.hidden or name in HIDDEN
        lang = parent.lang
        if attributes:
            hidden = hidden or is_hidden(attributes)
            class_role = None if name in CLASSES_SAY_NOTHING else role_of_classes(attributes)
            if class_role is not None and (role is None or STRENGTH[class_role] > STRENGTH[role]):
                role = class_role
                if not rank:
                    rank = BLOCK
                    self.flow.end_block()
            if "lang" in attributes:
                lang = declared_language(attributes["lang"].value) or lang
                if name in ("html", "body") and self.lang is None:
                    self.lang = lang
        if role is None or STRENGTH[role] < STRENGTH[parent.role]:
            role = parent.role
        index = len(self._stack)
        first, second, third = parent.barriers
        self._stack.append(
            _Element(
                name,
                rank,
                role,
                hidden,
                parent.heading or name in HEADINGS,
                parent.linked or name == "a",
                parent.preformatted or name in ("pre", "listing"),
                lang,
                (index if rank > INLINE else first, index if rank > BLOCK else second, index if rank > CELL else third),
                (len(self.flow.drafts), self.flow.characters, self.flow.linked) if name == "aside" else None,
                *self._placed(name, attributes, parent, hidden=hidden),
            )
        )
        self._positions.setdefault(name, []).append(index)

    def _placed(
        self, name: str, attributes: Mapping[str, Attribute], parent: _Element, *, hidden: bool
    ) -> tuple[Grid | None, GridCell | None]:
        """The table that an element is, and the cell that it is or stands in."""
        if hidden or name not in TABLE_PARTS:
            return None, parent.cell
        if name == "table":
            self._grids.append(Grid())
            return self._grids[-1], None
        grid = self._stack[parent.barriers[2]].grid
        if grid is None:
            return None, parent.cell
        if name == "tr":
            grid.start_row(in_head=self._stack[parent.barriers[1]].name == "thead")
        elif name in ("td", "th"):
            colspan, rowspan = (attributes[key].value if key in attributes else "" for key in ("colspan", "rowspan"))
            return None, grid.cell(heads=name == "th", colspan=colspan, rowspan=rowspan)
        else:
            grid.start_section()
        return None, None

    def end(self, name: str) -> None:
        """An end tag; one that matches no open element is ignored."""
        if self._stack[-1].name in RAW_TEXT and name != self._stack[-1].name:
            return
        if name == "br":
            self.line_break(0)
            return
        rank = RANKS.get(name, INLINE)
        if rank and not self._stack[-1].hidden:
            self.flow.end_block()
        positions = self._positions.get(name)
        if positions and positions[-1] >= (0 if rank == TABLE else self._stack[-1].barriers[rank]):
            self._close_down_to(positions[-1])

    def drafts(self, *, needs_headline: bool = True) -> list[Draft]:
        """The blocks so far, with everything closed; a headline from the head where the page has none of its own."""
        self._close_down_to(1)
        self.flow.end_block()
        drafts = self.flow.drafts
        reached = 0
        for first, last in sorted(self._link_asides):
            for draft in drafts[max(first, reached) : last]:
                draft.role = "footer"
            reached = max(reached, last)
        self._give_headers(drafts)
        if needs_headline and not any(draft.role == "headline" for draft in drafts):
            return _title_drafts(self._social_title or self._title) + drafts
        return drafts

    def _give_headers(self, drafts: list[Draft]) -> None:
        if not self._grids:
            return
        words: dict[GridCell, str] = {}
        for draft in drafts:
            if draft.cell is not None and len(before := words.get(draft.cell, "")) < TABLE_HEADER_CHARS:
                words[draft.cell] = f"{before} {draft.text}".strip()[:TABLE_HEADER_CHARS]
        for grid in self._grids:
            grid.give_headers(words)

    def _end_implied(self, name: str) -> None:
        ends = IMPLIED_ENDS.get(name, PARAGRAPH)
        if name in CELL_CONTENT_CLOSERS:
            # Whatever is still open in a cell ends with it, but nothing outside the innermost table.
            floor = self._stack[-1].barriers[2]
            while (cell := self._stack[-1].barriers[1]) > floor and self._stack[cell].name in ends:
                self._close_down_to(cell)
            return
        while (block := self._stack[-1].barriers[0]) > 0 and self._stack[block].name in ends:
            self._close_down_to(block)

    def _close_down_to(self, index: int) -> None:
        """Close the element at `index` of the stack and all that are open in it."""
        while len(self._stack) > max(index, 1):
            element = self._stack.pop()
            positions = self._positions[element.name]
            positions.pop()
            if not positions:
                del self._positions[element.name]
            if element.rank and not element.hidden:
                self.flow.end_block()
            if element.aside is not None:
                first, characters, linked = element.aside
                added = self.flow.characters - characters
                if added and (self.flow.linked - linked) * _LINKED_SHARE >= added:
                    self._link_asides.append((first, len(self.flow.drafts)))

    def _meta(self, text: str, attributes: Mapping[str, Attribute], origin: Origin) -> None:
        names = (attributes.get("property"), attributes.get("name"))
        content = attributes.get("content")
        if content and content.value.strip() and any(name and name.value.strip().lower() == "og:title" for name in names):
            self._social_title = self._social_title or _Title(text, content.start, content.end, origin)


@reader(".html", ".htm", ".xhtml")
def read_html(source: str, *, path: str, lang: str | None) -> Document:
    """The Document of an HTML page or fragment; front matter, as static site generators put it, is taken too."""
    front = front_matter(source, path)
    page = Page()
    page.feed(source[front.end :], Origin([(0, front.end)]))
    return page_document(page, front, source, path=path, lang=lang)


def page_document(page: Page, front: FrontMatter, source: str, *, path: str, lang: str | None) -> Document:
    """The Document of a page: the title of the front matter first, then the page's own blocks."""
    title = title_drafts(front)
    drafts = page.drafts(needs_headline=not title)
    return document(
        [*title, *settled(drafts)], source, path=path, lang=lang or front.lang or page.lang, front_matter=front.values
    )


def title_drafts(front: FrontMatter) -> list[Draft]:
    """The headline that the front matter states; markup in it is markup."""
    if front.title is None:
        return []
    page = Page()
    page.start("h1", {}, 0)
    page.feed(front.title.text, front.title.origin)
    return page.drafts(needs_headline=False)


def _title_drafts(title: _Title | None) -> list[Draft]:
    if title is None:
        return []
    page = Page()
    page.start("h1", {}, 0)
    for token in references(title.text, title.start, title.end):
        if isinstance(token, Text):
            page.text(title.text, token.start, token.end, title.origin)
        else:
            page.character(token.text, title.origin.at(token.start))
    return page.drafts(needs_headline=False)


def _is_markdown(text: str, *, outside: bool) -> bool:
    text = text.rstrip()
    return bool(text) and (outside or _BLANK_LINE.search(text) is not None)
