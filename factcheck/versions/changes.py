"""Changes: which files, and which of their lines, differ between a revision and the working tree.

A branch is compared with where it left the revision (the merge base), so that `main` may have moved on meanwhile.  Staged,
unstaged and untracked changes count, ignored files do not; a renamed file is changed under both of its names.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from factcheck.model import InputError
from factcheck.versions.git import checked_revision, complaint, git
from factcheck.wording import say

# What the user has configured for reading must not change what is read.
_DIFF = ("diff", "--no-ext-diff", "--no-textconv", "--ignore-submodules", "--find-renames", "--no-color")
_HUNK = re.compile(rb"^@@ -[0-9]+(?:,[0-9]+)? \+(?P<first>[0-9]+)(?:,(?P<count>[0-9]+))? @@", re.MULTILINE)

Lines = tuple[range, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What has changed since a revision.

    top       the top of the repository, absolute
    base      the commit that is compared with
    files     every changed, new, renamed or deleted file, absolute
    former    for a renamed file the path that it had, both absolute
    new       files that git does not know
    """

    top: str
    base: str
    files: frozenset[str]
    former: Mapping[str, str] = field(default_factory=dict, hash=False)
    new: frozenset[str] = frozenset()

    def touch(self, paths: Iterable[str]) -> bool:
        """Whether one of the files has changed, under its own name or behind a link."""
        return any(not self.files.isdisjoint(_names(path)) for path in paths)

    def lines(self, path: str) -> Lines:
        """The lines of the file as it is now that are changed or new, as ranges of numbers from 1; none where only others are.

        Raises InputError where git cannot compare it.
        """
        known = next((name for name in _names(path) if name in self.files), None)
        if known is None:
            return ()
        if known in self.new:
            return (range(1, _BEYOND),)
        compared = [known, *([self.former[known]] if known in self.former else [])]
        # A file that git takes for binary is text here; hunks that lie close stay apart.
        apart = ("--text", "--unified=0", "--inter-hunk-context=0")
        done = git([*_DIFF, *apart, self.base, "--", *map(_literal, compared)], self.top)
        if done.returncode != 0:
            raise InputError(say("git cannot compare it: {said}", said=complaint(done)), path)
        return tuple(_hunks(done.stdout))


# Beyond the last line of any file.
_BEYOND = 2**31


def changes_since(revision: str, folder: str | os.PathLike[str] = ".") -> Changes:
    """What differs between the revision and the working tree that the folder is in.

    Raises InputError outside of a repository, and for a revision that does not exist.
    """
    revision = checked_revision(revision)
    top = _top(folder)
    base = _base(revision, top)
    status = git([*_DIFF, "--name-status", "-z", base, "--"], top)
    untracked = git(["ls-files", "-z", "--others", "--exclude-standard"], top)
    for done in (status, untracked):
        if done.returncode != 0:
            said = complaint(done)
            raise InputError(say("git cannot tell what has changed since {revision}: {said}", revision=revision, said=said))
    new = frozenset(_absolute(top, name) for name in untracked.stdout.split(b"\0") if name)
    files, former = set(new), {}
    for before, after in _entries(status.stdout):
        old, now = _absolute(top, before), _absolute(top, after)
        files |= {old, now}
        if old != now:
            former[now] = old
    return Changes(top, base, frozenset(files), former, new)


def _top(folder: str | os.PathLike[str]) -> str:
    done = git(["rev-parse", "--show-toplevel"], folder)
    if done.returncode != 0:
        said = complaint(done)
        raise InputError(
            say("what has changed can be told in a git repository only, and this folder is in none; git says: {said}", said=said)
        )
    return os.path.realpath(os.fsdecode(done.stdout.removesuffix(b"\n")))


def _base(revision: str, top: str) -> str:
    """The commit to compare with: where the working tree's history and that of the revision part."""
    done = git(["rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}"], top)
    if done.returncode != 0:
        shallow = git(["rev-parse", "--is-shallow-repository"], top).stdout.strip() == b"true"
        hint = say("; this clone is shallow: let the build fetch the whole history (fetch-depth: 0)") if shallow else ""
        raise InputError(say('git knows no revision "{revision}"{hint}', revision=revision, hint=hint))
    commit = done.stdout.decode("ascii").strip()
    parting = git(["merge-base", commit, "HEAD"], top)
    return parting.stdout.decode("ascii").split("\n")[0] if parting.returncode == 0 else commit


def _entries(listing: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The paths before and after of each entry of `git diff --name-status -z`."""
    parts = iter(listing.split(b"\0"))
    for status in parts:
        if status:
            before = next(parts)
            yield before, next(parts) if status[:1] in (b"R", b"C") else before


def _hunks(diff: bytes) -> Iterator[range]:
    for hunk in _HUNK.finditer(diff):
        first, count = int(hunk["first"]), int(hunk["count"] or 1)
        if count:
            yield range(first, first + count)


def _absolute(top: str, name: bytes) -> str:
    return os.path.join(top, *os.fsdecode(name).split("/"))


def _literal(path: str) -> str:
    """A path in which no sign means anything else to git."""
    return f":(literal){path}"


def _names(path: str) -> set[str]:
    """The absolute names by which git may know the file: its own, and that of what it links to."""
    if "\0" in path:
        return set()
    folder, name = os.path.split(os.path.abspath(path))
    return {os.path.join(os.path.realpath(folder), name), os.path.realpath(path)}
