"""The articles that a claim file names: paths beside it that must not lead out of the project."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from itertools import islice
from pathlib import Path

from factcheck.claims.shortening import shorten
from factcheck.documents import nearest_beside, same_name_below
from factcheck.limits import PATTERN_ARTICLES, PATTERN_SEARCHED
from factcheck.wording import meant, reason, say

_MARKERS = ("factcheck.toml", "pyproject.toml", ".git")
_WILD = re.compile(r"[*?\[]")


# What a path leads to, in a sentence.
_CALLED = {"article": say("article"), "included file": say("included file"), "data file": say("data file")}
_ONE = {"article": say("an article"), "included file": say("an included file"), "data file": say("a data file")}


def is_pattern(written: str) -> bool:
    """Whether it names articles by a pattern: articles/*.md"""
    return _WILD.search(written) is not None


def matching_paths(claim_file: str, written: str, root: Path, extra_roots: Sequence[Path]) -> list[str]:
    """The articles that a pattern names, by name: * and ? within a name, [abc], and ** for folders to any depth.

    Raises ValueError, with what to do, where there are none, or where it leads out of the project.
    """
    if mistake := _unfit(written, "article"):
        raise ValueError(mistake)
    parts = written.split("/")
    wild = next(index for index, part in enumerate(parts) if is_pattern(part))
    if ".." in parts[wild:]:
        raise ValueError(say('"{path}" has ".." behind a pattern; write the folder out', path=shorten(written)))
    top = posixpath.normpath(posixpath.join(posixpath.dirname(claim_file), *parts[:wild]))
    inside = any(Path(os.path.realpath(top)).is_relative_to(os.path.realpath(folder)) for folder in (root, *extra_roots))
    if not inside:
        raise ValueError(
            say(
                '"{path}" lies outside the project ({root}): add its folder to roots in factcheck.toml',
                path=shorten(written),
                root=str(root),
            )
        )
    found = sorted(islice(_matches(top, parts[wild:], [PATTERN_SEARCHED]), PATTERN_ARTICLES + 1))
    if len(found) > PATTERN_ARTICLES:
        raise ValueError(
            say('"{path}" names more than {limit:,} articles; part the claim file', path=shorten(written), limit=PATTERN_ARTICLES)
        )
    if not found:
        raise ValueError(say('no article matches "{path}"; the pattern is taken relative to this file', path=shorten(written)))
    return found


def _matches(folder: str, parts: Sequence[str], left: list[int]) -> Iterator[str]:
    """Regular files below the folder whose path fits the parts; hidden ones and links to folders are left out."""
    part, *others = parts
    if part == "**" and others:
        yield from _matches(folder, others, left)
    try:
        with os.scandir(folder) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in listed:
        left[0] -= 1
        if left[0] < 0:
            raise ValueError(say("the pattern looks at more than {limit:,} files; write its folder out", limit=PATTERN_SEARCHED))
        if entry.name.startswith("."):
            continue
        path = posixpath.normpath(posixpath.join(folder, entry.name))
        if entry.is_dir(follow_symlinks=False):
            if part == "**":
                yield from _matches(path, parts, left)
            elif others and fnmatchcase(entry.name, part):
                yield from _matches(path, others, left)
        elif not others and entry.is_file() and fnmatchcase(entry.name, "*" if part == "**" else part):
            yield path


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


def opened_path(
    claim_file: str, written: str, root: Path, extra_roots: Sequence[Path], what: str = "article", *, may_be_missing: bool = False
) -> str:
    """The path under which an article is opened: beside the claim file, in the style of the claim file's own path.

    `what` is what the file is called in messages.  Raises ValueError, with what to do, where it is not the path of a file
    inside the root or an extra root.
    """
    if mistake := _unfit(written, what):
        raise ValueError(mistake)
    opened = posixpath.normpath(posixpath.join(posixpath.dirname(claim_file), written))
    named = {"what": _CALLED.get(what, what), "path": shorten(written)}
    try:
        real = Path(os.path.realpath(opened))
        inside = any(real.is_relative_to(os.path.realpath(folder)) for folder in (root, *extra_roots))
        if not inside:
            raise ValueError(
                say(
                    '{what} "{path}" lies outside the project ({root}): add its folder to roots in factcheck.toml',
                    **named,
                    root=str(root),
                )
            )
        if real.is_dir():
            raise ValueError(say('{what} "{path}" is a folder; name the file in it', **named))
        if may_be_missing and not real.exists():
            return opened
        if not real.exists():
            raise ValueError(say('there is no {what} "{path}"{hint}', **named, hint=_similar(real, written, claim_file, root)))
        if not real.is_file():
            raise ValueError(say('{what} "{path}" is not a regular file', **named))
    except OSError as error:
        raise ValueError(say('{what} "{path}" cannot be read: {reason}', **named, reason=reason(error))) from None
    return opened


def _unfit(written: str, what: str) -> str | None:
    named = {"what": _CALLED.get(what, what), "path": shorten(written)}
    a = _ONE.get(what, what)
    if not written.strip():
        return say("the path of {what} is empty; write one relative to this file, such as articles/harbour.md", what=a)
    if any(ord(sign) < 32 or ord(sign) == 127 for sign in written):
        return say(
            "the path of {what} holds a control character; write one relative to this file, such as articles/harbour.md", what=a
        )
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]+:/", written):
        return say('{what} "{path}" is a web address; factcheck reads files only: save the page and name its file', **named)
    if written.startswith(("/", "\\")) or re.match(r"[A-Za-z]:[\\/]", written):
        return say('{what} "{path}" is an absolute path; write it relative to this file, such as articles/harbour.md', **named)
    if "\\" in written:
        return say('{what} "{path}" holds a backslash; part folders with "/"', **named)
    return None


def _similar(real: Path, written: str, claim_file: str, root: Path) -> str:
    """A file of the same name elsewhere in the project, else the nearest name in the folder, or which folder is missing."""
    moved = same_name_below(str(root), real.name)
    if len(moved) == 1:
        here = os.path.relpath(os.path.realpath(moved[0]), os.path.realpath(posixpath.dirname(claim_file) or os.curdir))
        return meant(here.replace(os.sep, "/"))
    if not real.parent.is_dir():
        above = posixpath.dirname(written)
        return say('; its folder "{folder}" does not exist', folder=above) if above else ""
    name = nearest_beside(str(real))
    if not name:
        return say("; its path is taken relative to this file")
    return meant(posixpath.join(posixpath.dirname(written), name))
