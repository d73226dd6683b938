"""Opening a source: its bytes become a grid of cells or a table, or are left to DuckDB where the file may be large."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Mapping
from functools import cached_property

from factcheck.evidence.formats import delimited, jsons, sqlite
from factcheck.evidence.formats.grid import Grid
from factcheck.evidence.missing import MissingPackage
from factcheck.evidence.table import Table
from factcheck.limits import DATA_BYTES
from factcheck.model import Source
from factcheck.wording import Message, reason, say

_CHUNK = 1 << 20


class Opened:
    """A source as it was read: the `grid` of a sheet, or a table; neither where DuckDB reads the file itself."""

    def __init__(self, source: Source, grid: Grid | None = None, table: Table | None = None) -> None:
        self.grid = grid
        self._source = source
        self._table = table

    @cached_property
    def table(self) -> Table | None:
        """The rows with their names.  Raises ValueError where the sheet has no such header."""
        return self._table if self.grid is None else self.grid.table(self._source)


def open_source(source: Source) -> Opened:
    """What the file holds.  Raises ValueError where it cannot be used, MissingPackage where openpyxl is not installed."""
    if source.format in ("parquet", "duckdb"):
        return Opened(source)
    if source.format == "sqlite":
        _check_size(source, _size(source))
        return Opened(source, table=sqlite.read(source))
    content = _content(source)
    if source.format in ("json", "jsonl"):
        return Opened(source, table=jsons.read(source, content))
    return Opened(source, grid=_GRIDS[source.format](source, content))


def _content(source: Source) -> bytes:
    _check_size(source, _size(source))
    try:
        with open(source.path, "rb") as file:
            content = file.read(DATA_BYTES + 1)
    except OSError as error:
        raise ValueError(_unreadable(source, error)) from None
    # It may have grown.
    _check_size(source, len(content))
    return content


def _size(source: Source) -> int:
    try:
        status = os.stat(source.path)
    except OSError as error:
        raise ValueError(_unreadable(source, error)) from None
    if not stat.S_ISREG(status.st_mode):
        raise ValueError(say("{file} is not a regular file", file=source.written))
    return status.st_size


def _unreadable(source: Source, error: OSError) -> Message:
    return say("{file} cannot be read: {error}", file=source.written, error=reason(error))


def _check_size(source: Source, size: int) -> None:
    if size > DATA_BYTES:
        told = say("{file} is larger than {limit:,} bytes; save it as a Parquet file", file=source.written, limit=DATA_BYTES)
        raise ValueError(told)


def _workbook(source: Source, content: bytes) -> Grid:
    try:
        import openpyxl  # noqa: F401
    except ImportError:
        raise MissingPackage("openpyxl") from None
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
