"""How `run` and `lint` do their work: on what has changed or on all, in how many processes, from the cache or anew."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli._voice import debugging, echo, voice
from factcheck.model import InputError, Report
from factcheck.wording import Message, joined, say

if TYPE_CHECKING:
    from factcheck.configuration import Configuration
    from factcheck.runner import Progress
    from factcheck.versions import Changes

# Below this many files a bar would be gone before it is seen.
_FEW = 20
_STAGES = {"load": say("reading claim files"), "read": say("reading articles"), "check": say("checking")}


def jobs_given(ctx: click.Context, param: click.Parameter, value: str) -> int:
    """The number of processes; a callback of click."""
    if value == "auto":
        return os.cpu_count() or 1
    if not (value.isascii() and value.isdigit() and 1 <= int(value[:6]) <= 1024):
        message = say('"{value}" is no number of processes; write one from 1 to 1024, or auto', value=value)
        raise click.BadParameter(message, ctx, param)
    return int(value)


@dataclass(frozen=True, slots=True)
class Work:
    """What the options say that `run` and `lint` have in common.

    config          path of the configuration; None: the one that is found
    changed_since   a revision of git: only what has changed since is checked, or depends on a file that has
    changed_lines   whether findings that stand on no changed line are left out
    jobs            how many processes share the work
    cached          whether what an earlier run found is taken where nothing has changed
    quiet           whether a report that goes to the screen is left out where everything holds
    """

    config: str | None = None
    changed_since: str | None = None
    changed_lines: bool = False
    jobs: int = 1
    cached: bool = False
    quiet: bool = False

    def report(self, check: Callable[..., Report], paths: Sequence[str], settled: Configuration) -> Report:
        """What `check`, which is runner.run or runner.lint with its own arguments, finds at `paths`; a bar meanwhile.

        Raises InputError for a revision that does not exist.
        """
        changes = _changes_asked(self.changed_since, self.changed_lines, paths)
        with progress_shown(self.quiet) as progress:
            report = check(
                paths, jobs=self.jobs, cached=self.cached, progress=progress, changes=changes, debug=debugging()
            )
        if changes is None or not self.changed_lines:
            return report
        from factcheck import runner

        return runner.on_changed_lines(report, changes, settled)


EVERYTHING = Work()


def work_options(command: Callable[..., int]) -> Callable[..., int]:
    """The options of a command that checks files, handed to it as one `work`; put `config_option` below."""

    @wraps(command)
    def with_work(
        *, config: str | None, changed_since: str | None, changed_lines: bool, jobs: int, no_cache: bool, quiet: bool, **own: Any
    ) -> int:
        return command(work=Work(config, changed_since, changed_lines, jobs, not no_cache, quiet), **own)

    work: Callable[..., int] = with_work
    since = "Check only what has changed in git since REV, such as main or HEAD~1, or depends on a file that has."
    lines = "With --changed-since: leave out findings that stand on no changed line; what is missing, and errors, stay."
    jobs = "Share the work among N processes; auto: one a processor."
    options: list[tuple[tuple[str, ...], dict[str, Any]]] = [
        (("--changed-since",), {"metavar": "REV", "help": since}),
        (("--changed-lines",), {"is_flag": True, "help": lines}),
        (("-j", "--jobs"), {"default": "1", "callback": jobs_given, "metavar": "N", "help": jobs}),
        (("--no-cache",), {"is_flag": True, "help": "Check everything anew, and remember nothing."}),
        (("-q", "--quiet"), {"is_flag": True, "help": "Say nothing where everything holds."}),
    ]
    for names, settings in reversed(options):
        work = click.option(*names, **settings)(work)
    return work


def config_option(command: Callable[..., int]) -> Callable[..., int]:
    """The option --config of a command that checks files."""
    where = "The configuration; without it, factcheck.toml or pyproject.toml above."
    return click.option("--config", metavar="PATH", help=where)(command)


def _changes_asked(since: str | None, lines: bool, paths: Sequence[str]) -> Changes | None:
    """What has changed since the revision, in the repository that the first path is in; None where none is named.

    Raises InputError for a revision that does not exist, and outside of a repository.
    """
    if since is None:
        if lines:
            raise InputError(say("--changed-lines needs to know since when: give --changed-since REV too"))
        return None
    from factcheck.versions import changes_since

    first = next((path for path in paths if os.path.exists(path)), os.curdir)
    return changes_since(since, first if os.path.isdir(first) else os.path.dirname(first) or os.curdir)


@contextmanager
def progress_shown(quiet: bool = False) -> Iterator[Progress | None]:
    """What a run tells its progress to: a bar on a terminal, on stderr and gone afterwards; None in a log."""
    if quiet or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield None
        return
    bar = _Bar()
    try:
        yield bar.show
    finally:
        bar.end()


class _Bar:
    def __init__(self) -> None:
        self._bar: Any = None

    def show(self, done: int, total: int) -> None:
        """Moves the bar; it appears with the first of many files."""
        if total < _FEW:
            return
        if self._bar is None:
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

            no_color = bool(os.environ.get("NO_COLOR"))
            console = Console(stderr=True, no_color=no_color)
            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
            self._bar = Progress(*columns, console=console, transient=True)
            self._bar.add_task(voice()(say("checking")), total=total)
            self._bar.start()
        self._bar.update(self._bar.task_ids[0], completed=done)

    def end(self) -> None:
        """Takes the bar away."""
        if self._bar is not None:
            self._bar.stop()


def tell_stages(report: Report, rendering: float) -> None:
    """Says on stderr how long each stage took."""
    stages = [*((_STAGES[name], seconds) for name, seconds in report.stages.items() if name in _STAGES)]
    parts = [_timed(words, seconds) for words, seconds in [*stages, (say("writing the report"), rendering)]]
    echo(joined(say(", "), parts), err=True)


def _timed(stage: Message, seconds: float) -> Message:
    return say("{stage} {seconds} s", stage=stage, seconds=f"{seconds:.2f}")
