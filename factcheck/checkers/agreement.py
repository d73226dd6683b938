"""Agreement: does the figure of an article state what a claim expects?  (DESIGN, "a value claim compares like with like")"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from factcheck.checkers.tolerance import with_tolerance
from factcheck.checkers.wording import CHANGES, interval, rounded_in
from factcheck.figures import Scale, same_unit, scale_of, scaled
from factcheck.model import Claim, Expectation, Figure, Interval, Quantity
from factcheck.wording import say

# Slips that move a number by whole places: a digit or a decimal point, a magnitude word.
_SLIPS = (10, 100, 1000, 10**4, 10**6, 10**8, 10**9)
_BASES = {
    "none": say("with nothing"),
    "yoy": say("year on year"),
    "mom": say("month on month"),
    "qoq": say("quarter on quarter"),
    "period": say("with another period"),
}


@dataclass(frozen=True, slots=True)
class Agreement:
    """Whether a figure agrees, why not in a few words, the working, and what a reader should know besides."""

    holds: bool
    reason: str = ""
    working: str | None = None
    notes: tuple[str, ...] = ()


def agreement(figure: Figure, expect: Expectation, claim: Claim) -> Agreement:
    """Compare a figure with an expectation: direction, basis, unit, then the number."""
    if expect.change is not None and figure.change != expect.change:
        return Agreement(False, say("the article says {change}", change=CHANGES[figure.change]))
    if expect.change is None and expect.quantity is not None and figure.change != "none" and expect.sense == "to":
        return Agreement(False, say("the article says {change} by this amount, not to it", change=CHANGES[figure.change]))
    if expect.basis not in (None, "none") and figure.basis not in ("none", expect.basis):
        bases = {"found": _BASES[figure.basis], "expected": _BASES[expect.basis]}
        return Agreement(False, say("the article compares {found}, not {expected}", **bases))
    if expect.quantity is None:
        return Agreement(True)
    want, have = expect.quantity, figure.quantity
    if want.unit is not None and not same_unit(want, have):
        if have.unit is None:
            return Agreement(False, say("the unit is missing, not {expected}", expected=want.unit))
        return Agreement(False, say("the unit is {unit}, not {expected}", unit=have.unit, expected=want.unit))
    return _numbers(figure, want, expect, claim)


def _numbers(figure: Figure, want: Quantity, expect: Expectation, claim: Claim) -> Agreement:
    """The number: equal where both are worded alike, a correct rounding of it, or inside what a loose expectation allows."""
    have, rounding = figure.quantity, claim.rounding
    written = have.interval(rounding)
    said, expected = scale_of(figure.quote), scale_of(expect.text)
    same_wording = want.approx == have.approx and want.is_range == have.is_range
    if (want.low, want.high) == (have.low, have.high) and same_wording:
        return Agreement(True)
    if claim.tolerance is not None and not have.is_range:
        allowed = with_tolerance(Interval.between(want.low, want.high), want, claim.tolerance)
        if allowed.contains(have.low):
            noted = (say("within the tolerance of {tolerance}", tolerance=claim.tolerance.text),)
            return Agreement(True, working=_is(figure.quote, _allowed(allowed, expected)), notes=noted)
    if claim.digits == "same":
        return Agreement(False, say("the claim wants the same digits"))
    if (want.approx != "exact" or want.is_range) and not same_wording:
        allowed = Interval.between(want.low, None, low_closed=False) if expect.beyond else want.interval(rounding)
        stated = Interval.between(have.low, have.high) if have.approx == "exact" else written
        if stated.within(allowed):
            return Agreement(True, working=_is(figure.quote, _allowed(allowed, expected)))
        return Agreement(False, "", _is_not(figure, stated, said, _allowed(allowed, expected)))
    if not same_wording and have.approx != "exact":
        # The article is vaguer than the claim: it must be a fair wording of the expected value.
        if written.contains(want.low):
            inside = _is(scaled(want.low, expected), _allowed(written, said))
            return Agreement(True, working=inside, notes=(say("the article states it less exactly"),))
        return Agreement(False, "", _outside(figure, written, want, said, expected))
    if not want.is_range and not have.is_range and have.rounded and have.place > want.place and written.contains(want.low):
        shown = {"figure": figure.quote, "number": scaled(want.low, expected)}
        cut = rounding == "truncated"
        rounded = say("{figure} is {number} cut off", **shown) if cut else say("{figure} is {number} rounded", **shown)
        return Agreement(True, working=rounded, notes=(say("the article states it more coarsely"),))
    notes = _hints(want, have, claim)
    return Agreement(False, "", _outside(figure, written, want, said, expected), notes)


def _is(stated: str, allowed: str) -> str:
    return say("{figure} is {allowed}", figure=stated, allowed=allowed)


def _allowed(allowed: Interval, scale: Scale) -> str:
    """What an interval allows, to follow "is" or "is not"."""
    shown = interval(allowed, scale)
    return shown if allowed.is_point or allowed.low is None or allowed.high is None else say("inside {interval}", interval=shown)


def _is_not(figure: Figure, stated: Interval, scale: Scale, allowed: str) -> str:
    """That the figure, or what its wording stands for where that is not plain, is not what is allowed."""
    if figure.quantity.approx == "exact" or stated.low is None or stated.high is None:
        return say("{figure} is not {allowed}", figure=figure.quote, allowed=allowed)
    stated_as = interval(stated, scale)
    return say("{figure} stands for {stated}, not {allowed}", figure=figure.quote, stated=stated_as, allowed=allowed)


def _outside(figure: Figure, written: Interval, want: Quantity, said: Scale, expected: Scale) -> str | None:
    """How far the figure reaches, and what it would have to be; None where the two numbers say it all."""
    if written.is_point or figure.quantity.is_range or want.is_range or written.contains(want.low):
        return None
    number = Interval.exactly(want.low)
    working = say(
        "{figure} stands for {written}; {number} lies outside.",
        figure=figure.quote, written=interval(written, said, number), number=interval(number, expected, written),
    )  # fmt: skip
    plain = figure.quantity.approx == want.approx == "exact" and not _slip(want, written)
    right = rounded_in(figure, want.low) if plain else None
    return say("{working} With {right} it would hold.", working=working, right=right) if right else working


def _hints(want: Quantity, have: Quantity, claim: Claim) -> tuple[str, ...]:
    if want.is_range or have.is_range:
        return ()
    notes = []
    if slip := _slip(want, have.interval(claim.rounding)):
        notes.append(say("it is off by a factor of {slip:,}: a slip of the decimal point or the magnitude word?", slip=slip))
    if claim.rounding == "rounded" and have.place > want.place and have.interval("truncated").contains(want.low):
        notes.append(say("cut off instead of rounded it would hold (rounding: truncated)"))
    return tuple(notes)


def _slip(want: Quantity, written: Interval) -> int:
    """The power of ten that parts a figure from the expected number, where one does; else 0."""
    if written.width is None or written.contains(0):
        return 0
    return next((by for by in _SLIPS if any((written * way).contains(want.low) for way in (by, Fraction(1, by)))), 0)
