"""Claim files against their articles.

One file's mistake or crash becomes an `error` finding; the rest of the run goes on.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from factcheck import checkers, claims
from factcheck.claims import load as load_claims
from factcheck.configuration import Configuration
from factcheck.evidence import read_values
from factcheck.figures import Article
from factcheck.model import ClaimFile, Document, Finding, InputError, Report
from factcheck.runner.collected import Collected
from factcheck.runner.mistakes import claim_file_error, named_article_error
from factcheck.runner.plan import Planned, identity, plan
from factcheck.runner.shelf import Shelf
from factcheck.runner.unit import Checked, Setting, checked
from factcheck.wording import say

if TYPE_CHECKING:
    from factcheck.evidence import Vault

# What may come out differently although no file has changed: a source out of reach, a fault of ours.
_PASSING_BY = frozenset({"error", "unverifiable"})


class Loaded(NamedTuple):
    """A claim file as loaded, or what is wrong with it."""

    path: str
    claim_file: ClaimFile | None
    errors: tuple[InputError, ...]


def check_unit(planned: Planned, setting: Setting, shelf: Shelf) -> Checked:
    """One claim file against the articles that it names.  A mistake of the user, or a crash, becomes an `error` finding."""
    started = perf_counter()
    path, claim_file, errors = load_planned(planned, setting.root, setting.settled, setting.debug)
    loaded = perf_counter()
    if claim_file is None:
        return Checked((claim_file_error(errors, path),), seconds={"load": loaded - started})
    reading = shelf.seconds
    try:
        findings, articles = check_file(claim_file, shelf.article, setting.today, shelf.vault)
        unit = checked(findings, articles, keep_articles=setting.keep_articles)
    except Exception as crash:
        if setting.debug:
            raise
        return Checked((claim_file_error([InputError.of_crash(crash)], path),))
    reading = shelf.seconds - reading
    seconds = {"load": loaded - started, "read": reading, "check": perf_counter() - loaded - reading}
    lasting = all(finding.verdict not in _PASSING_BY for finding in findings)
    sources = depends_on(claim_file) if lasting else ()
    dated = any(claim.expires is not None for claim in claim_file.claims)
    return replace(unit, sources=sources, listings=claim_file.patterns, dated=dated, seconds=seconds)


def load(
    paths: Sequence[str],
    *,
    root: str | os.PathLike[str] | None = None,
    settled: Configuration | None = None,
    debug: bool = False,
    read: Callable[[str], str] | None = None,
) -> Iterator[Loaded]:
    """The claim files at `paths`, loaded one after the other; `root`, `settled` and `debug` as for `run`.

    read   gives the text of a claim file or raises InputError; None: what the disk has
    """
    for planned in plan(paths):
        if isinstance(planned, InputError):
            yield Loaded(planned.path or "", None, (planned,))
        else:
            yield load_planned(planned, root, settled or Configuration(), debug, read)


def load_planned(
    planned: Planned,
    root: str | os.PathLike[str] | None,
    settled: Configuration,
    debug: bool,
    read: Callable[[str], str] | None = None,
) -> Loaded:
    """One claim file of a plan as loaded, or what is wrong with it."""
    try:
        inside = root if root is not None else claims.find_root(planned.given)
        claim_file, errors = claims.load(
            planned.path, root=inside, extra_roots=settled.roots, defaults=settled.defaults, read=read
        )
    except Exception as crash:
        if debug:
            raise
        claim_file, errors = None, [InputError.of_crash(crash, planned.path)]
    return Loaded(planned.path, claim_file, tuple(errors))


ClaimsGiven = ClaimFile | str | os.PathLike[str]


def check(
    claims: ClaimsGiven | Iterable[ClaimsGiven], documents: Document | Iterable[Document], *, today: date | None = None
) -> Report:
    """Checks claim files, loaded ones or their paths, against documents that have been read.

    A document serves the claim files that name its path.  One without a path (a text that is no file yet) serves every
    claim file that names a single article.  A claim file with a mistake, or whose articles are not all there, gives an `error`
    finding, which makes the report's exit_code 2; nothing is raised for what an author can get wrong.
    """
    started = perf_counter()
    collected = Collected()
    given = [Article.of(document) for document in ([documents] if isinstance(documents, Document) else documents)]
    for each in [claims] if isinstance(claims, ClaimFile | str | os.PathLike) else claims:
        claim_file, errors = (each, []) if isinstance(each, ClaimFile) else load_claims(each)
        if claim_file is None:
            collected.add(Checked((claim_file_error(errors, os.fspath(each)),)))  # type: ignore[arg-type]
            continue
        single = len(claim_file.articles) == 1

        def article_at(path: str, single: bool = single) -> Article:
            for article in given:
                if identity(article.document.path) == identity(path) if article.document.path else single:
                    return article
            raise InputError(say("this article is not among the documents given"), path)

        collected.add(checked(*check_file(claim_file, article_at, today), keep_articles=True))
    return collected.report(perf_counter() - started)


def check_file(
    claim_file: ClaimFile,
    article_at: Callable[[str], Article],
    today: date | None,
    vault_of_run: Callable[[], Vault] | None = None,
) -> tuple[list[Finding], dict[str, Article]]:
    """The findings of a claim file, and its articles by the paths that it names; `article_at` raises InputError for others.

    vault_of_run   gives what has been read of data files; None: they are opened for this claim file alone
    """
    articles: dict[str, Article] = {}
    unusable_articles: list[Finding] = []
    for path, place in (*claim_file.articles, *claim_file.others):
        try:
            articles[path] = article_at(path)
        except InputError as error:
            unusable_articles.append(named_article_error(error, path, place))
    # With an article missing no claim is checked: one that needs it would be judged on half of what it speaks of.
    return unusable_articles or checkers.check_file(claim_file, articles, today, read_values(claim_file, vault_of_run)), articles


def depends_on(claim_file: ClaimFile) -> tuple[str, ...]:
    """Every file that decides what comes of a claim file, itself the first: those it includes, its articles, its data."""
    articles = (path for path, _ in (*claim_file.articles, *claim_file.others))
    return (claim_file.path, *claim_file.included, *articles, *_data_files(claim_file))


def _data_files(claim_file: ClaimFile) -> tuple[str, ...]:
    """The data files that it depends on, and the frozen copy of what they say."""
    sources = {source.path for evidence in claim_file.data.values() for source in evidence.sources}
    if not sources:
        return ()
    from factcheck.evidence import frozen_path

    frozen = frozen_path(claim_file.path)
    return (*sorted(sources), *([frozen] if os.path.exists(frozen) else []))
