"""Chinese amounts: number, magnitude word, approximators and unit, read around each numeral of a text.

The neighbourhood decides first whether a number can be a figure at all; a bounded look to both sides of the numeral then reads
the rest.  Nothing goes back over what was read, so the time is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import cast

from factcheck.figures.amount import Amount
from factcheck.figures.tables import read_table
from factcheck.figures.zh.neighbourhood import neighbourhood
from factcheck.figures.zh.numerals import ARABIC_DIGITS, MAX_TOKENS, SPACES, Numeral, characters, digit_places, numeral_characters, read_numeral
from factcheck.figures.zh.units import Unit, units
from factcheck.model import COUNTED, Approximator, Kind, Quantity

_ONE, _HALF = Decimal(1), Decimal("0.5")
# "Two thirds" in a text is a share told roughly: within half a hundredth.
_HUNDREDTH = Decimal("0.01")
_PERCENT = Unit("%", "percent")
_MULTIPLE = Unit("x", "multiple")
_RATIO = Unit("", "ratio")

_SIGNS = {"负": -1, "負": -1, "-": -1, "−": -1, "－": -1, "﹣": -1, "+": 1, "＋": 1, "零下": -1}
_CURRENCY_SIGNS = {
    "$": "USD", "＄": "USD", "US$": "USD", "HK$": "HKD", "A$": "AUD", "C$": "CAD", "NT$": "TWD", "S$": "SGD", "¥": "CNY", "￥": "CNY",
    "€": "EUR", "£": "GBP", "￡": "GBP", "USD": "USD", "RMB": "CNY", "CNY": "CNY", "HKD": "HKD", "EUR": "EUR", "GBP": "GBP", "JPY": "JPY",
    "人民币": "CNY", "新台币": "TWD", "台币": "TWD", "港币": "HKD", "美金": "USD", "日圆": "JPY", "日元": "JPY", "欧元": "EUR", "英镑": "GBP", "澳门元": "MOP",
}  # fmt: skip
_DIVISORS = {"百": 100, "千": 1000, "万": 10000, "萬": 10000, "亿": 100000000}
# 9秒98 is how a race is timed.
_HUNDREDTHS = re.compile("[0-9]{2}(?![0-9])")
# Whom a large number counts without a measure word: 30万中国公民, 440万难民.
_PEOPLE = re.compile(
    "(?!人次|人份|人[民口均类])[\u4e00-\u9fff]{1,6}?(?:人士|人员|难民|公民|国人|居民|民众|选民|移民|灾民|市民|农民工|学生|考生|用户|儿童|妇女|(?<!或)者)"
    "(?![\u4e00-\u9fff]?(?:费|证|权))"
)
_PARTS = re.compile("([百千万萬亿]{1,3})分之")
_TWO_DIGIT_DISCOUNT = re.compile("[一二三四五六七八九]折")
# 三成五 is 35 %; in 三成五名 the 5 counts something else.
_TENTH_AND_DIGIT = re.compile("[一二三四五六七八九](?=[，。；、的）)\\s]|$|以|左|的|市|民|受|居|企|学|人(?!次))")
_TENTHS = {"成": Decimal(10), "折": Decimal(10)}
_RANGE = re.compile(r"[ \u00a0]?(?:至|到|~|～|∼|-|－|–|—{1,2}|―)[ \u00a0]?")
_EITHER = re.compile(r"[ \u00a0]?[与和至到][ \u00a0]?")
_BETWEEN = re.compile(r"之?[间間]")
_JOIN = re.compile(r"[ \u00a0]?(?:[、和与及或]|以及|，|,)[ \u00a0]?")
_MIXED = re.compile(r"([0-9]{1,6})[ \u00a0]([0-9]{1,3})/([1-9][0-9]{0,3})(?![0-9/.年月])")
_THIRDS = re.compile("([二三四五六七八九十])[分份]([一二三四五六七八九])(?![0-9一二三四五六七八九十百千万钟鐘秒点點個个之])")
_FRACTION = re.compile(r"(?<![0-9/.])([0-9]{1,3})/([0-9]{1,4})(?![0-9/.年月])")
_DOUBLINGS = re.compile(r"翻(?:了)?(近|约|超过|逾)?([一二两三四五六1-6])?番")
_WHOLE_HALVES = {"减半": -1, "減半": -1, "翻倍": 1, "翻了倍": 1}
_RATE_BASE = re.compile(r"每[ \u00a0]?$|每百$")
_RANK = re.compile(r"(?:排名?|列|居|位|名列|位列|位居|排在|名次|升至|跌至|跃居|跃升至|获得?|夺得|全[国球市省]|世界|亚洲)(?:[^，。；、0-9]{0,6})$")
_RANKED = re.compile(r"第[ ]?([0-9]{1,4}|[一二三四五六七八九十百]{1,5})(?:[名位](?![于居置列称])|(?=[，。；、）)\s]|$))")
# 第三名 at the end of its clause, or as an achievement, is a rank whatever stands before it.
_PLACED = re.compile(r"第[ ]?([0-9]{1,4}|[一二三四五六七八九十百]{1,5})[名位](?=[，。；、）)！\s]|$|的(?:最?[佳好])?(?:成绩|名次|位置|排名))")
_AGO = re.compile(r"(?:历时|长达|用时|耗时|持续|等待|花了|为期)$")


@dataclass(slots=True)
class _Reading:
    """What was read from one numeral on: the number, its unit, and the ends of both."""

    numeral: Numeral
    unit: Unit | None
    end: int
    unit_at: tuple[int, int] | None
    approx: str = ""


@cache
def _approximators() -> tuple[dict[str, str], dict[str, str], frozenset[str]]:
    """Words before and after a number with their meaning, and words that only look like one before it."""
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    others = set()
    for word, (meaning, position) in read_table("factcheck.figures.zh", "approximators.txt"):
        if meaning == "not":
            others.add(word)
        elif position == "before":
            before[word] = meaning
        elif position == "after":
            after[word] = meaning
    return before, after, frozenset(others)


@cache
def _spaced() -> re.Pattern[str]:
    """White space inside a numeral that is set with spaces."""
    numerals = numeral_characters()
    inside = f"{numerals}点點又分之负負几"
    return re.compile(rf"(?<=[{inside}])[ \u00a0\u3000]+(?=[{inside}])|(?<=[0-9０-９])[ \u00a0\u3000]+(?=分[ ]*之)|(?<=[之又])[ \u00a0\u3000]+(?=[0-9０-９])"
                      rf"|(?<=[{numerals}])[ \u00a0\u3000]+(?=[个個][ ]*百|[成折])|(?<=[个個])[ \u00a0\u3000]+(?=百[ ]*分)|(?<=[0-9０-９])[ \u00a0\u3000]+(?=[个個][ ]*百[ ]*分)")


@cache
def _anchor() -> re.Pattern[str]:
    """Where an amount can begin: a digit, a numeral, a vague 几 or 数 before a magnitude, 半, 翻番."""
    return re.compile(rf"[0-9０-９{numeral_characters()}半翻减減½¼¾]|(?<=打)对折|(?:[几幾]|(?<![人户次件总指倍基参系票分字点个位额批例套岁步度])[数數])(?=[十百千万萬亿億])|[.．](?=[0-9０-９])")


def amounts(text: str) -> list[Amount]:
    """The amounts of a text in reading order, without context."""
    spaced = _spaced()
    if spaced.search(text) is None:
        return _bounded(text, _shared_units(text, list(_read_all(text))))
    return _without_spaces(text, spaced)


def _without_spaces(text: str, spaced: re.Pattern[str]) -> list[Amount]:
    """The amounts of a text whose numerals are set with spaces (一 百 五 十): read without them, with the offsets put back."""
    kept: list[int] = []
    last = 0
    for match in spaced.finditer(text):
        kept.extend(range(last, match.start()))
        last = match.end()
    kept.extend(range(last, len(text)))
    kept.append(len(text))
    found = amounts("".join(text[index] for index in kept[:-1]))
    for amount in found:
        amount.start, amount.end = kept[amount.start], kept[amount.end - 1] + 1
        amount.number = kept[amount.number[0]], kept[amount.number[1] - 1] + 1
        if amount.unit_at is not None:
            amount.unit_at = kept[amount.unit_at[0]], kept[amount.unit_at[1] - 1] + 1
    return found


def _read_all(text: str) -> Iterator[Amount]:
    anchor, around = _anchor(), neighbourhood()
    floor = index = 0
    while (match := anchor.search(text, index)) is not None:
        at = match.start()
        rank = _rank(text, at)
        if rank is not None:
            yield rank
            floor = index = rank.end
            continue
        other = around.end_of_other(text, at, floor)
        if other is not None:
            index = floor = max(other, at + 1)
            continue
        amount = _read(text, at, floor)
        if amount is not None:
            yield amount
            index = floor = amount.end
        else:
            index = _behind_number(text, at)


def _behind_number(text: str, at: int) -> int:
    """Past the whole run of digits or Latin letters at `at`, which is no figure; past a run of numerals that is no number either."""
    match = _IDENTIFIER.match(text, at) or _numeral_run().match(text, at)
    return match.end() if match is not None and match.end() > at else at + 1


@cache
def _numeral_run() -> re.Pattern[str]:
    """More numerals in a row than any number has."""
    return re.compile(f"[{numeral_characters()}]{{{MAX_TOKENS},}}")


_IDENTIFIER = re.compile(r"[0-9０-９]+(?:[.,．:：/][0-9０-９]+)*(?:[A-Za-z][A-Za-z0-9]*)?")


def _rank(text: str, at: int) -> Amount | None:
    """第3位, 第二: a place in an order, where a word of ranking stands before it."""
    if at == 0 or text[at - 1] != "第":
        return None
    match = _PLACED.match(text, at - 1)
    if match is None:
        match = _RANKED.match(text, at - 1)
        if match is None or not _RANK.search(text, max(0, at - 14), at - 1):
            return None
    numeral = read_numeral(text, at)
    if numeral is None or numeral.end != match.end(1):
        return None
    quantity = Quantity(numeral.low, numeral.low, None, "ordinal", place=_ONE, coarse=_ONE, rounded=False)
    return Amount(at - 1, match.end(), quantity, (at, numeral.end))


def _read(text: str, at: int, floor: int) -> Amount | None:
    """The amount whose number starts at `at`, or None where it is no figure."""
    char = text[at]
    if char in "翻减減半½¼¾" or char == "对":
        return _read_word(text, at, floor)
    if _touches_latin(text, at, floor):
        return None
    reading = _read_percent(text, at) or _read_fraction(text, at) or _read_one_half(text, at) or _read_plain(text, at)
    if reading is None:
        return None
    start, before, sign, currency = _before(text, at, floor, reading)
    if currency and reading.unit is None:
        reading.unit = Unit(currency, "money")
    elif currency and reading.unit is not None and reading.unit.kind == "money":
        reading.unit = replace(reading.unit, symbol=currency)
    _add_small_change(text, reading)
    second = _second_end(text, at, reading)
    last = second or reading
    _add_leading_rate(text, start, last)
    end, after = _after(text, last)
    if second is not None:
        quantity = _range_quantity(reading, second, before or after, sign)
    else:
        if not _is_figure(text, at, start, end, reading, bool(before or after or sign or currency)):
            return None
        quantity = _quantity(reading, _approx(before, reading, after), sign)
    if quantity is None:
        return None
    return Amount(start, end, quantity, (at, last.numeral.end), sign, unit_at=last.unit_at)


def _approx(before: str, reading: _Reading, after: str) -> Approximator:
    hidden = "more_than" if reading.numeral.hidden else ""
    return cast(Approximator, before or reading.approx or hidden or after or "exact")


def _quantity(reading: _Reading, approx: Approximator, sign: int) -> Quantity:
    numeral, unit = reading.numeral, reading.unit
    factor = unit.factor if unit is not None else _ONE
    low, high = numeral.low * factor, numeral.high * factor
    if sign < 0:
        low, high = -high, -low
    kind: Kind = unit.kind if unit is not None else "count"
    counted = kind in COUNTED and not numeral.scaled and numeral.place >= 1
    if low != high:
        kind = "range"
    symbol = unit.symbol or None if unit is not None else None
    return Quantity(low, high, symbol, kind, approx, abs(numeral.place * factor), abs(numeral.coarse * factor), not counted)


def _range_quantity(first: _Reading, second: _Reading, approx: str, sign: int) -> Quantity | None:
    """Both ends; the first shares the unit and, where it is the smaller number so, the magnitude word of the second."""
    unit = second.unit or first.unit
    factor = unit.factor if unit is not None else _ONE
    low, high = first.numeral.low, second.numeral.high
    scale, place = second.numeral.scale, first.numeral.place
    if scale > 1 and not first.numeral.scaled and first.unit is None and low < second.numeral.low / scale:
        low, place = low * scale, place * scale
    if sign < 0:
        low = -low
    place = max(place, second.numeral.place)
    counted = (unit is None or unit.kind in COUNTED) and not second.numeral.scaled and place >= 1
    symbol = (unit.symbol or None) if unit is not None else None
    return Quantity(
        low * factor, high * factor, symbol, "range", cast(Approximator, approx or "exact"), place * factor, place * factor, not counted
    )


# --- numbers -------------------------------------------------------------------------------------------------------------


def _read_plain(text: str, at: int) -> _Reading | None:
    """A numeral with the unit behind it."""
    numeral = read_numeral(text, at)
    if numeral is None:
        return None
    return _with_unit(text, numeral)


def _with_unit(text: str, numeral: Numeral) -> _Reading:
    index = numeral.end
    half = text[index : index + 1] == "半" and not numeral.hidden
    if half and text[index + 1 : index + 2] in ("成", "折", "倍", "小", "年", "月", "天"):
        numeral, index = _plus_half(numeral, index + 1), index + 1
    while index < numeral.end + 2 and text[index : index + 1] and text[index] in SPACES:
        index += 1
    tenth = _TENTHS.get(text[index : index + 1])
    if tenth is not None and text[index : index + 2] not in units().not_units:
        return _tenths(text, numeral, index, tenth)
    if not numeral.arabic and _TWO_DIGIT_DISCOUNT.match(text, numeral.end):
        value = numeral.low * 10 + characters().roles[text[numeral.end]][1]
        discount = replace(numeral, low=value, high=value, end=numeral.end + 1)
        return _Reading(discount, _PERCENT, numeral.end + 2, (numeral.end + 1, numeral.end + 2))
    found = units().at(text, index)
    people = _PEOPLE.match(text, index) if numeral.scaled and (found is None or found[1].noun) else None
    if people is not None:
        return _Reading(numeral, Unit(people[0], "count", noun=True), people.end(), people.span())
    if found is None:
        return _Reading(numeral, None, numeral.end, None)
    name, unit = found
    end = index + len(name)
    if name == "个" and text.startswith("半", end):
        # 一个半小时, 三个半月: the half stands behind the measure word.
        follow = ("月", units().names["个月"]) if text.startswith("月", end + 1) else units().at(text, end + 1)
        longer = units().names.get("个" + text[end + 1 : end + 1 + len(follow[0])]) if follow else None
        numeral, end = _plus_half(numeral, end + 1), end + 1
        if follow is not None:
            unit, end = longer or follow[1], end + len(follow[0])
    elif text.startswith("半", end) and unit.kind in ("duration", "measure", "multiple") and not text.startswith("半导体", end):
        numeral, end = _plus_half(numeral, end + 1), end + 1
    if unit.noun and not (numeral.arabic or numeral.low >= 10 or len(name) > 1):
        return _Reading(numeral, None, numeral.end, None)
    numeral.end = max(numeral.end, index) if name == "" else numeral.end
    reading = _Reading(numeral, unit, end, (index, end), "more_than" if "多" in name else "")
    if text.startswith("/", end):
        _add_rate(text, reading)
    hundredths = _HUNDREDTHS.match(text, end) if unit.symbol == "s" else None
    if hundredths is not None:
        seconds = numeral.low + Decimal(hundredths[0]) / 100
        reading.numeral = replace(numeral, low=seconds, high=seconds, place=_HUNDREDTH, coarse=_HUNDREDTH, end=hundredths.end())
        reading.end = hundredths.end()
    return reading


def _add_rate(text: str, reading: _Reading) -> None:
    """元/吨, 人/平方公里: a unit per unit."""
    if reading.unit is None:
        return
    per = units().at(text, reading.end + 1)
    if per is None:
        return
    reading.unit = replace(reading.unit, symbol=f"{reading.unit.symbol}/{per[1].symbol}")
    reading.end += 1 + len(per[0])
    reading.unit_at = (reading.unit_at or (reading.end, reading.end))[0], reading.end


_LEADING_RATE = re.compile("(?:每|平均每)(日|天|小时|分钟|秒|年|月|昼夜)(?:生产|消费|出口|进口|输送|处理|供应)?$")


def _add_leading_rate(text: str, start: int, reading: _Reading) -> None:
    """每日200万桶, 每小时120公里: the unit is per day, per hour."""
    if reading.unit is None or reading.unit.kind != "measure" or "/" in reading.unit.symbol:
        return
    match = _LEADING_RATE.search(text, max(0, start - 8), start)
    per = units().names.get({"月": "个月"}.get(match[1], match[1])) if match is not None else None
    if per is not None:
        reading.unit = replace(reading.unit, symbol=f"{reading.unit.symbol}/{per.symbol}")


def _plus_half(numeral: Numeral, end: int) -> Numeral:
    return replace(numeral, low=numeral.low + _HALF, high=numeral.high + _HALF, place=_HALF, coarse=_HALF, end=end)


def _tenths(text: str, numeral: Numeral, index: int, tenth: Decimal) -> _Reading:
    """三成 is 30 %, 七成半 75 %, 八点五折 85 %, 75折 75 %, 五五折 55 %."""
    end = index + 1
    if text.startswith("半", end):
        numeral, end = _plus_half(numeral, end + 1), end + 1
    elif text[index] == "成" and _TENTH_AND_DIGIT.match(text, end):
        part = characters().roles[text[end]][1] / 10
        numeral, end = replace(numeral, low=numeral.low + part, high=numeral.high + part, place=part / part / 10, end=end + 1), end + 1
    if text[index] == "折" and numeral.low > 10:
        tenth = _ONE
    numeral = replace(
        numeral, low=numeral.low * tenth, high=numeral.high * tenth, place=numeral.place * tenth, coarse=numeral.coarse * tenth
    )
    return _Reading(numeral, _PERCENT, end, (index, end))


def _read_percent(text: str, at: int) -> _Reading | None:
    """百分之十二, 千分之三 (0.3 %), 万分之一, 百分之百, 百分之二三十."""
    divided = _PARTS.match(text, at)
    if divided is None:
        return None
    divisor = _ONE
    for magnitude in divided[1]:
        divisor *= _DIVISORS[magnitude]
    index = divided.end()
    while index < at + 5 and text[index : index + 1] and text[index] in SPACES:
        index += 1
    sign = -1 if text[index : index + 1] in ("负", "負", "-", "−") else 1
    index += sign < 0
    if text[index : index + 1] == "百" and text[at] == "百":
        numeral = Numeral(index + 1, Decimal(100), Decimal(100), _ONE, _ONE)
    else:
        found = read_numeral(text, index)
        if found is None:
            return None
        numeral = found
    share = 100 / divisor
    numeral = replace(
        numeral,
        low=numeral.low * share * sign, high=numeral.high * share * sign, place=numeral.place * share, coarse=numeral.coarse * share,
    )  # fmt: skip
    return _Reading(numeral, _PERCENT, numeral.end, (at, divided.end()))


def _read_fraction(text: str, at: int) -> _Reading | None:
    """三分之二, 3分之2, 1/3, 1 1/2, 三百又三分之一, 三分一 (as Hong Kong writes it)."""
    mixed = _MIXED.match(text, at)
    if mixed is not None:
        reading = _ratio(Decimal(mixed[2]), Decimal(mixed[3]), mixed.end())
        whole = reading.numeral.low + Decimal(mixed[1])
        return replace(reading, numeral=replace(reading.numeral, low=whole, high=whole))
    thirds = _THIRDS.match(text, at)
    if thirds is not None:
        whole_parts, part = (characters().roles[char][1] for char in (thirds[1], thirds[2]))
        if part < whole_parts:
            return _ratio(part, whole_parts, thirds.end())
    match = _FRACTION.match(text, at)
    if match is not None and 0 < int(match[1]) < int(match[2]):
        return _ratio(Decimal(match[1]), Decimal(match[2]), match.end())
    below = read_numeral(text, at)
    if below is None:
        return None
    if text.startswith("又", below.end):
        fraction = _read_fraction(text, below.end + 1)
        if fraction is None:
            return None
        whole = fraction.numeral.low + below.low
        return _Reading(replace(fraction.numeral, low=whole, high=whole), _RATIO, fraction.end, None)
    if not text.startswith(("分之", "份之"), below.end) or not below.low:
        return None
    negative = text.startswith(("负", "負"), below.end + 2)
    above = read_numeral(text, below.end + 2 + negative)
    if above is None:
        return None
    return _ratio(-above.low if negative else above.low, below.low, above.end)


def _ratio(above: Decimal, below: Decimal, end: int) -> _Reading:
    value = above / below
    return _Reading(Numeral(end, value, value, _HUNDREDTH, _HUNDREDTH), _RATIO, end, None)


def _read_one_half(text: str, at: int) -> _Reading | None:
    """一半 as the ratio of one half."""
    if not text.startswith("一半", at) or text[at + 2 : at + 3] in ("导", "天", "年", "个"):
        return None
    return _Reading(Numeral(at + 2, _HALF, _HALF, _HALF, _HALF), _RATIO, at + 2, None)


def _read_word(text: str, at: int, floor: int) -> Amount | None:
    """翻一番, 翻两番, 翻倍, 减半, 一半's 半, 半年, 半数, ½."""
    match = _DOUBLINGS.match(text, at)
    if match is not None:
        times = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5}.get(match[2] or "一", 0) or int(match[2] or 1)
        approx = {"近": "nearly", "约": "about", "超过": "more_than", "逾": "more_than"}.get(match[1] or "", "exact")
        return _word_amount(at, match.end(), Decimal(2) ** times, _MULTIPLE, cast(Approximator, approx), 1)
    for word, sign in _WHOLE_HALVES.items():
        if text.startswith(word, at):
            value = _HALF if sign < 0 else Decimal(2)
            return _word_amount(at, at + len(word), value, _MULTIPLE, "exact", sign)
    if text[at] in "½¼¾":
        value = {"½": _HALF, "¼": Decimal("0.25"), "¾": Decimal("0.75")}[text[at]]
        return _word_amount(at, at + 1, value, _RATIO, "exact", 0)
    if text.startswith("对折", at):
        return _word_amount(at, at + 2, Decimal(50), _PERCENT, "exact", 0)
    if text[at] != "半":
        return None
    return _read_half(text, at, floor)


