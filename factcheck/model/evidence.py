"""Evidence: which value of which data file a claim is held against, and the value that was found there."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from factcheck.model.interval import Interval
from factcheck.model.quantity import Kind

if TYPE_CHECKING:
    from factcheck.model.source_place import SourcePlace

DataFormat = Literal["csv", "tsv", "json", "jsonl", "parquet", "xlsx", "sqlite", "duckdb"]
Aggregate = Literal["sum", "mean", "min", "max", "count"]


@dataclass(frozen=True, slots=True)
class Source:
    """A data file as a claim file names it.

    name      the table name that SQL knows it by
    path      as it is opened; it may be missing, where a frozen copy stands in for it
    written   as the claim file writes it
    sheet     of a workbook; None: its only one
    table     of a database file; None: its only one
    header    first and last row of the header, from 1; (0, 0): there is none
    encoding  None: UTF-8, UTF-16 with a byte order mark, or GB18030
    """

    name: str
    path: str
    written: str
    format: DataFormat
    place: SourcePlace
    sheet: str | None = None
    table: str | None = None
    header: tuple[int, int] = (1, 1)
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class DataUnit:
    """What one of the data's numbers is: 万元 is 10,000 CNY, money; `written` is how the claim file says it."""

    written: str
    factor: Decimal
    unit: str | None
    kind: Kind


@dataclass(frozen=True, slots=True)
class Evidence:
    """One value of the data: a cell by its row and column, a cell or range of a sheet, or what a query gives.

    sources    the one that it is read from; for SQL every one that the claim file declares
    row        what the columns of the row must hold: (("month", "2021-11"),)
    cells      a cell or a range of a sheet: B7, B2:B13
    aggregate  how several values become one; None: there must be exactly one
    places     the decimals to which the data are rounded, negative left of the point; None: the data are exact
    """

    place: SourcePlace
    sources: tuple[Source, ...]
    row: tuple[tuple[str, str], ...] = ()
    column: str | None = None
    cells: str | None = None
    sql: str | None = None
    aggregate: Aggregate | None = None
    unit: DataUnit | None = None
    places: int | None = None

    @property
    def where(self) -> str:
        """The value's address in its source, in one form only: month 2021-11, column filed."""
        if self.sql is not None:
            return self.sql
        filters = [f"{column} {value}" for column, value in self.row]
        what = self.cells or f"column {self.column}"
        return ", ".join([*filters, f"{self.aggregate} of {what}" if self.aggregate else what])


@dataclass(frozen=True, slots=True)
class Datum:
    """A value of the data.

    interval  every value that it stands for, in `unit`
    unit      as a figure has it; None where the claim file does not say
    text      as the data write it, with the unit of the claim file: 51430万元
    origin    where it stands, in words
    notes     what a reader should know: that it is a frozen one, or that the source has changed
    """

    interval: Interval
    unit: str | None
    kind: Kind
    text: str
    origin: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NoDatum:
    """Why there is no value: the data cannot be reached (`reachable` is False), or they are not what the claim file says."""

    reason: str
    reachable: bool = True
