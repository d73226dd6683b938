"""Word tables: plain text files, one line an entry, that someone who cannot program can read and extend.

    # a comment, or the head of the file that explains it
    more_than before : 超, 超过, 逾
    %         percent : %, ％, percent, per cent

Left of the first " : " stand the values that the line gives, parted by white space; right of it the words, parted by commas.
A word is taken as written; in templates `{n}` stands for a number and `{d}` for digits (the language says of what form).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pkgutil import get_data
from typing import NamedTuple


class Entry(NamedTuple):
    """One word of a table with the values of its line."""

    word: str
    values: tuple[str, ...]


@cache
def read_table(package: str, name: str) -> tuple[Entry, ...]:
    """The entries of `name` in `package`, in the order of the file.

    Raises ValueError, naming file and line, where a line has no " : " or a word stands twice with different values.
    """
    lines = (get_data(package, name) or b"").decode().splitlines()
    return tuple(_entries(name, lines))


def _entries(name: str, lines: Iterable[str]) -> Iterator[Entry]:
    seen: dict[tuple[str, tuple[str, ...]], int] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        keys, separator, words = line.partition(" : ")
        if not separator:
            raise ValueError(f'{name}:{number}: expected "values : word, word", found {line!r}')
        values = tuple(keys.split())
        for word in (part.strip() for part in words.split(",")):
            if not word:
                continue
            first = seen.setdefault((word, values), number)
            if first != number:
                raise ValueError(f"{name}:{number}: {word!r} stands already in line {first}")
            yield Entry(word, values)


def any_of(words: Iterable[str], write: Callable[[str], str] = re.escape) -> str:
    """The source of a regular expression that matches the longest of the words at a place.

    It is a tree of their characters, so that a place where no word begins is left after one look.  `write` says how one
    character is written; it must match a single character.
    """
    tree = _Tree()
    for word in words:
        branch = tree
        for char in word:
            branch = branch.setdefault(write(char), _Tree())
        branch[""] = _Tree()
    return _alternatives(tree)


class _Tree(dict[str, "_Tree"]):
    """What may follow, by the source of the next character; "" where a word ends."""


def _alternatives(tree: _Tree) -> str:
    """The longer words first: the end of a word is the last choice of its branch."""
    ways = [char + _rest(branch) for char, branch in tree.items() if char]
    return "|".join(ways if "" not in tree else [*ways, ""])


def _rest(branch: _Tree) -> str:
    source = ""
    while len(branch) == 1 and "" not in branch:
        [(char, branch)] = branch.items()
        source += char
    return source if not branch or branch.keys() == {""} else f"{source}(?:{_alternatives(branch)})"