def _read_half(text: str, at: int, floor: int) -> Amount | None:
    """半年, 半个月, 半小时; 半数 and 一半 as the ratio of one half."""
    numeral = Numeral(at + 1, _HALF, _HALF, _HALF, _HALF)
    if text.startswith("半数", at):
        reading = _Reading(replace(numeral, end=at + 2), _RATIO, at + 2, None)
    elif text.startswith("半折", at):
        return _word_amount(at, at + 2, Decimal(50), _PERCENT, "exact", 0)
    else:
        found = units().at(text, at + 1)
        if found is None or found[1].kind not in ("duration", "measure"):
            return None
        name, unit = found
        reading = _Reading(numeral, unit, at + 1 + len(name), (at + 1, at + 1 + len(name)))
    start, before, _, _ = _before(text, at, floor, reading)
    end, after = _after(text, reading)
    return Amount(start, end, _quantity(reading, _approx(before, reading, after), 0), (at, at + 1), unit_at=reading.unit_at)


def _word_amount(start: int, end: int, value: Decimal, unit: Unit, approx: Approximator, sign: int) -> Amount:
    place = digit_places(value)[0]
    quantity = Quantity(value, value, unit.symbol or None, unit.kind, approx, place, place, rounded=False)
    return Amount(start, end, quantity, (start, end), sign)


