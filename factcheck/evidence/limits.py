"""The bounds of reading data, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass

# CSV, JSON, workbooks and SQLite tables are held in memory as Python values; what is larger belongs in a Parquet file.
MAX_FILE_BYTES = 100_000_000
# A workbook is a ZIP archive of XML: what it unfolds to counts, not its own size.
MAX_UNFOLDED_BYTES = 60_000_000
MAX_CELLS = 2_000_000
MAX_COLUMNS = 16_384
# Values of one column that are compared one by one: for other spellings of a date, or for the nearest name.
MAX_DISTINCT = 10_000
# Values that an aggregate reads one by one where the column holds text.
MAX_LISTED = 100_000
# A query of a person; far longer ones only cost the parser time.
MAX_SQL = 20_000
# The depth of a query as the parser sees it.
MAX_SQL_DEPTH = 60
# How many databases of different claim files stay open at a time.
MAX_OPEN = 4


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one query may use: seconds of time, the memory of the whole database, and threads."""

    seconds: float = 10.0
    memory: str = "512MB"
    threads: int = 2
