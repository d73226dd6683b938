"""The unit of a run: one claim file with its articles, or one article with the rules.

A unit is checked in this process, in another, or not at all where the cache knows what it came to; so what it needs and what
it gives are plain data.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.configuration import Configuration
from factcheck.model import Coverage, Finding, ReadArticle, Severity
from factcheck.runner.plan import identity

if TYPE_CHECKING:
    from factcheck.figures import Article
    from factcheck.rules import Rule

Span = tuple[int, int]
# A change within this many nanoseconds before a check may have come after the reading.
RACY = 50_000_000


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for every unit of a run.

    root           folder that everything a claim file names must stay under; None: the project of the path that led to it
    today          the day on which claims are held to have expired; None: none has
    settled        the configuration
    rules          those to run, where the units are articles
    severities     of rules by code, where another than the rule's own is wanted
    keep_articles  whether a unit gives its articles too, for a report that shows them
    debug          whether a crash is raised instead of reported
    """

    root: str | os.PathLike[str] | None = None
    today: date | None = None
    settled: Configuration = field(default_factory=Configuration)
    rules: tuple[Rule, ...] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    keep_articles: bool = True
    debug: bool = False


def matching(claim_file: str, given: str, pattern: str, setting: Setting) -> list[str]:
    """The articles that a pattern of a claim file stands for now; `given` is the path that led to the file.

    Raises ValueError where the pattern leaves what the file may name.
    """
    from factcheck.claims import find_root, matching_paths

    root = find_root(given) if setting.root is None else Path(setting.root)
    return matching_paths(claim_file, pattern, root, [Path(folder) for folder in setting.settled.roots])


@dataclass(frozen=True, slots=True)
class CheckedArticle:
    """An article as a unit saw it.

    identity  what all paths to it have in common
    paths     as the unit names it, the one to show first
    figures   how many it states
    covered   the spans of those that a claim speaks of
    read      the article itself, where the run keeps it
    """

    identity: str
    paths: tuple[str, ...]
    figures: int
    covered: frozenset[Span]
    read: ReadArticle | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """What a unit gave.

    sources   every file that it depends on; none where it must not be remembered (a file that cannot be used, a crash)
    listings  for each pattern of articles the paths that it led to
    dated     whether the day of the run may matter
    seconds   by stage
    """

    findings: tuple[Finding, ...]
    articles: tuple[CheckedArticle, ...] = ()
    sources: tuple[str, ...] = ()
    listings: tuple[tuple[str, tuple[str, ...]], ...] = ()
    dated: bool = False
    seconds: Mapping[str, float] = field(default_factory=dict, compare=False)


def checked(findings: Sequence[Finding], articles: Mapping[str, Article], *, keep_articles: bool) -> Checked:
    """What the findings of one claim file come to, with its articles by the paths that it names."""
    seen: dict[str, tuple[Article, list[str], set[Span]]] = {}
    spans: dict[str | None, set[Span]] = {}
    for path, article in articles.items():
        known = identity(article.document.path) if article.document.path else f"text {id(article)}"
        _, paths, covered = seen.setdefault(known, (article, [article.document.path or path], set()))
        if path not in paths:
            paths.append(path)
        spans[path] = spans[article.document.path] = covered
    for finding in findings:
        if finding.verdict in {"holds", "contradicted"} and finding.article in spans:
            spans[finding.article].update(finding.figures)
    return Checked(
        tuple(findings),
        tuple(
            CheckedArticle(
                known,
                tuple(paths),
                len(article.figures),
                frozenset(covered).intersection((figure.start, figure.end) for figure in article.figures),
                ReadArticle(tuple(paths), article.document, article.figures) if keep_articles else None,
            )
            for known, (article, paths, covered) in seen.items()
        ),
    )


def coverage_of(article: CheckedArticle) -> Coverage:
    """How much of an article is covered; which figures are not is known where the article was kept."""
    figures = article.read.figures if article.read else ()
    left = tuple(figure for figure in figures if (figure.start, figure.end) not in article.covered)
    return Coverage(article.paths[0], article.figures, len(article.covered), left)
