"""FC110: 分别 or "respectively" joins lists of different lengths.

Why: a name or a figure was dropped, so the reader gives every figure behind the gap to the wrong name.  Objected to only where
every way of counting the names disagrees with the number of figures.

Objects:  甲、乙、丙三市分别增长5.2%、4.1%。   Exports and imports rose 5%, 4% and 3%, respectively.
Passes:   甲、乙两市分别增长5.2%、4.1%。     Exports and imports rose 5% and 4%, respectively.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.figures import Article
from factcheck.rules._registry import Violation, rule
from factcheck.rules._sentences import Sentence, sentences
from factcheck.wording import say

_EACH_ZH = re.compile(r"分别")
_EACH_EN = re.compile(r"[,\s]+respectively\b", re.IGNORECASE)
_GAP_ZH = re.compile(r"\s*(?:、|，|,|和|与|及|以及)\s*")
_GOES_ON_ZH = re.compile(r"\s*(?:、|和|与|及|以及|，)\s*(?:约|近|超)?[0-9一二两三四五六七八九十百]")
_GAP_EN = re.compile(r"(?:\s+[a-z]+){0,2}(?:\s*,\s*(?:and\s+)?|\s+and\s+)(?:by\s+|to\s+)?", re.IGNORECASE)
_CLAUSE = re.compile(r"[，。；：！？!?;\n]|,(?![0-9])")
_COUNT_WORD = {name: value for value, name in enumerate("两三四五六七八九", 2)}
_COUNTED = re.compile(r"[两三四五六七八九](?=[个大类项种家省市县区国地者方])")
# Words that show a head to be more than a plain list of names.
_NOT_A_LIST = re.compile(r"[的等“”（）()《》]|同比|环比|比|较|其中")
_NAME_EN = r"(?:the\s+)?[\w'’&-]+(?:\s+[\w'’&-]+){0,3}"
_TWO_EN = re.compile(rf"(?:^|[.;:]\s+){_NAME_EN}\s+and\s+{_NAME_EN}$", re.IGNORECASE)
_OPENER_EN = re.compile(r"(?:in|on|at|for|during|among|of|from|by|with|meanwhile|however|last|this)\b", re.IGNORECASE)
_VERB_EN = re.compile(
    r"\s+(?:rose|fell|grew|increased|decreased|declined|dropped|gained|lost|climbed|jumped|were|are|was|is|had|have|won|scored)\b",
    re.IGNORECASE,
)


@rule("FC110", "unequal-lists", summary='分别 or "respectively" joins lists of different lengths')
def unequal_lists(article: Article) -> Iterator[Violation]:
    """Lists of figures that have more or fewer members than their list of names."""
    for sentence in sentences(article):
        for first, size, names in _chinese(sentence) if sentence.lang == "zh" else _english(sentence):
            figures = sentence.figures[first : first + size]
            if names and size not in names and size > 1:
                count = min(names)
                word = "分别" if sentence.lang == "zh" else "respectively"
                yield Violation(
                    figures[0].start,
                    figures[-1].end,
                    say('"{word}" joins {count} names and {size} figures', word=word, count=count, size=size),
                    expected=say("{count} figures", count=count),
                    found=sentence.text[figures[0].start : figures[-1].end],
                    figures=figures,
                )


def _list_from(sentence: Sentence, first: int, gap: re.Pattern[str]) -> int:
    """How many figures from `first` on form one list of one kind."""
    kind = sentence.figures[first].quantity.kind
    size = 1
    while first + size < len(sentence.figures):
        figure = sentence.figures[first + size]
        if not gap.fullmatch(sentence.before(first + size)) or figure.quantity.kind != kind:
            break
        size += 1
    return size


def _chinese(sentence: Sentence) -> Iterator[tuple[int, int, set[int]]]:
    for index in range(len(sentence.figures)):
        before = sentence.before(index)
        each = list(_EACH_ZH.finditer(before))
        if not each or _CLAUSE.search(before, each[-1].end()):
            continue
        head = _head(sentence, index, each[-1].start())
        size = _list_from(sentence, index, _GAP_ZH)
        # A list that goes on with something that was not read as a figure has an unknown length.
        rest = sentence.after(index + size - 1)
        if _NOT_A_LIST.search(head) or "、" not in head or _GOES_ON_ZH.match(rest) or _GAP_ZH.fullmatch(rest):
            continue
        yield index, size, _ways_to_count(head)


def _head(sentence: Sentence, index: int, each: int) -> str:
    """The words of the clause before 分别, the count of the names (三市) included."""
    start = sentence.figures[index - 1].end if index else sentence.start
    if index and sentence.figures[index - 1].quantity.kind == "count":
        start = sentence.figures[index - 2].end if index > 1 else sentence.start
    end = (sentence.figures[index - 1].end if index else sentence.start) + each
    words = sentence.text[start:end]
    clauses = [match.end() for match in _CLAUSE.finditer(words)]
    return words[(clauses[-1] if clauses else 0) :].strip()


def _ways_to_count(head: str) -> set[int]:
    """The numbers of names that a head can be taken to list; none where it does not end with its count or is no plain list."""
    counted = _COUNTED.search(head)
    ways = {head.count("、") + 1, len(re.split(r"、|和|与|及", head))}
    if counted is None:
        return ways if len(ways) == 1 else set()
    return ways | {_COUNT_WORD[counted[0]]}


def _english(sentence: Sentence) -> Iterator[tuple[int, int, set[int]]]:
    for index in range(len(sentence.figures)):
        size = _list_from(sentence, index, _GAP_EN)
        if size < 2 or not _EACH_EN.match(sentence.after(index + size - 1)):
            continue
        if index and _GAP_EN.fullmatch(sentence.before(index)):
            continue
        head = sentence.before(index)
        verb = _VERB_EN.search(head)
        names = head[: verb.start()].strip() if verb is not None else ""
        if _TWO_EN.search(names) and "," not in names:
            yield index, size, {2}
        elif _OPENER_EN.match(names) is None and re.fullmatch(rf"{_NAME_EN}(?:,\s+{_NAME_EN})+,?\s+and\s+{_NAME_EN}", names):
            yield index, size, {len(re.split(r",\s+(?:and\s+)?|\s+and\s+", names))}
