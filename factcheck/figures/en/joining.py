"""Neighbouring readings that are one figure, or share a unit: ranges, lists, ratios, money in two parts, rates."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from factcheck.figures.en.candidate import LISTS, Candidate, plural_behind, set_unit
from factcheck.figures.en.lexer import DASHES, SENTENCE_SIGNS, Tokens
from factcheck.figures.en.not_figures import is_year, looks_like_year
from factcheck.figures.en.nouns import noun_behind, stop_words
from factcheck.figures.en.numerals import Numeral, from_value, vocabulary
from factcheck.figures.en.shares import part_shares
from factcheck.figures.en.units import Unit, units
from factcheck.figures.en.words import change_words, words_of

# Tokens between two numbers that are one figure.
_LONGEST_JOIN = 4
_FOR_EVERY = (("for", "every"), ("for", "each"))
# Behind "by", the upper end of a range is at most so many times its lower one.
_FAR = 10


def joined(tokens: Tokens, readings: list[Candidate]) -> list[Candidate]:
    """Ranges, ratios and lists made of neighbouring readings; the rest as they are."""
    _share_units(tokens, readings)
    part_shares(tokens, readings)
    found: list[Candidate] = []
    for reading in readings:
        left = found[-1] if found else None
        if left is None or left.high is not None or not _is_taken(tokens, left, reading):
            found.append(reading)
    _drop_hyphened(tokens, found)
    if _speaks_of_points(tokens) or _names_points(tokens, found):
        percents = [reading for reading in found if reading.kind in ("percent", "percentage_point") and not reading.drop]
        shares, prices = (
            [reading.first for reading in levels]
            for levels in (percents, (reading for reading in found if reading.kind == "money" and not reading.drop))
        )
        for reading in found if percents else ():
            if not reading.bare or reading.drop or _leads_to(tokens, reading, prices):
                continue
            if shares[0] < reading.first or _leads_to(tokens, reading, shares):
                _as_points(tokens, reading)
        for left, right in pairwise(found):
            # "up 2 and 3 points"
            listed = right.kind == "percentage_point" and _between(tokens, left, right) in (("and",), ("or",))
            if listed and left.bare and not left.drop:
                left.unit, left.kind, left.unit_at = right.unit, right.kind, right.unit_at
    return [reading for reading in found if not reading.drop]


def _between(tokens: Tokens, left: Candidate, right: Candidate) -> tuple[str, ...]:
    start, end = left.last, right.bound_first if right.bound_first >= 0 else right.first
    return tuple(tokens.lower[start:end]) if end - start <= 4 else ("…",)


def _share_units(tokens: Tokens, readings: list[Candidate]) -> None:
    """ "3, 5 and 7 percent": the members of a list have the unit of its last; from the right."""
    listed = False
    firsts = {reading.last: reading for reading in readings}
    for left, right in zip(readings[-2::-1], readings[:0:-1], strict=True):
        between = _between(tokens, left, right)
        last_pair = between in LISTS and between != (",",)
        if between == (",", "or") and not (tokens.at(left.first - 1) == "," and left.first - 1 in firsts):
            # "120, or 30%": the same said twice; in "3, 5, or 7 percent" a member stands before the pair.
            last_pair = False
        shared = right.unit_at is not None and not right.prefixed and right.kind not in ("count", "multiple")
        if (listed or last_pair) and between in LISTS and shared and _can_share(tokens, left, right):
            left.unit, left.kind, left.unit_at, left.drop = right.unit, right.kind, right.unit_at, ""
            _share_magnitude(left, right)
        elif between in LISTS and left.prefixed and right.prefixed and left.unit == right.unit:
            _share_magnitude(left, right)
        elif between in (("from",), ("to",)) and left.prefixed and right.prefixed and left.unit == right.unit:
            _share_magnitude_of_levels(tokens, left, right)
        elif shared and _are_levels(tokens, left, between) and _can_share(tokens, left, right):
            left.unit, left.kind, left.unit_at, left.drop = right.unit, right.kind, right.unit_at, ""
            _share_magnitude_of_levels(tokens, left, right)
        listed = (listed and between == (",",)) or last_pair


def _are_levels(tokens: Tokens, left: Candidate, between: tuple[str, ...]) -> bool:
    """ "rose from 5 to 7 percent", "rose to 12 from 10 percent": two levels of one thing."""
    return (tokens.at(left.first - 1), between) in (("from", ("to",)), ("to", ("from",)))


def _can_share(tokens: Tokens, left: Candidate, right: Candidate) -> bool:
    """Whether the bare number `left` may have the unit of `right`: it is no year, date or code, nor a count beside its share."""
    if right.kind == "percent" and left.numeral.value > max(Decimal(100), _FAR * right.numeral.value):
        return False  # "1,344 or 16 percent"
    return left.bare and not left.drop and not looks_like_year(tokens, left.numeral)


def _share_magnitude(left: Candidate, right: Candidate) -> None:
    """ "$3 and $4 million" are millions both, "$300 and $4 million" are not."""
    scaled = right.numeral.scaled and right.numeral.scale > 1 and not left.numeral.scaled
    if scaled and left.numeral.value < (right.numeral.mantissa if left.prefixed else 1000):
        left.numeral = left.numeral.times(right.numeral.scale, left.numeral.last)


def _share_magnitude_of_levels(tokens: Tokens, left: Candidate, right: Candidate) -> None:
    """ "to £4.2 from £3.1 billion", "from £3.1 billion to £4.2": levels of like size are billions both."""
    bare, full = (left, right) if right.numeral.scaled else (right, left)
    if bare.numeral.scaled or not full.numeral.scaled or full.numeral.scale <= 1 or bare.numeral.value >= 1000:
        return
    if bare is right and tokens.at(left.first - 1) != "from":
        return
    if full.numeral.mantissa < 10 * bare.numeral.value and bare.numeral.value < 10 * full.numeral.mantissa:
        bare.numeral = bare.numeral.times(full.numeral.scale, bare.numeral.last)


def _take_in_range(tokens: Tokens, left: Candidate, right: Candidate) -> bool:
    """Makes `left` a range that ends with `right`, where the two are one."""
    if right.drop not in ("", "pronoun") or left.drop not in ("", "year", "code", "pronoun", "mention"):
        return False
    how = "" if left.parted else _range_words(tokens, left, right)
    if not how or not _same_measure(tokens, left, right, how):
        return False
    kind, unit, unit_at = (right.kind, right.unit, right.unit_at) if not right.bare else (left.kind, left.unit, left.unit_at)
    low = left.numeral
    if right.numeral.scaled and right.numeral.scale > 1 and not low.scaled and low.value < right.numeral.mantissa:
        low = low.times(right.numeral.scale, low.last)
    low_value = -low.value if left.negative else low.value
    if how == "bounds" and low_value > right.value and left.approx in ("less_than", "at_most"):
        left.numeral, right.numeral, left.negative, right.negative = right.numeral, low, right.negative, left.negative
        low, low_value = left.numeral, left.value
    elif how == "bounds" and left.approx in ("less_than", "at_most"):
        return False
    if low_value > right.value and _is_ranging(tokens, left) and how in ("to", "between"):
        # "ranged from -18 to -34 degrees"
        left.numeral, right.numeral, left.negative, right.negative = right.numeral, low, right.negative, left.negative
        low, low_value = left.numeral, left.value
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
    if before == "between" or (before == "from" and how != "-"):
        left.bound_first = (left.bound_first if left.bound_first >= 0 else left.first) - 1
    return True


def _range_words(tokens: Tokens, left: Candidate, right: Candidate) -> str:
    """How two neighbours are said to be the ends of a range: "to", "between", "or", "-", "bounds"; '' where they are not."""
    between = _between(tokens, left, right)
    before = tokens.at((left.bound_first if left.bound_first >= 0 else left.first) - 1)
    commas = between in ((",",), (",", "and"), (",", "but")) and left.bare and right.bare
    if (commas or between in (("and",), ("but",))) and _bounds_meet(left, right):
        return "bounds"
    if right.bound_first == left.last and tokens.word(left.last) in ("~", "～") and tokens.touches(left.last):
        return "~"  # "20~100"
    if right.approx != "exact" and right.bound_first >= 0 and not (before == "between" and right.approx == "about"):
        return ""
    if between == ("and",) and (before == "between" or (before == "from" and left.unit_at == right.unit_at)):
        return "between"
    if between in (("to",), ("-", "to", "-"), ("-", "to"), ("till",), ("through",)):
        return "to" if _to_is_range(tokens, left, right, before) else ""
    if between == ("or",) and left.bare and left.numeral.whole and right.numeral.value - left.numeral.value == 1:
        return "or" if right.numeral.whole and not right.prefixed else ""
    if len(between) == 1 and between[0] in DASHES:
        tight = tokens.touches(left.last) and tokens.touches(left.last + 1)
        spaced = left.bare and left.numeral.digits and right.kind in ("measure", "percent") and not tokens.touches(left.last + 1)
        if tight or between[0] in "–—~" or spaced or (not left.bare or (right.bare and left.numeral.value >= 1000)):
            return "-"
    if not between and right.negative and right.sign == -1 and tokens.touches(right.first) and tokens.word(right.first) in DASHES:
        return ""
    return ""


def _bounds_meet(left: Candidate, right: Candidate) -> bool:
    """Whether "more than 3 and less than 5" states both ends."""
    approx = {left.approx, right.approx}
    both = bool(approx & {"more_than", "at_least"}) and bool(approx & {"less_than", "at_most"})
    return both and left.bound_first >= 0 and right.bound_first >= 0


def _to_is_range(tokens: Tokens, left: Candidate, right: Candidate, before: str) -> bool:
    """ "from 5% to 7%" after a word of change are two levels; "rose 3 to 5 percent" is a range, "fell 2% to 98" none."""
    start = left.bound_first if left.bound_first >= 0 else left.first
    if before == "by" and not left.bare:
        # "lengthened by 0.2 hour to 38 hours": an amount and the level that was reached.
        return False
    if before == "from":
        # "rose 3 percent, from 27 to 28"; "from 200 to 300 in 2008" went from one to the other.
        behind = start - 3 if tokens.at(start - 2) in (",", "(") else start - 2
        return not _after_change(tokens, behind + 1) and not _is_dated(tokens, start, right)
    changed = _after_change(tokens, start)
    if before == "by" and left.numeral.value * _FAR < right.numeral.value:
        # "up by two to 37%": by how many points, and the level that was reached.
        return False
    if not changed:
        return True
    return left.bare and not right.bare and not right.prefixed


def _is_ranging(tokens: Tokens, left: Candidate) -> bool:
    """Whether a word right before says that the two ends are those of a range, whichever comes first."""
    before = (left.bound_first if left.bound_first >= 0 else left.first) - 1
    return any(tokens.at(at) in words_of("ranging") for at in (before, before - 1))


def _after_change(tokens: Tokens, i: int) -> bool:
    """Whether a word of change stands before token `i` in its clause."""
    for at in range(i - 1, max(-1, i - 10), -1):
        word = tokens.at(at)
        if at == i - 1 and word in words_of("range_behind") and tokens.at(at - 1) not in change_words():
            return False
        if word in change_words():
            return True
        if word in (".", ";", ":", ",", "(", ")") or word in words_of("range_again"):
            return False
    return False


def _is_dated(tokens: Tokens, start: int, right: Candidate) -> bool:
    """Whether a year says when the second end was reached, and no word makes the two a range ("ranged from 2 to 3 in 2008")."""
    year = right.last + 1
    if tokens.at(right.last) not in ("in", "by") or not is_year(tokens.word(year)):
        return False
    return not any(tokens.at(at) in words_of("range_again") for at in range(max(0, start - 6), start))


def _same_measure(tokens: Tokens, left: Candidate, right: Candidate, how: str) -> bool:
    if left.kind == "ordinal" or right.kind == "ordinal":
        return False
    if left.unit == right.unit and left.kind == right.kind and not left.bare:
        return True
    if left.bare and not right.bare:
        return (not right.prefixed and not looks_like_year(tokens, left.numeral)) or (how == "between" and not right.prefixed)
    # "aged 40 to 65": the age of the first end is that of both.
    if right.bare and (left.prefixed or (left.unit == "y" and left.unit_at is None)):
        return how in ("-", "~", "to", "between")
    if not (left.bare and right.bare):
        return False
    if how == "-" and not (left.numeral.scaled and right.numeral.scaled):
        large = min(left.numeral.value, right.numeral.value) >= 1000
        return plural_behind(tokens, right) or (large and not right.drop and left.drop != "year")
    return left.drop in ("", "mention", "pronoun") or (left.drop == "year" and right.drop == "")


def _take_in_ratio(tokens: Tokens, left: Candidate, right: Candidate) -> bool:
    """ "one in five", "nine out of ten", "2000 over 3"."""
    between = tuple(tokens.lower[left.last : right.numeral.first])
    if not (left.bare and left.numeral.whole and right.numeral.whole and left.drop in ("", "pronoun", "year")):
        return False
    top, bottom = left.numeral.value, right.numeral.value
    if between == ("over",) and bottom and right.drop in ("", "pronoun") and right.unit is None:
        if noun_behind(tokens, right.last) is not None or tokens.is_word(right.last):
            return False
    elif between in (("in",), ("out", "of"), ("in", "every"), ("of", "every"), ("out", "of", "every")):
        if tokens.at(right.last) in words_of("not_shared") and between == ("in",):
            return False
        if not right.bare or right.drop or top >= bottom or (between == ("in",) and not _round_share(top, bottom)):
            return False
    else:
        return False
    value = top / bottom
    place = Decimal("0.01") if bottom <= 100 else Decimal(1).scaleb(value.adjusted())
    first, last = left.numeral.first, right.numeral.last
    left.numeral = Numeral(first, last, value, place, place, whole=False, fraction=True, mantissa=value)
    left.last, left.kind, left.drop = right.last, "ratio", ""
    if right.bound_last >= 0:
        left.bound_last = right.bound_last
        left.approx = right.approx if left.approx == "exact" else left.approx
    return True


def _round_share(top: Decimal, bottom: Decimal) -> bool:
    """Whether "3 in 10" is a share: out of a round number, or one out of any."""
    return top == 1 or bottom <= 10 or not bottom.normalize().scaleb(0).as_tuple().digits[1:]


def _take_in_minor(tokens: Tokens, left: Candidate, right: Candidate) -> bool:
    """ "3 dollars 50 cents", "15 dollars 50": hundredths behind whole money."""
    joined = tokens.lower[left.last : right.first]
    if left.kind != "money" or left.numeral.scaled or not left.numeral.whole or right.drop or joined not in ([], ["and"]):
        return False
    if not right.numeral.whole or right.prefixed or right.sign:
        return False
    cents = right.numeral.value * 100 if right.kind == "money" and right.numeral.value < 1 else right.numeral.value
    if not 1 <= cents < 100:
        return False
    minor = right.kind == "money" and (right.numeral.value < 1 or right.unit in ("cent", "pence") or right.unit in units().minors)
    ends = not tokens.is_word(right.last) or (not joined and tokens.at(right.last) in stop_words().stop)
    loose = right.bare and cents >= 10 and ends
    if not (minor or loose):
        return False
    value = left.numeral.value + cents / 100
    left.numeral = from_value(left.numeral.first, left.numeral.last, value.quantize(Decimal("0.01")))
    left.last = right.last
    return True


# How many of the smaller make one of the larger.
_PARTS_OF = {("ft", "in"): 12, ("yd", "ft"): 3, ("lb", "oz"): 16, ("st", "lb"): 14, ("m", "cm"): 100, ("km", "m"): 1000}


def _take_in_smaller(tokens: Tokens, left: Candidate, right: Candidate) -> bool:
    """ "5 feet 2 inches", "7 lb 3 oz": one measure in two units, told in the larger."""
    unit = "lb" if right.unit == "GBP" and right.kind == "money" and left.unit == "st" else right.unit or ""
    parts = _PARTS_OF.get((left.unit or "", unit))
    if parts is None or left.kind != "measure" or left.drop or right.drop or right.approx != "exact":
        return False
    between = tokens.lower[left.last : right.first]
    tied = between == ["-"] and tokens.touches(left.last) and tokens.touches(right.first)
    if not (between in ([], ["and"], [","]) or tied) or right.numeral.value >= parts or right.sign:
        return False
    if not left.numeral.whole or left.numeral.scaled or right.prefixed:
        return False
    part = right.numeral.value / parts
    value, place = left.numeral.value + part, right.numeral.place / parts
    left.numeral = replace(left.numeral, value=value, place=place, coarse=place, whole=False, mantissa=value)
    left.last, left.bound_last = right.last, right.bound_last
    if right.unit_at is not None and left.unit_at is not None:
        left.unit_at = left.unit_at[0], right.unit_at[1]
    return True


def _take_in_base(tokens: Tokens, left: Candidate, right: Candidate) -> bool:
    """ "12.3 per 100,000 people", "12 for every 1 million people": the base of a rate is no figure of its own."""
    per = right.first - 1 if tokens.at(right.first - 1) == "per" else right.first - 2
    if not right.bare or (per != right.first - 1 and tuple(tokens.lower[per : right.first]) not in _FOR_EVERY):
        return False
    if left.last != per or not left.bare or left.drop:
        right.drop = "base"
        return False
    noun = noun_behind(tokens, right.last)
    words = vocabulary()
    end = right.last
    # "3 per 100 people"; a number word on the way to the noun begins another amount.
    if noun is not None and not any(word in words.units or word in words.tens for word in tokens.lower[end : noun + 1]):
        end = noun + 1
    left.unit_at = (tokens.starts[per], tokens.ends[end - 1])
    base = tokens.text[tokens.starts[right.first] : left.unit_at[1]].lower()
    left.unit, left.kind, left.last = f"per {base}", "measure", end
    return True


def _take_in_tolerance(tokens: Tokens, left: Candidate, right: Candidate) -> bool:
    """ "51±19%", "1.7 +/- 0.2 g": a value with its tolerance is one figure, the value."""
    sign = tuple(tokens.words[left.last : right.numeral.first])
    if sign not in (("±",), ("+", "/", "-")) or not left.bare or left.drop in ("date", "list") or right.drop not in ("", "code"):
        return False
    left.unit, left.kind, left.unit_at, left.drop = right.unit, right.kind, right.unit_at, ""
    left.last, left.bound_last = right.last, right.bound_last
    return True


def _is_taken(tokens: Tokens, left: Candidate, right: Candidate) -> bool:
    """Whether `left` has taken `right` in; what joins two numbers is short, but for the base of a rate."""
    first = right.bound_first if right.bound_first >= 0 else right.first
    if min(first, right.numeral.first) - left.last > _LONGEST_JOIN:
        return _take_in_base(tokens, left, right)
    return any(take(tokens, left, right) for take in _TAKERS)


_TAKERS = (_take_in_tolerance, _take_in_smaller, _take_in_range, _take_in_ratio, _take_in_minor, _take_in_base)


def _drop_hyphened(tokens: Tokens, readings: list[Candidate]) -> None:
    """Two bare numbers tied by a hyphen that are no range: a score, a code."""
    for left, right in pairwise(readings):
        between = tokens.words[left.last : right.first]
        tied = len(between) == 1 and between[0] in DASHES and tokens.touches(left.last) and tokens.touches(right.first)
        if tied and left.bare and right.bare and left.high is None:
            left.drop = right.drop = "score"


def _speaks_of_points(tokens: Tokens) -> bool:
    """Whether "points" may be percentage points: no index or game is spoken of."""
    return tokens.vocabulary.isdisjoint(words_of("points", "points.txt")) and "S&P" not in tokens.text


def _names_points(tokens: Tokens, readings: list[Candidate]) -> bool:
    """Whether "percentage points" stand in the text, and of what else has points only scores, which pupils have, too."""
    others = tokens.vocabulary & words_of("points", "points.txt") - words_of("pupils_points", "points.txt")
    return not others and any(reading.kind == "percentage_point" for reading in readings)


def _leads_to(tokens: Tokens, reading: Candidate, levels: list[int]) -> bool:
    """ "slid eight points to 37%", "up three points to £12": the level that the points lead to stands behind them.

    `levels` are the tokens at which levels begin.
    """
    index = bisect_right(levels, reading.first)
    following = levels[index] if index < len(levels) else 0
    reached = tokens.at(following - 1) in ("to", "at") and following - reading.last <= 12
    return reached and SENTENCE_SIGNS.isdisjoint(tokens.words[reading.last : following])


def _as_points(tokens: Tokens, reading: Candidate) -> None:
    """ "up 5 points" behind a percentage."""
    at = reading.last + 1 if tokens.joins(reading.last) else reading.last
    if tokens.at(at) not in ("point", "points") or reading.numeral.value >= 100:
        return
    # "fell 30 points, or 1.2%" are two measures of one change.
    if tokens.at(at + 1) == "," and tokens.at(at + 2) == "or":
        return
    set_unit(tokens, reading, Unit("pp", "percentage_point"), at, at + 1)
