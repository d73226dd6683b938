"""Figure: a quantity that a text states, with everything its wording says about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from factcheck.model.document import Cell, Role
from factcheck.model.quantity import Quantity

Change = Literal["none", "up", "down"]
Basis = Literal["none", "yoy", "mom", "qoq", "period"]
# How a multiple or an amount of change is meant: increased by 6, increased to 6, is 6 times as much.
Sense = Literal["none", "by", "to", "of"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a text.

    quote      number, approximator, measure word or unit as written; it is text[start:end]
    start, end offsets into the visible text, in code points
    change     the direction, where the figure is the amount of a change; a level that was reached has none
    basis      what the change is measured against
    subject    the words that name it, as a person would
    clause     offsets of the clause that states it
    sentence   offsets of the sentence that states it
    aligned    False where a 分别 / respectively list does not say which subject it belongs to
    cell       what heads it, where it stands in a table
    line, column   of its first character in the source file, from 1
    """

    quote: str
    start: int
    end: int
    quantity: Quantity
    change: Change = "none"
    basis: Basis = "none"
    sense: Sense = "none"
    subject: str = ""
    clause: tuple[int, int] = (0, 0)
    sentence: tuple[int, int] = (0, 0)
    aligned: bool = True
    block: Role = "body"
    paragraph: int = 0
    cell: Cell | None = None
    line: int = 1
    column: int = 1
    lang: str = "en"

    def to_json(self) -> dict[str, Any]:
        """The object that `extract --format jsonl` writes (schemas/figures.schema.json)."""
        quantity = self.quantity
        is_range = quantity.kind == "range"
        value = {"low": plain(quantity.low), "high": plain(quantity.high)} if is_range else {"value": plain(quantity.low)}
        return {
            "quote": self.quote,
            "start": self.start,
            "end": self.end,
            "line": self.line,
            "column": self.column,
            **value,
            "unit": quantity.unit,
            "kind": quantity.kind,
            "approx": quantity.approx,
            "change": self.change,
            "basis": self.basis,
            "subject": self.subject,
            "block": self.block,
        }


def plain(value: object) -> str:
    """A Decimal as plain digits: no exponent, trailing zeros as written."""
    return f"{value:f}"
