"""lint: articles against the rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from time import perf_counter

from factcheck import documents, figures, rules
from factcheck.configuration import Configuration
from factcheck.model import Coverage, Finding, InputError, ReadArticle, Report, Severity
from factcheck.runner.mistakes import told
from factcheck.runner.plan import articles as planned_articles


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
    for path in planned_articles(paths):
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
            findings.append(Finding("error", told(crash).message, article=str(path)))
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
