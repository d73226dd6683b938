"""FC102: the same thing is stated twice, with different figures.

Why: a figure is corrected in one place and forgotten in the other, or mistyped once.  Two figures are taken as the same
statement when unit, kind, direction, basis and subject agree and nothing around them (time, place, sort, plan or fact) differs;
in Chinese also when their clauses say the same in another order; and long whole numbers of which one is a slip of the other.

Objects:  销售额达3.2亿元。…销售额达3.5亿元。
Passes:   一季度销售额达3.2亿元。…二季度销售额达3.5亿元。
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import chain, combinations

from factcheck.figures import Article, folded, same_unit
from factcheck.model import Figure
from factcheck.rules._context import Context, context, naming, one_basis, overlap, stands_at, wording, words_of
from factcheck.rules._doubt import MOST_COMPARED, is_slip, significant_digits, slips, written_digits
from factcheck.rules._registry import Violation, rule
from factcheck.rules._restated import with_one_core, with_one_long_number
from factcheck.rules._sentences import Sentence, sentences
from factcheck.rules._words import said
from factcheck.wording import say

_KINDS = frozenset({"count", "money", "percent", "percentage_point", "measure", "multiple"})
# A subject shorter than this names too little to be sure.
_LEAST = {"zh": 4, "en": 8}
_NOUN = re.compile(r"[\u4e00-\u9fff]{3,20}")
_NOT_A_WORD = re.compile(r"[“”‘’「」『』《》\s（）()]")
_NOUN_REACH = 24
_SHORT_NAME, _NAME, _LONG_NAME = 3, 4, 7
# A row of more figures is a table written as a sentence.
_MAX_ROW = 6
# So many words of weight in common: one sentence tells again what the other told.
_TOLD_AGAIN = 3


@rule("FC102", "repeated-figure", summary="the same thing is stated twice with different figures")
def repeated_figure(article: Article) -> Iterator[Violation]:
    """Pairs of statements that say the same of the same, and differ."""
    told: set[int] = set()
    for first, second in chain.from_iterable(find(article) for find in _WAYS_TO_BE_THE_SAME):
        if second.start in told:
            continue
        told.add(second.start)
        yield Violation.at(
            second,
            say(
                "{second} here, but {first} in line {line} for the same: {subject}",
                second=second.quote,
                first=first.quote,
                line=first.line,
                subject=first.subject or second.subject,
            ),
            expected=first.quote,
            working=stands_at(first, second),
            others=(first,),
        )


def _same_subject(article: Article) -> Iterator[tuple[Figure, Figure]]:
    """Pairs whose subject is the same, or the same with a word more in the headline."""
    groups: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in article.figures[:MOST_COMPARED]:
        quantity = figure.quantity
        if quantity.kind in _KINDS and figure.aligned and not quantity.is_range and figure.block != "table":
            groups[figure.lang, quantity.kind, figure.change].append(figure)
    for group in groups.values():
        contexts = {figure.start: context(article, figure) for figure in group}
        alike: dict[int, list[Figure]] = defaultdict(list)
        for first, second in slips(group):
            if not (same_unit(first.quantity, second.quantity) and _one_subject(first, second) and one_basis(first, second)):
                continue
            if not _named(article, first, second):
                continue
            one, other = contexts[first.start], contexts[second.start]
            if one.fits(other) and _is_certain(article, first, second, one, other):
                alike[first.start].append(second)
        for first in group:
            # Of several values none is a slip: loans grew by 8.7%, those to households by 8.1%, those to companies by 8.4%.
            if len({_value(second) for second in alike[first.start]}) == 1:
                yield from ((first, second) for second in alike[first.start])


def _is_certain(article: Article, first: Figure, second: Figure, one: Context, other: Context) -> bool:
    """Whether the two are sure to be one statement: of one time that is named, in one wording, or one of them in a heading."""
    digits = min(significant_digits(first.quantity), significant_digits(second.quantity))
    same_time = bool(one.periods) and one.periods == other.periods
    if digits < 2:
        # 3% and 8% are a slip of nothing, unless the headline says the one and the text the other of one time.
        return same_time and first.subject == second.subject and (one.is_headline or other.is_headline)
    return same_time or one.is_heading or other.is_heading or wording(article, first) == wording(article, second)


def _one_subject(a: Figure, b: Figure) -> bool:
    x, y = folded(a.subject), folded(b.subject)
    least = _LEAST.get(a.lang, 6)
    if min(len(naming(a)), len(naming(b))) < least:
        return False
    if x == y:
        return True
    shorter = min(a.subject, b.subject, key=len)
    names_enough = a.lang == "zh" or len(shorter.split()) > 1
    return names_enough and bool({a.block, b.block} & {"headline", "lede"}) and (x.endswith(y) or y.endswith(x))


def _named(article: Article, *figures: Figure) -> bool:
    """Whether the sentence of each itself names the subject, rather than the one before it."""
    for figure in figures:
        sentence = article.document.text[slice(*figure.sentence)]
        own, said = set(words_of(figure.subject, figure.lang)), set(words_of(sentence, figure.lang))
        # A shared ending (电话、短信诈骗案) leaves a seam.
        if 4 * len(own & said) < 3 * len(own):
            return False
    return True


def _same_things(article: Article) -> Iterator[tuple[Figure, Figure]]:
    """Pairs that count the same things (70个大中城市), where the article counts these in only two ways."""
    text = article.document.text
    counted: dict[tuple[str | None, str], list[Figure]] = defaultdict(list)
    figures = [f for f in article.figures[:MOST_COMPARED] if f.lang == "zh" and f.quantity.kind == "count" and f.change == "none"]
    nouns = {f.start: _NOT_A_WORD.sub("", text[f.end : f.end + _NOUN_REACH].partition("\n")[0]) for f in figures}
    for figure in figures:
        noun = _NOUN.match(nouns[figure.start])
        if noun is not None and figure.quantity.low > 2:
            nouns[figure.start] = noun[0]
            counted[figure.quantity.unit, noun[0][:_SHORT_NAME]].append(figure)
    for group in counted.values():
        values = Counter(figure.quantity.low for figure in group)
        if len(values) != 2 or not all(f.quantity.approx == "exact" for f in group):
            continue
        (usual, often), (odd, once) = values.most_common(2)
        known = next(f for f in group if f.quantity.low == usual)
        other = next(f for f in group if f.quantity.low == odd)
        if known.sentence == other.sentence or once != 1 or not is_slip(known.quantity, other.quantity):
            continue
        if any(_value(f) == _value(other) for f in figures if f is not other and f.start not in {g.start for g in group}):
            # 抓获嫌疑人4名 … 4名犯罪嫌疑人: both numbers are told twice.
            continue
        shared = _shared_beginning(nouns[known.start], nouns[other.start])
        # Most mentions agree, or the name is too long to be of another set, or the number too long to come twice.
        long_number = written_digits(known.quantity) >= 3
        if shared >= (_SHORT_NAME if long_number else _NAME if often > 1 else _LONG_NAME):
            yield known, other


def _shared_beginning(a: str, b: str) -> int:
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _same_place_in_order(article: Article) -> Iterator[tuple[Figure, Figure]]:
    """Pairs of figures of which one ("600th home run") counts the same events as the other."""
    text = article.document.text
    ordinals = [f for f in article.figures if f.lang != "zh" and f.quantity.kind == "ordinal" and f.quantity.low >= 100]
    for first, second in combinations(ordinals[:MOST_COMPARED], 2):
        if first.sentence == second.sentence or not is_slip(first.quantity, second.quantity):
            continue
        a, b = (set(words_of(" ".join(text[f.end : f.end + 40].split()[:3]), f.lang)) for f in (first, second))
        if len(a & b) >= 2:
            yield first, second


def _same_company(article: Article) -> Iterator[tuple[Figure, Figure]]:
    """Pairs that stand beside the same other figure in two sentences: …2 million voters and a turnout of 58%."""
    rows = [row for row in sentences(article) if 1 < len(row.figures) <= _MAX_ROW and row.figures[0].block != "table"]
    holding: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, row in enumerate(rows[:MOST_COMPARED]):
        for value in {_value(figure) for figure in row.figures if _is_telling(figure)}:
            holding[value].append(index)
    for one, other in sorted({pair for indexes in holding.values() if len(indexes) <= 4 for pair in combinations(indexes, 2)}):
        yield from _odd_ones(article, rows[one], rows[other])


def _is_telling(figure: Figure) -> bool:
    """Whether it says something that the same value stands twice: 58%, 2 million, but not three."""
    return written_digits(figure.quantity) > 1 or figure.quantity.place >= 1000


def _value(figure: Figure) -> tuple[object, ...]:
    quantity = figure.quantity
    return quantity.low, quantity.high, quantity.unit, quantity.kind, figure.change


def _odd_ones(article: Article, one: Sentence, other: Sentence) -> Iterator[tuple[Figure, Figure]]:
    """The figures of two sentences that differ by a slip and have the same neighbours."""
    mine, theirs = [_value(figure) for figure in one.figures], [_value(figure) for figure in other.figures]
    common = {value for value in mine if value in theirs}
    if said("average", one.lang, one.words) != said("average", other.lang, other.words):
        return
    shared = _words_shared(one, other)
    for i, first in enumerate(one.figures):
        for j, second in enumerate(other.figures):
            if mine[i] in common or theirs[j] in common or not _differ(first, second):
                continue
            neighbours = [(_at(mine, i + step), _at(theirs, j + step)) for step in (-2, -1, 1, 2)]
            beside = sum(a is not None and a == b for a, b in neighbours)
            named = _before(one, i) == _before(other, j) or folded(first.subject) == folded(second.subject)
            named = named and overlap(first.subject, second.subject, first.lang) * 2 > 1
            named = named or (first.quantity.kind == "count" and first.quantity.unit is not None and first.lang != "zh")
            one_context, other_context = context(article, first), context(article, second)
            in_heading = one_context.is_heading or other_context.is_heading
            certain = shared >= 2 if beside > 1 else beside and named and in_heading and shared >= _TOLD_AGAIN
            if certain and one_context.is_of_one_time(other_context):
                yield first, second


def _words_shared(one: Sentence, other: Sentence) -> int:
    """How many words of weight two sentences share; in Chinese, pairs of characters."""
    least = 2 if one.lang == "zh" else 4
    shared = set(words_of(one.words, one.lang)) & set(words_of(other.words, other.lang))
    return sum(len(word) >= least and not any(map(str.isdigit, word)) for word in shared)


def _at(values: list[tuple[object, ...]], index: int) -> tuple[object, ...] | None:
    return values[index] if 0 <= index < len(values) else None


def _differ(first: Figure, second: Figure) -> bool:
    a, b = first.quantity, second.quantity
    return (a.kind, a.unit, first.change) == (b.kind, b.unit, second.change) and a.kind in _KINDS and is_slip(a, b)


def _before(sentence: Sentence, index: int) -> str:
    """The last words before a figure."""
    words = sentence.lead(index)
    found = folded(words[-4:]) if sentence.lang == "zh" else " ".join(words.casefold().split()[-2:])
    return found or f"{sentence.start}:{index}"


_WAYS_TO_BE_THE_SAME = (_same_subject, _same_things, _same_place_in_order, _same_company, with_one_core, with_one_long_number)
