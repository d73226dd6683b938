"""Parts: stretches of the input files that can be worked on apart from each other."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from factcheck.documents import hint
from factcheck.model import InputError
from factcheck.wording import reason, say

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

InputFormat = Literal["jsonl", "parquet"]
STANDARD_INPUT = "-"
# Large enough that sending a part is nothing against the work on it, small enough that many are under way at once.
PART_BYTES = 1024 * 1024
PART_ROWS = 5_000
# A row is found by reading the row group from its beginning; so often at most.
_PIECES = 16


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a file.

    path         the file, as given; "-" for standard input, which is a single part
    format       how it is written
    start, end   bytes (jsonl: the lines that begin in [start, end)) or rows of the row group (parquet)
    group        the row group (parquet)
    first        rows of the file before the row group (parquet)
    """

    path: str
    format: InputFormat
    start: int = 0
    end: int = 0
    group: int = 0
    first: int = 0


def parts(paths: Sequence[str], format: InputFormat, size: int | None = None) -> list[Part]:
    """The parts of files, in their order; `size` is in bytes (jsonl) or rows (parquet).

    Raises InputError for a file that cannot be opened, or is not of the format.
    """
    cut = _parquet_parts if format == "parquet" else _lines_parts
    return [part for path in paths for part in cut(path, size)]


def _lines_parts(path: str, size: int | None) -> Iterator[Part]:
    if path == STANDARD_INPUT:
        yield Part(path, "jsonl")
        return
    try:
        with open(path, "rb") as file:
            # What has no end that could be sought (a pipe) is read as it comes.
            length = file.seek(0, os.SEEK_END) if file.seekable() else -1
    except (OSError, ValueError) as error:
        raise _unopened(path, error) from None
    if length < 0:
        yield Part(path, "jsonl")
        return
    step = size or PART_BYTES
    for start in range(0, length, step):
        yield Part(path, "jsonl", start, min(start + step, length))


def _parquet_parts(path: str, size: int | None) -> Iterator[Part]:
    first = 0
    with opened_parquet(path) as file:
        for group in range(file.metadata.num_row_groups):
            rows = file.metadata.row_group(group).num_rows
            step = max(size or PART_ROWS, -(-rows // _PIECES), 1)
            for start in range(0, rows, step):
                yield Part(path, "parquet", start, min(start + step, rows), group, first)
            first += rows


def opened_parquet(path: str) -> ParquetFile:
    """A Parquet file.  Raises InputError where it cannot be read as one, or the extra is missing."""
    if path == STANDARD_INPUT:
        raise InputError(say("Parquet cannot be read from standard input; name the file"))
    pyarrow, parquet = arrow()
    try:
        return parquet.ParquetFile(path)
    except OSError as error:
        raise _unopened(path, error) from None
    except pyarrow.ArrowException as error:
        raise InputError(say("not a Parquet file: {reason}", reason=str(error).splitlines()[0]), path) from None


def _unopened(path: str, error: Exception) -> InputError:
    if isinstance(error, FileNotFoundError):
        return InputError(say("there is no such file{hint}", hint=hint(path)), path)
    return InputError(say("cannot be read: {reason}", reason=reason(error)), path)


def arrow() -> tuple[Any, Any]:
    """pyarrow and pyarrow.parquet, which the extra brings.  Raises InputError where they are missing."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        message = say('Parquet needs the package pyarrow; install it with: pip install "{package}"', package="pyarrow")
        raise InputError(message) from None
    return pyarrow, pyarrow.parquet
