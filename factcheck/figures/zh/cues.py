"""Cues of Chinese: words of change, bases of comparison, 分别; found by the longest word at each place."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from factcheck.figures.language import Cue, Role
from factcheck.figures.tables import read_table
from factcheck.model import Basis

_PACKAGE = "factcheck.figures.zh"
_MONTHS = re.compile(r"([0-9]{1,2}|[一二三四五六七八九十]{1,2})月份?(?:比|较|較|与|同)([0-9]{1,2}|[一二三四五六七八九十]{1,2})月份?(?:相比)?")
_HAN_MONTHS = {name: number for number, name in enumerate("一 二 三 四 五 六 七 八 九 十 十一 十二".split(), 1)}
# 较2024年同期; a comparison with something that is no basis we name (比2019年, 较昨天) still ends the reach of the last basis.
_SAME_PERIOD = re.compile(r"(?:比|较|較|与|同|和)[ ]?[0-9]{4}[ ]?年[ ]?(?:同期|同月|同季)|(?:比|较|較)(?:上|去|前)一?年(?:同期|同月|度)?")
_OTHER = re.compile(r"(?:比|较|較)(?!例|重|为|多|大|小|高|低|快|慢|强|好|率|值|如|分|赛|亚|特|利)(?=[^，。；、：\s]{1,14})")


@cache
def _table() -> tuple[dict[str, tuple[Role, int, Basis]], int]:
    words: dict[str, tuple[Role, int, Basis]] = {}
    for word, (against, *topic) in read_table(_PACKAGE, "bases.txt"):
        words[word] = ("topic" if topic else "basis", 0, cast(Basis, against))
    for word, (direction, form, *basis) in read_table(_PACKAGE, "changes.txt"):
        role = "level" if direction == "level" else form
        words[word] = (cast(Role, role), {"up": 1, "down": -1}.get(direction, 0), cast(Basis, basis[0] if basis else "none"))
    for word, (role,) in read_table(_PACKAGE, "particles.txt"):
        if role == "each":
            words[word] = ("each", 0, "none")
    return words, max(map(len, words))


@cache
def _pattern() -> re.Pattern[str]:
    words, _ = _table()
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)))


def cues(text: str, start: int, end: int) -> list[Cue]:
    """The cues of text[start:end], in order, without overlaps."""
    words, _ = _table()
    found = [Cue(m.start(), m.end(), *words[m[0]]) for m in _pattern().finditer(text, start, end)]
    special = [Cue(m.start(), m.end(), "basis", 0, _month_basis(m[1], m[2])) for m in _MONTHS.finditer(text, start, end)]
    special += [Cue(m.start(), m.end(), "basis", 0, "yoy") for m in _SAME_PERIOD.finditer(text, start, end)]
    special += [Cue(m.start(), m.end(), "other_basis") for m in _OTHER.finditer(text, start, end)]
    if not special:
        return found
    merged: list[Cue] = []
    for cue in sorted(found + special, key=lambda c: (c.start, -c.end)):
        if merged and cue.start < merged[-1].end:
            if cue.end <= merged[-1].end or merged[-1].role != "other_basis":
                continue
            merged.pop()
        merged.append(cue)
    return merged


def _month_basis(now: str, base: str) -> Basis:
    """7月份比6月份 compares with the month before."""
    return "mom" if (_month(now) - _month(base)) % 12 == 1 else "period"


def _month(written: str) -> int:
    return int(written) if written.isdigit() else _HAN_MONTHS.get(written, 0)
