"""The reader of checks: what it reads, and what it says of what it cannot read, with the place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.checkers.expression import (
    Argument,
    Call,
    Expression,
    ExpressionError,
    Negative,
    Operation,
    arguments,
    parse,
)
from factcheck.limits import CHECK_DEPTH


def shown(expression: Expression) -> str:
    match expression:
        case Argument():
            return {"figure": '"{}"', "given": "${{{}}}"}.get(expression.kind, "{}").format(expression.text)
        case Operation():
            return f"({shown(expression.left)} {expression.sign} {shown(expression.right)})"
        case Negative():
            return f"-{shown(expression.of)}"
        case Call():
            return f"{expression.name}[{', '.join(map(shown, expression.arguments))}]"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("a", "a"),
        ("a - b - c", "((a - b) - c)"),
        ("a-b - c", "(a-b - c)"),
        ("a -b", "(a - b)"),
        ("a / b * 100", "((a / b) * 100)"),
        ("a + b * c", "(a + (b * c))"),
        ("(a + b) * c", "((a + b) * c)"),
        ("-a * -2", "(-a * -2)"),
        ("+2", "2"),
        ("1,234.5 + 2", "(1,234.5 + 2)"),
        ("2021-total", "2021-total"),
        ("客运量 ÷ 班次", "(客运量 / 班次)"),
        ("${given.x} + ${ y }", "(${x} + ${y})"),
        ("total(a, b)", "total[a, b]"),
        ("order(a > b > c)", "order[a, b, c]"),
        ("f('a', “b”)", 'f["a", "b"]'),
        ("f()", "f[]"),
        ("f(a + 1, g(b)) / 2", "(f[(a + 1), g[b]] / 2)"),
        ("f（a，b）", "f[a, b]"),
    ],
)
def test_reading(written: str, read: str) -> None:
    assert shown(parse(written)) == read


@pytest.mark.parametrize(
    ("written", "message", "column"),
    [
        ("", "write a relationship", 0),
        ("a b", 'a sign (+ - * /) is missing before "b"', 2),
        ("a +", "a figure is missing at the end", 3),
        ("a + * b", 'a figure is missing before "*"', 4),
        ("a, b", '"," stands between the arguments of a relationship only', 1),
        ("a > b", '">" stands between the arguments of a relationship only', 2),
        ("(a + b", "a closing bracket is missing", 0),
        ("(a b)", 'a sign (+ - * /) or a closing bracket is missing before "b"', 3),
        ("a)", "there is a bracket too many", 1),
        ("f(a", "a closing bracket is missing", 0),
        ("f(a b)", 'a comma is missing before "b"', 4),
        ("f(a,, b)", 'an argument is missing before ","', 4),
        ("f(a,)", 'an argument is missing before ")"', 4),
        ("12%", 'a percentage is written in quotes: "12.77%"', 2),
        ('a + "b', "the quotes that open here are not closed", 4),
        ("$x", "a constant of the file is written ${given.name}", 0),
        ("${}", "cannot read ${}", 0),
        ("a ^ 2", "there are no powers", 2),
        ("a ; b", 'cannot read ";" in a check', 2),
        ("(" * (CHECK_DEPTH + 1) + "a", "brackets stand more than 30 deep", CHECK_DEPTH),
        ("-" * 100 + "a", "brackets stand more than 30 deep", CHECK_DEPTH),
        ("a" + " + a" * 300, "a check takes at most 200 figures", None),
        ("f(" + "a," * 300 + "a)", "a check takes at most 200 arguments", None),
        ("a" * 20_000, "this check is longer than 10,000 characters", 0),
    ],
)
def test_what_cannot_be_read(written: str, message: str, column: int | None) -> None:
    with pytest.raises(ExpressionError) as wrong:
        parse(written)
    assert message in str(wrong.value)
    assert column is None or wrong.value.column == column


@given(st.text(alphabet=list("ab1.,()+-*/>\"'“”${}客 　%^é"), max_size=40))
def test_any_text_is_read_or_explained(text: str) -> None:
    try:
        assert all(argument.text or argument.kind == "figure" for argument in arguments(parse(text)))
    except ExpressionError as wrong:
        assert str(wrong) and 0 <= wrong.column <= len(text)
