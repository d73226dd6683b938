"""Small tables written in every format that evidence is read from."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

FORMATS = ("csv", "tsv", "json", "jsonl", "parquet", "xlsx", "sqlite", "duckdb")

Row = Sequence[object]


def write_table(folder: Path, form: str, names: Sequence[str], rows: Sequence[Row]) -> Path:
    """The file of that format; numbers are written as numbers where the format has them."""
    path = folder / f"table.{form}"
    path.unlink(missing_ok=True)
    match form:
        case "csv" | "tsv":
            with path.open("w", encoding="utf-8", newline="") as file:
                csv.writer(file, delimiter="\t" if form == "tsv" else ",").writerows([names, *rows])
        case "json":
            path.write_text(f"[{', '.join(_object(names, row) for row in rows)}]", encoding="utf-8")
        case "jsonl":
            path.write_text("\n".join(_object(names, row) for row in rows), encoding="utf-8")
        case "xlsx":
            from openpyxl import Workbook

            book = Workbook()
            for row in [names, *rows]:
                book.active.append(list(row))
            book.save(path)
        case "sqlite":
            connection = sqlite3.connect(path)
            connection.execute(f"CREATE TABLE t ({', '.join(f'[{name}]' for name in names)})")
            stored = [[str(cell) if isinstance(cell, Decimal) else cell for cell in row] for row in rows]
            connection.executemany(f"INSERT INTO t VALUES ({', '.join('?' * len(names))})", stored)
            connection.commit()
            connection.close()
        case _:
            _by_duckdb(path, form, names, rows)
    return path


def _object(names: Sequence[str], row: Row) -> str:
    cells = (f"{cell:f}" if isinstance(cell, Decimal) else json.dumps(cell, ensure_ascii=False) for cell in row)
    return "{" + ", ".join(f"{json.dumps(name, ensure_ascii=False)}: {cell}" for name, cell in zip(names, cells, strict=True)) + "}"


def _by_duckdb(path: Path, form: str, names: Sequence[str], rows: Sequence[Row]) -> None:
    import duckdb

    connection = duckdb.connect()
    kinds = ["DECIMAL(38,8)" if isinstance(cell, Decimal) else "BIGINT" if isinstance(cell, int) else "VARCHAR" for cell in rows[0]]
    columns = ", ".join(f'"{name}" {kind}' for name, kind in zip(names, kinds, strict=True))
    where = "t"
    if form == "duckdb":
        connection.execute(f"ATTACH '{path}' AS made")
        where = "made.t"
    connection.execute(f"CREATE TABLE {where} ({columns})")
    connection.executemany(f"INSERT INTO {where} VALUES ({', '.join('?' * len(names))})", [list(row) for row in rows])
    if form == "parquet":
        connection.execute(f"COPY t TO '{path}' (FORMAT parquet)")
    connection.close()
