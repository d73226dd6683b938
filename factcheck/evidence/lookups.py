"""Lookups: the values of cells that claims name by row and column, as few scans of a source as can be.

All lookups that look through the same columns of a source are one query: the rows that they want are joined with the source.
Where a text is not found to the letter, the values of its column are tried in other spellings: １ for 1, 2021年11月 for 2021-11.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from factcheck.claims import Span, read_span, span_of
from factcheck.evidence.cells import Reading, exact_number, read_cell
from factcheck.evidence.database import Database, quoted
from factcheck.figures import folded
from factcheck.limits import DATA_DISTINCT, DATA_LISTED
from factcheck.model import Evidence, Interval, Kind
from factcheck.wording import joined, nearest, say

_WHOLE = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT")
_FLOATS = ("FLOAT", "DOUBLE")
_TIMES = ("DATE", "TIMESTAMP", "TIMESTAMP WITH TIME ZONE", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS")

Result = Reading | ValueError


@dataclass(frozen=True, slots=True)
class _Wanted:
    """One lookup: the columns that it looks through, with their types, and the values that they must hold.

    keys   for each column the values any of which it may hold, as text; a pair of texts is a range, its end left out
    """

    index: int
    evidence: Evidence
    column: str
    type: str
    filters: tuple[tuple[str, str], ...]
    keys: tuple[tuple[str, ...] | tuple[tuple[str, str], ...], ...]


def look_up(database: Database, name: str, asked: Sequence[Evidence], unnamed: int = 0) -> list[Result]:
    """The value of each lookup in one source, or why there is none.

    unnamed   how many columns of the source have no name of their own
    """
    columns = dict(database.columns(name))
    results: dict[int, Result] = {}
    wanted: list[_Wanted] = []
    for index, evidence in enumerate(asked):
        try:
            wanted.append(_prepared(index, evidence, columns, unnamed))
        except ValueError as wrong:
            results[index] = wrong
    again = _run(database, name, wanted, results)
    if again:
        _run(database, name, _respelled(database, name, again, results), results, last=True)
    return [results[index] for index in range(len(asked))]


def _prepared(index: int, evidence: Evidence, columns: Mapping[str, str], unnamed: int) -> _Wanted:
    wanted = _column(evidence.column or "", columns, unnamed, evidence)
    filters = []
    keys = []
    for written, value in evidence.row:
        column = _column(written, columns, unnamed, evidence)
        filters.append((column, columns[column]))
        keys.append(_keys(column, columns[column], value))
    return _Wanted(index, evidence, wanted, columns[wanted], tuple(filters), tuple(keys))


def _column(written: str, columns: Mapping[str, str], unnamed: int, evidence: Evidence) -> str:
    found = _alike(written, list(columns))
    if found is not None:
        return found
    source = evidence.sources[0]
    hint = nearest(written, list(columns)) or say("; there are: {names}", names=", ".join(list(columns)[:20]))
    told = say('{file} has no column "{column}"{hint}', file=source.written, column=written, hint=hint)
    if unnamed and source.format in ("csv", "tsv", "xlsx"):
        row = source.header[1]
        merged = say(
            "{count} columns have no name in row {row}, as under a title or merged cells: write header: {next} where the names "
            "stand in the next row, header: {row}-{next} where they stand in both",
            count=unnamed, row=row, next=row + 1,
        )  # fmt: skip
        told = joined("; ", (told, merged))
    raise ValueError(told)


def _alike(name: str, known: Sequence[str]) -> str | None:
    """The known name that is `name`; else the only one that differs from it in nothing but width, case and white space."""
    if name in known:
        return name
    found = [other for other in known if folded(other) == folded(name)]
    return found[0] if len(found) == 1 else None


def _keys(column: str, kind: str, value: str) -> tuple[str, ...] | tuple[tuple[str, str], ...]:
    """What a filter asks of a column, in the column's own type.  Raises ValueError where the column cannot hold it."""
    if _is_number(kind):
        number = _number(value)
        if number is not None:
            return (f"{number:f}",)
        if kind in _WHOLE and (span := read_span(value)) is not None:
            # Dates that are stored as numbers: 202111, 20211105.
            return (f"{span.first:%Y%m%d}",) if span.first == span.last else (f"{span.first:%Y%m}",)
        raise ValueError(say('the column "{column}" holds numbers; "{value}" is none', column=column, value=value))
    if kind in _TIMES:
        span = read_span(value)
        if span is None:
            told = say(
                'the column "{column}" holds dates; "{value}" is none: write 2021-11-05, 2021-11 or 2021',
                column=column,
                value=value,
            )
            raise ValueError(told)
        if kind == "DATE" and span.first == span.last:
            return (span.first.isoformat(),)
        return ((span.first.isoformat(), (span.last + timedelta(days=1)).isoformat()),)
    return (value,)


def _is_number(kind: str) -> bool:
    return kind in _WHOLE or kind in _FLOATS or kind.startswith("DECIMAL")


