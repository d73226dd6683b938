"""The units of a run, one after the other or in several processes; what comes out is the same, in the same order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from signal import SIG_IGN, SIGINT, signal
from typing import Generic, TypeVar

Unit = TypeVar("Unit")
Result = TypeVar("Result")
# Units that a process takes at a time: sending them costs something, and the last process should not have long to go on alone.
_CHUNK = 8
# Chunks under way or waiting, by process, so that the results of an archive do not pile up.
_AHEAD = 4


class Pool(Generic[Unit, Result]):
    """Does `work` on units in `jobs` processes.

    work   a function that can be sent to a process; it is given several units, so that they can share what they read
    lost   the result for a unit whose process died under it
    most   units that a process takes at a time
    """

    def __init__(
        self,
        work: Callable[[Sequence[Unit]], list[Result]],
        lost: Callable[[Unit], Result],
        jobs: int = 1,
        most: int = _CHUNK,
    ) -> None:
        self._most = most
        self._work = work
        self._lost = lost
        self._jobs = jobs

    def results(self, units: Sequence[Unit]) -> Iterator[Result]:
        """The result of each unit, in the order of the units."""
        if self._jobs <= 1 or len(units) <= 1:
            for unit in units:
                yield from self._work([unit])
            return
        size = max(1, min(self._most, len(units) // (self._jobs * _AHEAD)))
        done = 0
        executor = _executor(min(self._jobs, len(units)))
        try:
            waiting: deque[Future[list[Result]]] = deque()
            for start in range(0, len(units), size):
                waiting.append(executor.submit(self._work, units[start : start + size]))
                if len(waiting) < self._jobs * _AHEAD and start + size < len(units):
                    continue
                while waiting and (len(waiting) >= self._jobs * _AHEAD or start + size >= len(units)):
                    for result in waiting.popleft().result():
                        done += 1
                        yield result
        except BrokenProcessPool:
            yield from self._one_by_one(units[done:])
        finally:
            executor.shutdown(cancel_futures=True)

    def _one_by_one(self, units: Sequence[Unit]) -> Iterator[Result]:
        """What is left after a process died, each unit in a process that may die without taking another unit along."""
        at = 0
        while at < len(units):
            try:
                with _executor(1) as executor:
                    while at < len(units):
                        (result,) = executor.submit(self._work, [units[at]]).result()
                        at += 1
                        yield result
            except BrokenProcessPool:
                at += 1
                yield self._lost(units[at - 1])


def _executor(jobs: int) -> ProcessPoolExecutor:
    # An interruption is the affair of the process that asks; it ends the others.
    return ProcessPoolExecutor(jobs, initializer=signal, initargs=(SIGINT, SIG_IGN))
