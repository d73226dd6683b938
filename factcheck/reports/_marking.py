"""The pages of a report: which marks an article gets, what the findings say of each, and its blocks as they are shown."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby, islice, takewhile

from factcheck.model import Block, Document, Excerpt, Figure, Finding, Place, ReadArticle, Report, Role
from factcheck.reports._page import STATES, Card, Group, Mark, Page, Shown, Stretch

Span = tuple[int, int]

_RANK = {state: rank for rank, state in enumerate(STATES)}
_STATE_OF_VERDICT = {
    "contradicted": "contradicted", "holds": "holds", "missing": "unsure", "ambiguous": "unsure", "unverifiable": "unsure",
    "error": "unsure",
}  # fmt: skip
# Of marks with the same amount each names so many others: a table of a thousand zeros would name a million.
_PEERS = 100


def pages_of(report: Report, *, name_of: dict[str, str] | None = None, alone: bool = False) -> tuple[list[Page], list[Card]]:
    """The pages of a report's articles in the order of the run, and the cards that belong to none of them.

    alone   whether each article has a page of its own, so that ids need to differ only within it
    """
    number_of = {path: number for number, article in enumerate(report.articles) for path in article.paths}
    by_article: dict[int, list[Finding]] = defaultdict(list)
    homeless: list[Finding] = []
    for finding in report.findings:
        number = number_of.get(finding.article or "")
        (homeless if number is None else by_article[number]).append(finding)
    coverage = {entry.article: (entry.covered, entry.figures) for entry in report.coverage if entry.figures}
    shown = []
    for number, article in enumerate(report.articles):
        path = article.paths[0]
        identity = "a1" if alone else f"a{number + 1}"
        shown.append(_page(article, by_article[number], identity, coverage.get(path), (name_of or {}).get(path, "")))
    return shown, [Card(f"other-{number}", finding, _state(finding)) for number, finding in enumerate(homeless, 1)]


def _page(article: ReadArticle, findings: Sequence[Finding], identity: str, covered: tuple[int, int] | None, name: str) -> Page:
    document = article.document
    lang = document.lang or _usual_language(article.figures)
    marks = _Marks(article, identity, "uncovered" if covered else "plain")
    cards = tuple(
        marks.card(f"{identity}-c{number}", finding, lang) for number, finding in enumerate(_in_order(findings), 1)
    )
    finished = marks.finished()
    headlines = [text for block, text in document.block_texts() if block.role == "headline"]
    return Page(
        identity, name, headlines[0] if headlines else article.paths[0], article.paths[0], lang,
        tuple(_groups(document, finished)), finished, cards, covered,
    )  # fmt: skip


def _state(finding: Finding) -> str:
    return _STATE_OF_VERDICT.get(finding.verdict, "plain")


def _in_order(findings: Sequence[Finding]) -> list[Finding]:
    """What needs work first, each kind in the order of the text; a wrong figure before the relations that it upsets."""
    return sorted(
        findings,
        key=lambda finding: (_RANK[_state(finding)], not finding.wrong, finding.line or 0, finding.column or 0),
    )


def _usual_language(figures: Sequence[Figure]) -> str | None:
    usual = Counter(figure.lang for figure in figures).most_common(1)
    return usual[0][0] if usual else None


class _Marks:
    """The marks of an article; cards are made with it, since each lands on some."""

    def __init__(self, article: ReadArticle, identity: str, state: str) -> None:
        self._document = article.document
        self._identity = identity
        self._marks: dict[Span, Mark] = {}
        end = 0
        for figure in sorted(article.figures, key=lambda figure: (figure.start, -figure.end)):
            if figure.start >= end and figure.end > figure.start:
                self._marks[figure.start, figure.end] = self._mark(figure.start, figure.end, state, figure)
                end = figure.end
        self._at = {mark.place: mark for mark in reversed(self._marks.values())}

    def card(self, identity: str, finding: Finding, lang: str | None) -> Card:
        """The card of a finding, and its traces on the marks."""
        first = self._first(finding)
        others = [mark for span in finding.figures if (mark := self._marks.get(span)) is not None]
        marks = tuple({mark.id: mark for mark in [*([first] if first else []), *others]}.values())
        card = Card(identity, finding, _state(finding), marks, lang)
        for mark in marks:
            mark.cards.append(identity)
            mark.state = min(mark.state, _state_on(mark, card), key=_RANK.__getitem__)
        return card

    def finished(self) -> tuple[Mark, ...]:
        """All marks in the order of the text."""
        amounts: dict[object, list[Mark]] = defaultdict(list)
        for mark in self._marks.values():
            if mark.figure:
                amounts[_amount(mark.figure)].append(mark)
        for alike in amounts.values():
            shown = alike[: _PEERS + 1]
            for mark in alike:
                mark.peers = tuple(peer.id for peer in shown if peer is not mark)[:_PEERS]
        return tuple(sorted(self._marks.values(), key=lambda mark: mark.start))

    def _mark(self, start: int, end: int, state: str, figure: Figure | None = None) -> Mark:
        index = bisect_right(self._document.blocks, start, key=lambda block: block.start) - 1
        block = self._document.blocks[index] if index >= 0 else None
        return Mark(
            f"{self._identity}-m{start}", start, end, self._document.text[start:end], self._document.place(start),
            block.role if block else "body", figure, state,
        )  # fmt: skip

    def _first(self, finding: Finding) -> Mark | None:
        """The mark at the finding's own place; made where it stands on no figure.  None where it speaks of the whole article."""
        if finding.excerpt is None or finding.line is None or finding.column is None:
            return None
        if (figure := self._at.get(Place(finding.line, finding.column))) is not None:
            return figure
        span = _span(self._document, finding.excerpt, Place(finding.line, finding.column))
        if span is None:
            return None
        start, end = span
        overlapping = [mark for mark in self._marks.values() if mark.start < end and start < mark.end]
        if overlapping:
            return min(overlapping, key=lambda mark: mark.start)
        self._marks[span] = self._mark(start, end, "plain")
        return self._marks[span]