def _add_small_change(text: str, reading: _Reading) -> None:
    """三块四, 五元七毛八分, 三蚊零四: the smaller coins behind the larger."""
    if reading.unit is None or reading.unit.kind != "money" or reading.unit.factor != 1 or reading.numeral.scaled or text[reading.end - 1] not in "元块塊蚊圆":
        return
    share = Decimal("0.1")
    while share >= Decimal("0.01"):
        index = reading.end
        skipped = text[index : index + 1] in ("零", "〇")
        numeral = read_numeral(text, index + skipped)
        if numeral is None or not 0 < numeral.low < 10 or numeral.place != 1:
            return
        coin = {"角": "0.1", "毛": "0.1", "毫": "0.1", "分": "0.01"}.get(text[numeral.end : numeral.end + 1])
        if coin is None and (numeral.arabic or units().at(text, numeral.end) is not None):
            return
        worth = Decimal(coin) if coin else (Decimal("0.01") if skipped else share)
        value = reading.numeral.low + numeral.low * worth
        end = numeral.end + (coin is not None)
        reading.numeral = replace(reading.numeral, low=value, high=value, place=worth, coarse=worth, end=end)
        reading.end, share = end, worth / 10


# --- what stands around a number ------------------------------------------------------------------------------------------


def _touches_latin(text: str, at: int, floor: int) -> bool:
    """Whether the digits belong to a name in Latin letters: PM2.5, G20, F-16; a currency code is none."""
    if text[at] not in ARABIC_DIGITS or at == floor:
        return False
    before = text[at - 1]
    if before in "-－_/." and at >= 2:
        before = text[at - 2]
    if not (before.isascii() and before.isalpha()):
        return False
    word = _LATIN_BEFORE.search(text, max(0, at - 12), at)
    return word is None or word[1] not in _CURRENCY_SIGNS


