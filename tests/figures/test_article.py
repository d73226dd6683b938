"""The sentence of a figure as it is shown, with the figure marked in it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck.documents import from_text
from factcheck.figures import Article
from factcheck.model import Block, Document, Figure, Quantity

LONG = "the ferries carried cars and vans and lorries, " * 100


def shown(document: Document) -> list[str]:
    """The excerpts of an article, the figures in brackets."""
    excerpts = [article.excerpt(figure) for article in (Article.of(document),) for figure in article.figures]
    return [f"{it.text[: it.start]}[{it.text[it.start : it.end]}]{it.text[it.end :]}" for it in excerpts]


@pytest.mark.parametrize(
    ("text", "excerpts"),
    [
        ("Fares rose by 3%.  Tickets fell by 4%.", ["Fares rose by [3%].", "Tickets fell by [4%]."]),
        ("票价上涨3%。 客流下降4%！", ["票价上涨[3%]。", "客流下降[4%]！"]),
        ("5 ferries sailed.  6 lay in the harbour.", ["[5] ferries sailed.", "[6] lay in the harbour."]),
    ],
)
def test_a_sentence_is_shown_without_the_space_around_it(text: str, excerpts: list[str]) -> None:
    assert shown(from_text(text)) == excerpts


def test_a_line_feed_that_ends_a_sentence_is_not_shown() -> None:
    text = "Fares rose by 3%\n\n  Tickets fell by 4% \nNo figure"
    assert shown(Document("", text, (Block("body", 0, len(text), 1),))) == ["Fares rose by [3%]", "Tickets fell by [4%]"]


def test_of_a_sentence_without_end_the_clauses_around_the_figure_are_shown() -> None:
    (excerpt,) = shown(from_text(f"In May {LONG}and 300 cars in all, {LONG}and so on"))
    assert excerpt.count("[300]") == 1
    assert excerpt.endswith(",") and len(excerpt) < len(LONG)


def test_a_figure_whose_sentence_is_not_known_is_shown_alone() -> None:
    document = from_text("Fares rose by 3%.")
    figure = Figure("3%", 14, 16, Quantity(Decimal(3), Decimal(3), "%", "percent"))
    excerpt = Article(document, (figure,)).excerpt(figure)
    assert (excerpt.text, excerpt.start, excerpt.end) == ("3%", 0, 2)
