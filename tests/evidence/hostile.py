"""The hostile suite against one project: every statement of hostile.sql, by itself a program for a tracer to watch.

Run as python hostile.py FOLDER; it prints what each statement came to, and opens /begin-of-suite before the first of them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from factcheck.evidence.bounds import Bounds
from factcheck.evidence.database import Database
from factcheck.evidence.table import Table
from factcheck.model import Source, SourcePlace

BOUNDS = Bounds(seconds=1.0, memory="200MB")
CANARY = "the canary of the suite"


def build(folder: Path) -> None:
    """A project with two declared files, and a canary beside it."""
    import duckdb

    (folder / "outside").mkdir(parents=True)
    (folder / "outside" / "canary.csv").write_text(f"a,b\n1,{CANARY}\n", encoding="utf-8")
    data = folder / "project" / "data"
    data.mkdir(parents=True)
    duckdb.execute(f"COPY (SELECT range AS id FROM range(1000000)) TO '{data}/large.parquet' (FORMAT parquet)")


def statements(folder: Path) -> list[str]:
    """The suite, its places filled in."""
    lines = (Path(__file__).parent / "hostile.sql").read_text(encoding="utf-8").splitlines()
    places = {
        "canary": folder / "outside" / "canary.csv", "folder": folder / "outside", "here": folder / "project",
        "declared": folder / "project" / "data" / "large.parquet",
    }  # fmt: skip
    return [line.format(**places) for line in lines if line and not line.startswith("--")]


def database(folder: Path) -> Database:
    """The locked database of the project."""
    place = SourcePlace("claims.yaml", 1, 1)
    large = str(folder / "project" / "data" / "large.parquet")
    cases = Table(("month", "filed"), (("2021-10", 4120), ("2021-11", 3594)))
    return Database(
        [(Source("cases", "cases.csv", "cases.csv", "csv", place), cases), (Source("large", large, large, "parquet", place), None)], BOUNDS
    )


def outcomes(opened: Database, suite: list[str]) -> Iterator[tuple[str, str]]:
    """Each statement with why it gives no value; "" where it gives one."""
    secret_variable = [CANARY]
    for sql in suite:
        try:
            opened.scalar(sql)
            yield sql, ""
        except ValueError as refused:
            yield sql, str(refused)
    assert secret_variable


def run_unchecked(opened: Database, suite: list[str]) -> Iterator[tuple[str, str]]:
    """Each statement straight at the locked connection, as if its tree had not been judged; what it printed."""
    for sql in suite:
        with suppress(Exception), opened._bounded():
            yield sql, str(opened._connection.execute(sql).fetchmany(3))


if __name__ == "__main__":
    place = Path(sys.argv[1])
    opened = database(place)
    with suppress(OSError), open("/begin-of-suite"):
        pass
    for sql, why in outcomes(opened, statements(place)):
        print(f"{'refused' if why else 'GIVEN'}\t{sql}\t{why}")
