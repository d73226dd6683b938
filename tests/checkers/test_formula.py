"""Formulas: their wording, their interval, and what a figure must be for them to come out right."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from factcheck.checkers.formula import Formula
from factcheck.checkers.registry import Input
from factcheck.model import Interval


# Formulas are made in the tests, not before them: what a mutation test has changed by then counts.
def figure(name: str, low: int, high: int) -> Formula:
    return Formula.of(Input(name, name, Interval.between(low, high)))


A, B, C = figure("a", 1, 2), figure("b", 4, 5), figure("c", 10, 20)


@pytest.mark.parametrize(
    ("formula", "shown", "low", "high"),
    [
        (lambda: A + B + C, "a + b + c", 15, 27),
        (lambda: A - (B - C), "a - (b - c)", 6, 18),
        (lambda: A - B - C, "a - b - c", -24, -12),
        (lambda: A + (B - C), "a + b - c", -15, -3),
        (lambda: (A + B) * C, "(a + b) x c", 50, 140),
        (lambda: A + B * C, "a + b x c", 41, 102),
        (lambda: A * (B / C), "a x b / c", Fraction(1, 5), 1),
        (lambda: A / (B / C), "a / (b / c)", 2, 10),
        (lambda: A / (B * C), "a / (b x c)", Fraction(1, 100), Fraction(1, 20)),
        (lambda: -(A + B) * C, "-(a + b) x c", -140, -50),
        (lambda: (C / A - 1) * 100, "(c / a - 1) x 100", 400, 1900),
        (lambda: -A, "-a", -2, -1),
        (lambda: Formula.of(A), "a", 1, 2),
    ],
)
def test_wording_and_interval(formula: Callable[[], Formula], shown: str, low: Fraction, high: Fraction) -> None:
    assert str(formula()) == shown
    assert formula().interval == Interval.between(low, high)


@pytest.mark.parametrize(
    ("formula", "target", "needed"),
    [
        (lambda: A + B, (10, 12), {"a": (5, 8), "b": (8, 11)}),
        (lambda: A - B, (10, 12), {"a": (14, 17), "b": (-11, -8)}),
        (lambda: A * B, (10, 12), {"a": (2, 3), "b": (5, 12)}),
        (lambda: C / A, (5, 8), {"c": (5, 16), "a": (Fraction(10, 8), 4)}),
        (lambda: -A, (3, 4), {"a": (-4, -3)}),
        (lambda: Formula.of(3) * A, (3, 6), {"a": (1, 2)}),
        # A target that can be zero says nothing of the divisor.
        (lambda: C / A, (0, 8), {"c": (0, 16)}),
        (lambda: (C / A - 1) * 100, (900, 1100), {"c": (10, 24), "a": (Fraction(10, 12), 2)}),
    ],
)
def test_what_each_figure_must_be(formula: Callable[[], Formula], target: tuple[int, int], needed: dict[str, tuple[Fraction, Fraction]]) -> None:
    found = {item.name: wanted for item, wanted in formula().needs(Interval.between(*target))}
    assert found == {name: Interval.between(low, high) for name, (low, high) in needed.items()}


def test_the_figures_in_it() -> None:
    assert [item.name for item in (A + B * A - Formula.of(3)).leaves()] == ["a", "b", "a"]


def test_a_sum_as_an_argument_keeps_its_figures() -> None:
    whole = A + B
    outer = Formula.of(Input(str(whole), str(whole), whole.interval, formula=whole)) * 2
    assert str(outer) == "(a + b) x 2"
    assert [item.name for item in outer.leaves()] == ["a", "b"]


def test_a_divisor_that_can_be_zero_is_told_by_its_wording() -> None:
    with pytest.raises(ValueError, match=r"^a \+ b cannot be divided by c - d: that can be zero \(\[-10, 10\]\)$"):
        (A + B) / (C - figure("d", 10, 20))
