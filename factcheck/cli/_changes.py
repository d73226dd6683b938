"""--changed-since and --changed-lines: a run about what somebody has just changed."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import click

from factcheck.model import InputError
from factcheck.wording import say

if TYPE_CHECKING:
    from factcheck.versions import Changes


def change_options(command: Callable[..., int]) -> Callable[..., int]:
    """The options --changed-since and --changed-lines of a command that checks files."""
    lines = "With --changed-since: leave out findings that stand on no changed line; what is missing, and errors, stay."
    since = "Check only what has changed in git since REV, such as main or HEAD~1, or depends on a file that has."
    command = click.option("--changed-lines", is_flag=True, help=lines)(command)
    return click.option("--changed-since", metavar="REV", help=since)(command)


def changes_asked(since: str | None, lines: bool, paths: Sequence[str]) -> Changes | None:
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
