"""How the work of `run` and `lint` is done: how many processes, from the cache or anew, and what a terminal sees of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli._voice import echo, voice
from factcheck.model import Report
from factcheck.wording import Message, joined, say

if TYPE_CHECKING:
    from factcheck.runner import Progress

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


def work_options(command: Callable[..., int]) -> Callable[..., int]:
    """The options --jobs, --no-cache and --quiet of a command that checks files."""
    jobs = "Share the work among N processes; auto: one a processor."
    options: list[tuple[tuple[str, ...], dict[str, Any]]] = [
        (("-q", "--quiet"), {"is_flag": True, "help": "Say nothing where everything holds."}),
        (("--no-cache",), {"is_flag": True, "help": "Check everything anew, and remember nothing."}),
        (("-j", "--jobs"), {"default": "1", "callback": jobs_given, "metavar": "N", "help": jobs}),
    ]
    for names, settings in options:
        command = click.option(*names, **settings)(command)
    return command


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
