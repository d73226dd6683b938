"""Markdown: CommonMark with tables and strikethrough, by markdown-it; HTML in it goes where HTML goes.

markdown-it tells the lines of a block, not the columns of a character.  So every inline rule is wrapped: the tokens it
makes remember the offset at which it matched, and literal text becomes a token at once instead of waiting in `pending`.
Offsets in a block's content lead to the source because each content line is the end of a source line, once the marks of
the quotes and lists around it are cut off.

A block indented by four spaces is not code here: in articles it is a paragraph (or HTML) that somebody indented.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from factcheck.documents.flow import Origin, too_many_blocks
from factcheck.documents.frontmatter import front_matter
from factcheck.documents.html import Page, page_document
from factcheck.documents.registry import reader
from factcheck.limits import DOCUMENT_BLOCKS, INLINE_BRACKETS, INLINE_CHARS, MARKDOWN_NESTING
from factcheck.model import Document

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")
# A line that begins a block of its own: an item, a heading, a row, a paragraph behind a blank line.
_BLOCK_START = re.compile(
    r"^[ \t>]*+(?:(?:[-+*]|#{1,6}|[0-9]{1,9}[.)])[ \t]++\S|[^|\n]*+\|)|(?:(?<=\n\n)|(?<=\n\r\n))\S", re.MULTILINE
)
_HTML_START = re.compile(r"\s*<(?:!--|!doctype\b|/?[a-zA-Z][a-zA-Z0-9]*[\s/>])")
_FOOTNOTE_MARK = re.compile(r"\[\^[^\]\s^]{1,40}\]:?")
# Where an inline rule may match; all else is text.
_SIGN = re.compile(r"[\n\\`~*_\[!<&]")
_OFFSET = "source offset"


@reader(".md", ".markdown", ".mdown", ".mkd")
def read_markdown(source: str, *, path: str, lang: str | None) -> Document:
    """The Document of a Markdown article with optional front matter."""
    front = front_matter(source, path)
    body = source[front.end :]
    page = _html_page(body, front.end)
    if page is None:
        page = Page()
        _Rendering(source, front.end, page).render()
    return page_document(page, front, source, path=path, lang=lang)


def _html_page(body: str, start: int) -> Page | None:
    """The body as one piece of HTML, as feed importers write it; None where Markdown would see paragraphs in it.

    Taking it whole keeps a comment or a style sheet whole that has blank lines in it, where Markdown ends an HTML block.
    """
    if not _HTML_START.match(body):
        return None
    page = Page()
    page.feed(body, Origin([(0, start)]))
    return None if page.has_markdown else page


class _SourceLine(NamedTuple):
    text: str
    at: int


class _Rendering:
    """Walks markdown-it's tokens and drives a Page as the tags and the text of the rendered HTML would."""

    def __init__(self, source: str, start: int, page: Page) -> None:
        self.page = page
        self.body = source[start:].replace("\0", "\ufffd")
        self.lines = [
            _SourceLine(match.group().rstrip("\r\n"), start + match.start())
            for match in _LINE.finditer(self.body)
            if match.group()
        ]
        # Where the next cell of the row can begin; None outside of tables.
        self.cell_from: int | None = None
        self.last_at = start

    def render(self) -> None:
        # The parser would work for long on what is too much in the end.
        if sum(1 for _ in _BLOCK_START.finditer(self.body)) > DOCUMENT_BLOCKS:
            raise too_many_blocks()
        for token in _parser().parse(self.body):
            if token.type == "inline":
                self._inline(token)
            elif token.type == "html_block":
                self.page.feed(token.content, self._origin(token.content, _first_line(token)))
            elif token.type in ("fence", "code_block"):
                self._code(token)
            elif token.nesting > 0:
                if token.type == "tr_open":
                    self.cell_from = 0
                self.page.start(token.tag, {}, self.last_at)
            elif token.nesting < 0:
                if token.type == "tr_close":
                    self.cell_from = None
                self.page.end(token.tag)
            elif token.tag == "hr":
                self.page.start("hr", {}, self.last_at)

    def _code(self, token: Token) -> None:
        first = _first_line(token) + (1 if token.type == "fence" else 0)
        self.page.start("pre", {}, self.last_at)
        self.page.text(token.content, 0, len(token.content), self._origin(token.content, first))
        self.page.end("pre")

    def _inline(self, token: Token) -> None:
        content = token.content
        if not content:
            return
        if self.cell_from is None:
            origin = self._origin(content, self._line_of(content, token))
        else:
            origin = self._cell_origin(content, _first_line(token))
        self.last_at = origin.at(0)
        if _is_text(content):
            self.page.text(content, 0, len(content), origin)
        else:
            self._children(content, token.children or [], origin)

    def _children(self, content: str, children: Sequence[Token], origin: Origin) -> None:
        page = self.page
        in_autolink = False
        for child in children:
            at: int = child.meta.get(_OFFSET, 0)
            if child.type == "text":
                if not in_autolink:
                    page.text(content, at, at + len(child.content), origin)
            elif child.type == "text_special":
                if child.content == child.markup:
                    page.text(content, at, at + len(child.content), origin)
                elif child.info == "escape":
                    page.text(content, at + 1, at + 1 + len(child.content), origin)
                else:
                    page.character(child.content, origin.at(at))
            elif child.type == "softbreak":
                page.flow.soft_break(origin.at(at))
            elif child.type == "hardbreak":
                page.line_break(origin.at(at + (content[at] == "\\")))
            elif child.type == "code_inline":
                start = at + len(child.markup)
                start += content[start : start + len(child.content) + 1].replace("\n", " ").find(child.content)
                page.text(content, start, start + len(child.content), origin)
            elif child.type == "html_inline":
                stretches = origin.stretches(at, at + len(child.content))
                page.feed(child.content, Origin([(start - at, source) for start, _, source in stretches]))
            elif child.type == "link_open":
                in_autolink = child.info == "auto"
                page.start("a", {}, origin.at(at))
            elif child.type == "link_close":
                in_autolink = False
                page.end("a")
            # Emphasis has no tag of its own here: it neither breaks words nor changes roles.  An image's alt text is not seen.

    def _line_of(self, content: str, token: Token) -> int:
        """The line in which an inline text begins: markdown-it strips some lines before it that are blank, a form feed say."""
        first, last = token.map or (0, 0)
        blank = content[: len(content) - len(content.lstrip())].count("\n")
        word = content.lstrip().partition("\n")[0].rstrip()
        lines = range(first + blank, min(last, len(self.lines)))
        return next((number - blank for number in lines if word in self.lines[number].text), first)

    def _origin(self, content: str, first: int) -> Origin:
        """Where the lines of a block's content stand."""
        segments: list[tuple[int, int]] = []
        offset = 0
        for number, line in enumerate(content.split("\n"), first):
            if number >= len(self.lines):
                break
            source = self.lines[number]
            segments.append((offset, source.at + _column(source.text, line)))
            offset += len(line) + 1
        return Origin(segments)

    def _cell_origin(self, content: str, row: int) -> Origin:
        """Where a cell stands in its row; markdown-it has taken the backslash from each \\| in it."""
        source = self.lines[row]
        written = content.replace("|", "\\|")
        start = source.text.find(written, self.cell_from or 0)
        if start < 0:
            return Origin([(0, source.at)])
        self.cell_from = start + len(written)
        segments = [(0, source.at + start)]
        for count, index in enumerate((i for i, character in enumerate(content) if character == "|"), 1):
            segments.append((index, source.at + start + index + count))
        return Origin(segments)


