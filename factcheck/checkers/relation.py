"""Relations: what the checkers of relationships share: the result as an interval against the expectation's."""

from __future__ import annotations

from factcheck.checkers.registry import Input, Outcome
from factcheck.checkers.units import same_unit
from factcheck.model import Claim, Expectation, Interval, Quantity

# A side this wide against its own size decides nothing by meeting the other.
_COARSE = 5


def expected_interval(expect: Expectation, claim: Claim) -> Interval:
    """What the expectation stands for; a fall is negative."""
    if expect.quantity is None:
        positive = Interval.between(0, None, low_closed=False)
        return -positive if expect.change == "down" else positive
    quantity = expect.quantity
    interval = (
        Interval.between(quantity.low, None, low_closed=False) if expect.beyond else quantity.interval(claim.rounding)
    )
    return -interval if expect.change == "down" and (interval.low is None or interval.low >= 0) else interval


def compare(
    claim: Claim, expect: Expectation, result: Interval, working: str, notes: tuple[str, ...] = (), unit: str = ""
) -> Outcome:
    """The outcome of a relation: it is contradicted when the two sides cannot meet."""
    expected = expected_interval(expect, claim)
    sum_shown = f"{working} = {result}{unit}; {expect.text} stands for {expected}{unit}"
    if result.meets(expected):
        coarse = _is_coarse(result, expected)
        if coarse:
            notes = (*notes, "the two meet only because the figures are coarse: the result decides little")
        return Outcome(True, "it fits", sum_shown, notes)
    return Outcome(False, f"{working} is {result}{unit}, not {expect.text}", sum_shown, notes)


def _is_coarse(result: Interval, expected: Interval) -> bool:
    if result.width is None or result.low is None or result.high is None or expected.width is None or not expected.width:
        return False
    size = max(abs(result.low), abs(result.high))
    return bool(size) and result.width * _COARSE > size and result.width > expected.width


def require_one_unit(inputs: list[Input], relation: str) -> str | None:
    """The unit that all inputs share.  Raises ValueError, naming the two that differ, where they do not."""
    first: Input | None = None
    for item in inputs:
        if item.quantity is None:
            continue
        if first is None:
            first = item
        elif first.quantity is not None and not same_unit(first.quantity, item.quantity):
            raise ValueError(
                f"{relation} needs figures of one unit; {first.name} is in {unit_name(first.quantity)}, "
                f"{item.name} in {unit_name(item.quantity)}"
            )
    return first.quantity.unit if first is not None and first.quantity is not None else None


def unit_name(quantity: Quantity) -> str:
    """The unit for a message."""
    return quantity.unit or quantity.kind


def joined(inputs: list[Input], sign: str) -> str:
    """The inputs with a sign between them, for a working."""
    return f" {sign} ".join(map(str, inputs))
