"""Restated: pairs of figures that must state one thing, by the words around them alone, or by the length of their number.

The core of a Chinese clause is what it says its figures are about: its words without those of change, comparison, time and
measure.  Two clauses with one core state one thing, in whatever order; 同比增长8.7% and 同比增长8.1% have no core at all.
English clauses say too little by themselves for that: half of those that share all words are of two things.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache

from factcheck.figures import Article, any_of, get_language
from factcheck.model import Block, Figure
from factcheck.rules._context import context, one_basis
from factcheck.rules._doubt import MOST_COMPARED, significant_digits, slips
from factcheck.rules._words import words

_RUN = re.compile("[\u4e00-\u9fff]+")
_OPEN_END = re.compile(r"[。.!！?？…：:；;，,]['\"”’」』）)]?\s*$")
_LONGEST_HEADING = 45
# Pairs of characters that two clauses must share, fewer where the number is long; a heading is made of the words of its text.
_LEAST, _CORE, _CORE_AND_DIGITS = 2, 3, 6
# The part of the shorter core that a heading must share; and the part of what two share that makes a third one of their row.
_PART_OF_HEADING, _PART_OF_ROW = Fraction(3, 5), Fraction(3, 4)
# Counted to the unit, a number of so many digits does not come again by chance with one of them changed.
_LONG = 5
_LONG_KINDS = frozenset({"count", "money", "measure"})


def with_one_core(article: Article) -> Iterator[tuple[Figure, Figure]]:
    """Pairs of Chinese figures, none of them of a heading, that differ by a slip and have one core, and no third value has it."""
    for first, second, shared, least in _alike(article):
        if _stands_in_heading(article, first) or _stands_in_heading(article, second):
            continue
        digits = min(significant_digits(first.quantity), significant_digits(second.quantity))
        of_one_time = context(article, first).is_of_one_time(context(article, second))
        # 老街项目拆除… and 河滨项目拆除… share all but what they are about.
        if of_one_time and digits > 1 and shared >= max(_CORE, _CORE_AND_DIGITS - digits, least):
            yield first, second


def heading_with_one_core(article: Article) -> Iterator[tuple[Figure, Figure]]:
    """Pairs of a figure of a Chinese heading and one of the text that differ by a slip, and share most of the heading's core.

    No third value is stated so.
    """
    for first, second, shared, least in _alike(article):
        if shared < _PART_OF_HEADING * least:
            continue
        if _stands_in_heading(article, first):
            yield first, second
        elif _stands_in_heading(article, second):
            yield second, first


def with_one_long_number(article: Article) -> Iterator[tuple[Figure, Figure]]:
    """Pairs of long whole numbers of one unit of which one is a slip of the other: 41,556 pupils … 41,566 pupils."""
    groups: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in article.figures[:MOST_COMPARED]:
        quantity = figure.quantity
        is_long = quantity.place == 1 and not quantity.is_range and significant_digits(quantity) >= _LONG
        if is_long and quantity.kind in _LONG_KINDS and figure.block != "table":
            groups[quantity.kind, quantity.unit].append(figure)
    for group in groups.values():
        yield from slips(group)


@cache
def _says_nothing() -> re.Pattern[str]:
    """Words that stand around figures of anything."""
    known = get_language("zh").known_words.union(*(words(role, "zh") for role in ("current", "period", "past")))
    return re.compile(any_of({*known, *"的了为約约共已近计仅就则也被并将从等万亿元个年月日"}))


def _core(article: Article, figure: Figure) -> frozenset[str]:
    """The core of a figure's clause, as pairs of characters."""
    text, (start, end) = article.document.text, figure.clause
    simplify = get_language("zh").simplify
    clause = f"{text[start : figure.start]} {text[figure.end : end]}"
    left = _says_nothing().sub("", simplify(clause) if simplify is not None else clause)
    return frozenset(run[i : i + 2] for run in _RUN.findall(left) for i in range(len(run) - 1))


def _alike(article: Article) -> Iterator[tuple[Figure, Figure, int, int]]:
    """Pairs of Chinese figures of which one is a slip of the other, unless something tells them apart.

    With each pair, how much of their cores they share, and how large the smaller core is.
    """
    groups: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in article.figures[:MOST_COMPARED]:
        if figure.lang == "zh" and figure.block != "table" and not figure.quantity.is_range:
            groups[figure.quantity.kind, figure.quantity.unit, figure.quantity.approx, figure.change].append(figure)
    for group in groups.values():
        cores = {figure.start: _core(article, figure) for figure in group} if len(group) > 1 else {}
        for first, second in slips(group):
            mine, theirs = cores[first.start], cores[second.start]
            shared = len(mine & theirs)
            together = one_basis(first, second) and shared >= _LEAST and _can_be_one(article, first, second)
            if together and not _are_of_row(first, second, group, cores):
                yield first, second, shared, min(len(mine), len(theirs))


def _can_be_one(article: Article, first: Figure, second: Figure) -> bool:
    """Whether two figures are of one time, both or neither planned, and of one of the places that they name."""
    one, other = context(article, first), context(article, second)
    apart = one.names and other.names and not one.names & other.names
    return one.is_planned == other.is_planned and one.names_no_other_time(other) and not apart


def _are_of_row(first: Figure, second: Figure, group: Sequence[Figure], cores: dict[int, frozenset[str]]) -> bool:
    """Whether another value is stated in the words that two figures share: a row of values is of a row of things."""
    shared = cores[first.start] & cores[second.start]
    values = {first.quantity.low, second.quantity.low}
    others = (figure for figure in group if figure.quantity.low not in values)
    return any(len(cores[figure.start] & shared) >= _PART_OF_ROW * len(shared) for figure in others)


def _stands_in_heading(article: Article, figure: Figure) -> bool:
    """Whether a figure stands in the headline, or in a short line of its own that ends without a sign."""
    block = next((b for b in article.document.blocks if b.start <= figure.start < b.end), Block("body", 0, 0))
    line = article.document.text[block.start : block.end]
    return block.role == "headline" or (0 < len(line) < _LONGEST_HEADING and _OPEN_END.search(line) is None)
