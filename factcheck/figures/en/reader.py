"""Every number of a block with the unit, currency and sign that touch it.

A word that can be a unit is one only where its neighbours allow it: "2 in." but not "2 in April", "37m" is metres or millions.
"""

from __future__ import annotations

from bisect import bisect_right
from decimal import Decimal
from functools import cache

from factcheck.figures.addresses import url_spans
from factcheck.figures.en.candidate import Candidate, set_unit
from factcheck.figures.en.lexer import HYPHENS, Tokens
from factcheck.figures.en.not_figures import looks_like_year
from factcheck.figures.en.nouns import is_plural, noun_behind, stop_words
from factcheck.figures.en.numerals import Numeral, from_value, numeral_at, vocabulary
from factcheck.figures.en.spoken import Spoken
from factcheck.figures.en.units import (
    Unit,
    currency_behind,
    local_money,
    local_sign_before,
    millions_before,
    sign_before,
    unit_behind,
    units,
)
from factcheck.figures.en.word_amounts import fold, multiples, ordinal, word_multiple
from factcheck.figures.en.words import change_words, words_of
from factcheck.figures.rows import end_of_row

MINUS = frozenset("-−‐‑–")


@cache
def starters() -> frozenset[str]:
    words = vocabulary()
    scales = {word for word in words.scales if not word.endswith("s")}
    return frozenset({*words.units, *words.tens, *words.parts, *scales, *multiples(), "couple", "first", "second"})


def anchors_of(tokens: Tokens) -> list[int]:
    """The tokens at which a number may begin."""
    starting = starters()
    anchors = [i for i, word in enumerate(tokens.lower) if word in starting or word[0].isnumeric()]
    if "fold" in tokens.text.lower():
        folds = [i for i, word in enumerate(tokens.lower) if word.endswith("fold") and len(word) > 6]
        return sorted({*anchors, *folds})
    return anchors


def readings_of(tokens: Tokens, anchors: list[int], spoken: Spoken) -> list[Candidate]:
    found: list[Candidate] = []
    urls = url_spans(tokens.text)
    url_starts = [start for start, _ in urls]
    behind = row_end = 0
    starts: list[int] = []
    for i in anchors:
        if i < behind or tokens.starts[i] < row_end:
            continue
        at = bisect_right(url_starts, tokens.starts[i]) - 1
        if at >= 0 and tokens.starts[i] < urls[at][1]:
            continue
        reading = reading_at(tokens, i, behind, spoken)
        if reading is not None:
            found.append(reading)
            behind = reading.last
        elif tokens.is_digits(i):
            behind = i + 1
        else:
            continue
        # Digits count, whatever they are: dates and list numbers without end are data as well.
        starts.append(tokens.starts[i])
        row_end = end_of_row(tokens.text, starts) or 0
    return found


def reading_at(tokens: Tokens, i: int, behind: int, spoken: Spoken) -> Candidate | None:
    word = tokens.at(i)
    if word in multiples():
        return word_multiple(tokens, i)
    if word.endswith("fold") and len(word) > 6:
        return fold(tokens, i)
    rank = ordinal(tokens, i)
    if rank is not None:
        return rank
    if word == "couple":
        return _couple(tokens, i, spoken)
    if word in ("half", "quarter") and tokens.at(i - 1) == "a" and tokens.at(i - 2) == "and":
        one = _one_and_a_part(tokens, i, behind)
        if one is not None:
            return one
    first = _number_start(tokens, i, behind)
    if first is None:
        return None
    sign = local_sign_before(tokens, first, spoken.currencies) or sign_before(tokens, first) or millions_before(tokens, first)
    if sign is not None and sign[1] < behind:
        sign = None
    signed = tokens.word(first - 1) in ("-", "−", "–", "+") and tokens.touches(first)
    if sign is None and signed:
        sign = sign_before(tokens, first - 1)
        sign = None if sign is None or sign[1] < behind else sign
    numeral = numeral_at(tokens, first, money=sign is not None)
    if numeral is None:
        return None
    if sign is not None and millions_before(tokens, first):
        numeral = numeral.times(Decimal(1000000), numeral.last)
    reading = Candidate(numeral, numeral.first, numeral.last)
    if sign is not None:
        unit, reading.first = sign
        reading.unit, reading.kind, reading.prefixed = unit.symbol, "money", True
        reading.unit_at = (tokens.starts[sign[1]], tokens.ends[max(sign[1], first - 1 - signed)])
        _with_named_money(tokens, reading, spoken)
    else:
        with_unit(tokens, reading, spoken)
        _and_a_part(tokens, reading)
    _with_sign(tokens, reading)
    zero_behind = tokens.at(reading.last) == "below" and tokens.at(reading.last + 1) == "zero"
    if zero_behind and not reading.sign and _may_be_cold(reading):
        # "10 degrees below zero"
        reading.sign, reading.negative, reading.last = -1, True, reading.last + 2
    return reading


