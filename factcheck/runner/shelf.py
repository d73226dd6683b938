"""Articles and data as a run reads them: each once, whatever paths lead to it."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from factcheck import documents
from factcheck.figures import Article
from factcheck.model import InputError
from factcheck.runner.plan import identity

if TYPE_CHECKING:
    from factcheck.evidence import Vault

# How many articles are held at once: all that a report is to show; else enough for claim files that name the same ones, so that
# an archive does not fill the memory.
_MANY, _FEW = 10**9, 256


class Shelf:
    """The articles of a run, by what their paths lead to.

    seconds   that reading them took
    """

    def __init__(self, debug: bool, keep_articles: bool = True) -> None:
        self._debug = debug
        self._most = _MANY if keep_articles else _FEW
        self._articles: dict[str, Article | InputError] = {}
        self._vault: Vault | None = None
        self.seconds = 0.0

    def vault(self) -> Vault:
        """The data files of the run."""
        if self._vault is None:
            from factcheck.evidence import Vault

            self._vault = Vault()
        return self._vault

    def article(self, path: str) -> Article:
        """The article at `path`.  Raises InputError where it cannot be used."""
        known = identity(path)
        if known not in self._articles:
            started = perf_counter()
            self._articles[known] = self._read(path)
            self.seconds += perf_counter() - started
            if len(self._articles) > self._most:
                del self._articles[next(iter(self._articles))]
        article = self._articles[known]
        if isinstance(article, InputError):
            raise article
        return article

    def _read(self, path: str) -> Article | InputError:
        try:
            return Article.of(documents.read(path))
        except InputError as error:
            return error
        except Exception as crash:
            if self._debug:
                raise
            return InputError.of_crash(crash, path)
