"""Comparison: what came of setting the figures of two articles side by side."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from factcheck.figures import same_unit
from factcheck.model import Figure
from factcheck.wording import say, terms

Kind = Literal["changed", "different", "added", "removed", "moved", "missing", "extra"]
# Kinds that cannot be sized as a share of what was there before.
_POINTS = frozenset(("percent", "percentage_point"))


@dataclass(frozen=True, slots=True)
class Size:
    """How far a figure moved.

    absolute   the new number less the old one, in the figure's unit; for percentages in points
    percent    that as a share of the old number, in percent; None for percentages, and where there was nothing before
    """

    absolute: Decimal
    percent: Fraction | None
    points: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure that is not the same in both; None on the side that does not state it.

    turned   what else changed beside the number, in words: direction, basis, unit, approximator
    """

    kind: Kind
    old: Figure | None
    new: Figure | None
    size: Size | None = None
    turned: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two articles by their paths, what differs in the order of the new one, and how many figures are the same.

    notes   what was taken for the same although it is not written alike, in words
    """

    old: str
    new: str
    entries: tuple[Entry, ...]
    same: int
    notes: tuple[str, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """How many entries of each kind there are, kinds in the order in which they are told."""
        kinds = ("changed", "different", "added", "extra", "removed", "missing", "moved")
        counted = {kind: sum(entry.kind == kind for entry in self.entries) for kind in kinds}
        return {kind: count for kind, count in counted.items() if count}


def size_of(old: Figure, new: Figure) -> Size | None:
    """How far a figure moved; None where the two are not numbers of one unit and direction."""
    a, b = old.quantity, new.quantity
    if a.is_range or b.is_range or old.change != new.change or a.kind != b.kind or not same_unit(a, b) or a.low == b.low:
        return None
    points = a.kind in _POINTS
    share = None if points or not a.low else (Fraction(b.low) - Fraction(a.low)) / abs(Fraction(a.low)) * 100
    return Size(b.low - a.low, share, points)


_CHANGES = {"none": say("no direction"), "up": say("up"), "down": say("down")}
_BASES = {
    "none": say("nothing"), "yoy": say("the year before"), "mom": say("the month before"), "qoq": say("the quarter before"),
    "period": say("another period"),
}  # fmt: skip


def turned(old: Figure, new: Figure) -> tuple[str, ...]:
    """What differs beside the number, in words."""
    found = []
    if old.change != new.change:
        found.append(say("{old} became {new}", old=_CHANGES[old.change], new=_CHANGES[new.change]))
    if old.basis != new.basis:
        found.append(say("compared with {new}, not {old}", new=_BASES[new.basis], old=_BASES[old.basis]))
    if old.quantity.unit != new.quantity.unit and not same_unit(old.quantity, new.quantity):
        units = {"old": old.quantity.unit or say("none"), "new": new.quantity.unit or say("none")}
        found.append(say("unit {old} became {new}", **units))
    if old.quantity.approx != new.quantity.approx:
        found.append(say("{old} became {new}", old=_said(old), new=_said(new)))
    return tuple(found)


def _said(figure: Figure) -> str:
    return say("exact") if figure.quantity.approx == "exact" else terms.name_of(terms.APPROXIMATORS, figure.quantity.approx)
