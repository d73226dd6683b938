"""YAML as written: every scalar stays the text that its author typed, every node knows its line and column.

YAML reads 1:30 as ninety, 0123 as eighty-three, 12-17 as a string but 2021-12-17 as a date, yes as true and 1_000 as a
thousand.  A figure must not change that way, so only the structure is taken from the parser, never its reading of a scalar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from factcheck.claims.shortening import shorten
from factcheck.limits import YAML_DEPTH, YAML_VALUES
from factcheck.wording import say


class Mistake(NamedTuple):
    """What is wrong at a place of the file: line and column from 1."""

    line: int
    column: int
    message: str


@dataclass(frozen=True, slots=True)
class Scalar:
    """A scalar as written.  `style` is "" for a plain one, else its first character: one of ' " | >

    header    what stands behind | or > on its line
    trailing  what stands behind a plain scalar on its line: white space and a comment
    """

    text: str
    line: int
    column: int
    style: str = ""
    header: str = ""
    trailing: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written at all, not even quotes."""
        return not self.text and not self.style


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    nodes: tuple[Node, ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Keys:
    """A mapping: each key's node and value by the key's text, in the order of the file."""

    entries: dict[str, tuple[Scalar, Node]]
    line: int
    column: int


Node = Scalar | Items | Keys


def value_of(node: Node | None, key: str) -> Node | None:
    """The value of a key; None where the node is no mapping, or lacks the key or its value."""
    if not isinstance(node, Keys) or key not in node.entries:
        return None
    value = node.entries[key][1]
    return None if isinstance(value, Scalar) and value.is_empty else value


def listed(node: Node, key: str) -> tuple[Node, ...]:
    """The values of a key that takes one or a list of them."""
    value = value_of(node, key)
    return value.nodes if isinstance(value, Items) else () if value is None else (value,)


def texts(node: Keys, keys: Sequence[str]) -> dict[str, str]:
    """Those of the keys that the mapping has with a scalar, as written."""
    return {key: value.text for key in keys if isinstance(value := value_of(node, key), Scalar)}


def named_under(root: Keys, key: str) -> list[tuple[str, Scalar, Node]]:
    """What a mapping under a key names: each name, its node and its value."""
    value = root.entries[key][1] if key in root.entries else None
    return [(name, node, inner) for name, (node, inner) in value.entries.items()] if isinstance(value, Keys) else []


def quoted(text: str) -> str:
    """The text in the quotes that YAML needs for it."""
    return f'"{text}"' if '"' not in text and "\\" not in text else "'" + text.replace("'", "''") + "'"


class Refused(Exception):
    """The file's structure cannot be used; nothing behind this can be read."""

    def __init__(self, line: int, column: int, message: str) -> None:
        super().__init__(message)
        self.mistake = Mistake(line, column, message)


# --- Lines ------------------------------------------------------------------------------------------------------------

# What YAML 1.1 calls unprintable, by name: a class of all that is left out takes long to compile.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def clean_lines(text: str) -> tuple[list[str], list[Mistake]]:
    """The lines of the text without what YAML does not allow in one; each such place with its mistake."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    mistakes = []
    tabbed: str | None = None
    for index, line in enumerate(lines):
        if (found := _UNPRINTABLE.search(line)) is not None:
            name = f"U+{ord(found[0]):04X}"
            mistakes.append(
                Mistake(
                    index + 1, found.start() + 1, say("the invisible character {name} cannot stand here; delete it", name=name)
                )
            )
            lines[index] = line = _UNPRINTABLE.sub(" ", line)
        indentation = line[: len(line) - len(line.lstrip(" \t-"))]
        if "\t" in indentation and line.strip():
            if tabbed is None:
                tabbed = say("a tab indents this line; YAML wants spaces, two for each step")
                mistakes.append(Mistake(index + 1, indentation.index("\t") + 1, tabbed))
            lines[index] = indentation.replace("\t", "  ") + line[len(indentation) :]
    return lines, mistakes


# --- Structure --------------------------------------------------------------------------------------------------------


_MERGE_KEY = say('merge keys ("<<") are not supported; write the keys out, or use "defaults"')


class _Open:
    """A list or mapping whose end has not come yet."""

    def __init__(self, event: Any, anchor: str | None) -> None:
        self.line, self.column = _place(event.start_mark)
        self.anchor = anchor
        self.is_mapping = type(event).__name__ == "MappingStartEvent"
        self.nodes: list[Node] = []
        self.entries: dict[str, tuple[Scalar, Node]] = {}
        self.key: Scalar | None = None
        self.size = 1

    def add(self, node: Node, place: tuple[int, int], mistakes: list[Mistake]) -> None:
        """Takes the next node: an item, a key, or the value of the last key."""
        if not self.is_mapping:
            self.nodes.append(node)
        elif self.key is None:
            if not isinstance(node, Scalar):
                raise Refused(*place, say("a list or mapping cannot be a key; put quotes around text that begins with [ or {{"))
            self.key = Scalar(node.text, *place, node.style)
        else:
            key, self.key = self.key, None
            if key.text == "<<" and not key.style:
                mistakes.append(Mistake(key.line, key.column, _MERGE_KEY))
            elif key.text in self.entries:
                first = self.entries[key.text][0]
                where = say("line {number}", number=first.line)
                if first.line == key.line:
                    where = say("column {number}", number=first.column)
                message = say('the key "{key}" stands already in {place}; keep one of them', key=shorten(key.text), place=where)
                mistakes.append(Mistake(key.line, key.column, message))
            else:
                self.entries[key.text] = (key, node)

    def close(self) -> Node:
        """The finished node."""
        return Keys(self.entries, self.line, self.column) if self.is_mapping else Items(tuple(self.nodes), self.line, self.column)


def _place(mark: Any) -> tuple[int, int]:
    return mark.line + 1, mark.column + 1


def _events(text: str) -> Iterator[Any]:
    import yaml

    # libyaml where PyYAML was built with it: ten times as fast, the same events.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    try:
        while loader.check_event():
            yield loader.get_event()
    finally:
        loader.dispose()


def composed(lines: list[str]) -> tuple[Node | None, list[Mistake]]:
    """The root node, without recursion.  Raises yaml's MarkedYAMLError, or Refused beyond the bounds."""
    mistakes: list[Mistake] = []
    anchors: dict[str, tuple[Node | None, int]] = {}
    stack: list[_Open] = []
    root: Node | None = None
    documents = total = 0
    for event in _events("\n".join(lines)):
        kind = type(event).__name__
        if kind == "DocumentStartEvent":
            documents += 1
            if documents > 1:
                raise Refused(*_place(event.start_mark), say('a second document begins here ("---"); make it a file of its own'))
            continue
        if kind.startswith(("Stream", "Document")):
            continue
        place = _place(event.start_mark)
        if kind.endswith("StartEvent"):
            if len(stack) >= YAML_DEPTH:
                raise Refused(*place, say("lists and mappings are nested more than {limit} deep here", limit=YAML_DEPTH))
            _refuse_tag(event, place, mistakes)
            stack.append(_Open(event, event.anchor))
            if event.anchor is not None:
                anchors[event.anchor] = (None, 0)
            continue
        node: Node | None
        if kind.endswith("EndEvent"):
            closed = stack.pop()
            node, size, place, anchor = closed.close(), closed.size, (closed.line, closed.column), closed.anchor
        elif kind == "AliasEvent":
            node, size = anchors.get(event.anchor, (None, 0))
            anchor = None
            if node is None:
                mistakes.append(Mistake(*place, _bad_alias(event.anchor, event.anchor in anchors)))
                node, size = Scalar(f"*{event.anchor}", *place, "*"), 1
        else:
            _refuse_tag(event, place, mistakes)
            node, size, anchor = _scalar(event, lines), 1, event.anchor
        # What an alias stands for counts each time, so that a few lines cannot unfold into millions.
        total += size if kind == "AliasEvent" else kind == "ScalarEvent"
        if total > YAML_VALUES:
            raise Refused(
                *place, say("the file holds more than {limit:,} values once its aliases (*) are written out", limit=YAML_VALUES)
            )
        if anchor is not None:
            anchors[anchor] = (node, size)
        if stack:
            stack[-1].size += size
            stack[-1].add(node, place, mistakes)
        else:
            root = node
    return root, mistakes


def _bad_alias(name: str, is_open: bool) -> str:
    if is_open:
        return say('"*{name}" stands inside the value that it repeats; write the value out', name=name)
    name = shorten(name)
    return say(
        'YAML takes "*{name}" for a value named &{name} further up, and there is none; to mean the text, write "*{name}"',
        name=name,
    )


def _refuse_tag(event: Any, place: tuple[int, int], mistakes: list[Mistake]) -> None:
    if event.tag is not None:
        tag = event.tag.replace("tag:yaml.org,2002:", "!!")
        mistakes.append(
            Mistake(*place, say('YAML takes "{tag}" for a type; put quotes around the value, or delete "{tag}"', tag=tag))
        )


def _scalar(event: Any, lines: list[str]) -> Scalar:
    line, column = _place(event.start_mark)
    style = event.style or ""
    header = trailing = ""
    if style in ("|", ">"):
        source = lines[line - 1]
        header = source[source.find(style, column - 1) + 1 :]
    elif not style and event.value:
        trailing = lines[event.end_mark.line][event.end_mark.column :]
    return Scalar(event.value, line, column, style, header, trailing)
