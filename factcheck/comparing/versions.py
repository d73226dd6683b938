"""Versions: an article from a file, or as it stood in a revision of git: HEAD~1:articles/budget.md."""

from __future__ import annotations

import os
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from factcheck import documents
from factcheck.model import Document, InputError

_TIMEOUT = 60


def read_version(given: str) -> Document:
    """The article at a path, or at REV:PATH, as git writes it; its `path` is what was given.

    PATH is relative to the top of the repository, or else to the current folder.  Raises InputError where there is none.
    """
    revision, separator, path = given.partition(":")
    if os.path.exists(given) or not separator or not revision or not path:
        return documents.read(given)
    content = _blob(given, revision, path)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / f"article{Path(path).suffix}"
        copy.write_bytes(content)
        try:
            return replace(documents.read(str(copy)), path=given)
        except InputError as error:
            raise InputError(error.message, given, error.line, error.column) from None


def _blob(given: str, revision: str, path: str) -> bytes:
    if revision.startswith("-"):
        raise InputError("a revision does not begin with a dash; write for example HEAD~1:articles/budget.md", given)
    said = ""
    for inside in (path, f"./{path}"):
        try:
            # No shell, and no filter or driver of the repository's configuration: the bytes as they were committed.
            done = subprocess.run(
                ["git", "cat-file", "blob", f"{revision}:{inside}"], capture_output=True, timeout=_TIMEOUT, check=False
            )
        except FileNotFoundError:
            raise InputError("git is not installed; name two files instead", given) from None
        except subprocess.TimeoutExpired:
            raise InputError(f"git did not answer within {_TIMEOUT} seconds", given) from None
        if done.returncode == 0:
            return done.stdout
        said = said or done.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ")
    raise InputError(f"there is no such file, and git says: {said}", given)
