"""Amount: what a language's grammar reads at one place: a number with its unit and approximator, before any context."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.model import Quantity


@dataclass(slots=True)
class Amount:
    """A quantity at text[start:end].

    start, end   the quote: approximator, number, magnitude word, unit or measure word
    number       offsets of the number itself
    sign         +1 or -1 where a sign is written, else 0
    noun         offsets of the counted noun behind the quote, or None (English counts; what is counted in Chinese)
    unit_at      offsets of the written unit, or None; a list can share the unit of its last member
    """

    start: int
    end: int
    quantity: Quantity
    number: tuple[int, int]
    sign: int = 0
    noun: tuple[int, int] | None = None
    unit_at: tuple[int, int] | None = None

    def move(self, by: int) -> None:
        """Put all offsets `by` characters farther on."""
        self.start, self.end = self.start + by, self.end + by
        self.number = (self.number[0] + by, self.number[1] + by)
        self.noun = None if self.noun is None else (self.noun[0] + by, self.noun[1] + by)
        self.unit_at = None if self.unit_at is None else (self.unit_at[0] + by, self.unit_at[1] + by)
