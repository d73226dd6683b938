"""CSV and TSV: text in any of the encodings that spreadsheets save, with commas, semicolons or tabs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from factcheck.evidence.formats.grid import Grid
from factcheck.evidence.formats.text import text_of
from factcheck.evidence.table import check_size
from factcheck.model import Source
from factcheck.wording import say

_SIGNS = ",;\t|"


def read(source: Source, content: bytes) -> Grid:
    """The cells of the file.  Raises ValueError where it is no text, or no table."""
    text = text_of(source, content)
    sign = "\t" if source.format == "tsv" else _separator(text)
    return Grid(tuple(_rows(source, text, sign)))


def _rows(source: Source, text: str, sign: str) -> Iterator[tuple[str | None, ...]]:
    count = 0
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    try:
        for row in reader:
            count += max(1, len(row))
            check_size(source, len(row), count)
            yield tuple(cell if cell.strip() else None for cell in row)
    except csv.Error as error:
        told = say("{file}, line {line}: this is no table: {error}", file=source.written, line=reader.line_num, error=error)
        raise ValueError(told) from None


def _separator(text: str) -> str:
    """The sign that parts the cells: the one that the first lines hold equally often, and oftenest."""
    lines = [line for line in text[:20_000].splitlines()[:20] if line.strip()]
    counts = {sign: [line.count(sign) for line in lines] for sign in _SIGNS}
    # A comma inside numbers (1,234;5) varies from line to line where the semicolon does not.
    steady = [sign for sign in _SIGNS if counts[sign] and min(counts[sign]) == max(counts[sign]) > 0]
    if steady:
        return max(steady, key=lambda sign: counts[sign][0])
    return max(_SIGNS, key=lambda sign: sum(counts[sign])) if lines else ","