def _may_be_cold(reading: Candidate) -> bool:
    return reading.bare or reading.unit in ("degree", "°C", "°F")


def _one_and_a_part(tokens: Tokens, i: int, behind: int) -> Candidate | None:
    """ "an hour and a half": one and a half of the unit before it."""
    for first in (i - 4, i - 5):
        if first < behind or tokens.at(first) not in ("a", "an"):
            continue
        found = unit_behind(tokens, first + 1)
        named = found is not None and found[0].kind in ("duration", "measure") and len(tokens.word(first + 1)) > 1
        if found is not None and named and found[2] == i - 2:
            value = Decimal("1.5") if tokens.at(i) == "half" else Decimal("1.25")
            reading = Candidate(from_value(first, i + 1, value), first, i + 1)
            reading.unit, reading.kind = found[0].symbol, found[0].kind
            reading.unit_at = (tokens.starts[first + 1], tokens.ends[found[2] - 1])
            return reading
    return None


def _and_a_part(tokens: Tokens, reading: Candidate) -> None:
    """ "two years and a half": the part behind the unit."""
    at = reading.last + 1 + (tokens.at(reading.last + 1) == "a")
    parted = tokens.at(reading.last) == "and" and tokens.at(at) in ("half", "quarter") and not tokens.is_word(at + 1)
    if parted and reading.kind in ("duration", "measure") and reading.numeral.whole:
        part = Decimal("0.5") if tokens.at(at) == "half" else Decimal("0.25")
        reading.numeral = from_value(reading.numeral.first, reading.numeral.last, reading.numeral.value + part)
        reading.last = at + 1


def _number_start(tokens: Tokens, i: int, behind: int) -> int | None:
    """The token at which the number of anchor `i` begins: an article, a leading point; None where it cannot be one."""
    words = vocabulary()
    word = tokens.at(i)
    before = tokens.at(i - 1)
    if tokens.is_digits(i):
        return i - 1 if before == "." and i > behind and _is_leading_point(tokens, i - 1) else i
    if word in words.scales or (word in words.parts and word not in ("half", "quarter")):
        if word in words.scales and before not in ("a", "an") and tokens.starts_sentence(i) and tokens.at(i + 1) in words.scales:
            return i  # "Hundred thousand people"
        return i - 1 if before in ("a", "an") and i - 1 >= behind else None
    if word in ("half", "quarter") and before == "a" and i - 1 >= behind:
        return i - 1
    return i


def _is_leading_point(tokens: Tokens, i: int) -> bool:
    """Whether the point at token `i` begins a number (".5"), and ends no word or number before it."""
    return tokens.touches(i + 1) and not (tokens.touches(i) and tokens.word(i - 1)[-1].isalnum())


def _with_named_money(tokens: Tokens, reading: Candidate, spoken: Spoken) -> None:
    """ "US$5 dollars" and "$3 million USD": the name behind belongs to the quote only where it is a code."""
    behind = currency_behind(tokens, reading.last)
    if behind and behind[0].money == "code" and behind[0].symbol == reading.unit:
        reading.last = behind[2]


