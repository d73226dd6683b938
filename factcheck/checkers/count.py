"""count: the text gives a number of things and lists as many.

"four banks" with count("First Bank", "Harbour Bank", "Ferry Bank", "Mill Bank") holds where the article names all four; "five
banks" is contradicted.  An argument is words of the article in quotes, or the id of a claim; what the article lacks makes
it missing.
"""

from __future__ import annotations

from factcheck.checkers.registry import Checker, Input, Outcome, checker
from factcheck.checkers.relation import expected_interval, required
from factcheck.figures import folded
from factcheck.model import Claim, Expectation
from factcheck.wording import listed, say


@checker("count")
class Count(Checker):
    """count(a, b, …): how many are listed."""

    inputs = ("a", "…")
    reads = "words"

    def check(self, claim: Claim, expect: Expectation | None, inputs: list[Input]) -> Outcome:
        """Compare how many there are with the expectation."""
        expect = required(expect, "count", "4家", '"four banks"')
        names = [folded(item.text or item.name) for item in inputs]
        twice = next((item for index, item in enumerate(inputs) if names[index] in names[:index]), None)
        if twice is not None:
            raise ValueError(say("count lists {name} twice", name=twice.name))
        if expect.quantity is None or expect.quantity.kind not in ("count", "range"):
            raise ValueError(
                say(
                    'count is compared with a number of things, such as 4家 or "four banks"; found {expected}',
                    expected=expect.text,
                )
            )
        words = listed(item.text or item.name for item in inputs)
        working = say("{count} are listed: {names}", count=len(inputs), names=words)
        if expected_interval(expect, claim).contains(len(inputs)):
            return Outcome(True, say("as many are listed"), working)
        return Outcome(False, say("{count} are listed, not {expect}", count=len(inputs), expect=expect.text), working)
