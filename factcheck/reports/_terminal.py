"""Text for a terminal: how many columns it takes, what of it may be shown, and a sentence cut around its figure.

What is shown comes from articles and claim files, so it could hold escape sequences that drive the terminal, or marks of
direction that make a line read differently from what it is ("Trojan Source").  Neither is ever passed on.
"""

from __future__ import annotations

import unicodedata
from contextlib import suppress
from dataclasses import dataclass

from factcheck.model import Excerpt

ELLIPSIS = "…"
# Control and format characters (among them every mark of direction), lone surrogates, private use and unassigned ones.
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_SPACES = frozenset({"Zs", "Zl", "Zp"})
_BREAKS = frozenset("\t\n\v\f\r\x85")


def visible(text: str) -> str:
    """`text` on one line, without anything that a terminal would obey instead of show."""
    if not text.isascii():
        # A file name that Python could not decode in this locale carries its bytes as surrogates.
        with suppress(UnicodeEncodeError):
            text = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(_shown(character) for character in text)


def display_width(text: str) -> int:
    """Columns of a terminal that `text` takes: East Asian wide characters two, combining marks none."""
    return sum(map(_columns, text))


@dataclass(frozen=True, slots=True)
class Cutting:
    """An excerpt as shown: one line, and the columns before and under its figure."""

    line: str
    before: int
    under: int


def cut(excerpt: Excerpt, width: int) -> Cutting:
    """The part of the excerpt around its figure that takes at most `width` columns, an ellipsis at each end that was cut.

    What stands before the figure says what it is about, so it gets two thirds of the room.  A figure that is too wide by
    itself is cut at its end.
    """
    start, end = max(0, excerpt.start), min(len(excerpt.text), excerpt.end)
    left = visible(excerpt.text[:start]).lstrip()
    figure = visible(excerpt.text[start:end])
    right = visible(excerpt.text[end:]).rstrip()
    room = width - display_width(figure)
    if room < display_width(left) + display_width(right):
        if room < 2:
            figure, room = _head(figure, max(width - 3, 1)) + ELLIPSIS, 2
        share = max(room * 2 // 3, room - display_width(right))
        left = _tail(left, share)
        right = _head(right, room - display_width(left))
    return Cutting(left + figure + right, display_width(left), display_width(figure))


def _head(text: str, width: int) -> str:
    """The beginning of `text` in at most `width` columns, an ellipsis included where something was cut."""
    if display_width(text) <= width:
        return text
    if width < 1:
        return ""
    kept, used = 0, 1
    for character in text:
        used += _columns(character)
        if used > width:
            break
        kept += 1
    return text[:kept].rstrip() + ELLIPSIS


def _tail(text: str, width: int) -> str:
    """The end of `text`, likewise."""
    if display_width(text) <= width:
        return text
    if width < 1:
        return ""
    kept, used = len(text), 1
    for character in reversed(text):
        used += _columns(character)
        if used > width:
            break
        kept -= 1
    return ELLIPSIS + text[kept:].lstrip()


def _shown(character: str) -> str:
    if " " <= character <= "~":
        return character
    if character in _BREAKS:
        return " "
    category = unicodedata.category(character)
    if category in _HIDDEN:
        return ""
    return " " if category in _SPACES and unicodedata.east_asian_width(character) != "F" else character


def _columns(character: str) -> int:
    if character < "\x7f":
        return 1
    if unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