def _number(value: str) -> Decimal | None:
    try:
        number = Decimal(folded(value).replace(",", ""))
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number.adjusted()) < 30 else None


# --- Queries ----------------------------------------------------------------------------------------------------------


def _run(
    database: Database, name: str, wanted: Iterable[_Wanted], results: dict[int, Result], last: bool = False
) -> list[_Wanted]:
    """Fills in the results; those lookups that found no row are given back, unless it is the `last` try."""
    groups: dict[object, list[_Wanted]] = {}
    for lookup in wanted:
        shape = tuple(
            (column, kind, isinstance(keys[0], tuple)) for (column, kind), keys in zip(lookup.filters, lookup.keys, strict=True)
        )
        groups.setdefault(shape, []).append(lookup)
    empty: list[_Wanted] = []
    for group in groups.values():
        try:
            rows = _rows(database, name, group)
        except ValueError as wrong:
            results.update((lookup.index, wrong) for lookup in group)
            continue
        for lookup in group:
            count, values = rows.get(lookup.index, (0, {}))
            if not count and lookup.evidence.aggregate != "count" and not last:
                empty.append(lookup)
                continue
            try:
                results[lookup.index] = _result(lookup, count, values)
            except ValueError as wrong:
                results[lookup.index] = wrong
    return empty


_Values = Mapping[str, object]


def _rows(database: Database, name: str, group: Sequence[_Wanted]) -> dict[int, tuple[int, _Values]]:
    """For each lookup how many rows fit it, and what was asked of them, by the expression that asks it."""
    asked = list(dict.fromkeys(expression for lookup in group for expression in _expressions(lookup)))
    selected = ", ".join(["count(*)", *asked])
    if not group[0].filters:
        ((count, *values),) = database.own_query(f"SELECT {selected} FROM {quoted(name)} t")
        return {lookup.index: (count, dict(zip(asked, values, strict=True))) for lookup in group}
    keys = [(lookup.index, *parts) for lookup in group for parts in _combinations(lookup.keys)]
    columns = [list(map(str, column)) for column in zip(*keys, strict=True)]
    casts, conditions = ["CAST(unnest(?::VARCHAR[]) AS INTEGER) AS i"], []
    at = 0
    for (column, kind), parts in zip(group[0].filters, group[0].keys, strict=True):
        # A whole-number column is compared with whole numbers: another kind of number would have every row converted.
        cast = "DECIMAL(38,8)" if kind in _WHOLE and any("." in key for key in columns[at + 1]) else kind
        own = f"t.{quoted(column)}"
        if not (_is_number(kind) or kind in _TIMES or kind == "VARCHAR"):
            own, cast = f"CAST({own} AS VARCHAR)", "VARCHAR"
        casts.append(f"TRY_CAST(unnest(?::VARCHAR[]) AS {cast}) AS k{at}")
        if isinstance(parts[0], tuple):
            casts.append(f"TRY_CAST(unnest(?::VARCHAR[]) AS {cast}) AS k{at + 1}")
            conditions.append(f"{own} >= w.k{at} AND {own} < w.k{at + 1}")
            at += 2
        else:
            conditions.append(f"{own} = w.k{at}")
            at += 1
    made = f"SELECT {', '.join(casts)}"
    sql = f"SELECT w.i, {selected} FROM {quoted(name)} t JOIN ({made}) w ON {' AND '.join(conditions)} GROUP BY w.i"
    return {index: (count, dict(zip(asked, values, strict=True))) for index, count, *values in database.own_query(sql, columns)}


def _combinations(keys: Sequence[Sequence[str | tuple[str, str]]]) -> list[tuple[str, ...]]:
    """Every way to choose one value a column; a range gives two values."""
    made: list[tuple[str, ...]] = [()]
    for choices in keys:
        made = [(*before, *(choice if isinstance(choice, tuple) else (choice,))) for before in made for choice in choices]
    return made


def _expressions(lookup: _Wanted) -> tuple[str, ...]:
    own = f"t.{quoted(lookup.column)}"
    match lookup.evidence.aggregate:
        case None:
            return (f"min({own})",) if _is_number(lookup.type) else (f"any_value({own})",)
        case "count":
            return ()
        case "min" | "max" as which if _is_number(lookup.type):
            return (f"count({own})", f"{which}({own})")
        case _ if not _is_number(lookup.type):
            return (f"count({own})", f"list({own})[1:{DATA_LISTED + 1}]")
    total = "fsum" if lookup.type in _FLOATS else "sum"
    return f"count({own})", f"{total}({own})"


