"""Whether two units are the same thing, however they are written."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from factcheck.model import Quantity

_COUNTING = frozenset({"count", "range", "ratio"})
# Endings of plurals, and of their singulars.
_ENDINGS = (
    ("s", ""), ("ses", "s"), ("xes", "x"), ("zes", "z"), ("ches", "ch"), ("shes", "sh"), ("oes", "o"), ("ies", "y"),
    ("men", "man"),
)  # fmt: skip
_IRREGULAR: Mapping[str, str] = MappingProxyType({"people": "person", "children": "child"})


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
    return a.kind in _COUNTING and same_noun(a.unit, b.unit)


def same_noun(a: str, b: str) -> bool:
    """Whether two words are one English noun, in the singular or plural: case and cases, ferry and ferries."""
    return not _singulars(a).isdisjoint(_singulars(b))


def _singulars(noun: str) -> set[str]:
    """What a word can be the plural of, folded, and itself."""
    noun = noun.casefold()
    found = {noun, _IRREGULAR.get(noun, noun)}
    for plural, single in _ENDINGS:
        if noun.endswith(plural):
            found.add(noun.removesuffix(plural) + single)
    return found
