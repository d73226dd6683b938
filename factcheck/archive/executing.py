"""Who works on the parts: this process, several on this machine, or the workers of a Dask cluster."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from factcheck.model import InputError
from factcheck.runner import Pool
from factcheck.wording import Message, say

if TYPE_CHECKING:
    from distributed import Client

T = TypeVar("T")
R = TypeVar("R")
# A worker that dies takes its task along to another one; a task that kills so many is given up.
_RETRIES = 3
# Tasks that the scheduler knows of at a time, by worker.
_AHEAD = 4


class Executor(Protocol):
    """Does work on parts elsewhere; results come in the order of the parts."""

    def results(self, work: Callable[[T], R], parts: Sequence[T], lost: Callable[[T, Message], R]) -> Iterator[R]:
        """The result for each part; `lost` gives the one for a part that could not be worked on, and why."""
        ...


@dataclass(frozen=True, slots=True)
class Processes:
    """This process, or `jobs` of this machine."""

    jobs: int = 1

    def results(self, work: Callable[[T], R], parts: Sequence[T], lost: Callable[[T, Message], R]) -> Iterator[R]:
        reason = say("the process that worked on it died; it may have run out of memory")
        return Pool(partial(_each, work), partial(_with_reason, lost, reason), self.jobs, most=1).results(parts)


@dataclass(frozen=True, slots=True)
class Dask:
    """The workers of a Dask cluster: one at `address`, or one of `jobs` processes that is started for this run."""

    address: str | None = None
    jobs: int = 1

    def results(self, work: Callable[[T], R], parts: Sequence[T], lost: Callable[[T, Message], R]) -> Iterator[R]:
        with _client(self.address, self.jobs) as client:
            yield from self._gathered(client, work, parts, lost)

    def _gathered(
        self, client: Client, work: Callable[[T], R], parts: Sequence[T], lost: Callable[[T, Message], R]
    ) -> Iterator[R]:
        from distributed import KilledWorker

        waiting: deque[tuple[T, Any]] = deque()
        at = 0
        while at < len(parts) or waiting:
            # Few tasks at a time: a scheduler that was told of a million at once would be the largest process of all.
            ahead = _AHEAD * max(len(client.scheduler_info()["workers"]), 1)
            while at < len(parts) and len(waiting) < ahead:
                waiting.append((parts[at], client.submit(work, parts[at], retries=_RETRIES, pure=False)))
                at += 1
            part, task = waiting.popleft()
            try:
                yield task.result()
            except KilledWorker:
                yield lost(part, say("every worker that tried it died; it may have run out of memory"))


def executor(named: str | None, jobs: int) -> Executor:
    """The executor of a command line: None, dask, or dask://HOST:PORT.  Raises InputError for anything else."""
    if named is None:
        return Processes(jobs)
    if named == "dask":
        return Dask(jobs=jobs)
    if named.startswith("dask://") and len(named) > len("dask://"):
        return Dask(f"tcp://{named.removeprefix('dask://')}", jobs)
    raise InputError(
        say('there is no executor "{named}"; write dask for a cluster on this machine, or dask://HOST:PORT', named=named)
    )


@contextmanager
def _client(address: str | None, jobs: int) -> Iterator[Client]:
    try:
        from distributed import Client, LocalCluster
    except ImportError:
        message = say(
            '--executor dask needs the package distributed; install it with: pip install "{package}"', package="distributed"
        )
        raise InputError(message) from None
    if address is None:
        # One thread a worker: the work is Python's own, and threads would only wait for each other.
        cluster = LocalCluster(
            n_workers=jobs, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
        )
        with cluster, Client(cluster) as client:
            yield client
        return
    try:
        client = Client(address, timeout=10)
    except (OSError, ValueError) as error:
        raise InputError(say("no Dask scheduler answers at {address}: {error}", address=address, error=str(error))) from None
    with client:
        yield client


def _each(work: Callable[[T], R], parts: Sequence[T]) -> list[R]:
    return [work(part) for part in parts]


def _with_reason(lost: Callable[[T, Message], R], reason: Message, part: T) -> R:
    return lost(part, reason)
