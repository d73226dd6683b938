"""Words that are an amount by themselves: multiples ("doubled", "fivefold") and ranks ("third-largest")."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from factcheck.figures.en.candidate import Candidate
from factcheck.figures.en.lexer import HYPHENS, Tokens
from factcheck.figures.en.nouns import stop_words
from factcheck.figures.en.numerals import PACKAGE, from_value, read_digits, vocabulary
from factcheck.figures.en.words import words_of
from factcheck.figures.tables import read_table


@cache
def multiples() -> dict[str, tuple[Decimal, str]]:
    return {entry.word: (Decimal(entry.values[0]), entry.values[1]) for entry in read_table(PACKAGE, "multiples.txt")}


@cache
def _ranks() -> dict[str, int]:
    words = vocabulary()
    ranks = {word: n for word, n in words.parts.items() if word not in ("half", "quarter")}
    ranks.update({"first": 1, "second": 2, "third": 3})
    return ranks


def word_multiple(tokens: Tokens, i: int) -> Candidate | None:
    """ "doubled", "twice as many", "to double"."""
    factor, how = multiples()[tokens.at(i)]
    after, before = tokens.at(i + 1), tokens.at(i - 1)
    if (after in HYPHENS and tokens.touches(i + 1)) or (before in HYPHENS and tokens.touches(i)):
        return None
    # "Planet Twice The Size": in a title a capital says nothing.
    named = tokens.is_capital(i) and not tokens.starts_sentence(i) and not (how == "twice" and tokens.is_capital(i + 1))
    if after == "down" or named:
        return None
    wanted = True
    if how == "twice":
        wanted = after in words_of("twice") and tokens.at(i + 2) not in ("year", "day", "week")
    elif how == "base":
        wanted = after in words_of("determiner") or before in words_of("auxiliary")
    if not wanted:
        return None
    numeral = from_value(i, i + 1, factor)
    reading = Candidate(numeral, i, i + 1, "x", "multiple")
    reading.unit_at = (tokens.starts[i], tokens.ends[i])
    if how != "twice":
        # A verb says which way it went: doubled is up to 2x, halved down to half.
        reading.sign = 1 if factor > 1 else -1
    return reading


def fold(tokens: Tokens, i: int) -> Candidate | None:
    """ "fivefold", "tenfold"."""
    words = vocabulary()
    stem = tokens.at(i).removesuffix("fold")
    value = words.units.get(stem) or words.tens.get(stem) or (100 if stem == "hundred" else 0)
    if value < 2:
        return None
    reading = Candidate(from_value(i, i + 1, Decimal(value)), i, i + 1, "x", "multiple")
    reading.unit_at = (tokens.starts[i], tokens.ends[i])
    return reading


def ordinal(tokens: Tokens, i: int) -> Candidate | None:
    """A rank at token `i`: "third-largest", "ranked 5th", "in second place"."""
    rank, last = _rank_value(tokens, i)
    if not rank:
        return None
    after = last + 1 if tokens.word(last) in HYPHENS else last
    before = i - 1
    if tokens.at(before) in HYPHENS:
        return None
    while tokens.at(before) in words_of("rank_link") and before > i - 4:
        before -= 1
    superlative = tokens.at(after)
    is_rank = (
        superlative in words_of("superlative", "ordinals.txt")
        or (superlative.endswith("est") and len(superlative) > 4)
        or tokens.at(after) in words_of("after", "ordinals.txt")
        or (tokens.at(before) in words_of("before", "ordinals.txt") and _ends_rank(tokens, last))
        or (tokens.is_digits(i) and _counts_achievement(tokens, after))
    )
    if not is_rank or (tokens.at(i - 1) in ("a", "an") and superlative == "party"):
        return Candidate(from_value(i, last, Decimal(rank)), i, last, drop="ordinal") if tokens.is_digits(i) else None
    return Candidate(from_value(i, last, Decimal(rank)), i, last, None, "ordinal")


def _counts_achievement(tokens: Tokens, i: int) -> bool:
    """Whether what an ordinal before token `i` numbers is counted up ("goal", "international goal")."""
    counted = words_of("counted", "ordinals.txt")
    if tokens.at(i) in counted:
        return True
    return tokens.is_word(i) and tokens.at(i) not in stop_words().stop and tokens.at(i + 1) in counted


def _ends_rank(tokens: Tokens, i: int) -> bool:
    word = tokens.at(i)
    return not tokens.is_word(i) or word in stop_words().stop or word in words_of("rank_end")


def _rank_value(tokens: Tokens, i: int) -> tuple[int, int]:
    """The number that an ordinal at `i` stands for and the token behind it; 0 where there is none."""
    if tokens.is_digits(i):
        word = tokens.words[i]
        if tokens.touches(i + 1) and tokens.at(i + 1) in ("st", "nd", "rd", "th") and len(word) < 10:
            value = read_digits(word)
            return (int(value), i + 2) if value is not None and value == value.to_integral_value() else (0, i)
        return 0, i
    ranks = _ranks()
    word = tokens.at(i)
    if word in ranks and tokens.at(i - 1) not in ("a", "an", "one"):
        return ranks[word], i + 1
    tens = vocabulary().tens.get(word, 0)
    if tens and tokens.word(i + 1) in HYPHENS and ranks.get(tokens.at(i + 2), 10) < 10:
        return tens + ranks[tokens.at(i + 2)], i + 3
    return 0, i
