"""Rewording: an expectation that says another figure, in its own words where they can say it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.authoring.phrasing import as_mapping, reads_as, wordings
from factcheck.claims import read_expectation
from factcheck.model import Expectation, Figure

# A number as it is written in digits, with the signs within it.
NUMBER = re.compile(r"[0-9][0-9,.]*[0-9]|[0-9]")
_DIRECTIONS = ("up", "down", "上升", "下降")


def rewordings(old: Expectation, figure: Figure, text: str) -> Iterator[str]:
    """Expectations to try, the nearest to the old one's wording first.

    Where the old one states no number, only its direction can change.  `text` is the article's.
    """
    if old.quantity is None:
        yield from _DIRECTIONS
        return
    number = only_number(figure.quote)
    if number and (reworded := with_number(old.text, number)) is not None and _says(reworded, old, figure):
        yield reworded
    if old.quantity.unit is None and not figure.quantity.is_range:
        yield f"{figure.quantity.low:f}"
    exact = [wording for wording in wordings(figure, text) if reads_as(wording, figure)]
    # Old words of the direction and the basis go before new ones.
    yield from sorted(exact, key=lambda wording: -_shared(wording, old.text))
    if not exact:
        yield from _plain_numbers(figure)


def only_number(text: str) -> str:
    """The one number of a text; "" where it has none, or several."""
    found = NUMBER.findall(text)
    return found[0] if len(found) == 1 else ""


def with_number(text: str, number: str) -> str | None:
    """The text with its one number replaced, written with or without commas as it was; None where it has none, or several."""
    old = only_number(text)
    if not old:
        return None
    plain = number.replace(",", "")
    if "," in old or ("," in number and len(old) < 5):
        whole, point, decimals = plain.partition(".")
        plain = f"{int(whole):,}{point}{decimals}" if whole else plain
    return text.replace(old, plain)


def _says(wording: str, old: Expectation, figure: Figure) -> bool:
    """Whether the old words with the new number say the figure, as far as the old ones said anything."""
    try:
        stated = read_expectation(wording)
    except ValueError:
        return False
    if stated.quantity is None or old.quantity is None:
        return False
    if old.quantity.approx != "exact" or old.quantity.is_range:
        return True
    quantity = figure.quantity
    return (stated.quantity.low, stated.quantity.high) == (quantity.low, quantity.high) and stated.change in (None, figure.change)


def _plain_numbers(figure: Figure) -> Iterator[str]:
    mapping = as_mapping(figure)
    if set(mapping) <= {"value", "unit"}:
        yield f"{mapping['value']}{mapping.get('unit', '')}"
        yield f"{mapping['value']} {mapping.get('unit', '')}".strip()


def _shared(first: str, second: str) -> int:
    """How many signs of the beginning two wordings share."""
    return next((index for index, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), min(len(first), len(second)))
