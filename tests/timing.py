"""Growth of time: how the time of some work grows with the size of its input, as a ratio within one run; never a timed test."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

# Twice the input takes twice the time where the work is linear, four times where it is quadratic.
MOST = 3


def seconds(work: Callable[[], object], runs: int = 2) -> float:
    """The least processor time of some runs: what the work takes when nothing else is in its way."""
    found = []
    for _ in range(runs):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found)


def grows_linearly(work: Callable[[int], object], sizes: Sequence[int]) -> bool:
    """Whether `work(2 n)` takes less than `MOST` times as long as `work(n)` for some of the sizes.

    A collector or a neighbour on the machine can spoil one measurement, never all of them; quadratic work fails at every size.
    """
    return any(seconds(lambda: work(2 * size)) < MOST * max(seconds(lambda: work(size)), 1e-3) for size in sizes)  # noqa: B023
