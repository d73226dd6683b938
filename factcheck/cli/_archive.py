"""How `extract` and `lint` work through archives: the options, the records on the screen, mistakes on stderr, a bar."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli._voice import FAULT, echo, tell
from factcheck.cli._work import progress_shown
from factcheck.wording import say, say_count

if TYPE_CHECKING:
    from factcheck.archive import Executor, InputFormat, Work


def archive_options(command: Callable[..., int]) -> Callable[..., int]:
    """The options --input-format and --executor."""
    executor = "Who works on an archive: dask (a cluster on this machine), or dask://HOST:PORT."
    command = click.option("--executor", metavar="NAME", help=executor)(command)
    return click.option(
        "--input-format", type=click.Choice(["article", "jsonl", "parquet"]), default="article", show_default=True,
        help='An archive: lines of JSON {"id", "lang", "text"} (- reads standard input), or the same columns in Parquet.',
    )(command)  # fmt: skip


def print_line(record: Mapping[str, Any]) -> None:
    """Prints a record as a line of JSON."""
    sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
    # Whoever feeds cases through a pipe waits for this answer before the next one.
    sys.stdout.flush()


def worked(
    paths: Sequence[str],
    input_format: InputFormat,
    work: Work,
    *,
    output: str | None = None,
    by: Executor | None = None,
    show: Callable[[dict[str, Any]], None] = print_line,
) -> int:
    """Does the work on every case of the files; the exit code.

    What cannot be read is told on stderr with its place, and the rest goes on.  Raises InputError where the output cannot be
    written.
    """
    from factcheck import archive
    from factcheck.model import InputError

    parts: list[archive.Part] = []
    code = 0
    for path in paths:
        try:
            parts += archive.parts([path], input_format)
        except InputError as error:
            code = tell(error)
    if code and not parts:
        # Nothing was read: an output of before is not made empty.
        return code
    with progress_shown() as progress:
        tally = archive.process(parts, work, by=by, output=output, show=show, tell=tell, progress=progress)
    if output is not None:
        read = say_count("{count:,} text read", "{count:,} texts read", tally.cases)
        told = say_count("{count:,} with something to tell", "{count:,} with something to tell", tally.records)
        echo(say("{output} written: {read}, {told}", output=output, read=read, told=told), err=True)
    if code or tally.unread:
        return FAULT
    return 1 if tally.failures else 0
