"""Whether two units are the same thing, however they are written."""

from __future__ import annotations

from factcheck.model import Quantity

_COUNTING = frozenset({"count", "range", "ratio"})


def same_unit(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities are counted or measured in the same unit.

    A counted noun agrees with its plural; a Chinese measure word and an English noun cannot be compared, and pass.
    """
    if a.unit == b.unit:
        return True
    if a.unit is None or b.unit is None:
        return a.kind in _COUNTING and b.kind in _COUNTING
    if a.kind in _COUNTING and b.kind in _COUNTING and a.unit.isascii() != b.unit.isascii():
        return True
    return singular(a.unit) == singular(b.unit) and a.kind in _COUNTING


def singular(noun: str) -> str:
    """An English noun without the s of its plural, folded; any other word as it is."""
    noun = noun.casefold()
    if not noun.isascii():
        return noun
    return noun.removesuffix("es").removesuffix("s") if noun.endswith("ses") else noun.removesuffix("s")
