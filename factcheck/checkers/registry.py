"""The registry of relationships: @checker("growth") on a class makes `check: growth(…)` known.

Outside packages add theirs through the entry point group `factcheck.checkers`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar, Literal

from factcheck.checkers.unit import Unit
from factcheck.model import Claim, Expectation, Figure, Interval
from factcheck.plugins import installed
from factcheck.wording import say

if TYPE_CHECKING:
    from factcheck.checkers.formula import Formula


@dataclass(frozen=True, slots=True)
class Input:
    """An argument of a relationship: what it stands for, and where it comes from.

    name      as the claim writes it
    quote     as the text writes it
    interval  what it stands for; the amount of a fall is negative
    unit      None for the bare number of a claim file, which is exact and fits any unit
    figure    the figure of the article, where it is one
    formula   the sum that it is the result of, where it is one
    text      the words or the date that it is, for a relationship between those
    """

    name: str
    quote: str
    interval: Interval
    unit: Unit | None = None
    figure: Figure | None = None
    formula: Formula | None = None
    text: str = ""

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
    """A relationship.

    inputs         names its arguments; a last "…" allows any number of the one before it, and one in [brackets] may be left out
    reads          what its quoted arguments are: figures, words of the article, or dates
    needs_expect   whether a claim must say what it comes to
    """

    name: ClassVar[str] = ""
    inputs: ClassVar[tuple[str, ...]] = ()
    reads: ClassVar[Literal["figures", "words", "dates"]] = "figures"
    needs_expect: ClassVar[bool] = True

    def check(self, claim: Claim, expect: Expectation | None, inputs: list[Input]) -> Outcome:
        """Whether the relationship holds.  Raises ValueError, in words for the author, where the inputs cannot be related."""
        raise NotImplementedError

    def amount(self, inputs: list[Input]) -> tuple[Formula, Unit | None]:
        """The amount that it comes to, and its unit, where it can be part of a larger sum.  Raises ValueError as `check` does."""
        raise ValueError(say("{relation} is no amount, so it cannot be part of a sum", relation=self.signature()))

    @classmethod
    def accepts(cls, count: int) -> bool:
        """Whether the relationship takes this many arguments."""
        named = [name for name in cls.inputs if name != "…"]
        least = sum(not name.startswith("[") for name in named)
        return count >= least if "…" in cls.inputs else least <= count <= len(named)

    @classmethod
    def signature(cls) -> str:
        """How it is written: growth(base, now)."""
        return f"{cls.name}({', '.join(cls.inputs)})"


# The built-in ones by name, with the modules that hold them: a claim file seldom uses more than a few.
_BUILT_IN = {
    "growth": "growth", "total": "total", "difference": "difference", "ratio": "ratio", "times": "ratio", "share": "share",
    "points": "points", "average": "average", "per": "per", "order": "order", "same": "same", "weighted": "weighted",
    "rank": "rank", "largest": "rank", "smallest": "rank", "convert": "conversion_of", "trend": "trend", "hundred": "hundred",
    "count": "count", "years": "elapsed", "months": "elapsed", "days": "elapsed", "before": "sequence", "after": "sequence",
}  # fmt: skip
_registered: dict[str, type[Checker]] = {}


def checker(name: str) -> Callable[[type[Checker]], type[Checker]]:
    """Register a relationship under the name that claim files use."""

    def register(kind: type[Checker]) -> type[Checker]:
        kind.name = name
        # A built-in one keeps its name, whatever is installed.
        if name not in _BUILT_IN or kind.__module__ == f"factcheck.checkers.{_BUILT_IN[name]}":
            _registered[name] = kind
        return kind

    return register


def relationship(name: str) -> type[Checker] | None:
    """The relationship of this name; None where there is none."""
    if name in _BUILT_IN:
        import_module(f"factcheck.checkers.{_BUILT_IN[name]}")
        return _registered[name]
    return relationships().get(name)


@cache
def relationships() -> dict[str, type[Checker]]:
    """All relationships by name."""
    for module in dict.fromkeys(_BUILT_IN.values()):
        import_module(f"factcheck.checkers.{module}")
    for point in installed("factcheck.checkers"):
        point.load()
    return {name: _registered[name] for name in (*_BUILT_IN, *_registered)}
