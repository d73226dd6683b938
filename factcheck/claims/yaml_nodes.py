"""YAML as written: every scalar stays the text that its author typed, every node knows its line and column.

YAML reads 1:30 as ninety, 0123 as eighty-three, 12-17 as a string but 2021-12-17 as a date, yes as true and 1_000 as a
thousand.  A figure must not change that way, so only the structure is taken from the parser, never its reading of a scalar.

A syntax error does not hide the mistakes behind it: where quotes (a space, another indentation) would mend the line, that
line is reported, mended in memory, and the reading goes on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from factcheck.limits import YAML_DEPTH, YAML_READ_AGAIN, YAML_VALUES
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


class _Refused(Exception):
    """The file's structure cannot be used; nothing behind this can be read."""

    def __init__(self, line: int, column: int, message: str) -> None:
        super().__init__(message)
        self.mistake = Mistake(line, column, message)


def read_nodes(text: str) -> tuple[Node | None, list[Mistake]]:
    """The root node of a YAML text and every mistake of its syntax, in the order of the file.

    The node is None where the structure cannot be told, and for an empty file.  Lines that had to be mended to read on
    are in the node as mended; each has its mistake.
    """
    lines, mistakes = _clean_lines(text)
    reading = _attempt(lines)
    mended: set[int] = set()
    budget = YAML_READ_AGAIN
    while reading.error is not None:
        mend = _mend(reading, mended) if budget > 0 else _unproved(reading, mended)
        if mend is None:
            return None, sorted([*mistakes, _unmended(reading.lines, reading.error)])
        mistakes.append(mend.mistake)
        if mend.after is None:
            return None, sorted(mistakes)
        # About two changes are tried for each that helps.
        budget -= 2 * len(text)
        reading = mend.after
        mended.add(mend.mistake.line)
    return reading.node, sorted([*mistakes, *(mistake for mistake in reading.mistakes if mistake.line not in mended)])


# --- Lines ------------------------------------------------------------------------------------------------------------

_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|[\u2028\u2029]")


def _clean_lines(text: str) -> tuple[list[str], list[Mistake]]:
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
                raise _Refused(*place, say("a list or mapping cannot be a key; put quotes around text that begins with [ or {{"))
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