_LATIN_BEFORE = re.compile(r"([A-Za-z]+)[-－_/.]?$")


def _before(text: str, at: int, floor: int, reading: _Reading) -> tuple[int, str, int, str]:
    """Start of the quote, approximator, sign and currency that stand before the number at `at`."""
    start, sign, currency = at, 0, ""
    for _ in range(2):
        edge = start - 1 if start > floor and text[start - 1] in SPACES else start
        found = next((w for w in _longest(text, edge, floor, 3) if w in _CURRENCY_SIGNS), None)
        if found and not currency and not (found[0].isalpha() and edge - len(found) > floor and _ascii_letter(text[edge - len(found) - 1])):
            start, currency = edge - len(found), _CURRENCY_SIGNS[found]
            continue
        signed = next((w for w in _longest(text, edge, floor, 2) if w in _SIGNS), None)
        if signed and not sign and _can_be_sign(text, edge - len(signed), floor, signed):
            start, sign = edge - len(signed), _SIGNS[signed]
    words, _, others = _approximators()
    edge = start - 1 if start > floor and text[start - 1] in SPACES else start
    if edge > floor:
        for word in _longest(text, edge, floor, 7):
            if word in others:
                break
            meaning = words.get(word)
            if meaning is None or (word == "上" and not reading.numeral.bare) or not _can_approximate(text, edge - len(word), word, floor, reading):
                continue
            return edge - len(word), meaning, sign, currency
    return start, "", sign, currency


