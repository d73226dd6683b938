"""Whether a number is a figure at all, once its neighbourhood left that open."""

from __future__ import annotations

import re
from functools import cache

from factcheck.figures.tables import read_table
from factcheck.figures.zh.measurement import PERCENT, Measurement
from factcheck.figures.zh.numerals import Numeral
from factcheck.figures.zh.surroundings import ascii_letter
from factcheck.figures.zh.units import units

_INDEFINITE_BEFORE = frozenset("这那每另某同任哪唯统上下前后有成")
# 25-20, 3-1: a score or a code, not two figures.
_TO_OTHER_DIGITS = re.compile(r"[-－:：+][0-9]")
# 48及36, 1.2、3.4和5
_GOES_ON = re.compile(r"(?:[、和与及][0-9]{1,9}(?:\.[0-9]{1,4})?){1,6}(?![0-9.])")
_FROM_OTHER_DIGITS = re.compile(r"[0-9][-－:：]$")
# So many signs may stand beside a number that is alone in its text.
_FEW = 20
_DIGITS_ONLY = frozenset("零〇○一二三四五六七八九")
# Digits of cheques that are surnames too: 陆家, 伍名.
_NAMES_TOO = frozenset("伍陆")
_STATING = frozenset("为為是达達到至近约共有的计增减升降涨跌超逾过仅以从由即得报")
# Words that name a number as one: 观影人次65100000.
_NAMING = frozenset({"人数", "人次", "户数", "件数", "起数", "数量", "总数", "总量", "金额", "总额"})
# What stands between two levels of one thing: 从5上升到7%.
LEVELS = re.compile("[^，。；、：0-9]{0,4}[至到为]")
_GREATER = frozenset("大小高低")
_BEHIND_BARE = frozenset("和与及或至到而却间之以")


def is_figure(text: str, at: int, start: int, end: int, reading: Measurement, marked: bool) -> bool:
    """Whether a number without doubt about its neighbourhood is a figure: it needs a unit, or some sign that it is one."""
    numeral, unit = reading.numeral, reading.unit
    before = text[start - 1 : start] if start else ""
    if before == "第" or (before == "每" and not (unit is not None and unit.kind == "duration" and numeral.arabic)):
        return False
    if unit is None:
        return _is_bare_figure(text, at, start, end, numeral, marked)
    if numeral.bare and not marked and before != "达":
        return False
    lone = text[at] if numeral.end == at + 1 and not marked and unit.kind == "count" else ""
    if lone in _NAMES_TOO or (lone == "零" and unit.noun):
        return False
    if unit is PERCENT and text[reading.end - 1] == "折" and numeral.low == 100:
        return False
    if text[at:end] in ("两两", "兩兩"):
        return False
    if unit.symbol == "点" and unit.kind == "count":
        return numeral.low > 24 or numeral.place < 1
    if (
        unit.symbol == "y"
        and numeral.arabic
        and numeral.place == 1
        and 1900 <= numeral.low <= 2100
        and not marked
        and not numeral.hidden
    ):
        return False
    if unit.symbol == "两" and text[end : end + 1] and text[end : end + 1] not in "，。；、的白黄金银重左以":
        return False
    lone_one = numeral.low == 1 and not numeral.arabic and not marked and not numeral.hidden
    if lone_one and unit.kind == "count":
        alone = start == 0 and end == len(text)
        return alone or not (unit.indefinite or (before and before in _INDEFINITE_BEFORE))
    if lone_one and unit.kind == "duration" and before and before in "这那每同前后上下另某任":
        return False
    is_pair = numeral.low == 2 and numeral.high == 2 and text[at] in "两兩" and unit.indefinite
    return not (is_pair and text.startswith(("大", "种方"), end))


