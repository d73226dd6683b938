"""A YAML text as nodes, with its errors of syntax in plain words.

A syntax error does not hide the mistakes behind it: where quotes (a space, another indentation) would mend the line, that
line is reported, mended in memory, and the reading goes on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from factcheck.claims.shortening import shorten
from factcheck.claims.yaml_nodes import Mistake, Node, Refused, Scalar, clean_lines, composed, quoted
from factcheck.limits import YAML_READ_AGAIN
from factcheck.wording import say


def read_nodes(text: str) -> tuple[Node | None, list[Mistake]]:
    """The root node of a YAML text and every mistake of its syntax, in the order of the file.

    The node is None where the structure cannot be told, and for an empty file.  Lines that had to be mended to read on
    are in the node as mended; each has its mistake.
    """
    lines, mistakes = clean_lines(text)
    reading = _attempt(lines)
    if reading.error is None and isinstance(reading.node, Scalar):
        # To YAML, keys with the colon of a Chinese keyboard are one long text.
        lines, wide = _half_width(lines)
        if wide:
            mistakes += wide
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


_WIDE = re.compile(r"(?P<lead>[ ]*(?:-[ ]+)*)(?P<key>[a-z]+)：\s*(?P<value>.*)\Z")


def _half_width(lines: list[str]) -> tuple[list[str], list[Mistake]]:
    """The lines with the colon : and a space behind their keys instead of ：, and a mistake for each."""
    mended, mistakes = [], []
    for number, line in enumerate(lines, 1):
        if (entry := _WIDE.match(line)) is not None:
            lead, key, value = entry["lead"], entry["key"], entry["value"]
            write = f"{key}: {value}".rstrip()
            wrong = say('the colon "：" is no colon for YAML; write {write}', write=shorten(write))
            mistakes.append(Mistake(number, entry.end("key") + 1, wrong))
            line = f"{lead}{write}"
        mended.append(line)
    return mended, mistakes


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
        return _Attempt(lines, *composed(lines))
    except Refused as refused:
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
            text = value[1:].strip().rstrip("”’").rstrip()
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
