"""The data that a claim file names (sources, evidence): where the files are, and which value of them is meant."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

from factcheck.claims.articles import opened_path
from factcheck.claims.refusals import Refusals
from factcheck.claims.shortening import shorten
from factcheck.claims.yaml_nodes import Keys, Node, Scalar, named_under
from factcheck.model import DataFormat, DataUnit, Evidence, Source
from factcheck.wording import nearest, say, words_of

_FORMATS: Mapping[str, DataFormat] = MappingProxyType({
    ".csv": "csv", ".tsv": "tsv", ".tab": "tsv", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet",
    ".pq": "parquet", ".xlsx": "xlsx", ".xlsm": "xlsx", ".sqlite": "sqlite", ".sqlite3": "sqlite", ".db": "sqlite",
    ".duckdb": "duckdb",
})  # fmt: skip
_SOURCE_NAME = re.compile(r"[^\W\d_]\w*\Z")
_DATUM_NAME = re.compile(r"[^\W_][\w.\-]*\Z")
# Which formats have what a key names.
_ONLY_IN: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "sheet": ("xlsx",), "table": ("sqlite", "duckdb"), "header": ("csv", "tsv", "xlsx"),
    "encoding": ("csv", "tsv", "json", "jsonl"),
    "cell": ("csv", "tsv", "xlsx"), "range": ("csv", "tsv", "xlsx"),
})  # fmt: skip
# The name of the table where a query names its file itself.
_ONLY_TABLE = "data"


@dataclass
class DataKeys:
    """Reads the data of one claim file: `sources` and `values` have what the file names, once it is read."""

    refusals: Refusals
    root: Path
    extra_roots: Sequence[Path]
    sources: dict[str, Source] = field(default_factory=dict)
    values: dict[str, Evidence] = field(default_factory=dict)

    def read(self, root: Keys) -> dict[str, Evidence]:
        """The values that the file names."""
        for name, named, node in named_under(root, "sources"):
            if not _SOURCE_NAME.match(name):
                self.refusals.refuse(
                    named,
                    say('"{name}" cannot be the name of a source; it holds letters, digits and "_" only', name=shorten(name)),
                )
            elif any(name.casefold() == other.casefold() for other in self.sources):
                self.refusals.refuse(
                    named,
                    say('the source "{name}" is named already; SQL makes no difference between A and a', name=shorten(name)),
                )
            elif self.refusals.fits(node) and (source := self._source(name, node)) is not None:
                self.sources[name] = source
        for name, named, node in named_under(root, "evidence"):
            if not _DATUM_NAME.match(name):
                wrong = say(
                    '"{name}" cannot be the name of a value; it holds letters, digits, "-", "_" and "." only', name=shorten(name)
                )
                self.refusals.refuse(named, wrong)
            elif isinstance(node, Keys) and (evidence := self.datum(node)) is not None:
                self.values[name] = evidence
        return self.values

    def datum(self, node: Keys) -> Evidence | None:
        """One value of the data; None where it cannot be used, with its mistake."""
        values = _scalars(node)
        if not self.refusals.fits(node) or not all(map(self.refusals.fits, values.values())):
            return None
        before = len(self.refusals.mistakes)
        sources = tuple(self._sources_of(node, values))
        unit = self._unit(values)
        if len(self.refusals.mistakes) > before or not sources:
            return None
        row = node.entries["row"][1] if "row" in node.entries else None
        for key in ("cell", "range"):
            if key in values and sources[0].format not in _ONLY_IN[key]:
                self.refusals.refuse(values[key], _not_in(key, sources[0].format))
        text = {key: value.text for key, value in values.items()}
        aggregate: Any = text.get("aggregate")
        return Evidence(
            place=self.refusals.place(node),
            sources=sources,
            row=tuple((column, value.text) for column, value in _scalars(row).items()) if isinstance(row, Keys) else (),
            column=text.get("column"),
            cells=text.get("cell", text.get("range")),
            sql=text.get("sql"),
            aggregate=aggregate,
            unit=unit,
            places=int(text["places"]) if "places" in text else None,
        )

    def _sources_of(self, node: Keys, values: Mapping[str, Scalar]) -> Iterator[Source]:
        """The file that a value names itself, or one of the sources; for a query all of them."""
        if "file" in values:
            source = self._source(_ONLY_TABLE if "sql" in values else posixpath.basename(values["file"].text), node)
            if source is not None:
                yield source
        elif "sql" in values:
            if not self.sources:
                self.refusals.refuse(values["sql"], say("a query needs data: name files under sources, or one with file"))
            yield from self.sources.values()
        elif "source" in values:
            named = values["source"]
            source = self.sources.get(named.text)
            if source is None:
                hint = nearest(named.text, list(self.sources)) or say("; name it under sources")
                self.refusals.refuse(named, say('there is no source "{name}"{hint}', name=shorten(named.text), hint=hint))
                return
            yield self._adapted(source, values)

    def _source(self, name: str, node: Node) -> Source | None:
        values = {"file": node} if isinstance(node, Scalar) else _scalars(node)
        file = values.get("file")
        if file is None or not all(map(self.refusals.fits, values.values())):
            return None
        try:
            opened = opened_path(self.refusals.path, file.text, self.root, self.extra_roots, "data file", may_be_missing=True)
        except ValueError as error:
            self.refusals.refuse(file, words_of(error))
            return None
        ending = posixpath.splitext(file.text)[1].casefold()
        kind = values["format"].text if "format" in values else _FORMATS.get(ending)
        if kind is None:
            endings = ", ".join(_FORMATS)
            wrong = say(
                'what "{file}" is cannot be told from its name ({endings}); write format: csv',
                file=shorten(file.text),
                endings=endings,
            )
            self.refusals.refuse(file, wrong)
            return None
        place = self.refusals.place(file)
        return self._adapted(Source(name, opened, file.text, cast(DataFormat, kind), place), values)

    def _adapted(self, source: Source, values: Mapping[str, Scalar]) -> Source:
        """The source, with what a value says of the sheet, table, header or encoding."""
        for key in ("sheet", "table", "header", "encoding"):
            if key in values and source.format not in _ONLY_IN[key]:
                self.refusals.refuse(values[key], _not_in(key, source.format))
        said: dict[str, Any] = {key: values[key].text for key in ("sheet", "table", "encoding") if key in values}
        if "header" in values:
            first, _, last = values["header"].text.partition("-")
            said["header"] = int(first), int(last or first)
            if said["header"][0] > said["header"][1]:
                message = say("the header ends before it begins; write the first row first, such as 1-2")
                self.refusals.refuse(values["header"], message)
        return replace(source, **said)

    def _unit(self, values: Mapping[str, Scalar]) -> DataUnit | None:
        if "unit" not in values:
            return None
        try:
            return read_unit(values["unit"].text)
        except ValueError as error:
            self.refusals.refuse(values["unit"], words_of(error))
            return None


@lru_cache(maxsize=1024)
def read_unit(written: str) -> DataUnit:
    """The unit that a claim file gives the data: 万元 is 10,000 CNY.  Raises ValueError, with what to write, where it is none."""
    from factcheck.figures import extract, leftover

    unit = written.strip()
    if unit == "fraction":
        return DataUnit("", Decimal(100), "%", "percent")
    # Two of them, since an English noun stands in the plural: 2 million people, 2万元.
    for text, lang in ((f"2{unit}", "zh"), (f"2 {unit}", "en"), (f"2{unit}", "en")):
        figures = extract(text, lang)
        if len(figures) != 1 or leftover(text, figures[0], lang).strip():
            continue
        quantity = figures[0].quantity
        if quantity.low == quantity.high and quantity.approx == "exact" and figures[0].change == "none" and quantity.low:
            return DataUnit(unit, quantity.low / 2, quantity.unit, quantity.kind)
    raise ValueError(
        say(
            'cannot read "{unit}" as a unit; write for example 万元, million yuan, "%", km, 起 or fraction', unit=shorten(written)
        )
    )


def _not_in(key: str, kind: str) -> str:
    return say('"{key}" is for {formats} files; this is a {kind} file', key=key, formats=", ".join(_ONLY_IN[key]), kind=kind)


def _scalars(node: Node) -> dict[str, Scalar]:
    if not isinstance(node, Keys):
        return {}
    return {key: value for key, (_, value) in node.entries.items() if isinstance(value, Scalar) and not value.is_empty}
