"""Candidate: a number with its unit, before it is known whether it is a figure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from factcheck.figures.en.lexer import Tokens
from factcheck.figures.en.nouns import is_plural, noun_behind
from factcheck.figures.en.numerals import Numeral
from factcheck.figures.en.units import Unit
from factcheck.model import Approximator, Kind

# What stands between the members of a list.
LISTS = frozenset({(",",), ("and",), ("or",), (",", "and"), (",", "or"), ("&",)})


@dataclass(slots=True)
class Candidate:
    """A number with its unit, before it is known whether it is a figure.

    tokens[first:last] is the quote without approximators; `drop` says why it is none, '' while it may be one; `parted`, that
    it is no end of a range with the number behind it.
    """

    numeral: Numeral
    first: int
    last: int
    unit: str | None = None
    kind: Kind = "count"
    unit_at: tuple[int, int] | None = None
    sign: int = 0
    negative: bool = False
    prefixed: bool = False
    approx: Approximator = "exact"
    bound_first: int = -1
    bound_last: int = -1
    drop: str = ""
    noun: int | None = None
    parted: bool = False
    high: Candidate | None = None

    @property
    def bare(self) -> bool:
        """Whether it has no unit of its own."""
        return self.unit is None and self.kind == "count"

    @property
    def value(self) -> Decimal:
        """The signed value."""
        return -self.numeral.value if self.negative else self.numeral.value


def set_unit(tokens: Tokens, reading: Candidate, unit: Unit, first: int, end: int) -> None:
    reading.unit, reading.kind = unit.symbol, unit.kind
    if tokens.word(first - 1) in ("(", "{") and first == reading.numeral.last + 1:
        end += 1
    reading.unit_at = (tokens.starts[first], tokens.ends[end - 1])
    reading.last = end


def plural_behind(tokens: Tokens, reading: Candidate) -> bool:
    noun = noun_behind(tokens, reading.last)
    return noun is not None and is_plural(tokens.at(noun))
