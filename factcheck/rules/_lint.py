"""lint: the rules on one document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from factcheck import documents
from factcheck.figures import Article
from factcheck.model import Block, Document, Excerpt, Finding, InputError, Severity
from factcheck.rules._registry import Rule, Violation, selected
from factcheck.rules._silence import Silence, silences
from factcheck.wording import say

_SENTENCE_END = re.compile(r"[。！？!?\n]+[”」』）)]?|\.(?=\s)")


def lint(
    document: Document | Article,
    rules: Iterable[Rule] | None = None,
    *,
    severities: Mapping[str, Severity] | None = None,
    source: str | None = None,
) -> list[Finding]:
    """What the rules object to in a document, in reading order; each finding has the verdict `contradicted`.

    An article is a document whose figures have been read already.

    rules       those to run; None: all that are on by default
    severities  by code, where another than the rule's own is wanted
    source      the text of the file, for its silencing comments; None: the file at the document's path, if there is one

    A rule that fails gives an `error` finding; the others still run.
    """
    chosen = selected() if rules is None else tuple(rules)
    article = document if isinstance(document, Article) else Article.of(document)
    document = article.document
    silenced = silences(document, _source(document) if source is None else source)
    findings: list[tuple[int, str, Finding]] = []
    for rule in chosen:
        severity = (severities or {}).get(rule.code, rule.severity)
        try:
            violations = list(rule.check(article))
        except Exception as crash:
            message = say(
                "internal error in {code}, please report it: {kind}: {crash}",
                code=rule.code,
                kind=type(crash).__name__,
                crash=crash,
            )
            findings.append((0, rule.code, Finding("error", message, rule=rule.code, article=document.path)))
            continue
        for violation in dict.fromkeys(violations):
            if not _is_silenced(rule, violation, silenced):
                findings.append((violation.start, rule.code, _finding(rule, severity, violation, document)))
    mistakes = [_mistake(silence, document) for silence in silenced if silence.mistake]
    return [*mistakes, *(finding for *_, finding in sorted(findings, key=lambda found: found[:2]))]


def _source(document: Document) -> str:
    """The source of a document, where it can still be read."""
    try:
        return documents.source_text(document.path) if document.path else ""
    except InputError:
        return ""


def _is_silenced(rule: Rule, violation: Violation, silenced: Iterable[Silence]) -> bool:
    return any(rule.code in silence.codes and silence.start <= violation.start < silence.end for silence in silenced)


def _finding(rule: Rule, severity: Severity, violation: Violation, document: Document) -> Finding:
    place, end = document.place(violation.start), document.end_place(violation.end)
    return Finding(
        "contradicted",
        violation.message,
        rule=rule.code,
        severity=severity,
        article=document.path,
        line=place.line,
        column=place.column,
        end_line=end.line,
        end_column=end.column,
        expected=violation.expected,
        found=violation.found,
        working=violation.working,
        notes=violation.notes,
        excerpt=_excerpt(violation, document),
        figures=tuple((figure.start, figure.end) for figure in violation.figures),
    )


def _excerpt(violation: Violation, document: Document) -> Excerpt:
    """The sentence that the violation stands in."""
    block = next((b for b in document.blocks if b.start <= violation.start < b.end), Block("body", 0, len(document.text)))
    start, end = block.start, block.end
    for match in _SENTENCE_END.finditer(document.text, block.start, block.end):
        if match.end() <= violation.start:
            start = match.end()
        elif match.start() >= violation.end:
            end = match.end()
            break
    while start < violation.start and document.text[start].isspace():
        start += 1
    return Excerpt(document.text[start:end].rstrip(), violation.start - start, violation.end - start)


def _mistake(silence: Silence, document: Document) -> Finding:
    """A comment that silences nothing, because of how it is written, is an error: nobody must believe that it works."""
    return Finding(
        "error", silence.mistake, article=document.path, line=silence.place.line, column=silence.place.column, rule="ignore"
    )
