"""Wording: numbers as a reader of the article would write them: 4.475亿, 3.42 million."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from factcheck.model import Change, Figure, Interval, format_number
from factcheck.wording import Message, joined, moved, say

# Magnitude words by their power of ten; the first that a text holds is the one that its number is written with.
_MAGNITUDES = {"亿": 8, "億": 8, "万": 4, "萬": 4, "trillion": 12, "billion": 9, "million": 6}
_NUMBER = re.compile(r"[0-9][0-9,]*(?:\.([0-9]+))?")


# The direction of a figure in a sentence: the article says up, neither up nor down.
CHANGES: Mapping[Change, Message] = MappingProxyType(
    {"up": say("up"), "down": say("down"), "none": say("neither up nor down")}
)


class Scale(NamedTuple):
    """The magnitude word that numbers are shown with, and its power of ten."""

    word: str = ""
    power: int = 0

    @property
    def apart(self) -> bool:
        """Whether the word stands apart from the number: 3.42 million, but 3.6亿."""
        return self.word.isalpha() and self.word.isascii()


PLAIN = Scale()


def scale_of(text: str) -> Scale:
    """The scale that a text writes its number in."""
    for word, power in _MAGNITUDES.items():
        if word in text:
            return Scale(word, power)
    return PLAIN


def number(value: Fraction | Decimal, scale: Scale = PLAIN) -> str:
    """A value in its scale: 3.6亿, 3.42 million, 12.77."""
    return f"{format_number(Fraction(value) / 10**scale.power)}{' ' if scale.apart else ''}{scale.word}"


def interval(of: Interval, scale: Scale = PLAIN) -> str:
    """An interval in its scale: [3.55亿, 3.65亿), [3.415, 3.425] million; in words where it has one bound."""
    if of.high is None and of.low is not None:
        low = number(of.low, scale)
        return say("at least {number}", number=low) if of.low_closed else say("more than {number}", number=low)
    if of.low is None or of.high is None:
        if of.high is None:
            return say("any number")
        high = number(of.high, scale)
        return say("at most {number}", number=high) if of.high_closed else say("less than {number}", number=high)
    if of.is_point:
        return number(of.low, scale)
    left, right = "[" if of.low_closed else "(", "]" if of.high_closed else ")"
    each, behind = (scale._replace(word=""), f" {scale.word}") if scale.apart else (scale, "")
    return f"{left}{number(of.low, each)}, {number(of.high, each)}{right}{behind}"


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