def _compose(lines: list[str]) -> tuple[Node | None, list[Mistake]]:
    """The root node, without recursion.  Raises yaml's MarkedYAMLError, or _Refused beyond the bounds."""
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
                raise _Refused(*_place(event.start_mark), say('a second document begins here ("---"); make it a file of its own'))
            continue
        if kind.startswith(("Stream", "Document")):
            continue
        place = _place(event.start_mark)
        if kind.endswith("StartEvent"):
            if len(stack) >= YAML_DEPTH:
                raise _Refused(*place, say("lists and mappings are nested more than {limit} deep here", limit=YAML_DEPTH))
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
            raise _Refused(
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


# --- Syntax errors in plain words -------------------------------------------------------------------------------------


class _Attempt(NamedTuple):
    """What came of reading the lines: `error` is the parser's, where it gave up."""

    lines: list[str]
    node: Node | None
    mistakes: list[Mistake]
    error: Any = None

    @property
    def stopped(self) -> tuple[int, int] | None:
        """Line and column from 0 at which the parser gave up."""
        return None if self.error is None else _reached(self.error)


class _Mend(NamedTuple):
    """A mistake and the reading of the lines without it; None where reading on would take too long."""

    mistake: Mistake
    after: _Attempt | None


def _attempt(lines: list[str]) -> _Attempt:
    from yaml import MarkedYAMLError

    try:
        return _Attempt(lines, *_compose(lines))
    except _Refused as refused:
        return _Attempt(lines, None, [refused.mistake])
    except MarkedYAMLError as error:
        return _Attempt(lines, None, [], error)


_ENTRY = re.compile(
    r"""(?P<lead>[ ]*(?:-[ ]+)*)                       # indentation and list dashes
        (?:(?P<key>[^\s:\#"'\[\]{},&*!|>%@`-][^:\#]{0,80}?)[ ]*:[ ]+)?  # key
        (?P<value>\S.*?)(?P<rest>\s+\#.*)?\Z           # value and comment
    """,
    re.VERBOSE,
)
_NO_SPACE = re.compile(r"(?P<lead>[ ]*(?:-[ ]+)*)(?P<key>[a-z]+)(?P<colon>:|：\s*)(?P<value>[^\s:/].*)\Z")

_TAKES = {
    ">": say("the start of a block of text"),
    "|": say("the start of a block of text"),
    "%": say("a directive"),
    "@": say("a reserved sign"),
    "`": say("a reserved sign"),
    "*": say("a reference to a named value"),
    "&": say("the name of a value"),
    "!": say("a type"),
    "{": say("the start of a mapping"),
    "[": say("the start of a list"),
    "}": say("the end of a mapping"),
    "]": say("the end of a list"),
    ",": say("a separator"),
    "-": say("the start of a list item"),
    "?": say("the start of a key"),
    '"': say("the start of quoted text"),
    "'": say("the start of quoted text"),
}


def shorten(text: str, length: int = 60) -> str:
    """The text on one line, cut off behind `length` characters."""
    line = " ".join(text[: 2 * length].split())
    return line if len(line) <= length and len(text) <= 2 * length else line[: length - 1] + "…"


def quoted(text: str) -> str:
    """The text in the quotes that YAML needs for it."""
    return f'"{text}"' if '"' not in text and "\\" not in text else "'" + text.replace("'", "''") + "'"


def why_quotes(text: str, key: str | None) -> str:
    """Why the plain value `text` needs quotes, and what to write: expect: "> 5"."""
    write = _write(key, quoted(shorten(text)))
    if text[:1] in _TAKES and not (text[0] in "-?" and text[1:2].strip()):
        return say(
            "YAML takes {sign} at the start of a value for {meaning}; put quotes around the value: {write}",
            sign=_named(text[0]),
            meaning=_TAKES[text[0]],
            write=write,
        )
    if re.search(r":(\s|\Z)", text):
        return say('YAML takes ": " inside a value for the end of a key; put quotes around the value: {write}', write=write)
    return say("YAML cannot read this value; put quotes around it: {write}", write=write)


def _named(sign: str) -> str:
    return f'"{sign}"' if sign != '"' else say("a quote")


def _mend(reading: _Attempt, mended: set[int]) -> _Mend | None:
    """The first change of a line near the error with which the parser gets further."""
    reached = _reached(reading.error)
    lines = reading.lines
    for index in _suspects(lines, reading.error):
        if index + 1 in mended:
            continue
        for message, column, line in _changes(lines, index, reading.error):
            after = _attempt([*lines[:index], line, *lines[index + 1 :]])
            if after.stopped is None or after.stopped > max(reached, (index, len(line))):
                return _Mend(Mistake(index + 1, column + 1, message), after)
    return None


def _unproved(reading: _Attempt, mended: set[int]) -> _Mend | None:
    """The likeliest change, not tried: for a file too large to be read once more."""
    index = _reached(reading.error)[0]
    if index >= len(reading.lines) or index + 1 in mended:
        return None
    for message, column, _ in _changes(reading.lines, index, reading.error):
        return _Mend(Mistake(index + 1, column + 1, message), None)
    return None


def _reached(error: Any) -> tuple[int, int]:
    mark = error.problem_mark or error.context_mark
    return mark.line, mark.column


def _stops_in_line(lines: list[str], index: int) -> int | None:
    stopped = _attempt(lines).stopped
    return stopped[1] if stopped is not None and stopped[0] == index else None


def _suspects(lines: list[str], error: Any) -> list[int]:
    """Lines (from 0) that may have caused the error, the likeliest first."""
    problem = _reached(error)[0]
    found = [problem]
    context = error.context_mark
    during = error.context or ""
    if context is not None and ("block" not in during or "scalar" in during):
        # A key or a bracket that was begun there and not ended.
        found.insert(0, context.line)
    # A quote that was opened further up swallows lines until the next quote.
    for index in range(problem, max(-1, problem - 40), -1):
        entry = _ENTRY.match(lines[index]) if index < len(lines) else None
        if entry and entry["value"][0] in "\"'" and not _closes(entry["value"]):
            found.insert(0, index)
            break
    previous = problem - 1
    while previous >= 0 and not lines[previous].strip():
        previous -= 1
    found.append(previous)
    return [index for index in dict.fromkeys(found) if 0 <= index < len(lines) and lines[index].strip()]


def _closes(value: str) -> bool:
    return len(value) > 1 and value.rstrip().endswith(value[0]) and (value[0] == '"' or value.count("'") % 2 == 0)


def _changes(lines: list[str], index: int, error: Any) -> Iterator[tuple[str, int, str]]:
    """Ways to mend a line: the message, its column from 0, and the line as it should be."""
    line = lines[index]
    if (entry := _NO_SPACE.match(line)) is not None:
        lead, key, value = entry["lead"], entry["key"], entry["value"]
        colon = say("the colon : and a space") if entry["colon"][0] == "：" else say("a space")
        yield (
            say('"{key}" needs {colon} before its value; write {key}: {value}', key=key, colon=colon, value=value),
            len(lead),
            f"{lead}{key}: {value}",
        )
    entry = _ENTRY.match(line)
    if entry is None:
        return
    value, key, rest = entry["value"], entry["key"], entry["rest"] or ""
    start = entry.start("value")
    if value[0] in "[{" and _reached(error)[0] == index:
        inner = _inside_brackets(line, lambda changed: _stops_in_line([*lines[:index], changed, *lines[index + 1 :]], index))
        if inner is not None:
            yield inner
    whole = f"{line[:start]}{quoted(value)}{rest}"
    if value[0] in "[{" and value[-1] not in "]}":
        closing = "]" if value[0] == "[" else "}"
        message = say(
            'the bracket "{bracket}" is not closed; write {write}', bracket=value[0], write=_write(key, value + closing)
        )
        yield message, start, line[:start] + value + closing + rest
        yield why_quotes(value, key), start, whole
    elif value[0] in "\"'" and not _closes(value):
        if value[0] not in value[1:]:
            text = value[1:].strip()
            message = say("the quote opened here is not closed; write {write}", write=_write(key, quoted(shorten(text))))
            yield message, start, line[:start] + quoted(text) + rest
        else:
            write = _write(key, quoted(shorten(value)))
            message = say("there is text behind the closing quote; put quotes around the whole value: {write}", write=write)
            yield message, start, whole
    elif value[0] not in "\"'":
        yield why_quotes(value, key), start, whole
    elif value.count(value[0]) > 2:
        text = value[1:-1]
        mark = "'" if value[0] == '"' else '"'
        other = f"{mark}{text}{mark}" if mark not in text and "\\" not in text else quoted(text)
        yield (
            say("a quote inside the text ends it; write {write}", write=_write(key, other)),
            start,
            f"{line[:start]}{other}{rest}",
        )
    if (aligned := _aligned(lines, index)) is not None:
        yield aligned


def _write(key: str | None, value: str) -> str:
    return shorten(f"{key}: {value}" if key else value, 120)


def _inside_brackets(line: str, stops_at: Callable[[str], int | None]) -> tuple[str, int, str] | None:
    """Quotes around the values inside [ ] or { } at which the parser stops: unit: %.  The message is about the first of them.

    `stops_at` gives the column from 0 at which the parser stops in a line, None where it gets past it.
    """
    first: tuple[str, int] | None = None
    column = stops_at(line)
    for _ in range(10):
        if column is None or column >= len(line):
            break
        # The {} of a template (find: rose by {}) opens and closes nothing.
        brackets = line.replace("{}", "  ")
        start = max(brackets.rfind(sign, 0, column) for sign in "{[,") + 1
        start += len(line[start:]) - len(line[start:].lstrip())
        end = min((at for sign in ",}]" if (at := brackets.find(sign, column + 1)) >= 0), default=len(line))
        key = None
        if (entry := re.match(r"(\w+):\s+", line[start:end])) is not None:
            key = entry[1]
            start += entry.end()
        text = line[start:end].rstrip()
        if not text or (text[0] in "\"'[{]}" and not text.startswith("{}")):
            return None
        first = first or (why_quotes(text, key), start)
        line = line[:start] + quoted(text) + line[start + len(text) :]
        column = stops_at(line)
    return None if first is None else (*first, line)


def _aligned(lines: list[str], index: int) -> tuple[str, int, str] | None:
    """The line with the indentation of the key before it, where it has another."""
    line = lines[index]
    indent = len(line) - len(line.lstrip(" "))
    for above in reversed(lines[:index]):
        if not above.strip() or above.lstrip().startswith("#"):
            continue
        entry = _ENTRY.match(above)
        if entry is None or entry["key"] is None or line.lstrip().startswith("- "):
            return None
        wanted = len(entry["lead"])
        if wanted == indent:
            return None
        message = say(
            "this line is indented by {indent} spaces, the key above it by {wanted}; give both the same",
            indent=indent,
            wanted=wanted,
        )
        return message, indent, " " * wanted + line.lstrip()
    return None


def _unmended(lines: list[str], error: Any) -> Mistake:
    """The parser's error in plain words, for a line that no small change mends."""
    line, column = _reached(error)
    problem = error.problem or ""
    context = error.context_mark
    if line >= len(lines) or (line == len(lines) - 1 and not lines[-1]):
        line, column = (context.line, context.column) if context is not None else (max(0, len(lines) - 1), 0)
    if "could not find expected ':'" in problem:
        if context is not None:
            line, column = context.line, context.column
        message = say("this is neither a key with a value nor a list item; write key: value, or - value")
    elif context is not None and "flow" in (error.context or ""):
        line, column = context.line, context.column
        message = say(
            "the bracket opened here is not closed properly; write for example [headline, body] or {{value: 14, unit: km}}"
        )
    elif context is not None and "quoted" in (error.context or ""):
        line, column = context.line, context.column
        if "escape" in problem:
            line, column = _reached(error)
            message = say("a backslash has a meaning of its own inside double quotes; use single quotes, or write it twice")
        else:
            message = say("the quote opened here is not closed")
    elif context is not None and "block" in (error.context or ""):
        message = say(
            "this line does not fit the block that begins in line {line}; give its keys the same indentation",
            line=context.line + 1,
        )
    elif "mapping values" in problem or "block sequence" in problem:
        message = say("this line is not where YAML expects it; check its indentation and that of the line above")
    else:
        message = say(
            "YAML cannot read this line ({problem}); put quotes around a value that begins with a sign", problem=problem
        )
    # The parser may stop behind the last line.
    return Mistake(min(line + 1, len(lines)), column + 1, message)
