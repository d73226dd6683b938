"""Conversion between units of measure, by pint; the only place that imports it.

pint knows no currencies, and no rate is ever assumed: money is converted by a rate that the claim names (convert).
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from typing import Any

from factcheck.figures.tables import read_table
from factcheck.model import Interval


def convert(interval: Interval, source: str, target: str) -> Interval | None:
    """The interval, given in `source`, in `target`; None where the one cannot be converted into the other."""
    converting = offset_and_factor(source, target)
    if converting is None:
        return None
    offset, factor = converting
    return interval * factor + offset


@cache
def offset_and_factor(source: str, target: str) -> tuple[Fraction, Fraction] | None:
    """What 0 of the one unit is in the other, and what each 1 of it adds; None where the one cannot be converted."""
    import pint

    registry, names = _registry(), _names()
    try:
        zero, one = (
            Fraction(registry.Quantity(Fraction(value), names.get(source, source)).to(names.get(target, target)).magnitude)
            for value in (0, 1)
        )
    except (pint.PintError, AttributeError, ValueError, TypeError, AssertionError, SyntaxError):
        return None
    return zero, one - zero


@cache
def _registry() -> Any:
    import pint

    registry: Any = pint.UnitRegistry(non_int_type=Fraction, cache_folder=None)
    for name, definition in _entries("define"):
        registry.define(f"{name} = {definition}")
    return registry


@cache
def _names() -> dict[str, str]:
    """pint's names for the symbols of figures that it does not know, or knows as something else."""
    return dict(_entries("name"))


def _entries(what: str) -> Iterator[tuple[str, str]]:
    for word, (role, name) in read_table("factcheck.figures", "pint_units.txt"):
        if role == what:
            yield name, word
