"""Articles as a run reads them: each once, whatever paths lead to it."""

from __future__ import annotations

from factcheck import documents, figures
from factcheck.checkers import Article
from factcheck.model import Document, InputError
from factcheck.runner.mistakes import told
from factcheck.runner.plan import identity


class Shelf:
    """The articles of a run, by what their paths lead to."""

    def __init__(self, debug: bool) -> None:
        self._debug = debug
        self._articles: dict[str, Article | InputError] = {}

    def article(self, path: str) -> Article:
        """The article at `path`.  Raises InputError where it cannot be used."""
        known = identity(path)
        if known not in self._articles:
            self._articles[known] = self._read(path)
        article = self._articles[known]
        if isinstance(article, InputError):
            raise article
        return article

    def _read(self, path: str) -> Article | InputError:
        try:
            return read_figures(documents.read(path))
        except InputError as error:
            return error
        except Exception as crash:
            if self._debug:
                raise
            return told(crash, path)


def read_figures(document: Document) -> Article:
    """The document with its figures."""
    return Article(document, tuple(figures.extract(document)))
