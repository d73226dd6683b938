"""Where in a claim file the cursor stands, told by its lines: which keys lead there, and whether a key or a value is being typed.

The file is being written and so hardly ever valid; no parser would read it.  Indentation, dashes and the brackets of one line
say enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from factcheck.language_server.schema import ITEM

_DASH = re.compile(r"-(?: +|$)")
_KEY = re.compile(r"(\"(?:[^\"\\]|\\.)*\"|'[^']*'|[^\s\-\"'#{\[\]},:|>&*!%@`][^:#]*?|-[^\s:#][^:#]*?)\s*:(?=\s|$)")
_WORD = re.compile(r"[^\s:,{}\[\]\"'#]+")


class _Part(NamedTuple):
    """A dash or a key at its column."""

    column: int
    name: str


@dataclass(frozen=True, slots=True)
class Context:
    """A place in a claim file.

    path      the keys, and ITEM for a list, that lead to the value, or to the mapping whose key is typed
    is_key    whether a key is typed
    typed     what stands before the cursor of the key or value, and `start` the column where that begins
    siblings  the other keys of the mapping, where a key is typed
    indent    the column at which the keys of the mapping stand; 0 inside brackets
    """

    path: tuple[str, ...]
    is_key: bool
    typed: str
    start: int
    siblings: frozenset[str] = frozenset()
    indent: int = 0


def context_at(text: str, line: int, column: int) -> Context | None:
    """The place at a line and column, both from 1; None in a comment."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not 1 <= line <= len(lines):
        return None
    before = lines[line - 1][: column - 1]
    if _in_comment(before):
        return None
    parts, rest, start = _parts(before)
    if parts and parts[-1].name != ITEM:
        outer = _above(lines, line, parts[0])
        return _inside((*outer, *(part.name for part in parts)), rest, start) or Context(
            (*outer, *(part.name for part in parts)), False, rest, start
        )
    # Nothing, or words that are no key yet: a key of the mapping that begins here.
    here = _Part(start, "")
    outer = _above(lines, line, parts[0] if parts else here)
    path = (*outer, *(part.name for part in parts))
    inner = _inside(path, rest, start)
    if inner is not None:
        return inner
    return Context(path, True, rest, start, frozenset(_siblings(lines, line, start, bool(parts))), start)


def key_at(text: str, line: int, column: int) -> tuple[tuple[str, ...], int] | None:
    """The path to the key at a place, the key its last part, and the column where the key begins; None elsewhere."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not 1 <= line <= len(lines):
        return None
    for word in _WORD.finditer(lines[line - 1]):
        if word.start() < column <= word.end() + 1 and re.match(r"\s*:(?:\s|$)", lines[line - 1][word.end() :]):
            context = context_at(text, line, word.end() + 1)
            if context is not None and context.is_key and context.typed == word[0]:
                return (*context.path, word[0]), word.start() + 1
    return None


def _in_comment(before: str) -> bool:
    quote = ""
    for index, sign in enumerate(before):
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'" and (index == 0 or before[index - 1] in " [{,:"):
            quote = sign
        elif sign == "#" and (index == 0 or before[index - 1] in " \t"):
            return True
    return False


def _parts(line: str) -> tuple[list[_Part], str, int]:
    """The dashes and the key that a line begins with; what follows, and the column where that begins."""
    at = len(line) - len(line.lstrip(" "))
    parts = []
    while (dash := _DASH.match(line, at)) is not None:
        parts.append(_Part(at + 1, ITEM))
        at = dash.end()
    if (key := _KEY.match(line, at)) is not None:
        parts.append(_Part(at + 1, key[1].strip("\"'")))
        at = key.end()
        at += len(line[at:]) - len(line[at:].lstrip(" "))
    return parts, line[at:], at + 1


def _above(lines: list[str], line: int, part: _Part) -> tuple[str, ...]:
    """The keys and dashes above a line that a part of it stands in."""
    found: list[str] = []
    for number in range(line - 1, 0, -1):
        if not lines[number - 1].strip() or lines[number - 1].lstrip().startswith("#"):
            continue
        for outer in reversed(_parts(lines[number - 1])[0]):
            # A list may stand at the column of its key.
            beside = part.name == ITEM and outer.name != ITEM and outer.column == part.column
            if outer.column < part.column or beside:
                found.append(outer.name)
                part = outer
    return tuple(reversed(found))


def _siblings(lines: list[str], line: int, column: int, is_first: bool) -> Iterator[str]:
    """The keys at a column in the lines around, as far as the mapping goes."""
    if not is_first:
        for number in range(line - 1, 0, -1):
            parts = _parts(lines[number - 1])[0]
            yield from (part.name for part in parts if part.column == column and part.name != ITEM)
            if parts and parts[0].column < column:
                break
    for number in range(line + 1, len(lines) + 1):
        parts = _parts(lines[number - 1])[0]
        if lines[number - 1].strip() and len(lines[number - 1]) - len(lines[number - 1].lstrip()) + 1 < column:
            break
        yield from (part.name for part in parts[:1] if part.column == column and part.name != ITEM)


@dataclass(slots=True)
class _Bracket:
    """An open { or [: the keys so far, and what leads on from it (in a list always the same)."""

    sign: str
    keys: list[str]
    step: str = ""


def _inside(path: tuple[str, ...], rest: str, start: int) -> Context | None:
    """The place within the brackets that a line has opened before the cursor; None where none is open."""
    open_: list[_Bracket] = []
    token, quote = 0, ""
    for index, sign in enumerate(rest):
        begins = not rest[token:index].strip()
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'" and begins:
            quote = sign
        elif sign in "{[" and begins:
            open_.append(_Bracket(sign, [], ITEM if sign == "[" else ""))
            token = index + 1
        elif not open_:
            continue
        elif sign in "}]":
            open_.pop()
            token = index + 1
        elif sign == ",":
            if open_[-1].sign == "{":
                open_[-1].step = ""
            token = index + 1
        elif sign == ":" and open_[-1].sign == "{" and rest[index + 1 : index + 2] in ("", " "):
            open_[-1].step = rest[token:index].strip().strip("\"'")
            open_[-1].keys.append(open_[-1].step)
            token = index + 1
    if not open_:
        return None
    typed = rest[token:].lstrip(" ")
    steps = tuple(bracket.step for bracket in open_ if bracket.step)
    is_key = not open_[-1].step
    return Context((*path, *steps), is_key, typed, start + len(rest) - len(typed), frozenset(open_[-1].keys))
