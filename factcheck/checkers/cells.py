"""Cells: which cells of the article's tables a claim names by the headers of their row and column.

The words of `row` and `column` match as those of `about` do: a header holds all of one alternative.  A header that is just these
words goes before one that only holds them, so that "Total" can be told from "Total without fuel".
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import islice

from factcheck.figures import Article, folded, holds_words
from factcheck.model import Cell, Claim, Place
from factcheck.wording import Message, listed, say

Alternatives = tuple[tuple[str, ...], ...]

_MAX_LISTED = 8
# How many headers are compared with the words of a claim, to list the nearest first.
_MAX_COMPARED = 1_000
_MAX_SHOWN = 60


def names_cells(claim: Claim) -> bool:
    """Whether the claim names a figure by the cell that it stands in."""
    return bool(claim.row or claim.column)


def cells_of(claim: Claim, article: Article) -> frozenset[Cell]:
    """The headers of the cells that a claim names: of those that hold its words, those that come nearest to being just them."""
    rows = {row: rank for row in article.rows if (rank := _rank(row, claim.row)) is not None}
    columns = {column: rank for column in article.columns if (rank := _rank(column, claim.column)) is not None}
    ranks = {cell: rows[cell.row] + columns[cell.column] for cell in article.cells if cell.row in rows and cell.column in columns}
    best = min(ranks.values(), default=0)
    return frozenset(cell for cell, rank in ranks.items() if rank == best)


def _rank(headers: tuple[str, ...], alternatives: Alternatives) -> int | None:
    """0 where the headers are just the words of an alternative, 1 where they hold them; None where they do not."""
    if not alternatives:
        return 0
    whole, parts = folded("".join(headers)), {folded(header) for header in headers}
    held = [words for words in alternatives if holds_words(whole, words)]
    if not held:
        return None
    return int(not any(folded("".join(words)) in {whole, *parts} or set(map(folded, words)) <= parts for words in held))


def why_no_figure(claim: Claim, article: Article) -> Message | None:
    """Why the cell that a claim names states no figure; None where it states one."""
    if not article.cells:
        return say("the article has no table with headers")
    for alternatives, known, is_row in ((claim.row, article.rows, True), (claim.column, article.columns, False)):
        if all(_rank(headers, alternatives) is None for headers in known):
            words, there = _shown(alternatives), listed(_nearest(alternatives, known))
            if is_row:
                return say('no row of a table is headed "{words}"; there are {headers}', words=words, headers=there)
            return say('no column of a table is headed "{words}"; there are {headers}', words=words, headers=there)
    cells = cells_of(claim, article)
    if not cells:
        named = {"row": _shown(claim.row), "column": _shown(claim.column)}
        return say('no table has both a row headed "{row}" and a column headed "{column}"', **named)
    if any(figure.cell in cells for figure in article.figures):
        return None
    stated = [text for block, text in article.document.block_texts() if block.cell in cells]
    return say('{cell} states no figure; it says "{text}"', cell=named_cell(claim), text=" ".join(stated)[:_MAX_SHOWN])


def place_of_cell(claim: Claim, article: Article) -> Place:
    """Where the first of the cells that a claim names begins; the beginning of the article where there is none."""
    cells = cells_of(claim, article)
    document = article.document
    return next((document.place(block.start) for block in document.blocks if block.cell in cells), Place(1, 1))


def named_cell(claim: Claim) -> Message:
    """The cell that a claim names, in a sentence."""
    if not claim.column:
        return say('the row "{row}"', row=_shown(claim.row))
    if not claim.row:
        return say('the column "{column}"', column=_shown(claim.column))
    return say('the cell in row "{row}", column "{column}"', row=_shown(claim.row), column=_shown(claim.column))


def _shown(alternatives: Alternatives) -> str:
    return " | ".join(" ".join(words) for words in alternatives)


def _nearest(alternatives: Alternatives, known: Sequence[tuple[str, ...]]) -> list[Message]:
    """The headers that there are, the nearest to the words first."""
    wanted = [folded("".join(words)) for words in alternatives]
    texts = [" ".join(headers) for headers in islice(known, _MAX_COMPARED) if headers]

    def likeness(text: str) -> float:
        return max(SequenceMatcher(None, want, folded(text), autojunk=False).ratio() for want in wanted)

    nearest = sorted(texts, key=likeness, reverse=True)
    shown = [say('"{header}"', header=text[:_MAX_SHOWN]) for text in nearest[:_MAX_LISTED]]
    if len(texts) > _MAX_LISTED:
        shown.append(say("and {count} more", count=len([headers for headers in known if headers]) - _MAX_LISTED))
    return shown
