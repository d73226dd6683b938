"""Marks the readings that are no figures, each on its own neighbours, then what stands in a row with such a one."""

from __future__ import annotations

from itertools import pairwise

from factcheck.figures.en.candidate import LISTS, Candidate, plural_behind
from factcheck.figures.en.lexer import DASHES, HYPHENS, SENTENCE_SIGNS, Tokens
from factcheck.figures.en.not_figures import (
    counts_nouns,
    is_code,
    is_day,
    is_list_number,
    is_month,
    is_name,
    looks_like_year,
    templates_that_fit,
)
from factcheck.figures.en.nouns import is_plural, noun_behind, stop_words
from factcheck.figures.en.numerals import Numeral, from_value
from factcheck.figures.en.spoken import Spoken
from factcheck.figures.en.units import is_code as is_currency
from factcheck.figures.en.words import words_of

# What parts the numbers of a chain.
_CHAINS = frozenset("-/–")


def drop_others(tokens: Tokens, readings: list[Candidate], spoken: Spoken) -> None:
    """Marks what is no figure, each on its own neighbours, then what stands in a row with such a one."""
    for reading in readings:
        if not reading.drop:
            reading.drop = _why_none(tokens, reading, spoken)
    counted: Candidate | None = None
    for reading in readings:
        if counted is not None:
            _count_one(tokens, counted, reading)
        counted = counted if reading.drop else reading
    _drop_chains(tokens, readings)
    dropped = {reading.drop for reading in readings}
    if "name" in dropped:
        for left, right in (*pairwise(readings), *pairwise(reversed(readings))):
            _spread_names(tokens, left, right)
    if "date" in dropped:
        for left, right in pairwise(readings):
            _spread_dates(tokens, left, right, dated=left)
        for right, left in pairwise(reversed(readings)):
            _spread_dates(tokens, left, right, dated=right)


def _count_one(tokens: Tokens, left: Candidate, one: Candidate) -> None:
    """ "three Koreans, one Malaysian", "15 orders for jets and one for a ship": in a list of counts, one is a count too."""
    if one.drop != "pronoun" or one.first - left.last > 12 or left.kind != "count" or left.unit is not None:
        return
    between = tokens.lower[left.last : one.first]
    parted = between[-1:] in ([","], ["and"])
    while between and between[-1] in (",", "and"):
        between.pop()
    if not parted or any(word in SENTENCE_SIGNS or word == "," for word in between):
        return
    following = tokens.at(one.last)
    if following in words_of("list_link"):
        # "one of the" takes one out of what was named.
        if following in between and not (following == "of" and tokens.at(one.last + 1) in words_of("determiner")):
            one.drop = ""
        return
    if between and any(word in stop_words().stop for word in between):
        return
    end = one.last
    while tokens.is_word(end) and tokens.at(end) not in stop_words().stop and end - one.last < 3:
        end += 1
    if one.last < end and (not tokens.is_word(end) or tokens.at(end) in words_of("list_end")):
        one.drop = ""


def _spread_names(tokens: Tokens, named: Candidate, other: Candidate) -> None:
    """ "the 737, 747 and 787": what stands in a list with a name of as many digits is one too."""
    if named.drop != "name" or other.drop or not (other.bare and other.numeral.digits and other.numeral.whole):
        return
    left, right = (named, other) if named.first < other.first else (other, named)
    alike = len(tokens.words[named.numeral.first]) == len(tokens.words[other.numeral.first]) and named.numeral.digits
    # "junctions 9 and 10": a plural announces the list.
    alike = alike or (named is left and is_plural(tokens.at(named.first - 1)))
    if alike and tuple(tokens.lower[left.last : right.first]) in LISTS and not plural_behind(tokens, other):
        other.drop = "name"


def _spread_dates(tokens: Tokens, left: Candidate, right: Candidate, *, dated: Candidate) -> None:
    """ "March 14-16", "14 and 15 March": the number beside a day of the month is one too."""
    other = right if dated is left else left
    if dated.drop != "date" or other.drop or not other.bare or not other.numeral.whole or other.numeral.value > 31:
        return
    between = tuple(tokens.lower[left.last : right.first])
    linked = between in (("to",), ("and",), ("or",), ("through",)) or (len(between) == 1 and between[0] in DASHES)
    if linked and not plural_behind(tokens, other):
        other.drop = "date"


