"""Scale: numbers shown with the magnitude word of a text: 4.475亿, 3.42 million."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from factcheck.model import format_number

# Magnitude words by their power of ten; the first that a text holds is the one that its number is written with.
_MAGNITUDES = {"亿": 8, "億": 8, "万": 4, "萬": 4, "trillion": 12, "billion": 9, "million": 6}


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


def scaled(value: Fraction | Decimal, scale: Scale = PLAIN, beside: tuple[Fraction, ...] = ()) -> str:
    """A value in its scale: 3.6亿, 3.42 million, 12.77; with digits enough to tell it from those `beside` it."""
    unit = 10**scale.power
    number = format_number(Fraction(value) / unit, beside=tuple(other / unit for other in beside))
    return f"{number}{' ' if scale.apart else ''}{scale.word}"
