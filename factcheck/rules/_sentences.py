"""Sentences: the figures of a sentence in a row, with the words between them; most relations are read from such a row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from factcheck.figures import Article
from factcheck.model import Figure
from factcheck.rules._words import says


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: `text` is the whole visible text, the sentence stands at [start, end) of it."""

    text: str
    start: int
    end: int
    lang: str
    figures: tuple[Figure, ...]

    @property
    def words(self) -> str:
        """The sentence as written."""
        return self.text[self.start : self.end]

    def before(self, index: int) -> str:
        """The words between the figure before and this one; from the beginning of the sentence for the first."""
        start = self.figures[index - 1].end if index else self.start
        return self.text[start : self.figures[index].start]

    def after(self, index: int) -> str:
        """The words behind a figure, up to the next one or to the end of the sentence."""
        end = self.figures[index + 1].start if index + 1 < len(self.figures) else self.end
        return self.text[self.figures[index].end : end]

    def lead(self, index: int) -> str:
        """The words of the figure's own clause before it, as far as the figure before."""
        figure = self.figures[index]
        start = max(figure.clause[0], self.figures[index - 1].end if index else self.start)
        return self.text[start : figure.start]

    def says(self, role: str) -> bool:
        """Whether the sentence holds a word with this role."""
        return says(role, self.lang, self.words)


def sentences(article: Article) -> Iterator[Sentence]:
    """The sentences that state figures, in reading order."""
    for (start, end), figures in groupby(article.figures, key=lambda figure: figure.sentence):
        row = tuple(figures)
        yield Sentence(article.document.text, start, end, row[0].lang, row)
