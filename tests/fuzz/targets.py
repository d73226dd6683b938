"""What is fuzzed: each target takes any text and holds what must be true of it.

Only the error that is meant for the user may come out; everything else is a finding.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import factcheck
from factcheck import claims
from factcheck.checkers.expression import ExpressionError, arguments, parse
from factcheck.claims import read_expectation, read_sentence
from factcheck.documents import from_text
from factcheck.model import Document, InputError

FOLDER = Path(__file__).parent
Target = Callable[[str], None]


def documents(text: str) -> None:
    """A file of any kind becomes a Document whose every character has its place in the file."""
    formats = ("plain", "markdown", "html")
    source = text[1:]
    # The first character chooses the reader, so that one corpus serves all three.
    try:
        document = from_text(source, format=formats[ord(text[:1] or "\0") % 3])
    except InputError as error:
        _placed(error, source)
        return
    _whole(document, source)


def _whole(document: Document, source: str) -> None:
    source = source.removeprefix("\ufeff")
    lines = len(document.line_starts)
    assert len(document.blocks) >= 0
    for before, after in pairwise(document.blocks):
        assert before.start <= before.end <= after.start
    for block in document.blocks:
        assert 0 <= block.start <= block.end <= len(document.text)
    for offset in range(0, len(document.text), max(1, len(document.text) // 200)):
        assert 0 <= document.source_offset(offset) <= len(source)
        place = document.place(offset)
        assert 1 <= place.line <= lines and place.column >= 1


def extraction(text: str) -> None:
    """The figures of a text stand in it, in order, apart from each other, and can be written as JSON."""
    lang = ("zh", "en", None)[ord(text[:1] or "\0") % 3]
    text = text[1:]
    figures = factcheck.extract(text, lang)
    for before, after in pairwise(figures):
        assert before.start <= after.start
    for figure in figures:
        assert text[figure.start : figure.end] == figure.quote and figure.quote
        fields = figure.to_json()
        assert "value" in fields or ("low" in fields and "high" in fields)
        interval = figure.quantity.interval()
        assert interval.low is None or interval.high is None or interval.low <= interval.high


def linting(text: str) -> None:
    """The rules give findings that stand in the text; none of them fails."""
    document = from_text(text)
    for finding in factcheck.lint(document):
        assert finding.verdict == "contradicted", finding.message
        assert finding.line and finding.column


def claim_files(text: str) -> None:
    """A claim file is loaded, or every mistake in it is told at a place that it has."""

    def read(path: str) -> str:
        if path == "claims.yaml":
            return text
        raise InputError("there is no other file")

    claim_file, errors = claims.load("claims.yaml", root=FOLDER, read=read)
    assert (claim_file is None) == bool(errors)
    for error in errors:
        _placed(error, text)


def expectations(text: str) -> None:
    """An expectation, a sentence of the short form, is understood, or refused with a reason."""
    for read in (read_expectation, read_sentence):
        try:
            read(text)
        except ValueError as error:
            assert str(error)


def expressions(text: str) -> None:
    """A check is parsed, or refused at a column that it has."""
    try:
        list(arguments(parse(text)))
    except ExpressionError as error:
        assert str(error) and 0 <= error.column <= len(text)


def _placed(error: InputError, source: str) -> None:
    assert error.message
    lines = source.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\x85", "\n").split("\n")
    assert error.line is None or 1 <= error.line <= len(lines) + 1
    assert error.column is None or error.column >= 1


TARGETS: dict[str, Target] = {
    target.__name__: target for target in (documents, extraction, linting, claim_files, expectations, expressions)
}
