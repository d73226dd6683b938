"""FC117: a count differs from the number of items listed beside it.

Why: an item is added to a list and its count forgotten.  Judged only where the list is complete (no 等, no "such as"), stands
right beside the count, and every way of counting its items disagrees.

Objects:  三个国家（法国、西班牙、意大利、马耳他）   three countries (France, Spain, Italy and Malta)
Passes:   四个国家（法国、西班牙、意大利、马耳他）   three countries, including France
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.figures import Article
from factcheck.model import Figure
from factcheck.rules._registry import Violation, rule
from factcheck.rules._sentences import Sentence, sentences
from factcheck.wording import say

_MOST = 12
_CLASSIFIERS = frozenset("个家名位項项")
# Names of one kind are about equally long; a longer first one has words of the sentence in it.
_MOST_UNEVEN = 4
_BEHIND_ZH = re.compile(r"[\u4e00-\u9fff]{0,8}[（(](?P<list>[^（）()。；：:，,0-9“”]{2,120})[）)]")
_NO_ITEM = "，。；：:,（）()“”0-9的"
_BEFORE_ZH = re.compile(rf"(?:^|[，。；：,（(]|[在由对为向])(?P<list>[^{_NO_ITEM}]{{1,80}}、[^{_NO_ITEM}]{{1,30}})$")
_BEHIND_EN = re.compile(
    r"\s+[a-z]+(?:\s+[a-z]+)?\s*(?:[(](?P<inside>[^()]{5,160})[)]"
    r"|(?:\s[–—]|:)\s*(?P<open>[A-Z][^.;:()–—]{5,160})(?:\s[–—]|\.(?:\s|$)|$))"
)
_ITEM_EN = re.compile(r"(?:(?:the|of)\s+)?[A-Z][\w'’.&-]*(?:\s+(?:(?:the|of|de|da|du|la|al)\s+)?[A-Z0-9][\w'’.&-]*){0,4}")
_OPEN_ENDED = re.compile(
    r"等|例如|比如|如|包括|分别|以及其他|其他|各"
    r"|\b(?:such as|including|e\.g\.|etc|among|for example|mostly|mainly|others?|in|who|which|that)\b"
)
# 11省（自治区、直辖市）: what else is counted among the eleven, and no list of them.
_KINDS_OF_PLACE = frozenset({"自治区", "直辖市", "兵团", "特别行政区", "自治州", "地区", "自治县", "市辖区", "自治旗", "街道"})
_AND_ZH = re.compile(r"和|与|及|以及|暨")


@rule("FC117", "listed-items", summary="a count differs from the number of items listed beside it")
def listed_items(article: Article) -> Iterator[Violation]:
    """Counts whose list has another number of items, however they are counted."""
    for sentence in sentences(article):
        for index, figure in enumerate(sentence.figures):
            if not _is_small_count(figure):
                continue
            listed = _chinese(sentence, index) if sentence.lang == "zh" else _english(sentence, index)
            if listed is None:
                continue
            items, ways = listed
            if ways and figure.quantity.low not in ways:
                count = max(ways)
                problem = say("{figure}, but {count} are listed: {items}", figure=figure.quote, count=count, items=items)
                yield Violation.at(
                    figure, problem, expected=str(count), working=say("{count} items: {items}", count=count, items=items)
                )


def _is_small_count(figure: Figure) -> bool:
    quantity = figure.quantity
    exact = quantity.approx == "exact" and not quantity.is_range and figure.change == "none"
    return quantity.kind == "count" and exact and 2 <= quantity.low <= _MOST and quantity.low % 1 == 0


def _chinese(sentence: Sentence, index: int) -> tuple[str, set[int]] | None:
    behind = _BEHIND_ZH.match(sentence.text, sentence.figures[index].end, sentence.end)
    if behind is not None and "、" in behind["list"]:
        return _counted_zh(behind["list"])
    # A list that a figure interrupts has no beginning; the end of the last item is known by the length of the others.
    if index and sentence.figures[index - 1].end > sentence.figures[index].clause[0]:
        return None
    before = _BEFORE_ZH.search(sentence.lead(index))
    if before is None:
        return None
    lengths = [len(item) for item in before["list"].split("、")]
    if lengths[-1] > max(lengths[:-1]) or max(lengths) - min(lengths) > _MOST_UNEVEN:
        return None
    counted = _counted_zh(before["list"])
    # A count may be of the last item only (拉美、非洲、中亚五国); three things cannot be four, though.
    figure = sentence.figures[index]
    certain = counted is not None and figure.quantity.unit in _CLASSIFIERS and figure.quantity.low < min(counted[1])
    return counted if certain else None


def _counted_zh(items: str) -> tuple[str, set[int]] | None:
    if _OPEN_ENDED.search(items):
        return None
    parts = items.split("、")
    if any(not 2 <= len(part.strip()) <= 15 for part in parts) or _KINDS_OF_PLACE.issuperset(parts):
        return None
    # Any of the words for "and" may part two items or be part of a name.
    most = sum(len(_AND_ZH.split(part)) for part in parts)
    return items, set(range(len(parts), most + 1))


def _english(sentence: Sentence, index: int) -> tuple[str, set[int]] | None:
    match = _BEHIND_EN.match(sentence.text, sentence.figures[index].end, sentence.end)
    items = (match["inside"] or match["open"]) if match is not None else ""
    if not items or _OPEN_ENDED.search(items):
        return None
    parts = [part for part in re.split(r",\s+(?:and\s+)?|\s+and\s+", items.strip()) if part]
    if len(parts) < 2 or not re.search(r"\band\b", items) or not all(_ITEM_EN.fullmatch(part) for part in parts):
        return None
    # The one "and" of a list stands before its last item; a second one is part of a name.
    inside_names = len(re.findall(r"\band\b", items)) - 1
    return items, set(range(len(parts) - inside_names, len(parts) + 1))
