"""Chinese: tables of words, numerals, and the small grammar that reads them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from factcheck.figures.amount import Amount
from factcheck.figures.language import Language, language
from factcheck.figures.tables import any_of, read_table
from factcheck.lazily import pattern

_PACKAGE = "factcheck.figures.zh"


def _any(role: str) -> str:
    """The particles with a role, as the source of a regular expression."""
    return any_of(word for word, values in read_table(_PACKAGE, "particles.txt") if values == (role,))


@cache
def _characters() -> dict[int, str]:
    return {ord(character): simplified for character, (simplified,) in read_table(_PACKAGE, "traditional.txt")}


# Full-width digits, with the separators that stand between them.
_WIDE = re.compile("[０-９](?:[０-９]|，(?=[０-９]{3}(?![０-９]))|．(?=[０-９]))*")
_HALF_WIDTH = str.maketrans("０１２３４５６７８９，．", "0123456789,.")


@cache
def _traditional() -> re.Pattern[str]:
    """Traditional characters in a row."""
    return re.compile(f"[{''.join(map(chr, _characters()))}]+")


# Signs typed in half width beside a Chinese character mean what the full-width ones do; between digits they belong to a number.
_TYPED = re.compile("[,;:!?]")
_BEFORE_TYPED, _BEHIND_TYPED = frozenset("％”」』》）)%"), frozenset("“「『《（")
_FULL_WIDTH = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？"}


def _simplified(text: str) -> str:
    """The text in the characters of the tables, one for one: simplified, numbers in half width, signs in full width."""
    characters = _characters()
    plain = _traditional().sub(lambda match: match[0].translate(characters), text)
    plain = _TYPED.sub(_widened, plain)
    return _WIDE.sub(lambda number: number[0].translate(_HALF_WIDTH), plain)


def _widened(sign: re.Match[str]) -> str:
    before, behind = sign.string[max(0, sign.start() - 1) : sign.start()], sign.string[sign.end() : sign.end() + 1]
    if "\u4e00" <= before <= "\u9fff" or before in _BEFORE_TYPED or "\u4e00" <= behind <= "\u9fff" or behind in _BEHIND_TYPED:
        return _FULL_WIDTH[sign[0]]
    return sign[0]


def _amounts(text: str) -> list[Amount]:
    from factcheck.figures.zh.amounts import amounts

    return amounts(text)


def _amounts_in(document: str, plain: str) -> Callable[[str], list[Amount]]:
    """The amounts of a document's blocks, with 元 as the money that the document names: Taiwan's, Hong Kong's, else yuan."""
    from factcheck.figures.zh.amounts import amounts

    is_traditional = document != plain and _traditional().search(document) is not None
    money = _money_of(plain, is_traditional=is_traditional)
    minguo = is_traditional and (money == "TWD" or _MINGUO().search(plain) is not None)
    if money == "CNY" and not minguo:
        return amounts

    def local(text: str) -> list[Amount]:
        found = [amount for amount in amounts(text) if not (minguo and _is_minguo_year(text, amount))]
        for amount in found:
            if amount.quantity.unit == "CNY" and _is_unnamed(text, amount):
                amount.quantity = replace(amount.quantity, unit=money)
        return found

    return local


def _is_unnamed(text: str, amount: Amount) -> bool:
    """Whether the money has no name but 元: 2亿元, 案值2亿."""
    from factcheck.figures.zh.surroundings import CURRENCY_SIGNS

    unit = text[slice(*amount.unit_at)] if amount.unit_at is not None else "元"
    before = text[amount.start : amount.number[0]]
    return unit in ("元", "块", "圆") and not any(sign in before for sign in CURRENCY_SIGNS)


_MINGUO = pattern(r"民国|(?<![0-9])1[0-2][0-9]年[0-9]{1,2}月|今（1[0-2][0-9]）年|(?<![0-9])1[0-2][0-9]年度")
_PERIOD_BEFORE = pattern("(?:已|达|共|近|历时|有|建校|成立|逾|超过|约)$")
_PERIOD_BEHIND = pattern("来|历史|后|前|以上|左右")


def _is_minguo_year(text: str, amount: Amount) -> bool:
    """Whether 104年 is a year of the Republic's calendar; where a text uses it, its neighbours decide."""
    quantity = amount.quantity
    plain = quantity.unit == "y" and quantity.approx == "exact" and not quantity.is_range and text[amount.number[0]].isdigit()
    return (
        plain
        and 80 <= quantity.low <= 130
        and not _PERIOD_BEFORE().search(text, max(0, amount.start - 3), amount.start)
        and not _PERIOD_BEHIND().match(text, amount.end)
    )


def _money_of(plain: str, *, is_traditional: bool) -> str:
    """What 元 without a name means: what the text says of itself, else Taiwan's or Hong Kong's where it names theirs or them."""
    stated = re.search("（(?:单位：)?(人民币|港元|港币|新台币)[，）]", plain)
    if stated is not None:
        return {"人民币": "CNY", "新台币": "TWD"}.get(stated[1], "HKD")
    # A converted amount in brackets shows that the main one is another currency.
    if not is_traditional:
        return "CNY"
    if re.search("(?<!约合)(?<!折合)(?<!合)新台币", plain):
        return "TWD"
    if "港元" in plain:
        return "HKD"
    if "人民币" in plain:
        return "CNY"
    taiwan, hong_kong = (len(places.findall(plain)) for places in _places().values())
    return "CNY" if taiwan == hong_kong else "TWD" if taiwan > hong_kong else "HKD"


@cache
def _places() -> dict[str, re.Pattern[str]]:
    """By currency, the places and offices that a text which writes 元 alone may be about."""
    table = read_table(_PACKAGE, "places.txt")
    return {money: re.compile(any_of(word for word, (of,) in table if of == money)) for money in ("TWD", "HKD")}


@language("zh")
def chinese() -> Language:
    """The Chinese language, simplified and traditional."""
    from factcheck.figures.zh.cues import cues
    from factcheck.figures.zh.subjects import subjects

    filler = _any("filler")
    basis = any_of(word for word, _ in read_table(_PACKAGE, "bases.txt"))
    tables = ("changes.txt", "bases.txt", "particles.txt", "approximators.txt")
    return Language(
        code="zh",
        amounts=_amounts,
        simplify=_simplified,
        for_document=_amounts_in,
        cues=cues,
        sentence_end=re.compile(r"[。！？!?\n]+[”」』）)]?"),
        clause_end=re.compile(r"[，；：;]|,(?![0-9])"),
        filler=re.compile(rf"(?:{filler}|\s){{0,6}}"),
        level=re.compile(rf"[了 ]?(?:{_any('level')})(?:{filler}|\s){{0,3}}"),
        link=re.compile(rf"(?:{_any('link')})(?:{basis})?"),
        join=re.compile(rf"\s?(?:{_any('join')}|，|,)\s?"),
        carry=re.compile(r"[，、；]?[^，。；、：0-9]{1,14}(?<![率比例额为占达])"),
        subjects=subjects,
        comparison=re.compile(r"[比较較]"),
        strong_break=re.compile("(?!)"),
        classifiers=frozenset("个個名家位项項种種"),
        time_changes=re.compile("[了至到]?"),
        object_between=re.compile("[^，。；、：的]{1,6}"),
        continues=re.compile(r"[\s　]*(?:其中|分(?:城乡|地区|类别|产业|行业|品种|区域|领域)[^，]{0,4}看)"),
        behind=frozenset({"verb", "noun", "compare", "transitive"}),
        known_words=frozenset(word for table in tables for word, _ in read_table(_PACKAGE, table)),
    )
