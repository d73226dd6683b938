"""Evidence: 100 claims against a Parquet file of ten million rows.

The file, the claims and their article are made in a temporary folder; the run is a process of its own.  The claims: 60 cells by
district and day, 25 totals, maxima and counts over a district, a month or a year, and 15 queries, 5 of them twice.
"""

from __future__ import annotations

import tempfile
from importlib.util import find_spec
from pathlib import Path

from tables import FACTCHECK, Absent, Extent, Table, spent

ROWS = 10_000_000
_MAKE = """
COPY (SELECT i AS id, DATE '1990-01-01' + (i // 1000)::INTEGER AS day, 'district ' || (i % 1000) AS district,
             (i * 7919) % 100000 AS filed, ((i * 104729) % 10000000)::DECIMAL(18,2) / 100 AS amount
      FROM range({rows}) t(i)) TO '{path}' (FORMAT parquet)
"""


def table(extent: Extent) -> Table:
    """The time and memory of the run."""
    if find_spec("duckdb") is None:
        raise Absent("duckdb is not installed (extra evidence)")
    with tempfile.TemporaryDirectory() as folder:
        make(Path(folder))
        size = (Path(folder) / "big.parquet").stat().st_size
        run = spent([*FACTCHECK, "run", "big.yaml", "--no-cache", "--no-report", "--quiet"], Path(folder))
    cells = f"{ROWS:,}", f"{size / 1e6:.0f}", f"{run.wall:.1f}", f"{run.cpu:.1f}", f"{run.megabytes:.0f}"
    return Table(("rows", "MB of Parquet", "seconds", "of processor time", "MB of memory"), [cells], used=("duckdb",))


def make(folder: Path) -> None:
    """The Parquet file, the claims and the article, which states what DuckDB says of each."""
    import duckdb

    path = folder / "big.parquet"
    duckdb.execute(_MAKE.format(rows=ROWS, path=path))
    duckdb.execute(f"CREATE VIEW big AS SELECT * FROM '{path}'")
    claims, sentences = [], []
    for number, (evidence, sql) in enumerate(_asked()):
        (value,) = duckdb.execute(sql).fetchone() or (None,)
        claims.append(f"  - id: c{number}\n    about: place{number:03}\n    evidence: {evidence}\n")
        sentences.append(f"In place{number:03} the total was {value:,} units.")
    (folder / "factcheck.toml").touch()
    (folder / "big.md").write_text("# Benchmark\n\n" + "\n\n".join(sentences) + "\n", encoding="utf-8")
    text = "article: big.md\nsources:\n  big: big.parquet\nclaims:\n" + "".join(claims)
    (folder / "big.yaml").write_text(text, encoding="utf-8")


def _asked() -> list[tuple[str, str]]:
    """What each claim asks for, as a claim file says it and as SQL."""
    asked = []
    for number in range(60):
        district, day = number * 13 % 1000, f"{1991 + number % 20}-03-{number % 27 + 1:02}"
        where = f"district = 'district {district}' AND day = DATE '{day}'"
        evidence = f"{{source: big, row: {{district: district {district}, day: {day}}}, column: filed}}"
        asked.append((evidence, f"SELECT filed FROM big WHERE {where}"))
    for number in range(10):
        evidence = f"{{source: big, row: {{district: district {number}}}, column: filed, aggregate: sum}}"
        asked.append((evidence, f"SELECT sum(filed) FROM big WHERE district = 'district {number}'"))
    for number in range(10):
        evidence = f"{{source: big, row: {{day: {1995 + number}-06}}, column: filed, aggregate: max}}"
        asked.append((evidence, f"SELECT max(filed) FROM big WHERE year(day) = {1995 + number} AND month(day) = 6"))
    for number in range(5):
        evidence = f"{{source: big, row: {{day: {2000 + number}}}, column: id, aggregate: count}}"
        asked.append((evidence, f"SELECT count(*) FROM big WHERE year(day) = {2000 + number}"))
    for number in range(15):
        sql = f"SELECT sum(filed) FROM big WHERE district = 'district {500 + number % 10}' AND day < DATE '2000-01-01'"
        asked.append((f'{{sql: "{sql}"}}', sql))
    return asked
