"""Article: a document with its figures, as whatever judges them sees it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from factcheck.figures.extract import detect_language, extract
from factcheck.figures.folding import folded
from factcheck.model import Cell, Document, Excerpt, Figure


@dataclass(frozen=True)
class Article:
    """A document and the figures that were read from it, in reading order."""

    document: Document
    figures: tuple[Figure, ...]

    @classmethod
    def of(cls, document: Document) -> Article:
        """The document with its figures read."""
        return cls(document, tuple(extract(document)))

    @cached_property
    def clauses(self) -> dict[tuple[int, int], str]:
        """The folded text of every clause that states a figure, its figures included; in a table with the headers of its cell."""
        return {
            figure.clause: folded(" ".join((self.document.text[slice(*figure.clause)], figure.cell.words if figure.cell else "")))
            for figure in self.figures
        }

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """The headers of every cell that a row or a column header names, each pair once, in reading order."""
        found = (block.cell for block in self.document.blocks if block.cell is not None and any(block.cell))
        return tuple(dict.fromkeys(found))

    @cached_property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The headers of the rows of tables, each once."""
        return tuple(dict.fromkeys(cell.row for cell in self.cells))

    @cached_property
    def columns(self) -> tuple[tuple[str, ...], ...]:
        """The headers of the columns of tables, each once."""
        return tuple(dict.fromkeys(cell.column for cell in self.cells))

    @cached_property
    def lang(self) -> str:
        """The language that it declares, else the one that most of it is written in."""
        return (self.document.lang or detect_language(self.document.text)).split("-")[0].casefold()

    def sentence(self, figure: Figure) -> str:
        """The folded text of the sentence that states a figure."""
        return folded(self.document.text[slice(*figure.sentence)])

    def excerpt(self, figure: Figure) -> Excerpt:
        """The sentence of a figure, with the figure marked."""
        text = self.document.text
        start, end = figure.sentence
        if end <= start:
            start, end = figure.start, figure.end
        while start < figure.start and text[start].isspace():
            start += 1
        sentence = text[start:end].rstrip()
        return Excerpt(sentence, figure.start - start, figure.end - start)
