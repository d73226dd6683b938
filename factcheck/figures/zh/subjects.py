"""Subjects of Chinese figures: the words that a person would use to name each figure of a sentence."""

from __future__ import annotations

import re
from functools import cache

from factcheck.figures.amount import Amount
from factcheck.figures.language import Cue
from factcheck.figures.tables import any_of, read_table
from factcheck.figures.zh.judging import begins_levels

# Long enough to tell figures apart, short enough to write into a claim.
MAX_SUBJECT = 24

_CLAUSE_START = re.compile(r"[，。；：！？!?;\n]|,(?![0-9])")
_DATES = re.compile(
    r"^(?:(?:20|19)?[0-9]{2} ?年(?:[0-9]{1,2} ?月(?:[0-9]{1,2} ?日)?(?:份)?)?|[0-9]{1,2}月(?:份|[0-9]{1,2}日)?"
    r"|(?:上|下)半年|[一二三四前]{1,2}季度"
    r"|[0-9]{1,2}[-—–至][0-9]{1,2}月(?:份)?|今年以来|去年以来|截至[^，]{0,10}|本月|当月|当日|昨日|今天|近日)[，,]?"
)
_LIST = re.compile(r"[、和与及與]|以及")
_ONLY_COMMA = re.compile(r"、")
_PREPOSITION = re.compile("(?<=..)(?:[由从自以把将报]|是(?:上年|去年)?的?|报每.)$")
# 按不变价格计算, 截至年底: such a clause names no figure.
_ASIDE = re.compile("^(?:按|据|经|扣除|剔除|截至|截止)[^的]*$")
_NOUN = re.compile(r"[^，。；：！？、（）()\s0-9０-９“”\"]{1,12}")
_QUOTES = '“”"‘’「」『』《》'


@cache
def _filler() -> re.Pattern[str]:
    words = [word for word, (role,) in read_table("factcheck.figures.zh", "particles.txt") if role in ("filler", "level")]
    return re.compile(rf"(?:{any_of(words)}|\s){{0,6}}")


