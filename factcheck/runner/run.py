"""run and lint: the units of a command line, each looked up, or checked here or in other processes; collected in their order."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial
from time import perf_counter, time_ns
from typing import TYPE_CHECKING

from factcheck.configuration import Configuration
from factcheck.model import InputError, Report, RuleText, Severity
from factcheck.runner.cache import Cache
from factcheck.runner.collected import Collected
from factcheck.runner.mistakes import article_error, claim_file_error
from factcheck.runner.plan import Planned, articles, plan
from factcheck.runner.unit import Checked, Setting
from factcheck.wording import say

if TYPE_CHECKING:
    from factcheck.rules import Rule
    from factcheck.runner.memory import Memory
    from factcheck.runner.shelf import Shelf
    from factcheck.versions import Changes

# Told how many units of how many are done.
Progress = Callable[[int, int], None]


def run(
    paths: Sequence[str],
    *,
    root: str | os.PathLike[str] | None = None,
    today: date | None = None,
    settled: Configuration | None = None,
    keep_articles: bool = True,
    jobs: int = 1,
    cached: bool = False,
    progress: Progress | None = None,
    memory: Memory | None = None,
    changes: Changes | None = None,
    debug: bool = False,
) -> Report:
    """Checks the claim files at `paths` (files, or folders that hold some), each against the articles that it names.

    root           folder that everything a claim file names must stay under; None: the project of the path that led to the file
    today          the day on which claims are held to have expired; None: none has
    settled        the configuration: further roots, and how figures are rounded where a claim file does not say
    keep_articles  whether the report holds the articles, for one that shows them or the figures that no claim covers
    jobs           how many processes share the work
    cached         whether what an earlier run found is taken where nothing has changed, and kept for later ones
    memory         instead: what earlier runs of this process found
    changes        only claim files are checked that have changed, or that depend on a file that has; None: all
    debug          whether a crash is raised instead of reported

    A user's mistake never raises; it becomes an `error` finding.  Findings stand in the order of `paths`, in a folder by
    name, and within a file in the order of its claims.
    """
    setting = Setting(root, today, settled or Configuration(), keep_articles=keep_articles, debug=debug)
    units = plan(paths)
    if changes is not None:
        from factcheck.runner.changed import touched

        units = touched(units, changes, setting)
    return _executed("run", units, setting, jobs, cached, progress, memory)


def lint(
    paths: Sequence[str],
    chosen: Iterable[Rule] | None = None,
    *,
    severities: Mapping[str, Severity] | None = None,
    keep_articles: bool = False,
    jobs: int = 1,
    cached: bool = False,
    progress: Progress | None = None,
    memory: Memory | None = None,
    changes: Changes | None = None,
    debug: bool = False,
) -> Report:
    """Checks the articles at `paths` (files, or folders that hold some) by the rules; without `chosen`, the default ones.

    keep_articles   whether the report holds the articles, for a format that shows them
    changes   only articles are checked that have changed; None: all
    jobs, cached, memory, progress   as for `run`

    An article that cannot be read gives an `error` finding; the others are still checked.
    """
    from factcheck import rules

    picked = rules.selected() if chosen is None else tuple(chosen)
    setting = Setting(rules=picked, severities=severities or {}, keep_articles=keep_articles, debug=debug)
    units = [path if isinstance(path, InputError) else Planned(path, path) for path in articles(paths)]
    if changes is not None:
        units = [unit for unit in units if isinstance(unit, InputError) or changes.touch([unit.path])]
    texts = tuple(
        RuleText(rule.code, rule.name, rule.summary, rule.severity, partial(rules.page, rule.code)) for rule in picked
    )
    return replace(_executed("lint", units, setting, jobs, cached, progress, memory), rules=texts)


def _executed(
    kind: str,
    units: Sequence[Planned | InputError],
    setting: Setting,
    jobs: int,
    cached: bool,
    progress: Progress | None,
    memory: Memory | None,
) -> Report:
    started, clock = perf_counter(), time_ns()
    cache: Cache | None = None
    # An entry does not hold the articles.
    if cached and memory is None and not setting.keep_articles:
        # A cache that cannot be had makes a run slower, and changes nothing else about it.
        with suppress(InputError):
            cache = Cache(kind, setting)
    find = partial(memory.find, setting) if memory is not None else cache.find if cache is not None else _unknown
    known = {unit: found for unit in units if isinstance(unit, Planned) and (found := find(*unit))}
    if memory is not None:
        memory.begin()
    new = [unit for unit in units if isinstance(unit, Planned) and unit not in known]
    results = _results(kind, new, _Work(kind, setting, cache), jobs)
    collected = Collected()
    for number, unit in enumerate(units):
        if progress is not None:
            progress(number, len(units))
        if isinstance(unit, InputError):
            collected.add(Checked((article_error(unit) if kind == "lint" else claim_file_error([unit], unit.path or ""),)))
        else:
            found = known[unit] if unit in known else next(results)
            if memory is not None:
                if unit not in known:
                    memory.keep(unit, setting, found, clock)
                memory.note(unit, found)
            collected.add(found)
    if progress is not None:
        progress(len(units), len(units))
    if cache is not None and new:
        cache.prune()
    return collected.report(perf_counter() - started)


def _results(kind: str, units: Sequence[Planned], work: _Work, jobs: int) -> Iterator[Checked]:
    if jobs <= 1 or len(units) <= 1:
        # Most runs: without what several processes need, which takes longer to import than an article to check.
        return (found for unit in units for found in work([unit]))
    from factcheck.runner.pool import Pool

    return Pool(work, _lost if kind == "run" else _lost_article, jobs).results(units)


class _Work:
    """The check of units, for this process or another; the articles that it has read are its own."""

    def __init__(self, kind: str, setting: Setting, cache: Cache | None) -> None:
        self._kind = kind
        self._setting = setting
        self._cache = cache
        self._shelf: Shelf | None = None

    def __call__(self, units: Sequence[Planned]) -> list[Checked]:
        return [self._kept(unit) for unit in units]

    def _kept(self, unit: Planned) -> Checked:
        started = time_ns()
        found = self._checked(unit)
        if self._cache is not None:
            self._cache.keep(*unit, found, started)
        return found

    def _checked(self, unit: Planned) -> Checked:
        if self._kind == "lint":
            from factcheck.runner.linting import lint_unit

            return lint_unit(unit.path, self._setting)
        from factcheck.runner.checking import check_unit
        from factcheck.runner.shelf import Shelf

        if self._shelf is None:
            self._shelf = Shelf(self._setting.debug, self._setting.keep_articles)
        return check_unit(unit, self._setting, self._shelf)


def _unknown(path: str, given: str) -> None:
    return None


def _lost(unit: Planned) -> Checked:
    return Checked((claim_file_error([_death(unit)], unit.path),))


def _lost_article(unit: Planned) -> Checked:
    return Checked((article_error(_death(unit)),))


def _death(unit: Planned) -> InputError:
    return InputError(say("the process that checked this file died; it may have run out of memory"), unit.path)