def with_unit(tokens: Tokens, reading: Candidate, spoken: Spoken) -> None:
    """The unit behind the number, where one stands there and is meant as one."""
    numeral = reading.numeral
    i = numeral.last
    currency = currency_behind(tokens, i)
    if currency and not (currency[0].money == "code" and tokens.joins(i)):
        unit, first, end = currency
        if len(tokens.word(first)) == 4 and unit.money == "code" and not numeral.scaled:
            reading.numeral = numeral.times(Decimal(1000000), numeral.last)
        set_unit(tokens, reading, unit, first, end)
        _with_late_magnitude(tokens, reading)
        return
    for at in _unit_places(tokens, numeral):
        found = unit_behind(tokens, at)
        if found is not None and _is_meant(tokens, numeral, found, spoken, infix=at != i):
            unit, first, end = found
            if unit.money:
                unit = _as_money(unit, tokens, first, spoken)
                _scale_minor(tokens, reading, found[0], unit)
            set_unit(tokens, reading, unit, first, end)
            return
    _as_millions(tokens, reading, spoken)
    if tokens.at(reading.last) in ("times", "time") and not tokens.touches(reading.last):
        _times(tokens, reading)


def _unit_places(tokens: Tokens, numeral: Numeral) -> list[int]:
    """Where a unit may begin: behind the number, "a" or "of a" after a fraction, brackets, or an adjective of time."""
    i = numeral.last
    places = [i]
    if tokens.at(i) == "of" and tokens.at(i + 1) in ("a", "an") and 0 < numeral.value < 1:
        places.append(i + 2)  # "0.5 of a percentage point", "a quarter of a mile"
    if numeral.fraction and not numeral.mixed and tokens.at(i) in ("a", "an") and tokens.at(i - 1) != "quarter":
        # "half a year", "half a per cent"; in "the same quarter a year earlier" there is no quarter of a year.
        places.append(i + 1)
    if tokens.word(i) in ("(", "{") and tokens.word(i + 2) in (")", "}"):
        places.append(i + 1)
    if tokens.at(i) in stop_words().infix:
        places.append(i + 1)
    return places


def _with_late_magnitude(tokens: Tokens, reading: Candidate) -> None:
    """ "75 USD million"."""
    factor = vocabulary().scales.get(tokens.at(reading.last))
    if factor is not None and factor >= 1000 and not reading.numeral.scaled:
        reading.numeral = reading.numeral.times(factor, reading.numeral.last)
        reading.last += 1


def _is_meant(tokens: Tokens, numeral: Numeral, found: tuple[Unit, int, int], spoken: Spoken, *, infix: bool) -> bool:
    """Whether a word that can be a unit is one here: "2 in." but not "2 in April", "3 won" only where won are money."""
    unit, first, end = found
    word = tokens.word(first)
    after = tokens.at(end)
    attached = first == numeral.last and tokens.is_tied(first)
    hyphen = first > numeral.last and tokens.word(first - 1) in HYPHENS
    part = numeral.fraction or 0 < numeral.value < 1
    share = part and unit.kind in ("percent", "percentage_point")
    if infix and not (share or unit.kind in ("duration", "measure")):
        return False
    if infix and unit.kind == "measure" and not (part or tokens.word(first - 1) in ("(", "{")):
        return False
    # "60%of the murders" lacks a space.
    glued = attached and tokens.is_word(end) and word != "%"
    if tokens.touches(end) and end < len(tokens) and (tokens.is_digits(end) or glued):
        return False
    if word in ("C", "F") and end == first + 1 and not (spoken.temperatures or tokens.word(numeral.first - 1) in MINUS):
        return False  # "the 13F filing", "a Boeing 777F"
    if word == "m" and unit.symbol == "m" and attached and _meant_by_m(tokens, first, spoken) != "metres":
        return False
    if unit.kind == "duration" and not hyphen and looks_like_year(tokens, numeral) and not tokens.at(end - 1).endswith("s"):
        return False
    if word == "in" and end == first + 1:
        return attached or hyphen or _ends_measure(tokens, end)
    if unit.kind == "multiple":
        return (attached or hyphen or word == "fold") and not tokens.is_digits(end)
    if unit.money == "local":
        return local_money(unit, spoken.currencies) is not None or tokens.at(first) in ("rupee", "rupees")
    if unit.money == "main":
        if unit.symbol not in spoken.currencies:
            return tokens.at(first) in ("pound", "pounds")
        return unit.symbol != "KRW" or numeral.scaled or numeral.value >= 100
    if word == "MP":
        # "an 8 MP camera", but "one MP said".
        return numeral.digits and (not numeral.whole or numeral.value > 1)
    if word == "p":
        return attached and _is_pence(tokens, numeral, spoken)
    if word == "s" and attached:
        # "the 1990s", "Boeing 737s" are no seconds.
        return not numeral.whole or (numeral.value % 10 != 0 and not tokens.is_capital(numeral.first - 1))
    if len(word) == 1 and word.isalpha() and not attached and not hyphen:
        return word in "mgtlLhVWJNs" and after != "'" and not tokens.joins(end)
    return word != "second" or unit.symbol != "s" or numeral.value == 1 or hyphen


