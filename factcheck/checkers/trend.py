"""trend: a series went up or down so many periods in a row, up to its last figure.

trend("520万", "498万", "455万") with 两年连降 or "two straight falls" holds.  With "520万", "530万", "455万" it is contradicted:
only the last step is down.  A series of n figures shows n - 1 steps; a longer trend than that is an error.
"""

from __future__ import annotations

from factcheck.checkers.order import can_exceed
from factcheck.checkers.registry import Checker, Input, Outcome, checker
from factcheck.checkers.relation import in_one_unit, required
from factcheck.model import Claim, Expectation, Interval

_EXAMPLE = '两年连降 or "three straight rises"'


@checker("trend")
class Trend(Checker):
    """trend(a, b, …): the figures in the order of time; `expect` says how many periods in a row they rose or fell."""

    inputs = ("a", "b", "…")

    def check(self, claim: Claim, expect: Expectation | None, inputs: list[Input]) -> Outcome:
        """Whether each of the last steps can go the expected way."""
        expect = required(expect, "trend", _EXAMPLE)
        levels, _ = in_one_unit(inputs, "trend")
        steps = len(levels) - 1
        if expect.quantity is not None:
            if expect.quantity.low != int(expect.quantity.low) or expect.quantity.is_range or expect.quantity.low < 1:
                raise ValueError(f"a trend runs a whole number of periods, such as {_EXAMPLE}; found {expect.text}")
            steps = int(expect.quantity.low)
        if expect.change not in ("up", "down"):
            raise ValueError(f'"{expect.text}" does not say up or down; write for example {_EXAMPLE}')
        if steps > len(levels) - 1:
            needed = f"{steps + 1} figures, the level before the first change included"
            raise ValueError(f"{expect.text} needs {needed}; {len(levels)} are given")
        shown = " → ".join(f"{level} {level.interval}" for level in levels)
        last = levels[-steps - 1 :]
        values = [level.interval if expect.change == "up" else -level.interval for level in last]
        notes = []
        for index in range(steps):
            reached = max(values[: index + 1], key=_low)
            if not can_exceed(values[index + 1], reached):
                way = "more" if expect.change == "up" else "less"
                before = last[values.index(reached)]
                return Outcome(False, f"{last[index + 1]} is not {way} than {before}: not {expect.text}", shown)
            if values[index + 1].meets(values[index]):
                notes.append(f"{last[index]} and {last[index + 1]} can round to the same value")
        return Outcome(True, f"{expect.change} {steps} times in a row", shown, tuple(notes))


def _low(interval: Interval) -> tuple[bool, object]:
    return (interval.low is not None, interval.low or 0)
