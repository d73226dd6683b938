"""Opening a source: its bytes become a grid of cells or a table, or are left to DuckDB where the file may be large."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Mapping
from typing import NamedTuple

from factcheck.evidence.formats import delimited, jsons, sqlite
from factcheck.evidence.formats.grid import Grid
from factcheck.evidence.table import Table
from factcheck.limits import DATA_BYTES
from factcheck.model import Source
from factcheck.wording import say

_CHUNK = 1 << 20


class Opened(NamedTuple):
    """A source: the cells of a sheet, a table, or neither where DuckDB reads the file itself."""

    grid: Grid | None = None
    table: Table | None = None


class MissingReader(Exception):
    """What reads workbooks is not installed."""


def open_source(source: Source) -> Opened:
    """What the file holds.  Raises ValueError where it cannot be used, MissingReader where openpyxl is not installed."""
    if source.format in ("parquet", "duckdb"):
        return Opened()
    if source.format == "sqlite":
        _check_size(source, os.stat(source.path).st_size)
        return Opened(table=sqlite.read(source))
    content = _content(source)
    if source.format in ("json", "jsonl"):
        return Opened(table=jsons.read(source, content))
    grid = _GRIDS[source.format](source, content)
    return Opened(grid=grid, table=None)


def _content(source: Source) -> bytes:
    try:
        if not stat.S_ISREG(os.stat(source.path).st_mode):
            raise ValueError(say("{file} is not a regular file", file=source.written))
        with open(source.path, "rb") as file:
            content = file.read(DATA_BYTES + 1)
    except OSError as error:
        raise ValueError(say("{file} cannot be read: {error}", file=source.written, error=error.strerror)) from None
    _check_size(source, len(content))
    return content


def _check_size(source: Source, size: int) -> None:
    if size > DATA_BYTES:
        told = say("{file} is larger than {limit:,} bytes; save it as a Parquet file", file=source.written, limit=DATA_BYTES)
        raise ValueError(told)


def _workbook(source: Source, content: bytes) -> Grid:
    try:
        import openpyxl  # noqa: F401
    except ImportError:
        raise MissingReader from None
    from factcheck.evidence.formats import workbook

    return workbook.read(source, content)


_GRIDS: Mapping[str, Callable[[Source, bytes], Grid]] = {"csv": delimited.read, "tsv": delimited.read, "xlsx": _workbook}


def digest(path: str) -> str | None:
    """The SHA-256 of a file; None where it cannot be read."""
    made = hashlib.sha256()
    try:
        with open(path, "rb") as file:
            while chunk := file.read(_CHUNK):
                made.update(chunk)
    except OSError:
        return None
    return made.hexdigest()
