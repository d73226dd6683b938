"""What a query of a claim file may be: one SELECT over the declared sources, judged by the tree that DuckDB's own parser makes.

Everything in the tree is refused that is not known to be harmless: kinds of statement, table, expression and function.  So a
new feature of DuckDB is refused until it is listed here.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from factcheck.limits import SQL_CHARS, SQL_DEPTH
from factcheck.wording import nearest, say

_QUERIES = frozenset(("SELECT_NODE", "SET_OPERATION_NODE", "RECURSIVE_CTE_NODE", "CTE_NODE"))
_TABLES = frozenset(("BASE_TABLE", "SUBQUERY", "JOIN", "EXPRESSION_LIST", "EMPTY", "EMPTY_FROM", "CTE"))
_EXPRESSIONS = frozenset((
    "COLUMN_REF", "CONSTANT", "FUNCTION", "COMPARISON", "CONJUNCTION", "CASE", "CAST", "TYPE", "BETWEEN", "OPERATOR", "SUBQUERY",
    "WINDOW", "STAR", "COLLATE", "POSITIONAL_REFERENCE",
))  # fmt: skip
_MODIFIERS = frozenset(("ORDER_MODIFIER", "LIMIT_MODIFIER", "DISTINCT_MODIFIER", "LIMIT_PERCENT_MODIFIER"))
_ORDERS = frozenset(("ORDER_DEFAULT", "ASCENDING", "DESCENDING"))
# Column names that stand for the clock or the session where no column has that name: the answer would not stay the same.
_CHANGING = frozenset((
    "current_date", "current_time", "current_timestamp", "localtime", "localtimestamp", "current_user", "session_user",
    "current_role", "current_catalog", "current_schema", "current_database",
))  # fmt: skip
_WHAT = {
    "SHOW_REF": "SHOW or DESCRIBE", "TABLE_FUNCTION": "a table function", "PIVOT": "PIVOT", "LAMBDA": "a lambda",
    "PARAMETER": "a parameter",
    "LAMBDA_REF": "a lambda", "COLUMN_DATA": "a stored result", "INSERT_QUERY_NODE": "INSERT", "UPDATE_QUERY_NODE": "UPDATE",
    "DELETE_QUERY_NODE": "DELETE", "BOUND_REF": "a bound table", "DEFAULT": "DEFAULT",
}  # fmt: skip


def check_statement(connection: Any, sql: str, tables: Collection[str]) -> None:
    """Makes sure that the text is one SELECT over `tables`.  Raises ValueError, with what to write instead, where it is not.

    connection   of DuckDB; the text is parsed, not run
    """
    import duckdb

    if len(sql) > SQL_CHARS:
        raise ValueError(say("the query is longer than {limit:,} characters", limit=SQL_CHARS))
    if "\0" in sql:
        raise ValueError(say("the query holds a NUL character"))
    try:
        # By the locked connection: to take some statements apart is to run them.
        statements = connection.extract_statements(sql)
    except duckdb.Error as error:
        raise ValueError(say("this is no SQL: {error}", error=first_line(error))) from None
    if len(statements) != 1:
        raise ValueError(say("write one SELECT; there are {count} statements", count=len(statements)))
    if statements[0].type != duckdb.StatementType.SELECT:
        raise ValueError(say("only a SELECT is allowed, not {kind}", kind=statements[0].type.name))
    _Judge(tables).judge(_tree(connection, sql))


def first_line(error: Exception) -> str:
    """What DuckDB says, without the picture of the query below it."""
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return lines[0][:300]


def _tree(connection: Any, sql: str) -> Mapping[str, Any]:
    import duckdb

    try:
        row = connection.execute("SELECT json_serialize_sql(?::VARCHAR)", [sql]).fetchone()
    except duckdb.Error as error:
        raise ValueError(say("this query cannot be checked, so it is refused: {error}", error=first_line(error))) from None
    try:
        parsed = json.loads(row[0])
    except RecursionError:
        raise ValueError(say("the query is nested more than {limit} deep", limit=SQL_DEPTH)) from None
    if parsed.get("error") or len(parsed.get("statements", ())) != 1:
        raise ValueError(say("only a SELECT is allowed: {error}", error=parsed.get("error_message", "")))
    tree: Mapping[str, Any] = parsed["statements"][0]
    return tree


class _Judge:
    """Walks the tree of one statement."""

    def __init__(self, tables: Collection[str]) -> None:
        self._declared = {name.casefold() for name in tables}
        self._names = tuple(tables)
        self._named: set[str] = set()

    def judge(self, statement: Mapping[str, Any]) -> None:
        """Raises ValueError at the first thing that is not allowed."""
        if statement.get("named_param_map"):
            raise ValueError(say("a query takes no parameters; write the values into it"))
        # Queries that are named (WITH) may be used before the walk comes to where they are made.
        self._named = {str(name).casefold() for name in _cte_names(statement, 0)}
        self._walk(statement, 0)

    def _walk(self, part: Any, depth: int) -> None:
        if depth > 6 * SQL_DEPTH:
            raise ValueError(say("the query is nested more than {limit} deep", limit=SQL_DEPTH))
        if isinstance(part, list):
            for inner in part:
                self._walk(inner, depth + 1)
        elif isinstance(part, dict):
            self._node(part)
            for name, inner in part.items():
                # What a constant holds is its value, nothing to be run.
                if not (name in ("literal", "value") and part.get("class") == "CONSTANT"):
                    self._walk(inner, depth + 1)

    def _node(self, node: Mapping[str, Any]) -> None:
        kind = node.get("class") or node.get("type")
        if not isinstance(kind, str):
            return
        if node.get("class") is not None:
            self._expression(node, kind)
        elif kind == "BASE_TABLE":
            self._table(node)
        elif kind not in _QUERIES | _TABLES | _MODIFIERS | _ORDERS:
            raise ValueError(_refused(kind))
        if node.get("sample") is not None:
            raise ValueError(say("a sample gives another answer each time; write a WHERE"))

    def _expression(self, node: Mapping[str, Any], kind: str) -> None:
        if kind not in _EXPRESSIONS:
            raise ValueError(_refused(kind))
        if kind in ("FUNCTION", "WINDOW"):
            name = str(node.get("function_name", "")).casefold()
            if node.get("schema") or node.get("catalog") or name not in _functions():
                hint = nearest(name, [word for word in _functions() if word.isidentifier()], 0.8)
                raise ValueError(say("the function {name} is not allowed in a query of a claim file{hint}", name=name, hint=hint))
        elif kind == "COLUMN_REF":
            names = node.get("column_names") or [""]
            if len(names) == 1 and str(names[0]).casefold() in _CHANGING:
                raise ValueError(say("{name} is not the same each time; write the value", name=names[0]))

    def _table(self, node: Mapping[str, Any]) -> None:
        name = str(node.get("table_name", ""))
        plain = not node.get("schema_name") and not node.get("catalog_name") and node.get("at_clause") is None
        if not plain or name.casefold() not in self._declared | self._named:
            shown = ".".join(str(node[key]) for key in ("catalog_name", "schema_name", "table_name") if node.get(key))
            known = nearest(name, self._names) or say("; there are: {names}", names=", ".join(self._names))
            raise ValueError(say('no source is named "{name}"{hint}', name=shown, hint=known))


def _cte_names(part: Any, depth: int) -> Iterator[str]:
    if depth > 6 * SQL_DEPTH:
        raise ValueError(say("the query is nested more than {limit} deep", limit=SQL_DEPTH))
    if isinstance(part, list):
        for inner in part:
            yield from _cte_names(inner, depth + 1)
    elif isinstance(part, dict):
        named = part.get("cte_map")
        if isinstance(named, dict):
            yield from (entry["key"] for entry in named.get("map", ()))
        if isinstance(part.get("cte_name"), str):
            yield part["cte_name"]
        for inner in part.values():
            yield from _cte_names(inner, depth + 1)


def _refused(kind: str) -> str:
    return say("{kind} is not allowed in a query of a claim file; write a SELECT over its sources", kind=_WHAT.get(kind, kind))


@cache
def _functions() -> frozenset[str]:
    lines = files("factcheck.evidence").joinpath("functions.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))
