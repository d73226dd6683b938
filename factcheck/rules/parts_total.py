"""FC103: the parts of a total do not add up to it.

Why: a total is updated and its parts are not, or a part is mistyped.  Parts that exceed their total are always wrong; parts that
fall short are objected to only where they are known to be all (men and women, exports and imports).

Objects:  共录取540人，其中男生310人，女生250人。
Passes:   共录取540人，其中男生290人，女生250人。   …其中北京120人，上海80人。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import reduce
from operator import add

from factcheck.figures import Article
from factcheck.model import Figure, Interval, Rounding
from factcheck.rules._change import rounded
from factcheck.rules._doubt import fits, stands_for
from factcheck.rules._groups import make_up_the_whole
from factcheck.rules._registry import Violation, rule
from factcheck.rules._sentences import Sentence, sentences
from factcheck.rules._words import pattern, says
from factcheck.wording import joined, say

_KINDS = frozenset({"count", "money", "measure"})
_BESIDE = frozenset({"percent", "percentage_point", "multiple", "ordinal", "duration", "ratio"})
_AT_LEAST_PARTS = 2
# Between a total and the word that opens its parts: what is counted, a comma, no further statement.
_OTHER_ZH = re.compile(r"[。；;]|[，,][^其]")
_TO = re.compile(r"\s*(?:to|at|-|–|—|至|到)\s*")
_STATEMENT_ENDS = re.compile(r"[;；]")
_NOUN_EN = re.compile(r"[^.,;:()]{0,40}[,:(–—]?\s*")


@rule("FC103", "parts-total", summary="the parts of a total do not add up to it")
def parts_total(article: Article) -> Iterator[Violation]:
    """Totals whose parts exceed them, or, where all are named, fall short."""
    for sentence in sentences(article):
        for index in range(len(sentence.figures) - _AT_LEAST_PARTS):
            total, parts = sentence.figures[index], _parts(sentence, index)
            if len(parts) < _AT_LEAST_PARTS or (parts[0] == index + 1 and not _opens_parts(sentence, index)):
                continue
            figures = [sentence.figures[part] for part in parts]
            names = [sentence.before(part) + _noun(sentence, part) for part in parts]
            complete = make_up_the_whole(names, sentence.lang) and not says("rest", sentence.lang, "".join(names))
            if _misfit(total, figures, complete) and not _make_another(sentence, index, figures):
                yield _violation(total, figures, complete)
                break


def _opens_parts(sentence: Sentence, index: int) -> bool:
    """Whether a word such as 其中 or including stands between the total and the next figure."""
    words = sentence.after(index)
    match = pattern("part", sentence.lang).search(words)
    if match is None:
        return False
    between = words[: match.start()]
    if sentence.lang == "zh":
        return len(between) <= 12 and not _OTHER_ZH.search(between)
    return _NOUN_EN.fullmatch(between) is not None


def _parts(sentence: Sentence, index: int) -> list[int]:
    """The figures behind a total that can be its parts, up to the first that cannot."""
    total = sentence.figures[index]
    if total.quantity.kind not in _KINDS or total.quantity.is_range or not _opens_parts(sentence, index):
        return []
    found: list[int] = []
    depth = 0
    for later in range(index + 1, len(sentence.figures)):
        figure = sentence.figures[later]
        gap = sentence.before(later)
        depth += _depth(gap) if later > index + 1 else 0
        if depth > 0:
            # A breakdown in brackets is of the part before it.
            continue
        if depth < 0 or (found and _STATEMENT_ENDS.search(gap)):
            break
        if figure.quantity.kind in _BESIDE:
            # A share or a growth of the part before it.
            continue
        if found and (says("part", sentence.lang, gap) or says("again", sentence.lang, gap)):
            break
        if _TO.fullmatch(gap) or figure.quantity.low > total.quantity.high:
            # Two ends of a range, or something else altogether.
            return []
        if _same_thing(total, figure) and {figure.change, total.change} == {"up", "down"}:
            # 增加5.4万亿元，其中短期增加2万亿元，中长期增加4.6万亿元，票据减少1.2万亿元: what falls is taken off.
            return []
        if figure.quantity.is_range or figure.change != total.change or not _same_thing(total, figure):
            break
        found.append(later)
    return found


def _depth(words: str) -> int:
    """How many more brackets open than close."""
    return sum(words.count(char) for char in "(（[") - sum(words.count(char) for char in ")）]")


def _same_thing(total: Figure, part: Figure) -> bool:
    a, b = total.quantity, part.quantity
    if a.kind != b.kind:
        return False
    # Men and women are people, whatever an English count is counted in; in Chinese the measure word must be the same.
    return a.unit == b.unit or (a.kind == "count" and total.lang != "zh" and b.low > 1)


def _noun(sentence: Sentence, index: int) -> str:
    """The counted noun behind an English count: seven adults."""
    return sentence.after(index)[:24].split(",")[0].split(" and ")[0] if sentence.lang != "zh" else ""


def _sum(total: Figure, parts: Sequence[Figure], rounding: Rounding) -> Interval:
    return reduce(add, (stands_for(part, rounding, (total, *parts)) for part in parts))


def _misfit(total: Figure, parts: Sequence[Figure], complete: bool) -> bool:
    whole = stands_for(total, beside=parts)
    if fits(lambda rounding: _sum(total, parts, rounding), whole):
        return False
    if complete:
        return True
    low = _sum(total, parts, "rounded").low
    return whole.high is not None and low is not None and low > whole.high


def _make_another(sentence: Sentence, index: int, parts: Sequence[Figure]) -> bool:
    """Whether the parts are those of a figure further back: orders rose to 439 from 16 airlines, comprising …"""
    return any(not _misfit(other, parts, True) for other in sentence.figures[:index] if _same_thing(other, parts[0]))


def _violation(total: Figure, parts: Sequence[Figure], complete: bool) -> Violation:
    result = _sum(total, parts, "rounded")
    quotes = [part.quote for part in parts]
    plain = sum(part.quantity.low for part in parts)
    sides = {"total": total.quote, "parts": " + ".join(quotes), "sum": f"{plain:,f}"}
    return Violation.at(
        total,
        say("the parts do not make {total}: {parts} = {sum}", **sides)
        if complete
        else say("the parts exceed {total}: {parts} = {sum}", **sides),
        expected=rounded(result),
        working=joined("", [f"{' + '.join(quotes)} = ", rounded(result), f"; {total.quote}"]),
        others=tuple(parts),
    )
