"""rank, largest and smallest: where a figure stands among others.

largest("5.1亿元", "4.48亿元", "3亿元") holds; largest("12%", "13%") is contradicted.  rank("4.48亿元", "5.1亿元", "3亿元") is 2:
holds for 2, 第二 and "second largest"; 1 is contradicted.  Figures that can round to one value leave more than one rank open.
"""

from __future__ import annotations

from factcheck.checkers.order import can_exceed
from factcheck.checkers.registry import Checker, Input, Outcome, checker
from factcheck.checkers.relation import in_one_unit, required
from factcheck.model import Claim, Expectation, Interval
from factcheck.wording import listed, say


@checker("rank")
class Rank(Checker):
    """rank(a, b, …): the rank of a among all of them, the largest first."""

    inputs = ("a", "b", "…")

    def check(self, claim: Claim, expect: Expectation | None, inputs: list[Input]) -> Outcome:
        """Compare the ranks that the figure can have with the expected one."""
        expect = required(expect, "rank", "2", "第二")
        if expect.quantity is None or expect.quantity.is_range or expect.quantity.low != int(expect.quantity.low):
            raise ValueError(say('a rank is a whole number, such as 2 or "second largest"; found {expect}', expect=expect.text))
        return _ranked(inputs, int(expect.quantity.low), expect.text, from_below=expect.change == "down")


@checker("largest")
class Largest(Checker):
    """largest(a, b, …): a is the largest of them."""

    inputs = ("a", "b", "…")
    needs_expect = False
    from_below = False

    def check(self, claim: Claim, expect: Expectation | None, inputs: list[Input]) -> Outcome:
        """Whether no other figure must be beyond it."""
        return _ranked(inputs, 1, self.name, from_below=self.from_below)


@checker("smallest")
class Smallest(Largest):
    """smallest(a, b, …): a is the smallest of them."""

    from_below = True


def _ranked(inputs: list[Input], rank: int, text: str, *, from_below: bool) -> Outcome:
    (own, *others), _ = in_one_unit(inputs, say("a rank"))
    shown = [f"{item} {item.interval}" for item in (own, *others)]
    turned = [-item.interval if from_below else item.interval for item in (own, *others)]
    best, worst = _ranks(turned[0], turned[1:])

    which = str(best) if best == worst else say("{best} to {worst}", best=best, worst=worst)
    if from_below:
        place = say("number {which} from the smallest", which=which)
    else:
        place = say("number {which} from the largest", which=which)
    working = say("{figure} among {others}: {place}", figure=shown[0], others=listed(shown[1:]), place=place)
    if best <= rank <= worst:
        notes = (say("some of the figures can round to the same value"),) if best != worst else ()
        return Outcome(True, say("it stands there"), working, notes)
    return Outcome(False, say("{figure} is {place}, not {expected}", figure=str(own), place=place, expected=text), working)


def _ranks(own: Interval, others: list[Interval]) -> tuple[int, int]:
    """The best and the worst rank that a value can have: those that must be larger, and those that can be, stand before it."""
    surely = sum(not can_exceed_or_equal(own, other) for other in others)
    possibly = sum(can_exceed(other, own) for other in others)
    return surely + 1, possibly + 1


def can_exceed_or_equal(a: Interval, b: Interval) -> bool:
    """Whether some value of `a` is as large as some value of `b`."""
    return can_exceed(a, b) or a.meets(b)
