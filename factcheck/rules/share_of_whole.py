"""FC106: a share does not fit the part and the whole stated beside it.

Why: part, whole and share are three ways to say two things; when one is updated and the others are not, it shows.

Objects:  在500家企业中，有120家亏损，占30%。   Of 500 firms, 120, or 30%, made a loss.   男412人，占61.5%；女388人，占48.5%。
Passes:   在500家企业中，有120家亏损，占24%。   Of 500 firms, 120, or 24%, made a loss.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial, reduce
from operator import add

from factcheck.figures import Article
from factcheck.model import Figure, Interval, Rounding
from factcheck.rules._change import rounded
from factcheck.rules._doubt import fits, stands_for
from factcheck.rules._groups import make_up_the_whole
from factcheck.rules._registry import Violation, rule
from factcheck.rules._sentences import Sentence, sentences
from factcheck.wording import joined, say

_LEAST = 2
_COUNTS = frozenset({"count", "money", "measure"})
_WITHIN_ZH = re.compile(r"^[^，。；：0-9]{0,12}中[，,]?[^。；0-9]{0,12}$")
_SHARE_ZH = re.compile(r"^[^。；，：0-9]{0,12}[，,（(]?(?:约|共|即)?占(?:比|总数|全部|总量|到)?(?:的|为|约|了|达|近)*$")
# 120家，占500家企业的24%
_OF_ZH = re.compile(r"^[^。；，：0-9]{0,8}[，,]?约?占(?:全[部市县区省国]|参与|受访|所有)?的?$")
_OF_WHOLE_ZH = re.compile(r"^[^。；，：0-9占]{0,12}的(?:约|近)?$")
# Between a whole and its first part; between a share and the next part.
_AMONG_ZH = re.compile(r"^[^。；，：0-9占]{0,12}[，,：（(]其中[，,]?[^。；，0-9占]{0,14}$")
_NEXT_ZH = re.compile(r"^[）)]?[；;，,、][^。；，0-9占其]{0,14}$")
_OF_EN = re.compile(r"^(?:\s+\w+){0,2}\s+(?:out\s+)?of\s+(?:(?:the|a total of|all|its|their)\s+){0,2}$", re.IGNORECASE)
_WHOLE_EN = re.compile(r"(?:^\s*|[,;(]\s*)(?:out )?of\s+(?:(?:the|a total of|all|its|their)\s+){0,2}$", re.IGNORECASE)
_SHARE_EN = re.compile(
    r"^(?:\s+[\w'-]+){0,4}\s*(?:,?\s+or\s+|\s*[(（]|,\s+(?:that is|i\.e\.|representing|accounting for|equal to),?\s+)"
    r"(?:about\s+|some\s+)?$",
    re.IGNORECASE,
)


@rule("FC106", "share-of-whole", summary="a share does not fit the part and the whole stated beside it")
def share_of_whole(article: Article) -> Iterator[Violation]:
    """Shares that part / whole cannot make."""
    for sentence in sentences(article):
        for part, whole, share in _triples(sentence):
            if not _comparable(part, whole):
                continue
            try:
                misfit = not fits(partial(_percent, part, whole), stands_for(share))
            except ZeroDivisionError:
                continue
            if misfit:
                yield _violation(share, part, whole.quote, _percent(part, whole, "rounded"), (part, whole))
        yield from _of_groups(sentence)


def _of_groups(sentence: Sentence) -> Iterator[Violation]:
    """Shares of parts that are known to be all, with no whole stated: 男性412人，占51.2%；女性448人，占48.8%."""
    rows = [
        (sentence.figures[index], sentence.figures[index + 1], sentence.before(index))
        for index in range(len(sentence.figures) - 1)
        if _is_share(sentence.figures[index + 1])
        and (_SHARE_ZH if sentence.lang == "zh" else _SHARE_EN).match(sentence.before(index + 1))
    ]
    parts = [part for part, _, _ in rows]
    names = [name if sentence.lang == "zh" else sentence.after(sentence.figures.index(part)) for part, _, name in rows]
    if len(rows) < _LEAST or not make_up_the_whole(names, sentence.lang) or not all(_comparable(part, part) for part in parts):
        return
    if sentence.lang == "zh" and any(part.quantity.unit != parts[0].quantity.unit for part in parts):
        return
    for part, share, _ in rows:
        if not fits(partial(_percent_of_all, part, parts), stands_for(share)):
            whole = " + ".join(each.quote for each in parts)
            yield _violation(share, part, whole, _percent_of_all(part, parts, "rounded"), tuple(parts))


def _violation(share: Figure, part: Figure, whole: str, result: Interval, others: tuple[Figure, ...]) -> Violation:
    percent = rounded(result)
    needed = joined("", [percent, "%"])
    return Violation.at(
        share,
        say(
            "{share} does not fit: {part} of {whole} is {percent}%",
            share=share.quote, part=part.quote, whole=whole, percent=percent,
        ),
        expected=needed,
        working=joined("", [f"{part.quote} / {f'({whole})' if ' + ' in whole else whole} x 100 = ", needed]),
        others=others,
    )  # fmt: skip


def _percent_of_all(part: Figure, parts: Sequence[Figure], rounding: Rounding) -> Interval:
    rest = [stands_for(other, rounding, parts) for other in parts if other is not part]
    own = stands_for(part, rounding, parts)
    return (own / reduce(add, rest, own)).as_percent()


def _percent(part: Figure, whole: Figure, rounding: Rounding) -> Interval:
    return (stands_for(part, rounding, (whole,)) / stands_for(whole, rounding, (part,))).as_percent()


def _comparable(part: Figure, whole: Figure) -> bool:
    a, b = part.quantity, whole.quantity
    if not {a.kind, b.kind} <= _COUNTS or part.change != "none" or whole.change != "none" or a.is_range or b.is_range:
        return False
    # English counts have no measure word that must agree.
    same = a.unit == b.unit or (part.lang != "zh" and a.kind == b.kind == "count")
    return same and 0 < a.low <= b.low


def _triples(sentence: Sentence) -> Iterator[tuple[Figure, Figure, Figure]]:
    """(part, whole, share) as the sentence relates them."""
    figures = sentence.figures
    for index in range(2, len(figures)):
        opening, middle, last = sentence.before(index - 2), sentence.before(index - 1), sentence.before(index)
        first, second, third = figures[index - 2 : index + 1]
        if sentence.lang == "zh":
            if _is_share(third) and _WITHIN_ZH.match(middle) and _SHARE_ZH.match(last):
                yield second, first, third
            elif _is_share(third) and _OF_ZH.match(middle) and _OF_WHOLE_ZH.match(last):
                yield first, second, third
            elif _is_share(third) and _SHARE_ZH.match(last) and (whole := _broken_down(sentence, index - 1)) is not None:
                yield second, whole, third
        elif _is_share(third) and _SHARE_EN.match(last):
            if _OF_EN.match(middle):
                yield first, second, third
            elif _WHOLE_EN.search(opening) and len(middle) <= 40:
                yield second, first, third
        elif _is_share(second) and _SHARE_EN.match(middle) and _OF_EN.match(last):
            yield first, third, second


def _is_share(figure: Figure) -> bool:
    return figure.quantity.kind == "percent" and not figure.quantity.is_range and figure.change == "none"


def _broken_down(sentence: Sentence, part: int) -> Figure | None:
    """The whole that a part belongs to: 共540件，其中民事310件，占57.4%；刑事230件，占42.6%."""
    figures = sentence.figures
    while part >= 1:
        gap = sentence.before(part)
        if _AMONG_ZH.match(gap):
            return figures[part - 1]
        # The part before this one, with its own share.
        if part < 3 or not (_NEXT_ZH.match(gap) and _is_share(figures[part - 1]) and _SHARE_ZH.match(sentence.before(part - 1))):
            return None
        part -= 2
    return None
