"""Relations: how the figures of an article fit each other, as far as their numbers show it beyond doubt.

Two levels and the change between them (由3.2亿元增至4.5亿元，增长40.6%), a part, a whole and its share, a multiple, a total
and its parts.  Neighbours in one sentence or paragraph count, and only where the numbers as written, taken exactly, give the
stated result: a relation that needs the rounding of its figures to hold may be a coincidence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby, permutations
from typing import NamedTuple

from factcheck.figures import same_unit
from factcheck.model import Figure

_LEVELS = frozenset(("count", "money", "measure"))
_MAX_PARTS = 12
# A total of fewer digits is too often the sum of its neighbours by chance.
_MIN_DIGITS = 3


class Relation(NamedTuple):
    """`name`(inputs) is what `result` states."""

    name: str
    inputs: tuple[Figure, ...]
    result: Figure


def relations(figures: Sequence[Figure]) -> Iterator[Relation]:
    """The relations among the figures, in the order of the results; one a result."""
    found: dict[int, Relation] = {}
    for relation in (*_triples(figures), *_totals(figures)):
        found.setdefault(relation.result.start, relation)
    yield from (found[start] for start in sorted(found))


def _triples(figures: Sequence[Figure]) -> Iterator[Relation]:
    """Three neighbours in one sentence, of which one is what the other two make."""
    for first, second, third in zip(figures, figures[1:], figures[2:], strict=False):
        if not first.sentence == second.sentence == third.sentence:
            continue
        for a, b, result in ((first, second, third), (first, third, second), (second, third, first)):
            yield from _of_two(a, b, result)


def _of_two(a: Figure, b: Figure, result: Figure) -> Iterator[Relation]:
    if not (_is_level(a) and _is_level(b) and _is_plain(result) and _comparable(a, b)):
        return
    for first, second in permutations((a, b)):
        for name, value in _results(first, second, result):
            if _fits(value, result):
                yield Relation(name, (first, second), result)
                return


def _results(first: Figure, second: Figure, result: Figure) -> Iterator[tuple[str, Fraction]]:
    """What a relation of this result could be, with what it comes to; a fall is negative."""
    x, y = Fraction(first.quantity.low), Fraction(second.quantity.low)
    percents = first.quantity.kind == "percent"
    match result.quantity.unit, result.change:
        case "pp", "up" | "down" if percents:
            yield "points", y - x
        case "%", "none" if not percents and x < y:
            yield "share", x / y * 100
        case "%", "up" | "down" if not percents:
            yield "growth", (y / x - 1) * 100
        case "x", "up" if not percents and result.sense == "by":
            yield "growth", y / x - 1
        case "x", "none" if not percents and result.sense in ("of", "none") and x > y:
            yield "ratio", x / y
        case _, "up" | "down" if not percents and same_unit(result.quantity, first.quantity) and result.quantity.kind in _LEVELS:
            # The change of a level is the later one less the earlier one: difference(now, base).
            yield "difference", x - y


def _totals(figures: Sequence[Figure]) -> Iterator[Relation]:
    """A total right before or behind its parts, in one paragraph; shares and changes between them are passed over."""
    for _, block in groupby(figures, key=lambda figure: (figure.block, figure.paragraph)):
        levels = [figure for figure in block if figure.change == "none" and figure.quantity.kind in _LEVELS]
        for index, total in enumerate(levels):
            if not _is_level(total) or _digits(total) < _MIN_DIGITS:
                continue
            for parts in (levels[index + 1 :], levels[:index][::-1]):
                if (made := _parts_of(total, parts)) is not None:
                    yield Relation("total", tuple(sorted(made, key=lambda part: part.start)), total)
                    break


def _parts_of(total: Figure, candidates: Sequence[Figure]) -> list[Figure] | None:
    parts: list[Figure] = []
    made = Fraction(0)
    for part in candidates[:_MAX_PARTS]:
        if not (_is_level(part) and _comparable(total, part) and part.quantity.low < total.quantity.low):
            return None
        parts.append(part)
        made += Fraction(part.quantity.low)
        if made == Fraction(total.quantity.low):
            return parts if len(parts) > 1 else None
    return None


def _is_plain(figure: Figure) -> bool:
    return figure.quantity.approx == "exact" and not figure.quantity.is_range and figure.aligned


def _is_level(figure: Figure) -> bool:
    levels = figure.quantity.kind in _LEVELS or figure.quantity.kind == "percent"
    return levels and _is_plain(figure) and figure.change == "none" and figure.quantity.low > 0


def _comparable(a: Figure, b: Figure) -> bool:
    """Whether two levels are of one unit; English counts have no measure word that must agree."""
    if a.quantity.kind == b.quantity.kind == "count":
        return a.lang != "zh" or a.quantity.unit == b.quantity.unit
    return a.quantity.kind == b.quantity.kind and a.quantity.unit == b.quantity.unit


def _fits(value: Fraction, result: Figure) -> bool:
    quantity = result.quantity
    if value == 0 or (result.change == "down") != (value < 0):
        return False
    stated = quantity.interval()
    return stated.contains(abs(value))


def _digits(figure: Figure) -> int:
    return len(f"{figure.quantity.low / figure.quantity.place:f}".partition(".")[0])
