"""JSON and JSON lines: a list of objects, each a row; or an object that holds one such list; numbers keep every digit."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from factcheck.documents import decoded
from factcheck.evidence.table import Cell, Table, unique
from factcheck.limits import DATA_CELLS, DATA_COLUMNS
from factcheck.model import InputError, Source
from factcheck.wording import say


def read(source: Source, content: bytes) -> Table:
    """The table of the file.  Raises ValueError where it holds none."""
    try:
        text = decoded(content, source.written) if source.encoding is None else content.decode(source.encoding)
    except (InputError, UnicodeDecodeError, LookupError) as error:
        raise ValueError(str(error)) from None
    rows = list(_lines(source, text)) if source.format == "jsonl" else _listed(source, _parsed(source, text, 0))
    names: dict[str, None] = {}
    for row in rows:
        names.update(dict.fromkeys(row))
        if len(names) > DATA_COLUMNS or len(names) * len(rows) > DATA_CELLS:
            raise ValueError(
                say("{file} has more than {limit:,} cells; save it as a Parquet file", file=source.written, limit=DATA_CELLS)
            )
    return Table(unique(tuple(names)), tuple(tuple(_cell(row.get(name)) for name in names) for row in rows))


def _lines(source: Source, text: str) -> Iterator[Mapping[str, Any]]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            row = _parsed(source, line, number - 1)
            if not isinstance(row, dict):
                raise ValueError(say("{file}, line {line}: each line must be an object", file=source.written, line=number))
            yield row


def _parsed(source: Source, text: str, before: int) -> Any:
    try:
        return json.loads(text, parse_float=Decimal, parse_constant=str, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        told = say(
            "{file}, line {line}: this is no JSON ({error})", file=source.written, line=before + error.lineno, error=error.msg
        )
        raise ValueError(told) from None
    except RecursionError:
        raise ValueError(say("{file} is nested too deeply", file=source.written)) from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise ValueError(say('an object of the data has "{name}" twice', name=name))
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
    if value is None or isinstance(value, str | int | Decimal | bool | date | datetime | time):
        return value or None if isinstance(value, str) else value
    return json.dumps(value, ensure_ascii=False, default=str)
