"""Agreement: does the figure of an article state what a claim expects?  (DESIGN, "a value claim compares like with like")"""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.checkers.units import same_unit
from factcheck.model import Claim, Expectation, Figure, Interval, Quantity, format_number

_MAGNITUDES = {10: "a digit", 100: "two digits", 1000: "thousand", 10**4: "万", 10**6: "million", 10**8: "亿", 10**9: "billion"}


@dataclass(frozen=True, slots=True)
class Agreement:
    """Whether a figure agrees, why not in a few words, the working, and what a reader should know besides."""

    holds: bool
    reason: str = ""
    working: str | None = None
    notes: tuple[str, ...] = ()


def agreement(figure: Figure, expect: Expectation, claim: Claim) -> Agreement:
    """Compare a figure with an expectation: direction, basis, unit, then the number."""
    if expect.change is not None and expect.change != "none" and figure.change != expect.change:
        said = "no change" if figure.change == "none" else figure.change
        return Agreement(False, f"the article says {said}", f"expected a change {expect.change}; the article states {said}")
    if expect.change is None and expect.quantity is not None and figure.change != "none" and expect.sense == "to":
        return Agreement(False, f"the article says {figure.change} by this amount, not a level")
    if expect.basis not in (None, "none") and figure.basis not in ("none", expect.basis):
        return Agreement(False, f"the article compares {_BASES[figure.basis]}, not {_BASES[expect.basis or 'none']}")
    if expect.quantity is None:
        return Agreement(True)
    want, have = expect.quantity, figure.quantity
    if want.unit is not None and not same_unit(want, have):
        return Agreement(False, f"the unit is {have.unit or 'missing'}, not {want.unit}")
    return _numbers(want, have, expect, claim)


_BASES = {
    "none": "with nothing", "yoy": "year on year", "mom": "month on month", "qoq": "quarter on quarter", "period": "with another period",
}  # fmt: skip


def _numbers(want: Quantity, have: Quantity, expect: Expectation, claim: Claim) -> Agreement:
    """The number: equal where both are worded alike, a correct rounding of it, or inside what a loose expectation allows."""
    written, rounding = have.interval(claim.rounding), claim.rounding
    same_wording = want.approx == have.approx and want.is_range == have.is_range
    if (want.low, want.high) == (have.low, have.high) and same_wording:
        return Agreement(True)
    if claim.digits == "same":
        return Agreement(False, "other digits", f"{_number(have)} is written, {_number(want)} expected to the same digits")
    loose = want.approx != "exact" or want.is_range
    if loose and not same_wording:
        allowed = Interval.between(want.low, None) if expect.beyond else want.interval(rounding)
        if expect.beyond:
            allowed = Interval.between(want.low, None, low_closed=False)
        stated = Interval.between(have.low, have.high) if have.approx == "exact" else written
        if stated.within(allowed):
            return Agreement(True, working=f"{stated} lies inside {allowed}")
        return Agreement(False, f"outside what is expected, {allowed}", f"{stated} does not lie inside {allowed}")
    if not same_wording and have.approx != "exact":
        # The article is vaguer than the claim: it must be a fair wording of the expected value.
        if written.contains(want.low) and written.contains(want.high):
            return Agreement(True, working=f"{_number(want)} lies inside {written}", notes=("the article states it less exactly",))
        return Agreement(False, "does not fit", f"the wording stands for {written}; {_number(want)} lies outside")
    if not want.is_range and not have.is_range and have.rounded and have.place > want.place and written.contains(want.low):
        return Agreement(True, working=f"{_number(have)} is {_number(want)} rounded", notes=("the article states it more coarsely",))
    return Agreement(False, "", _outside(want, have, written), _hints(want, have, claim))


def _outside(want: Quantity, have: Quantity, written: Interval) -> str:
    if written.is_point or have.approx != "exact" or have.is_range or (written.contains(want.low) and want.low == want.high):
        return f"{_number(have)} is not {_number(want)}"
    return f"{_number(have)} stands for {written}; {_number(want)} lies outside"


def _hints(want: Quantity, have: Quantity, claim: Claim) -> tuple[str, ...]:
    if want.is_range or have.is_range or not want.low or not have.low:
        return ()
    notes = []
    ratio = max(have.low / want.low, want.low / have.low)
    if ratio in _MAGNITUDES:
        notes.append(f"it differs by a factor of {int(ratio):,}: a slip of the magnitude or the decimal point?")
    if claim.rounding == "rounded" and have.place > want.place and have.interval("truncated").contains(want.low):
        notes.append("cut off instead of rounded it would hold (rounding: truncated)")
    return tuple(notes)


def _number(quantity: Quantity) -> str:
    """A quantity in plain words for a working."""
    low, high = (f"{value:,f}" for value in (quantity.low, quantity.high))
    number = f"{low} to {high}" if quantity.is_range else low
    unit = quantity.unit or ""
    return f"{number}{unit}" if unit in ("%", "x", "") else f"{number} {unit}"


def shown_interval(interval: Interval) -> str:
    """An interval for a sentence: one number where it holds one."""
    return format_number(interval.low) if interval.is_point else str(interval)