def _longest(text: str, edge: int, floor: int, most: int) -> Iterator[str]:
    """The words that end at `edge`, longest first."""
    for size in range(min(most, edge - floor), 0, -1):
        yield text[edge - size : edge]


def _ascii_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _can_be_sign(text: str, at: int, floor: int, sign: str) -> bool:
    """A hyphen is a minus only where it does not join two things."""
    if sign in ("负", "負", "零下"):
        return sign == "零下" or text[at - 1 : at] not in ("胜", "平", "场", "肩", "担")
    before = text[at - 1 : at] if at > 0 else ""
    return not (before.isalnum() and before.isascii() or before in ")）%％-－" and before or before.isdigit())


def _can_approximate(text: str, at: int, word: str, floor: int, reading: _Reading) -> bool:
    """近三年 is the past three years, not nearly three; a single character may be the end of another word."""
    _, _, others = _approximators()
    for size in range(len(word) + 3, len(word), -1):
        begin = at + len(word) - size
        if begin >= 0 and text[begin : at + len(word)] in others:
            return False
    if word == "近" and reading.unit is not None and reading.unit.kind == "duration" and reading.unit.symbol in ("y", "month", "week", "d"):
        return bool(_AGO.search(text, max(0, at - 4), at))
    if word.startswith(("最高", "最低")) and (reading.unit is None or reading.unit.kind != "money"):
        return False
    if word == "过" and not (reading.numeral.bare or reading.numeral.scaled or reading.unit is _PERCENT or reading.unit is _RATIO):
        return False
    return not (word == "破" and not reading.numeral.scaled)


