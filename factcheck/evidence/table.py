"""Table: named columns and rows of values, as a small data file holds them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from factcheck.limits import DATA_CELLS, DATA_COLUMNS
from factcheck.model import Source
from factcheck.wording import say

Cell = str | int | Decimal | bool | date | datetime | time | None


@dataclass(frozen=True, slots=True)
class Table:
    """Every row has a value for every name.

    unnamed   indexes of columns that have no name of their own: often a sign of a title, or of merged cells, over the header
    """

    names: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    unnamed: tuple[int, ...] = ()


def unique(names: Sequence[str]) -> tuple[str, ...]:
    """The names, each once: column_3 for one that is empty, filed (2) for the second of its kind."""
    # DuckDB takes names that differ in case for the same.
    written = {name.casefold() for name in names}
    taken: set[str] = set()
    result = []
    for index, name in enumerate(names, 1):
        wanted = free = name or f"column_{index}"
        count = 1
        # A number that makes it a name that another column has by itself is passed over.
        while free.casefold() in taken or (free != name and free.casefold() in written):
            count += 1
            free = f"{wanted} ({count})"
        taken.add(free.casefold())
        result.append(free)
    return tuple(result)


def check_size(source: Source, columns: int, cells: int) -> None:
    """Raises ValueError for a table that would be too much to hold in memory."""
    if columns > DATA_COLUMNS:
        told = say("{file} has more than {limit:,} columns; save it as a Parquet file", file=source.written, limit=DATA_COLUMNS)
        raise ValueError(told)
    if cells > DATA_CELLS:
        told = say("{file} has more than {limit:,} cells; save it as a Parquet file", file=source.written, limit=DATA_CELLS)
        raise ValueError(told)
