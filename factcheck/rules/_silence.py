"""Silences: comments in the article that switch rules off for one block, each with its reason.

    <!-- factcheck: ignore[FC102] the old figure is quoted on purpose -->

Inside a block it speaks of that block; between two blocks, of the next one.  A reason must be given.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.model import Document, InputError, Place
from factcheck.rules._registry import find_rule
from factcheck.wording import say

_COMMENT = re.compile(r"<!--\s*factcheck\s*:\s*(?P<body>[^>]{0,400}?)\s*-->")
_IGNORE = re.compile(r"ignore\s*\[(?P<codes>[^\]]*)\]\s*(?P<reason>.*)", re.DOTALL)
_FORM = say("write <!-- factcheck: ignore[FC102] the reason -->")


@dataclass(frozen=True, slots=True)
class Silence:
    """The rules `codes` are silent in [start, end) of the visible text; `mistake` says why a comment has no effect."""

    codes: frozenset[str]
    start: int
    end: int
    place: Place
    mistake: str = ""


def silences(document: Document, source: str) -> list[Silence]:
    """The silencing comments of an article's source, in order.  Plain text has no comments."""
    if not source or document.path.lower().endswith((".txt", ".text")):
        return []
    return list(_silences(document, source))


def _silences(document: Document, source: str) -> Iterator[Silence]:
    ends = sorted((document.source_offset(max(block.end - 1, block.start)), block.start, block.end) for block in document.blocks)
    for comment in _COMMENT.finditer(source):
        line = bisect_right(document.line_starts, comment.start())
        place = Place(line, comment.start() - document.line_starts[line - 1] + 1)
        # The block that the comment stands in, else the next one, is the first that ends behind it.
        block = next((found for found in ends if found[0] >= comment.start()), None)
        if block is not None and document.source_offset(block[1]) > comment.end():
            # Text right behind the end of a block on the same line still belongs to it.
            before = [found for found in ends if found[0] < comment.start()]
            if before and "\n" not in source[before[-1][0] : comment.start()]:
                block = before[-1]
        elif block is None and ends and "\n" not in source[ends[-1][0] : comment.start()]:
            block = ends[-1]
        codes, mistake = _codes(comment["body"])
        start, end = (block[1], block[2]) if block is not None else (0, 0)
        yield Silence(codes, start, end, place, mistake)


def _codes(body: str) -> tuple[frozenset[str], str]:
    """The codes that a comment names; or what is wrong with it."""
    match = _IGNORE.fullmatch(body)
    if match is None:
        return frozenset(), say('cannot read the comment "factcheck: {body}"; {form}', body=body, form=_FORM)
    if not match["reason"].strip():
        return frozenset(), say("a silencing comment needs its reason; {form}", form=_FORM)
    codes = [code.strip() for code in match["codes"].split(",") if code.strip()]
    if not codes:
        return frozenset(), say("a silencing comment must name its rules; {form}", form=_FORM)
    try:
        return frozenset(find_rule(code).code for code in codes), ""
    except InputError as error:
        return frozenset(), say("in a silencing comment: {message}", message=error.message)