def _after(text: str, reading: _Reading) -> tuple[int, str]:
    """End of the quote, and the approximator that stands behind the unit."""
    words = _approximators()[1]
    edge = reading.end
    for gap in (0, 1):
        if gap and text[edge : edge + 1] not in (" ", "\u00a0"):
            break
        for size in (4, 3, 2, 1):
            word = text[edge + gap : edge + gap + size]
            meaning = words.get(word)
            if meaning is None or len(word) < size:
                continue
            follow = text[edge + gap + size : edge + gap + size + 1]
            if size == 1 and not _suffix_fits(word, follow, reading, text[edge - 1] == "成"):
                continue
            return edge + gap + size, meaning
    return edge, ""


def _suffix_fits(word: str, follow: str, reading: _Reading, is_tenths: bool) -> bool:
    """A single 多, 余 or 许 behind the unit: 两年多, 3米多; 起 only behind money and percent (99元起)."""
    if word in ("内", "內"):
        return reading.unit is not None and reading.unit.kind == "duration" and (not follow or follow not in "部地容外涵陆需战阁")
    if word == "起":
        return reading.unit is not None and reading.unit.kind in ("money", "percent") and follow not in "来诉源伏"
    if word == "多":
        measured = reading.unit is not None and reading.unit.kind in ("duration", "measure", "money", "multiple")
        measured = measured or is_tenths
        return measured and follow not in ("数", "个", "家", "名", "项", "种", "元")
    return reading.unit is not None and reading.unit.kind in ("duration", "measure", "money")


