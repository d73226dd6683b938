"""FC106: a share does not fit the part and the whole stated beside it.

Why: part, whole and share are three ways to say two things; when one is updated and the others are not, it shows.

Objects:  在500家企业中，有120家亏损，占30%。   Of 500 firms, 120, or 30%, made a loss.
Passes:   在500家企业中，有120家亏损，占24%。   Of 500 firms, 120, or 24%, made a loss.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from factcheck.checkers import Article
from factcheck.model import Figure, Interval, Rounding
from factcheck.rules._change import rounded
from factcheck.rules._doubt import fits, stands_for
from factcheck.rules._registry import Violation, rule
from factcheck.rules._sentences import Sentence, sentences
from factcheck.wording import joined, say

_COUNTS = frozenset({"count", "money", "measure"})
_WITHIN_ZH = re.compile(r"^[^，。；：0-9]{0,12}中[，,]?[^。；0-9]{0,12}$")
_SHARE_ZH = re.compile(r"^[^。；，：0-9]{0,12}[，,（(]?(?:约|共|即)?占(?:比|总数|全部|总量|到)?(?:的|为|约|了|达|近)*$")
_OF_EN = re.compile(r"^(?:\s+\w+){0,2}\s+(?:out\s+)?of\s+(?:(?:the|a total of|all|its|their)\s+){0,2}$", re.IGNORECASE)
_WHOLE_EN = re.compile(r"(?:^|[,;(]\s*)(?:out )?of\s+(?:(?:the|a total of|all|its|their)\s+){0,2}$", re.IGNORECASE)
_SHARE_EN = re.compile(
    r"^(?:\s+[\w'-]+){0,4}\s*(?:,?\s+or\s+|\s*[(（]|,\s+(?:that is|i\.e\.),?\s+)(?:about\s+|some\s+)?$", re.IGNORECASE
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
                result = _percent(part, whole, "rounded")
                yield Violation.at(
                    share,
                    say(
                        "{share} does not fit: {part} of {whole} is {percent}%",
                        share=share.quote,
                        part=part.quote,
                        whole=whole.quote,
                        percent=rounded(result),
                    ),
                    expected=joined("", [rounded(result), "%"]),
                    working=joined("", [f"{part.quote} / {whole.quote} x 100 = ", rounded(result), "%"]),
                    others=(part, whole),
                )


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
        first, second, share = figures[index - 2 : index + 1]
        if share.quantity.kind != "percent" or share.quantity.is_range or share.change != "none":
            continue
        opening, middle, last = sentence.before(index - 2), sentence.before(index - 1), sentence.before(index)
        if sentence.lang == "zh":
            if _WITHIN_ZH.match(middle) and _SHARE_ZH.match(last):
                yield second, first, share
        elif _SHARE_EN.match(last):
            if _OF_EN.match(middle):
                yield first, second, share
            elif _WHOLE_EN.search(opening) and len(middle) <= 40:
                yield second, first, share
