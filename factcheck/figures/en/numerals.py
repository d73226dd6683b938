"""Numbers as English writes them: digits, words and the two mixed, at one place of the token list.

`numeral_at` reads the longest number that begins at a token; fractions ("two-thirds", "2 1/2", "one and a half") and
magnitude words ("3.4 billion", "half a million") belong to it, units do not.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache

from factcheck.figures.en.lexer import HYPHENS, Tokens
from factcheck.figures.tables import read_table
from factcheck.limits import NUMBER_DIGITS, NUMBER_PLACES

PACKAGE = "factcheck.figures.en"
ONE = Decimal(1)
# A fraction in prose is a share to the nearest simple one; nobody writes "two-thirds" to more than a percent.
FRACTION_PLACE = Decimal("0.01")

_PLAIN = re.compile(r"(?:0|[1-9]\d*|\d+(?=\.))(?:[.·]\d+)?")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?|[1-9]\d?(?:,\d{2})+,\d{3}(?:\.\d+)?|[1-9]\d{0,2}(?:'\d{3})+(?:\.\d+)?")
# "1.234.567,89": a point between thousands and a comma before the decimals can be nothing else.
_CONTINENTAL = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+,\d{1,2}")
_FRACTION = re.compile(r"[1-9]\d{0,5}/[1-9]\d{0,5}")
_TIMES_SIGNS = frozenset("x×*")
# Words that can go on with digits: 3 and a half, 1 point 1.
_TAILS = frozenset({"and", "point"})
_MINUS = frozenset("-−")
_RAISED = "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"
_GROUP_GAPS = frozenset("\u0020\u00a0\u2009\u202f")


@dataclass(slots=True)
class Numeral:
    """A number at tokens[first:last].

    mantissa    what stands before the magnitude word; value = mantissa * scale
    place       value of the last digit written, coarse of the last one that is not zero, both with the magnitude
    whole       counted to the unit: no decimals, no magnitude word
    fraction    written as one: "two-thirds", "½", "2/3", and "2 1/2" (then `mixed`)
    digits      written in digits
    scaled      carries a magnitude word or abbreviation
    """

    first: int
    last: int
    value: Decimal
    place: Decimal
    coarse: Decimal
    whole: bool = True
    fraction: bool = False
    mixed: bool = False
    digits: bool = False
    scaled: bool = False
    mantissa: Decimal = ONE
    scale: Decimal = ONE

    def times(self, factor: Decimal, last: int) -> Numeral:
        """The same with a magnitude word that ends before token `last`."""
        return replace(
            self,
            last=last,
            value=plain(self.value * factor),
            place=plain(self.place * factor),
            coarse=plain(self.coarse * factor),
            whole=False,
            fraction=False,
            mixed=False,
            scaled=True,
            scale=self.scale * factor,
        )


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The number words of numbers.txt and magnitudes.txt."""

    units: dict[str, int]
    tens: dict[str, int]
    parts: dict[str, int]
    scales: dict[str, Decimal]
    attached: dict[str, Decimal]
    money: dict[str, Decimal]


@cache
def vocabulary() -> Vocabulary:
    """The tables, read once."""
    kinds: dict[str, dict[str, int]] = {"unit": {}, "ten": {}, "part": {}}
    for entry in read_table(PACKAGE, "numbers.txt"):
        kinds[entry.values[1]][entry.word] = int(entry.values[0])
    factors: dict[str, dict[str, Decimal]] = {"word": {}, "dozen": {}, "attached": {}, "money": {}}
    for entry in read_table(PACKAGE, "magnitudes.txt"):
        factors[entry.values[1]][entry.word] = Decimal(entry.values[0])
    for how in ("word", "dozen"):
        factors[how].update({word + "s": factor for word, factor in list(factors[how].items()) if not word.endswith("s")})
    return Vocabulary(
        kinds["unit"],
        kinds["ten"],
        kinds["part"],
        {**factors["word"], **factors["dozen"]},
        factors["attached"],
        factors["money"],
    )


def plain(value: Decimal) -> Decimal:
    """The same value without an exponent above zero, so that it prints as digits; trailing zeros after the point stay."""
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent > 0:
        return Decimal(int(value))
    if value == value.to_integral_value() and isinstance(exponent, int) and exponent < 0 and abs(value) >= 1000:
        return Decimal(int(value))
    return value


