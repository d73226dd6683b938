"""git: the few questions that are asked of it, in a way that no name or configuration can turn into something else.

There is no shell; a revision cannot be an option; no driver of the repository's configuration is run on what is read.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence

from factcheck.model import InputError
from factcheck.wording import say

_TIMEOUT = 60


def git(arguments: Sequence[str], folder: str | os.PathLike[str] = ".") -> subprocess.CompletedProcess[bytes]:
    """What git answers in a folder, whether it succeeded or not.

    Raises InputError where git is not installed or does not answer.
    """
    # It is only asked: it need not note in the index what it has looked at.
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0"}
    try:
        return subprocess.run(
            ["git", *arguments], cwd=folder, env=environment, capture_output=True, timeout=_TIMEOUT, check=False
        )
    except FileNotFoundError:
        raise InputError(say("git is not installed, or the folder {folder} does not exist", folder=os.fspath(folder))) from None
    except subprocess.TimeoutExpired:
        raise InputError(say("git did not answer within {seconds} seconds", seconds=_TIMEOUT)) from None


def complaint(done: subprocess.CompletedProcess[bytes]) -> str:
    """What git said was wrong, on one line."""
    return " ".join(done.stderr.decode("utf-8", "replace").split()).removeprefix("fatal: ")


def checked_revision(revision: str) -> str:
    """The revision, fit to be an argument.  Raises InputError for what could be an option, and for what no revision can be."""
    if revision.startswith("-"):
        message = say('a revision does not begin with a dash: "{revision}"; write for example HEAD~1', revision=revision)
        raise InputError(message)
    if not revision.strip() or not revision.isprintable():
        raise InputError(say("a revision is a name of git's such as main, HEAD~1 or v1.2"))
    return revision


def blob(revision: str, path: str) -> bytes:
    """A file as it was committed, without any filter.

    `path` is relative to the top of the repository, or else to the current folder.  Raises InputError where there is none.
    """
    revision = checked_revision(revision)
    said = ""
    for inside in (path, f"./{path}"):
        done = git(["cat-file", "blob", f"{revision}:{inside}"])
        if done.returncode == 0:
            return done.stdout
        said = said or complaint(done)
    raise InputError(say("there is no such file, and git says: {said}", said=said))
