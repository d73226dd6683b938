"""Runs claim files against articles: plan (which files), execute (check each), collect (the Report).

The only place that knows readers, figures, claims and checkers together.  One file's mistake or crash becomes an `error`
finding; the rest of the run goes on.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from stat import S_ISDIR, S_ISREG
from time import perf_counter
from typing import NamedTuple

from factcheck import checkers, claims, documents, figures, rules
from factcheck.checkers import Article
from factcheck.configuration import Configuration
from factcheck.model import ClaimFile, Coverage, Document, Finding, InputError, ReadArticle, Report, Severity, SourcePlace

CLAIM_SUFFIXES = (".yaml", ".yml")
ARTICLE_SUFFIXES = (".md", ".markdown", ".html", ".htm", ".txt")


class Planned(NamedTuple):
    """A claim file to check: `path` to open, `given` the path of the command line that led to it."""

    path: str
    given: str


class Loaded(NamedTuple):
    """A claim file as loaded, or what is wrong with it."""

    path: str
    claim_file: ClaimFile | None
    errors: tuple[InputError, ...]


def run(
    paths: Sequence[str], *, root: str | os.PathLike[str] | None = None, today: date | None = None, debug: bool = False
) -> Report:
    """Checks the claim files at `paths` (files, or folders that hold some), each against the articles that it names.

    root    folder that everything a claim file names must stay under; None: the project of the path that led to the file
    today   the day on which claims are held to have expired; None: none has
    debug   whether a crash is raised instead of reported

    A user's mistake never raises; it becomes an `error` finding.  Findings stand in the order of `paths`, in a folder by
    name, and within a file in the order of its claims.
    """
    started = perf_counter()
    collected = _Collected()
    shelf = _Shelf(debug)
    for path, claim_file, errors in load(paths, root=root, debug=debug):
        if errors:
            collected.add([_unusable(errors, path)])
        if claim_file is not None:
            try:
                _check_file(claim_file, shelf.article, collected, today)
            except Exception as crash:
                if debug:
                    raise
                collected.add([_unusable([_told(crash)], path)])
    return collected.report(perf_counter() - started)


def load(paths: Sequence[str], *, root: str | os.PathLike[str] | None = None, debug: bool = False) -> Iterator[Loaded]:
    """The claim files at `paths`, loaded one after the other; `root` and `debug` as for `run`."""
    for planned in plan(paths):
        if isinstance(planned, InputError):
            yield Loaded(planned.path or "", None, (planned,))
            continue
        try:
            claim_file, errors = claims.load(planned.path, root=root if root is not None else claims.find_root(planned.given))
        except Exception as crash:
            if debug:
                raise
            claim_file, errors = None, [_told(crash, planned.path)]
        yield Loaded(planned.path, claim_file, tuple(errors))


def check(
    claims: ClaimFile | Iterable[ClaimFile], documents: Document | Iterable[Document], *, today: date | None = None
) -> Report:
    """Checks loaded claim files against documents that have been read.

    A document serves the claim files that name its path.  One without a path (a text that is no file yet) serves every
    claim file that names a single article.  A claim file whose articles are not all there gives an `error` finding.
    """
    started = perf_counter()
    collected = _Collected()
    given = [_article(document) for document in ([documents] if isinstance(documents, Document) else documents)]
    for claim_file in [claims] if isinstance(claims, ClaimFile) else claims:
        single = len(claim_file.articles) == 1

        def article_at(path: str, single: bool = single) -> Article:
            for article in given:
                if _identity(article.document.path) == _identity(path) if article.document.path else single:
                    return article
            raise InputError("this article is not among the documents given", path)

        _check_file(claim_file, article_at, collected, today)
    return collected.report(perf_counter() - started)


def lint(
    paths: Sequence[str],
    chosen: Iterable[rules.Rule] | None = None,
    *,
    severities: Mapping[str, Severity] | None = None,
    keep_articles: bool = False,
    debug: bool = False,
) -> Report:
    """Checks the articles at `paths` (files, or folders that hold some) by the rules; without `chosen`, the default ones.

    keep_articles   whether the report holds the articles, for a format that shows them

    An article that cannot be read gives an `error` finding; the others are still checked.
    """
    started = perf_counter()
    picked = rules.selected() if chosen is None else tuple(chosen)
    findings: list[Finding] = []
    articles: list[Coverage] = []
    kept: list[ReadArticle] = []
    for path in _articles(paths):
        try:
            if isinstance(path, InputError):
                raise path
            document = documents.read(path)
            findings += rules.lint(document, picked, severities=severities)
            if keep_articles:
                kept.append(ReadArticle((path,), document, tuple(figures.extract(document))))
            # Rules cover no figures; the entry says that the article was read.
            articles.append(Coverage(path, 0, 0))
        except InputError as error:
            findings.append(Finding("error", error.message, article=error.path, line=error.line, column=error.column))
        except Exception as crash:
            if debug:
                raise
            findings.append(Finding("error", _told(crash).message, article=str(path)))
    return Report(tuple(findings), tuple(articles), perf_counter() - started, tuple(kept))


def lint_rules(
    settled: Configuration, select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> tuple[tuple[rules.Rule, ...], dict[str, Severity]]:
    """The rules that the configuration and a command line choose, and the severities that differ from their own.

    A `select` of the command line stands instead of the configuration's; an `ignore` is added to it.  Raises InputError for
    a rule that does not exist.
    """
    try:
        enabled = [code for code, on in settled.enabled.items() if on and not select]
        disabled = [code for code, on in settled.enabled.items() if not on and not select]
        configured = rules.selected(settled.select, [*settled.ignore, *disabled], enabled)
        severities = {rules.find_rule(code).code: severity for code, severity in settled.severities.items()}
    except InputError as error:
        raise InputError(error.message, settled.path) from None
    if select:
        return rules.selected(select, [*settled.ignore, *ignore]), severities
    unwanted = rules.selected(ignore) if ignore else ()
    return tuple(rule for rule in configured if rule not in unwanted), severities


def _articles(paths: Sequence[str]) -> Iterator[str | InputError]:
    """The articles at `paths`, each once; those of a folder to any depth, by name, hidden ones left out."""
    seen: set[str] = set()
    for given in paths:
        found = _articles_below(given) if os.path.isdir(given) else [given]
        if not found:
            yield InputError(f"this folder holds no article ({', '.join(ARTICLE_SUFFIXES)})", given)
        for path in found:
            if path.lower().endswith(CLAIM_SUFFIXES):
                yield InputError(f"this is a claim file, not an article; check it with: factcheck run {path}", path)
            elif (identity := _identity(path)) not in seen:
                seen.add(identity)
                yield path


def _articles_below(top: str) -> list[str]:
    found: list[str] = []
    for folder, folders, names in os.walk(top):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [
            os.path.join(folder, name)
            for name in names
            if not name.startswith(".") and name.lower().endswith(ARTICLE_SUFFIXES)
        ]
    return sorted(found, key=lambda path: path.split(os.sep))


def plan(paths: Sequence[str]) -> list[Planned | InputError]:
    """The claim files at `paths`, each once, in the order of a run; an InputError stands where a path gives none.

    A folder is searched to any depth, hidden files and folders left out; a folder that links lead back to is read once.
    """
    planned: list[Planned | InputError] = []
    seen: set[str] = set()
    for given in paths:
        for found in _search(given):
            if isinstance(found, InputError):
                planned.append(found)
            elif (identity := _identity(found)) not in seen:
                seen.add(identity)
                planned.append(Planned(found, given))
    return planned


def _search(given: str) -> Iterator[str | InputError]:
    try:
        mode = os.stat(given).st_mode
    except (OSError, ValueError) as error:
        missing = isinstance(error, FileNotFoundError | NotADirectoryError)
        yield InputError("there is no such file or folder" if missing else f"cannot be read: {_reason(error)}", given)
        return
    if S_ISREG(mode):
        if given.lower().endswith(ARTICLE_SUFFIXES):
            yield InputError(
                f"this is an article, not a claim file; write one with: factcheck suggest {given} --output NAME.yaml", given
            )
        else:
            yield given
    elif S_ISDIR(mode):
        found, errors = _claim_files(given)
        yield from errors
        yield from found
        if not found and not errors:
            first = os.path.join(given, "NAME.yaml")
            yield InputError(
                f"this folder holds no claim file (*.yaml); write a first one with: factcheck suggest ARTICLE --output {first}",
                given,
            )
    else:
        yield InputError("this is neither a file nor a folder", given)


def _claim_files(top: str) -> tuple[list[str], list[InputError]]:
    found: list[str] = []
    errors: list[InputError] = []
    seen: set[str] = set()
    folders = deque([top])
    while folders:
        folder = folders.popleft()
        if (identity := _identity(folder)) in seen:
            continue
        seen.add(identity)
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.name.startswith("."):
                        continue
                    if entry.is_dir():
                        # Real folders first, so that a file is named by its own path rather than through a link.
                        (folders.append if entry.is_symlink() else folders.appendleft)(entry.path)
                    elif entry.name.lower().endswith(CLAIM_SUFFIXES):
                        found.append(entry.path)
        except OSError as error:
            errors.append(InputError(f"cannot be read: {_reason(error)}", folder))
    return sorted(found, key=lambda path: path.split(os.sep)), sorted(errors, key=lambda error: error.path or "")


class _Shelf:
    """The articles of a run: each read once, whatever paths lead to it."""

    def __init__(self, debug: bool) -> None:
        self._debug = debug
        self._articles: dict[str, Article | InputError] = {}

    def article(self, path: str) -> Article:
        """The article at `path`.  Raises InputError where it cannot be used."""
        identity = _identity(path)
        if identity not in self._articles:
            self._articles[identity] = self._read(path)
        article = self._articles[identity]
        if isinstance(article, InputError):
            raise article
        return article

    def _read(self, path: str) -> Article | InputError:
        try:
            return _article(documents.read(path))
        except InputError as error:
            return error
        except Exception as crash:
            if self._debug:
                raise
            return _told(crash, path)


class _Collected:
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


def _check_file(
    claim_file: ClaimFile, article_at: Callable[[str], Article], collected: _Collected, today: date | None
) -> None:
    articles: dict[str, Article] = {}
    unreadable: list[Finding] = []
    for path, place in (*claim_file.articles, *claim_file.others):
        try:
            articles[path] = article_at(path)
        except InputError as error:
            unreadable.append(_unreadable(error, path, place))
    # With an article missing no claim is checked: one that needs it would be judged on half of what it speaks of.
    collected.add(unreadable or checkers.check_file(claim_file, articles, today), articles)


def _article(document: Document) -> Article:
    return Article(document, tuple(figures.extract(document)))


def _unusable(errors: Sequence[InputError], path: str = "") -> Finding:
    """The one finding of a claim file that cannot be used; its first mistake is the message, the others are notes."""
    first, *others = errors
    # No line means the file as a whole: line 0.
    place = SourcePlace(first.path or path, first.line or 0, first.column or 0)
    more = f" (and {len(others)} more in this file)" if others else ""
    return Finding("error", f"{first.message}{more}", claim_place=place, notes=tuple(map(_line, others)))


def _unreadable(error: InputError, path: str, named: SourcePlace) -> Finding:
    """The finding for an article that cannot be used; `named` is where the claim file names it."""
    return Finding(
        "error",
        error.message,
        claim_place=named,
        article=error.path or path,
        line=error.line,
        column=error.column,
        notes=(f"named in {named}; the claims of this file were not checked",),
    )


def _told(crash: Exception, path: str | None = None) -> InputError:
    return InputError(f"internal error, please report it: {type(crash).__name__}: {crash}", path)


def _line(error: InputError) -> str:
    place = ":".join(str(part) for part in (error.path, error.line, error.column) if part is not None)
    return f"{place}  {error.message}"


def _reason(error: Exception) -> str:
    return (isinstance(error, OSError) and error.strerror) or str(error)


def _identity(path: str) -> str:
    return os.path.realpath(path) if "\0" not in path else path
