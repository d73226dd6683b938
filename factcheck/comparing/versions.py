"""Versions: an article from a file, or as it stood in a revision of git: HEAD~1:articles/budget.md."""

from __future__ import annotations

import os
import tempfile
from dataclasses import replace
from pathlib import Path

from factcheck import documents
from factcheck.model import Document, InputError
from factcheck.versions import blob


def read_version(given: str) -> Document:
    """The article at a path, or at REV:PATH, as git writes it; its `path` is what was given.

    PATH is relative to the top of the repository, or else to the current folder.  Raises InputError where there is none.
    """
    revision, separator, path = given.partition(":")
    # A drive of Windows is no revision.
    if os.path.exists(given) or not separator or not revision or not path or os.path.splitdrive(given)[0]:
        return documents.read(given)
    try:
        content = blob(revision, path)
    except InputError as error:
        raise InputError(error.message, given) from None
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / f"article{Path(path).suffix}"
        copy.write_bytes(content)
        try:
            return replace(documents.read(str(copy)), path=given)
        except InputError as error:
            raise InputError(error.message, given, error.line, error.column) from None