def last_place(value: Decimal) -> Decimal:
    """The value of the last digit of `value` as written."""
    exponent = value.as_tuple().exponent
    return ONE.scaleb(exponent) if isinstance(exponent, int) else ONE


def last_nonzero(value: Decimal, place: Decimal) -> Decimal:
    """The value of the last digit of `value` that is not zero; `place` for zero itself."""
    if not value:
        return place
    exponent = value.normalize().as_tuple().exponent
    return plain(ONE.scaleb(exponent)) if isinstance(exponent, int) else place


def from_value(first: int, last: int, value: Decimal, *, digits: bool = False) -> Numeral:
    """A numeral whose places follow from its digits."""
    place, coarse = _places(str(value))
    return Numeral(first, last, value, place, coarse, whole=place >= 1, digits=digits, mantissa=value)


@lru_cache(maxsize=4096)
def _places(written: str) -> tuple[Decimal, Decimal]:
    """The values of the last digit of a number, and of the last that is not zero; figures repeat themselves."""
    value = Decimal(written)
    place = last_place(value)
    return place, last_nonzero(value, place)


@lru_cache(maxsize=4096)
def read_digits(written: str) -> Decimal | None:
    """The value of a digit run with its separators; None for clock times, dates, versions, codes."""
    if len(written) > NUMBER_DIGITS:
        return None
    if not written.isascii():
        written = unicodedata.normalize("NFKC", written).replace("’", "'")
    if _PLAIN.fullmatch(written):
        value = Decimal(written.replace("·", "."))
    elif _GROUPED.fullmatch(written):
        value = Decimal(written.replace(",", "").replace("'", ""))
    elif _CONTINENTAL.fullmatch(written):
        value = Decimal(written.replace(".", "").replace(",", "."))
    else:
        return None
    return value if len(value.as_tuple().digits) <= NUMBER_PLACES else None


def read_fraction(written: str) -> tuple[int, int] | None:
    """Numerator and denominator of "2/3" or "⅔"."""
    if "/" not in written and (len(written) != 1 or written.isascii()):
        return None
    if len(written) == 1:
        written = unicodedata.normalize("NFKC", written).replace("⁄", "/")
    if len(written) > 13 or not _FRACTION.fullmatch(written):
        return None
    top, _, bottom = written.partition("/")
    return int(top), int(bottom)


def numeral_at(tokens: Tokens, i: int, *, money: bool = False) -> Numeral | None:
    """The longest number that begins at token `i`; `money` where a currency stands before it."""
    words = vocabulary()
    if tokens.is_digits(i):
        numeral = _digits_at(tokens, i)
    elif tokens.word(i) == "." and tokens.touches(i + 1) and tokens.is_digits(i + 1):
        value = read_digits("0." + tokens.word(i + 1))
        numeral = None if value is None else from_value(i, i + 2, value, digits=True)
    elif len(tokens.word(i)) == 1 and not tokens.word(i).isalpha() and read_fraction(tokens.word(i)):
        numeral = _fraction(i, i + 1, *(read_fraction(tokens.word(i)) or (1, 1)))
    else:
        numeral = _words_at(tokens, i, words)
    return None if numeral is None else _with_magnitude(tokens, _with_tail(tokens, numeral, words), words, money)


def _digits_at(tokens: Tokens, i: int) -> Numeral | None:
    fraction = read_fraction(tokens.word(i))
    if fraction:
        # "the 2017/2018 season"
        spans_years = 1900 <= fraction[0] < 2100 and fraction[1] - fraction[0] == 1
        return None if spans_years else _fraction(i, i + 1, *fraction)
    end = _grouped_by_spaces(tokens, i)
    written = "".join(tokens.words[i:end])
    value = read_digits(written)
    if value is None:
        return None
    if not tokens.touches(end) and tokens.at(end) not in _TIMES_SIGNS:
        return from_value(i, end, value, digits=True)
    exponent_end = _exponent(tokens, end)
    if exponent_end:
        exponent = int("".join(tokens.words[end + 1 : exponent_end]))
        return from_value(i, exponent_end, plain(value.scaleb(exponent)), digits=True)
    power = _power(tokens, end, value)
    if power is not None:
        return from_value(i, power[1], power[0], digits=True)
    if tokens.at(end) in _TIMES_SIGNS and tokens.is_digits(end + 1):
        base = read_digits(tokens.word(end + 1))
        power = None if base is None else _power(tokens, end + 2, base) or _bare_power(tokens, end + 2, base)
        if power is not None:
            return from_value(i, power[1], plain(value * power[0]), digits=True)
    return from_value(i, end, value, digits=True)


