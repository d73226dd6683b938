"""Unit: what a result is counted or measured in, as far as arithmetic on figures needs to know it.

A unit is a product of powers of bases: people, CNY / 户, km / h.  Percents, percentage points and basis points are one base, the
percent; a multiple (x), a fraction and "per 100,000" have none.  A base is one of four sorts: counted nouns (and measure words),
currencies, measures that have a symbol, and the percent.  A bare number of a claim file has no unit at all (None) and fits any.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType
from typing import Literal

from factcheck.figures import same_noun
from factcheck.model import Kind, Quantity
from factcheck.wording import say

Sort = Literal["noun", "money", "measure", "percent"]
_PERCENT = "%"
# What one of these is in the unit that arithmetic uses instead.
_SCALES = {"pp": Fraction(1), "bp": Fraction(1, 100), "‰": Fraction(1, 10)}
_PER = re.compile(r"per (?P<number>[0-9][0-9,]*)\Z")
_CURRENCY = re.compile(r"[A-Z]{3}\Z")
_SORTS: Mapping[Kind, Sort] = MappingProxyType({"money": "money", "measure": "measure", "duration": "measure"})


@dataclass(frozen=True, slots=True)
class Unit:
    """Powers of bases by name, each with its sort.

    counted   a plain count without a noun: it may stand for a number of anything that is counted
    """

    powers: Mapping[str, int] = field(default_factory=dict)
    sorts: Mapping[str, Sort] = field(default_factory=dict)
    counted: bool = False

    @property
    def is_percent(self) -> bool:
        """Whether it is percent and nothing else."""
        return dict(self.powers) == {_PERCENT: 1}

    @property
    def is_plain(self) -> bool:
        """Whether it is a pure number."""
        return not self.powers

    @property
    def single(self) -> str | None:
        """Its one base, where it is nothing but that."""
        return next(iter(self.powers)) if list(self.powers.values()) == [1] else None

    def of_sort(self, *sorts: Sort) -> dict[str, int]:
        """Those of its powers whose bases are of these sorts."""
        return {name: power for name, power in self.powers.items() if self.sorts[name] in sorts}

    def times(self, other: Unit, sign: int = 1) -> Unit:
        """The unit of a product; with `sign` -1 of a quotient."""
        powers = dict(self.powers)
        sorts = {**other.sorts, **self.sorts}
        for name, power in other.powers.items():
            own = next((mine for mine in powers if _same_base(mine, sorts[mine], name, other.sorts[name])), name)
            powers[own] = powers.get(own, 0) + sign * power
        powers = {name: power for name, power in powers.items() if power}
        counted = self.counted or other.counted if sign == 1 else self.counted and not other.counted
        return Unit(powers, sorts, counted and not powers)

    def __str__(self) -> str:
        return self.shown

    @property
    def shown(self) -> str:
        """How it is called."""
        over = [_power(name, power) for name, power in self.powers.items() if power > 0]
        under = [_power(name, -power) for name, power in self.powers.items() if power < 0]
        if not over and not under:
            return say("a plain count") if self.counted else say("a plain number")
        return "/".join([" ".join(over) or "1", *under])


PERCENT = Unit({_PERCENT: 1}, {_PERCENT: "percent"})


def unit_of(quantity: Quantity) -> tuple[Unit, Fraction]:
    """The unit of a written figure, and by what its number must be multiplied to be in it: 0.01 for basis points."""
    written = quantity.unit
    if written is None:
        return Unit(counted=quantity.kind in ("count", "range", "ordinal")), Fraction(1)
    if written == _PERCENT or written in _SCALES:
        return PERCENT, _SCALES.get(written, Fraction(1))
    if written == "x":
        return Unit(), Fraction(1)
    if (per := _PER.match(written)) is not None:
        return Unit(), Fraction(1, int(per["number"].replace(",", "")))
    first, *others = written.split("/")
    sort = _SORTS.get(quantity.kind, "money" if _CURRENCY.match(first) else "noun")
    powers, sorts = {first: 1}, {first: sort}
    for name in others:
        powers[name] = powers.get(name, 0) - 1
        # Beside a measure it is one too: km/h; what money is paid for is mostly counted: CNY/户.
        sorts.setdefault(name, "measure" if sort == "measure" or name in _PAID_FOR else "noun")
    return Unit({name: power for name, power in powers.items() if power}, sorts), Fraction(1)


# Symbols that stand behind the slash of a price.
_PAID_FOR = frozenset((
    "m", "km", "m²", "m2", "ft2", "ft²", "ha", "亩", "g", "kg", "t", "oz", "lb", "L", "gal", "barrel", "kWh", "MWh", "h", "d",
))  # fmt: skip


def same(a: Unit, b: Unit) -> bool:
    """Whether amounts in the two can be added or compared as they are.

    A plain count fits whatever is counted; a Chinese measure word and an English noun cannot be told apart, and pass.
    """
    if a.counted or b.counted:
        other = b if a.counted else a
        return not other.powers or (other.single is not None and other.sorts[other.single] == "noun")
    left = dict(b.powers)
    for name, power in a.powers.items():
        own = next((n for n, p in left.items() if p == power and _same_base(name, a.sorts[name], n, b.sorts[n])), None)
        if own is None:
            return False
        del left[own]
    return not left


def _same_base(a: str, a_sort: Sort, b: str, b_sort: Sort) -> bool:
    if a == b:
        return True
    if a_sort != "noun" or b_sort != "noun":
        return False
    return a.isascii() != b.isascii() or same_noun(a, b)


def _power(name: str, power: int) -> str:
    return name if power == 1 else f"{name}^{power}"
