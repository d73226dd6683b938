"""Articles against the rules."""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter

from factcheck import documents, rules
from factcheck.configuration import Configuration
from factcheck.figures import Article
from factcheck.model import InputError, ReadArticle, Severity
from factcheck.runner.mistakes import article_error
from factcheck.runner.plan import identity
from factcheck.runner.unit import Checked, CheckedArticle, Setting


def lint_unit(path: str, setting: Setting) -> Checked:
    """One article against the rules.  What cannot be read, and a crash, becomes an `error` finding."""
    started = perf_counter()
    try:
        document = documents.read(path)
        article = Article.of(document)
        read = perf_counter()
        findings = tuple(rules.lint(article, setting.rules, severities=setting.severities))
    except InputError as error:
        return Checked((article_error(error),))
    except Exception as crash:
        if setting.debug:
            raise
        return Checked((article_error(InputError.of_crash(crash, path)),))
    kept = ReadArticle((path,), document, article.figures) if setting.keep_articles else None
    # Rules cover no figures; the entry says that the article was read.
    entry = CheckedArticle(identity(path), (path,), 0, frozenset(), kept)
    lasting = all(finding.verdict != "error" for finding in findings)
    seconds = {"read": read - started, "check": perf_counter() - read}
    return Checked(findings, (entry,), (path,) if lasting else (), seconds=seconds)


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
