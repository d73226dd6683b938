"""trend: a series went up or down so many periods in a row, up to its last figure.

trend("520万", "498万", "455万") with 两年连降 or "two straight falls" holds.  With "520万", "530万", "455万" it is contradicted:
only the last step is down.  A series of n figures shows n - 1 steps; a longer trend than that is an error.
"""

from __future__ import annotations

from factcheck.checkers.order import can_exceed
from factcheck.checkers.registry import Checker, Input, Outcome, checker
from factcheck.checkers.relation import in_one_unit, required
from factcheck.model import Claim, Expectation, Interval
from factcheck.wording import joined, say

_EXAMPLES = ("两年连降", '"three straight rises"')


@checker("trend")
class Trend(Checker):
    """trend(a, b, …): the figures in the order of time; `expect` says how many periods in a row they rose or fell."""

    inputs = ("a", "b", "…")

    def check(self, claim: Claim, expect: Expectation | None, inputs: list[Input]) -> Outcome:
        """Whether each of the last steps can go the expected way."""
        expect = required(expect, "trend", *_EXAMPLES)
        example = joined(say(" or "), _EXAMPLES)
        levels, _ = in_one_unit(inputs, "trend")
        steps = len(levels) - 1
        if expect.quantity is not None:
            if expect.quantity.low != int(expect.quantity.low) or expect.quantity.is_range or expect.quantity.low < 1:
                raise ValueError(
                    say(
                        "a trend runs a whole number of periods, such as {example}; found {expected}",
                        example=example,
                        expected=expect.text,
                    )
                )
            steps = int(expect.quantity.low)
        if expect.change not in ("up", "down"):
            raise ValueError(
                say('"{expected}" does not say up or down; write for example {example}', expected=expect.text, example=example)
            )
        if steps > len(levels) - 1:
            raise ValueError(
                say(
                    "{expected} needs {needed} figures, the level before the first change included; {given} are given",
                    expected=expect.text,
                    needed=steps + 1,
                    given=len(levels),
                )
            )
        shown = " → ".join(f"{level} {level.interval}" for level in levels)
        last = levels[-steps - 1 :]
        values = [level.interval if expect.change == "up" else -level.interval for level in last]
        notes = []
        for index in range(steps):
            reached = max(values[: index + 1], key=_low)
            if not can_exceed(values[index + 1], reached):
                levels_at = {"later": str(last[index + 1]), "before": str(last[values.index(reached)]), "expected": expect.text}
                if expect.change == "up":
                    return Outcome(False, say("{later} is not more than {before}: not {expected}", **levels_at), shown)
                return Outcome(False, say("{later} is not less than {before}: not {expected}", **levels_at), shown)
            if values[index + 1].meets(values[index]):
                pair = {"one": str(last[index]), "other": str(last[index + 1])}
                notes.append(say("{one} and {other} can round to the same value", **pair))
        if expect.change == "up":
            return Outcome(True, say("up {count} times in a row", count=steps), shown, tuple(notes))
        return Outcome(True, say("down {count} times in a row", count=steps), shown, tuple(notes))


def _low(interval: Interval) -> tuple[bool, object]:
    return (interval.low is not None, interval.low or 0)
