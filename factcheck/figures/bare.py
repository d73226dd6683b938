"""Bare numbers: a text that is nothing but a number in digits, as most cells of tables and some items of lists are.

Nothing stands beside such a number, so no grammar has anything to decide: its digits, its sign and its percent sign say
all of it, in every language that writes 1,234.5 so.  A property holds that the grammars say the same of it.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from factcheck.figures.amount import Amount
from factcheck.figures.places import digit_places
from factcheck.model import Quantity

# Not what a grammar may take for something else: four digits (a year), eleven (a telephone number), zeros in front (a code).
_BARE = re.compile(
    r"(?P<sign>[-−+]?)"
    r"(?P<number>(?:0|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,4}|[1-9](?:[0-9]{0,2}|[0-9]{4,9}|[0-9]{11,13}))(?:\.[0-9]{1,9})?)"
    r"(?P<percent>%?)"
)
_SIGNS = {"": 0, "+": 1, "-": -1, "−": -1}
_ONE = Decimal(1)


def is_bare(text: str) -> bool:
    """Whether a text is nothing but a number."""
    return _BARE.fullmatch(text) is not None


def bare_amount(text: str) -> Amount | None:
    """The amount of a text that is nothing but a number; None for any other text."""
    match = _BARE.fullmatch(text)
    if match is None:
        return None
    sign, written, percent = match.groups()
    value, place, coarse = _read(written)
    if sign:
        value = value if sign == "+" else -value
    end = len(text)
    digits_end = end - len(percent)
    quantity = (
        Quantity(value, value, "%", "percent", "exact", place, coarse)
        if percent
        else Quantity(value, value, None, "count", "exact", place, coarse, place < _ONE)
    )
    return Amount(0, end, quantity, (len(sign), digits_end), _SIGNS[sign], None, (digits_end, end) if percent else None)


@lru_cache(maxsize=4096)
def _read(written: str) -> tuple[Decimal, Decimal, Decimal]:
    """The value of digits, and the values of the last one and of the last that is not zero."""
    value = Decimal(written.replace(",", ""))
    return value, *digit_places(value)
