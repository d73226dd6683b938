"""Plain text: a line is a paragraph, unless the text is hard-wrapped English, whose lines are joined.

Hard wrapping shows by arithmetic: a line ends where the first word of the next one would not have fitted any more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from factcheck.documents.flow import Flow, document
from factcheck.documents.registry import reader
from factcheck.documents.roles import ends_sentence, settled
from factcheck.model import Document

_LINE = re.compile(r"[^\r\n]+|\r\n?|\n")
# Editors and mail programs wrap at 60 to 100 columns; a longer line was not wrapped, a shorter one is verse or a table.
_WRAP_WIDTHS = range(45, 121)
# Programs that balance lines break up to so many columns before they must.
_SLACK = 8


class _Line(NamedTuple):
    text: str
    at: int


@reader("", ".txt", ".text")
def read_plain(source: str, *, path: str, lang: str | None) -> Document:
    """The Document of a plain text; its first line is the headline if it does not end as a sentence does."""
    flow = Flow()
    groups = list(_groups(source))
    width = max((len(line.text.rstrip()) for group in groups for line in group), default=0)
    several = sum(map(len, groups)) > 1
    is_hard_wrapped = any(len(group) > 2 and _is_wrapped(group, width) for group in groups)
    for index, group in enumerate(groups):
        wrapped = _is_wrapped(group, width, pairs=is_hard_wrapped and index > 0)
        if index == 0 and several and not wrapped and not ends_sentence(group[0].text):
            flow.begin("headline")
            flow.text(group[0].text, group[0].at)
            flow.end_block()
            group = group[1:]
            wrapped = _is_wrapped(group, width, pairs=is_hard_wrapped)
        for line in group:
            flow.begin("body")
            flow.text(line.text, line.at)
            if wrapped:
                flow.soft_break(line.at + len(line.text))
            else:
                flow.end_block()
        flow.end_block()
    return document(settled(flow.drafts), source, path=path, lang=lang)


def _groups(source: str) -> Iterator[list[_Line]]:
    """The lines between blank lines."""
    group: list[_Line] = []
    blank = False
    for match in _LINE.finditer(source):
        text = match.group()
        if text[0] in "\r\n":
            # The first line end closes a line, a second one follows a blank line.
            if blank and group:
                yield group
                group = []
            blank = True
        elif text.isspace():
            blank = True
        else:
            group.append(_Line(text, match.start()))
            blank = False
    if group:
        yield group


def _is_wrapped(group: list[_Line], width: int, *, pairs: bool = False) -> bool:
    """Whether the lines are one paragraph that was wrapped at the width of the text.

    Two lines prove little; unless `pairs`, the second must go on in lower case or with a digit.
    """
    if len(group) < 2 or width not in _WRAP_WIDTHS or not all(map(_is_latin, (group[0].text, group[-1].text))):
        return False
    if len(group) == 2 and not pairs and group[1].text.lstrip()[0].isupper():
        return False
    mid_sentence = 0
    for line, following in pairwise(group):
        text = line.text.rstrip()
        if len(text) + 1 + len(following.text.split(None, 1)[0]) <= width - _SLACK:
            return False
        mid_sentence += not ends_sentence(text)
    return mid_sentence * 2 >= len(group) - 1


def _is_latin(text: str) -> bool:
    return sum(character < "\u2e80" for character in text) * 2 > len(text)
