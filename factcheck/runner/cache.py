"""The cache: what a unit came to, for as long as nothing that it depends on has changed.

An entry holds the digest of every file that was read, and of what else can change a result: the version, the installation, the
configuration.  It is looked up by reading and hashing those files; nothing is taken from their times.  Entries are JSON,
written to a file of their own and put in place in one step, so that a run that is killed, or another one beside it, never
leaves half of one; what cannot be read as an entry is as good as none.  They lie in the user's own folder for caches, not in
the project: what a stranger's pull request brings along is never taken for a result.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from hashlib import file_digest, sha256
from pathlib import Path
from stat import S_ISREG
from time import time
from typing import Any

from factcheck import __version__
from factcheck.model import Excerpt, Finding, InputError, SourcePlace
from factcheck.runner.unit import RACY, Checked, CheckedArticle, Setting, matching
from factcheck.wording import packed, say, unpacked

ENVIRONMENT = "FACTCHECK_CACHE_DIR"
# Files up to so many bytes are read at once.
_AT_ONCE = 1 << 20
# After so many seconds without being written anew an entry goes; a day between two looks for such.
_KEPT = 30 * 86400
_LOOKED = 86400
_SUFFIX = ".json"


def cache_folder() -> Path:
    """Where entries lie: FACTCHECK_CACHE_DIR, else the folder for caches of the user.  Raises InputError where none is known."""
    if named := os.environ.get(ENVIRONMENT):
        return Path(os.path.abspath(named))
    try:
        from platformdirs import user_cache_path
    except ImportError:
        message = say("the folder for caches is not known without the package platformdirs; set {name}", name=ENVIRONMENT)
        raise InputError(message) from None
    return user_cache_path("factcheck", appauthor=False)


class Cache:
    """The entries of one kind of unit ("run" or "lint") under one setting."""

    def __init__(self, kind: str, setting: Setting, folder: Path | None = None) -> None:
        self._folder = (folder or cache_folder()) / "v1"
        self._entries = str(self._folder)
        self._kind = kind
        self._today = setting.today.isoformat() if setting.today else None
        self._setting = setting
        root, roots = setting.root, setting.settled.roots
        settled = {
            "roots": [root and os.path.realpath(root), *map(os.path.realpath, roots)],
            "defaults": sorted(setting.settled.defaults.items()),
            "rules": [rule.code for rule in setting.rules],
            "severities": sorted(setting.severities.items()),
        }
        self._state = _digest(json.dumps([kind, _installation(), settled]))
        self._hashed: dict[str, str | None] = {}
        self._folders: dict[str, str] = {}

    def find(self, path: str, given: str) -> Checked | None:
        """What the unit at `path`, which the path `given` led to, came to; None where that is not known or no longer true."""
        try:
            with open(self._place(path, given), "rb", buffering=0) as file:
                entry = json.loads(file.readall())
            if entry["state"] != self._state or entry["today"] not in (None, self._today):
                return None
            if not all(self._unchanged(*source) for source in entry["sources"]):
                return None
            if not all(matching(path, given, pattern, self._setting) == found for pattern, found in entry["listings"]):
                return None
            return _unpacked(entry)
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return None

    def keep(self, path: str, given: str, unit: Checked, started: int) -> None:
        """Remembers a unit whose check began at `started` (nanoseconds of the clock).  What cannot be written is left out."""
        if not unit.sources:
            return
        sources = []
        for source in unit.sources:
            digest = _file_digest(source)
            # Read before it was hashed: only a file that has been left alone since is what the check saw.
            if digest is None or os.stat(source).st_ctime_ns > started - RACY:
                return
            sources.append([source, os.path.realpath(source), digest])
        entry = {
            "state": self._state, "today": self._today if unit.dated else None, "sources": sources,
            "listings": unit.listings, **_packed(unit),
        }  # fmt: skip
        with suppress(OSError):
            # A path that is not UTF-8 has surrogates in it, and JSON is read with them.
            content = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
            _put(Path(self._place(path, given)), content)

    def prune(self) -> None:
        """Removes, once a day, the entries of claim files and articles that nobody checks any longer."""
        looked = self._folder / "looked"
        with suppress(OSError):
            now = time()
            if looked.exists() and now - looked.stat().st_mtime < _LOOKED:
                return
            self._folder.mkdir(parents=True, exist_ok=True)
            looked.touch()
            for entry in _entries(self._folder):
                if now - entry.stat(follow_symlinks=False).st_mtime > _KEPT:
                    os.unlink(entry)

    def _place(self, path: str, given: str) -> str:
        name = _digest("\0".join((self._kind, self._real(path), path, given)))
        return f"{self._entries}{os.sep}{name[:2]}{os.sep}{name[2:]}{_SUFFIX}"

    def _unchanged(self, path: str, real: str, digest: str) -> bool:
        if self._real(path) != real:
            return False
        if real not in self._hashed:
            self._hashed[real] = _file_digest(real)
        return self._hashed[real] == digest

    def _real(self, path: str) -> str:
        """The real path; many files stand in one folder, whose links are followed once."""
        folder, name = os.path.split(path)
        if name in ("", ".", "..") or os.path.islink(path):
            return os.path.realpath(path)
        if folder not in self._folders:
            self._folders[folder] = os.path.realpath(folder)
        return os.path.join(self._folders[folder], name)


def clean_cache(folder: Path | None = None) -> tuple[int, int]:
    """Removes every entry; how many there were, and their bytes.  Raises OSError where one cannot be removed."""
    count = size = 0
    for entry in _entries((folder or cache_folder()) / "v1"):
        size += entry.stat(follow_symlinks=False).st_size
        os.unlink(entry)
        count += 1
    return count, size


def cache_contents(folder: Path | None = None) -> tuple[int, int]:
    """How many entries there are, and their bytes."""
    sizes = [entry.stat(follow_symlinks=False).st_size for entry in _entries((folder or cache_folder()) / "v1")]
    return len(sizes), sum(sizes)


def _entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    """The files that `_put` makes, and no others."""
    if folder.is_symlink() or not folder.is_dir():
        return
    with os.scandir(folder) as shelves:
        for shelf in shelves:
            if len(shelf.name) == 2 and shelf.is_dir(follow_symlinks=False):
                with os.scandir(shelf) as entries:
                    yield from (entry for entry in entries if entry.name.endswith((_SUFFIX, ".tmp")))


def _put(place: Path, content: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    temporary = place.with_name(f"{os.urandom(16).hex()}.tmp")
    try:
        with open(temporary, "xb") as file:
            file.write(content)
        os.replace(temporary, place)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _file_digest(path: str) -> str | None:
    """The digest of a regular file; None for what is none."""
    try:
        found = os.stat(path)
        if not S_ISREG(found.st_mode):
            return None
        with open(path, "rb", buffering=0) as file:
            whole = sha256(file.readall()) if found.st_size <= _AT_ONCE else file_digest(file, "sha256")
            return whole.hexdigest()
    except (OSError, ValueError):
        return None


@cache
def _installation() -> list[Any]:
    """What changes when factcheck, or a package that adds to it, is another one: its own files and the folders of packages."""
    top = Path(__file__).parents[1]
    own = sorted(
        (os.path.relpath(entry.path, top), entry.stat().st_mtime_ns, entry.stat().st_size) for entry in _files(str(top))
    )
    folders = [(path, os.stat(path).st_mtime_ns) for path in sys.path if path.endswith("-packages") and os.path.isdir(path)]
    return [__version__, sys.version, own, folders]


def _files(folder: str) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _files(entry.path)
            else:
                yield entry


# --- Findings as JSON -----------------------------------------------------------------------------------------------------

def _packed(unit: Checked) -> dict[str, Any]:
    return {
        "findings": [_packed_finding(finding) for finding in unit.findings],
        "articles": [[item.identity, item.paths, item.figures, sorted(item.covered)] for item in unit.articles],
    }


def _unpacked(entry: dict[str, Any]) -> Checked:
    return Checked(
        tuple(map(_unpacked_finding, entry["findings"])),
        tuple(
            CheckedArticle(known, tuple(paths), figures, frozenset(map(_span, covered)))
            for known, paths, figures, covered in entry["articles"]
        ),
    )


def _packed_finding(finding: Finding) -> list[Any]:
    """The fields of a finding in their order: a name for each would be most of an entry."""
    place, excerpt = finding.claim_place, finding.excerpt
    return [
        finding.verdict, packed(finding.message), finding.claim, place and [place.path, place.line, place.column],
        finding.rule, finding.severity, finding.article, finding.line, finding.column, finding.end_line, finding.end_column,
        packed(finding.expected), packed(finding.found), packed(finding.working), [packed(note) for note in finding.notes],
        excerpt and [excerpt.text, excerpt.start, excerpt.end], finding.figures, finding.wrong, dict(finding.source),
    ]  # fmt: skip


def _unpacked_finding(data: list[Any]) -> Finding:
    (
        verdict, message, claim, place, rule, severity, article, line, column, end_line, end_column,
        expected, found, working, notes, excerpt, figures, wrong, source,
    ) = data  # fmt: skip
    return Finding(
        verdict, unpacked(message), claim, place and SourcePlace(*place),
        rule, severity, article, line, column, end_line, end_column,
        unpacked(expected), unpacked(found), unpacked(working), tuple(map(unpacked, notes)),
        excerpt and Excerpt(*excerpt), tuple(map(_span, figures)), tuple(map(_span, wrong)), source,
    )  # fmt: skip


def _span(pair: list[int]) -> tuple[int, int]:
    start, end = pair
    return start, end
