"""The registry of relationships: @checker("growth") on a class makes `check: growth(…)` known.

Outside packages add theirs through the entry point group `factcheck.checkers`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from typing import ClassVar

from factcheck.model import Change, Claim, Expectation, Figure, Interval, Quantity


@dataclass(frozen=True, slots=True)
class Input:
    """An argument of a relationship: what it stands for, and where it comes from.

    name       as the claim writes it
    quote      as the text writes it
    quantity   None for the bare number of a claim file, which is exact
    figure     the figure of the article, where it is one
    """

    name: str
    quote: str
    interval: Interval
    quantity: Quantity | None = None
    figure: Figure | None = None
    change: Change = "none"

    def __str__(self) -> str:
        return self.quote


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a relationship comes to, before it is put into a Finding."""

    holds: bool
    message: str
    working: str
    notes: tuple[str, ...] = ()


class Checker:
    """A relationship.  `inputs` names its arguments; a last "…" allows any number of the one before it."""

    name: ClassVar[str] = ""
    inputs: ClassVar[tuple[str, ...]] = ()

    def check(self, claim: Claim, expect: Expectation | None, inputs: list[Input]) -> Outcome:
        """Whether the relationship holds.  Raises ValueError, in words for the author, where the inputs cannot be related."""
        raise NotImplementedError

    @classmethod
    def accepts(cls, count: int) -> bool:
        """Whether the relationship takes this many arguments."""
        if cls.inputs and cls.inputs[-1] == "…":
            return count >= len(cls.inputs) - 1
        return count == len(cls.inputs)

    @classmethod
    def signature(cls) -> str:
        """How it is written: growth(base, now)."""
        return f"{cls.name}({', '.join(cls.inputs)})"


_BUILT_IN = ("growth", "total", "difference", "ratio", "share", "points", "average", "per", "order", "same")
_registered: dict[str, type[Checker]] = {}


def checker(name: str) -> Callable[[type[Checker]], type[Checker]]:
    """Register a relationship under the name that claim files use."""

    def register(kind: type[Checker]) -> type[Checker]:
        kind.name = name
        _registered[name] = kind
        return kind

    return register


@cache
def relationships() -> dict[str, type[Checker]]:
    """All relationships by name."""
    for module in _BUILT_IN:
        import_module(f"factcheck.checkers.{module}")
    for point in entry_points(group="factcheck.checkers"):
        point.load()
    return dict(_registered)


