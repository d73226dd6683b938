"""--watch: runs again whenever a file changes that the last run depends on, until Ctrl-C.

The result on the screen is always that of all files, as a compiler shows it; only what changed is checked again.  A turn that
finds nothing changed (another file in the folder, an own report) shows and writes nothing.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Literal

import click

from factcheck.cli._app import INTERRUPTED
from factcheck.cli._voice import echo, on_terminal, tell
from factcheck.model import InputError, Report
from factcheck.wording import say, say_count

if TYPE_CHECKING:
    from factcheck.runner import Stamp

_CONFIGURATIONS = ("factcheck.toml", "pyproject.toml")
# A claim file that cannot be used does not say where its articles are: so many folders beside it are watched for them.
_NEIGHBOURS = 200
# Milliseconds: changes that come this close together are one; between two looks of our own at what the system did not tell.
_TOGETHER, _LONGEST_TOGETHER, _LOOK = 30, 400, 500
# ECMA-48: erase the screen and what has scrolled off it, then the cursor to its corner.
_CLEAR = "\x1b[2J\x1b[3J\x1b[H"

Again = Callable[..., int]


def watch_option(command: Callable[..., int]) -> Callable[..., int]:
    """The option --watch of a command that checks files."""
    return click.option("--watch", is_flag=True, help="Check again whenever a file changes, until Ctrl-C.")(command)


def watched(again: Again, kind: Literal["run", "lint"], paths: Sequence[str], config: str | None) -> int:
    """Calls `again` with the function that it shall check with, now and whenever something changes; the last exit code.

    Raises InputError where the package that watches files is not installed.
    """
    watching = _Watching(again, kind, paths, config)
    try:
        while True:
            watching.turn()
            watching.wait()
    except KeyboardInterrupt:
        if sys.stderr.isatty():
            click.echo(err=True)
    return watching.code


class _Unchanged(Exception):
    """Everything is as it was shown last."""


class _Watching:
    def __init__(self, again: Again, kind: Literal["run", "lint"], paths: Sequence[str], config: str | None) -> None:
        from factcheck import runner

        self.code = INTERRUPTED
        self._watch = _watch_function()
        self._again = again
        self._check = getattr(runner, kind)
        self._memory = runner.Memory()
        self._given = paths
        self._settings = [config] if config else _configurations()
        # Every file that some run depended on: one that is missing now may come back.
        self._known: set[str] = set(self._settings)
        self._stamps: dict[str, Stamp] = {}
        self._shown: tuple[Report | InputError, dict[str, Stamp]] | None = None
        self._folders: set[str] = set()
        self._polling: bool | None = None
        self._changes: Iterator[Any] | None = None
        self._watched: set[str] = set()

    def turn(self) -> None:
        """One run; shown where something has changed."""
        self._stamps = _stamps(self._known)
        try:
            self.code = self._again(check=self._checked)
        except _Unchanged:
            return
        except InputError as error:
            # The configuration, say, is being written.  What it says is told once.
            before, self._shown = self._shown, (error, self._stamps)
            if before is not None and isinstance(before[0], InputError) and str(before[0]) == str(error):
                return
            self._clear()
            self.code = tell(error)
        echo(say_count("watching 1 file; Ctrl-C ends", "watching {count} files; Ctrl-C ends", len(self._memory.files)), err=True)

    def wait(self) -> None:
        """Returns when something may have changed."""
        folders = {folder for folder in self._to_watch() if os.path.isdir(folder)}
        begun = self._changes is None or folders != self._watched
        if begun:
            self._watched = folders
            self._changes = self._watch(
                *sorted(folders), watch_filter=None, recursive=False, step=_TOGETHER, debounce=_LONGEST_TOGETHER,
                rust_timeout=_LOOK, yield_on_timeout=True, force_polling=self._polling,
            )  # fmt: skip
        try:
            for changes in self._changes or ():
                # What happened before the watch began was not told; and without changes it is time for a look of our own.
                if begun or changes or self._is_stale():
                    return
        except OSError as error:
            self._changes = None
            # A folder that went; else the system watches no more, and we look ourselves.
            self._polling = self._polling if isinstance(error, FileNotFoundError) else True

    def _checked(self, paths: Sequence[str], *rest: Any, **settings: Any) -> Report:
        report: Report = self._check(paths, *rest, **{**settings, "memory": self._memory})
        self._known |= self._memory.files.keys()
        now = (report, {**self._stamps, **self._memory.files})
        if now == self._shown:
            raise _Unchanged
        self._clear()
        self._shown = now
        self._folders |= {os.path.dirname(path) or os.curdir for path in self._memory.files}
        unusable = [finding.claim_place.path for finding in report.findings if finding.verdict == "error" and finding.claim_place]
        self._folders |= set(chain.from_iterable(_neighbours(path) for path in unusable))
        return report

    def _clear(self) -> None:
        """Room for the next report: an empty screen, or in a log an empty line."""
        if on_terminal() and os.environ.get("TERM") != "dumb":
            click.echo(_CLEAR, nl=False)
        elif self._shown is not None:
            click.echo()

    def _to_watch(self) -> Iterable[str]:
        below = chain.from_iterable(_folders_below(path) for path in self._given if os.path.isdir(path))
        beside = (os.path.dirname(path) or os.curdir for path in (*self._given, *self._settings))
        return chain(below, beside, self._folders)

    def _is_stale(self) -> bool:
        if self._shown is None:
            return True
        now = _stamps(self._shown[1])
        return now != self._shown[1]


def _stamps(paths: Iterable[str]) -> dict[str, Stamp]:
    from factcheck.runner import stamp

    return {path: stamp(path) for path in paths}


def _configurations() -> list[str]:
    """The files that a configuration may stand in: from the current folder upward to the project's."""
    from factcheck.claims import find_root

    folder, root = os.getcwd(), str(find_root(os.curdir))
    folders = [folder]
    while folders[-1] != root and folders[-1].startswith(root):
        folders.append(os.path.dirname(folders[-1]))
    return [os.path.join(os.path.relpath(place), name) for place in folders for name in _CONFIGURATIONS]


def _folders_below(top: str) -> Iterator[str]:
    for folder, folders, _ in os.walk(top):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield folder


def _neighbours(path: str) -> Iterator[str]:
    from factcheck.claims import find_root

    return islice(_folders_below(os.path.relpath(find_root(path))), _NEIGHBOURS)


def _watch_function() -> Callable[..., Iterator[Any]]:
    try:
        from watchfiles import watch
    except ImportError:
        raise InputError(
            say('--watch needs the package watchfiles; install it with: pip install "{package}"', package="watchfiles")
        ) from None
    return watch