def _ends_measure(tokens: Tokens, i: int) -> bool:
    """Whether a length may end before token `i`: at the end, before a sign or an adjective of dimension."""
    return tokens.at(i) in ("", ".", ",", ")", ";") or tokens.at(i) in words_of("dimension")


def _as_money(unit: Unit, tokens: Tokens, first: int, spoken: Spoken) -> Unit:
    """The unit of money that a name stands for; the minor one counts in its currency where the text speaks of it."""
    if unit.money == "local":
        return local_money(unit, spoken.currencies) or Unit("INR", "money", "name")
    if unit.money == "main" and unit.symbol not in spoken.currencies:
        # "Sales reached 45 million pounds": what is sold for, owed or paid is no weight.
        priced = not words_of("money_of").isdisjoint(tokens.lower[max(0, first - 8) : first]) and tokens.at(first + 1) != "of"
        return unit if priced and unit.symbol == "GBP" else Unit("lb", "measure")
    if unit.money != "minor":
        return unit
    word = tokens.at(first)
    if word in ("us", "euro", "eurocent", "eurocents"):
        return unit
    owner = _owner(units().minors.get(word, (unit.symbol,)), spoken)
    if owner is not None:
        return Unit(owner, "money", "minor")
    return Unit({"cents": "cent", "¢": "cent", "penny": "pence", "pennies": "pence", "p": "pence"}.get(word, word), "money", None)


def _owner(codes: tuple[str, ...], spoken: Spoken) -> str | None:
    """Whose hundredth a minor unit is: of the moneys that have one of that name, the one that the text speaks of.

    Dollars that only translate an amount ("51 billion rand ($4.7 billion)") are no other money; between two of less renown
    than the dollar and the euro nothing tells.
    """
    spoken_of = [code for code in codes if code in spoken.currencies]
    if len(spoken_of) > 1 and spoken_of[0] == "USD" and spoken.translates_to_dollars:
        del spoken_of[0]
    return spoken_of[0] if len(spoken_of) == 1 or {*spoken_of[:1]} & {"USD", "EUR"} else None


def _scale_minor(tokens: Tokens, reading: Candidate, written: Unit, unit: Unit) -> None:
    if written.money == "minor" and unit.money == "minor":
        whole = reading.numeral.whole
        scaled = reading.numeral.times(Decimal("0.01"), reading.numeral.last)
        scaled.scaled, scaled.whole, scaled.mantissa = reading.numeral.scaled, whole, reading.numeral.mantissa
        reading.numeral = scaled


def _as_millions(tokens: Tokens, reading: Candidate, spoken: Spoken) -> None:
    """ "5m people": a lower-case m that counts millions."""
    numeral = reading.numeral
    if reading.kind == "measure" and reading.unit == "m":
        return
    i = numeral.last
    if tokens.word(i) == "m" and tokens.is_tied(i) and _meant_by_m(tokens, i, spoken) == "millions":
        reading.numeral = numeral.times(Decimal(1000000), i + 1)
        reading.last = i + 1


