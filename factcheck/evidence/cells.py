"""Cells: the number that a cell of the data states, exactly, however a person typed it.

12,345 and １２３４５ and 1.2万 and (1,234) are numbers; "n/a", a date, true and an empty cell are none, and are told as what they
are.
"""

from __future__ import annotations

import re
import struct
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from math import isfinite

from factcheck.figures import extract, leftover
from factcheck.model import Interval, Kind, Quantity
from factcheck.wording import say

_PLAIN = re.compile(r"[+-]?(?:[0-9]{1,3}(?:[, ][0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
_SCIENTIFIC = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?[eE][+-]?[0-9]{1,3}")
_MINUS = str.maketrans("−–—﹣", "----")
# The digits that a double-precision number keeps for certain (DBL_DIG), and the largest of its whole numbers that are all exact.
_DOUBLE_DIGITS = 15
_EXACT_DOUBLE = 2**53
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Reading:
    """The number of a cell.

    interval   one value, unless the cell words it loosely: 约3万
    unit, kind   where the cell says them: 3,594起
    text       as the cell shows it
    """

    interval: Interval
    text: str
    unit: str | None = None
    kind: Kind = "count"


def read_cell(value: object) -> Reading:
    """The number that a value of a data file is.  Raises ValueError, with what it is instead, where it is none."""
    if value is None or (isinstance(value, str) and not value.strip()):
        raise ValueError(say("the cell is empty"))
    if isinstance(value, bool):
        raise ValueError(say("the cell holds {value}, no number", value=str(value).lower()))
    if isinstance(value, datetime | date | time):
        raise ValueError(say("the cell holds {value}, a date or time, no number", value=value.isoformat()))
    if isinstance(value, int | Decimal | float):
        exact = exact_number(value)
        return Reading(Interval.exactly(exact), _shown(exact))
    if isinstance(value, str):
        return _from_text(value)
    raise ValueError(say('the cell holds "{value}", no number', value=str(value)[:_LONGEST]))


def exact_number(value: int | Decimal | float, single: bool = False) -> Decimal:
    """The decimal number that a stored one was written as: 0.1, not the binary fraction beside it.

    single   whether it comes from a single-precision column
    Raises ValueError where it is no finite number.
    """
    if isinstance(value, int):
        return Decimal(value)
    if not (value.is_finite() if isinstance(value, Decimal) else isfinite(value)):
        raise ValueError(say("the cell holds {value}, no finite number", value=value))
    if isinstance(value, Decimal):
        return value
    if value.is_integer() and abs(value) <= _EXACT_DOUBLE:
        return Decimal(int(value))
    if single:
        return _shortest_single(value)
    # What an addition of binary fractions leaves behind the 15th digit is noise.
    return Decimal(f"{value:.{_DOUBLE_DIGITS}g}")


def _shortest_single(value: float) -> Decimal:
    stored = struct.pack("f", value)
    written = (f"{value:.{digits}g}" for digits in range(6, 10))
    return Decimal(next((text for text in written if struct.pack("f", float(text)) == stored), repr(value)))


def _from_text(value: str) -> Reading:
    text = " ".join(unicodedata.normalize("NFKC", value).translate(_MINUS).split())
    if len(text) > _LONGEST:
        raise ValueError(say("the cell holds a text of {length:,} characters, no number", length=len(text)))
    bracketed = re.fullmatch(r"\((.+)\)", text)
    # (1,234) is how accounts write a negative number.
    plain = f"-{bracketed[1]}" if bracketed else text
    if _PLAIN.fullmatch(plain):
        return Reading(Interval.exactly(Decimal(plain.replace(",", "").replace(" ", ""))), value.strip())
    if _SCIENTIFIC.fullmatch(plain):
        return Reading(Interval.exactly(Decimal(plain)), value.strip())
    quantity = written_quantity(text)
    if quantity is None:
        raise ValueError(say('the cell holds "{value}", which is no number', value=value.strip()[:_LONGEST]))
    if quantity.approx == "exact" and not quantity.is_range:
        return Reading(Interval.exactly(quantity.low), value.strip(), quantity.unit, quantity.kind)
    return Reading(quantity.interval(), value.strip(), quantity.unit, quantity.kind)


def written_quantity(text: str) -> Quantity | None:
    """The one quantity that a text states, and nothing else, in either language; None where it does not."""
    for lang in ("zh", "en"):
        figures = extract(text, lang)
        if len(figures) == 1 and figures[0].change == "none" and not leftover(text, figures[0], lang).strip():
            return figures[0].quantity
    return None


def _shown(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
