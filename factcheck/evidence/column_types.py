"""Column types: a column of a small file gets the type that all of its values have, so that SQL can count with it exactly."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from factcheck.evidence.table import Cell, Table

# A leading zero makes a code, not a number: 007.
_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,19})(?:\.([0-9]{1,18}))?")
_DAY = re.compile(r"[12][0-9]{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])")


class TypedColumn(NamedTuple):
    """A column: its type in DuckDB, and each value as the text that casts to it (None where it is empty)."""

    name: str
    type: str
    texts: list[str | None]


def typed_columns(table: Table) -> list[TypedColumn]:
    """The columns of a table, typed."""
    columns = zip(*table.rows, strict=True) if table.rows else (() for _ in table.names)
    return [_typed(name, list(values)) for name, values in zip(table.names, columns, strict=True)]


def _typed(name: str, values: list[Cell]) -> TypedColumn:
    texts = [None if value is None else _text(value) for value in values]
    present = [value for value in values if value is not None]
    kinds = {type(value) for value in present}
    written = [text for text in texts if text is not None]
    if not present:
        return TypedColumn(name, "VARCHAR", texts)
    if kinds == {bool}:
        return TypedColumn(name, "BOOLEAN", texts)
    if kinds == {date} or (kinds == {str} and _are_days(written)):
        return TypedColumn(name, "DATE", texts)
    if kinds <= {date, datetime}:
        return TypedColumn(name, "TIMESTAMP", texts)
    # A number that a person typed with spaces around it is one still.
    numbers = [text.strip() for text in written]
    if kinds <= {int, Decimal, str} and all(map(_WHOLE.fullmatch, numbers)):
        return TypedColumn(name, "BIGINT", _stripped(texts))
    if kinds <= {int, Decimal, str}:
        matches = [_DECIMAL.fullmatch(text) for text in numbers]
        if all(matches):
            scale = max(len(match[1] or "") for match in matches if match is not None)
            return TypedColumn(name, f"DECIMAL(38,{scale})", _stripped(texts))
    return TypedColumn(name, "VARCHAR", texts)


def _text(value: Cell) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    return value.isoformat() if isinstance(value, date) else str(value)


def _are_days(texts: Iterable[str]) -> bool:
    for text in texts:
        if not _DAY.fullmatch(text):
            return False
        try:
            date.fromisoformat(text)
        except ValueError:
            return False
    return True


def _stripped(texts: list[str | None]) -> list[str | None]:
    return [None if text is None else text.strip() for text in texts]
