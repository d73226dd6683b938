"""Table: named columns and rows of values, as a small data file holds them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

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
    seen: dict[str, int] = {}
    result = []
    for index, name in enumerate(names, 1):
        wanted = name or f"column_{index}"
        # DuckDB takes names that differ in case for the same.
        count = seen[wanted.casefold()] = seen.get(wanted.casefold(), 0) + 1
        result.append(wanted if count == 1 else f"{wanted} ({count})")
    return tuple(result)
