"""FC101: a figure of the headline, or of a subheading, is not in the text below it, or differs there.

Why: headlines are written last and by others; readers see nothing else.  A heading may round (3 millions for 3.04 millions), and
it may state what the text does not; only a figure that the text has differently for the same thing is objected to.

Objects:  # 客流量增长12.5% … 客流量同比增长12.8%。
Passes:   # 客流量增长一成多 … 客流量同比增长12.8%。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.checkers import Article
from factcheck.checkers.units import same_unit
from factcheck.model import Block, Document, Figure
from factcheck.rules._context import overlap, stands_at
from factcheck.rules._doubt import is_slip, same_value, significant_digits
from factcheck.rules._registry import Violation, rule
from factcheck.rules._words import says
from factcheck.wording import say

_KINDS = frozenset({"count", "money", "percent", "percentage_point", "measure", "multiple"})
_ENDS_SENTENCE = re.compile(r"[。！？!?.…：:；;]['”」』）)]?\s*$")
_NUMBERED = re.compile(r"\s*(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|[0-9]{1,2}[.、]\s?(?![0-9]))")
# Half of the words of the shorter statement: the two speak of one thing.
_ONE_THING = (1, 2)


@rule("FC101", "headline-figure", summary="a figure of the headline or a subheading differs in the text below it")
def headline_figure(article: Article) -> Iterator[Violation]:
    """Figures of headings that the text below has differently."""
    for heading, below in _sections(article.document):
        figures = [f for f in article.figures if heading.start <= f.start < heading.end]
        under = [f for f in article.figures if any(block.start <= f.start < block.end for block in below)]
        for figure in figures:
            if (violation := _differs(article, figure, under)) is not None:
                yield violation


def _sections(document: Document) -> Iterator[tuple[Block, Sequence[Block]]]:
    """Each heading with the blocks that it stands over."""
    blocks = [block for block in document.blocks if block.role != "footer"]
    headings = [index for index, block in enumerate(blocks) if _is_heading(document, block)]
    for index in headings:
        block = blocks[index]
        if block.role == "headline" and index == 0:
            yield block, [b for b in blocks[1:] if b.role != "headline"]
        else:
            end = next((later for later in headings if later > index), len(blocks))
            yield block, blocks[index + 1 : end]


def _is_heading(document: Document, block: Block) -> bool:
    text = document.text[block.start : block.end]
    if block.role == "headline":
        return True
    return block.role == "body" and _NUMBERED.match(text) is not None and len(text) < 80 and not _ENDS_SENTENCE.search(text)


def _differs(article: Article, figure: Figure, under: Sequence[Figure]) -> Violation | None:
    quantity = figure.quantity
    if quantity.kind not in _KINDS or quantity.is_range or not figure.aligned or quantity.low == 1:
        return None
    alike = [f for f in under if f.lang == figure.lang and f.quantity.kind == quantity.kind and same_unit(f.quantity, quantity)]
    if any(same_value(f, figure) for f in alike):
        return None
    statement = _statement(article, figure)
    best = max(alike, key=lambda f: (overlap(statement, _statement(article, f), f.lang), -f.start), default=None)
    if best is None or best.change != figure.change or says("plan", figure.lang, statement):
        return None
    similar = overlap(statement, _statement(article, best), figure.lang)
    slip = is_slip(best.quantity, quantity)
    precise = significant_digits(quantity) >= 2
    if not slip or similar * _ONE_THING[1] < _ONE_THING[0] or not (precise or quantity.kind == "count"):
        return None
    return Violation.at(
        figure,
        say(
            "the heading says {figure}, but the text {best} (line {line}) for {subject}",
            figure=figure.quote,
            best=best.quote,
            line=best.line,
            subject=best.subject or say("the same"),
        ),
        expected=best.quote,
        working=stands_at(figure, best),
        others=(best,),
    )


def _statement(article: Article, figure: Figure) -> str:
    """The clause of a figure without the figure."""
    text = article.document.text
    return text[figure.clause[0] : figure.start] + text[figure.end : figure.clause[1]]