def _power(tokens: Tokens, i: int, base: Decimal) -> tuple[Decimal, int] | None:
    """The value of "2^-1" whose "^" is token `i`, and the token behind it; None where no power stands there."""
    if not tokens.touches(i):
        return None
    if tokens.word(i)[:1] in _RAISED and tokens.word(i):
        return _raised_power(tokens, i, base)
    if tokens.word(i) != "^" or not tokens.touches(i + 1):
        return None
    minus = tokens.word(i + 1) in _MINUS
    at = i + 2 if minus or tokens.word(i + 1) == "+" else i + 1
    digits = tokens.word(at)
    if not (tokens.touches(at) and digits.isdecimal() and len(digits) <= 2 and base):
        return None
    value = base ** (-int(digits) if minus else int(digits))
    # A power of more digits than a figure can have is a formula.
    return (plain(value), at + 1) if abs(value.adjusted()) < NUMBER_DIGITS else None


def _raised_power(tokens: Tokens, i: int, base: Decimal) -> tuple[Decimal, int] | None:
    """10⁵ and 10⁻⁵; a raised digit behind another number is more often the mark of a note."""
    minus = tokens.word(i) == "⁻"
    digits = tokens.word(i + minus)
    if base != 10 or not 1 <= len(digits) <= 2 or not set(digits) <= set(_RAISED[1:]) or (minus and not tokens.touches(i + 1)):
        return None
    exponent = int(unicodedata.normalize("NFKC", digits))
    value = base ** (-exponent if minus else exponent)
    return (plain(value), i + 1 + minus) if abs(value.adjusted()) < NUMBER_DIGITS else None


def _bare_power(tokens: Tokens, i: int, base: Decimal) -> tuple[Decimal, int] | None:
    """The value of "10-5" behind "2.5 x": a power of ten whose raised exponent came down to the line."""
    digits = tokens.word(i + 1)
    tied = tokens.touches(i) and tokens.touches(i + 1) and tokens.word(i) in _MINUS
    if base != 10 or not (tied and digits.isdecimal() and len(digits) <= 2):
        return None
    return base ** -int(digits), i + 2


def _grouped_by_spaces(tokens: Tokens, i: int) -> int:
    """The token behind "816 000" that begins at `i`: groups of three behind a first of one to three."""
    end = i + 1
    if tokens.touches(i) and tokens.is_word(i - 1):
        return end
    if not (len(tokens.words[i]) <= 3 and tokens.words[i].isdecimal() and tokens.words[i][0] != "0"):
        return end
    while end < min(len(tokens), i + 9) and tokens.is_digits(end):
        group, gap = tokens.words[end], tokens.text[tokens.ends[end - 1] : tokens.starts[end]]
        if gap not in _GROUP_GAPS or len(group.partition(".")[0]) != 3 or not group.replace(".", "", 1).isdecimal():
            break
        end += 1
        if "." in group:
            break
    return end


def _exponent(tokens: Tokens, i: int) -> int:
    """The token behind "e+14" at token `i`; 0 where there is none."""
    if tokens.at(i) != "e" or not tokens.touches(i):
        return 0
    end = i + 2 if tokens.word(i + 1) in ("+", "-") else i + 1
    digits = tokens.word(end)
    if tokens.touches(end) and tokens.touches(end - 1) and digits.isdecimal() and len(digits) <= 2:
        return end + 1
    return 0


def _fraction(first: int, last: int, top: int, bottom: int) -> Numeral:
    value = Decimal(top) / Decimal(bottom)
    place = max(last_place(value), FRACTION_PLACE)
    if value == value.to_integral_value():
        place = ONE
    return Numeral(first, last, value, place, place, whole=False, fraction=True, mantissa=value)


def _plus(numeral: Numeral, part: Numeral) -> Numeral:
    """ "2" and "1/2" as one number; after a magnitude ("one million and a half") the part is one of the magnitude.

    After decimals ("$4.62-1/2 a bushel") it is one of the last place.
    """
    scale = numeral.place if numeral.place < 1 else numeral.scale
    value = plain(numeral.value + part.value * scale)
    place = plain(part.place * scale)
    return replace(
        numeral, last=part.last, value=value, place=place, coarse=place, whole=False, fraction=True, mixed=True, mantissa=value
    )


