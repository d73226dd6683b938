"""arithmetic: a sum on claims, figures and constants comes to the stated figure: (a + b) / c * 100.

("120人" + "80人") / "800人" * 100 is 25: holds for 25%.  "120人" + "5亿元" is an error: people and yuan cannot be added.
A percentage times something else takes that share of it ("30%" * "1,000人" is 300); times a bare number it stays one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from factcheck.checkers.expression import Argument, Call, Expression, ExpressionError, Negative
from factcheck.checkers.formula import Formula
from factcheck.checkers.registry import Input, Outcome
from factcheck.checkers.relation import as_expected, compare, in_unit, suffix_of
from factcheck.checkers.unit import Unit, same
from factcheck.model import Claim, Expectation
from factcheck.wording import say, words_of

Amount = tuple[Formula, Unit | None]


def check_arithmetic(claim: Claim, expect: Expectation | None, amount: Amount) -> Outcome:
    """Compare the result of a sum with the expectation.  Raises ValueError where their units do not fit."""
    if expect is None:
        raise ValueError(say('a sum needs an "expect": what it must come to'))
    formula, unit = amount
    fitted = as_expected(formula, unit, expect, str(formula))
    outcome = compare(claim, expect, fitted, suffix=suffix_of(expect))
    is_share = expect.quantity is not None and expect.quantity.unit == "%" and unit is not None and not unit.is_percent
    if not outcome.holds and is_share and compare(claim, expect, fitted * 100).holds:
        outcome = compare(claim, expect, fitted)
        notes = (say("with * 100 behind it, it would be {percent}%", percent=fitted.interval * 100), *outcome.notes)
        return replace(outcome, notes=notes)
    return outcome


def evaluate(expression: Expression, inputs: Callable[[Argument], Input], call: Callable[[Call], Amount]) -> Amount:
    """The sum that an expression is, with its unit.

    `inputs` and `call` say what an argument and a relationship stand for.  Raises ExpressionError, at the sign that is meant,
    where the units cannot be combined.
    """
    match expression:
        case Argument():
            item = inputs(expression)
            return Formula.of(item), item.unit
        case Call():
            return call(expression)
        case Negative():
            formula, unit = evaluate(expression.of, inputs, call)
            return -formula, unit
    left, right = evaluate(expression.left, inputs, call), evaluate(expression.right, inputs, call)
    try:
        if expression.sign in "+-":
            return _sum(left, right, expression.sign)
        return _product(left, right, expression.sign)
    except ExpressionError:
        raise
    except ValueError as wrong:
        raise ExpressionError(words_of(wrong), expression.column) from None


def _sum(left: Amount, right: Amount, sign: str) -> Amount:
    (a, a_unit), (b, b_unit) = left, right
    if a_unit is None or b_unit is None:
        unit = b_unit if a_unit is None else a_unit
    elif same(a_unit, b_unit):
        unit = a_unit if a_unit.powers else b_unit
    else:
        converted = in_unit(b, b_unit, a_unit)
        if converted is None:
            sides = {"a": str(a), "b": str(b), "a_unit": a_unit.shown, "b_unit": b_unit.shown}
            if sign == "+":
                raise ValueError(say("{b} is in {b_unit} and cannot be added to {a}, which is in {a_unit}", **sides))
            raise ValueError(say("{b} is in {b_unit} and cannot be taken from {a}, which is in {a_unit}", **sides))
        b, unit = converted, a_unit
    return (a + b if sign == "+" else a - b), unit


def _product(left: Amount, right: Amount, sign: str) -> Amount:
    (a, a_unit), (b, b_unit) = left, right
    if a_unit is None and b_unit is None:
        return (a * b if sign == "*" else a / b), None
    if sign == "/" and a_unit is not None and b_unit is not None and a_unit.is_percent and b_unit.is_percent:
        return a / b, Unit()
    if sign == "/" and a_unit is not None and b_unit is not None and not same(a_unit, b_unit):
        converted = in_unit(b, b_unit, a_unit)
        if converted is not None:
            return a / converted, Unit()
    # A percentage of something is that share of it; of a bare number, or alone, it stays a percentage.
    if b_unit is not None and b_unit.is_percent and not (a_unit is None and sign == "*"):
        b, b_unit = b / 100, Unit()
    elif a_unit is not None and a_unit.is_percent and b_unit is not None and sign == "*" and b_unit.powers:
        a, a_unit = a / 100, Unit()
    unit = (a_unit or Unit()).times(b_unit or Unit(), 1 if sign == "*" else -1)
    return (a * b if sign == "*" else a / b), unit


