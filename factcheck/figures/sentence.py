"""Sentence: a row of amounts and cues, and what has been read of each amount so far."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from factcheck.figures.amount import Amount
from factcheck.figures.language import Cue, Language
from factcheck.model import Basis, Change, Sense


@dataclass(slots=True)
class AmountInContext:
    """An amount and what context adds to it.  `cue` is the word of change or level that governs it."""

    amount: Amount
    change: Change = "none"
    basis: Basis = "none"
    sense: Sense = "none"
    subject: str = ""
    aligned: bool = True
    clause: tuple[int, int] = (0, 0)
    sentence: tuple[int, int] = (0, 0)
    cue: Cue | None = None


@dataclass(slots=True)
class Sentence:
    """text[start:end] with its cues in order; `readings` grows from left to right.

    floor   where the last amount read ends: a word of change before it belongs to that one
    """

    text: str
    start: int
    end: int
    cues: list[Cue]
    language: Language
    readings: list[AmountInContext] = field(default_factory=list)
    starts: list[int] = field(init=False)
    floor: int = field(init=False)

    def __post_init__(self) -> None:
        self.starts = [cue.start for cue in self.cues]
        self.floor = self.start

    def add(self, reading: AmountInContext) -> None:
        """One more reading."""
        self.readings.append(reading)
        # A period between the verb and its amount does not part them: increased profits for the six months by 33%.
        if reading.amount.quantity.kind != "duration":
            self.floor = reading.amount.end

    def first_cue_from(self, offset: int) -> int:
        """The index of the first cue that starts at `offset` or behind it."""
        return bisect_left(self.starts, offset)

    def cues_between(self, start: int, end: int) -> list[Cue]:
        """The cues that start in [start, end)."""
        return self.cues[self.first_cue_from(start) : self.first_cue_from(end)]
