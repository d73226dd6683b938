"""Database: DuckDB in memory over the declared sources, locked before the first query; the only module that opens it.

What keeps a query inside the declared files, each by itself enough:
- the query is one SELECT over the declared names that calls listed functions only (statement.py);
- small files are read by us and stand in it as tables, so that DuckDB has no file at all to open for them; a Parquet file may be
  read and is the one path that is allowed; a DuckDB file is attached read-only, and only its base tables are reached;
- external access is off, no extension is loaded or installed, nothing spills to disk, and the configuration is locked.
What bounds it: memory, threads, seconds (by an interrupt from a timer), and the size of what it gives back.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from factcheck.evidence.bounds import Bounds
from factcheck.evidence.column_types import typed_columns
from factcheck.evidence.formats.sqlite import chosen_table
from factcheck.evidence.missing import MissingPackage
from factcheck.evidence.statement import check_statement, first_line
from factcheck.evidence.table import Table
from factcheck.model import Source
from factcheck.wording import say

_SETTINGS = {
    "autoinstall_known_extensions": "false", "autoload_known_extensions": "false", "allow_community_extensions": "false",
    "allow_unsigned_extensions": "false", "allow_persistent_secrets": "false", "python_enable_replacements": "false",
    "python_scan_all_frames": "false", "temp_directory": "", "preserve_insertion_order": "true",
}  # fmt: skip
# Rows that are handed to DuckDB at a time.
_BATCH = 20_000


class Database:
    """The sources of a claim file by name.

    Raises MissingPackage where DuckDB is not installed, and ValueError where a source cannot be used.
    """

    def __init__(self, sources: Iterable[tuple[Source, Table | None]], bounds: Bounds | None = None) -> None:
        """`sources` with what was read of each; None where DuckDB reads the file itself (Parquet, DuckDB)."""
        try:
            import duckdb
        except ImportError:
            raise MissingPackage("duckdb") from None
        self._bounds = bounds or Bounds()
        config: Any = {**_SETTINGS, "memory_limit": self._bounds.memory, "threads": self._bounds.threads}
        self._connection: Any = duckdb.connect(":memory:", config=config)
        self.names: list[str] = []
        files: list[str] = []
        for source, table in sources:
            self.names.append(source.name)
            with _told(source.written):
                if table is not None:
                    self._load(source, table)
                elif source.format == "parquet":
                    self._view(source)
                    files.append(source.path)
                else:
                    self._attach(source)
        self._lock(files)

    def _load(self, source: Source, table: Table) -> None:
        """A table of what was read, each column with the type that all of its values have."""
        columns = typed_columns(table)
        if not columns:
            raise ValueError(say("{file} has no columns", file=source.written))
        made = ", ".join(f"{quoted(column.name)} {column.type}" for column in columns)
        self._connection.execute(f"CREATE TABLE {quoted(source.name)} ({made})")
        filled = ", ".join(f"CAST(unnest(?::VARCHAR[]) AS {column.type})" for column in columns)
        for start in range(0, len(table.rows), _BATCH):
            parts = [column.texts[start : start + _BATCH] for column in columns]
            self._connection.execute(f"INSERT INTO {quoted(source.name)} SELECT {filled}", parts)

    def _view(self, source: Source) -> None:
        if any(sign in source.path for sign in "*?[]{}"):
            raise ValueError(say("the name of a Parquet file may not hold the signs {signs}", signs="* ? [ ] { }"))
        self._connection.execute(f"CREATE VIEW {quoted(source.name)} AS SELECT * FROM read_parquet({literal(source.path)})")

    def _attach(self, source: Source) -> None:
        alias = quoted(f"file {len(self.names)}")
        self._connection.execute(f"ATTACH {literal(source.path)} AS {alias} (READ_ONLY, TYPE duckdb)")
        # Base tables only: a view of the file could name any other file.
        rows = self._connection.execute(
            "SELECT schema_name, table_name FROM duckdb_tables() WHERE database_name = ? AND NOT internal ORDER BY ALL",
            [alias[1:-1]],
        ).fetchall()
        chosen = chosen_table(source, [name for _, name in rows])
        schema = next(schema for schema, name in rows if name == chosen)
        address = ".".join((alias, quoted(schema), quoted(chosen)))
        self._connection.execute(f"CREATE VIEW {quoted(source.name)} AS SELECT * FROM {address}")

    def _lock(self, files: Sequence[str]) -> None:
        allowed = ", ".join(map(literal, files))
        self._connection.execute(f"SET allowed_paths = [{allowed}]")
        self._connection.execute("SET allowed_directories = []")
        self._connection.execute("SET enable_external_access = false")
        self._connection.execute("SET lock_configuration = true")

    def columns(self, name: str) -> list[tuple[str, str]]:
        """The columns of a source with DuckDB's names of their types."""
        rows = self.own_query(f"SELECT * FROM {quoted(name)} LIMIT 0", described=True)
        return [(column[0], str(column[1])) for column in rows]

    def own_query(self, sql: str, parameters: Sequence[object] = (), described: bool = False) -> list[Any]:
        """The rows of a query that factcheck wrote itself, or its columns.  Raises ValueError as `scalar` does."""
        with self._bounded():
            cursor = self._connection.execute(sql, list(parameters))
            return list(cursor.description) if described else list(cursor.fetchall())

    def scalar(self, sql: str) -> tuple[object, str]:
        """The one value that a query of a claim file gives, and the name of its type.

        Raises ValueError where it may not be run, fails, takes too long or too much memory, or gives anything else.
        """
        check_statement(self._connection, sql, self.names)
        with self._bounded():
            cursor = self._connection.execute(sql)
            columns = list(cursor.description)
            if len(columns) != 1:
                raise ValueError(say("the query gives {count} columns; select one value", count=len(columns)))
            rows = cursor.fetchmany(2)
        if not rows:
            raise ValueError(say("the query gives no row"))
        if len(rows) > 1:
            raise ValueError(say("the query gives more than one row; select one value, such as sum(column)"))
        return rows[0][0], str(columns[0][1])

    @contextmanager
    def _bounded(self) -> Iterator[None]:
        """Interrupts what runs in it after the time that a query may take."""
        import duckdb

        late = threading.Event()

        def stop() -> None:
            late.set()
            self._connection.interrupt()

        timer = threading.Timer(self._bounds.seconds, stop)
        timer.daemon = True
        timer.start()
        try:
            yield
        except duckdb.OutOfMemoryException:
            raise ValueError(say("the query needs more than {memory} of memory", memory=self._bounds.memory)) from None
        except duckdb.Error as error:
            if late.is_set():
                told = say("the query takes longer than {seconds:g} seconds", seconds=self._bounds.seconds)
                raise ValueError(told) from None
            raise ValueError(say("the query fails: {error}", error=first_line(error))) from None
        finally:
            timer.cancel()

    def close(self) -> None:
        """Gives its memory back."""
        self._connection.close()


@contextmanager
def _told(file: str) -> Iterator[None]:
    import duckdb

    try:
        yield
    except duckdb.Error as error:
        raise ValueError(say("{file} cannot be read: {error}", file=file, error=first_line(error))) from None


def quoted(name: str) -> str:
    """An identifier of SQL."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text of SQL."""
    return "'" + text.replace("'", "''") + "'"
