"""What a run has found so far."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from factcheck.model import Finding, Report
from factcheck.runner.unit import Checked, CheckedArticle, coverage_of


class Collected:
    """The units of a run, put together in the order in which they come."""

    def __init__(self) -> None:
        self._findings: list[Finding] = []
        self._articles: dict[str, CheckedArticle] = {}
        self._stages: Counter[str] = Counter()

    def add(self, unit: Checked) -> None:
        """Takes what one unit gave; an article that several units speak of is counted once."""
        self._findings += unit.findings
        self._stages.update(unit.seconds)
        for article in unit.articles:
            known = self._articles.get(article.identity)
            self._articles[article.identity] = _together(known, article) if known else article

    def report(self, seconds: float) -> Report:
        """The whole run."""
        articles = self._articles.values()
        return Report(
            tuple(self._findings),
            tuple(map(coverage_of, articles)),
            seconds,
            tuple(article.read for article in articles if article.read),
            dict(self._stages),
        )


def _together(one: CheckedArticle, other: CheckedArticle) -> CheckedArticle:
    paths = tuple(dict.fromkeys((*one.paths, *other.paths)))
    read = one.read or other.read
    return replace(one, paths=paths, covered=one.covered | other.covered, read=replace(read, paths=paths) if read else None)