def _words_at(tokens: Tokens, i: int, words: Vocabulary) -> Numeral | None:
    word = tokens.at(i)
    if word in ("a", "an"):
        if tokens.at(i + 1) in words.parts:
            return _fraction(i, i + 2, 1, words.parts[tokens.at(i + 1)])
        if tokens.at(i + 1) in words.scales and not tokens.at(i + 1).endswith("s"):
            return _cardinal(tokens, i, i + 1, 1, words)
        return None
    if word in ("half", "quarter"):
        return _fraction(i, i + 1, 1, words.parts[word])
    if word in words.scales and not word.endswith("s"):
        return _cardinal(tokens, i, i, 1, words)
    if word in words.units or word in words.tens:
        return _cardinal(tokens, i, i, 0, words)
    return None


def _small(tokens: Tokens, i: int, words: Vocabulary) -> tuple[int, int] | None:
    """A number word below 100 at `i` ("six", "twenty-one", "fifty - two") and the token behind it."""
    word = tokens.at(i)
    if word in words.units:
        return words.units[word], i + 1
    if word not in words.tens:
        return None
    next_at = i + 2 if tokens.word(i + 1) in HYPHENS else i + 1
    unit = words.units.get(tokens.at(next_at), 0)
    return (words.tens[word] + unit, next_at + 1) if 0 < unit < 10 else (words.tens[word], i + 1)


def _cardinal(tokens: Tokens, first: int, i: int, start: int, words: Vocabulary) -> Numeral | None:
    """Number words from token `i` on; `start` is 1 behind an "a" ("a hundred and six")."""
    total = Decimal(0)
    group = Decimal(start)
    smallest: Decimal | None = None
    last_scale = ONE
    scaled = dozen = False
    fresh = True
    while i - first < NUMBER_DIGITS:
        step = i + 1 if not fresh and tokens.word(i) in HYPHENS and i > first else i
        scale = words.scales.get(tokens.at(step))
        if scale is not None and (group or total) and (group or last_scale > 1):
            if scale == 100 and 0 < group < 100:
                group *= 100
            elif scale == 12 and group:
                group, dozen = group * 12, True
            elif scale <= 100:
                break
            elif smallest is None or scale < smallest:
                if not group:
                    break
                total, group, smallest = total + group * scale, Decimal(0), scale
            else:
                # "three thousand million": a larger scale takes in all that was said.
                total, group, smallest = (total + group) * scale, Decimal(0), scale
            scaled = scaled or scale > 100
            last_scale, fresh, i = scale, False, step + 1
            continue
        joined = i if fresh else _joined(tokens, i, last_scale, words)
        small = None if joined is None else _small(tokens, joined, words)
        if small is None or (group and not (group % 100 == 0 and group >= 100)) or (smallest is None and total):
            break
        group, i = group + small[0], small[1]
        fresh = False
    value = total + group
    if fresh and not start:
        return None
    numeral = from_value(first, i, value)
    if dozen:
        numeral.coarse = Decimal(12)
    if scaled:
        numeral.whole = False
        numeral.place = numeral.coarse
        numeral.scaled = True
        if smallest is not None and value % smallest == 0:
            numeral.mantissa, numeral.scale = value / smallest, smallest
    return numeral


def _joined(tokens: Tokens, i: int, last_scale: Decimal, words: Vocabulary) -> int | None:
    """Where number words go on after a scale, with or without "and"; None where they do not."""
    if last_scale == 1:
        return None
    if tokens.at(i) != "and":
        return i
    small = _small(tokens, i + 1, words)
    if small is None:
        return None
    following = words.scales.get(tokens.at(small[1]), ONE)
    # "three hundred and two hundred" is two numbers, "two hundred and fifty thousand" one.
    if following == last_scale or (following > last_scale and last_scale != 100):
        return None
    return None if _is_fraction_tail(tokens, small[1], words) else i + 1


def _is_fraction_tail(tokens: Tokens, i: int, words: Vocabulary) -> bool:
    at = i + 1 if tokens.word(i) in HYPHENS else i
    return _part(tokens.at(at), words) is not None


def _part(word: str, words: Vocabulary) -> tuple[int, bool] | None:
    """The denominator that `word` names and whether it stands in the plural."""
    if word in words.parts:
        return words.parts[word], False
    if word == "halves":
        return 2, True
    if word.endswith("s") and word[:-1] in words.parts:
        return words.parts[word[:-1]], True
    return (1, True) if word == "firsts" else None


