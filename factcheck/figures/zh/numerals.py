"""Chinese numerals: digits, numerals and magnitude words in any mixture, read by position.

三万四千, 3万4000 and 34,000 are the same number.  A digit behind a magnitude word stands for the next lower place (3万5 is
35,000, 两千四百五 is 2,450) unless a zero parts them (一千零三 is 1,003).  几, 余 or 多 inside hide the lower places.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from factcheck.figures.places import digit_places
from factcheck.figures.tables import read_table
from factcheck.figures.zh.units import units
from factcheck.lazily import pattern
from factcheck.limits import NUMBER_DIGITS, NUMBER_EXPONENT, NUMBER_PLACES, NUMBER_TOKENS

_ZERO, _ONE, _TEN = Decimal(0), Decimal(1), Decimal(10)

ARABIC_DIGITS = "0123456789０１２３４５６７８９"
SPACES = " \u00a0\u2009\u202f\u3000"
ARABIC = re.compile(
    r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[０-９]{1,3}(?:[，,][０-９]{3})+(?![０-９])|[0-9０-９]+)"
    r"(?:[.．][0-9０-９]+)?(?:[eE][+\-－＋]?[0-9]{1,2}(?![0-9]))?"
    r"|[.．][0-9０-９]+"
)
_HALF_WIDTH = str.maketrans("０１２３４５６７８９．－＋", "0123456789.-+", "，,")


@dataclass(slots=True)
class Numeral:
    """A number read at some place of a text.

    end        offset behind its last character
    low, high  its value; they differ only for vague numbers (三五个, 数十)
    place      value of the last digit written
    coarse     value of the last digit that is not zero
    scaled     whether a magnitude word from 万 on, or one behind Arabic digits, was used: such a number may be rounded
    scale      the magnitude that the whole number stands under (5000万: 10000), 1 if none; a range shares it
    hidden     whether 余, 多 or 几 hide lower places
    arabic     whether it has Arabic digits
    bare       whether it is a magnitude word alone (百余, 近千)
    """

    end: int
    low: Decimal
    high: Decimal
    place: Decimal
    coarse: Decimal
    scaled: bool = False
    scale: Decimal = _ONE
    hidden: bool = False
    arabic: bool = False
    bare: bool = False

    def moved(self, by: int) -> Numeral:
        """The same number, read `by` characters farther on."""
        return Numeral(
            self.end + by, self.low, self.high, self.place, self.coarse,
            self.scaled, self.scale, self.hidden, self.arabic, self.bare,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Characters:
    """The roles of single characters in numerals."""

    roles: dict[str, tuple[str, Decimal]]
    hiding: frozenset[str]
    vague: frozenset[str]
    magnitude_units: tuple[str, ...]


@cache
def characters() -> Characters:
    """The tables that numerals are read with."""
    package = "factcheck.figures.zh"
    roles = {word: (role, Decimal(value)) for word, (role, value) in read_table(package, "numerals.txt")}
    hiding = {word for word, values in read_table(package, "approximators.txt") if values == ("more_than", "inside")}
    magnitudes = {char for char, (role, _) in roles.items() if role in ("small", "large")}
    units = {entry.word for entry in read_table(package, "units.txt") if entry.word[0] in magnitudes}
    return Characters(roles, frozenset(hiding), frozenset("几幾数數"), tuple(sorted(units, key=len, reverse=True)))


def numeral_characters() -> str:
    """All characters of Chinese numerals, for a character class."""
    return "".join(char for char, (role, _) in characters().roles.items() if role != "letter")


def arabic_decimal(written: str) -> Decimal:
    """The value of Arabic digits with separators, half or full width."""
    return Decimal(written.translate(_HALF_WIDTH))


class _Position:
    """The positional sum while a numeral is read; each method takes one token and says whether it fits."""

    def __init__(self) -> None:
        self.total = self.section = _ZERO  # finished large sections; what the next large magnitude will multiply
        self.current: Decimal | None = None  # a digit that waits for its magnitude
        self.place = self.coarse = _ONE
        self.last = self.last_large = _ZERO
        self.zero = self.arabic = self.scaled = self.hidden = self.fraction = False
        self.scale = _ONE
        self.gap = _ZERO  # distance of the two ends of a vague number
        self.empty = True

    def digit(self, value: Decimal) -> bool:
        if self.hidden or self.fraction:
            return False
        if self.current is not None:
            vague = not self.arabic and not self.gap and _vague_pair(int(self.current), int(value))
            if vague:
                self.gap = value - self.current
            return vague
        if not value and self.last:
            self.zero = True
            return True
        self.current, self.place, self.coarse, self.empty = value, _ONE, _ONE, False
        return True

    def digits(self, written: str) -> bool:
        if self.hidden or self.fraction or self.current is not None or not (self.empty or self.last):
            return False
        value = arabic_decimal(written)
        if not self.empty and value >= self.last:
            return False
        if not self.empty and len(written) > 1:
            self.zero = True  # written out: 3万4000
        self.current, self.arabic, self.empty = value, True, False
        self.place, self.coarse = digit_places(value)
        return True

    def power(self, exponent: int) -> bool:
        """2^5 and 10^-3: an exponent behind Arabic digits."""
        if not self.arabic or not self.current or self.last or abs(exponent) > NUMBER_EXPONENT:
            return False
        self.current **= exponent
        self.place, self.coarse = digit_places(self.current)
        return True

    def whole_ten(self, value: Decimal) -> bool:
        if self.hidden or self.fraction or self.current is not None:
            return False
        self.section += value
        self.place = self.coarse = self.last = _TEN
        self.zero = self.empty = False
        return True

    def small(self, magnitude: Decimal) -> bool:
        if self.hidden or self.fraction or (self.section and self.last < 10000 and magnitude >= self.last):
            return False
        if self.current is None:
            if not (self.empty or magnitude < self.last):
                return False
            self.current = self.place = self.coarse = _ONE
        elif not self.current and magnitude == _TEN and not self.arabic:
            self.current = _ONE  # 零十五, as in 一小时零十五秒
        self.section += self.current * magnitude
        self._multiply(magnitude)
        self.scaled = self.scaled or self.arabic
        self.current, self.last, self.zero, self.empty = None, magnitude, False, False
        return True

    def large(self, magnitude: Decimal) -> bool:
        if self.empty:
            self.section = _ONE
        if self.last >= 10000:
            self.zero = True  # 一兆四万: the 4 waits for its own 万
        self._settle()
        if not self.section:  # right behind another magnitude: 万亿
            self.total *= magnitude
            self.scale *= magnitude
        elif self.total and magnitude <= self.last_large and self.hidden:
            return False
        elif self.total and magnitude > self.last_large:
            if self.fraction:
                return False
            self.total = (self.total + self.section) * magnitude
            self.scale = magnitude
        elif self.total and magnitude == self.last_large:
            return False
        else:
            self.total += self.section * magnitude
            self.scale = magnitude
        self._multiply(magnitude)
        self.section, self.last, self.last_large = _ZERO, magnitude, magnitude
        self.zero = self.empty = self.fraction = False
        self.scaled = True
        return True

    def point(self, digits: str) -> bool:
        if self.arabic or self.hidden or self.fraction or self.empty:
            return False
        self._settle()
        self.section += Decimal("0." + digits)
        self.place = self.coarse = _TEN ** -len(digits)
        self.fraction = True
        return True

    def hide(self, char: str, large_follows: bool, counted_follows: bool) -> bool:
        """余, 多, 来 or 几: the number goes on in places that are not told.

        Behind digits that are no round number a unit must follow (1401余人次): 余 begins names, too (2021余姚), and 多 is
        "many" behind a year or a day (2021多家企业, 双11多个平台).
        """
        if self.hidden or self.empty or self.fraction:
            return False
        if char in "几幾":
            if self.current is not None or not self.last:
                return False
            self.place = self.coarse = self.last
        elif self.current is not None and not self.last:
            by_tens = 1 <= self.current.adjusted() < NUMBER_PLACES and self.current % 10 == 0
            least = 10 if char in "余餘" else 100
            uneven = (
                self.arabic and counted_follows and self.current >= least and (char in "余餘" or not 1900 <= self.current < 2100)
            )
            if not (by_tens or uneven or large_follows):
                return False
        self._settle()
        self.hidden = True
        return True

    def letter(self, magnitude: Decimal) -> bool:
        if not self.arabic or self.current is None or self.last:
            return False
        self.section, self.current, self.scaled = self.current * magnitude, None, True
        self._multiply(magnitude)
        return True

    def value(self) -> Decimal:
        self._settle()
        return self.total + self.section

    def _settle(self) -> None:
        """Give the waiting digit its place: 三百五 is 350, 三百零五 is 305, 十五 is 15."""
        if self.current is None:
            return
        if self.last >= 100 and not self.zero and self.current < 10 and self.place == 1:
            self.current *= self.last / 10
            self.place = self.coarse = self.last / 10
        self.section += self.current
        self.current = None

    def _multiply(self, magnitude: Decimal) -> None:
        self.place, self.coarse, self.gap = self.place * magnitude, self.coarse * magnitude, self.gap * magnitude


def read_numeral(text: str, at: int) -> Numeral | None:
    """The longest number that starts at `at`, or None."""
    alone = _alone().match(text, at)
    if alone is None:
        return _read_numeral(text, at)
    found = _numeral_of(alone[0])
    return None if found is None else found.moved(at)


@cache
def _alone() -> re.Pattern[str]:
    """A run of digits and numerals whose neighbours have no part in how it is read: most numbers of a text."""
    roles, spaces = characters().roles, re.escape(SPACES)
    magnitudes = "".join(char for char, (role, _) in roles.items() if role in ("small", "large"))
    digits = "".join(char for char, (role, _) in roles.items() if role in ("digit", "ten"))
    # 余 and 几 go on with it, an e or k may, and so do units that begin with a magnitude word (千米).
    joined = {char for unit in characters().magnitude_units for char in unit[1:]} | characters().hiding
    letters = "".join(char for char, (role, _) in roles.items() if role == "letter")
    return re.compile(
        f"[0-9０-９{digits}十][0-9０-９.．,，点點{numeral_characters()}]{{0,30}}+"
        f"(?![\\^a-zA-Z0-9０-９.．,，点點{re.escape(''.join(sorted(joined)))}{letters}{numeral_characters()}]"
        f"|[{spaces}]{{1,2}}[{magnitudes}余餘多{letters}])"
    )


@lru_cache(maxsize=4096)
def _numeral_of(written: str) -> Numeral | None:
    """The number that begins a run of numerals, which nothing around it changes; figures repeat themselves."""
    return _arabic(written) if _ARABIC_ALONE.fullmatch(written) else _read_numeral(written, 0)


# What has no other numerals beside its Arabic digits needs no sum of places.
_ARABIC_ALONE = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}|[0-9]{1,18})(?:\.[0-9]{1,6})?")


def _arabic(written: str) -> Numeral:
    value = arabic_decimal(written)
    return Numeral(len(written), value, value, *digit_places(value), arabic=True)


# 三三七七 and 三〇一三点二: digits by place, as a telephone number is written.
_BY_PLACE = re.compile("({0}{{3,12}})(?:[点點]({0}{{1,6}}))?(?!{0}|[十百千万萬亿億兆])".format("[零〇○一二三四五六七八九]"))


def _by_place(text: str, at: int, table: Characters) -> Numeral | None:
    """A number whose Chinese digits stand side by side without magnitude words."""
    match = _BY_PLACE.match(text, at)
    if match is None:
        return None
    written = "".join(str(table.roles[char][1]) for char in match[1])
    value = Decimal(f"{written}.{_digits(match[2], table.roles)}" if match[2] else written)
    return Numeral(match.end(), value, value, *digit_places(value))


def _read_numeral(text: str, at: int) -> Numeral | None:
    table = characters()
    by_place = _by_place(text, at, table)
    if by_place is not None:
        return by_place
    if text[at : at + 1] in table.vague:
        return _vague_numeral(text, at, table)
    roles, position, index = table.roles, _Position(), at
    for _ in range(NUMBER_TOKENS):
        char = text[index : index + 1]
        if not char:
            break
        if char in ARABIC_DIGITS or (char in ".．" and index == at):
            match = ARABIC.match(text, index)
            if match is None or len(match[0]) > NUMBER_DIGITS:
                return None
            if not position.digits(match[0]):
                break
            index = match.end()
            power = _POWER().match(text, index)
            if power is not None and position.power(int(power[1])):
                index = power.end()
            if text[index : index + 1] in SPACES:
                index = _behind_spaces(text, index, table)
            continue
        if char in table.hiding:
            if not position.hide(char, _is_large(text, index + 1, roles), units().at(text, index + 1) is not None):
                break
            index += 1
            if not _is_large(text, index, roles):
                break
            continue
        if char in "点點":
            match = _HAN_DIGITS().match(text, index + 1)
            if match is None or not position.point(_digits(match[0], roles)):
                break
            index = match.end()
            continue
        role, value = roles.get(char, ("", _ZERO))
        if role in ("small", "large") and text.startswith(table.magnitude_units, index):
            break
        if role == "digit":
            # 两 is 2 only where it begins a number or multiplies a magnitude; 两万两 is 20,000 liang.
            liang = char in "两兩" and not position.empty and not _is_magnitude(text, index + 1, roles)
            # 俩 is "the two" elsewhere: 夫妻俩.
            pair = char in "俩倆" and not _is_magnitude(text, index + 1, roles)
            fits = not (liang or pair) and position.digit(value)
        elif role == "ten":
            fits = position.whole_ten(value)
        elif role == "small":
            fits = (char in "十拾" or not position.empty or _bare(text, index, roles)) and position.small(value)
        elif role == "large":
            fits = (not position.empty or _bare(text, index, roles)) and position.large(value)
        elif role == "letter":
            fits = not _latin(text, index + 1) and position.letter(value)
        else:
            fits = False
        if not fits:
            break
        index += 1
        if role == "letter":
            break
    if position.empty:
        return None
    # A zero that no digit follows is not part of the number: 三百〇.
    while index > at + 1 and roles.get(text[index - 1]) == ("digit", _ZERO) and position.last and not position.fraction:
        index -= 1
    return _numeral(position, text, at, index, roles)


def _numeral(position: _Position, text: str, at: int, end: int, roles: dict[str, tuple[str, Decimal]]) -> Numeral | None:
    low = position.value()
    high = low + position.gap
    if low.adjusted() - min(0, position.place.adjusted()) >= NUMBER_PLACES:
        return None
    if position.place >= 1:
        low, high = low.quantize(_ONE), high.quantize(_ONE)
    bare = text[at] not in "十拾" and all(roles.get(char, ("",))[0] in ("small", "large") for char in text[at:end])
    return Numeral(
        end, low, high, position.place, position.coarse, position.scaled, position.scale, position.hidden, position.arabic, bare
    )


def _vague_numeral(text: str, at: int, table: Characters) -> Numeral | None:
    """几百, 数十, 数千万: two to nine of the magnitude, as an interval."""
    index, magnitude = at + 1, _ONE
    while index < at + 4 and table.roles.get(text[index : index + 1], ("",))[0] in ("small", "large"):
        magnitude *= table.roles[text[index]][1]
        index += 1
    if magnitude == 1:
        return None
    return Numeral(index, 2 * magnitude, 9 * magnitude, magnitude, magnitude, scale=magnitude)


_POWER = pattern(r"\^([+-]?[0-9]{1,2})(?![0-9])")
_HAN_DIGITS = pattern(r"[零〇○一二两兩三四五六七八九壹贰貳叁參肆伍陆陸柒捌玖0-9０-９]{1,40}")


def _digits(written: str, roles: dict[str, tuple[str, Decimal]]) -> str:
    return "".join(str(roles[char][1]) if char in roles else char for char in written).translate(_HALF_WIDTH)


def _vague_pair(first: int, second: int) -> bool:
    """Whether two digits in a row are a vague number (三五个, 七八成)."""
    return first > 0 and (second == first + 1 or (first, second) == (3, 5))


# 千人以上, 亿元及以上
_BARE_BOUND = pattern("[百千万萬亿億]{1,2}(?:人次|[人名个個家元吨户亩件次])?及?以[上下内內]")


def _bare(text: str, index: int, roles: dict[str, tuple[str, Decimal]]) -> bool:
    """Whether a magnitude word without a digit before it is a number here: 百余, 上千, 近百, 千人以上, 百二万, 千三."""
    if _BARE_BOUND().match(text, index):
        return True
    follow, before = text[index + 1 : index + 2], text[index - 1 : index] if index else ""
    if (follow and follow in "余餘多") or (before and before in "上近超逾过破约达"):
        return True
    return text[index] in "百千佰仟" and bool(follow) and roles.get(follow, ("", _ZERO))[0] == "digit" and bool(roles[follow][1])


def _is_magnitude(text: str, index: int, roles: dict[str, tuple[str, Decimal]]) -> bool:
    return roles.get(text[index : index + 1], ("",))[0] in ("small", "large")


def _is_large(text: str, index: int, roles: dict[str, tuple[str, Decimal]]) -> bool:
    return roles.get(text[index : index + 1], ("",))[0] == "large"


def _behind_spaces(text: str, index: int, table: Characters) -> int:
    """Where the magnitude stands that one or two spaces part from its digits (3.4 万亿元), else `index`."""
    behind = index
    while behind < index + 2 and text[behind : behind + 1] and text[behind] in SPACES:
        behind += 1
    follows = _is_magnitude(text, behind, table.roles) or text[behind : behind + 1] in ("余", "餘")
    # 8000 多公里, but not 榜单前 10 多是
    counts = units().at(text, behind + 1) is not None or _is_large(text, behind + 1, table.roles)
    follows = follows or (text[behind : behind + 1] == "多" and counts)
    follows = follows or (table.roles.get(text[behind : behind + 1], ("",))[0] == "letter" and not _latin(text, behind + 1))
    return behind if follows and not text.startswith(table.magnitude_units, behind) else index


def _latin(text: str, index: int) -> bool:
    char = text[index : index + 1]
    return char.isascii() and char.isalnum()
