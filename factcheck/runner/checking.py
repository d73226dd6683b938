"""run and check: claim files against their articles.

One file's mistake or crash becomes an `error` finding; the rest of the run goes on.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from time import perf_counter
from typing import NamedTuple

from factcheck import checkers, claims
from factcheck.checkers import Article
from factcheck.configuration import Configuration
from factcheck.model import ClaimFile, Document, Finding, InputError, Report
from factcheck.runner.collected import Collected
from factcheck.runner.mistakes import told, unreadable, unusable
from factcheck.runner.plan import identity, plan
from factcheck.runner.shelf import Shelf, read_figures


class Loaded(NamedTuple):
    """A claim file as loaded, or what is wrong with it."""

    path: str
    claim_file: ClaimFile | None
    errors: tuple[InputError, ...]


def run(
    paths: Sequence[str],
    *,
    root: str | os.PathLike[str] | None = None,
    today: date | None = None,
    settled: Configuration | None = None,
    debug: bool = False,
) -> Report:
    """Checks the claim files at `paths` (files, or folders that hold some), each against the articles that it names.

    root     folder that everything a claim file names must stay under; None: the project of the path that led to the file
    today    the day on which claims are held to have expired; None: none has
    settled  the configuration: further roots, and how figures are rounded where a claim file does not say
    debug    whether a crash is raised instead of reported

    A user's mistake never raises; it becomes an `error` finding.  Findings stand in the order of `paths`, in a folder by
    name, and within a file in the order of its claims.
    """
    started = perf_counter()
    collected = Collected()
    shelf = Shelf(debug)
    for path, claim_file, errors in load(paths, root=root, settled=settled, debug=debug):
        if errors:
            collected.add([unusable(errors, path)])
        if claim_file is not None:
            try:
                _check_file(claim_file, shelf.article, collected, today)
            except Exception as crash:
                if debug:
                    raise
                collected.add([unusable([told(crash)], path)])
    return collected.report(perf_counter() - started)


def load(
    paths: Sequence[str],
    *,
    root: str | os.PathLike[str] | None = None,
    settled: Configuration | None = None,
    debug: bool = False,
) -> Iterator[Loaded]:
    """The claim files at `paths`, loaded one after the other; `root`, `settled` and `debug` as for `run`."""
    settled = settled or Configuration()
    for planned in plan(paths):
        if isinstance(planned, InputError):
            yield Loaded(planned.path or "", None, (planned,))
            continue
        try:
            inside = root if root is not None else claims.find_root(planned.given)
            claim_file, errors = claims.load(
                planned.path, root=inside, extra_roots=settled.roots, defaults=settled.defaults
            )
        except Exception as crash:
            if debug:
                raise
            claim_file, errors = None, [told(crash, planned.path)]
        yield Loaded(planned.path, claim_file, tuple(errors))


def check(
    claims: ClaimFile | Iterable[ClaimFile], documents: Document | Iterable[Document], *, today: date | None = None
) -> Report:
    """Checks loaded claim files against documents that have been read.

    A document serves the claim files that name its path.  One without a path (a text that is no file yet) serves every
    claim file that names a single article.  A claim file whose articles are not all there gives an `error` finding.
    """
    started = perf_counter()
    collected = Collected()
    given = [read_figures(document) for document in ([documents] if isinstance(documents, Document) else documents)]
    for claim_file in [claims] if isinstance(claims, ClaimFile) else claims:
        single = len(claim_file.articles) == 1

        def article_at(path: str, single: bool = single) -> Article:
            for article in given:
                if identity(article.document.path) == identity(path) if article.document.path else single:
                    return article
            raise InputError("this article is not among the documents given", path)

        _check_file(claim_file, article_at, collected, today)
    return collected.report(perf_counter() - started)


def _check_file(
    claim_file: ClaimFile, article_at: Callable[[str], Article], collected: Collected, today: date | None
) -> None:
    articles: dict[str, Article] = {}
    unusable_articles: list[Finding] = []
    for path, place in (*claim_file.articles, *claim_file.others):
        try:
            articles[path] = article_at(path)
        except InputError as error:
            unusable_articles.append(unreadable(error, path, place))
    # With an article missing no claim is checked: one that needs it would be judged on half of what it speaks of.
    collected.add(unusable_articles or checkers.check_file(claim_file, articles, today), articles)