def _drop_chains(tokens: Tokens, readings: list[Candidate]) -> None:
    """Three or more bare digit runs in a row are a telephone number or a code."""
    chain: list[Candidate] = []
    for reading in readings:
        gap = reading.numeral.first - chain[-1].last if chain else -1
        if gap != 0 and not (gap == 1 and tokens.words[reading.numeral.first - 1] in _CHAINS):
            _drop_chain(chain)
            chain = []
        if reading.numeral.digits or "/" in tokens.words[reading.numeral.first]:
            chain.append(reading)
    _drop_chain(chain)


def _drop_chain(chain: list[Candidate]) -> None:
    if len(chain) >= 3 and all(reading.bare or reading.kind == "ratio" for reading in chain):
        for reading in chain:
            reading.drop = reading.drop or "code"


def _why_none(tokens: Tokens, reading: Candidate, spoken: Spoken) -> str:
    numeral = reading.numeral
    bare = reading.bare and not reading.sign
    fits = set(templates_that_fit(tokens, reading.first, numeral.last, digits=numeral.digits))
    if "any" in fits or ("bare" in fits and bare):
        return "idiom"
    if reading.kind in ("ordinal", "multiple"):
        return ""
    if bare and "alone" in fits and not plural_behind(tokens, reading):
        return "name"
    if "small" in fits and bare and numeral.whole and numeral.value < 21 and tokens.at(numeral.last) != "times":
        return "mention"
    if numeral.fraction and not numeral.mixed and reading.bare:
        return _why_no_fraction(tokens, reading)
    if reading.bare and numeral.whole and numeral.value < 130 and _is_age(tokens, reading):
        reading.unit, reading.kind = "y", "duration"
        return ""
    # "c10 bps", "c300 people": what touches the number is its approximator.
    tied = 0 <= reading.bound_first == reading.first - 1 and tokens.touches(reading.first)
    if not reading.bare:
        return "code" if numeral.digits and not (reading.prefixed or tied) and _inside_code(tokens, reading) else ""
    if is_day(tokens, numeral) and not reading.sign:
        return "date"
    if is_code(tokens, numeral) and not (reading.sign or tied):
        return "code"
    dated = tokens.at(numeral.last) in words_of("dated", "dates.txt")
    # "exceeding all years up to 1990"
    until = reading.approx == "at_most" and numeral.value % 50 != 0
    if looks_like_year(tokens, numeral) and not reading.sign and (dated or until or reading.approx in ("exact", "about")):
        return "" if counts_nouns(tokens, numeral) else "year"
    if is_list_number(tokens, numeral):
        return "list"
    if bare and _is_known_name(tokens, reading, spoken):
        return "name"
    if bare and not is_currency(tokens.word(reading.first - 1)) and is_name(tokens, numeral):
        return "name"
    if not numeral.digits and numeral.last - numeral.first == 1:
        return _why_no_word(tokens, reading)
    return ""


def _is_known_name(tokens: Tokens, reading: Candidate, spoken: Spoken) -> bool:
    """Whether the document introduces this number as a name ("Boeing 787"); round ones also count things ("500 jobs")."""
    numeral = reading.numeral
    if not numeral.digits or numeral.last - numeral.first != 1:
        return False
    if not numeral.whole:
        named = tokens.is_capital(numeral.first - 1) and tokens.at(numeral.first - 1) in spoken.versioned
        return named and len(tokens.words[numeral.first].partition(".")[2]) == 1
    if tokens.words[numeral.first] not in spoken.names:
        return False
    if reading.approx != "exact":
        return False
    return numeral.value % 50 != 0 or (tokens.at(reading.first - 1) == "the" and not plural_behind(tokens, reading))


def _is_age(tokens: Tokens, reading: Candidate) -> bool:
    """ "aged 40", "adults over 65", "Ms Patel, 34, was": the number is an age in years."""
    before, after = reading.first - 1, reading.last
    if tokens.at(before) in words_of("age") or (tokens.at(before) == "between" and tokens.at(before - 1) in words_of("age")):
        return True
    if tokens.word(before) == "," and tokens.word(after) == "," and reading.numeral.digits:
        named = tokens.is_capital(before - 1) and not is_month(tokens, before - 1)
        told = tokens.word(after + 1)
        # "Nadal, 36, won": a verb; in "Mumbai, 36, and Pune, 41, were hurt" the numbers count.
        told_of = told in words_of("behind_age") or (18 <= reading.numeral.value <= 99 and told.endswith("ed") and told.islower())
        return named and told_of
    bounded = reading.bound_first >= 0 and tokens.at(reading.bound_first) in words_of("age_bound")
    return bounded and tokens.at(reading.bound_first - 1) in words_of("of_an_age") and not plural_behind(tokens, reading)