def _with_tail(tokens: Tokens, numeral: Numeral, words: Vocabulary) -> Numeral:
    """The number with what makes it a fraction or gives it decimals: "thirds", "1/2", "and a half", "point five"."""
    i = numeral.last
    if numeral.fraction or (numeral.digits and tokens.at(i).isalpha() and tokens.at(i) not in _TAILS):
        return numeral
    attached = tokens.word(i)
    part = read_fraction(attached) if tokens.is_digits(i) or (len(attached) == 1 and not attached.isalnum()) else None
    part = part or (read_fraction(attached) if len(attached) == 1 and attached.isnumeric() else None)
    if part and numeral.digits and part[0] < part[1]:
        return _plus(numeral, _fraction(i, i + 1, *part))
    if numeral.digits and tokens.joins(i):
        part = read_fraction(tokens.word(i + 1)) if tokens.is_digits(i + 1) else None
        if part and part[0] < part[1]:
            return _plus(numeral, _fraction(i + 1, i + 2, *part))
    if tokens.at(i) == "point":
        return _with_decimals(tokens, numeral, i + 1, words)
    and_at = i + 1 if tokens.joins(i) else i
    if tokens.at(and_at) == "and":
        behind = _fraction_behind(tokens, and_at + 1, words)
        if behind:
            return _with_part(tokens, numeral, behind, words)
    return _as_fraction(tokens, numeral, words) or numeral


def _as_fraction(tokens: Tokens, numeral: Numeral, words: Vocabulary) -> Numeral | None:
    """ "two-thirds", "three twenty-firsts": the number is a numerator."""
    if numeral.digits:
        return None
    i = numeral.last
    at = i + 1 if tokens.word(i) in HYPHENS else i
    behind_ten = words.tens.get(tokens.at(at), 0)
    if behind_ten:
        unit_at = at + 2 if tokens.word(at + 1) in HYPHENS else at + 1
        part = _part(tokens.at(unit_at), words)
        tied = unit_at == at + 2 and numeral.value == 1
        if part and (part[1] or tied) and part[0] < 10:
            return _fraction(numeral.first, unit_at + 1, int(numeral.value), behind_ten + part[0])
    part = _part(tokens.at(at), words)
    if part is None:
        return None
    bottom, plural = part
    top = int(numeral.value)
    ten = words.tens.get(tokens.at(i - 1), 0)
    if plural and ten and bottom < 10 and i - 1 > numeral.first and tokens.word(i - 2) not in HYPHENS:
        return _fraction(numeral.first, at + 1, top - ten if top - ten else 1, ten + bottom)
    if bottom == 1 or not (plural or top == 1):
        return None
    return _fraction(numeral.first, at + 1, top, bottom)


def _fraction_behind(tokens: Tokens, i: int, words: Vocabulary) -> Numeral | None:
    """ "a half", "three quarters" at token `i`, as the end of a mixed number; "five-and-a-half-year" has hyphens."""
    if tokens.joins(i):
        i += 1
    if tokens.at(i) in ("a", "an"):
        at = i + 2 if tokens.joins(i + 1) else i + 1
        return _fraction(i, at + 1, 1, words.parts[tokens.at(at)]) if tokens.at(at) in words.parts else None
    if tokens.at(i) == "half":
        return _fraction(i, i + 1, 1, 2)
    small = _small(tokens, i, words)
    if small is None:
        return None
    return _as_fraction(tokens, from_value(i, small[1], Decimal(small[0])), words)


def _with_decimals(tokens: Tokens, numeral: Numeral, i: int, words: Vocabulary) -> Numeral:
    """ "one point three", "1 point 1": each word is a digit."""
    if not numeral.whole:
        return numeral
    digits = ""
    while len(digits) < NUMBER_DIGITS:
        word = tokens.at(i)
        if words.units.get(word, 10) < 10:
            digits += str(words.units[word])
        elif not digits and word.isascii() and word.isdecimal() and len(word) < NUMBER_DIGITS:
            return replace(from_value(numeral.first, i + 1, Decimal(f"{numeral.value:f}.{word}")), digits=numeral.digits)
        else:
            # "point seventy-one"
            pair = None if digits else _small(tokens, i, words)
            if pair is not None:
                digits, i = str(pair[0]), pair[1]
            break
        i += 1
    if not digits:
        return numeral
    return replace(from_value(numeral.first, i, Decimal(f"{numeral.value:f}.{digits}")), digits=numeral.digits)


