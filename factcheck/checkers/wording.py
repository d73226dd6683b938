"""Wording: figures and intervals as a reader of the article would write them: 立案数 down 12.7%, [3.55亿, 3.65亿)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from types import MappingProxyType

from factcheck.figures import PLAIN, Scale, scale_of, scaled
from factcheck.model import Change, Figure, Interval
from factcheck.wording import Message, joined, moved, say

_NUMBER = re.compile(r"[0-9][0-9,]*(?:\.([0-9]+))?")


# The direction of a figure in a sentence: the article says up, neither up nor down.
CHANGES: Mapping[Change, Message] = MappingProxyType(
    {"up": say("up"), "down": say("down"), "none": say("neither up nor down")}
)


def interval(of: Interval, scale: Scale = PLAIN, apart: Interval | None = None) -> str:
    """An interval in its scale: [3.55亿, 3.65亿), [3.415, 3.425] million; in words where it has one bound.

    `apart` is another one: where the two do not meet, there are digits enough to see that.
    """
    beside = () if apart is None else facing(apart, of)
    if of.high is None and of.low is not None:
        low = scaled(of.low, scale, beside)
        return say("at least {number}", number=low) if of.low_closed else say("more than {number}", number=low)
    if of.low is None or of.high is None:
        if of.high is None:
            return say("any number")
        high = scaled(of.high, scale, beside)
        return say("at most {number}", number=high) if of.high_closed else say("less than {number}", number=high)
    if of.is_point:
        return scaled(of.low, scale, beside)
    left, right = "[" if of.low_closed else "(", "]" if of.high_closed else ")"
    each, behind = (scale._replace(word=""), f" {scale.word}") if scale.apart else (scale, "")
    return f"{left}{scaled(of.low, each, (of.high, *beside))}, {scaled(of.high, each, (of.low, *beside))}{right}{behind}"


def facing(interval: Interval, other: Interval) -> tuple[Fraction, ...]:
    """The end of an interval that faces another one; none where the two meet."""
    is_above = interval.low is not None and other.high is not None and interval.low >= other.high
    end = interval.low if is_above else interval.high
    return () if end is None or interval.meets(other) else (end,)


def describe(figure: Figure) -> str:
    """A figure as a person would say it: its subject, direction and quote."""
    stated = moved(figure.change, figure.quote)
    return joined(" ", [figure.subject, stated]) if figure.subject else stated


def rounded_in(figure: Figure, value: Decimal) -> str | None:
    """The figure's quote with another number in it, rounded to the digit that the article writes.

    None where the quote has no digits, or its unit stands elsewhere (in the header of a table), or the value needs no rounding,
    or nothing would be left of it.
    """
    written = _NUMBER.search(figure.quote)
    if written is None or len(_NUMBER.findall(figure.quote)) > 1:
        return None
    if Decimal(written[0].replace(",", "")).scaleb(scale_of(figure.quote).power) != abs(figure.quantity.low):
        return None
    decimals = len(written[1] or "")
    shown = Fraction(value) / 10 ** scale_of(figure.quote).power
    exact = Decimal(shown.numerator) / Decimal(shown.denominator)
    rounded = abs(exact).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    if rounded == abs(exact) or not rounded:
        return None
    digits = f"{rounded:,f}" if "," in written[0] else f"{rounded:f}"
    return figure.quote[: written.start()] + digits + figure.quote[written.end() :]
