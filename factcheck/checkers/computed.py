"""computed: what a relationship comes to where nothing is judged yet: among values of the data, or for a new expectation."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from factcheck.checkers.expression import Argument, Call, Expression, Operation, arguments, parse
from factcheck.checkers.inputs import DATA, Inputs
from factcheck.checkers.unit import Unit, unit_of
from factcheck.figures import Article
from factcheck.model import Claim, ClaimFile, Datum, Expectation, Interval, Kind, NoDatum
from factcheck.wording import joined, say

_KINDS: dict[str, Kind] = {"noun": "count", "money": "money", "measure": "measure", "percent": "percent"}


def computed_datum(written: str, inputs: Inputs) -> Datum | NoDatum:
    """The value that the text stands for, from the values of `inputs`.

    Raises ValueError where it cannot be read, or is made of anything but data, constants and numbers.
    """
    expression = parse(written)
    for argument in arguments(expression):
        if argument.kind == "name" and not argument.text.startswith(DATA) and argument.text not in inputs.claim_file.given:
            told = say('evidence is made of data and constants; "{name}" is neither: write data.NAME', name=argument.text)
            raise ValueError(told)
    if isinstance(expression, Argument) and expression.kind == "name":
        datum = inputs.values.get(expression.text)
        if datum is not None:
            return datum
    inputs.read(expression)
    if inputs.unread:
        return NoDatum(joined("; ", dict.fromkeys(inputs.unread)), reachable=False)
    formula, unit = inputs.amount(expression)
    name, kind = ("pp", "percentage_point") if _is_difference(expression) and unit and unit.is_percent else _named(unit)
    origin = say("{formula} = {written}", formula=formula, written=written)
    remarks = tuple(dict.fromkeys(inputs.remarks))
    return Datum(formula.interval, name, kind, _shown(formula.interval, name), origin, remarks)


def relation_amount(claim: Claim, claim_file: ClaimFile, path: str, articles: Mapping[str, Article]) -> Interval | None:
    """What the relationship of a claim comes to in the article at `path`, in the unit of its expectation.

    None where the article lacks an input, or the inputs cannot be related, or the relationship is no amount.
    """
    inputs = Inputs(claim, claim_file, {other.id: other for other in claim_file.claims}, path, articles)
    try:
        expression = parse(claim.check or "")
        inputs.read(expression)
        if inputs.missing:
            return None
        formula, _ = inputs.amount(expression)
    except (ValueError, ZeroDivisionError, NotImplementedError):
        return None
    expect = claim.expect if isinstance(claim.expect, Expectation) else None
    scale = unit_of(expect.quantity)[1] if expect is not None and expect.quantity is not None else Fraction(1)
    return formula.interval / scale


def _is_difference(expression: Expression) -> bool:
    """Whether it takes one amount from another: between percentages that makes percentage points."""
    if isinstance(expression, Call):
        return expression.name == "points"
    return isinstance(expression, Operation) and expression.sign == "-"


def _named(unit: Unit | None) -> tuple[str | None, Kind]:
    """The unit as a figure would have it."""
    if unit is None or unit.is_plain:
        return None, "count"
    single = unit.single
    return (single, _KINDS[unit.sorts[single]]) if single is not None else (str(unit), "measure")


def _shown(interval: Interval, unit: str | None) -> str:
    apart = " " if unit and unit.isascii() and unit.isalpha() else ""
    return f"{interval}{apart}{unit or ''}"
