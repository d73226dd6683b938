"""FC101: a figure of the headline, or of a subheading, is not in the text below it, or differs there.

Why: headlines are written last and by others; readers see nothing else.  A heading may round (3 millions for 3.04 millions), and
it may state what the text does not; only a figure that the text has differently for the same thing is objected to.

Objects:  # 客流量增长12.5% … 客流量同比增长12.8%。   # 公交车新增130辆 … 新投用公交车120辆。
Passes:   # 客流量增长一成多 … 客流量同比增长12.8%。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.figures import Article, same_unit
from factcheck.model import Block, Document, Figure
from factcheck.rules._context import context, overlap, stands_at, words_of
from factcheck.rules._doubt import is_slip, same_value, significant_digits, written_digits
from factcheck.rules._registry import Violation, rule
from factcheck.rules._restated import heading_with_one_core
from factcheck.rules._words import says
from factcheck.wording import say

_KINDS = frozenset({"count", "money", "percent", "percentage_point", "measure", "multiple"})
_ENDS_SENTENCE = re.compile(r"[。！？!?.…：:；;]['”」』）)]?\s*$")
_NUMBERED = re.compile(r"\s*(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|[0-9]{1,2}[.、]\s?(?![0-9]))")
# Half of the words of the shorter statement: the two speak of one thing.
_ONE_THING = (1, 2)
# What is counted stands within so many signs of its number; an English word of weight has so many letters.
_BESIDE = 24
_CJK_END = re.compile("[\u4e00-\u9fff]{1,4}$")
_CJK_START = re.compile("[\u4e00-\u9fff]{1,4}")
_OF_WEIGHT = 4


@rule("FC101", "headline-figure", summary="a figure of the headline or a subheading differs in the text below it")
def headline_figure(article: Article) -> Iterator[Violation]:
    """Figures of headings that the text below has differently."""
    told: set[int] = set()
    for heading, below in _sections(article.document):
        figures = [f for f in article.figures if heading.start <= f.start < heading.end]
        under = [f for f in article.figures if any(block.start <= f.start < block.end for block in below)]
        for figure in figures:
            if (best := _differs(article, figure, under, figures)) is not None:
                told.add(figure.start)
                yield _violation(figure, best)
    for figure, best in heading_with_one_core(article):
        if figure.start not in told:
            told.add(figure.start)
            yield _violation(figure, best)


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


def _differs(article: Article, figure: Figure, under: Sequence[Figure], heading: Sequence[Figure]) -> Figure | None:
    """The figure of the text that a heading's figure should be; None where there is none, or it is that."""
    quantity = figure.quantity
    if quantity.kind not in _KINDS or quantity.is_range or not figure.aligned or quantity.low == 1:
        return None
    alike = [f for f in under if f.lang == figure.lang and f.quantity.kind == quantity.kind and same_unit(f.quantity, quantity)]
    if any(same_value(f, figure) for f in alike):
        return None
    statement = _statement(article, figure)
    best = max(alike, key=lambda f: (overlap(statement, _statement(article, f), f.lang), -f.start), default=None)
    if says("plan", figure.lang, statement):
        return None
    if best is None or not _is_sure(article, figure, best):
        best = _only_other(article, figure, alike)
    if best is None or any(same_value(best, other) for other in heading if other.quantity.kind == quantity.kind):
        # The heading has the text's figure, too: its other one is of something else.
        return None
    return best


def _violation(figure: Figure, best: Figure) -> Violation:
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


def _is_sure(article: Article, figure: Figure, best: Figure) -> bool:
    """Whether the best match is a slip of the heading's figure in a statement that shares half of its words."""
    similar = overlap(_statement(article, figure), _statement(article, best), figure.lang)
    if best.change != figure.change or similar * _ONE_THING[1] < _ONE_THING[0] or not is_slip(best.quantity, figure.quantity):
        return False
    if figure.lang == "zh" and figure.subject and best.subject and not _counts_the_same(article, figure, best):
        # 全市新增停车位3200个 and 全市新增充电桩3300个, 蔬菜价格上涨12.5% and 水果价格上涨12.8%: all but what they are about.
        return False
    return significant_digits(figure.quantity) >= 2 or figure.quantity.kind == "count"


def _only_other(article: Article, figure: Figure, alike: Sequence[Figure]) -> Figure | None:
    """The figure of the text that counts what the heading counts, where there is one only, and a slip of it."""
    if written_digits(figure.quantity) < 2 or significant_digits(figure.quantity) < 2:
        return None
    same = [other for other in alike if other.change == figure.change and _counts_the_same(article, figure, other)]
    if len({(other.quantity.low, other.quantity.high) for other in same}) != 1:
        return None
    lead = article.document.text[same[0].clause[0] : same[0].start]
    told = context(article, same[0])
    unlike = told.is_past or told.is_planned or says("part", figure.lang, lead)
    return None if unlike or not is_slip(same[0].quantity, figure.quantity) else same[0]


def _counts_the_same(article: Article, figure: Figure, other: Figure) -> bool:
    """Whether what stands beside two figures is the same, or what changes: beside the amount of a change stands its verb."""
    if figure.change != "none":
        share = overlap(figure.subject, other.subject, figure.lang)
        return share * _ONE_THING[1] >= _ONE_THING[0]
    return bool(_beside(article, figure) & _beside(article, other))


def _beside(article: Article, figure: Figure) -> set[str]:
    """What stands right beside a figure: pairs of signs in Chinese, words of weight in English; an English count has its noun."""
    text = article.document.text
    start, end = max(figure.clause[0], figure.start - _BESIDE), min(figure.clause[1], figure.end + _BESIDE)
    if figure.lang == "zh":
        before, after = _CJK_END.search(text[start : figure.start]), _CJK_START.match(text[figure.end : end])
        return {pair for run in (before, after) if run for pair in words_of(run[0], "zh")}
    noun = set(words_of(figure.quantity.unit, "en")) if figure.quantity.kind == "count" and figure.quantity.unit else set()
    words = text[start : figure.start].split()[-3:] + text[figure.end : end].split()[:3]
    return noun | {word for near in words for word in words_of(near, "en") if len(word) >= _OF_WEIGHT and word.isalpha()}


def _statement(article: Article, figure: Figure) -> str:
    """The clause of a figure without the figure."""
    text = article.document.text
    return text[figure.clause[0] : figure.start] + text[figure.end : figure.clause[1]]