def _span(document: Document, excerpt: Excerpt, place: Place) -> Span | None:
    """Where the visible text has a finding's place: its excerpt where line and column agree."""
    if excerpt.end <= excerpt.start:
        return None
    at = document.text.find(excerpt.text)
    while at >= 0:
        start = at + excerpt.start
        if document.place(start) == place:
            return start, at + excerpt.end
        at = document.text.find(excerpt.text, at + 1)
    return None


def _state_on(mark: Mark, card: Card) -> str:
    """What a card says about one of its marks: of a contradiction, the figures that only take part in it look different."""
    if card.state != "contradicted":
        return card.state
    if card.finding.wrong:
        return "contradicted" if (mark.start, mark.end) in card.finding.wrong else "holds"
    # A rule objects to the figure where it stands; of a relation between claims, any figure may be the wrong one.
    return "contradicted" if mark is card.marks[0] and card.finding.rule else "involved"


def _amount(figure: Figure) -> tuple[object, ...]:
    quantity = figure.quantity
    return quantity.kind, quantity.unit, quantity.low, quantity.high, figure.change


def _groups(document: Document, marks: Sequence[Mark]) -> Iterator[Group]:
    """The blocks as shown, cells gathered to tables and items to lists."""
    for (role, _), members in groupby(document.blocks, key=_gathering):
        blocks = list(members)
        if role == "table":
            rows = _rows(document, blocks)
            shown_rows = tuple(tuple(_shown(document, block, marks) for block in row) for row in rows)
            yield Group(role, shown_rows, _has_header(shown_rows))
        else:
            yield Group(role, tuple((_shown(document, block, marks),) for block in blocks))


def _gathering(block: Block) -> tuple[Role, int]:
    """Alike for the cells of a table and the items of a list; each other block stands for itself."""
    return block.role, -1 if block.role in {"table", "list"} else block.start


def _shown(document: Document, block: Block, marks: Sequence[Mark]) -> Shown:
    return Shown(block.role, tuple(_stretches(document.text, block, marks)), block.lang)


def _stretches(text: str, block: Block, marks: Sequence[Mark]) -> Iterator[Stretch]:
    at = block.start
    first = bisect_left(marks, block.start, key=lambda mark: mark.start)
    for mark in takewhile(lambda mark: mark.start < block.end, islice(marks, first, None)):
        if mark.start > at:
            yield Stretch(text[at : mark.start])
        at = min(mark.end, block.end)
        yield Stretch(text[mark.start : at], mark)
    if at < block.end:
        yield Stretch(text[at : block.end])


def _rows(document: Document, cells: Sequence[Block]) -> list[list[Block]]:
    """The cells in rows.  A document has no rows; the source has: cells of a row share a line, or follow without a free line."""
    lines = [document.place(cell.start).line for cell in cells]
    step = 0 if len(set(lines)) < len(lines) else 1
    rows: list[list[Block]] = []
    last = None
    for cell, line in zip(cells, lines, strict=True):
        if last is None or line - last > step:
            rows.append([])
        rows[-1].append(cell)
        last = line
    return rows


def _has_header(rows: Sequence[Sequence[Shown]]) -> bool:
    """Whether the first row names the columns: it has no figure, and some other row has."""
    figures = [any(stretch.mark for cell in row for stretch in cell.stretches) for row in rows]
    return len(rows) > 1 and not figures[0] and any(figures[1:])
