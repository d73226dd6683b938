"""HTML becomes tokens with exact offsets, in linear time.

Why not `html.parser`, which Beautiful Soup builds on: on Python 3.11 and 3.12 as shipped by distributions it is quadratic on
unclosed comments, tags and "&#", gives up on "<![x[", and hands over the whole rest of a file as text after some lone "&";
its newer releases parse the same file differently.  lxml, html5lib and the C parsers keep no column of a character.  The
verdict on a figure must not depend on the patch release of Python, so this follows the tokenizer of the HTML standard
(section 13.2.5) in the few states that matter for visible text.

Two departures, both for text that would vanish in a browser: a "<" that no ">" follows is text; and a tag whose quote is
never closed ends at its first ">".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5
from typing import NamedTuple


class Text(NamedTuple):
    """Characters [start, end) that stand as they are."""

    start: int
    end: int


class Reference(NamedTuple):
    """A character reference at `start`: `&yen;` is "¥"."""

    text: str
    start: int


class Attribute(NamedTuple):
    """The value of an attribute as written is text[start:end]."""

    value: str
    start: int
    end: int


class StartTag(NamedTuple):
    """<name …>; a slash at its end (`closed`) counts only in SVG and MathML, as HTML has it."""

    name: str
    attributes: dict[str, Attribute]
    start: int
    closed: bool = False


class EndTag(NamedTuple):
    """</name>."""

    name: str
    start: int


class Raw(NamedTuple):
    """What stands in a script, style, title …: no markup in it."""

    name: str
    start: int
    end: int


Token = Text | Reference | StartTag | EndTag | Raw

RAW_TEXT = frozenset({"script", "style", "title", "textarea", "iframe", "xmp", "noembed", "noframes"})

_MARK = re.compile(r"[<&]")
_PLAIN_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)>")
_TAG_NAME = re.compile(r"[a-zA-Z][^ \t\n\r\f/>]*")
_GAP = re.compile(r"[ \t\n\r\f/]*")
_ATTRIBUTE = re.compile(r"[^ \t\n\r\f/>][^ \t\n\r\f/>=]*")
_EQUALS = re.compile(r"[ \t\n\r\f]*=[ \t\n\r\f]*")
_UNQUOTED = re.compile(r"[^ \t\n\r\f>]*")
_COMMENT_END = re.compile(r"--!?>")
_NUMERIC = re.compile(r"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?")
_NAMED = re.compile(r"&([a-zA-Z][a-zA-Z0-9]{0,31});?")
# The longest name that HTML takes without its semicolon is &thorn, &Aring, …
_LONGEST_BARE_NAME = 6
_NO_ATTRIBUTES: dict[str, Attribute] = {}


def tokens(text: str) -> Iterator[Token]:
    """The tokens of the text, in order; comments, doctypes and processing instructions give none."""
    return _Scanner(text).tokens()


def references(text: str, start: int, end: int) -> Iterator[Text | Reference]:
    """The characters of [start, end), where only character references count: an attribute's value or a title."""
    begun = start
    while (position := text.find("&", start, end)) >= 0:
        found = _reference(text, position, end)
        if found is None:
            start = position + 1
            continue
        if begun < position:
            yield Text(begun, position)
        yield Reference(found[0], position)
        begun = start = found[1]
    if begun < end:
        yield Text(begun, end)


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.last_close = text.rfind(">")
        # Set once a tag ran to the end of the text inside a quote: from then on quotes do not protect a ">", or a file full
        # of such tags would be scanned to its end for each of them.
        self.quotes_are_broken = False

    def tokens(self) -> Iterator[Token]:
        text, position, begun = self.text, 0, 0
        while (mark := _MARK.search(text, position)) is not None:
            at = mark.start()
            if text[at] == "&":
                found = _reference(text, at, len(text))
                if found is None:
                    position = at + 1
                    continue
                if begun < at:
                    yield Text(begun, at)
                yield Reference(found[0], at)
                position = begun = found[1]
                continue
            end, token = self._markup(at)
            if end < 0:
                position = at + 1
                continue
            if begun < at:
                yield Text(begun, at)
            if token is not None:
                yield token
                if isinstance(token, StartTag) and token.name in RAW_TEXT:
                    content_end, end = self._raw_text_end(token.name, end_of_tag := end)
                    if end_of_tag < content_end:
                        yield Raw(token.name, end_of_tag, content_end)
                    if content_end < end:  # else it stays open, for a next piece of the same page
                        yield EndTag(token.name, content_end)
            position = begun = end
        if begun < len(text):
            yield Text(begun, len(text))

    def _markup(self, at: int) -> tuple[int, StartTag | EndTag | None]:
        """The end of the markup at `at`, and the tag it is; -1 where "<" is text."""
        text = self.text
        plain = _PLAIN_TAG.match(text, at)
        if plain:
            name = plain.group(2).lower()
            return plain.end(), EndTag(name, at) if plain.group(1) else StartTag(name, _NO_ATTRIBUTES, at)
        if at > self.last_close and not text.startswith("<!--", at):
            return -1, None
        following = text[at + 1 : at + 2]
        if following == "!" and text.startswith("<!--", at):
            if text.startswith(("<!-->", "<!--->"), at):
                return text.index(">", at) + 1, None
            close = _COMMENT_END.search(text, at + 4)
            return close.end() if close else len(text), None
        if following in ("!", "?") or (following == "/" and text[at + 2 : at + 3].strip()):
            name_match = _TAG_NAME.match(text, at + 2) if following == "/" else None
            if name_match:
                end, _ = self._attributes(name_match.end())
                return end, EndTag(name_match.group().lower(), at)
            # A doctype, an instruction or a bogus comment.
            return text.find(">", at) + 1 or -1, None
        name_match = _TAG_NAME.match(text, at + 1)
        if name_match is None:
            return -1, None
        end, attributes = self._attributes(name_match.end())
        return end, StartTag(name_match.group().lower(), attributes, at, text.startswith("/>", end - 2))

    def _attributes(self, position: int) -> tuple[int, dict[str, Attribute]]:
        """The end of the tag and its attributes, the first of each name; end is -1 where there is no ">"."""
        text, begun = self.text, position
        found: dict[str, Attribute] = {}
        if self.quotes_are_broken:
            return text.find(">", position) + 1 or -1, found
        while True:
            gap = _GAP.match(text, position)
            position = gap.end() if gap else position
            if position >= len(text):
                break
            if text[position] == ">":
                return position + 1, found
            name = _ATTRIBUTE.match(text, position)
            assert name is not None
            position = name.end()
            equals = _EQUALS.match(text, position)
            value = Attribute("", position, position)
            if equals:
                start = equals.end()
                quote = text[start : start + 1]
                if quote in ('"', "'"):
                    end = text.find(quote, start + 1)
                    if end < 0:
                        break
                    value, position = Attribute(text[start + 1 : end], start + 1, end), end + 1
                else:
                    unquoted = _UNQUOTED.match(text, start)
                    end = unquoted.end() if unquoted else start
                    value, position = Attribute(text[start:end], start, end), end
            found.setdefault(name.group().lower(), value)
        self.quotes_are_broken = True
        return text.find(">", begun) + 1 or -1, found

    def _raw_text_end(self, name: str, start: int) -> tuple[int, int]:
        """Where the content of a raw text element ends, and where its end tag does."""
        close = re.compile(rf"</{name}(?=[ \t\n\r\f/>])[^>]*>?", re.IGNORECASE).search(self.text, start)
        return (close.start(), close.end()) if close else (len(self.text), len(self.text))


def _reference(text: str, at: int, limit: int) -> tuple[str, int] | None:
    """The character reference at `at` and its end; None where "&" is text."""
    numeric = _NUMERIC.match(text, at, limit)
    if numeric:
        hexadecimal, decimal = numeric.groups()
        digits = (hexadecimal or decimal).lstrip("0") or "0"
        if len(digits) > 8:
            return "\ufffd", numeric.end()
        return unescape(f"&#x{digits};" if hexadecimal else f"&#{digits};"), numeric.end()
    named = _NAMED.match(text, at, limit)
    if not named:
        return None
    name = named.group(1)
    if named.group().endswith(";") and f"{name};" in html5:
        return html5[f"{name};"], named.end()
    for length in range(min(len(name), _LONGEST_BARE_NAME), 1, -1):
        if name[:length] in html5:
            return html5[name[:length]], at + 1 + length
    return None