def _is_bare_figure(text: str, at: int, start: int, end: int, numeral: Numeral, marked: bool) -> bool:
    """A number without a unit: alone in its text, marked as a number, written as an amount, or behind a word that states one."""
    if _is_alone(text, start, end):
        return True
    follow = text[end : end + 1]
    if follow and follow.isascii() and follow.isalpha():
        return False
    written = text[at : numeral.end]
    if numeral.arabic:
        if _TO_OTHER_DIGITS.match(text, end) or _FROM_OTHER_DIGITS.search(text, max(0, start - 4), start):
            return False
        before = text[max(0, start - 1) : start]
        latin = text[max(0, start - 2) : start].strip()
        if latin and ascii_letter(latin[-1]) and not marked:
            return False
        if marked or numeral.scaled or "," in written or "，" in written or numeral.hidden:
            return True
        if "." in written or "．" in written:
            return True
        if numeral.place == 1 and 1900 <= numeral.low <= 2100 and len(written) == 4:
            return False
        if begins_levels(text, start, end) or _is_compared(text, start, follow):
            return True
        named = text[max(0, start - 2) : start] in _NAMING
        if len(written) >= 6 and before not in _STATING and not named:
            return False
        if _shares_unit(text, start, end):
            return True
        changes = text[max(0, start - 2) : start] in change_verbs()
        states = named or before in _STATING or before in '，、（(：: “"' or not before or changes
        return states and (not follow or not _is_cjk(follow) or follow in _BEHIND_BARE)
    if "点" in written and (numeral.place * 100 <= 1 or (numeral.place < 1 and not _is_cjk(follow or " "))):
        return True  # 五点八一; 五点八 may be a time where it goes on
    if len(written) >= 3 and _DIGITS_ONLY.issuperset(written):
        return False  # 一二三四, 七七四九: digits by place without a unit are a name or a code
    if numeral.scaled or numeral.hidden or (marked and (numeral.low >= 10 or end > numeral.end)):
        return not numeral.bare or marked
    if _is_compared(text, start, follow):
        return True
    before = text[max(0, start - 1) : start]
    if before and before in _STATING | frozenset("“") and (not follow or not _is_cjk(follow) or follow in _BEHIND_BARE):
        return True
    apart = not follow or not _is_cjk(follow)
    return numeral.low >= 100 and not numeral.bare and (len(written) >= 3 or (len(written) == 2 and apart))


def _is_compared(text: str, start: int, follow: str) -> bool:
    """等于1535, 比三十大: a number that something equals, or is greater than."""
    return text.endswith("等于", max(0, start - 2), start) or (text[max(0, start - 1) : start] == "比" and follow in _GREATER)


def _shares_unit(text: str, start: int, end: int) -> bool:
    """Whether a number with a unit goes on behind this one: 分别判囚48及36个月."""
    match = _GOES_ON.match(text, end)
    before = text[max(0, start - 1) : start]
    if match is None or not _is_cjk(before or " ") or before == "第":
        return False
    found = units().at(text, match.end())
    if found is None or found[0] == "路" or (found[1].symbol == "y" and end - start == 4):
        return False
    # Other lists of counts are more often of names (3和5号线), and 3、5天 may be 3 to 5.
    return (found[1].kind != "count" and "、" not in match[0]) or "分别" in text[max(0, start - _FEW) : start]


def stands_behind_from(text: str, start: int) -> bool:
    """Whether the word for "from" stands right before text[start:]."""
    return text[max(0, start - 1) : start] in ("从", "由", "自")


def begins_levels(text: str, start: int, end: int) -> bool:
    """从5上升到7%: whether text[start:end] is the first of two levels."""
    levels = LEVELS.match(text, end) if stands_behind_from(text, start) else None
    return levels is not None and text[levels.end() : levels.end() + 1].isdigit()


@cache
def change_verbs() -> frozenset[str]:
    """Words of change of one or two signs, behind which an amount stands: 分别回落17和20个百分点."""
    table = read_table("factcheck.figures.zh", "changes.txt")
    return frozenset(word for word, values in table if values[1] == "verb" and len(word) <= 2)


def _is_alone(text: str, start: int, end: int) -> bool:
    """Whether nothing but a few signs stands beside text[start:end]."""
    near = start <= _FEW and len(text) - end <= _FEW
    return near and not text[:start].strip(" －-") and not text[end:].strip(" 。，")


def _is_cjk(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"
