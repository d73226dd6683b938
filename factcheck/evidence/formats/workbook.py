"""xlsx: a sheet as a spreadsheet program last computed it; dates by the workbook's own epoch, 1900 or 1904."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from factcheck.evidence.cells import exact_number
from factcheck.evidence.formats.grid import Grid
from factcheck.evidence.table import Cell, check_size
from factcheck.limits import DATA_UNFOLDED_BYTES
from factcheck.model import Source
from factcheck.wording import nearest, say

# What Excel shows instead of a result.
_ERRORS = frozenset(("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!"))


def read(source: Source, content: bytes) -> Grid:
    """The cells of the sheet.  Raises ValueError where there is none.  Needs openpyxl."""
    _check_archive(source, content)
    sheet = _sheet(source, content, computed=True)
    width = sheet.max_column or 0
    check_size(source, width, width * (sheet.max_row or 0))
    rows: list[tuple[Cell, ...]] = []
    percents: set[tuple[int, int]] = set()
    empty = False
    for number, cells in enumerate(sheet.iter_rows()):
        rows.append(tuple(_cell(cell.value) for cell in cells))
        for column, cell in enumerate(cells):
            empty = empty or cell.value is None
            if "%" in str(cell.number_format) and isinstance(cell.value, int | float):
                percents.add((number, column))
    merged = tuple((part.min_row - 1, part.min_col - 1, part.max_row - 1, part.max_col - 1) for part in sheet.merged_cells.ranges)
    return Grid(tuple(rows), frozenset(percents), merged, _uncomputed(source, content, rows) if empty else frozenset())


def _check_archive(source: Source, content: bytes) -> None:
    """Refuses what is no workbook, and archives that unfold into far more than they seem to be."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unfolded = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError):
        raise ValueError(say("{file} is no xlsx workbook; save it as one", file=source.written)) from None
    if unfolded > DATA_UNFOLDED_BYTES:
        told = say(
            "{file} unfolds to {size:,} bytes, more than {limit:,}; save the sheet as a CSV or Parquet file",
            file=source.written, size=unfolded, limit=DATA_UNFOLDED_BYTES,
        )  # fmt: skip
        raise ValueError(told)


def _sheet(source: Source, content: bytes, computed: bool) -> Any:
    import warnings

    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            # What openpyxl cannot keep (charts, styles) is nothing that is read here.
            warnings.simplefilter("ignore")
            book: Any = load_workbook(io.BytesIO(content), data_only=computed, keep_links=False)
    except Exception as error:
        # A damaged workbook fails in as many ways as XML can.
        told = say(
            "{file} cannot be read as a workbook ({error})", file=source.written, error=f"{type(error).__name__}: {error}"[:200]
        )
        raise ValueError(told) from None
    names = [sheet.title for sheet in book.worksheets]
    if source.sheet is None:
        if len(names) == 1:
            return book.worksheets[0]
        raise ValueError(
            say(
                "{file} has {count} sheets; name one with sheet: {names}",
                file=source.written,
                count=len(names),
                names=", ".join(names),
            )
        )
    if source.sheet not in names:
        hint = nearest(source.sheet, names) or say("; there are: {names}", names=", ".join(names))
        raise ValueError(say('{file} has no sheet "{sheet}"{hint}', file=source.written, sheet=source.sheet, hint=hint))
    return book[source.sheet]


def _uncomputed(source: Source, content: bytes, rows: list[tuple[Cell, ...]]) -> frozenset[tuple[int, int]]:
    """Formulas without a stored result: written by a program that did not compute them."""
    sheet = _sheet(source, content, computed=False)
    return frozenset(
        (number, column)
        for number, cells in enumerate(sheet.iter_rows(max_row=len(rows)))
        for column, cell in enumerate(cells)
        if cell.data_type == "f" and rows[number][column] is None
    )


def _cell(value: Any) -> Cell:
    if isinstance(value, float):
        try:
            return exact_number(value)
        except ValueError:
            return str(value)
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value
    if value is None or isinstance(value, bool | int | Decimal | date | time):
        return value
    if isinstance(value, timedelta):
        return str(value)
    text = str(value)
    return f"{text} (an error of the spreadsheet)" if text in _ERRORS else text if text.strip() else None
