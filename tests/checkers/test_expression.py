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
        ("f('－1，234（人）'，b)", 'f["－1，234（人）", b]'),
    ],
)
def test_reading(written: str, read: str) -> None:
    assert shown(parse(written)) == read


@pytest.mark.parametrize(
    ("written", "message", "column"),
    [
        ("", "write a relationship, such as total(by-police, by-carriers), or arithmetic, such as a / b * 100", 0),
        ("  ", "write a relationship, such as total(by-police, by-carriers), or arithmetic, such as a / b * 100", 0),
        ("a b", 'a sign (+ - * /) is missing before "b"', 2),
        ('a "12%"', 'a sign (+ - * /) is missing before "12%"', 2),
        ("a ','", "a sign (+ - * /) is missing before ','", 2),
        ("a '>'", "a sign (+ - * /) is missing before '>'", 2),
        ("a 12", 'a sign (+ - * /) is missing before "12"', 2),
        ("a ${b}", 'a sign (+ - * /) is missing before "${b}"', 2),
        ("2 (b)", 'a sign (+ - * /) is missing before "("', 2),
        ("a +", "a figure is missing at the end", 3),
        ("a + * b", 'a figure is missing before "*"', 4),
        ("a, b", '"," stands between the arguments of a relationship only', 1),
        ("a > b", '">" stands between the arguments of a relationship only', 2),
        ("(a + b", "a closing bracket is missing", 0),
        ("(a b)", 'a sign (+ - * /) or a closing bracket is missing before "b"', 3),
        ("(a 'b')", "a sign (+ - * /) or a closing bracket is missing before 'b'", 3),
        ("(a, b)", "a closing bracket is missing", 0),
        ("1 + (a > b)", "a closing bracket is missing", 4),
        ("a)", "there is a bracket too many", 1),
        ("a ) b", "there is a bracket too many", 2),
        (") a", 'a figure is missing before ")"', 0),
        (", a", 'a figure is missing before ","', 0),
        ("-", "a figure is missing at the end", 1),
        ("a + (", "a figure is missing at the end", 5),
        ("f(a", "a closing bracket is missing", 0),
        ("1 + f(a", "a closing bracket is missing", 4),
        ("f(", "a figure is missing at the end", 2),
        ("f(a b)", 'a comma is missing before "b"', 4),
        ("f(a 'b')", "a comma is missing before 'b'", 4),
        ("f(2 (b))", 'a comma is missing before "("', 4),
        ("f(> a)", 'an argument is missing before ">"', 2),
        ("f(, a)", 'an argument is missing before ","', 2),
        ("f(a ) b", 'a sign (+ - * /) is missing before "b"', 6),
        ("f(a,, b)", 'an argument is missing before ","', 4),
        ("f(a,)", 'an argument is missing before ")"', 4),
        ("12%", 'a percentage is written in quotes: "12.77%"', 2),
        ('a + "b', 'the quotes that open here are not closed: "b', 4),
        ("a + 'b", "the quotes that open here are not closed: 'b", 4),
        ("a + “b", "the quotes that open here are not closed: “b", 4),
        ('"abcdefghijklmnopqrstuvwxyz', 'the quotes that open here are not closed: "abcdefghijklmnopqrs', 0),
        ("$x", "a constant of the file is written ${given.name}", 0),
        ("${}", "cannot read ${}; a constant is written ${given.name}", 0),
        ("1 + ${a b}", "cannot read ${a b}; a constant is written ${given.name}", 4),
        ("a ^ 2", "there are no powers; write a * a", 2),
        ("a ; b", 'cannot read ";" in a check; write for example growth("2.1万通", calls-blocked)', 2),
        ("(" * (CHECK_DEPTH + 1) + "a", "brackets stand more than 30 deep", CHECK_DEPTH),
        ("(" * 20 + "a + " + "(" * 20 + "b", "brackets stand more than 30 deep", 34),
        ("-" * 100 + "a", "brackets stand more than 30 deep", CHECK_DEPTH),
        ("(" * (CHECK_DEPTH - 1) + "a" + ")" * (CHECK_DEPTH - 1) + ")", "there is a bracket too many", 2 * CHECK_DEPTH - 1),
        ("a" + " + a" * 201, "a check takes at most 200 figures", 802),
        ("a" + " * a" * 201, "a check takes at most 200 figures", 802),
        ("f(" + "a," * 200 + "a)", "a check takes at most 200 arguments", 402),
        ("a" * 20_000, "this check is longer than 10,000 characters", 0),
    ],
)
def test_what_cannot_be_read(written: str, message: str, column: int) -> None:
    with pytest.raises(ExpressionError) as wrong:
        parse(written)
    assert (str(wrong.value), wrong.value.column) == (message, column)


def columns(expression: Expression) -> str:
    """Each part of a check with its place."""
    match expression:
        case Argument():
            return f"{expression.kind}@{expression.column}"
        case Operation():
            return f"({columns(expression.left)} {expression.sign}@{expression.column} {columns(expression.right)})"
        case Negative():
            return f"-@{expression.column} {columns(expression.of)}"
        case Call():
            return f"{expression.name}@{expression.column}[{', '.join(map(columns, expression.arguments))}]"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (" a + 12 * '5' - -${b}", "((name@1 +@3 (number@5 *@8 figure@10)) -@14 -@16 given@17)"),
        ("1 + total( a , (b / c) )", "(number@0 +@2 total@4[name@11, (name@16 /@18 name@20)])"),
    ],
)
def test_places(written: str, read: str) -> None:
    assert columns(parse(written)) == read


def test_as_much_as_fits() -> None:
    assert len(list(arguments(parse("a" + " + a" * 200)))) == 201
    assert len(list(arguments(parse("f(" + "a," * 199 + "a)")))) == 200
    assert list(arguments(parse("(" * (CHECK_DEPTH - 1) + "a" + ")" * (CHECK_DEPTH - 1)))) == [Argument("name", "a", CHECK_DEPTH - 1)]
    assert len(list(arguments(parse("a" + " " * 9_999)))) == 1


def test_the_figures_from_left_to_right() -> None:
    assert [argument.text for argument in arguments(parse("a + -b * f(c, 'd', g(${e} / 6)) - 7"))] == ["a", "b", "c", "d", "e", "6", "7"]


@given(st.text(alphabet=list("ab1.,()+-*/>\"'“”${}客 　%^é"), max_size=40))
def test_any_text_is_read_or_explained(text: str) -> None:
    try:
        assert all(argument.text or argument.kind == "figure" for argument in arguments(parse(text)))
    except ExpressionError as wrong:
        assert str(wrong) and 0 <= wrong.column <= len(text)
