"""Vault: the values that the claim files of a run ask for, each source opened once and each query run once.

Where a source is not here, or what reads it is not installed and the source has not changed, its frozen values stand in.
"""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from factcheck.evidence.bounds import Bounds
from factcheck.evidence.cells import Reading, exact_number, read_cell
from factcheck.evidence.database import Database
from factcheck.evidence.formats.grid import Grid, cells_of, column_letters
from factcheck.evidence.frozen import Frozen, FrozenValue, address, read_frozen
from factcheck.evidence.lookups import Result, aggregated, look_up
from factcheck.evidence.missing import MissingPackage
from factcheck.evidence.reading import Opened, digest, open_source
from factcheck.limits import DATABASES_OPEN
from factcheck.model import ClaimFile, Datum, Evidence, InputError, NoDatum, Source
from factcheck.wording import Message, say, words_of

# What tells one state of a file from another within a run.
_State = tuple[str, int, int]
_PERCENT = Fraction(100)
# How much of a query is shown.
_SHOWN = 200


class _Unreachable(Exception):
    """The data of a value cannot be read here; the message says why."""


class Vault:
    """The data of a run.

    bounds   what one query may use
    """

    def __init__(self, bounds: Bounds | None = None) -> None:
        self._bounds = bounds
        # What was read of each file, with the state that it was in then.
        self._opened: dict[object, tuple[_State | None, Opened | ValueError]] = {}
        self._databases: OrderedDict[object, Database | ValueError] = OrderedDict()
        self._results: dict[object, Result] = {}
        self._digests: dict[_State, str | None] = {}

    def values(self, claim_file: ClaimFile) -> dict[str, Datum | NoDatum]:
        """The value of each piece of evidence of a claim file, by its claim's id or as data.NAME, or why there is none."""
        wanted = claim_file.data
        if not wanted:
            return {}
        try:
            frozen = read_frozen(claim_file.path)
        except InputError as damaged:
            return dict.fromkeys(wanted, NoDatum(damaged.placed))
        found = self._read(claim_file, wanted)
        return {name: self._settled(name, evidence, found[name], frozen) for name, evidence in wanted.items()}

    def freeze(self, claim_file: ClaimFile) -> tuple[Frozen, list[InputError]]:
        """The values of a claim file to be kept, and what stands against it: evidence without a value, at its place."""
        wanted = claim_file.data
        found = self._read(claim_file, wanted)
        values, errors = {}, []
        for name, evidence in wanted.items():
            result = found[name]
            if isinstance(result, Reading):
                values[name] = FrozenValue(address(evidence), result)
            else:
                place = evidence.place
                errors.append(InputError(words_of(result), place.path, place.line, place.column))
        sources = {source.written: source for evidence in wanted.values() for source in evidence.sources}
        hashes = {written: hash_ for written, source in sources.items() if (hash_ := self._digest(source)) is not None}
        return Frozen(hashes, values), errors

    def close(self) -> None:
        """Closes the databases."""
        for database in self._databases.values():
            if isinstance(database, Database):
                database.close()
        self._databases.clear()

    def __enter__(self) -> Vault:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # --- One value ----------------------------------------------------------------------------------------------------

    def _settled(self, name: str, evidence: Evidence, found: Result | _Unreachable, frozen: Frozen) -> Datum | NoDatum:
        kept = frozen.value(name, evidence)
        changed = [source.written for source in evidence.sources if self._has_changed(source, frozen)]
        try:
            if isinstance(found, Reading):
                notes = (_changed(changed, kept, found),) if changed else ()
                return _datum(evidence, found, notes)
            if not isinstance(found, _Unreachable):
                return NoDatum(words_of(found))
            if kept is None:
                return NoDatum(words_of(found), reachable=False)
            if changed:
                told = say("{why}; {files} has changed since it was frozen", why=words_of(found), files=", ".join(changed))
                return NoDatum(told, reachable=False)
            absent = [source.written for source in evidence.sources if not os.path.exists(source.path)]
            notes = (say("held against its frozen value; {files} is not here", files=", ".join(absent)),) if absent else ()
            return _datum(evidence, kept, notes)
        except ValueError as wrong:
            return NoDatum(words_of(wrong))

    def _has_changed(self, source: Source, frozen: Frozen) -> bool:
        """Whether a source that is here is another one than was frozen."""
        if source.written not in frozen.sources or not os.path.exists(source.path):
            return False
        return self._digest(source) != frozen.sources[source.written]

    def _digest(self, source: Source) -> str | None:
        state = _state(source)
        if state is None:
            return None
        if state not in self._digests:
            self._digests[state] = digest(source.path)
        return self._digests[state]

    # --- All values of a claim file -----------------------------------------------------------------------------------

    def _read(self, claim_file: ClaimFile, wanted: Mapping[str, Evidence]) -> dict[str, Result | _Unreachable]:
        """What the data say, by name: cells of sheets by themselves, queries one by one, lookups a source at a time."""
        found: dict[str, Result | _Unreachable] = {}
        lookups: dict[Source, list[str]] = {}
        for name, evidence in wanted.items():
            missing = [source for source in evidence.sources if _state(source) is None]
            if missing and evidence.sql is None:
                found[name] = _Unreachable(say("{file} is not here", file=missing[0].written))
            elif evidence.cells is not None:
                found[name] = self._once(evidence, self._cells)
            elif evidence.sql is not None:
                found[name] = self._once(evidence, self._query)
            else:
                lookups.setdefault(evidence.sources[0], []).append(name)
        for source, names in lookups.items():
            found |= self._looked_up(source, {name: wanted[name] for name in names})
        return found

    def _once(self, evidence: Evidence, read: Callable[[Evidence], Reading]) -> Result | _Unreachable:
        key = _key(evidence)
        if key not in self._results:
            try:
                self._results[key] = read(evidence)
            except ValueError as wrong:
                self._results[key] = wrong
            except _Unreachable as unreachable:
                return unreachable
        return self._results[key]

    def _looked_up(self, source: Source, asked: Mapping[str, Evidence]) -> dict[str, Result | _Unreachable]:
        keys = {name: _key(evidence) for name, evidence in asked.items()}
        new = {key: asked[name] for name, key in keys.items() if key not in self._results}
        if new:
            try:
                database, table = self._database((source,)), self._open(source).table
                results = look_up(database, source.name, list(new.values()), len(table.unnamed) if table is not None else 0)
                self._results |= dict(zip(new, results, strict=True))
            except ValueError as wrong:
                self._results |= dict.fromkeys(new, wrong)
            except _Unreachable as unreachable:
                return {name: self._results.get(key, unreachable) for name, key in keys.items()}
        return {name: self._results[key] for name, key in keys.items()}

    def _query(self, evidence: Evidence) -> Reading:
        here = tuple(source for source in evidence.sources if _state(source) is not None)
        if len(here) < len(evidence.sources):
            missing = next(source for source in evidence.sources if source not in here)
            raise _Unreachable(say("{file} is not here", file=missing.written))
        value, kind = self._database(here).scalar(evidence.sql or "")
        if isinstance(value, float):
            return read_cell(exact_number(value, single=kind == "FLOAT"))
        return read_cell(value)

    def _cells(self, evidence: Evidence) -> Reading:
        source = evidence.sources[0]
        grid = self._open(source).grid
        if grid is None:
            raise ValueError(say("{file} has no cells; name a row and a column", file=source.written))
        places = cells_of(evidence.cells or "")
        if evidence.aggregate is None and len(places) > 1:
            told = say(
                "{cells} are {count:,} cells; write aggregate: sum, or name one cell", cells=evidence.cells, count=len(places)
            )
            raise ValueError(told)
        if evidence.aggregate == "count":
            return read_cell(sum(grid.at(*place) is not None for place in places))
        readings = [_cell(grid, place) for place in places]
        return readings[0] if evidence.aggregate is None else aggregated(evidence, readings)

    # --- Sources ------------------------------------------------------------------------------------------------------

    def _open(self, source: Source) -> Opened:
        key = (source.path, source.format, source.sheet, source.table, source.header, source.encoding)
        state = _state(source)
        before, opened = self._opened.get(key, (None, None))
        if opened is None or before != state:
            try:
                opened = open_source(source)
            except ValueError as wrong:
                opened = wrong
            except MissingPackage as missing:
                raise _Unreachable(_install(missing.package)) from None
            self._opened[key] = state, opened
        if isinstance(opened, ValueError):
            raise opened
        return opened

    def _database(self, sources: Sequence[Source]) -> Database:
        """The database of these sources; a few of them are kept, the one that was not used for longest is closed."""
        key = tuple((source, _state(source)) for source in sources)
        if key not in self._databases:
            try:
                tables = [(source, self._open(source).table) for source in sources]
                self._databases[key] = Database(tables, self._bounds)
            except MissingPackage as missing:
                raise _Unreachable(_install(missing.package)) from None
            except ValueError as wrong:
                self._databases[key] = wrong
            if len(self._databases) > DATABASES_OPEN:
                _, oldest = self._databases.popitem(last=False)
                if isinstance(oldest, Database):
                    oldest.close()
        self._databases.move_to_end(key)
        database = self._databases[key]
        if isinstance(database, ValueError):
            raise database
        return database