def _second_end(text: str, at: int, first: _Reading) -> _Reading | None:
    """The second end of a range that begins with `first`: 50至100万元, 3%-5%, 10与20之间."""
    if first.unit is _RATIO:
        return None
    match = _RANGE.match(text, first.end)
    between = None if match else _EITHER.match(text, first.end)
    separator = match or between
    if separator is None:
        return None
    index = separator.end()
    if text[index : index + 1] not in _START_OF_NUMBER and not text[index : index + 1].isdigit():
        return None
    currency = text[index : index + 1] in _CURRENCY_SIGNS
    index += currency
    if not text[index : index + 1]:
        return None
    second = _read_percent(text, index) or _read_plain(text, index)
    if second is None:
        return None
    if between is not None and first.unit is None and second.unit is not None and second.unit.symbol in ("间", "間"):
        second.unit, second.end = None, second.numeral.end
    _add_small_change(text, second)
    if first.unit is not None and (second.unit is None or first.unit.symbol != second.unit.symbol):
        return None
    if between is not None and not _BETWEEN.match(text, second.end):
        return None
    if second.unit is None and not _BETWEEN.match(text, second.end) and not (
        second.numeral.scaled or "." in text[at : second.end] or separator[0].strip() in ("至", "到", "–", "~", "～", "—")
    ):
        return None
    hyphen = separator[0].strip() in ("-", "－")
    if hyphen and second.unit is None and not second.numeral.scaled and second.numeral.low <= first.numeral.low:
        return None
    return second


_START_OF_NUMBER = frozenset("0123456789０１２３４５６７８９一二两兩三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾$¥￥€£零〇半")


def _is_figure(text: str, at: int, start: int, end: int, reading: _Reading, marked: bool) -> bool:
    """Whether a number without doubt about its neighbourhood is a figure: it needs a unit, or some sign that it is one."""
    numeral, unit = reading.numeral, reading.unit
    before = text[start - 1 : start] if start else ""
    if before and before in "每第":
        return False
    if unit is None:
        return _is_bare_figure(text, at, start, end, numeral, marked)
    if numeral.bare and not marked:
        return False
    if unit is _PERCENT and text[reading.end - 1] == "折" and numeral.low == 100:
        return False
    if text[at:end] in ("两两", "兩兩"):
        return False
    if unit.symbol == "点" and unit.kind == "count":
        return numeral.low > 24 or numeral.place < 1
    if unit.symbol == "y" and numeral.arabic and numeral.place == 1 and 1900 <= numeral.low <= 2100 and not marked and not numeral.hidden:
        return False
    if unit.symbol == "两" and text[end : end + 1] and text[end : end + 1] not in "，。；、的白黄金银重左以":
        return False
    lone_one = numeral.low == 1 and not numeral.arabic and not marked and not numeral.hidden
    if lone_one and unit.kind == "count":
        alone = start == 0 and end == len(text)
        return alone or not (unit.indefinite or (before and before in _INDEFINITE_BEFORE))
    if lone_one and unit.kind == "duration" and before and before in "这那每同前后上下另某任":
        return False
    if numeral.low == 2 and numeral.high == 2 and text[at] in "两兩" and unit.indefinite and text.startswith(("大", "种方"), end):
        return False
    return True


