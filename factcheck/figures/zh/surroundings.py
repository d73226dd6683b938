"""What stands right before and behind a number: approximators, signs, currencies, Latin letters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from factcheck.figures.tables import read_table
from factcheck.figures.zh.measurement import PERCENT, RATIO, Measurement
from factcheck.figures.zh.numerals import ARABIC_DIGITS, SPACES

_SIGNS = {"负": -1, "負": -1, "-": -1, "−": -1, "－": -1, "﹣": -1, "+": 1, "＋": 1, "零下": -1}
CURRENCY_SIGNS = {
    "$": "USD", "＄": "USD", "US$": "USD", "HK$": "HKD", "A$": "AUD", "C$": "CAD", "NT$": "TWD", "S$": "SGD",
    "¥": "CNY", "￥": "CNY",
    "€": "EUR", "£": "GBP", "￡": "GBP", "USD": "USD", "RMB": "CNY", "CNY": "CNY", "HKD": "HKD", "EUR": "EUR", "GBP": "GBP",
    "JPY": "JPY",
    "人民币": "CNY", "新台币": "TWD", "台币": "TWD", "港币": "HKD", "美金": "USD", "日圆": "JPY", "日元": "JPY", "欧元": "EUR",
    "英镑": "GBP", "澳门元": "MOP", "美元": "USD", "港元": "HKD",
}  # fmt: skip
_AGO = re.compile(r"(?:历时|长达|用时|耗时|持续|等待|花了|为期)$")
# 一半不到 ends its clause; in 不足以 the word goes on.
_BOUNDARIES = frozenset({"", "，", "。", "；", "、", "的", "）", " "})
_LATIN_BEFORE = re.compile(r"([A-Za-z]+)[-－_/.]?$")


@cache
def _approximators() -> tuple[dict[str, str], dict[str, str], frozenset[str], frozenset[str]]:
    """Words before and after a number with their meaning, words that only look like one before it, and verbs between."""
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    others = set()
    verbs = set()
    for word, (meaning, position) in read_table("factcheck.figures.zh", "approximators.txt"):
        if meaning == "not":
            others.add(word)
        elif meaning == "verb":
            verbs.add(word)
        elif position == "before":
            before[word] = meaning
        elif position == "after":
            after[word] = meaning
    return before, after, frozenset(others), frozenset(verbs)


@dataclass(frozen=True, slots=True)
class Endings:
    """Words by their last character, the longest first, so that what ends at a place is found by one look."""

    words: dict[str, list[str]]

    @classmethod
    def of(cls, words: Iterable[str]) -> Endings:
        found: dict[str, list[str]] = {}
        for word in sorted(words, key=len, reverse=True):
            found.setdefault(word[-1], []).append(word)
        return cls(found)

    def at(self, text: str, edge: int, floor: int) -> Iterator[str]:
        """The words that end at `edge` and do not begin before `floor`, longest first."""
        if edge > floor:
            for word in self.words.get(text[edge - 1], ()):
                if edge - len(word) >= floor and text.startswith(word, edge - len(word)):
                    yield word


@dataclass(frozen=True, slots=True)
class Before:
    """What can stand right before a number; `near` are the last characters of all of it, and what may part it from the number."""

    near: frozenset[str]
    currencies: Endings
    signs: Endings
    words: Endings
    verbs: Endings


@cache
def _before() -> Before:
    before, _, others, verbs = _approximators()
    endings = [Endings.of(words) for words in (CURRENCY_SIGNS, _SIGNS, before.keys() | others, verbs)]
    return Before(frozenset(SPACES).union(*(ending.words for ending in endings)), *endings)


@cache
def _after_starts() -> frozenset[str]:
    """The first characters of what can stand behind a number and its unit, and what may part them."""
    return frozenset(" \u00a0") | {word[0] for word in _approximators()[1]}


def touches_latin(text: str, at: int, floor: int) -> bool:
    """Whether the digits belong to a name in Latin letters or a formula: PM2.5, G20, F-16, K32+500; a currency code is none."""
    if text[at] not in ARABIC_DIGITS or at == floor:
        return False
    before = text[at - 1]
    if before == "+" and text[at - 2 : at - 1].isdigit():
        return True  # K32+500, 13+2
    if before in "-－_/." and at >= 2:
        before = text[at - 2]
    if not (before.isascii() and before.isalpha()):
        return False
    word = _LATIN_BEFORE.search(text, max(0, at - 12), at)
    return word is None or word[1] not in CURRENCY_SIGNS


def words_before(text: str, at: int, floor: int, reading: Measurement) -> tuple[int, str, int, str]:
    """Start of the quote, approximator, sign and currency that stand before the number at `at`."""
    start, sign, currency = at, 0, ""
    table = _before()
    if at <= floor or text[at - 1] not in table.near:
        return start, "", sign, currency
    for _ in range(2):
        edge = start - 1 if start > floor and text[start - 1] in SPACES else start
        found = next(table.currencies.at(text, edge, floor), None)
        if (
            found
            and not currency
            and not (found[0].isalpha() and edge - len(found) > floor and ascii_letter(text[edge - len(found) - 1]))
        ):
            start, currency = edge - len(found), CURRENCY_SIGNS[found]
            continue
        signed = next(table.signs.at(text, edge, floor), None)
        if signed and not sign and _can_be_sign(text, edge - len(signed), floor, signed):
            start, sign = edge - len(signed), _SIGNS[signed]
    words, _, others, _ = _approximators()
    edge = start - 1 if start > floor and text[start - 1] in SPACES else start
    for word in table.words.at(text, edge, floor):
        if word in others:
            break
        if (word == "上" and not reading.numeral.bare) or not _can_approximate(text, edge - len(word), word, floor, reading):
            continue
        return edge - len(word), words[word], sign, currency
    for verb in table.verbs.at(text, edge, floor):
        ending = table.words.at(text, edge - len(verb), floor)
        bound = next((word for word in ending if words.get(word) in ("at_least", "at_most")), None)
        if bound is not None and bound not in ("上", "最高", "最低"):
            return start, words[bound], sign, currency
    return start, "", sign, currency


@cache
def _money_words() -> tuple[Endings, Endings, tuple[str, ...]]:
    """Words that name an amount of money, what may stand between them and the number, and what goes on behind it."""
    table = read_table("factcheck.figures.zh", "money_words.txt")
    money, between, behind = ([word for word, values in table if values == (role,)] for role in ("money", "between", "behind"))
    return Endings.of(money), Endings.of(between), tuple(behind)


def names_money(text: str, start: int, end: int) -> bool:
    """Whether text[start:end], a number without a unit, is money by the word before it (案值超2亿), and counts nothing."""
    money, between, behind = _money_words()
    if "\u4e00" <= text[end : end + 1] <= "\u9fff" and not text.startswith(behind, end):
        return False
    for _ in range(3):
        if next(money.at(text, start, 0), None) is not None:
            return True
        start -= len(next(between.at(text, start, 0), ""))
    return False


def ascii_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _can_be_sign(text: str, at: int, floor: int, sign: str) -> bool:
    """A hyphen is a minus only where it does not join two things."""
    if sign in ("负", "負", "零下"):
        return sign == "零下" or text[at - 1 : at] not in ("胜", "平", "场", "肩", "担")
    before = text[at - 1 : at] if at > 0 else ""
    return not ((before.isalnum() and before.isascii()) or (before in ")）%％-－" and before) or before.isdigit())


def _can_approximate(text: str, at: int, word: str, floor: int, reading: Measurement) -> bool:
    """近三年 is the past three years, not nearly three; a single character may be the end of another word."""
    _, _, others, _ = _approximators()
    # 节约 ends where 约 does, 合约 within 约占.
    for end in {at + 1, at + len(word)}:
        if any(text[begin:end] in others for begin in range(max(0, end - len(word) - 3), at)):
            return False
    if (
        word == "近"
        and reading.unit is not None
        and reading.unit.kind == "duration"
        and reading.unit.symbol in ("y", "month", "week", "d")
    ):
        return bool(_AGO.search(text, max(0, at - 4), at))
    if word.startswith(("最高", "最低")) and (reading.unit is None or reading.unit.kind != "money"):
        return False
    if word == "过" and not (reading.numeral.bare or reading.numeral.scaled or reading.unit is PERCENT or reading.unit is RATIO):
        return False
    return not (word == "破" and not reading.numeral.scaled)


def words_after(text: str, reading: Measurement) -> tuple[int, str]:
    """End of the quote, and the approximator that stands behind the unit."""
    words = _approximators()[1]
    edge = reading.end
    if text[edge : edge + 1] not in _after_starts():
        return edge, ""
    for gap in (0, 1):
        if gap and text[edge : edge + 1] not in (" ", "\u00a0"):
            break
        for size in (4, 3, 2, 1):
            word = text[edge + gap : edge + gap + size]
            meaning = words.get(word)
            if meaning is None or len(word) < size:
                continue
            follow = text[edge + gap + size : edge + gap + size + 1]
            if meaning == "less_than" and follow not in _BOUNDARIES:
                continue
            if word == "附近" and (reading.unit is None or reading.unit.kind not in ("money", "percent", "measure")):
                continue
            if size == 1 and not _suffix_fits(word, follow, reading, text[edge - 1] == "成"):
                continue
            return edge + gap + size, meaning
    return edge, ""


def _suffix_fits(word: str, follow: str, reading: Measurement, is_tenths: bool) -> bool:
    """A single 多, 余 or 许 behind the unit: 两年多, 3米多; 起 only behind money and percent (99元起)."""
    if word in ("内", "內"):
        bounded = reading.unit is not None and reading.unit.kind in ("duration", "measure")
        return bounded and (not follow or follow not in "部地容外涵陆需战阁存")
    if word == "起":
        return reading.unit is not None and reading.unit.kind in ("money", "percent") and follow not in "来诉源伏"
    if word == "多":
        measured = reading.unit is not None and reading.unit.kind in ("duration", "measure", "money", "multiple")
        measured = measured or is_tenths
        return measured and follow not in ("数", "个", "家", "名", "项", "种", "元")
    return reading.unit is not None and reading.unit.kind in ("duration", "measure", "money")
