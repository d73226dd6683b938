"""Relations: what the checkers of relationships share: units that fit, and the result against the expectation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from factcheck.checkers.formula import Formula
from factcheck.checkers.registry import Input, Outcome
from factcheck.checkers.tolerance import with_tolerance
from factcheck.checkers.unit import Unit, same, unit_of
from factcheck.checkers.wording import facing, interval
from factcheck.figures import offset_and_factor, scale_of, scaled
from factcheck.model import Claim, Expectation, Interval
from factcheck.wording import Message, joined, say

# A result that is wider than a fifth of its size decides nothing by meeting the other side.
_COARSE = 5
_MAX_NEEDS = 4


def signed(of: Interval, change: str | None) -> Interval:
    """The interval of a change: a rise is positive, a fall negative; "less than 5%" of either begins at zero.

    A number that is negative itself stays as it is.
    """
    if change not in ("up", "down") or (of.high is not None and of.high < 0):
        return of
    size = of.clipped(0)
    return -size if change == "down" else size


def expected_interval(expect: Expectation, claim: Claim) -> Interval:
    """What the expectation stands for, with the claim's tolerance; a fall is negative."""
    if expect.quantity is None:
        return signed(Interval.between(0, None, low_closed=False), expect.change)
    quantity = expect.quantity
    stated = Interval.between(quantity.low, None, low_closed=False) if expect.beyond else quantity.interval(claim.rounding)
    return signed(with_tolerance(stated, quantity, claim.tolerance), expect.change)


def compare(
    claim: Claim, expect: Expectation, formula: Formula, notes: tuple[str, ...] = (), suffix: str = ""
) -> Outcome:
    """The outcome of a relation: it is contradicted when the two sides cannot meet.

    `suffix` is the unit of both sides, as it is shown.
    """
    result, expected = formula.interval, expected_interval(expect, claim)
    scale = scale_of(expect.text)
    come_to, wanted = interval(result, scale, expected), interval(expected, scale, result)
    shown = {"formula": str(formula), "result": joined("", [come_to, suffix]), "expected": expect.text}
    working = say("{formula} = {result}; {expected} stands for {wanted}", **shown, wanted=joined("", [wanted, suffix]))
    if result.meets(expected):
        return Outcome(True, say("it fits"), working, (*notes, *coarse_notes(result, expected)))
    lessons = needs(formula, expected, expect.text)
    return Outcome(False, say("{formula} is {result}, not {expected}", **shown), working, (*notes, *lessons))


def coarse_notes(result: Interval, expected: Interval) -> Iterator[str]:
    """A remark where the two sides meet only because the result is coarse."""
    size = abs(result).high
    if result.within(expected) or (expected.width is not None and result.width is not None and result.width <= expected.width):
        return
    if size is None or result.width is None or result.width * _COARSE > size:
        yield say("the two meet only because the figures are coarse: the result decides little")


def needs(formula: Formula, expected: Interval, text: str) -> Iterator[str]:
    """What each figure must be for the relation to hold, all others as they are: 12.77% needs 立案数 between …"""
    times = Counter(item.name for item in formula.leaves())
    told = [
        _needed(text, item, wanted)
        for item, wanted in formula.needs(expected)
        if times[item.name] == 1 and item.unit is not None and (wanted.low, wanted.high) != (None, None)
    ]
    if len(told) <= _MAX_NEEDS:
        yield from told


def _needed(text: str, item: Input, wanted: Interval) -> Message:
    scale, own = scale_of(item.quote), item.interval
    if wanted.low is None or wanted.high is None or wanted.is_point:
        shown = interval(wanted, scale, own)
        return say("{expected} needs {name} to be {wanted}", expected=text, name=item.name, wanted=shown)
    beside = facing(own, wanted)
    ends = {"low": scaled(wanted.low, scale, (wanted.high, *beside)), "high": scaled(wanted.high, scale, (wanted.low, *beside))}
    return say("{expected} needs {name} between {low} and {high}", expected=text, name=item.name, **ends)


def in_one_unit(inputs: Sequence[Input], relation: str) -> tuple[list[Formula], Unit | None]:
    """The inputs in the unit of the first, measures converted.  Raises ValueError, naming two that differ, where that fails."""
    first = next((item for item in inputs if item.unit is not None), None)
    if first is None:
        return list(map(Formula.of, inputs)), None
    # A noun says more than a plain count does.
    first = next((item for item in inputs if item.unit is not None and item.unit.powers), first)
    return [_as(item, first, relation) for item in inputs], first.unit


def _as(item: Input, first: Input, relation: str) -> Formula:
    formula = Formula.of(item)
    if item.unit is None or first.unit is None or same(item.unit, first.unit):
        return formula
    converted = in_unit(formula, item.unit, first.unit)
    if converted is None:
        raise ValueError(
            say(
                "{relation} needs figures of one unit; {first} is in {first_unit}, {other} in {other_unit}",
                relation=relation,
                first=first.name,
                first_unit=first.unit.shown,
                other=item.name,
                other_unit=item.unit.shown,
            )
        )
    return converted


def in_unit(formula: Formula, unit: Unit, target: Unit) -> Formula | None:
    """The formula in another unit of measure; None where it cannot be converted."""
    if not all(each.powers and each.of_sort("measure") == each.powers for each in (unit, target)):
        return None
    converting = offset_and_factor(str(unit), str(target))
    if converting is None:
        return None
    offset, factor = converting
    converted = formula if factor == 1 else formula * factor if factor.numerator != 1 else formula / factor.denominator
    return converted if not offset else converted + Formula.of(offset)


def as_expected(formula: Formula, unit: Unit | None, expect: Expectation, what: str) -> Formula:
    """The formula in the scale of the expectation.  Raises ValueError where their units cannot be those of one thing.

    `what` says what is in the unit: "the total".
    """
    if expect.quantity is None:
        return formula
    want, scale = unit_of(expect.quantity)
    scaled = formula if scale == 1 else formula * (1 / scale)
    if unit is None or want.counted or same(unit, want):
        return scaled
    if unit.is_percent and want.is_plain:
        return scaled / 100
    plain = not unit.of_sort("money", "measure", "percent") and sum(unit.powers.values()) == 0
    if plain and (want.is_percent or want.is_plain):
        return scaled
    each = Unit({name: power for name, power in unit.powers.items() if power > 0}, unit.sorts)
    if each.powers != unit.powers and each.powers and same(each, want):
        # 3万元 for each household, where the expectation does not say again of what.
        return scaled
    converted = in_unit(formula, unit, want)
    if converted is None:
        raise ValueError(
            say("{what} is in {unit}; {expect} is in {want}", what=what, unit=unit.shown, expect=expect.text, want=want.shown)
        )
    return converted


def suffix_of(expect: Expectation) -> str:
    """The unit of the expectation, as it stands behind a number."""
    unit = expect.quantity.unit if expect.quantity is not None else None
    return say(" points") if unit == "pp" else {None: "", "%": "%", "x": ""}.get(unit, f" {unit}")


def total(parts: Sequence[Formula]) -> Formula:
    """The sum of the parts."""
    result = parts[0]
    for part in parts[1:]:
        result = result + part
    return result


def required(expect: Expectation | None, relation: str, *examples: str) -> Expectation:
    """The expectation.  Raises ValueError, with examples of one, where the claim has none."""
    if expect is None:
        either = joined(say(" or "), examples)
        raise ValueError(say('{relation} needs an "expect", such as {example}', relation=relation, example=either))
    return expect