def _result(lookup: _Wanted, count: int, values: _Values) -> Reading:
    evidence = lookup.evidence
    if evidence.aggregate == "count":
        return read_cell(count)
    if not count:
        raise ValueError(say("no row has {where}", where=_where(evidence)) if evidence.row else say("there are no rows"))
    found = [values[expression] for expression in _expressions(lookup)]
    if evidence.aggregate is None:
        if count > 1:
            told = say(
                "{count:,} rows have {where}; name one more column under row, or write aggregate: sum",
                count=count,
                where=_where(evidence),
            )
            raise ValueError(told)
        return read_cell(_exact(found[0], lookup.type))
    present, value = found
    assert isinstance(present, int)
    if present < count:
        told = say(
            '{missing:,} of {count:,} rows have no value in "{column}"',
            missing=count - present,
            count=count,
            column=lookup.column,
        )
        raise ValueError(told)
    if not _is_number(lookup.type):
        assert isinstance(value, list)
        return aggregated(evidence, [read_cell(part) for part in value])
    exact = _exact(value, lookup.type)
    if evidence.aggregate == "mean":
        assert isinstance(exact, int | Decimal)
        return _shown(Interval.exactly(Fraction(exact) / count))
    return read_cell(exact)


def aggregated(evidence: Evidence, readings: Sequence[Reading]) -> Reading:
    """Several numbers of cells as one.  Raises ValueError where there are none, or too many to read one by one."""
    if evidence.aggregate == "count":
        return read_cell(len(readings))
    if not readings:
        raise ValueError(say("there is no value"))
    if len(readings) > DATA_LISTED:
        raise ValueError(say("more than {limit:,} cells hold texts; make the column one of numbers", limit=DATA_LISTED))
    units = {(reading.unit, reading.kind) for reading in readings}
    if len(units) > 1:
        told = say(
            "the cells are in different units: {units}", units=", ".join(sorted(str(unit or say("no unit")) for unit, _ in units))
        )
        raise ValueError(told)
    ((unit, kind),) = units
    return _shown(_reduced(evidence.aggregate, [reading.interval for reading in readings]), unit, kind)


def _reduced(aggregate: str | None, intervals: Sequence[Interval]) -> Interval:
    if aggregate in ("min", "max"):
        if not all(interval.is_point for interval in intervals):
            raise ValueError(say("{aggregate} needs exact numbers", aggregate=aggregate))
        choose = min if aggregate == "min" else max
        return choose(intervals, key=lambda interval: interval.low or Fraction(0))
    total = intervals[0]
    for interval in intervals[1:]:
        total = total + interval
    return total / len(intervals) if aggregate == "mean" else total


def _shown(interval: Interval, unit: str | None = None, kind: Kind = "count") -> Reading:
    return Reading(interval, str(interval), unit, kind)


def _exact(value: object, kind: str) -> object:
    return exact_number(value, single=kind == "FLOAT") if isinstance(value, float) else value


def _where(evidence: Evidence) -> str:
    return joined(", ", [f"{column} = {value}" for column, value in evidence.row])


# --- Other spellings --------------------------------------------------------------------------------------------------


def _respelled(database: Database, name: str, empty: Sequence[_Wanted], results: dict[int, Result]) -> list[_Wanted]:
    """The lookups that found nothing, with the values as their columns spell them; those that have none get their result."""
    spellings: dict[str, list[object] | None] = {}
    found = []
    for lookup in empty:
        keys = []
        missing = ""
        for (column, kind), before, (written, value) in zip(lookup.filters, lookup.keys, lookup.evidence.row, strict=True):
            if column not in spellings:
                spellings[column] = _distinct(database, name, column)
            known = spellings[column]
            if known is None:
                keys.append(before)
                continue
            same = tuple(_stored(other) for other in known if _is_same(value, other)) if kind not in _TIMES else ()
            if same:
                keys.append(same)
            elif kind in _TIMES:
                keys.append(before)
            elif not any(_stored(other) in before for other in known):
                hint = nearest(value, [_stored(other) for other in known])
                missing = missing or say("no row has {column} = {value}{hint}", column=written, value=value, hint=hint)
                keys.append(before)
            else:
                keys.append(before)
        if missing:
            results[lookup.index] = ValueError(missing)
        else:
            found.append(_Wanted(lookup.index, lookup.evidence, lookup.column, lookup.type, lookup.filters, tuple(keys)))
    return found


def _distinct(database: Database, name: str, column: str) -> list[object] | None:
    """The values of a column; None where it has very many."""
    own = quoted(column)
    rows = database.own_query(f"SELECT DISTINCT {own} FROM {quoted(name)} WHERE {own} IS NOT NULL LIMIT {DATA_DISTINCT + 1}")
    return [value for (value,) in rows] if len(rows) <= DATA_DISTINCT else None


def _is_same(wanted: str, stored: object) -> bool:
    """Whether a stored value is what a filter means, in another spelling."""
    if isinstance(stored, int | float | Decimal) and _number(wanted) is not None:
        return _number(wanted) == stored
    if folded(wanted) == folded(str(stored)):
        return True
    span: Span | None = read_span(wanted)
    if span is None:
        return False
    other = span_of(stored)
    if other is None or wanted.strip().isdigit():
        # Digits alone may be a code: 2021 must not find 202101.
        return span == other
    # A month finds the cells of the month, and those of its days where it is stored by day.
    return span.first <= other.first and other.last <= span.last


def _stored(value: object) -> str:
    return value if isinstance(value, str) else str(value)
