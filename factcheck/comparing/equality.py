"""Equality: whether two figures say the same, however they are written and in whatever language.

11.5万通 and 115,000 calls, 6个百分点 and 6 percentage points, 增加6倍 (by) and "seven times as many" (to) say the same.  A number
that is the other one rounded says the same less exactly.  Another direction, another number, another unit does not; nor does
"over 95%" where the other says 95%.
"""

from __future__ import annotations

from decimal import Decimal

from factcheck.figures import same_noun, same_unit
from factcheck.model import Approximator, Figure, Quantity
from factcheck.wording import say, terms

# Approximators that a translator may choose between.
_LOOSE: dict[Approximator, str] = {
    "exact": "", "about": "about", "nearly": "about", "more_than": "more", "at_least": "more", "at_most": "less",
    "less_than": "less",
}  # fmt: skip
_COUNTING = frozenset(("count", "range", "ratio", "ordinal"))
# Measure words that count people, or anything at all: 5名 and 5人 are one number of people.
_ANY_MEASURE = frozenset(("个", "個", "名", "人", "位", "口"))
_SQUARES = str.maketrans("²³", "23")


def said_alike(a: Figure, b: Figure, exact: bool = False) -> tuple[str, ...] | None:
    """() where two figures say the same, reservations in words where they say it with a difference that a reader may know of.

    None where they do not say the same; with `exact` also where one number is the other one rounded.
    """
    across = a.lang != b.lang
    if not _units_agree(a, b, across) or _LOOSE[a.quantity.approx] != _LOOSE[b.quantity.approx]:
        return None
    said = []
    if a.change != b.change:
        if not across or "none" not in (a.change, b.change):
            return None
        change = a.change if b.change == "none" else b.change
        said.append(say("only one says {change}", change=terms.name_of(terms.CHANGES, change)))
    if a.basis != b.basis and (not across or "none" not in (a.basis, b.basis)):
        return None
    numbers = _numbers_agree(a, b)
    if numbers is None or (numbers and exact):
        return None
    return (*said, numbers) if numbers else tuple(said)


def _numbers_agree(a: Figure, b: Figure) -> str | None:
    """ "" where the numbers are equal, a reservation where one is the other rounded; None where they are neither."""
    x, y = _plain(a), _plain(b)
    if (x.low, x.high) == (y.low, y.high):
        senses = {a.sense, b.sense} - {"none"}
        return None if x.unit == "x" and senses == {"by", "to"} else ""
    if x.unit == "x" and not (x.is_range or y.is_range) and {a.sense, b.sense} & {"to", "of", "none"}:
        # Increased by six, to seven times as much.
        by, to = (x, y) if a.sense == "by" else (y, x)
        if "by" in (a.sense, b.sense) and by.low + 1 == to.low:
            return ""
    if x.is_range or y.is_range or x.approx != "exact":
        return None
    coarse, fine = (x, y) if x.place > y.place else (y, x)
    if coarse.rounded and coarse.place > fine.place and coarse.interval().contains(fine.low):
        return say("rounded")
    return None


def _plain(figure: Figure) -> Quantity:
    """The quantity with basis points as percentage points."""
    quantity = figure.quantity
    if quantity.unit != "bp":
        return quantity
    scale = Decimal("0.01")
    return Quantity(
        quantity.low * scale, quantity.high * scale, "pp", quantity.kind, quantity.approx, quantity.place * scale,
        quantity.coarse * scale, quantity.rounded,
    )  # fmt: skip


def _units_agree(a: Figure, b: Figure, across: bool) -> bool:
    x, y = _plain(a), _plain(b)
    if x.kind in _COUNTING and y.kind in _COUNTING:
        if (x.kind == "ordinal") != (y.kind == "ordinal"):
            return False
        # A noun of one language and a noun or measure word of the other cannot be compared; what is counted has no symbol.
        return across or _counted_alike(x.unit, y.unit) or same_unit(x, y)
    if x.kind != y.kind and "range" not in (x.kind, y.kind):
        return False
    return x.unit == y.unit or (x.unit or "").translate(_SQUARES) == (y.unit or "").translate(_SQUARES)


def _counted_alike(first: str | None, second: str | None) -> bool:
    if first is None or second is None:
        return True
    return same_noun(first, second) or {first, second} <= _ANY_MEASURE