@cache
def _adverbs() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Words cut from the end, and from the beginning of a subject; and where the noun behind a measure word ends."""
    ends, begins, whole = [], [], []
    for word, (role,) in read_table("factcheck.figures.zh", "particles.txt"):
        if role == "adverb":
            ends.append(word)
        elif role == "opener":
            begins.append(word)
        elif role == "whole":
            whole.append(word)
    stop = [word for word in ends if len(word) > 1] + list("均已在被将与和为是的")
    return (
        re.compile(f"(?:{any_of(ends)}|[，、：:（(“\\s])+$"),
        re.compile(f"^(?:(?!{any_of(whole)})(?:{any_of(begins)})|[，、：:）)”\\s　])+"),
        re.compile(any_of(stop)),
    )


def subjects(text: str, start: int, end: int, amounts: list[Amount], cues: list[Cue]) -> list[tuple[str, bool]]:
    """The subject of each amount of the sentence text[start:end], and whether its place in a 分别 list is certain."""
    found: list[tuple[str, bool]] = []
    index = 0
    before = ""
    aligning = [cue for cue in cues if cue.role == "each"]
    while index < len(amounts):
        floor = amounts[index - 1].end if index else start
        each = [cue for cue in aligning if floor <= cue.start < amounts[index].start]
        size = _list_size(text, amounts, index) if each else 1
        if size > 1:
            clause = _clause_start(text, floor, each[-1].start)
            names = _items(_head(text, clause, each[-1].start, cues), size)
            if (
                names is None
                and index
                and _counts(amounts[index - 1], size)
                and amounts[index - 1].start >= _clause_start(text, start, floor)
            ):
                # A、B、C三家公司净利润分别为…: the list stands before its count.
                counted = amounts[index - 1]
                names = _items(text[_clause_start(text, start, counted.start) : counted.start], size)
            if names is None and not _trim(_head(text, clause, each[-1].start, cues)) and clause > floor:
                # 有教师、医生，分别为46人及38人: the list ends the clause before.
                names = _items(text[_clause_start(text, floor, clause - 1) : clause - 1], size)
            if names is None:
                whole = _trim(_head(text, clause, each[-1].start, cues)) or before
                found += [(whole, False)] * size
            else:
                found += [(name or before, True) for name in names]
            before = found[-1][0]
            index += size
            continue
        subject = _counted(text, amounts[index], end, cues) or _subject(text, floor, amounts[index], cues) or before
        found.append((subject, True))
        before = subject or before
        index += 1
    return found


def _counts(amount: Amount, size: int) -> bool:
    return amount.quantity.kind == "count" and amount.quantity.low == size


def _list_size(text: str, amounts: list[Amount], index: int) -> int:
    """How many amounts from `index` on are members of one list."""
    size = 1
    while index + size < len(amounts):
        gap = text[amounts[index + size - 1].end : amounts[index + size].start].strip()
        if gap not in ("、", "和", "与", "及", "以及", "，", ",", "與"):
            break
        size += 1
    return size


def _clause_start(text: str, floor: int, at: int) -> int:
    start = floor
    for match in _CLAUSE_START.finditer(text, floor, at):
        start = match.end()
    return start


def _head(text: str, start: int, end: int, cues: list[Cue]) -> str:
    """The words before the first basis of comparison or word of change that governs the amount."""
    for cue in cues:
        if cue.start >= end:
            break
        if cue.start > start and cue.role in ("basis", "other_basis", "each"):
            return text[start : cue.start]
        if cue.start == start and cue.role in ("basis", "topic", "other_basis"):
            return _head(text, cue.end, end, cues) if cue.role == "topic" else ""
    return text[start:end]


def _subject(text: str, floor: int, amount: Amount, cues: list[Cue]) -> str:
    """The words of the clause before the amount; of the clause before it where this one has none."""
    end = amount.start
    for cue in reversed(cues):
        # A word of change right before the amount is no part of its name.
        if floor <= cue.start < end and cue.role in ("verb", "noun", "transitive", "compare", "level"):
            if not _filler().fullmatch(text, cue.end, end):
                break
            end = cue.start
    start = _clause_start(text, floor, end)
    head = _head(text, start, end, cues)
    subject = _trim(head)
    if not subject and start > floor and not _counting(amount):
        earlier = _clause_start(text, floor, start - 1)
        subject = _trim(_head(text, earlier, start - 1, cues))
    return subject


def _counting(amount: Amount) -> bool:
    return amount.quantity.kind == "count"


def _counted(text: str, amount: Amount, end: int, cues: list[Cue]) -> str:
    """The noun behind a measure word: 6次集群战役."""
    if amount.quantity.kind != "count" or begins_levels(text, amount.start, amount.end):
        return ""
    match = _NOUN.match(text, amount.end, end)
    if match is None:
        return ""
    following = next((cue for cue in cues if amount.end <= cue.start < match.end() and len(text[cue.start : cue.end]) > 1), None)
    noun = text[amount.end : following.start] if following is not None else match[0]
    stop = _adverbs()[2].search(noun)
    return noun[: stop.start()] if stop else noun


def _trim(head: str) -> str:
    """The head without dates, openers and adverbs, at most `MAX_SUBJECT` characters from its end."""
    ends, begins, _ = _adverbs()
    previous = None
    subject = head.strip()
    if _ASIDE.match(subject):
        return ""
    for _ in range(4):
        if subject == previous:
            break
        previous = subject
        subject = _DATES.sub("", subject)
        subject = begins.sub("", subject)
        subject = _PREPOSITION.sub("", ends.sub("", subject))
    return subject[-MAX_SUBJECT:].strip(_QUOTES + " 　")


def _items(head: str, size: int) -> list[str] | None:
    """The `size` subjects of a list before 分别, or None where their number differs.

    电话、短信、网络诈骗发案数 shares its tail: where the members in the middle are shorter than the last one, what is left over
    of the last belongs to all of them, and what is left over of the first likewise.
    """
    head = _trim(head)
    for separator in (_ONLY_COMMA, _LIST):
        parts = [part.strip() for part in separator.split(head)]
        if len(parts) == size and all(parts):
            return _with_shared_ends(parts)
    return None


def _with_shared_ends(parts: list[str]) -> list[str]:
    of = parts[-1].find("的")
    if of > 0 and not any("的" in part for part in parts[:-1]):
        return [*(part + parts[-1][of:] for part in parts[:-1]), parts[-1]]
    middle = {len(part) for part in parts[1:-1]}
    if len(middle) != 1 or middle == {1}:
        return parts
    width = middle.pop()
    prefix, tail = parts[0][:-width], parts[-1][width:]
    if len(parts[0]) < width or not tail:
        return parts
    return [prefix + part + tail for part in (parts[0][-width:], *parts[1:-1], parts[-1][:width])]
