"""JSON and JSON lines: a list of objects, each a row; or an object that holds one such list; numbers keep every digit."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from factcheck.evidence.formats.text import text_of
from factcheck.evidence.table import Cell, Table, check_size, unique
from factcheck.limits import DATA_EXPONENT
from factcheck.model import Source
from factcheck.wording import Message, say


def read(source: Source, content: bytes) -> Table:
    """The table of the file.  Raises ValueError where it holds none."""
    text = text_of(source, content)
    rows = list(_lines(source, text)) if source.format == "jsonl" else _listed(source, _parsed(source, text))
    names: dict[str, None] = {}
    for row in rows:
        names.update(dict.fromkeys(row))
        check_size(source, len(names), len(names) * len(rows))
    return Table(unique(tuple(names)), tuple(tuple(_cell(row.get(name)) for name in names) for row in rows))


def _lines(source: Source, text: str) -> Iterator[Mapping[str, Any]]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            row = _parsed(source, line, number)
            if not isinstance(row, dict):
                raise ValueError(say("{file}, line {line}: each line must be an object", file=source.written, line=number))
            yield row


def _parsed(source: Source, text: str, line: int | None = None) -> Any:
    """The value of a text of JSON, which is a `line` of the file, or all of it."""
    try:
        return json.loads(text, parse_float=_decimal, parse_constant=str, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        where, wrong = _place(source, line or error.lineno), say("this is no JSON ({error})", error=error.msg)
    except _Unusable as unusable:
        where, wrong = _place(source, line), unusable.message
    except ValueError:
        # Python reads no whole number of more than 4,300 digits.
        where, wrong = _place(source, line), say("a number has too many digits")
    except RecursionError:
        raise ValueError(say("{file} is nested too deeply", file=source.written)) from None
    raise ValueError(say("{where}: {wrong}", where=where, wrong=wrong))


def _place(source: Source, line: int | None) -> str:
    return source.written if line is None else say("{file}, line {line}", file=source.written, line=line)


class _Unusable(Exception):
    """JSON that means nothing here."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


def _decimal(written: str) -> Decimal:
    try:
        number = Decimal(written)
    except InvalidOperation:
        raise _Unusable(_too_far(written)) from None
    if abs(number.adjusted()) > DATA_EXPONENT:
        raise _Unusable(_too_far(written))
    return number


def _too_far(written: str) -> Message:
    return say("the number {number} is too large, or too close to zero", number=written[:40])


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise _Unusable(say('an object has "{name}" twice', name=name))
        found[name] = value
    return found


def _listed(source: Source, parsed: Any) -> list[Mapping[str, Any]]:
    if isinstance(parsed, dict):
        lists = [value for value in parsed.values() if _is_table(value)]
        parsed = lists[0] if len(lists) == 1 else [parsed] if not lists else None
    if not _is_table(parsed):
        raise ValueError(say("{file} must be a list of objects, or an object with one such list", file=source.written))
    return list(parsed)


def _is_table(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(row, dict) for row in value)


def _cell(value: Any) -> Cell:
    if isinstance(value, str):
        return value or None
    if value is None or isinstance(value, int | Decimal):
        return value
    return json.dumps(value, ensure_ascii=False, default=str)
