"""How a figure was understood, in words: value, unit, direction, and the values that its wording stands for."""

from __future__ import annotations

from collections.abc import Callable

from factcheck.model import Figure, Interval, format_number
from factcheck.wording import Message, joined, moved, say

# How an amount is worded, by its approximator.
_APPROXIMATED: dict[str, Callable[[str], Message]] = {
    "about": lambda amount: say("about {amount}", amount=amount),
    "more_than": lambda amount: say("more than {amount}", amount=amount),
    "at_least": lambda amount: say("at least {amount}", amount=amount),
    "at_most": lambda amount: say("at most {amount}", amount=amount),
    "less_than": lambda amount: say("less than {amount}", amount=amount),
    "nearly": lambda amount: say("nearly {amount}", amount=amount),
}
_BASES: dict[str, Callable[[str], Message]] = {
    "yoy": lambda change: say("{change} year on year", change=change),
    "mom": lambda change: say("{change} month on month", change=change),
    "qoq": lambda change: say("{change} quarter on quarter", change=change),
    "period": lambda change: say("{change} against another period", change=change),
}


def understood(figure: Figure) -> str:
    """12.7 %, down, year on year; stands for 12.65 to 12.75."""
    quantity = figure.quantity
    interval = quantity.interval()
    point = Interval.exactly(quantity.low)
    amount: str = format_number(point.low)
    if quantity.is_range:
        amount = say("{low} to {high}", low=amount, high=format_number(Interval.exactly(quantity.high).low))
    if quantity.unit:
        amount = joined(" ", [amount, quantity.unit])
    if quantity.approx in _APPROXIMATED:
        amount = _APPROXIMATED[quantity.approx](amount)
    stated = moved(figure.change, amount)
    if figure.basis in _BASES:
        stated = _BASES[figure.basis](stated)
    stands = say("exactly that") if interval == point else _in_words(interval)
    return say("{stated}; stands for {stands}", stated=stated, stands=stands)


def _in_words(interval: Interval) -> str:
    low, high = format_number(interval.low), format_number(interval.high)
    if interval.low is None:
        return say("{high} or less", high=high) if interval.high_closed else say("less than {amount}", amount=high)
    if interval.high is None:
        return say("{low} or more", low=low) if interval.low_closed else say("more than {amount}", amount=low)
    above = low if interval.low_closed else say("more than {amount}", amount=low)
    below = high if interval.high_closed else say("less than {amount}", amount=high)
    return say("{low} to {high}", low=above, high=below)
