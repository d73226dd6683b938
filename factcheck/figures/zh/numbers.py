"""Numbers with their units: plain ones, percents, fractions, tenths (三成), coins (三块四), rates (元/吨)."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from factcheck.figures.zh.measurement import HALF, HUNDREDTH, ONE, PERCENT, RATIO, Measurement, plus_half
from factcheck.figures.zh.numerals import SPACES, Numeral, characters, read_numeral
from factcheck.figures.zh.units import Unit, units
from factcheck.lazily import pattern

# 八市 counts cities; 三市长 and 两国人 begin other words.
_PLACE_COMPOUNDS = frozenset("长委民场政人籍花")
_DIVISORS = {"百": 100, "佰": 100, "千": 1000, "仟": 1000, "万": 10000, "萬": 10000, "亿": 100000000}
# 9秒98 is how a race is timed.
_HUNDREDTHS = pattern("[0-9]{2}(?![0-9])")
# 一米八, 1米78 is how a height is told.
_PART_OF_METRE = pattern("(?:[一二三四五六七八九]{1,2}|[0-9]{1,2})(?![0-9.一二三四五六七八九十百千万亿点分])")
# Whom a large number counts without a measure word: 30万中国公民, 440万难民.
_PEOPLE = pattern(
    "(?!人次|人份|人[民口均类])[\u4e00-\u9fff]{1,6}?(?:人士|人员|难民|公民|国人|居民|民众|选民|移民|灾民|市民|农民工|学生|考生|用户|儿童|妇女|残疾人|老年人|老人|成年人|年轻人|青年|青少年|女性|男性|教师|医生|工人|士兵|职工|会员|旅客|游客|观众|球迷|乘客|(?<!或)者)"
    "(?![\u4e00-\u9fff]?(?:费|证|权))"
)
_PARTS = pattern("([百佰千仟万萬亿]{1,3})分之")
_TWO_DIGIT_DISCOUNT = pattern("[一二三四五六七八九]折")
# 三成五 is 35 %; in 三成五名 the 5 counts something else.
_TENTH_AND_DIGIT = pattern("[一二三四五六七八九](?=[，。；、的）)\\s]|$|以|左|的|市|民|受|居|企|学|人(?!次))")
# 三块金牌, 六方会谈 and 三度夺冠 count, where 三块钱, 六方土 and 三度电 do not: units that are measure words too, with what may
# follow the unit.
_PIECES = {
    "块": frozenset("钱多左以一二三四五六七八九零半的到至起买卖就也还每上下和与及或了吧"),
    "方": frozenset("土石水木砂沙混天余多左以的和与及或"),
    "度": frozenset("电左以的和与及或角至到上下多余"),
}
_TENTHS = {"成": Decimal(10), "折": Decimal(10)}
_MIXED = pattern(r"([0-9]{1,6})[ \u00a0]([0-9]{1,3})[/／]([1-9][0-9]{0,3})(?![0-9/／.年月])")
_THIRDS = re.compile("([二三四五六七八九十])[分份]([一二三四五六七八九])(?![0-9一二三四五六七八九十百千万钟鐘秒点點個个之])")
_SLASH = re.compile("[0-9]{1,6}(?:[ \u00a0][0-9]{1,3})?[/／]")
_FRACTION = pattern(r"(?<![0-9/／.])([0-9]{1,3})[/／]([0-9]{1,4})(?![0-9/／.年月])")
_LEADING_RATE = pattern(
    "(?:每|平均每)(日|天|小时|分钟|秒|年|月|昼夜|公顷|亩|平方米|平方公里|立方米|升)(?:生产|消费|出口|进口|输送|处理|供应)?$"
)


def read_number(text: str, at: int) -> Measurement | None:
    """The percent, fraction or plain number at `at` with its unit."""
    percent = read_percent(text, at)
    if percent is not None:
        return percent
    numeral = read_numeral(text, at)
    reading = _read_fraction(text, at, numeral) or read_one_half(text, at)
    if reading is not None:
        return _of_measure(text, reading)
    return None if numeral is None else _with_unit(text, numeral)


def _of_measure(text: str, fraction: Measurement) -> Measurement:
    """三分之一公里, 1 1/2吨: a fraction of a measure; of anything else it is a share."""
    found = units().at(text, fraction.end)
    if found is None or found[1].kind != "measure" or not found[1].symbol:
        return fraction
    name, unit = found
    end = fraction.end + len(name)
    return replace(fraction, unit=unit, end=end, unit_at=(fraction.end, end))


def read_plain(text: str, at: int) -> Measurement | None:
    """A numeral with the unit behind it."""
    numeral = read_numeral(text, at)
    if numeral is None:
        return None
    return _with_unit(text, numeral)


def _with_unit(text: str, numeral: Numeral) -> Measurement:
    index = numeral.end
    half = text[index : index + 1] == "半" and not numeral.hidden
    if half and text[index + 1 : index + 2] in ("成", "折", "倍", "小", "年", "月", "天"):
        numeral, index = plus_half(numeral, index + 1), index + 1
    while index < numeral.end + 2 and text[index : index + 1] and text[index] in SPACES:
        index += 1
    tenth = _TENTHS.get(text[index : index + 1])
    if tenth is not None and text[index : index + 2] not in units().not_units:
        return _tenths(text, numeral, index, tenth)
    if not numeral.arabic and _TWO_DIGIT_DISCOUNT().match(text, numeral.end):
        value = numeral.low * 10 + characters().roles[text[numeral.end]][1]
        discount = replace(numeral, low=value, high=value, end=numeral.end + 1)
        return Measurement(discount, PERCENT, numeral.end + 2, (numeral.end + 1, numeral.end + 2))
    found = units().at(text, index)
    people = _PEOPLE().match(text, index) if numeral.scaled and (found is None or found[1].noun) else None
    if people is not None:
        return Measurement(numeral, Unit(people[0], "count", noun=True), people.end(), people.span())
    if found is None:
        return Measurement(numeral, None, numeral.end, None)
    name, unit = found
    end = index + len(name)
    if name in _PIECES and _counts_pieces(text, numeral, name, end):
        unit = Unit(name, "count", indefinite=True)
    if name == "个" and text.startswith("半", end):
        # 一个半小时, 三个半月: the half stands behind the measure word.
        follow = ("月", units().names["个月"]) if text.startswith("月", end + 1) else units().at(text, end + 1)
        longer = units().names.get("个" + text[end + 1 : end + 1 + len(follow[0])]) if follow else None
        numeral, end = plus_half(numeral, end + 1), end + 1
        if follow is not None:
            unit, end = longer or follow[1], end + len(follow[0])
    elif text.startswith("半", end) and unit.kind in ("duration", "measure", "multiple") and not text.startswith("半导体", end):
        numeral, end = plus_half(numeral, end + 1), end + 1
    elif name == "分" and text.startswith("半钟", end):
        numeral, unit, end = plus_half(numeral, end + 1), units().names["分钟"], end + 2  # 一分半钟
    if unit.noun and not (numeral.arabic or len(name) > 1 or (numeral.low >= 2 and text[end : end + 1] not in _PLACE_COMPOUNDS)):
        return Measurement(numeral, None, numeral.end, None)
    numeral.end = max(numeral.end, index) if name == "" else numeral.end
    reading = Measurement(numeral, unit, end, (index, end), "more_than" if "多" in name else "")
    if text.startswith(("/", "每"), end):
        _add_rate(text, reading)
    hundredths = _HUNDREDTHS().match(text, end) if unit.symbol == "s" else None
    if hundredths is not None:
        seconds = numeral.low + Decimal(hundredths[0]) / 100
        reading.numeral = replace(numeral, low=seconds, high=seconds, place=HUNDREDTH, coarse=HUNDREDTH, end=hundredths.end())
        reading.end = hundredths.end()
    elif name == "米":
        _add_part_of_metre(text, reading)
    return reading


def _add_part_of_metre(text: str, reading: Measurement) -> None:
    """一米八 is 1.8 m, unless the digits count something else (三米五层)."""
    numeral = reading.numeral
    match = _PART_OF_METRE().match(text, reading.end) if numeral.place == 1 and numeral.low < 10 and not numeral.hidden else None
    if match is None or units().at(text, match.end()) is not None:
        return
    digits = "".join(str(characters().roles[char][1]) if char in characters().roles else char for char in match[0])
    metres, place = numeral.low + Decimal(f"0.{digits}"), ONE.scaleb(-len(digits))
    reading.numeral = replace(numeral, low=metres, high=metres, place=place, coarse=place, end=match.end())
    reading.end = match.end()


def _counts_pieces(text: str, numeral: Numeral, name: str, end: int) -> bool:
    """Whether a noun follows that 块, 方 or 度 counts; degrees are counted so by a single Chinese digit only."""
    follow = text[end : end + 1]
    if not "\u4e00" <= follow <= "\u9fff" or follow in _PIECES[name]:
        return False
    return name == "块" or (not numeral.arabic and not numeral.scaled and numeral.low < 10)


def _add_rate(text: str, reading: Measurement) -> None:
    """元/吨, 人/平方公里: a unit per unit."""
    if reading.unit is None:
        return
    month = text.startswith("月", reading.end + 1) and not text.startswith("月份", reading.end + 1)
    per = ("月", units().names["个月"]) if month else units().at(text, reading.end + 1)
    measured = reading.unit.kind == "measure" and per is not None and per[1].kind in ("duration", "measure")
    if per is None or (text[reading.end] == "每" and not measured):
        return
    reading.unit = replace(reading.unit, symbol=f"{reading.unit.symbol}/{per[1].symbol}")
    reading.end += 1 + len(per[0])
    reading.unit_at = (reading.unit_at or (reading.end, reading.end))[0], reading.end


def add_leading_rate(text: str, start: int, reading: Measurement) -> None:
    """每日200万桶, 每小时120公里: the unit is per day, per hour."""
    if reading.unit is None or reading.unit.kind != "measure" or "/" in reading.unit.symbol:
        return
    match = _LEADING_RATE().search(text, max(0, start - 8), start)
    per = units().names.get({"月": "个月"}.get(match[1], match[1])) if match is not None else None
    if per is not None:
        reading.unit = replace(reading.unit, symbol=f"{reading.unit.symbol}/{per.symbol}")


def _tenths(text: str, numeral: Numeral, index: int, tenth: Decimal) -> Measurement:
    """三成 is 30 %, 七成半 75 %, 八点五折 85 %, 75折 75 %, 五五折 55 %."""
    end = index + 1
    if text.startswith("半", end):
        numeral, end = plus_half(numeral, end + 1), end + 1
    elif text[index] == "成" and _TENTH_AND_DIGIT().match(text, end):
        part = characters().roles[text[end]][1] / 10
        numeral, end = (
            replace(numeral, low=numeral.low + part, high=numeral.high + part, place=part / part / 10, end=end + 1),
            end + 1,
        )
    if text[index] == "折" and numeral.low > 10:
        tenth = ONE
    numeral = replace(
        numeral, low=numeral.low * tenth, high=numeral.high * tenth, place=numeral.place * tenth, coarse=numeral.coarse * tenth
    )
    return Measurement(numeral, PERCENT, end, (index, end))


def read_percent(text: str, at: int) -> Measurement | None:
    """百分之十二, 千分之三 (0.3 %), 万分之一, 百分之百, 百分之二三十."""
    divided = _PARTS().match(text, at) if text[at : at + 1] in _DIVISORS else None
    if divided is None:
        return None
    divisor = ONE
    for magnitude in divided[1]:
        divisor *= _DIVISORS[magnitude]
    index = divided.end()
    while index < at + 5 and text[index : index + 1] and text[index] in SPACES:
        index += 1
    sign = -1 if text[index : index + 1] in ("负", "負", "-", "−") else 1
    index += sign < 0
    if text[index : index + 1] == "百" and text[at] == "百":
        numeral = Numeral(index + 1, Decimal(100), Decimal(100), ONE, ONE)
    else:
        found = read_numeral(text, index)
        if found is None:
            return None
        numeral = found
    share = 100 / divisor
    numeral = replace(
        numeral,
        low=numeral.low * share * sign, high=numeral.high * share * sign,
        place=numeral.place * share, coarse=numeral.coarse * share,
    )  # fmt: skip
    return Measurement(numeral, PERCENT, numeral.end, (at, divided.end()))


def _read_fraction(text: str, at: int, below: Numeral | None) -> Measurement | None:
    """三分之二, 3分之2, 1/3, 1 1/2, 三百又三分之一, 三分一 (as Hong Kong writes it); `below` is the number at `at`."""
    if _SLASH.match(text, at) is not None:
        mixed = _MIXED().match(text, at)
        if mixed is not None:
            reading = _ratio(Decimal(mixed[2]), Decimal(mixed[3]), mixed.end())
            whole = reading.numeral.low + Decimal(mixed[1])
            return replace(reading, numeral=replace(reading.numeral, low=whole, high=whole))
        match = _FRACTION().match(text, at)
        # 5/2 may be a day in May, but where it is all that is written.
        alone = match is not None and match.end() == len(text) and not text[:at].strip(" -－负")
        if match is not None and (0 < int(match[1]) < int(match[2]) or (alone and int(match[2]) > 0)):
            return _ratio(Decimal(match[1]), Decimal(match[2]), match.end())
    thirds = _THIRDS.match(text, at)
    if thirds is not None:
        whole_parts, part = (characters().roles[char][1] for char in (thirds[1], thirds[2]))
        if part < whole_parts:
            return _ratio(part, whole_parts, thirds.end())
    if below is None:
        return None
    if text.startswith("又", below.end):
        fraction = _read_fraction(text, below.end + 1, read_numeral(text, below.end + 1))
        if fraction is None:
            return None
        whole = fraction.numeral.low + below.low
        return Measurement(replace(fraction.numeral, low=whole, high=whole), RATIO, fraction.end, None)
    if not text.startswith(("分之", "份之"), below.end) or not below.low:
        return None
    negative = text.startswith(("负", "負"), below.end + 2)
    above = read_numeral(text, below.end + 2 + negative)
    if above is None:
        return None
    return _ratio(-above.low if negative else above.low, below.low, above.end)


def _ratio(above: Decimal, below: Decimal, end: int) -> Measurement:
    value = above / below
    return Measurement(Numeral(end, value, value, HUNDREDTH, HUNDREDTH), RATIO, end, None)


def read_one_half(text: str, at: int) -> Measurement | None:
    """一半 as the ratio of one half."""
    if not text.startswith("一半", at) or text[at + 2 : at + 3] in ("导", "天", "年", "个"):
        return None
    return Measurement(Numeral(at + 2, HALF, HALF, HALF, HALF), RATIO, at + 2, None)


def add_small_change(text: str, reading: Measurement) -> None:
    """三块四, 五元七毛八分, 三蚊零四, 两毛五: the smaller coins behind the larger."""
    unit = reading.unit
    if unit is None or unit.kind != "money" or reading.numeral.scaled:
        return
    if text[reading.end - 1] not in ("元块塊蚊圆" if unit.factor == 1 else "角毛毫"):
        return
    share = unit.factor / 10
    while share >= Decimal("0.01"):
        index = reading.end
        skipped = text[index : index + 1] in ("零", "〇")
        numeral = read_numeral(text, index + skipped)
        if numeral is None or not 0 < numeral.low < 10 or numeral.place != 1:
            return
        coin = {"角": "0.1", "毛": "0.1", "毫": "0.1", "分": "0.01"}.get(text[numeral.end : numeral.end + 1])
        follow = text[numeral.end : numeral.end + 1]
        counts_on = "\u4e00" <= follow <= "\u9fff" and follow not in "的了左以起到至就也一"  # 980元四档
        if coin is None and (numeral.arabic or counts_on):
            return
        worth = Decimal(coin) if coin else (Decimal("0.01") if skipped else share)
        value = reading.numeral.low + numeral.low * worth / unit.factor
        end, place = numeral.end + (coin is not None), worth / unit.factor
        reading.numeral = replace(reading.numeral, low=value, high=value, place=place, coarse=place, end=end)
        reading.end, share = end, worth / 10
