"""Memory: what units came to, within a process that runs again and again while files change (--watch).

Unlike the cache it lives as long as the process, holds the articles too, and trusts what the system says of a file: its times,
its size, its identity.
"""

from __future__ import annotations

import os
from collections.abc import Hashable
from typing import NamedTuple

from factcheck.runner.plan import Planned
from factcheck.runner.unit import RACY, Checked, Setting, matching

# What changes when a file is written: the time, the size, the file itself.  None: there is no file.
Stamp = tuple[int, int, int] | None


class _Kept(NamedTuple):
    setting: Hashable
    stamps: dict[str, Stamp]
    unit: Checked


class Memory:
    """The units of earlier runs.  `files` are those that the last run depends on, each with its stamp before that run."""

    def __init__(self) -> None:
        self._kept: dict[Planned, _Kept] = {}
        self._before: dict[str, Stamp] = {}
        self.files: dict[str, Stamp] = {}

    def find(self, setting: Setting, path: str, given: str) -> Checked | None:
        """What a unit came to; None where that is not known, or where a file has changed since."""
        planned = Planned(path, given)
        kept = self._kept.get(planned)
        if kept is None or kept.setting != _state(setting):
            return None
        unchanged = all(stamp(path) == before for path, before in kept.stamps.items())
        if not unchanged or any(_matching(planned, pattern, setting) != found for pattern, found in kept.unit.listings):
            return None
        return kept.unit

    def keep(self, planned: Planned, setting: Setting, unit: Checked, started: int) -> None:
        """Remembers a unit whose check began at `started` (nanoseconds of the clock)."""
        stamps = {path: stamp(path) for path in unit.sources}
        sound = all(found is not None and found[0] < started - RACY for found in stamps.values())
        if stamps and sound:
            self._kept[planned] = _Kept(_state(setting), stamps, unit)
        else:
            self._kept.pop(planned, None)

    def begin(self) -> None:
        """A run begins: what files are now is what it will see, or what it will have missed."""
        self._before = {path: stamp(path) for path in self.files}
        self.files = {}

    def note(self, planned: Planned, unit: Checked) -> None:
        """A unit has been part of the run."""
        for path in (planned.path, *unit.sources, *(path for article in unit.articles for path in article.paths)):
            if path not in self.files:
                self.files[path] = self._before[path] if path in self._before else stamp(path)


def stamp(path: str) -> Stamp:
    """The stamp of a file."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return max(found.st_mtime_ns, found.st_ctime_ns), found.st_size, found.st_ino


def _state(setting: Setting) -> Hashable:
    rules = tuple(rule.code for rule in setting.rules)
    severities = tuple(sorted(setting.severities.items()))
    return setting.root, setting.today, repr(setting.settled), rules, severities, setting.keep_articles


def _matching(planned: Planned, pattern: str, setting: Setting) -> tuple[str, ...]:
    try:
        return tuple(matching(planned.path, planned.given, pattern, setting))
    except ValueError:
        return ()
