"""Cues of Chinese: words of change, bases of comparison, 分别; found by the longest word at each place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby, zip_longest
from typing import cast

from factcheck.figures.language import Cue, Role
from factcheck.figures.tables import any_of, read_table
from factcheck.lazily import pattern
from factcheck.model import Basis

_PACKAGE = "factcheck.figures.zh"
_MONTHS = pattern(
    r"([0-9]{1,2}|[一二三四五六七八九十]{1,2})月份?(?:比|较|較|与|同)([0-9]{1,2}|[一二三四五六七八九十]{1,2})月份?(?:相比)?"
)
_THAN_MONTH = pattern(
    r"(?:比|较)(去年|上年|今年)?([0-9]{1,2}|[一二三四五六七八九十]{1,2})月份?(?:同期)?|(?:与|同|和|跟)(去年|上年|今年)?([0-9]{1,2}|[一二三四五六七八九十]{1,2})月份?(?:同期)?(?:相比|作?比较)"
)
_ANY_MONTH = pattern(
    r"(?<![比较与同和跟年])([0-9]{1,2}|[一二三四五六七八九十]{1,2})月"
    r"|(?<![比较与同和跟][去今上]年)(?<=年)([0-9]{1,2}|[一二三四五六七八九十]{1,2})月"
)
# 比2022年, 较2023年末: with the year before it is year on year, with its end or another year some other period.
_THAN_YEAR = pattern(
    r"(?:比|较|与|同|和|跟|相比)[ ]?((?:19|20)[0-9]{2})[ ]?年(年?[末底初])?(?![0-9一二三四五六七八九十同至到的来-])"
    r"(?:全年)?(?:相比|作?比较|相较)?"
)
# 较“十三五”末, 比五年前, 较前9个月, 比1—2月份, 比前三季度, 比上半年: some other time.
_THAN_TIME = pattern(
    r"(?:比|较|与|同|和|跟)(?:“?十[一二三四]五”?(?:规划)?(?:末|初|期间|时期|期末|期初)"
    r"|(?:[0-9]{1,3}|[一二两三四五六七八九十百几]{1,3})多?(?:年|个月|天|周|个季度)前"
    r"|前[0-9一二两三四五六七八九十]{1,2}个?(?:月|季度)"
    r"|[0-9]{1,2}(?:月份?)?[-—–－至到][0-9]{1,2}月份?|[上下]半年)"
    r"(?:相比|作?比较|相较)?"
)
# 比一季度: with the quarter before it is quarter on quarter.
_THAN_QUARTER = pattern(r"(?:比|较|与|同|和|跟)(去年|上年)?第?([一二三四1-4])季度(?:相比|作?比较|相较)?")
_ANY_QUARTER = pattern(r"(?<![比较与同和跟前])([一二三四1-4])季度|半年")
_ANY_YEAR = pattern(r"(?<![0-9比较与同和跟])((?:19|20)[0-9]{2})年")
_YEAR_BEFORE = re.compile("同比|[去上]年")
# How far before a comparison the date that is compared is looked for, across sentences.
_NEAR = 300
_PERIOD = pattern(r"(?:[一二三四1-4]|首|头|前[二两三])季|季度|[上下]半年|[0-9一二三四五六七八九十]月")
_HAN_MONTHS = {
    name: number for number, name in enumerate(["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"], 1)
}
# 较2024年同期; a comparison with something that is no basis we name (比2019年, 较昨天) still ends the reach of the last basis.
_SAME_PERIOD = pattern(
    r"(?:(?:比|较|与|同|和|跟|相比)[ ]?[0-9]{2,4}[ ]?年(?:同期|同月|同季)"
    r"|(?:比|较|与|和|跟|相比)(?:上|去|前)一?年(?:同期|同月|同季|度)?)"
    r"(?:相比|作?比较|相较)?"
)
# 2022年10月与2021年10月比较: the two dates say what is compared.
_TWO_DATES = pattern(
    r"([0-9]{2,4})年([0-9]{1,2})月份?(?:与|和|同|跟|较|比)([0-9]{2,4})年([0-9]{1,2})月份?(?:相比|作?比较|相较)?"
)
_OTHER = re.compile(r"[比较較](?!例|重|为|多|大|小|高|低|快|慢|强|好|率|值|如|分|赛|亚|特|利)(?=[^，。；、：\s]{1,14})")

# Some word of comparison; and one with the beginning of a month or a year behind it, as every dated comparison has.
_COMPARING = re.compile("[比较較与同和跟]")
_DATED = re.compile("[比较較与同和跟](?:[ 去上下前今两几“0-9一二三四五六七八九十])")


@cache
def _table() -> dict[str, tuple[Role, int, Basis]]:
    words: dict[str, tuple[Role, int, Basis]] = {}
    for word, (against, *topic) in read_table(_PACKAGE, "bases.txt"):
        words[word] = ("topic" if topic else "basis", 0, cast(Basis, against))
    for word, (direction, form, *basis) in read_table(_PACKAGE, "changes.txt"):
        role = "level" if direction == "level" else form
        words[word] = (cast(Role, role), {"up": 1, "down": -1}.get(direction, 0), cast(Basis, basis[0] if basis else "none"))
    for word, (role,) in read_table(_PACKAGE, "particles.txt"):
        if role == "each":
            words[word] = ("each", 0, "none")
    return words


@cache
def _pattern() -> re.Pattern[str]:
    """The longest word of the tables at a place; every alternative begins with its character, so that the rest is skipped."""
    words = _table()
    heads = [word for word, (role, _, basis) in words.items() if role == "verb" and basis != "none"]
    rates = [word for word, (role, _, basis) in words.items() if role == "noun" and basis != "none"]
    others = any_of(words.keys() - {*heads, *rates})
    return re.compile("|".join([others, *_not_behind(_IN_A_WORD, heads), *_not_behind(_NAMING, rates)]))


# 年增 stands at the head of a clause; in 全年增长 it is the middle of other words.
_IN_A_WORD = "\u4e00-\u9fff0-9"
# 物价年增率 compares with the year before; in 全年增率 and 8月增率 the period has its own name.
_NAMING = "全单当今去本前上近每逐0-9一二三四五六七八九十"


def _not_behind(characters: str, words: list[str]) -> Iterator[str]:
    """The words where none of these characters stands before them, an alternative for each of their first characters."""
    for first, same in groupby(sorted(words), key=lambda word: word[0]):
        yield f"{first}(?<![{characters}]{first})(?:{any_of(word[1:] for word in same)})"


def cues(text: str, start: int, end: int) -> list[Cue]:
    """The cues of text[start:end], in order, without overlaps."""
    words = _table()
    found = [Cue(m.start(), m.end(), *words[m[0]]) for m in _pattern().finditer(text, start, end)]
    found = [cue if cue.basis != "mom" else _of_quarter(cue, text, start, end) for cue in found]
    if _COMPARING.search(text, start, end) is None:
        return found
    found = [_of_another(text, cue, follow) for cue, follow in zip_longest(found, found[1:])]
    special = [Cue(m.start(), m.end(), "other_basis") for m in _OTHER.finditer(text, start, end)]
    if _DATED.search(text, start, end) is not None:
        special += _dated_bases(text, start, end)
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


def _of_another(text: str, cue: Cue, follow: Cue | None) -> Cue:
    """比同期增长 compares with the same period of the year before; 比同期工业增速高 with something else of this period."""
    if cue.end - cue.start != 3 or not text.startswith(("比同期", "较同期"), cue.start):
        return cue
    near = follow is not None and follow.start - cue.end <= 2
    return cue if near else cue._replace(role="other_basis", basis="none")


def _dated_bases(text: str, start: int, end: int) -> list[Cue]:
    """Comparisons with a month or a year."""
    # Compiled for the first text with such a word; most comparisons are with 去年 and 上月.
    bases: list[Cue] = []
    has_month, has_year = (text.find(word, start, end) >= 0 for word in ("月", "年"))
    if has_month:
        bases += [Cue(m.start(), m.end(), "basis", 0, _month_basis(m[1], m[2])) for m in _MONTHS().finditer(text, start, end)]
        dated = _THAN_MONTH().finditer(text, start, end)
        bases += [Cue(m.start(), m.end(), "basis", 0, _since_month(text, start, m)) for m in dated]
    if has_year:
        bases += [Cue(m.start(), m.end(), "basis", 0, _same_period(m)) for m in _SAME_PERIOD().finditer(text, start, end)]
        bases += [Cue(m.start(), m.end(), "basis", 0, _year_basis(text, m)) for m in _THAN_YEAR().finditer(text, start, end)]
    if text.find("季度", start, end) >= 0:
        quarters = _THAN_QUARTER().finditer(text, start, end)
        bases += [Cue(m.start(), m.end(), "basis", 0, _quarter_basis(text, m)) for m in quarters]
    bases += [Cue(m.start(), m.end(), "basis", 0, "period") for m in _THAN_TIME().finditer(text, start, end)]
    if has_month and has_year:
        bases += [Cue(m.start(), m.end(), "basis", 0, _dates_basis(m)) for m in _TWO_DATES().finditer(text, start, end)]
    return bases


def _year_basis(text: str, match: re.Match[str]) -> Basis:
    """比2022年, where the year told last is 2023, is year on year; 比2019年 and 较2022年末 compare with some other time."""
    years = _ANY_YEAR().findall(text, max(0, match.start() - _NEAR), match.start())
    return "yoy" if years and not match[2] and int(years[-1]) - int(match[1]) == 1 else "period"


def _quarter_basis(text: str, match: re.Match[str]) -> Basis:
    """二季度…比一季度 and 一季度…比去年四季度 are quarter on quarter, 上半年…比一季度 is not."""
    quarters = _ANY_QUARTER().findall(text, max(0, match.start() - _NEAR), match.start())
    if not quarters or not quarters[-1]:
        return "period"
    quarters_ago = _quarter(quarters[-1]) - _quarter(match[2]) + (4 if match[1] else 0)
    return {1: "qoq", 4: "yoy"}.get(quarters_ago, "period")  # type: ignore[return-value]


def _quarter(written: str) -> int:
    return int(written) if written.isdigit() else _HAN_MONTHS[written]


def _same_period(match: re.Match[str]) -> Basis:
    """较2024年同期 is year on year; behind a 同比 of the same sentence it is an earlier year (较2019年同期)."""
    named = re.search("[0-9]{4}", match[0])
    years = _ANY_YEAR().findall(match.string, max(0, match.start() - _NEAR), match.start()) if named is not None else []
    if named is not None and years:
        return "yoy" if int(years[-1]) - int(named[0]) == 1 else "period"
    # Beside 同比 or 去年 a year that is named is another one.
    behind_yoy = named is not None and _YEAR_BEFORE.search(match.string, max(0, match.start() - _NEAR), match.start())
    return "period" if behind_yoy else "yoy"


def _dates_basis(match: re.Match[str]) -> Basis:
    """The same month of the year before is year on year, the month before month on month."""
    year, month, base_year, base_month = map(int, match.groups())
    months = 12 * (year - base_year) + month - base_month
    return {12: "yoy", 1: "mom"}.get(months, "period")  # type: ignore[return-value]


def _of_quarter(cue: Cue, text: str, start: int, end: int) -> Cue:
    """环比 compares with the period before: a quarter where the sentence speaks of quarters, a half year where of one."""
    if not text.startswith(("环比", "从环比", "環比"), cue.start):
        return cue
    period = _PERIOD().findall(text, start, end)
    if not period or any(found.endswith("月") for found in period):
        return cue
    return cue._replace(basis="qoq" if any("季" in found for found in period) else "period")


def _since_month(text: str, start: int, match: re.Match[str]) -> Basis:
    """比3月同期, in a sentence about April, compares with the month before; with the same month of 去年 with the year before."""
    months = [first or second for first, second in _ANY_MONTH().findall(text, start, match.start())]
    months = months or [first or second for first, second in _ANY_MONTH().findall(text, max(0, start - _NEAR), start)]
    if not months:
        return "period"
    year, base = match[1] or match[3], match[2] or match[4]
    if year in ("去年", "上年") and _month(months[-1]) == _month(base):
        return "yoy"
    return _month_basis(months[-1], base)


def _month_basis(now: str, base: str) -> Basis:
    """7月份比6月份 compares with the month before."""
    return "mom" if (_month(now) - _month(base)) % 12 == 1 else "period"


def _month(written: str) -> int:
    return int(written) if written.isdigit() else _HAN_MONTHS.get(written, 0)