def _meant_by_m(tokens: Tokens, i: int, spoken: Spoken) -> str:
    """What the m at token `i`, right behind a number, means: "millions", "metres", or "" where nothing tells.

    A plural that is counted, or a word of length nearby, decides; then what the document does elsewhere.
    """
    if tokens.joins(i + 1):
        return "metres"
    noun = noun_behind(tokens, i + 1)
    if noun is not None and is_plural(tokens.at(noun)) and tokens.at(noun) not in words_of("runner"):
        return "millions"
    near = {*tokens.lower[max(0, i - 6) : i], *tokens.lower[i + 1 : i + 4]}
    beside = tokens.at(i + 1) in words_of("length_behind") or tokens.at(i - 2) in words_of("length_before")
    if beside or not near.isdisjoint(words_of("length")):
        return "metres"
    if "," in tokens.word(i - 1):
        # Nobody writes thousands of millions so: "the 5,000m".
        return "metres"
    if spoken.millions or not words_of("millions_of").isdisjoint(tokens.lower[max(0, i - 10) : i]):
        return "millions"
    if spoken.lengths:
        return "metres"
    return "millions" if spoken.thousands else ""


def _is_pence(tokens: Tokens, numeral: Numeral, spoken: Spoken) -> bool:
    """Whether a p right behind a number is pence: it has decimals, or the text speaks of British money or of shares.

    "1080p" is a screen.
    """
    if not numeral.whole:
        return True
    if numeral.whole and tokens.word(numeral.first) in words_of("screen"):
        return False
    return "GBP" in spoken.currencies or not tokens.vocabulary.isdisjoint(words_of("pence_text"))


def _times(tokens: Tokens, reading: Candidate) -> None:
    """ "6 times more" is a multiple; "7 times since Monday" counts occasions."""
    i = reading.last
    if tokens.at(reading.first - 1) in words_of("occasion"):
        return
    decimals = not reading.numeral.whole and not reading.numeral.scaled
    grown = change_words() - words_of("not_multiplied")
    rose = tokens.at(i - 2) in grown or (tokens.at(i - 3) in grown and tokens.at(i - 2) != "of")
    if decimals or rose or tokens.at(i + 1) in words_of("comparing"):
        set_unit(tokens, reading, Unit("x", "multiple"), i, i + 1)


def _with_sign(tokens: Tokens, reading: Candidate) -> None:
    """A written sign before the number or its currency, and the brackets of accounting."""
    i = reading.first
    inner = reading.numeral.first - 1
    if inner > i and tokens.word(inner) in MINUS:
        reading.sign, reading.negative = -1, True
        return
    before = tokens.word(i - 1)
    if tokens.at(i - 1) in ("minus", "negative") and tokens.at(i - 2) != "or":
        reading.sign, reading.negative, reading.first = -1, True, i - 1
    elif before in ("-", "−") and i == 1:
        reading.sign, reading.negative, reading.first = -1, True, 0
    elif before in ("-", "−", "+", "‑") and tokens.touches(i):
        if i - 1 == 0 or not tokens.touches(i - 1) or tokens.word(i - 2) in ("(", "[", "/", ">", "<", "="):
            reading.sign, reading.negative, reading.first = (1, False, i - 1) if before == "+" else (-1, True, i - 1)
    elif before == "(" and tokens.word(reading.last) == ")" and reading.prefixed and tokens.touches(i) and _awaits(tokens, i - 2):
        reading.sign, reading.negative, reading.first, reading.last = -1, True, i - 1, reading.last + 1


def _awaits(tokens: Tokens, i: int) -> bool:
    """Whether a value must follow token `i` ("was", a colon)."""
    return tokens.at(i) == ":" or tokens.at(i) in words_of("value_before")


def _couple(tokens: Tokens, i: int, spoken: Spoken) -> Candidate | None:
    """ "a couple of hundred", "a couple of months": about two."""
    if tokens.at(i - 1) != "a" or tokens.at(i + 1) != "of":
        return None
    numeral = from_value(i - 1, i + 2, Decimal(2))
    factor = vocabulary().scales.get(tokens.at(i + 2))
    if factor is not None:
        numeral = numeral.times(factor, i + 3)
    reading = Candidate(numeral, i - 1, numeral.last, approx="about")
    with_unit(tokens, reading, spoken)
    return reading if factor is not None or reading.unit or numeral.last == len(tokens) else None
