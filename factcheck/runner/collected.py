"""What a run has found so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from factcheck.checkers import Article
from factcheck.model import Coverage, Finding, ReadArticle, Report


class Collected:
    """What a run has found so far, and which figures of which article its claims speak of."""

    def __init__(self) -> None:
        self._findings: list[Finding] = []
        self._covered: dict[int, tuple[Article, list[str], set[tuple[int, int]]]] = {}

    def add(self, findings: Iterable[Finding], articles: Mapping[str, Article] | None = None) -> None:
        """Takes the findings of one claim file, with its articles under the paths that it names."""
        spans: dict[str | None, set[tuple[int, int]]] = {}
        for path, article in (articles or {}).items():
            _, paths, covered = self._covered.setdefault(id(article), (article, [article.document.path or path], set()))
            if path not in paths:
                paths.append(path)
            spans[path] = spans[article.document.path] = covered
        for finding in findings:
            self._findings.append(finding)
            if finding.verdict in {"holds", "contradicted"} and finding.article in spans:
                spans[finding.article].update(finding.figures)

    def report(self, seconds: float) -> Report:
        """The whole run."""
        coverage = tuple(_coverage(article, paths[0], covered) for article, paths, covered in self._covered.values())
        articles = tuple(ReadArticle(tuple(paths), item.document, item.figures) for item, paths, _ in self._covered.values())
        return Report(tuple(self._findings), coverage, seconds, articles)


def _coverage(article: Article, path: str, covered: set[tuple[int, int]]) -> Coverage:
    left = tuple(figure for figure in article.figures if (figure.start, figure.end) not in covered)
    return Coverage(path, len(article.figures), len(article.figures) - len(left), left)
