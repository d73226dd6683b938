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
    """All units by name.

    sizes      lengths of the names that begin with a character, the longest first
    longer     words that are no units and begin with the name of one, by that name
    """

    names: dict[str, Unit]
    not_units: frozenset[str]
    sizes: dict[str, tuple[int, ...]]
    longer: dict[str, tuple[str, ...]]

    def at(self, text: str, index: int) -> tuple[str, Unit] | None:
        """The longest unit whose name stands at `index`, unless a longer word that is no unit begins there."""
        for size in self.sizes.get(text[index : index + 1], ()):
            name = text[index : index + size]
            unit = self.names.get(name)
            if unit is not None and not (name[-1].isascii() and _latin(text, index + len(name) - 1)):
                return None if name in self.longer and text.startswith(self.longer[name], index) else (name, unit)
        return None


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
    sizes: dict[str, set[int]] = {}
    longer: dict[str, tuple[str, ...]] = {}
    words: dict[str, list[str]] = {}
    for word in not_units:
        words.setdefault(word[0], []).append(word)
    for name in names:
        sizes.setdefault(name[0], set()).add(len(name))
        # A word of two characters that is a unit and stands among those that are none, is none.
        begun = [word for word in words.get(name[0], ()) if word.startswith(name)]
        others = tuple(word for word in begun if len(word) > len(name) or len(name) == 2)
        if others:
            longer[name] = others
    by_size = {char: tuple(sorted(found, reverse=True)) for char, found in sizes.items()}
    return UnitTable(names, frozenset(not_units), by_size, longer)


def _latin(text: str, index: int) -> bool:
    """Whether the Latin unit that ends at `index` goes on: 5m is metres, 5mm is not 5 m followed by m."""
    if not text[index].isalpha():
        return False
    follow = text[index + 1 : index + 2]
    return follow.isascii() and follow.isalnum()