def _inside_code(tokens: Tokens, reading: Candidate) -> bool:
    """Whether letters stick to the front of a number with a unit ("A4m", "covid-19 days" are codes)."""
    first = reading.numeral.first
    if not tokens.touches(first) or reading.sign:
        return False
    if tokens.word(first - 1)[-1].isalpha():
        return True
    # "2-to-3 percent" is no code, nor are the ends of "3km-5km".
    repeats = tokens.at(first - 2) == tokens.at(reading.last - 1) and tokens.is_digits(first - 3)
    # "6-foot-4-inch"
    repeats = repeats or (reading.unit in ("in", "oz") and tokens.joins(first - 3) and tokens.is_digits(first - 4))
    return tokens.joins(first - 1) and tokens.is_word(first - 2) and tokens.at(first - 2) != "to" and not repeats


def _why_no_fraction(tokens: Tokens, reading: Candidate) -> str:
    """ "half", "a quarter" and "a third" are shares only where something says of what."""
    numeral = reading.numeral
    first, last = tokens.at(numeral.first), numeral.last
    following = tokens.at(last)
    reading.kind = "ratio"
    if tokens.touches(last) and tokens.is_word(last):
        return "code"
    if tokens.is_digits(numeral.first) and (is_code(tokens, numeral) or numeral.value >= 1 or first in words_of("saying")):
        return "code"
    bounded = reading.approx != "exact" or following == "of" or len(tokens) == last - reading.first
    if first == "quarter" and reading.approx == "exact":
        return "idiom"
    if first in ("half", "quarter") or (first == "a" and last - numeral.first == 2):
        asked = tokens.at(reading.first - 1) in words_of("share_before") or following in words_of("comparing")
        return "" if bounded or asked else "idiom"
    quarters = tokens.at(last - 1) == "quarters" and tokens.word(last - 2) not in HYPHENS
    if quarters and not bounded and tokens.at(reading.first - 1) in words_of("quarter_time"):
        reading.kind = "count"
        reading.numeral = from_value(numeral.first, numeral.first + 1, (numeral.value * 4).to_integral_value())
        reading.last = numeral.first + 1
    return ""


def _why_no_word(tokens: Tokens, reading: Candidate) -> str:
    """A single number word: a pronoun ("one could be"), a reference back ("the two said", "the three iPhones")."""
    numeral = reading.numeral
    word, before, after = tokens.at(numeral.first), tokens.at(reading.first - 1), tokens.at(numeral.last)
    alone = len(tokens) == numeral.last - reading.first
    if reading.sign or reading.approx != "exact" or alone:
        return ""
    if word == "one":
        return "" if _counts_one(tokens, numeral) else "pronoun"
    if before in ("the", "these", "those", "both") and numeral.value <= 10 and not tokens.joins(numeral.last):
        # Without a word that narrows it down, the noun points back to what was counted before.
        if not tokens.is_word(numeral.last) or after in stop_words().stop:
            return "mention"
        if is_plural(after) and tokens.at(numeral.last + 1) not in words_of("narrowing"):
            return "mention"
    return ""


def _counts_one(tokens: Tokens, numeral: Numeral) -> bool:
    if tokens.at(numeral.first - 1) in ("only", "just", "exactly", "is", "equals", "=") and not tokens.is_word(numeral.last):
        return tokens.at(numeral.first - 2) != "the"
    if tokens.at(numeral.first - 1) == "by" and (not tokens.is_word(numeral.last) or tokens.at(numeral.last) in ("to", "from")):
        return True
    noun = noun_behind(tokens, numeral.last)
    if tokens.at(numeral.last) in words_of("casualty") or tokens.at(numeral.last) == "each":
        return True
    return noun is not None and noun - numeral.last <= 2 and tokens.at(noun) in words_of("noun", "one_counts.txt")
