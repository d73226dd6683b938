"""Frozen: the values of a claim file's evidence with the hashes of its sources, kept beside it for runs without the data.

The file is NAME.frozen.json beside NAME.yaml (schemas/frozen.schema.json).  A value counts for the query that gave it only, so a
claim that asks for something else must be frozen anew.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from factcheck.evidence.cells import Reading
from factcheck.limits import FROZEN_BYTES
from factcheck.model import Evidence, InputError, Interval, Kind
from factcheck.wording import reason, say


@dataclass(frozen=True, slots=True)
class FrozenValue:
    """A value and the query that gave it."""

    query: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class Frozen:
    """What a frozen file holds: the hash of each source, as the claim file writes its path, and the values by name.

    A value's name is that of its claim, or data.NAME.
    """

    sources: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, FrozenValue] = field(default_factory=dict)

    def value(self, name: str, evidence: Evidence) -> Reading | None:
        """The value of that name, where it was given by the same query."""
        kept = self.values.get(name)
        return kept.reading if kept is not None and kept.query == address(evidence) else None

    def text(self) -> str:
        """The file's text: the same for the same values, names in order."""
        whole = {
            "version": 1,
            "sources": {name: {"sha256": self.sources[name]} for name in sorted(self.sources)},
            "values": {name: _to_json(self.values[name]) for name in sorted(self.values)},
        }
        return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def frozen_path(claim_file: str) -> str:
    """Where the frozen values of a claim file are kept."""
    return f"{os.path.splitext(claim_file)[0]}.frozen.json"


def address(evidence: Evidence) -> str:
    """The query with all that decides what it gives: which sheet or table of which file, read how."""
    files = [
        ":".join(str(part) for part in (source.name, source.written, source.sheet, source.table, source.encoding) if part)
        + (f" header {source.header[0]}-{source.header[1]}" if source.header != (1, 1) else "")
        for source in evidence.sources
    ]
    return f"{evidence.where} [{'; '.join(files)}]"


def read_frozen(claim_file: str) -> Frozen:
    """The frozen values beside a claim file; none where there is no such file.  Raises InputError where it is damaged."""
    path = frozen_path(claim_file)
    anew = say("write it anew with: factcheck freeze {file}", file=claim_file)
    try:
        with open(path, "rb") as file:
            content = file.read(FROZEN_BYTES + 1)
    except FileNotFoundError:
        return Frozen()
    except (OSError, ValueError) as error:
        raise InputError(say("cannot be read: {reason}", reason=reason(error)), path) from None
    try:
        whole = json.loads(content.decode("utf-8"))
    except (ValueError, RecursionError):
        raise InputError(say("this is no JSON; {anew}", anew=anew), path) from None
    if len(content) > FROZEN_BYTES or not _is_valid(whole):
        raise InputError(say("this is no file of frozen values (factcheck schema frozen); {anew}", anew=anew), path)
    sources = {name: part["sha256"] for name, part in whole["sources"].items()}
    try:
        return Frozen(sources, {name: _from_json(part) for name, part in whole["values"].items()})
    except (ValueError, ZeroDivisionError):
        raise InputError(say("a frozen value has no number; {anew}", anew=anew), path) from None


def _is_valid(whole: Any) -> bool:
    from jsonschema import Draft202012Validator

    from factcheck.claims import schema

    return Draft202012Validator(schema("frozen")).is_valid(whole)


def _to_json(value: FrozenValue) -> dict[str, Any]:
    interval = value.reading.interval
    made: dict[str, Any] = {"query": value.query, "text": value.reading.text}
    if interval.is_point:
        made["value"] = _number(interval.low)
    else:
        made |= {"low": _number(interval.low), "high": _number(interval.high)}
        made |= {"low_closed": interval.low_closed, "high_closed": interval.high_closed}
    if value.reading.unit is not None:
        made |= {"unit": value.reading.unit, "kind": value.reading.kind}
    return made


def _number(value: Fraction | None) -> str | None:
    """The exact number: decimal where it has few digits, else a fraction (1/3)."""
    if value is None:
        return None
    denominator, places = value.denominator, 0
    while denominator != 1 and places < 30 and 10**places % denominator:
        places += 1
    if denominator != 1 and 10**places % denominator:
        return f"{value.numerator}/{value.denominator}"
    digits = str(abs(value.numerator) * 10**places // denominator).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else f"{sign}{digits}"


def _from_json(part: Mapping[str, Any]) -> FrozenValue:
    if "value" in part:
        interval = Interval.exactly(Fraction(part["value"]))
    else:
        low, high = (None if part[name] is None else Fraction(part[name]) for name in ("low", "high"))
        interval = Interval(low, high, part["low_closed"], part["high_closed"])
    kind: Kind = part.get("kind", "count")
    return FrozenValue(part["query"], Reading(interval, part["text"], part.get("unit"), kind))
