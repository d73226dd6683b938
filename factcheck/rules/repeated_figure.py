"""FC102: the same thing is stated twice, with different figures.

Why: a figure is corrected in one place and forgotten in the other, or mistyped once.  Two figures are taken as the same
statement when unit, kind, direction, basis and subject agree and nothing around them (time, place, sort, plan or fact) differs.

Objects:  销售额达3.2亿元。…销售额达3.5亿元。
Passes:   一季度销售额达3.2亿元。…二季度销售额达3.5亿元。
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations

from factcheck.checkers import Article
from factcheck.checkers.units import same_unit
from factcheck.checkers.words import folded
from factcheck.model import Figure
from factcheck.rules._context import Context, context, naming, wording, words_of
from factcheck.rules._doubt import is_slip, same_value, significant_digits
from factcheck.rules._registry import Violation, rule

_KINDS = frozenset({"count", "money", "percent", "percentage_point", "measure", "multiple"})
# A subject shorter than this names too little to be sure.
_LEAST = {"zh": 4, "en": 8}
_NOUN = re.compile(r"[\u4e00-\u9fff]{4,20}")
_MAX_FIGURES = 400


@rule("FC102", "repeated-figure", summary="the same thing is stated twice with different figures")
def repeated_figure(article: Article) -> Iterator[Violation]:
    """Pairs of statements that say the same of the same, and differ."""
    told: set[int] = set()
    for first, second in [*_same_subject(article), *_same_things(article)]:
        if second.start in told:
            continue
        told.add(second.start)
        yield Violation.at(
            second,
            f"{second.quote} here, but {first.quote} in line {first.line} for the same: {first.subject or second.subject}",
            expected=first.quote,
            working=f"{first.quote} at {first.line}:{first.column}, {second.quote} at {second.line}:{second.column}",
            others=(first,),
        )


def _same_subject(article: Article) -> Iterator[tuple[Figure, Figure]]:
    """Pairs whose subject is the same, or the same with a word more in the headline."""
    groups: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in article.figures[:_MAX_FIGURES]:
        quantity = figure.quantity
        if quantity.kind in _KINDS and figure.aligned and not quantity.is_range and figure.block != "table":
            groups[figure.lang, quantity.kind, figure.change].append(figure)
    for group in groups.values():
        contexts = {figure.start: context(article, figure) for figure in group}
        for first, second in combinations(group, 2):
            if first.sentence == second.sentence or not same_unit(first.quantity, second.quantity):
                continue
            if same_value(first, second) or not is_slip(first.quantity, second.quantity):
                continue
            if not (_one_subject(first, second) and _one_basis(first, second) and _named(article, first) and _named(article, second)):
                continue
            one, other = contexts[first.start], contexts[second.start]
            if one.fits(other) and _is_certain(article, first, second, one, other):
                yield first, second


def _is_certain(article: Article, first: Figure, second: Figure, one: Context, other: Context) -> bool:
    """Whether the two are sure to be one statement: both of one time that is named, or one of them in a heading, or in one wording."""
    digits = min(significant_digits(first.quantity), significant_digits(second.quantity))
    same_time = bool(one.periods) and one.periods == other.periods
    if digits < 2:
        # 3% and 8% are a slip of nothing.
        return same_time and first.subject == second.subject
    return same_time or one.is_heading or other.is_heading or wording(article, first) == wording(article, second)


def _one_subject(a: Figure, b: Figure) -> bool:
    x, y = folded(a.subject), folded(b.subject)
    least = _LEAST.get(a.lang, 6)
    if min(len(naming(a)), len(naming(b))) < least:
        return False
    in_heading = {a.block, b.block} & {"headline", "lede"}
    return x == y or (bool(in_heading) and (x.endswith(y) or y.endswith(x)))


def _named(article: Article, figure: Figure) -> bool:
    """Whether the sentence itself names the subject, rather than the one before it."""
    sentence = article.document.text[slice(*figure.sentence)]
    own, said = set(words_of(figure.subject, figure.lang)), set(words_of(sentence, figure.lang))
    # A shared ending (电话、短信诈骗案) leaves a seam.
    return 4 * len(own & said) >= 3 * len(own)


def _one_basis(a: Figure, b: Figure) -> bool:
    return a.basis == b.basis or "none" in (a.basis, b.basis)


def _same_things(article: Article) -> Iterator[tuple[Figure, Figure]]:
    """Pairs that count the same things (70个大中城市), where the article counts these in only two ways."""
    text = article.document.text
    counted: dict[tuple[str | None, str], list[Figure]] = defaultdict(list)
    figures = [f for f in article.figures[:_MAX_FIGURES] if f.lang == "zh" and f.quantity.kind == "count" and f.change == "none"]
    nouns = {f.start: match[0] for f in figures if (match := _NOUN.match(text, f.end))}
    for figure in figures:
        if figure.start in nouns and figure.quantity.low > 2:
            counted[figure.quantity.unit, nouns[figure.start][:4]].append(figure)
    for group in counted.values():
        values = Counter(figure.quantity.low for figure in group)
        if len(values) != 2 or not all(f.quantity.approx == "exact" for f in group):
            continue
        (usual, often), (odd, once) = values.most_common(2)
        known = next(f for f in group if f.quantity.low == usual)
        other = next(f for f in group if f.quantity.low == odd)
        shared = _shared_beginning(nouns[known.start], nouns[other.start])
        # Either most mentions agree, or the name is too long to be of another set.
        if known.sentence != other.sentence and is_slip(known.quantity, other.quantity) and once == 1 and (often > 1 or shared >= 7):
            yield known, other


def _shared_beginning(a: str, b: str) -> int:
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