_INDEFINITE_BEFORE = frozenset("这那每另某同任哪唯统上下前后有成")


def _is_bare_figure(text: str, at: int, start: int, end: int, numeral: Numeral, marked: bool) -> bool:
    """A number without a unit: alone in its text, marked as a number, written as an amount, or behind a word that states one."""
    if not text[:start].strip(" －-") and not text[end:].strip(" 。，"):
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
        if latin and _ascii_letter(latin[-1]) and not marked:
            return False
        if marked or numeral.scaled or "," in written or "，" in written or numeral.hidden:
            return True
        if "." in written or "．" in written:
            return True
        if numeral.place == 1 and 1900 <= numeral.low <= 2100 and len(written) == 4:
            return False
        if len(written) >= 6 and before not in _STATING:
            return False
        return (before in _STATING or before in "，、（(：: “\"" or not before) and (not follow or not _is_cjk(follow) or follow in _BEHIND_BARE)
    if numeral.scaled or numeral.hidden or (marked and (numeral.low >= 10 or end > numeral.end)):
        return not numeral.bare or marked
    before = text[max(0, start - 1) : start]
    if before and before in _STATING | frozenset("“") and (not follow or not _is_cjk(follow) or follow in _BEHIND_BARE):
        return True
    apart = not follow or not _is_cjk(follow)
    return numeral.low >= 100 and not numeral.bare and (len(written) >= 3 or (len(written) == 2 and apart))


# 25-20, 3-1: a score or a code, not two figures.
_TO_OTHER_DIGITS = re.compile(r"[-－:：][0-9]")
_FROM_OTHER_DIGITS = re.compile(r"[0-9][-－:：]$")
_STATING = frozenset("为為是达達到至近约共有的计增减升降涨跌超逾过仅以从由即得报")
_BEHIND_BARE = frozenset("和与及或至到而却间之以")


def _is_cjk(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


_ABOVE = frozenset({"more_than", "at_least"})
_BELOW = frozenset({"less_than", "at_most"})
_BOTH = re.compile(r"[ \u00a0]?(?:[，,、]|并|且|但|而|，但|，且)?[ \u00a0]?")


def _bounded(text: str, found: list[Amount]) -> list[Amount]:
    """A lower and an upper bound of one thing side by side are a range: 高于3%、低于5%."""
    merged: list[Amount] = []
    for amount in found:
        last = merged[-1] if merged else None
        if last is not None and _is_interval(text, last, amount):
            low, high = sorted((last, amount), key=lambda member: member.quantity.low)
            unit = high.quantity if high.quantity.unit else low.quantity
            quantity = replace(unit, low=low.quantity.low, high=high.quantity.high, kind="range", approx="exact")
            merged[-1] = replace(last, end=amount.end, quantity=quantity, number=(last.number[0], amount.number[1]), unit_at=amount.unit_at)
        else:
            merged.append(amount)
    return merged


def _is_interval(text: str, first: Amount, second: Amount) -> bool:
    a, b = first.quantity, second.quantity
    pair = {a.approx, b.approx}
    return (
        bool(pair & _ABOVE)
        and bool(pair & _BELOW)
        and (a.unit == b.unit or a.unit is None or b.unit is None)
        and a.low != b.low
        and (a.low < b.low) == (a.approx in _ABOVE)
        and _BOTH.fullmatch(text, first.end, second.start) is not None
    )


def _shared_units(text: str, found: list[Amount]) -> list[Amount]:
    """In a list whose last member alone has the unit (1.7和2.0个百分点), give it to the members before it."""
    for index in range(len(found) - 2, -1, -1):
        amount, follow = found[index], found[index + 1]
        quantity, unit = amount.quantity, follow.quantity
        if quantity.unit == "个" and quantity.place < 1 and unit.unit == "pp":
            # 下降0.2个、环比下降0.1个百分点: nothing is counted by tenths.
            amount.quantity = replace(quantity, unit="pp", kind="percentage_point", rounded=True)
            continue
        if quantity.unit is not None or quantity.kind != "count" or unit.unit is None or amount.unit_at is not None:
            continue
        if unit.kind not in ("range", "ordinal") and _JOIN.fullmatch(text[amount.end : follow.start]) and follow.start - amount.end <= 4:
            counted = unit.kind in COUNTED and not unit.rounded
            amount.quantity = replace(quantity, unit=unit.unit, kind=unit.kind, rounded=not counted)
            amount.unit_at = follow.unit_at
    return found

