"""Units and measure words of Chinese, looked up by the longest name at a place."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import cast

from factcheck.figures.tables import read_table
from factcheck.model import Kind

_PACKAGE = "factcheck.figures.zh"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its symbol (or the measure word as written), the kind it makes, and what one of it counts for."""

    symbol: str
    kind: Kind
    factor: Decimal = Decimal(1)
    indefinite: bool = False
    noun: bool = False


@dataclass(frozen=True, slots=True)
class UnitTable:
    """All units by name; `longest` is the length of the longest name."""

    names: dict[str, Unit]
    not_units: frozenset[str]
    longest: int

    def at(self, text: str, index: int) -> tuple[str, Unit] | None:
        """The longest unit whose name stands at `index`, unless a longer word that is no unit begins there."""
        window = text[index : index + self.longest]
        for size in range(len(window), 0, -1):
            name = window[:size]
            unit = self.names.get(name)
            if unit is not None and not (name[-1].isascii() and _latin(text, index + size - 1)):
                return None if self._is_other_word(window, size) else (name, unit)
        return None

    def _is_other_word(self, window: str, size: int) -> bool:
        return any(window[:length] in self.not_units for length in (2, 3, 4) if length > size or (length == size and size == 2))


@cache
def units() -> UnitTable:
    """The table of units and measure words."""
    names: dict[str, Unit] = {}
    not_units = set()
    for word, values in read_table(_PACKAGE, "measure_words.txt"):
        match values:
            case ("not",):
                not_units.add(word)
            case ("factor", factor):
                names[word] = Unit(word, "count", Decimal(factor))
            case (role,):
                names.setdefault(word, Unit(word, "count", indefinite=role == "indefinite", noun=role == "noun"))
    for word, (symbol, kind, *worth) in read_table(_PACKAGE, "units.txt"):
        names[word] = Unit(word if symbol == "=" else symbol, cast(Kind, kind), Decimal(worth[0] if worth else 1))
    return UnitTable(names, frozenset(not_units), max(map(len, names)))


def _latin(text: str, index: int) -> bool:
    """Whether the Latin unit that ends at `index` goes on: 5m is metres, 5mm is not 5 m followed by m."""
    if not text[index].isalpha():
        return False
    follow = text[index + 1 : index + 2]
    return follow.isascii() and follow.isalnum()
