"""The articles that a claim file names: paths beside it that must not lead out of the project."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from factcheck.claims.validation import nearest
from factcheck.claims.yaml_nodes import shorten

_MARKERS = ("factcheck.toml", "pyproject.toml", ".git")
# How many names of a folder are looked at for the nearest spelling.
_NAMES = 10_000


def find_root(start: str | os.PathLike[str]) -> Path:
    """The project's root: the nearest folder upward from `start` with factcheck.toml, pyproject.toml or .git, else `start`.

    Where `start` is a file, its folder counts.  The result is absolute.
    """
    given = Path(os.path.abspath(start))
    folder = given.parent if given.is_file() else given
    for candidate in (folder, *folder.parents):
        if any((candidate / marker).exists() for marker in _MARKERS):
            return candidate
    return folder


def opened_path(claim_file: str, written: str, root: Path, extra_roots: Sequence[Path]) -> str:
    """The path under which an article is opened: beside the claim file, in the style of the claim file's own path.

    Raises ValueError, with what to do, where it is not the path of a file inside the root or an extra root.
    """
    if mistake := _unfit(written):
        raise ValueError(mistake)
    opened = posixpath.normpath(posixpath.join(posixpath.dirname(claim_file), written))
    try:
        real = Path(os.path.realpath(opened))
        inside = any(real.is_relative_to(os.path.realpath(folder)) for folder in (root, *extra_roots))
        if not inside:
            where = f'article "{shorten(written)}" lies outside the project ({root})'
            raise ValueError(f"{where}: add its folder to roots in factcheck.toml")
        if real.is_dir():
            raise ValueError(f'article "{shorten(written)}" is a folder; name the file in it')
        if not real.exists():
            raise ValueError(f'there is no article "{shorten(written)}"{_similar(real, written)}')
        if not real.is_file():
            raise ValueError(f'article "{shorten(written)}" is not a regular file')
    except OSError as error:
        raise ValueError(f'article "{shorten(written)}" cannot be read: {error.strerror}') from None
    return opened


def _unfit(written: str) -> str | None:
    if not written.strip():
        return "the path of an article is empty; write one relative to this file, such as articles/harbour.md"
    if any(ord(sign) < 32 or ord(sign) == 127 for sign in written):
        return "the path of an article holds a control character; write one relative to this file, such as articles/harbour.md"
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]+:/", written):
        return f'article "{shorten(written)}" is a web address; factcheck reads files only: save the page and name its file'
    if written.startswith(("/", "\\")) or re.match(r"[A-Za-z]:[\\/]", written):
        return f'article "{shorten(written)}" is an absolute path; write it relative to this file, such as articles/harbour.md'
    if "\\" in written:
        return f'article "{shorten(written)}" holds a backslash; part folders with "/"'
    return None


def _similar(real: Path, written: str) -> str:
    """The nearest name in the folder, or which folder is missing."""
    folder = real.parent
    if not folder.is_dir():
        return f'; its folder "{posixpath.dirname(written)}" does not exist' if posixpath.dirname(written) else ""
    with os.scandir(folder) as entries:
        names = sorted(entry.name for entry in islice(entries, _NAMES) if entry.is_file())
    hint = nearest(real.name, names)
    if not hint:
        return "; its path is taken relative to this file"
    name = hint.split('"')[1]
    return f'; did you mean "{posixpath.join(posixpath.dirname(written), name)}"?'