def _first_line(token: Token) -> int:
    return token.map[0] if token.map else 0


def _column(source: str, line: str) -> int:
    """Where a content line begins in its source line, of which it is the end but for closing marks and white space."""
    wanted = line.strip()
    lead = len(line) - len(line.lstrip())
    if not wanted:
        return 0
    kept = source.rstrip()
    if not kept.endswith(wanted):
        unclosed = kept.rstrip("#").rstrip()
        kept = unclosed if unclosed.endswith(wanted) else kept
    column = len(kept) - len(wanted) if kept.endswith(wanted) else source.rfind(wanted)
    return max(column - lead, 0)


_InlineRule = Callable[["StateInline", bool], bool]


def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": MARKDOWN_NESTING}).enable(["table", "strikethrough"]).disable("code")
    # Both join neighbouring text tokens, which would lose their places.
    parser.core.ruler.disable("text_join", True)
    parser.inline.ruler2.disable("fragments_join", True)
    inline = parser.inline.ruler
    for name, rule in zip(inline.get_active_rules(), inline.getRules(""), strict=True):
        inline.at(name, _placed(rule))
    inline.at("newline", _newline)
    inline.before("link", "footnote_mark", _footnote_mark)
    inline.push("literal", _literal)
    parser.core.ruler.at("inline", _inline_unless_text)
    return parser


def _placed(rule: _InlineRule) -> _InlineRule:
    """The rule, whose tokens know the offset at which it matched."""

    def placed(state: StateInline, silent: bool) -> bool:
        at, before = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if silent:
            return True
        if state.pending:
            text, state.pending = state.pending, ""
            state.push("text", "", 0).content = text
        for token in state.tokens[before:]:
            if _OFFSET not in token.meta:
                token.meta[_OFFSET] = at
                if token.type == "text":
                    at += len(token.content)  # a rule that pushes several texts takes them one after the other
        return True

    return placed


def _newline(state: StateInline, silent: bool) -> bool:
    """A line end: hard after two spaces, else soft."""
    if state.src[state.pos] != "\n":
        return False
    if not silent:
        hard = state.src.endswith("  ", 0, state.pos)
        state.push("hardbreak" if hard else "softbreak", "br", 0).meta[_OFFSET] = state.pos
    state.pos += 1
    return True


def _footnote_mark(state: StateInline, silent: bool) -> bool:
    """[^1] refers to a note; its number is no figure of the text."""
    match = _FOOTNOTE_MARK.match(state.src, state.pos, state.posMax)
    if match:
        state.pos = match.end()
    return match is not None


def _literal(state: StateInline, silent: bool) -> bool:
    """One character that no other rule takes."""
    if not silent:
        token = state.push("text", "", 0)
        token.content = state.src[state.pos]
        token.meta[_OFFSET] = state.pos
    state.pos += 1
    return True


def _is_text(content: str) -> bool:
    """Whether there is nothing to parse in an inline text: no sign that means something, or more of them than anybody writes."""
    return _SIGN.search(content) is None or len(content) > INLINE_CHARS or content.count("[") > INLINE_BRACKETS


def _inline_unless_text(state: object) -> None:
    """Parse the inline content of every block that may have markup in it."""
    for token in state.tokens:  # type: ignore[attr-defined]
        if token.type == "inline" and not _is_text(token.content):
            state.md.inline.parse(token.content, state.md, state.env, token.children)  # type: ignore[attr-defined]
