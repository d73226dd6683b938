"""Which files a run takes: the claim files and articles at the paths of a command line, each once and in a steady order."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator, Sequence
from stat import S_ISDIR, S_ISREG
from typing import NamedTuple

from factcheck.documents import hint
from factcheck.model import InputError
from factcheck.wording import reason, say

CLAIM_SUFFIXES = (".yaml", ".yml")
ARTICLE_SUFFIXES = (".md", ".markdown", ".html", ".htm", ".txt")


class Planned(NamedTuple):
    """A claim file to check: `path` to open, `given` the path of the command line that led to it."""

    path: str
    given: str


def plan(paths: Sequence[str]) -> list[Planned | InputError]:
    """The claim files at `paths`, each once, in the order of a run; an InputError stands where a path gives none.

    A folder is searched to any depth, hidden files and folders left out; a folder that links lead back to is read once.
    """
    planned: list[Planned | InputError] = []
    seen: set[str] = set()
    for given in paths:
        for found in _search(given):
            if isinstance(found, InputError):
                planned.append(found)
            elif found.identity not in seen:
                seen.add(found.identity)
                planned.append(Planned(found.path, given))
    return planned


class _Found(NamedTuple):
    """A claim file, and what all paths to it have in common."""

    path: str
    identity: str


def _search(given: str) -> Iterator[_Found | InputError]:
    try:
        mode = os.stat(given).st_mode
    except (OSError, ValueError) as error:
        if isinstance(error, FileNotFoundError | NotADirectoryError):
            yield InputError(say("there is no such file or folder{hint}", hint=hint(given)), given)
        else:
            yield InputError(say("cannot be read: {reason}", reason=reason(error)), given)
        return
    if S_ISREG(mode):
        if given.lower().endswith(ARTICLE_SUFFIXES):
            yield InputError(
                say(
                    "this is an article, not a claim file; write one with: factcheck suggest {path} --output NAME.yaml",
                    path=given,
                ),
                given,
            )
        else:
            yield _Found(given, identity(given))
    elif S_ISDIR(mode):
        found, errors = _claim_files(given)
        yield from errors
        yield from found
        if not found and not errors:
            first = os.path.join(given, "NAME.yaml")
            yield InputError(
                say(
                    "this folder holds no claim file (*.yaml); write a first one with: factcheck suggest ARTICLE --output {path}",
                    path=first,
                ),
                given,
            )
    else:
        yield InputError(say("this is neither a file nor a folder"), given)


def _claim_files(top: str) -> tuple[list[_Found], list[InputError]]:
    found: list[_Found] = []
    errors: list[InputError] = []
    seen: set[str] = set()
    folders = deque([top])
    while folders:
        folder = folders.popleft()
        if (known := identity(folder)) in seen:
            continue
        seen.add(known)
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.name.startswith("."):
                        continue
                    if _is_folder(entry):
                        # Real folders first, so that a file is named by its own path rather than through a link.
                        (folders.append if entry.is_symlink() else folders.appendleft)(entry.path)
                    elif entry.name.lower().endswith(CLAIM_SUFFIXES):
                        # The links above a file are those of its folder, which are followed once.
                        own = identity(entry.path) if entry.is_symlink() else os.path.join(known, entry.name)
                        found.append(_Found(entry.path, own))
        except OSError as error:
            errors.append(InputError(say("cannot be read: {reason}", reason=reason(error)), folder))
    return sorted(found, key=lambda claims: claims.path.split(os.sep)), sorted(errors, key=lambda error: error.path or "")


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        # A link that leads to itself; the files beside it are read all the same.
        return False


def articles(paths: Sequence[str]) -> Iterator[str | InputError]:
    """The articles at `paths`, each once; those of a folder to any depth, by name, hidden ones left out."""
    seen: set[str] = set()
    for given in paths:
        errors: list[InputError] = []
        found = _articles_below(given, errors) if os.path.isdir(given) else [given]
        yield from errors
        if not found and not errors:
            yield InputError(say("this folder holds no article ({endings})", endings=", ".join(ARTICLE_SUFFIXES)), given)
        for path in found:
            if (mistaken := no_article(path)) is not None:
                yield mistaken
            elif (known := identity(path)) not in seen:
                seen.add(known)
                yield path


def no_article(path: str) -> InputError | None:
    """What is said where a claim file is given as an article."""
    if not path.lower().endswith(CLAIM_SUFFIXES):
        return None
    return InputError(say("this is a claim file, not an article; check it with: factcheck run {path}", path=path), path)


def _articles_below(top: str, errors: list[InputError]) -> list[str]:
    """The articles of a folder; folders that cannot be read are added to `errors`."""

    def unreadable(error: OSError) -> None:
        errors.append(InputError(say("cannot be read: {reason}", reason=reason(error)), error.filename or top))

    found: list[str] = []
    for folder, folders, names in os.walk(top, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [
            os.path.join(folder, name)
            for name in names
            if not name.startswith(".") and name.lower().endswith(ARTICLE_SUFFIXES)
        ]
    return sorted(found, key=lambda path: path.split(os.sep))


def identity(path: str) -> str:
    """What two paths have in common that lead to the same file."""
    return os.path.realpath(path) if "\0" not in path else path
