"""Paths as the places that show findings know files: from the top of the repository, with "/" between folders."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote_from_bytes

from factcheck.reports._terminal import visible

# What RFC 3986 lets stand in a segment of a path; a colon would make the first segment a scheme.
_UNESCAPED = "/!$&'()*+,;=@-._~"


def repository_path(path: str) -> str:
    """`path` from the top of the repository that the current folder is in; without one, from the current folder.

    A path that leads out of there stays as it is given.
    """
    inside = _inside(path)
    return (path if inside is None else inside).replace(os.sep, "/")


def repository_uri(path: str) -> tuple[str, bool]:
    """The path percent-encoded as a URI, and whether it is relative to the top of the repository; else it is a file: URI."""
    inside = _inside(path)
    shown = os.path.abspath(path) if inside is None else inside
    encoded = quote_from_bytes(os.fsencode(shown.replace(os.sep, "/")), _UNESCAPED)
    return (encoded, True) if inside is not None else (f"file://{'' if encoded.startswith('/') else '/'}{encoded}", False)


def shown_path(path: str) -> str:
    """The path from the top of the repository, as a person reads it."""
    return visible(repository_path(path))


def _inside(path: str) -> str | None:
    if not path or "\0" in path:
        return None
    try:
        relative = os.path.relpath(os.path.abspath(path), top())
    except ValueError:
        # On another drive of Windows.
        return None
    return None if relative == os.pardir or relative.startswith(os.pardir + os.sep) else relative


def top() -> str:
    """The top of the repository that the current folder is in, or else the current folder."""
    return _top_of(os.path.abspath(os.curdir))


@lru_cache(maxsize=1)
def _top_of(current: str) -> str:
    folder = Path(current)
    return str(next((place for place in (folder, *folder.parents) if (place / ".git").exists()), folder))
