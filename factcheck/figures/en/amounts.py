"""Amounts of an English text: numbers with approximator, magnitude word and unit.

Three steps over the tokens of a block: every number is read with the unit that touches it (`_readings`); what is no figure
goes (`_dropped`); neighbours that belong together, as ranges, lists that share a unit and ratios, are joined (`_joined`).
Direction of change, basis and subject are left to the context stage.

Some readings that could be otherwise:
- vague plurals ("dozens", "hundreds of thousands", "several hundred") state no number, so they are no amounts
- "a couple of" is about two, and an amount only before a magnitude word or a unit
- a fraction in words is a share to the nearest percent: place 0.01
- ages ("87-year-old") are durations in years, as in "a five-year plan"
- "($99.99)" is negative only where the sentence waits for a value ("was ($99.99)"); other brackets are asides
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from factcheck.figures.amount import Amount
from factcheck.figures.en.bounds import bound_after, bound_before
from factcheck.figures.en.lexer import DASHES, HYPHENS, Tokens
from factcheck.figures.en.not_figures import (
    counts_nouns,
    is_code,
    is_day,
    is_headline,
    is_list_number,
    is_month,
    is_name,
    looks_like_year,
    templates_that_fit,
    url_spans,
)
from factcheck.figures.en.nouns import counted_noun, is_plural, noun_behind, stop_words
from factcheck.figures.en.numerals import (
    PACKAGE,
    Numeral,
    from_value,
    numeral_at,
    vocabulary,
)
from factcheck.figures.en.units import (
    Unit,
    currency_behind,
    millions_before,
    money_of,
    sign_before,
    unit_behind,
)
from factcheck.figures.tables import read_table
from factcheck.model import COUNTED, Approximator, Kind, Quantity

MINUS = frozenset("-−‐‑–")
# Words between a number and its list neighbour.
_LISTS = {(",",), ("and",), ("or",), (",", "and"), (",", "or"), ("&",)}
_COMPARING = frozenset(
    "more less as higher lower larger greater bigger smaller the that its their his her our earnings sales revenue what faster slower"
    " longer than book annual forward oversubscribed stronger weaker heavier taller richer likelier likely wider deeper older".split()
)
_DETERMINERS = frozenset("the its their his her our my your that what this these those".split())


@dataclass(slots=True)
class Reading:
    """A number with its unit, before it is known whether it is a figure.

    tokens[first:last] is the quote without approximators; `drop` says why it is none, '' while it may be one.
    """

    numeral: Numeral
    first: int
    last: int
    unit: str | None = None
    kind: Kind = "count"
    unit_at: tuple[int, int] | None = None
    sign: int = 0
    negative: bool = False
    prefixed: bool = False
    approx: Approximator = "exact"
    bound_first: int = -1
    bound_last: int = -1
    drop: str = ""
    noun: int | None = None
    high: Reading | None = None
    low_first: int = -1

    @property
    def bare(self) -> bool:
        """Whether it has no unit of its own."""
        return self.unit is None and self.kind == "count"

    @property
    def value(self) -> Decimal:
        """The signed value."""
        return -self.numeral.value if self.negative else self.numeral.value


def amounts(text: str, money: frozenset[str] | None = None) -> list[Amount]:
    """The amounts of one block, in reading order, none overlapping.

    money   the currencies that the whole document speaks of, as codes (`currencies_of`); those of the block where not given.
            They decide whether "12 cents" is 0.12 USD and whether "25 pounds" is money.
    """
    tokens = Tokens(text)
    anchors = _anchors(tokens)
    if not anchors:
        return []
    spoken = money_of(tokens) if money is None else money
    readings = _readings(tokens, anchors, spoken)
    for reading in readings:
        _bound(tokens, reading)
    _drop(tokens, readings)
    return [_amount(tokens, reading) for reading in _joined(tokens, readings)]


def currencies_of(text: str) -> frozenset[str]:
    """The currencies that a document speaks of, as codes, for `amounts`."""
    return money_of(Tokens(text))


@cache
def _starters() -> frozenset[str]:
    words = vocabulary()
    scales = {word for word in words.scales if not word.endswith("s")}
    return frozenset({*words.units, *words.tens, *words.parts, *scales, *_multiples(), "couple"})


@cache
def _multiples() -> dict[str, tuple[Decimal, str]]:
    return {entry.word: (Decimal(entry.values[0]), entry.values[1]) for entry in read_table(PACKAGE, "multiples.txt")}


@cache
def _ordinal_words() -> dict[str, frozenset[str]]:
    kinds: dict[str, set[str]] = {}
    for entry in read_table(PACKAGE, "ordinals.txt"):
        kinds.setdefault(entry.values[0], set()).add(entry.word)
    return {kind: frozenset(words) for kind, words in kinds.items()}


@cache
def _change_words() -> frozenset[str]:
    return frozenset(entry.word for entry in read_table(PACKAGE, "change_words.txt"))


@cache
def _points_of_others() -> frozenset[str]:
    return frozenset(entry.word for entry in read_table(PACKAGE, "points.txt"))


@cache
def _one_counts() -> frozenset[str]:
    return frozenset(entry.word for entry in read_table(PACKAGE, "one_counts.txt"))


@cache
def _ranks() -> dict[str, int]:
    words = vocabulary()
    ranks = {word: n for word, n in words.parts.items() if word not in ("half", "quarter")}
    ranks.update({"first": 1, "second": 2, "third": 3})
    return ranks


def _anchors(tokens: Tokens) -> list[int]:
    """The tokens at which a number may begin."""
    starters = _starters() | {"first", "second"}
    return [
        i
        for i, word in enumerate(tokens.lower)
        if word in starters or word[0].isnumeric() or (word.endswith("fold") and len(word) > 6)
    ]


# ---------------------------------------------------------------- reading one number


def _readings(tokens: Tokens, anchors: list[int], money: frozenset[str]) -> list[Reading]:
    found: list[Reading] = []
    urls = url_spans(tokens.text)
    url_starts = [start for start, _ in urls]
    behind = 0
    for i in anchors:
        if i < behind:
            continue
        at = bisect_right(url_starts, tokens.starts[i]) - 1
        if at >= 0 and tokens.starts[i] < urls[at][1]:
            continue
        reading = _reading_at(tokens, i, behind, money)
        if reading is not None:
            found.append(reading)
            behind = reading.last
        elif tokens.is_digits(i):
            behind = i + 1
    return found


def _reading_at(tokens: Tokens, i: int, behind: int, money: frozenset[str]) -> Reading | None:
    word = tokens.at(i)
    if word in _multiples():
        return _word_multiple(tokens, i)
    if word.endswith("fold") and len(word) > 6:
        return _fold(tokens, i)
    rank = _ordinal(tokens, i)
    if rank is not None:
        return rank
    if word == "couple":
        return _couple(tokens, i, money)
    first = _number_start(tokens, i, behind)
    if first is None:
        return None
    sign = sign_before(tokens, first) or millions_before(tokens, first)
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
    reading = Reading(numeral, numeral.first, numeral.last)
    if sign is not None:
        unit, reading.first = sign
        reading.unit, reading.kind, reading.prefixed = unit.symbol, "money", True
        reading.unit_at = (tokens.starts[sign[1]], tokens.ends[max(sign[1], first - 1 - signed)])
        _with_named_money(tokens, reading, money)
    else:
        _with_unit(tokens, reading, money)
    _with_sign(tokens, reading)
    return reading


def _number_start(tokens: Tokens, i: int, behind: int) -> int | None:
    """The token at which the number of anchor `i` begins: an article, a leading point; None where it cannot be one."""
    words = vocabulary()
    word = tokens.at(i)
    before = tokens.at(i - 1)
    if tokens.is_digits(i):
        point = i - 1
        if before == "." and tokens.touches(i) and point >= behind and not (tokens.touches(point) and tokens.word(point - 1)[-1].isalnum()):
            return point
        return i
    if word in words.scales or (word in words.parts and word not in ("half", "quarter")):
        return i - 1 if before in ("a", "an") and i - 1 >= behind else None
    if word in ("half", "quarter") and before == "a" and i - 1 >= behind:
        return i - 1
    return i


def _with_named_money(tokens: Tokens, reading: Reading, money: frozenset[str]) -> None:
    """ "US$5 dollars" and "$3 million USD": the name behind belongs to the quote only where it is a code."""
    behind = currency_behind(tokens, reading.last)
    if behind and behind[0].money == "code" and behind[0].symbol == reading.unit:
        reading.last = behind[2]


def _with_unit(tokens: Tokens, reading: Reading, money: frozenset[str]) -> None:
    """The unit behind the number, where one stands there and is meant as one."""
    numeral = reading.numeral
    i = numeral.last
    currency = currency_behind(tokens, i)
    if currency and not (currency[0].money == "code" and tokens.joins(i)):
        unit, first, end = currency
        if len(tokens.word(first)) == 4 and unit.money == "code" and not numeral.scaled:
            reading.numeral = numeral.times(Decimal(1000000), numeral.last)
        _set_unit(tokens, reading, unit, first, end)
        _with_late_magnitude(tokens, reading)
        return
    for at in _unit_places(tokens, numeral):
        found = unit_behind(tokens, at)
        if found is not None and _is_meant(tokens, numeral, found, money, infix=at != i):
            unit, first, end = found
            if unit.money:
                unit = _as_money(unit, tokens, first, money)
                _scale_minor(tokens, reading, found[0], unit)
            _set_unit(tokens, reading, unit, first, end)
            return
    _as_millions(tokens, reading)
    if tokens.at(reading.last) in ("times", "time") and not tokens.touches(reading.last):
        _times(tokens, reading)


def _unit_places(tokens: Tokens, numeral: Numeral) -> list[int]:
    """Where a unit may begin: behind the number, "a" or "of a" after a fraction, brackets, or an adjective of time."""
    i = numeral.last
    places = [i]
    if numeral.fraction and not numeral.mixed:
        if tokens.at(i) in ("a", "an"):
            places.append(i + 1)
        if tokens.at(i) == "of" and tokens.at(i + 1) in ("a", "an"):
            places.append(i + 2)
    if tokens.word(i) in ("(", "{") and tokens.word(i + 2) in (")", "}"):
        places.append(i + 1)
    if tokens.at(i) in stop_words().infix:
        places.append(i + 1)
    return places


def _set_unit(tokens: Tokens, reading: Reading, unit: Unit, first: int, end: int) -> None:
    reading.unit, reading.kind = unit.symbol, unit.kind
    if tokens.word(first - 1) in ("(", "{") and first == reading.numeral.last + 1:
        end += 1
    reading.unit_at = (tokens.starts[first], tokens.ends[end - 1])
    reading.last = end


def _with_late_magnitude(tokens: Tokens, reading: Reading) -> None:
    """ "75 USD million"."""
    factor = vocabulary().scales.get(tokens.at(reading.last))
    if factor is not None and factor >= 1000 and not reading.numeral.scaled:
        reading.numeral = reading.numeral.times(factor, reading.numeral.last)
        reading.last += 1


def _is_meant(tokens: Tokens, numeral: Numeral, found: tuple[Unit, int, int], money: frozenset[str], *, infix: bool) -> bool:
    """Whether a word that can be a unit is one here: "2 in." but not "2 in April", "3 won" only where won are money."""
    unit, first, end = found
    word = tokens.word(first)
    after = tokens.at(end)
    attached = first == numeral.last and tokens.touches(first)
    hyphen = first > numeral.last and tokens.word(first - 1) in HYPHENS
    if infix and unit.kind not in ("duration", "measure"):
        return False
    if infix and unit.kind == "measure" and not (numeral.fraction or tokens.word(first - 1) in ("(", "{")):
        return False
    if tokens.touches(end) and end < len(tokens) and (tokens.is_digits(end) or (attached and tokens.is_word(end))):
        return False
    if word == "m" and attached and _is_million(tokens, first):
        return False
    if word == "in" and end == first + 1:
        return attached or hyphen or _ends_measure(tokens, end)
    if unit.kind == "multiple":
        return (attached or hyphen or word == "fold") and not tokens.is_digits(end)
    if unit.money == "main":
        if unit.symbol not in money:
            return tokens.at(first) in ("pound", "pounds")
        return unit.symbol != "KRW" or numeral.scaled or numeral.value >= 100
    if word == "p":
        return attached and "GBP" in money
    if word == "s" and attached:
        return not (numeral.whole and numeral.value % 10 == 0)
    if word == "am" or (word in ("pm",) and numeral.whole):
        return False
    if len(word) == 1 and word.isalpha() and not attached and not hyphen:
        return word in "mgtlLhVWJNs" and after != "'" and not tokens.joins(end)
    if unit.symbol == "s" and word == "second" and numeral.value != 1 and not hyphen:
        return False
    return True


def _ends_measure(tokens: Tokens, i: int) -> bool:
    """Whether a length may end before token `i`: at the end, before a sign or an adjective of dimension."""
    word = tokens.at(i)
    return word in ("", ".", ",", ")", ";", "x", "×", "thick", "wide", "long", "tall", "deep", "high", "across", "diameter", "by") and not (
        word in (",", "by") and tokens.is_digits(i + 1) and False
    )


def _as_money(unit: Unit, tokens: Tokens, first: int, money: frozenset[str]) -> Unit:
    """The unit of money that a name stands for; the minor one counts in its currency where the text speaks of it."""
    if unit.money == "main" and unit.symbol not in money:
        return Unit("lb", "measure")
    if unit.money != "minor":
        return unit
    owner = unit.symbol
    if owner == "USD" and "USD" not in money and "EUR" in money:
        owner = "EUR"
    if owner in money or tokens.at(first) in ("us", "euro", "eurocent", "eurocents"):
        return Unit(owner, "money", "minor")
    word = tokens.at(first)
    return Unit({"cents": "cent", "¢": "cent", "penny": "pence", "pennies": "pence", "p": "pence"}.get(word, word), "money", None)


def _scale_minor(tokens: Tokens, reading: Reading, written: Unit, unit: Unit) -> None:
    if written.money == "minor" and unit.money == "minor":
        whole = reading.numeral.whole
        scaled = reading.numeral.times(Decimal("0.01"), reading.numeral.last)
        scaled.scaled, scaled.whole, scaled.mantissa = reading.numeral.scaled, whole, reading.numeral.mantissa
        reading.numeral = scaled


def _as_millions(tokens: Tokens, reading: Reading) -> None:
    """ "5m people": a lower-case m is millions where a plural is counted."""
    numeral = reading.numeral
    if reading.kind == "measure" and reading.unit == "m":
        return
    i = numeral.last
    if tokens.word(i) == "m" and tokens.touches(i):
        reading.numeral = numeral.times(Decimal(1000000), i + 1)
        reading.last = i + 1


def _is_million(tokens: Tokens, i: int) -> bool:
    """Whether the m at token `i` counts millions: a plural follows, or the text counts so and measures nothing."""
    if not tokens.touches(i) or tokens.joins(i + 1):
        return False
    noun = noun_behind(tokens, i + 1)
    if noun is not None and is_plural(tokens.at(noun)) and tokens.at(noun) not in ("sprinters", "runners", "hurdles", "races"):
        return True
    words = set(tokens.lower)
    lengths = {"metre", "metres", "meter", "meters", "km", "cm", "mm", "feet", "ft", "long", "wide", "deep", "high", "tall", "race", "ran"}
    return bool(words & {"million", "billion", "bn", "mn"}) and not words & lengths


def _times(tokens: Tokens, reading: Reading) -> None:
    """ "6 times more" is a multiple; "7 times since Monday" counts occasions."""
    i = reading.last
    decimals = not reading.numeral.whole and not reading.numeral.scaled
    rose = any(tokens.at(at) in _change_words() for at in (i - 2, i - 3))
    if decimals or rose or tokens.at(i + 1) in _COMPARING:
        _set_unit(tokens, reading, Unit("x", "multiple"), i, i + 1)


def _with_sign(tokens: Tokens, reading: Reading) -> None:
    """A written sign before the number or its currency, and the brackets of accounting."""
    i = reading.first
    inner = reading.numeral.first - 1
    if inner > i and tokens.word(inner) in MINUS:
        reading.sign, reading.negative = -1, True
        return
    before = tokens.word(i - 1)
    if tokens.at(i - 1) in ("minus", "negative"):
        reading.sign, reading.negative, reading.first = -1, True, i - 1
    elif before in ("-", "−") and i == 1:
        reading.sign, reading.negative, reading.first = -1, True, 0
    elif before in ("-", "−", "+", "‑") and tokens.touches(i):
        if i - 1 == 0 or not tokens.touches(i - 1) or tokens.word(i - 2) in ("(", "[", "/", ">", "<", "="):
            reading.sign, reading.negative, reading.first = (1, False, i - 1) if before == "+" else (-1, True, i - 1)
    elif before == "(" and tokens.word(reading.last) == ")" and reading.prefixed and tokens.touches(i):
        if tokens.at(i - 2) in ("is", "was", "were", "of", "at", "to", ":", "be"):
            reading.sign, reading.negative, reading.first, reading.last = -1, True, i - 1, reading.last + 1


def _word_multiple(tokens: Tokens, i: int) -> Reading | None:
    """ "doubled", "twice as many", "to double"."""
    factor, how = _multiples()[tokens.at(i)]
    after, before = tokens.at(i + 1), tokens.at(i - 1)
    if after in HYPHENS and tokens.touches(i + 1) or before in HYPHENS and tokens.touches(i):
        return None
    if after == "down" or tokens.is_capital(i) and not tokens.starts_sentence(i):
        return None
    wanted = True
    if how == "twice":
        wanted = after in ("as", "the", "that", "its", "their", "his", "her", "what") and tokens.at(i + 2) not in ("year", "day", "week")
    elif how == "base":
        wanted = after in _DETERMINERS or before in ("to", "will", "would", "could", "may", "might", "should", "than", "nearly", "almost")
    if not wanted:
        return None
    numeral = from_value(i, i + 1, factor)
    reading = Reading(numeral, i, i + 1, "x", "multiple")
    reading.unit_at = (tokens.starts[i], tokens.ends[i])
    return reading


def _fold(tokens: Tokens, i: int) -> Reading | None:
    """ "fivefold", "tenfold"."""
    words = vocabulary()
    stem = tokens.at(i).removesuffix("fold")
    value = words.units.get(stem) or words.tens.get(stem) or (100 if stem == "hundred" else 0)
    if value < 2:
        return None
    reading = Reading(from_value(i, i + 1, Decimal(value)), i, i + 1, "x", "multiple")
    reading.unit_at = (tokens.starts[i], tokens.ends[i])
    return reading


def _ordinal(tokens: Tokens, i: int) -> Reading | None:
    """A rank at token `i`: "third-largest", "ranked 5th", "in second place"."""
    rank, last = _rank_value(tokens, i)
    if not rank:
        return None
    kinds = _ordinal_words()
    after = last + 1 if tokens.word(last) in HYPHENS else last
    before = i - 1
    if tokens.at(before) in HYPHENS:
        return None
    while tokens.at(before) in ("a", "an", "the", "in", "joint", "equal", "tied", "for", "as") and before > i - 4:
        before -= 1
    superlative = tokens.at(after)
    is_rank = (
        superlative in kinds["superlative"]
        or (superlative.endswith("est") and len(superlative) > 4)
        or tokens.at(after) in kinds["after"]
        or (tokens.at(before) in kinds["before"] and _ends_rank(tokens, last))
    )
    if not is_rank or (tokens.at(i - 1) in ("a", "an") and superlative == "party"):
        return Reading(from_value(i, last, Decimal(rank)), i, last, drop="ordinal") if tokens.is_digits(i) else None
    return Reading(from_value(i, last, Decimal(rank)), i, last, None, "ordinal")


def _ends_rank(tokens: Tokens, i: int) -> bool:
    word = tokens.at(i)
    return not tokens.is_word(i) or word in stop_words().stop or word in ("worldwide", "globally", "nationally", "nationwide")


def _rank_value(tokens: Tokens, i: int) -> tuple[int, int]:
    """The number that an ordinal at `i` stands for and the token behind it; 0 where there is none."""
    if tokens.is_digits(i):
        word = tokens.words[i]
        if tokens.touches(i + 1) and tokens.at(i + 1) in ("st", "nd", "rd", "th") and word.isdecimal() and len(word) < 10:
            return int(word), i + 2
        return 0, i
    ranks = _ranks()
    word = tokens.at(i)
    if word in ranks and tokens.at(i - 1) not in ("a", "an", "one"):
        return ranks[word], i + 1
    tens = vocabulary().tens.get(word, 0)
    if tens and tokens.word(i + 1) in HYPHENS and ranks.get(tokens.at(i + 2), 10) < 10:
        return tens + ranks[tokens.at(i + 2)], i + 3
    return 0, i


def _couple(tokens: Tokens, i: int, money: frozenset[str]) -> Reading | None:
    """ "a couple of hundred", "a couple of months": about two."""
    if tokens.at(i - 1) != "a" or tokens.at(i + 1) != "of":
        return None
    numeral = from_value(i - 1, i + 2, Decimal(2))
    factor = vocabulary().scales.get(tokens.at(i + 2))
    if factor is not None:
        numeral = numeral.times(factor, i + 3)
    reading = Reading(numeral, i - 1, numeral.last, approx="about")
    _with_unit(tokens, reading, money)
    return reading if factor is not None or reading.unit or numeral.last == len(tokens) else None


# ---------------------------------------------------------------- bounds


def _bound(tokens: Tokens, reading: Reading) -> None:
    """The approximator, and the quote that holds it."""
    before = bound_before(tokens, reading.first)
    after = bound_after(tokens, reading.last)
    if before is not None:
        reading.approx, reading.bound_first = before
    if after is not None:
        both = tokens.at(after[1] - 1) == "equal"
        if before is None or both:
            reading.approx, reading.bound_last = after


# ---------------------------------------------------------------- what is no figure


def _drop(tokens: Tokens, readings: list[Reading]) -> None:
    """Marks what is no figure, each on its own neighbours, then what stands in a row with such a one."""
    headline = is_headline(tokens)
    for reading in readings:
        if not reading.drop:
            reading.drop = _why_none(tokens, reading, headline)
    _drop_chains(tokens, readings)
    for left, right in zip(readings, readings[1:], strict=False):
        _spread_dates(tokens, left, right)
    for right, left in zip(readings[::-1], readings[-2::-1], strict=False):
        _spread_dates(tokens, right, left)


def _spread_dates(tokens: Tokens, dated: Reading, other: Reading) -> None:
    """ "March 14-16", "14 and 15 March": the number beside a day of the month is one too."""
    left, right = sorted((dated, other), key=lambda reading: reading.first)
    between = tuple(tokens.lower[left.last : right.first])
    if dated.drop == "date" and not other.drop and other.bare and other.numeral.whole and other.numeral.value <= 31:
        if between in (("to",), ("and",), ("or",), ("through",)) or (len(between) == 1 and between[0] in DASHES):
            if not _plural_behind(tokens, other):
                other.drop = "date"


def _plural_behind(tokens: Tokens, reading: Reading) -> bool:
    noun = noun_behind(tokens, reading.last)
    return noun is not None and is_plural(tokens.at(noun))


def _drop_chains(tokens: Tokens, readings: list[Reading]) -> None:
    """Three or more bare digit runs in a row are a telephone number or a code."""
    chain: list[Reading] = []
    for reading in readings:
        linked = bool(chain) and tuple(tokens.words[chain[-1].last : reading.numeral.first]) in {(), ("-",), ("/",), ("–",)}
        if not linked:
            _drop_chain(chain)
            chain = []
        if reading.numeral.digits or "/" in tokens.words[reading.numeral.first]:
            chain.append(reading)
    _drop_chain(chain)


def _drop_chain(chain: list[Reading]) -> None:
    if len(chain) >= 3 and all(reading.bare or reading.kind == "ratio" for reading in chain):
        for reading in chain:
            reading.drop = reading.drop or "code"


def _why_none(tokens: Tokens, reading: Reading, headline: bool) -> str:
    numeral = reading.numeral
    bare = reading.bare and not reading.sign
    fits = set(templates_that_fit(tokens, reading.first, numeral.last, digits=numeral.digits))
    if "any" in fits or ("bare" in fits and bare):
        return "idiom"
    if reading.kind in ("ordinal", "multiple"):
        return ""
    if bare and "alone" in fits and not _plural_behind(tokens, reading):
        return "name"
    if "small" in fits and bare and numeral.whole and numeral.value < 21:
        return "mention"
    if numeral.fraction and not numeral.mixed and reading.bare:
        return _why_no_fraction(tokens, reading)
    if reading.bare and tokens.at(reading.first - 1) in ("aged", "age", "ages") and numeral.whole and numeral.value < 130:
        reading.unit = "y"
        return ""
    if not reading.bare:
        return "code" if numeral.digits and not reading.prefixed and _inside_code(tokens, reading) else ""
    if is_day(tokens, numeral) and not reading.sign:
        return "date"
    if is_code(tokens, numeral) and not reading.sign:
        return "code"
    if looks_like_year(tokens, numeral) and not reading.sign and reading.approx in ("exact", "about"):
        return "" if counts_nouns(tokens, numeral) else "year"
    if is_list_number(tokens, numeral):
        return "list"
    if bare and is_name(tokens, numeral, headline=headline):
        return "name"
    if not numeral.digits and numeral.last - numeral.first == 1:
        return _why_no_word(tokens, reading)
    return ""


def _inside_code(tokens: Tokens, reading: Reading) -> bool:
    """Whether letters stick to the front of a number with a unit ("A4m", "covid-19 days" are codes)."""
    first = reading.numeral.first
    return tokens.touches(first) and (
        tokens.word(first - 1)[-1].isalpha()
        or (tokens.word(first - 1) in HYPHENS and tokens.touches(first - 1) and tokens.is_word(first - 2) and reading.sign == 0 and first == reading.first and tokens.at(first - 2) not in ("to",))
    )


def _why_no_fraction(tokens: Tokens, reading: Reading) -> str:
    """ "half", "a quarter" and "a third" are shares only where something says of what."""
    numeral = reading.numeral
    first, last = tokens.at(numeral.first), numeral.last
    following = tokens.at(last)
    reading.kind = "ratio"
    if tokens.touches(last) and tokens.is_word(last):
        return "code"
    if tokens.is_digits(numeral.first) and is_code(tokens, numeral):
        return "code"
    if tokens.is_digits(numeral.first) and numeral.value >= 1:
        return "code"
    bounded = reading.approx != "exact" or following == "of"
    if first == "quarter" and reading.approx == "exact":
        return "idiom"
    if first in ("half", "quarter") or (first == "a" and last - numeral.first == 2):
        asked = first != "quarter" and (tokens.at(reading.first - 1) in ("by", "than", "only", "just", "to") or following in _COMPARING)
        return "" if bounded or asked else "idiom"
    quarters = tokens.at(last - 1) == "quarters" and tokens.word(last - 2) not in HYPHENS
    if quarters and not bounded and tokens.at(reading.first - 1) in ("past", "last", "first", "next", "previous", "for", "in", "over", "consecutive", "the"):
        reading.kind = "count"
        reading.numeral = from_value(numeral.first, numeral.first + 1, (numeral.value * 4).to_integral_value())
        reading.last = numeral.first + 1
    return ""


def _why_no_word(tokens: Tokens, reading: Reading) -> str:
    """A single number word: a pronoun ("one could be"), a reference back ("the two said", "the three iPhones")."""
    numeral = reading.numeral
    word, before, after = tokens.at(numeral.first), tokens.at(reading.first - 1), tokens.at(numeral.last)
    alone = len(tokens) == numeral.last - reading.first
    if reading.sign or reading.approx != "exact" or alone:
        return ""
    if word == "one":
        return "" if _counts_one(tokens, numeral) else "pronoun"
    if before in ("the", "these", "those", "both") and numeral.value <= 10:
        # Without a word that narrows it down, the noun points back to what was counted before.
        if not tokens.is_word(numeral.last) or after in stop_words().stop:
            return "mention"
        if is_plural(after) and tokens.at(numeral.last + 1) not in ("who", "that", "which", "of", "in", "from", "with", "killed", "injured"):
            return "mention"
    return ""


def _counts_one(tokens: Tokens, numeral: Numeral) -> bool:
    if tokens.at(numeral.first - 1) in ("only", "just", "exactly", "is", "equals", "=") and not tokens.is_word(numeral.last):
        return True
    noun = noun_behind(tokens, numeral.last)
    if tokens.at(numeral.last) in ("dead", "injured", "killed", "wounded", "missing"):
        return True
    return noun is not None and noun - numeral.last <= 2 and tokens.at(noun) in _one_counts()


# ---------------------------------------------------------------- neighbours


def _joined(tokens: Tokens, readings: list[Reading]) -> list[Reading]:
    """Ranges, ratios and lists made of neighbouring readings; the rest as they are."""
    _share_units(tokens, readings)
    found: list[Reading] = []
    for reading in readings:
        left = found[-1] if found else None
        if left is not None and left.high is None:
            if _take_in_range(tokens, left, reading) or _take_in_ratio(tokens, left, reading) or _take_in_minor(tokens, left, reading):
                continue
            if _take_in_base(tokens, left, reading):
                continue
        found.append(reading)
    _drop_hyphened(tokens, found)
    points = _speaks_of_points(tokens)
    for reading in found:
        if reading.bare and not reading.drop:
            _as_points(tokens, reading, points, found)
    return [reading for reading in found if not reading.drop]


def _between(tokens: Tokens, left: Reading, right: Reading) -> tuple[str, ...]:
    start, end = left.last, right.bound_first if right.bound_first >= 0 else right.first
    return tuple(tokens.lower[start:end]) if end - start <= 4 else ("…",)


def _share_units(tokens: Tokens, readings: list[Reading]) -> None:
    """ "3, 5 and 7 percent": the members of a list have the unit of its last; from the right."""
    listed = False
    for left, right in zip(readings[-2::-1], readings[:0:-1], strict=True):
        between = _between(tokens, left, right)
        follows = between in _LISTS or between == ("to",)
        last_pair = follows and between != (",",)
        shared = right.unit_at is not None and not right.prefixed and right.kind not in ("count", "multiple")
        if follows and (listed or last_pair) and shared and left.bare and not left.drop.startswith(("date", "code")):
            if between != ("to",) and not (left.drop and left.drop != "year") and _can_share(tokens, left, right):
                left.unit, left.kind, left.unit_at, left.drop = right.unit, right.kind, right.unit_at, ""
                _share_magnitude(left, right)
        listed = (listed and between == (",",)) or last_pair


def _can_share(tokens: Tokens, left: Reading, right: Reading) -> bool:
    return not looks_like_year(tokens, left.numeral) and (right.kind != "duration" or left.numeral.value < 1000)


def _share_magnitude(left: Reading, right: Reading) -> None:
    if right.numeral.scaled and not left.numeral.scaled and right.numeral.scale > 1 and left.numeral.value < 1000:
        left.numeral = left.numeral.times(right.numeral.scale, left.numeral.last)


def _take_in_range(tokens: Tokens, left: Reading, right: Reading) -> bool:
    """Makes `left` a range that ends with `right`, where the two are one."""
    if right.drop not in ("", "pronoun") or left.drop not in ("", "year", "code", "pronoun", "mention"):
        return False
    how = _range_words(tokens, left, right)
    if not how or not _same_measure(tokens, left, right, how):
        return False
    kind, unit, unit_at = (right.kind, right.unit, right.unit_at) if not right.bare else (left.kind, left.unit, left.unit_at)
    low = left.numeral
    if right.numeral.scaled and right.numeral.scale > 1 and not low.scaled and low.value < right.numeral.mantissa:
        low = low.times(right.numeral.scale, low.last)
    if kind == "money" and right.unit_at and not right.prefixed and right.numeral.place < 1 and left.bare and right.numeral.mantissa * 100 == right.numeral.value * 10000:
        low = low.times(Decimal("0.01"), low.last)
    low_value = -low.value if left.negative else low.value
    if how == "bounds" and low_value > right.value and left.approx in ("less_than", "at_most"):
        left.numeral, right.numeral, left.negative, right.negative = right.numeral, low, right.negative, left.negative
        low, low_value = left.numeral, left.value
    elif how == "bounds" and left.approx in ("less_than", "at_most"):
        return False
    if low_value >= right.value:
        return False
    left.numeral, left.high, left.unit, left.unit_at, left.kind, left.drop = low, right, unit, unit_at, kind, ""
    left.last = right.last
    left.bound_last = right.bound_last
    if left.approx == "exact" and right.bound_last >= 0:
        left.approx = right.approx
    if how == "bounds":
        left.approx = "exact"
    before = tokens.at((left.bound_first if left.bound_first >= 0 else left.first) - 1)
    if before in ("between", "from"):
        left.bound_first = (left.bound_first if left.bound_first >= 0 else left.first) - 1
    return True


def _range_words(tokens: Tokens, left: Reading, right: Reading) -> str:
    """How two neighbours are said to be the ends of a range: "to", "between", "or", "-", "bounds"; '' where they are not."""
    between = _between(tokens, left, right)
    before = tokens.at((left.bound_first if left.bound_first >= 0 else left.first) - 1)
    lower, upper = ("more_than", "at_least"), ("less_than", "at_most")
    if between in (("and",), ("but",)) and {left.approx in lower, left.approx in upper} == {True, False}:
        if {left.approx, right.approx} & set(lower) and {left.approx, right.approx} & set(upper) and right.bound_first >= 0 <= left.bound_first:
            return "bounds"
    if right.approx != "exact" and right.bound_first >= 0:
        return ""
    if between == ("and",) and (before == "between" or (before == "from" and left.bare and not right.bare)):
        return "between"
    if between in (("to",), ("-", "to", "-"), ("till",)):
        return "to" if _to_is_range(tokens, left, right, before) else ""
    if between == ("or",) and left.bare and left.numeral.whole and right.numeral.value - left.numeral.value == 1:
        return "or" if right.numeral.whole and not right.prefixed else ""
    if len(between) == 1 and between[0] in DASHES:
        tight = tokens.touches(left.last) and tokens.touches(left.last + 1)
        if tight or between[0] in "–—~" or (not left.bare or (right.bare and left.numeral.value >= 1000)):
            return "-"
    if not between and right.negative and right.sign == -1 and tokens.touches(right.first) and tokens.word(right.first) in DASHES:
        return ""
    return ""


def _to_is_range(tokens: Tokens, left: Reading, right: Reading, before: str) -> bool:
    """ "from 5% to 7%" after a word of change are two levels; "rose 3 to 5 percent" is a range, "fell 2% to 98" none."""
    start = left.bound_first if left.bound_first >= 0 else left.first
    changed = _after_change(tokens, start)
    if before == "from":
        return not changed
    if not changed:
        return True
    return left.bare and not right.bare and not right.prefixed


def _after_change(tokens: Tokens, i: int) -> bool:
    """Whether a word of change stands before token `i` in its clause."""
    for at in range(i - 1, max(-1, i - 10), -1):
        word = tokens.at(at)
        if word in _change_words():
            return True
        if word in (".", ";", ":", ",", "that", "which", "ranging", "ranged", "between", "(", ")"):
            return False
    return False


def _same_measure(tokens: Tokens, left: Reading, right: Reading, how: str) -> bool:
    if left.kind == "ordinal" or right.kind == "ordinal":
        return False
    if left.unit == right.unit and left.kind == right.kind and not left.bare:
        return True
    if left.bare and not right.bare:
        return not right.prefixed and not looks_like_year(tokens, left.numeral) or how == "between" and not right.prefixed
    if right.bare and left.prefixed:
        return how in ("-", "to", "between")
    if not (left.bare and right.bare):
        return False
    if how == "-":
        return _plural_behind(tokens, right) or (min(left.numeral.value, right.numeral.value) >= 1000 and right.drop == "" and left.drop != "year")
    return left.drop in ("", "mention", "pronoun") or (left.drop == "year" and right.drop == "")


def _take_in_ratio(tokens: Tokens, left: Reading, right: Reading) -> bool:
    """ "one in five", "nine out of ten", "2000 over 3"."""
    between = tuple(tokens.lower[left.last : right.numeral.first])
    if not (left.bare and left.numeral.whole and right.numeral.whole and left.drop in ("", "pronoun", "year")):
        return False
    top, bottom = left.numeral.value, right.numeral.value
    if between == ("over",) and bottom and right.drop in ("", "pronoun") and right.unit is None:
        if noun_behind(tokens, right.last) is not None or tokens.is_word(right.last):
            return False
    elif between in (("in",), ("out", "of"), ("in", "every"), ("of", "every"), ("out", "of", "every")):
        if not right.bare or right.drop or top >= bottom or (between == ("in",) and not _round_share(top, bottom)):
            return False
    else:
        return False
    value = top / bottom
    place = Decimal("0.01") if bottom <= 100 else Decimal(1).scaleb(value.adjusted())
    left.numeral = Numeral(left.numeral.first, right.numeral.last, value, place, place, whole=False, fraction=True, mantissa=value)
    left.last, left.kind, left.drop = right.last, "ratio", ""
    if right.bound_last >= 0:
        left.bound_last = right.bound_last
        left.approx = right.approx if left.approx == "exact" else left.approx
    return True


def _round_share(top: Decimal, bottom: Decimal) -> bool:
    """Whether "3 in 10" is a share: out of a round number, or one out of any."""
    return top == 1 or bottom <= 10 or not bottom.normalize().scaleb(0).as_tuple().digits[1:]


def _take_in_minor(tokens: Tokens, left: Reading, right: Reading) -> bool:
    """ "3 dollars 50 cents", "15 dollars 50": hundredths behind whole money."""
    joined = tokens.lower[left.last : right.first]
    if left.kind != "money" or left.numeral.scaled or not left.numeral.whole or right.drop or joined not in ([], ["and"]):
        return False
    if not right.numeral.whole or right.prefixed or right.sign:
        return False
    cents = right.numeral.value * 100 if right.kind == "money" and right.numeral.value < 1 else right.numeral.value
    if not 1 <= cents < 100:
        return False
    minor = right.kind == "money" and (right.numeral.value < 1 or right.unit in ("cent", "pence"))
    loose = right.bare and cents >= 10 and (not tokens.is_word(right.last) or (not joined and tokens.at(right.last) in stop_words().stop))
    if not (minor or loose):
        return False
    value = left.numeral.value + cents / 100
    left.numeral = from_value(left.numeral.first, left.numeral.last, value.quantize(Decimal("0.01")))
    left.last = right.last
    return True


def _take_in_base(tokens: Tokens, left: Reading, right: Reading) -> bool:
    """ "12.3 per 100,000 people": the base of a rate is no figure of its own."""
    if tokens.at(right.first - 1) != "per" or not right.bare:
        return False
    if left.last != right.first - 1 or not left.bare or left.drop:
        right.drop = "base"
        return False
    noun = noun_behind(tokens, right.last)
    end = right.last if noun is None else noun + 1
    left.unit_at = (tokens.starts[right.first - 1], tokens.ends[end - 1])
    left.unit, left.kind, left.last = tokens.text[left.unit_at[0] : left.unit_at[1]].lower(), "measure", end
    return True


def _drop_hyphened(tokens: Tokens, readings: list[Reading]) -> None:
    """Two bare numbers tied by a hyphen that are no range: a score, a code."""
    for left, right in zip(readings, readings[1:], strict=False):
        between = tokens.words[left.last : right.first]
        tied = len(between) == 1 and between[0] in DASHES and tokens.touches(left.last) and tokens.touches(right.first)
        if tied and left.bare and right.bare and left.high is None:
            left.drop = right.drop = "score"


def _speaks_of_points(tokens: Tokens) -> bool:
    """Whether "points" may be percentage points: no index or game is spoken of."""
    return not _points_of_others() & set(tokens.lower) and "S&P" not in tokens.text


def _as_points(tokens: Tokens, reading: Reading, points: bool, readings: list[Reading]) -> None:
    """ "up 5 points" behind a percentage."""
    at = reading.last + 1 if tokens.joins(reading.last) else reading.last
    if not points or tokens.at(at) not in ("point", "points") or reading.numeral.value >= 100:
        return
    # "fell 30 points, or 1.2%" are two measures of one change.
    if tokens.at(at + 1) == "," and tokens.at(at + 2) == "or":
        return
    if any(other.kind == "percent" and not other.drop and other.first < reading.first for other in readings):
        _set_unit(tokens, reading, Unit("pp", "percentage_point"), at, at + 1)


# ---------------------------------------------------------------- the result


def _amount(tokens: Tokens, reading: Reading) -> Amount:
    first = reading.bound_first if reading.bound_first >= 0 else reading.first
    last = reading.bound_last if reading.bound_last >= 0 else reading.last
    numeral, high = reading.numeral, reading.high
    kind: Kind = reading.kind if high is None else "range"
    noun = counted_noun(tokens, last, one=numeral.value == 1) if reading.kind == "count" and reading.unit is None else None
    unit = reading.unit if noun is None else tokens.lower[noun]
    ends = [numeral] if high is None else [numeral, high.numeral]
    counted = kind in COUNTED and reading.kind in COUNTED and all(end.whole for end in ends)
    quantity = Quantity(
        low=reading.value,
        high=reading.value if high is None else high.value,
        unit=unit,
        kind=kind,
        approx=reading.approx,
        place=min(end.place for end in ends),
        coarse=min(end.coarse for end in ends),
        rounded=not counted,
    )
    number_end = tokens.ends[(numeral if high is None else high.numeral).last - 1]
    return Amount(
        start=tokens.starts[first],
        end=tokens.ends[last - 1],
        quantity=quantity,
        number=(tokens.starts[numeral.first], number_end),
        sign=reading.sign,
        noun=None if noun is None else (tokens.starts[noun], tokens.ends[noun]),
        unit_at=reading.unit_at,
    )
