"""Chinese amounts: number, magnitude word, approximators and unit, read around each numeral of a text.

The neighbourhood decides first whether a number can be a figure at all; a bounded look to both sides of the numeral then reads
the rest.  Nothing goes back over what was read, so the time is linear in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from factcheck.figures.addresses import url_spans
from factcheck.figures.amount import Amount
from factcheck.figures.bare import bare_amount
from factcheck.figures.rows import end_of_row
from factcheck.figures.zh.compounds import merge_compounds
from factcheck.figures.zh.judging import LEVELS, is_figure, stands_behind_from
from factcheck.figures.zh.measurement import ONE, approx, quantity_of
from factcheck.figures.zh.neighbourhood import neighbourhood
from factcheck.figures.zh.numbers import (
    add_leading_rate,
    add_small_change,
    read_number,
)
from factcheck.figures.zh.numerals import ARABIC_DIGITS, numeral_characters, read_numeral
from factcheck.figures.zh.ranges import merge_bounds, range_quantity, second_end
from factcheck.figures.zh.surroundings import names_money, touches_latin, words_after, words_before
from factcheck.figures.zh.units import Unit
from factcheck.figures.zh.words import read_word
from factcheck.lazily import pattern
from factcheck.limits import NUMBER_TOKENS
from factcheck.model import COUNTED, Quantity

_JOIN = re.compile(r"[ \u00a0]?(?:[、和与及或]|以及|，|,)[ \u00a0]?")
_RANK = pattern(
    r"(?:排名?|列|居|位|名列|位列|位居|排在|名次|升至|跌至|跃居|跃升至|获得?|夺得|全[国球市省]|世界|亚洲)(?:[^，。；、0-9]{0,6})$"
)
_RANKED = pattern(r"第[ ]?([0-9]{1,4}|[一二三四五六七八九十百]{1,5})(?:[名位](?![于居置列称])|(?=[，。；、）)\s]|$))")
# 第三名 at the end of its clause, or as an achievement, is a rank whatever stands before it.
_PLACED = pattern(
    r"第[ ]?([0-9]{1,4}|[一二三四五六七八九十百]{1,5})"
    r"(?:[名位](?=[，。；、）)！\s]|$|的(?:最?[佳好])?(?:成绩|名次|位置|排名))"
    r"|(?=的(?:位置|名次|成绩|排名))|(?=[、和及与]第[0-9一二三四五六七八九十]{1,4}[名位])|(?<=[\u4e00-\u9fff]第[0-9一二三四五六七八九十])(?=[，。；！]|$))"
)
_IDENTIFIER = re.compile(r"[0-9０-９]+(?:[.,．:：/][0-9０-９]+)*(?:[A-Za-z][A-Za-z0-9]*)?")


@cache
def _spaced() -> re.Pattern[str]:
    """White space inside a numeral that is set with spaces."""
    numerals = numeral_characters()
    inside = f"{numerals}点點又分之负負几"
    space = "[ \u00a0\u3000]"
    around = (
        (inside, f"[{inside}]"),
        ("0-9０-９", "分[ ]*之|[个個][ ]*百[ ]*分"),
        ("之又", "[0-9０-９]"),
        (numerals, "[个個][ ]*百|[成折]"),
        ("个個", "百[ ]*分"),
        (numerals, "[余餘多][ ]*[万萬亿億]"),
        ("余餘多", "[万萬亿億]"),
        ("万萬亿億", "[0-9]千"),
        ("千仟", "[0-9]百"),
        ("百佰", "[0-9]十"),
    )
    # The first space comes first, so that text without spaces is skipped at once.
    ways = "|".join(f"(?<=[{before}]{space}){space}*(?={behind})" for before, behind in around)
    return re.compile(f"{space}(?:{ways})")


@cache
def _anchor() -> re.Pattern[str]:
    """Where an amount can begin: a digit, a numeral, a vague 几 or 数 before a magnitude, 半, 翻番."""
    certain = f"0-9０-９{numeral_characters()}半翻减減½¼¾"
    uncounted = "人户次件总指倍基参系票分字点个位额批例套岁步度"
    # One class of characters comes first, so that everything else is skipped at once; what must stand around follows.
    return re.compile(
        rf"[{certain}对几幾数數.．](?:(?<=[{certain}])|(?<=打对)(?=折)|(?<![.．0-9０-９][.．])(?<=[.．])(?=[0-9０-９])"
        rf"|(?:(?<=[几幾])|(?<=[数數])(?<![{uncounted}][数數]))(?=[十百千万萬亿億]))"
    )


def amounts(text: str) -> list[Amount]:
    """The amounts of a text in reading order, without context."""
    alone = bare_amount(text)
    if alone is not None:
        return [alone]
    spaced = _spaced()
    if spaced.search(text) is None:
        return merge_bounds(text, merge_compounds(text, _shared_units(text, list(_read_all(text)))))
    return _without_spaces(text, spaced)


def _without_spaces(text: str, spaced: re.Pattern[str]) -> list[Amount]:
    """The amounts of a text whose numerals are set with spaces (一 百 五 十): read without them, with the offsets put back."""
    pieces: list[str] = []
    # Where each piece begins in the text without spaces, and how many characters were left out before it.
    begins, left_out = [0], [0]
    last = 0
    for match in spaced.finditer(text):
        pieces.append(text[last : match.start()])
        last = match.end()
        begins.append(begins[-1] + len(pieces[-1]))
        left_out.append(last - begins[-1])
    pieces.append(text[last:])

    def place(offset: int) -> int:
        return offset + left_out[bisect_right(begins, offset) - 1]

    def span(start: int, end: int) -> tuple[int, int]:
        return place(start), place(end - 1) + 1

    found = amounts("".join(pieces))
    for amount in found:
        piece = bisect_right(begins, amount.start)
        if piece < len(begins) and begins[piece] < amount.end:
            amount.start, amount.end = span(amount.start, amount.end)
            amount.number = span(*amount.number)
            amount.unit_at = span(*amount.unit_at) if amount.unit_at is not None else None
        else:
            amount.move(left_out[piece - 1])
    return found


def _read_all(text: str) -> Iterator[Amount]:
    anchor, around, run_of = _anchor(), neighbourhood(), _numeral_run()
    floor = index = 0
    starts: list[int] = []
    urls = url_spans(text)[::-1]
    while (match := anchor.search(text, index)) is not None:
        at = match.start()
        while urls and urls[-1][1] <= at:
            urls.pop()
        if urls and urls[-1][0] <= at:
            index = floor = urls.pop()[1]
            continue
        run = run_of.match(text, at)
        if run is not None:
            index = floor = run.end()
            continue
        rank = _rank(text, at)
        if rank is not None:
            yield rank
            floor = index = rank.end
            continue
        other = around.end_of_other(text, at, floor)
        amount = _read(text, at, floor) if other is None else None
        if amount is not None:
            yield amount
            index = floor = amount.end
        elif other is not None:
            index = floor = max(other, at + 1)
        else:
            index = _behind_number(text, at)
        # 一 is in many a word; digits count, whatever they are: dates and list numbers without end are data as well.
        if amount is not None or text[at] in ARABIC_DIGITS:
            starts.append(at)
            end = end_of_row(text, starts)
            if end is not None:
                index = floor = end


def _behind_number(text: str, at: int) -> int:
    """Past the whole run of digits or Latin letters at `at`, which is no figure."""
    match = _IDENTIFIER.match(text, at)
    return match.end() if match is not None and match.end() > at else at + 1


@cache
def _numeral_run() -> re.Pattern[str]:
    """More numerals, and words that begin or join them, in a row than any number has."""
    return re.compile(f"[{numeral_characters()}半翻减減第分之]{{{NUMBER_TOKENS},}}")


def _rank(text: str, at: int) -> Amount | None:
    """第3位, 第二: a place in an order, where a word of ranking stands before it."""
    if at == 0 or text[at - 1] != "第":
        return None
    match = _PLACED().match(text, at - 1)
    if match is None:
        match = _RANKED().match(text, at - 1)
        if match is None or not _RANK().search(text, max(0, at - 14), at - 1):
            return None
    numeral = read_numeral(text, at)
    if numeral is None or numeral.end != match.end(1):
        return None
    quantity = Quantity(numeral.low, numeral.low, None, "ordinal", place=ONE, coarse=ONE, rounded=False)
    return Amount(at - 1, match.end(), quantity, (at, numeral.end))


def _read(text: str, at: int, floor: int) -> Amount | None:
    """The amount whose number starts at `at`, or None where it is no figure."""
    char = text[at]
    if char in "翻减減半½¼¾" or char == "对":
        return read_word(text, at, floor)
    if touches_latin(text, at, floor):
        return None
    reading = read_number(text, at)
    if reading is None:
        return None
    if reading.unit is not None and reading.unit.symbol == "m²" and text[at - 1 : at] == "胜" and text[reading.end - 1] == "平":
        reading.unit = Unit("平", "count")  # 3胜2平
    start, before, sign, currency = words_before(text, at, floor, reading)
    if reading.unit is None and not currency and reading.numeral.scaled and names_money(text, start, reading.end):
        currency = "CNY"
    if currency and reading.unit is None:
        reading.unit = Unit(currency, "money")
    elif currency and reading.unit is not None and reading.unit.kind == "money":
        reading.unit = replace(reading.unit, symbol=currency)
    add_small_change(text, reading)
    second = second_end(text, at, reading)
    last = second or reading
    add_leading_rate(text, start, last)
    end, after = words_after(text, last)
    if second is not None:
        quantity = range_quantity(reading, second, before or after, sign)
    else:
        if not is_figure(text, at, start, end, reading, bool(before or after or sign or currency)):
            return None
        quantity = quantity_of(reading, approx(before, reading, after), sign)
    if quantity is None:
        return None
    return Amount(start, end, quantity, (at, last.numeral.end), sign, unit_at=last.unit_at)


def _in_list(text: str, amount: Amount, follow: Amount) -> bool:
    # 用户达3亿，5个月后…: behind a comma only plain numbers go on as a list.
    gap = text[amount.end : follow.start]
    return len(gap) <= 4 and _JOIN.fullmatch(gap) is not None and (gap[0] not in "，," or text[amount.end - 1].isdigit())


def _are_levels(text: str, amount: Amount, follow: Amount) -> bool:
    """从5上升到7%."""
    return stands_behind_from(text, amount.start) and LEVELS.fullmatch(text, amount.end, follow.start) is not None


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
        if unit.kind not in ("range", "ordinal") and (_in_list(text, amount, follow) or _are_levels(text, amount, follow)):
            counted = unit.kind in COUNTED and not unit.rounded
            amount.quantity = replace(quantity, unit=unit.unit, kind=unit.kind, rounded=not counted)
            amount.unit_at = follow.unit_at
    return found
