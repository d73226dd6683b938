"""SQLite: one table of a database file, opened read-only and never written to, by Python's own reader."""

from __future__ import annotations

import os
import sqlite3
from decimal import Decimal
from pathlib import Path
from typing import Any

from factcheck.evidence.cells import exact_number
from factcheck.evidence.table import Cell, Table, check_size, unique
from factcheck.limits import DATA_CELLS
from factcheck.model import Source
from factcheck.wording import nearest, say


def read(source: Source) -> Table:
    """The table that the source names.  Raises ValueError where the file holds none of that name."""
    _check_whole(source)
    # immutable: no journal and no lock file beside the data is looked for or written.
    address = f"{Path(source.path).absolute().as_uri()}?mode=ro&immutable=1"
    try:
        connection = sqlite3.connect(address, uri=True)
    except sqlite3.Error as error:
        raise ValueError(say("{file} cannot be opened: {error}", file=source.written, error=error)) from None
    try:
        connection.set_authorizer(_only_reading)
        return _table(source, connection)
    except sqlite3.Error as error:
        raise ValueError(say("{file} cannot be read as a SQLite database: {error}", file=source.written, error=error)) from None
    finally:
        connection.close()


def _check_whole(source: Source) -> None:
    """Raises ValueError where changes stand in a log beside the file still: without them it says what is no longer true."""
    log = f"{source.path}-wal"
    if os.path.isfile(log) and os.path.getsize(log):
        told = say("{file} has changes that are in {file}-wal only; close the program that writes it", file=source.written)
        raise ValueError(told)


def _only_reading(action: int, *_: Any) -> int:
    allowed = (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ)
    return sqlite3.SQLITE_OK if action in allowed else sqlite3.SQLITE_DENY


def _table(source: Source, connection: sqlite3.Connection) -> Table:
    # Views are left out: one could hide a query of any cost.
    listed = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    names = [name for (name,) in listed if not name.startswith("sqlite_")]
    table = chosen_table(source, names)
    quoted = '"' + table.replace('"', '""') + '"'
    cursor = connection.execute(f"SELECT * FROM {quoted}")
    columns = [part[0] for part in cursor.description]
    rows = cursor.fetchmany(DATA_CELLS // max(1, len(columns)) + 1)
    check_size(source, len(columns), len(rows) * len(columns))
    return Table(unique(columns), tuple(tuple(map(_cell, row)) for row in rows))


def chosen_table(source: Source, names: list[str]) -> str:
    """The table that the source names, or the only one.  Raises ValueError where that settles none."""
    if source.table is None and len(names) == 1:
        return names[0]
    listed = ", ".join(names[:20])
    if source.table is None:
        raise ValueError(
            say("{file} has {count} tables; name one with table: {names}", file=source.written, count=len(names), names=listed)
        )
    if source.table not in names:
        hint = nearest(source.table, names) or say("; there are: {names}", names=listed)
        raise ValueError(say('{file} has no table "{table}"{hint}', file=source.written, table=source.table, hint=hint))
    return source.table


def _cell(value: str | int | float | bytes | None) -> Cell:
    if isinstance(value, float):
        try:
            return exact_number(value)
        except ValueError:
            return str(value)
    if isinstance(value, bytes):
        return say("{count:,} bytes", count=len(value))
    return value if value is None or isinstance(value, int | Decimal) or value.strip() else None
