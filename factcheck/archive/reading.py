"""The cases of a part, with what is wrong with those that are none."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from factcheck.archive.parts import STANDARD_INPUT, Part, opened_parquet
from factcheck.limits import ARCHIVE_LINE_BYTES
from factcheck.model import InputError
from factcheck.wording import listed, nearest, reason, say

_BATCH_ROWS = 500
_COLUMNS = ("id", "text", "lang")


@dataclass(frozen=True, slots=True)
class Case:
    """A text of an archive: its id, its language where that is known, and which line (or row) of its part it is, from 1."""

    id: str
    text: str
    lang: str | None = None
    at: int = 0


class LineNumbers:
    """Which line of its file (or row) something of a part is.

    What stands before the part is counted once, and only where a mistake must be told.
    """

    def __init__(self, part: Part) -> None:
        self._part = part
        self._before: int | None = None

    def of(self, at: int) -> int:
        """The line of what is the line `at` of the part, from 1."""
        if self._before is None:
            part = self._part
            self._before = part.first + part.start if part.format == "parquet" else _lines_before(part.path, part.start)
        return self._before + at


def cases(part: Part, lines: LineNumbers) -> Iterator[Case | InputError]:
    """What the part holds, in order; an InputError, with path and line (or row, as line), stands for what is no case.

    Raises InputError where the file cannot be read.
    """
    try:
        yield from _rows(part) if part.format == "parquet" else _lines(part, lines)
    except (OSError, ValueError, NotImplementedError) as error:
        # A damaged file is found to be so in the middle of it; Arrow has an exception of each of these kinds.
        raise InputError(say("cannot be read: {reason}", reason=reason(error)), part.path) from None


def _lines_before(path: str, start: int) -> int:
    """How many lines begin before a part, the one that reaches over its border among them."""
    if not start:
        return 0
    count, left = 1, start - 1
    with open(path, "rb") as file:
        while left > 0 and (piece := file.read(min(left, 1 << 20))):
            count += piece.count(b"\n")
            left -= len(piece)
    return count


# --- JSON lines -----------------------------------------------------------------------------------------------------------


def _lines(part: Part, lines: LineNumbers) -> Iterator[Case | InputError]:
    if part.path == STANDARD_INPUT:
        yield from _cases_of(sys.stdin.buffer, part, lines)
        return
    with open(part.path, "rb") as file:
        if part.start:
            # The line that reaches over the border belongs to the part where it begins.
            file.seek(part.start - 1)
            _rest_of_line(file)
        yield from _cases_of(file, part, lines)


def _cases_of(stream: BinaryIO, part: Part, lines: LineNumbers) -> Iterator[Case | InputError]:
    number = 0
    seekable = part.end > 0
    while not seekable or stream.tell() < part.end:
        line = stream.readline(ARCHIVE_LINE_BYTES)
        if not line:
            return
        number += 1
        if len(line) == ARCHIVE_LINE_BYTES and not line.endswith(b"\n"):
            _rest_of_line(stream)
            limit = ARCHIVE_LINE_BYTES // 1024 // 1024
            found: Case | InputError = InputError(say("this line is longer than {limit} MB", limit=limit))
        elif line.strip():
            found = _case(line, number)
        else:
            continue
        if isinstance(found, InputError):
            yield InputError(found.message, part.path, lines.of(number), found.column)
        else:
            yield found


def _rest_of_line(stream: BinaryIO) -> None:
    while (piece := stream.readline(ARCHIVE_LINE_BYTES)) and not piece.endswith(b"\n"):
        pass


def _case(line: bytes, at: int) -> Case | InputError:
    example = say("write for example {line}", line='{"id": "a1", "text": "Sales rose 5%."}')
    try:
        fields = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return InputError(say("not UTF-8 (byte {byte} of the line)", byte=error.start + 1))
    except json.JSONDecodeError as error:
        return InputError(say("not JSON: {reason}; {example}", reason=error.msg, example=example), column=error.colno)
    except (ValueError, RecursionError):
        return InputError(say("not usable JSON: nested too deeply, or a number too long; {example}", example=example))
    if not isinstance(fields, dict):
        return InputError(say("not a JSON object; {example}", example=example))
    for key in ("id", "text"):
        if not isinstance(fields.get(key), str):
            return InputError(say('"{key}" must be there and a string; {example}', key=key, example=example))
    lang = fields.get("lang")
    if lang is not None and not isinstance(lang, str):
        return InputError(say('"lang" must be a string such as "zh" or "en", or left out'))
    return Case(fields["id"], fields["text"], lang, at)


# --- Parquet --------------------------------------------------------------------------------------------------------------


def _rows(part: Part) -> Iterator[Case | InputError]:
    with opened_parquet(part.path) as file:
        there = file.schema_arrow.names
        if "text" not in there:
            hint = nearest("text", there, 0.5) or say("; there are: {columns}", columns=listed(there))
            raise InputError(say('there is no column "text"{hint}', hint=hint), part.path)
        columns = [name for name in _COLUMNS if name in there]
        row = 0
        for batch in file.iter_batches(_BATCH_ROWS, row_groups=[part.group], columns=columns):
            if row >= part.end:
                return
            skipped = max(part.start - row, 0)
            row += batch.num_rows
            if skipped >= batch.num_rows:
                continue
            piece = batch.slice(skipped, min(part.end, row) - (row - batch.num_rows) - skipped)
            first = part.first + row - batch.num_rows + skipped
            values = {name: piece.column(name).to_pylist() for name in columns}
            for at, text in enumerate(values["text"]):
                number = first + at + 1
                name, lang = (values[key][at] if key in values else None for key in ("id", "lang"))
                if not isinstance(text, str):
                    yield InputError(say('"text" must be a string; this row has none'), part.path, number)
                elif lang is not None and not isinstance(lang, str):
                    yield InputError(say('"lang" must be a string such as "zh" or "en", or left out'), part.path, number)
                else:
                    yield Case(str(number if name is None else name), text, lang or None, number - part.first - part.start)
