"""What must be true of every relationship, whatever the figures are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from judging import claim, judge

from factcheck.checkers.formula import Formula
from factcheck.checkers.registry import Input, relationships
from factcheck.checkers.unit import Unit
from factcheck.model import Expectation, Interval, Quantity

ROUNDINGS = ("ROUND_HALF_UP", "ROUND_HALF_DOWN", "ROUND_HALF_EVEN")
LEVELS = st.decimals(min_value=Decimal("0.5"), max_value=Decimal(900_000), places=3)


@st.composite
def writing(draw: st.DrawFn, unit: str) -> Callable[[Fraction], str]:
    """A way to write a number: with so many decimals, with or without a magnitude word, ties rounded in one way."""
    power = draw(st.sampled_from((0, 4))) if unit == "元" else 0
    decimals, ties = draw(st.integers(0, 4)), draw(st.sampled_from(ROUNDINGS))

    def write(value: Fraction) -> str:
        scaled = abs(value) / 10**power
        # To more places than are written, so that a tie stays one and nothing else becomes one.
        shown = (Decimal(scaled.numerator) / Decimal(scaled.denominator)).quantize(Decimal(1).scaleb(-decimals), ties)
        return f"{shown:f}{'万' if power else ''}{unit}"

    return write


def growth(values: list[Fraction]) -> Fraction:
    return (values[1] / values[0] - 1) * 100


# Written check, how many figures, what it truly comes to, the unit of the result.
RELATIONS: tuple[tuple[str, int, Callable[[list[Fraction]], Fraction], str], ...] = (
    ("growth({})", 2, growth, "%"),
    ("total({})", 4, lambda values: sum(values, Fraction(0)), "元"),
    ("average({})", 3, lambda values: sum(values, Fraction(0)) / 3, "元"),
    ("difference({})", 2, lambda values: values[0] - values[1], "元"),
    ("times({})", 2, lambda values: values[0] / values[1], "倍"),
    ("share({})", 2, lambda values: values[0] / values[1] * 100, "%"),
    ("({0} + {1}) / {2} * 100", 3, lambda values: (values[0] + values[1]) / values[2] * 100, "%"),
    ("{0} - {1} * 3 + {2} / 7", 3, lambda values: values[0] - values[1] * 3 + values[2] / 7, "元"),
    ("weighted({0}, 3, {1}, 4)", 2, lambda values: values[0] * 3 + values[1] * 4, "元"),
)


@given(st.data())
@pytest.mark.parametrize("relation", RELATIONS, ids=[relation[0] for relation in RELATIONS])
def test_what_holds_of_true_values_is_not_contradicted_after_rounding(relation: tuple[str, int, Callable[[list[Fraction]], Fraction], str], data: st.DataObject) -> None:
    check, count, truth, unit = relation
    values = [Fraction(data.draw(LEVELS)) for _ in range(count)]
    result = truth(values)
    quoted = [f'"{data.draw(writing("元"))(value)}"' for value in values]
    stated = data.draw(writing(unit))(result)
    direction = {"%": ("增长", "下降"), "元": ("增加", "减少")}.get(unit, ("", "")) if "growth" in check or result < 0 else ("", "")
    check = check.format(*quoted) if "{0}" in check else check.format(", ".join(quoted))
    finding = judge(check, f"{direction[result < 0]}{stated}")
    assert finding.verdict in ("holds", "error"), (values, result, finding)
    # The only error that rounding may bring is a divisor that can be zero.
    assert finding.verdict == "holds" or "can be zero" in finding.message


@given(st.lists(LEVELS, min_size=2, max_size=5, unique=True), st.data())
def test_a_true_order_is_not_contradicted_after_rounding(values: list[Decimal], data: st.DataObject) -> None:
    falling = sorted(values, reverse=True)
    quoted = [f'"{data.draw(writing("元"))(Fraction(value))}"' for value in falling]
    assert judge(f"order({' > '.join(quoted)})").verdict == "holds"
    assert judge(f"largest({', '.join(quoted)})").verdict == "holds"
    assert judge(f"trend({', '.join(quoted)})", f"{len(values) - 1} straight falls" if len(values) > 2 else "down").verdict == "holds"
    place = data.draw(st.integers(0, len(values) - 1))
    others = [each for index, each in enumerate(quoted) if index != place]
    assert judge(f"rank({', '.join([quoted[place], *others])})", str(place + 1)).verdict == "holds"


@given(LEVELS, st.data())
def test_two_roundings_of_one_value_are_the_same_figure(value: Decimal, data: st.DataObject) -> None:
    a, b = (data.draw(writing("元"))(Fraction(value)) for _ in range(2))
    assert judge(f'same("{a}", "{b}")').verdict == "holds"


# --- On intervals, without any wording ------------------------------------------------------------------------------------


def fractions(low: int, high: int) -> st.SearchStrategy[Fraction]:
    """So many whole numbers, halves, thirds or quarters, several times sooner than st.fractions draws them."""
    return st.builds(Fraction, st.integers(low, high), st.sampled_from((1, 2, 3, 4)))


# Strategies that are made in a test are examined at each draw.
BOUNDS, ROOM, LITTLE = fractions(-50, 50), fractions(0, 40), fractions(0, 3)
COUNTS, DIVISORS, TRUTH = st.integers(2, 4), st.integers(10, 40), st.booleans()
PARTS = st.sampled_from(sorted({Fraction(part, whole) for whole in range(1, 9) for part in range(whole + 1)}))
TENTHS, NUMBERS = st.integers(-12, 12), st.decimals(-60, 60, places=1)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted((draw(BOUNDS), draw(BOUNDS)))
    return Interval.between(low, high, low_closed=low == high or draw(TRUTH), high_closed=low == high or draw(TRUTH))


INTERVALS = intervals()


def outcome(name: str, given_: list[Interval], quantity: Quantity, change: str | None) -> bool | None:
    """Whether it holds; None where it is an error."""
    unit = Unit({"%": 1}, {"%": "percent"}) if name in ("points", "hundred") else Unit({"人": 1}, {"人": "noun"})
    inputs = [Input(f"f{index}", f"f{index}", each, unit) for index, each in enumerate(given_)]
    expect = Expectation("stated", quantity, change)  # type: ignore[arg-type]
    try:
        return relationships()[name]().check(claim(), expect, inputs).holds
    except ValueError:
        return None


UNITS = {"growth": "%", "share": "%", "points": "pp", "times": "x", "ratio": "x", "rank": None, "trend": None}
TRUE: dict[str, Callable[[list[Fraction]], Fraction]] = {
    "growth": growth, "total": lambda values: sum(values, Fraction(0)), "average": lambda values: sum(values, Fraction(0)) / len(values),
    "difference": lambda values: values[0] - values[1], "times": lambda values: values[0] / values[1],
    "share": lambda values: values[0] / values[1] * 100, "points": lambda values: values[1] - values[0],
}  # fmt: skip
WIDENED = ("growth", "total", "average", "difference", "times", "share", "points", "order", "same", "largest", "smallest", "rank", "trend", "hundred")


@pytest.mark.parametrize("name", WIDENED)
@settings(suppress_health_check=[HealthCheck.filter_too_much])
@given(data=st.data())
def test_a_wider_input_never_turns_what_holds_into_a_contradiction(name: str, data: st.DataObject) -> None:
    count = 2 if name in ("growth", "difference", "times", "share", "points", "same") else data.draw(COUNTS)
    narrow = [data.draw(INTERVALS) for _ in range(count)]
    if name == "hundred":
        # Near enough to 100 to be worth a look.
        rest = sum((each.low + each.high for each in narrow[1:]), Fraction(0)) / 2  # type: ignore[operator]
        narrow[0] = Interval.exactly(100 - rest).widened(data.draw(LITTLE))
    if name == "order":
        narrow.sort(key=lambda each: each.high, reverse=True)  # type: ignore[arg-type, return-value]
    if name in ("growth", "times", "share"):
        narrow[0 if name == "growth" else 1] = Interval.exactly(data.draw(DIVISORS))
    whole = name in ("rank", "trend")
    number = Decimal(data.draw(st.integers(1, count - 1 if name == "trend" else count)) if whole else 0)
    change = data.draw(st.sampled_from(("up", "down"))) if name == "trend" else None
    if name in TRUE:
        # Near enough to the truth that most expectations hold.
        true = TRUE[name]([(each.low + each.high) / 2 for each in narrow])  # type: ignore[operator]
        number = Decimal(round(true * 10) + data.draw(TENTHS)) / 10
        if data.draw(TRUTH):
            number, change = abs(number), "up" if number > 0 else "down"
    quantity = Quantity(number, number, UNITS.get(name, "人"), "count", place=Decimal(2), coarse=Decimal(2), rounded=not whole)
    assume(outcome(name, narrow, quantity, change))
    which = data.draw(st.integers(0, count - 1))
    wide = [each.widened(data.draw(ROOM)) if index == which else each for index, each in enumerate(narrow)]
    assert outcome(name, wide, quantity, change) is not False


@pytest.mark.parametrize("name", ["total", "average", "hundred"])
@given(data=st.data())
def test_the_order_of_parts_makes_no_difference(name: str, data: st.DataObject) -> None:
    parts = data.draw(st.lists(INTERVALS, min_size=2, max_size=5))
    number = data.draw(NUMBERS)
    quantity = Quantity(number, number, "%" if name == "hundred" else "人", "count", place=Decimal("0.1"), coarse=Decimal("0.1"))
    assert outcome(name, parts, quantity, None) == outcome(name, data.draw(st.permutations(parts)), quantity, None)


@given(st.data())
def test_a_figure_inside_what_the_relation_needs_makes_it_hold(data: st.DataObject) -> None:
    names = iter("abcdefgh")

    def formula(depth: int) -> Formula:
        if depth == 0 or data.draw(st.integers(0, 3)) == 0:
            name = next(names)
            return Formula.of(Input(name, name, data.draw(INTERVALS)))
        left, right = formula(depth - 1), formula(depth - 1)
        sign = data.draw(st.sampled_from("+-x/"))
        if sign == "/":
            assume(not right.interval.contains(0))
            return left / right
        return left + right if sign == "+" else left - right if sign == "-" else left * right

    def with_value(whole: Formula, name: str, interval: Interval) -> Formula:
        if whole.leaf is not None:
            return Formula.of(replace(whole.leaf, interval=interval)) if whole.leaf.name == name else whole
        left, right = (with_value(part, name, interval) for part in whole.parts)
        return left + right if whole.sign == "+" else left - right if whole.sign == "-" else left * right if whole.sign == "x" else left / right

    whole, target = formula(2), data.draw(INTERVALS)
    for item, needed in whole.needs(target):
        low = needed.low if needed.low is not None else (needed.high if needed.high is not None else Fraction(0)) - 40
        high = needed.high if needed.high is not None else low + 80
        value = low + (high - low) * data.draw(PARTS)
        assume(needed.contains(value))
        try:
            changed = with_value(whole, item.name, Interval.exactly(value))
        except ValueError:
            continue
        assert changed.interval.meets(target), (whole.shown, item.name, needed, value)