def _state(source: Source) -> _State | None:
    """What tells the file from another one, or from itself after a change; None where it is not here."""
    try:
        status = os.stat(source.path)
    except (OSError, ValueError):
        return None
    return os.path.realpath(source.path), status.st_size, status.st_mtime_ns


def _key(evidence: Evidence) -> object:
    return address(evidence), tuple((source.path, _state(source)) for source in evidence.sources)


def _cell(grid: Grid, place: tuple[int, int]) -> Reading:
    named = f"{column_letters(place[1])}{place[0] + 1}"
    if place in grid.formulas:
        told = say(
            "{cell} holds a formula that was never computed; open the workbook in a spreadsheet program and save it", cell=named
        )
        raise ValueError(told)
    try:
        reading = read_cell(grid.at(*place))
    except ValueError as wrong:
        raise ValueError(say("{cell}: {wrong}", cell=named, wrong=words_of(wrong))) from None
    if place in grid.percents:
        interval = reading.interval * _PERCENT
        return Reading(interval, f"{interval}%", "%", "percent")
    return reading


def _datum(evidence: Evidence, reading: Reading, notes: tuple[str, ...]) -> Datum:
    """The value in the unit of the claim file, with the room that its rounding leaves.  Raises ValueError where units differ."""
    interval, unit, kind = reading.interval, reading.unit, reading.kind
    if evidence.places is not None:
        interval = interval.widened(Fraction(Decimal(1).scaleb(-evidence.places)) / 2)
    shown = reading.text
    if evidence.unit is not None:
        if unit is not None and unit != evidence.unit.unit:
            told = say("the cell is in {unit}, the claim file says {other}", unit=unit, other=evidence.unit.written)
            raise ValueError(told)
        if unit is None:
            # A cell that says its unit itself says its magnitude, too.
            interval, shown = interval * Fraction(evidence.unit.factor), _with_unit(shown, evidence.unit.written)
        unit, kind = evidence.unit.unit, evidence.unit.kind
    files = ", ".join(f"{source.written} ({source.sheet})" if source.sheet else source.written for source in evidence.sources)
    origin = f"{files}: {' '.join(evidence.where.split())[:_SHOWN]}"
    return Datum(interval, unit, kind, shown, origin, notes)


def _with_unit(number: str, unit: str) -> str:
    return f"{number} {unit}" if unit.isascii() and unit[:1].isalpha() else f"{number}{unit}"


def _changed(files: Iterable[str], kept: Reading | None, now: Reading) -> str:
    named = ", ".join(files)
    if kept is None or kept.interval == now.interval:
        return say("{files} has changed since it was frozen; freeze it again", files=named)
    return say("{files} has changed since it was frozen: this was {before}; freeze it again", files=named, before=kept.text)


def _install(package: str) -> Message:
    return say('{package} is not installed, which reads evidence; install it with: pip install "{package}"', package=package)