def _with_magnitude(tokens: Tokens, numeral: Numeral, words: Vocabulary, money: bool) -> Numeral:
    """The number with the magnitude words behind it: "3.4 billion", "half a million", "3 hundred and one"."""
    for _ in range(3):
        i = numeral.last
        at = i + 1 if tokens.word(i) in HYPHENS and tokens.touches(i) and tokens.touches(i + 1) else i
        if numeral.fraction and not numeral.mixed:
            if tokens.at(at) == "of":
                at += 1
            if tokens.at(at) in ("a", "an"):
                at += 1
        factor = words.scales.get(tokens.at(at))
        if factor is None or (numeral.scaled and not numeral.digits):
            break
        if at != i and not numeral.fraction and at > i + 1:
            break
        numeral = _scaled_by(tokens, numeral, factor, at, words)
    if numeral.scaled or not numeral.digits:
        return _with_half(tokens, numeral, words)
    return _with_abbreviation(tokens, numeral, words, money)


def _scaled_by(tokens: Tokens, numeral: Numeral, factor: Decimal, at: int, words: Vocabulary) -> Numeral:
    result = numeral.times(factor, at + 1)
    if factor == 12:
        result.whole, result.coarse, result.place = numeral.whole, Decimal(12), ONE
        return result
    if numeral.digits and numeral.whole and tokens.is_digits(at + 2 if tokens.at(at + 1) == "and" else at + 1):
        return _with_lower_digits(tokens, result, factor, words)
    small = None
    if factor == 100 and numeral.digits and numeral.whole:
        small = _small(tokens, at + 2 if tokens.at(at + 1) == "and" else at + 1, words)
    if small and small[1] and words.scales.get(tokens.at(small[1])) != 100:
        return from_value(numeral.first, small[1], result.value + small[0])
    return result


def _with_lower_digits(tokens: Tokens, numeral: Numeral, factor: Decimal, words: Vocabulary) -> Numeral:
    """ "12 crore 50 lakh", "4 thousand 3 hundred and 21": digits with smaller magnitudes behind a magnitude."""
    for _ in range(3):
        joined = tokens.at(numeral.last) == "and"
        i = numeral.last + joined
        part = read_digits(tokens.word(i)) if tokens.is_digits(i) else None
        scale = words.scales.get(tokens.at(i + 1), ONE)
        if part is None or part != part.to_integral_value() or part * scale >= factor or scale == 12:
            break
        if scale == ONE and not (joined and factor == 100 and not tokens.joins(i + 1)):
            break
        value = numeral.value + part * scale
        place = plain(scale * last_place(part))
        numeral = replace(numeral, last=i + 1 + (scale > 1), value=value, place=place, coarse=place, mantissa=value, scale=ONE)
        numeral.whole, factor = scale == ONE, scale
    return numeral


def _with_half(tokens: Tokens, numeral: Numeral, words: Vocabulary) -> Numeral:
    """ "one million and a half", read after the magnitude."""
    if numeral.scaled and not numeral.fraction and numeral.scale > 1 and tokens.at(numeral.last) == "and":
        behind = _fraction_behind(tokens, numeral.last + 1, words)
        if behind:
            return replace(_with_part(tokens, numeral, behind, words), fraction=False, mixed=False)
    return numeral


def _with_part(tokens: Tokens, numeral: Numeral, part: Numeral, words: Vocabulary) -> Numeral:
    """ "a billion and a half", but in "a billion and a half million" the half is one of a million."""
    scale = words.scales.get(tokens.at(part.last), ONE)
    if not 100 < scale < numeral.scale:
        return _plus(numeral, part)
    value, place = plain(numeral.value + part.value * scale), plain(part.place * scale)
    return replace(numeral, last=part.last + 1, value=value, place=place, coarse=place, mantissa=value, scale=ONE)


def _with_abbreviation(tokens: Tokens, numeral: Numeral, words: Vocabulary, money: bool) -> Numeral:
    i = numeral.last
    word = tokens.word(i)
    attached = tokens.touches(i)
    factor = words.attached.get(word)
    if factor is None and money:
        factor = words.money.get(word)
    if factor is None or (tokens.touches(i + 1) and tokens.is_digits(i + 1)):
        return numeral
    # With a gap an abbreviation of one letter is more often an initial or a unit; after money it is neither.
    if not (attached or money or len(word) > 1 or word in ("k", "M")):
        return numeral
    if numeral.fraction and not numeral.mixed:
        return numeral
    return numeral.times(factor, i + 1)
