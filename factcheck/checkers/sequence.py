"""before and after: dates, or numbers, in the stated sequence.

before(1998, "2021-12-17") holds; after("2020-05", "2020-06-01") is contradicted.  Two dates that overlap cannot be
told apart, which a note says.  Quoted figures are compared as numbers.
"""

from __future__ import annotations

from itertools import pairwise

from factcheck.checkers.order import Order
from factcheck.checkers.registry import Checker, Input, Outcome, checker
from factcheck.claims import read_date
from factcheck.model import Claim, Expectation
from factcheck.wording import say


@checker("before")
class Before(Checker):
    """before(a, b, …): each stands before the next; a number before a larger one."""

    inputs = ("a", "b", "…")
    reads = "dates"
    needs_expect = False
    turned = False

    def check(self, claim: Claim, expect: Expectation | None, inputs: list[Input]) -> Outcome:
        """Whether each can stand before the next."""
        earliest_first = list(reversed(inputs)) if self.turned else inputs
        dated = [item for item in earliest_first if item.text]
        if not dated:
            return Order().check(claim, expect, list(reversed(earliest_first)))
        if len(dated) < len(inputs):
            figure = next(item for item in inputs if not item.text)
            raise ValueError(
                say("{date} is a date and {other} is none: they cannot be compared", date=dated[0].name, other=figure.name)
            )
        working = f" {self.name} ".join(map(str, inputs))
        spans = [read_date(item.text) for item in earliest_first]
        notes: tuple[str, ...] = ()
        for index, (earlier, later) in enumerate(pairwise(spans)):
            names = f"{earliest_first[index]}", f"{earliest_first[index + 1]}"
            if later.last <= max(span.first for span in spans[: index + 1]):
                return Outcome(False, say("{name} is not before {later}", name=names[0], later=names[1]), working)
            if later.first <= earlier.last:
                notes = (
                    *notes,
                    say("{first} and {second} overlap: which is first cannot be told", first=names[0], second=names[1]),
                )
        return Outcome(True, say("the sequence holds"), working, notes)


@checker("after")
class After(Before):
    """after(a, b, …): each stands after the next."""

    turned = True
