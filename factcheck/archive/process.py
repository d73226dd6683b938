"""process: work on every case of an archive, and what comes of it on the screen or in a file."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain

from factcheck.archive.executing import Executor, Processes
from factcheck.archive.output import Output, PartOutput
from factcheck.archive.parts import STANDARD_INPUT, Part
from factcheck.archive.reading import LineNumbers, cases
from factcheck.archive.work import Row, Work
from factcheck.model import InputError
from factcheck.wording import Message, say, say_count

# So many mistakes of one part are told; of a file that is no archive at all every line would be one.
_TOLD = 20


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of some cases.

    cases     how many were read
    records   how many had something to say of them
    failures  findings that fail a build
    errors    what could not be read, the first ones of each part; `unread` counts them all
    """

    cases: int = 0
    records: int = 0
    failures: int = 0
    unread: int = 0
    errors: tuple[InputError, ...] = field(default=())

    def __add__(self, other: Tally) -> Tally:
        """Both together, without the errors, which have been told."""
        return Tally(
            self.cases + other.cases, self.records + other.records, self.failures + other.failures, self.unread + other.unread
        )

    @property
    def counts(self) -> dict[str, int]:
        """The numbers alone, to be written down."""
        return {"cases": self.cases, "records": self.records, "failures": self.failures, "unread": self.unread}


def process(
    archive: Sequence[Part],
    work: Work,
    *,
    by: Executor | None = None,
    output: str | None = None,
    show: Callable[[Row], None] = lambda record: None,
    tell: Callable[[InputError], object] = lambda error: None,
    progress: Callable[[int, int], None] | None = None,
) -> Tally:
    """Does the work on every case of the parts; what there is to say of each goes to `output` or to `show`, in order.

    by        who does it; None: this process.  Standard input is read by this process, and so is all that comes with it
    output    a file, .jsonl or .parquet, written whole at the end, or a folder (a path that ends in "/") that holds a file a
              part.  Each part is kept as soon as it is done, so that a run that was interrupted goes on where it was.
    show      is told each record, where there is no output
    tell      is told what cannot be read, with its place; the rest goes on
    progress  is told how many parts of how many are done

    Raises InputError where the output cannot be written.
    """
    by = by or Processes()
    if any(part.path == STANDARD_INPUT for part in archive):
        if not isinstance(by, Processes):
            raise InputError(say("standard input cannot be read by a cluster; name a file"))
        by = Processes()
    elif not isinstance(by, Processes):
        # A worker of a cluster has a current folder of its own.
        archive = [replace(part, path=os.path.abspath(part.path)) for part in archive]
    if output is not None:
        return _written_to(Output(output, archive, work), archive, work, by, tell, progress)
    total = Tally()
    if by == Processes():
        # Whoever feeds cases through a pipe waits for an answer before the next one.
        for result in chain.from_iterable(_results(part, work) for part in archive):
            total += _shown(result, work, show, tell)
        return total
    for done, results in enumerate(by.results(partial(_collected, work=work), archive, _lost), 1):
        for result in results:
            total += _shown(result, work, show, tell)
        if progress:
            progress(done, len(archive))
    return total


def _written_to(
    output: Output, archive: Sequence[Part], work: Work, by: Executor, tell: Callable[[InputError], object],
    progress: Callable[[int, int], None] | None,
) -> Tally:  # fmt: skip
    """The parts that are not there yet are done, then all are put together."""
    todo = output.missing()
    before = len(archive) - len(todo)
    writing = partial(_written, work=work, part_output=output.part_output)
    for done, tally in enumerate(by.results(writing, todo, _lost_tally), before + 1):
        for error in tally.errors:
            tell(error)
        if progress:
            progress(done, len(archive))
    if left := len(output.missing()):
        raise InputError(
            say_count(
                "{count} part was not done, so nothing was written; the same command goes on with it",
                "{count} parts were not done, so nothing was written; the same command goes on with them",
                left,
            ),
            output.path,
        )
    total = Tally()
    for counts in output.tallies():
        total += Tally(counts["cases"], counts["records"], counts["failures"], counts["unread"])
    output.finish()
    return total


def _results(part: Part, work: Work) -> Iterator[Row | InputError | None]:
    """What comes of each case of a part, lazily."""
    lines = LineNumbers(part)
    try:
        for case in cases(part, lines):
            if isinstance(case, InputError):
                yield case
                continue
            try:
                yield work.record(case)
            except InputError as error:
                yield InputError(error.message, part.path, lines.of(case.at))
            except Exception as crash:
                yield InputError.of_crash(crash, part.path, lines.of(case.at))
    except InputError as error:
        yield error


def _shown(
    result: Row | InputError | None, work: Work, show: Callable[[Row], None], tell: Callable[[InputError], object]
) -> Tally:
    if isinstance(result, InputError):
        tell(result)
        return Tally(unread=1)
    if result is None:
        return Tally(cases=1)
    show(result)
    return Tally(cases=1, records=1, failures=work.failures(result))


def _collected(part: Part, work: Work) -> list[Row | InputError | None]:
    return list(_results(part, work))


def _lost(part: Part, why: Message) -> list[Row | InputError | None]:
    return [InputError(why, part.path)]


def _written(numbered: tuple[int, Part], work: Work, part_output: PartOutput) -> Tally:
    """Writes what comes of a part; only then does it count as done."""
    number, part = numbered
    total = Tally()
    errors: list[InputError] = []

    def told(error: InputError) -> None:
        if len(errors) < _TOLD:
            errors.append(error)

    with part_output.writer(number) as writer:
        for result in _results(part, work):
            total += _shown(result, work, writer.add, told)
    part_output.done(number, total.counts)
    return replace(total, errors=tuple(errors))


def _lost_tally(numbered: tuple[int, Part], why: Message) -> Tally:
    return Tally(unread=1, errors=(InputError(why, numbered[1].path),))
