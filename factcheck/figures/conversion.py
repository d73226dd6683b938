"""Conversion between units of measure, by pint; the only place that imports it.

pint knows no currencies, and no rate is ever assumed: money is converted by a rate that the claim names (convert).
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

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
    for definition in _lines("define"):
        registry.define(definition)
    return registry


@cache
def _names() -> dict[str, str]:
    """pint's names for the symbols of figures that it does not know, or knows as something else."""
    named = (line.split(" : ") for line in _lines("name"))
    return {symbol.strip(): name.strip() for symbol, name in named}


def _lines(what: str) -> list[str]:
    text = files("factcheck.figures").joinpath("pint_units.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [line.removeprefix(what).strip() for line in lines if line.startswith(f"{what} ")]
