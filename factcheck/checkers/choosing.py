"""Choosing: which key of a claim would choose one of several figures that its words fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.checkers.cells import names_cells
from factcheck.checkers.locating import Mention, find_mentions
from factcheck.figures import Article
from factcheck.lazily import pattern
from factcheck.model import Claim, Expectation

_CJK = pattern("[\u3400-\u9fff]{2,}")


def choosing_keys(claim: Claim, article: Article, expect: Expectation, mentions: Sequence[Mention]) -> list[str]:
    """For each of the mentions, in the order of the article, the key that chooses it alone: tried, not guessed.

    Its subject where that is enough, else the headers of its cell, else words of its sentence, else its number.
    """
    claim = replace(claim, nth=())
    fitting = [mention.figure for mention in find_mentions(claim, article, expect)]
    return [
        next(_choosing(claim, article, expect, mention), f"nth: {fitting.index(mention.figure) + 1}") for mention in mentions
    ]


def _choosing(claim: Claim, article: Article, expect: Expectation, mention: Mention) -> Iterator[str]:
    if claim.find is not None:
        return
    # A bar would be read as one between alternatives.
    subject = tuple(mention.figure.subject.split()) if "|" not in mention.figure.subject else ()
    # More words than the claim has now, or others: its own words have failed to choose.
    named = [(f"about: {' '.join(subject)}", replace(claim, about=(subject,)))] if subject else []
    headed = list(_headers(claim, mention))
    tried = [*headed, *named] if names_cells(claim) else [*named, *headed]
    tried += [(f"near: {word}", replace(claim, near=(word,))) for word in _words(mention, article)]
    for key, choosing in tried:
        if [found.figure for found in find_mentions(choosing, article, expect)] == [mention.figure]:
            yield key


def _headers(claim: Claim, mention: Mention) -> Iterator[tuple[str, Claim]]:
    """The headers of the figure's cell: those that the claim does not name yet, else both."""
    cell = mention.figure.cell
    if cell is None:
        return
    row, column = (" ".join(headers) if not any("|" in header for header in headers) else "" for headers in cell)
    words = {"row": (tuple(row.split()),), "column": (tuple(column.split()),)}
    if row and not claim.row:
        yield f"row: {row}", replace(claim, row=words["row"])
    if column and not claim.column:
        yield f"column: {column}", replace(claim, column=words["column"])
    if row and column:
        yield f"row: {row}, column: {column}", replace(claim, row=words["row"], column=words["column"])


def _words(mention: Mention, article: Article) -> list[str]:
    """The longer words of the figure's sentence, the longest first; in Chinese what stands between signs and numbers."""
    sentence = article.document.text[slice(*mention.figure.sentence)]
    found = _CJK().findall(sentence) if mention.figure.lang == "zh" else sentence.split()
    words = {word.strip(".,;:!?()\"'“”") for word in found}
    return sorted((word for word in words if 3 < len(word) < 20 and word.isalpha()), key=lambda word: (-len(word), word))[:10]
