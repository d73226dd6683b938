"""Numbers that are no figures: dates, years, clock times, names, codes, idioms.

not_figures.txt and dates.txt hold the words; here is only what turns on the form of the number and its neighbours.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from factcheck.figures.en.lexer import HYPHENS, Tokens
from factcheck.figures.en.nouns import has_plural, is_plural, noun_behind, stop_words
from factcheck.figures.en.numerals import PACKAGE, Numeral
from factcheck.figures.en.words import words_of
from factcheck.figures.tables import read_table

# Words of a name before its number that are looked at.
_LONGEST_NAME = 4


@dataclass(frozen=True, slots=True)
class Template:
    """One neighbourhood: tokens before and after the number; `only` is the number that it is about, or ''."""

    when: str
    how: str
    before: list[str]
    after: list[str]
    only: str

    @property
    def numbers_a_name(self) -> bool:
        """Whether it is a word directly before any number in digits that makes the two a name ("boeing {n}")."""
        return len(self.before) == 1 and not self.after and not self.only and self.when in ("bare", "any") and self.how != "words"

    def fits(self, tokens: Tokens, first: int, last: int) -> bool:
        """Whether the neighbours of tokens[first:last] are those of the template."""
        if self.only and (last - first != 1 or tokens.lower[first] != self.only):
            return False
        start, end = first - len(self.before), last + len(self.after)
        if start < 0 or tokens.lower[start:first] != self.before or tokens.lower[last:end] != self.after:
            return False
        # "305.5p. One in five": what sticks to a number is its unit, not the beginning of "p. 1".
        return not (self.before and tokens.touches(start) and tokens.is_digits(start - 1))


@cache
def templates() -> dict[tuple[str, str], list[Template]]:
    """The table by the words beside the number, each empty where a template says nothing of it; a hyphen behind it is no word."""
    table: dict[tuple[str, str], list[Template]] = {}
    for entry in read_table(PACKAGE, "not_figures.txt"):
        left, _, rest = entry.word.partition("{")
        number, _, right = rest.partition("}")
        before, after = Tokens(left).lower, Tokens(right).lower
        template = Template(entry.values[0], entry.values[1], before, after, "" if number == "n" else number)
        table.setdefault((before[-1] if before else "", next((word for word in after if word != "-"), "")), []).append(template)
    return table


def templates_that_fit(tokens: Tokens, first: int, last: int, *, digits: bool) -> Iterator[str]:
    """The `when` of every template around the number tokens[first:last]."""
    table, before, after = templates(), tokens.at(first - 1), tokens.at(last)
    if after == "-":
        after = tokens.at(last + 1)
    other = "words" if digits else "digits"
    for beside in ((before, after), (before, ""), ("", after)):
        for template in table.get(beside, ()):
            if template.how != other and template.fits(tokens, first, last):
                yield template.when


def is_month(tokens: Tokens, i: int) -> bool:
    """Whether token `i` names a month; "may" and "march" need their capital."""
    if tokens.at(i) not in words_of("month", "dates.txt"):
        return False
    return tokens.is_capital(i) or tokens.at(i) not in ("may", "march", "mar")


def is_day(tokens: Tokens, numeral: Numeral) -> bool:
    """Whether a month stands beside the number ("March 14", "14 March", "Sept. 8")."""
    if not (numeral.digits and numeral.whole and numeral.value <= 31 and numeral.last - numeral.first == 1):
        return False
    before = numeral.first - 1
    # "Sept. 8"; "June, 30 2024"
    dotted = tokens.word(before) == "." and tokens.touches(before)
    if dotted or (tokens.word(before) == "," and is_month(tokens, before - 1) and is_year(tokens.word(numeral.last))):
        before -= 1
    if is_month(tokens, before):
        return True
    if is_month(tokens, numeral.last):
        return True
    after = numeral.last + 1 if tokens.word(numeral.last) in HYPHENS else numeral.last
    return is_month(tokens, after)


def is_year(word: str) -> bool:
    """Whether a word in digits has the form of a year: 1500 to 2100."""
    return len(word) == 4 and word.isascii() and word.isdecimal() and 1500 <= int(word) <= 2100


def looks_like_year(tokens: Tokens, numeral: Numeral) -> bool:
    """Whether the number has the form of a year: four digits without separators, 1500 to 2100."""
    return (
        numeral.digits
        and numeral.whole
        and numeral.last - numeral.first == 1
        and len(tokens.words[numeral.first]) == 4
        and 1500 <= numeral.value <= 2100
    )


def counts_nouns(tokens: Tokens, numeral: Numeral) -> bool:
    """Whether a number that looks like a year counts the plural behind it ("1900 homes", not "its 2019 releases")."""
    if not has_plural(tokens, numeral.last):
        return False
    if tokens.at(numeral.last) in words_of("dated", "dates.txt"):
        return False
    before = numeral.first - 1
    belongs = tokens.at(before) in words_of("attributive", "dates.txt") or tokens.at(before).endswith("'s")
    return not belongs and not is_month(tokens, before)


def is_code(tokens: Tokens, numeral: Numeral) -> bool:
    """Whether letters, hyphens or other signs tie the number into a code ("F-150", "L2", "[12]", "user5@")."""
    first, last = numeral.first, numeral.last
    before, after = tokens.word(first - 1), tokens.word(last)
    if tokens.touches(first):
        if before[-1].isalpha() or before in ("_", "@", "#", "\\", "=", "&"):
            return True
        if before in HYPHENS and tokens.touches(first - 1) and tokens.is_word(first - 2):
            # "5k-20k" is a range.
            return numeral.digits and not (numeral.scaled and tokens.touches(first - 2) and tokens.is_digits(first - 3))
        if len(before) > 2 and before[-1] == "." and before[0].isalpha():
            return numeral.digits
        if before == "." and tokens.touches(first - 1) and not tokens.word(first - 2).isspace() and numeral.digits:
            return True
    if tokens.touches(last) and after:
        if (after[0].isalpha() and numeral.digits) or after in ("_", "@", "\\", "="):
            return True
        if after in HYPHENS and tokens.touches(last + 1) and tokens.word(last + 1).isupper() and numeral.digits:
            return True
    if _is_zero_led(before) or _is_zero_led(after):
        return numeral.digits
    return before == "[" and after == "]"


def _is_zero_led(word: str) -> bool:
    """Whether `word` is a group of a telephone number ("020"), and so its neighbours are."""
    return len(word) > 2 and word[0] == "0" and word.isdecimal()


def is_list_number(tokens: Tokens, numeral: Numeral) -> bool:
    """Whether the number numbers a line or an item: "1. Introduction", "2) …", "(3) …"."""
    if not (numeral.digits and numeral.value < 100 and numeral.last - numeral.first == 1):
        return False
    at_start = numeral.first == 0 or "\n" in tokens.text[tokens.ends[numeral.first - 1] : tokens.starts[numeral.first]]
    at_start = at_start or tokens.word(numeral.first - 1) == "\n\n"
    after = tokens.word(numeral.last)
    if at_start and after in (".", ")") and tokens.touches(numeral.last) and numeral.last + 1 < len(tokens):
        return True
    if at_start and not numeral.whole and tokens.is_capital(numeral.last):
        return True
    return numeral.whole and numeral.value <= 20 and tokens.word(numeral.first - 1) == "(" and after == ")"


def is_name(tokens: Tokens, numeral: Numeral) -> bool:
    """Whether the number belongs to a name: "Boeing 737", "iPhone SE 2", "the Big Four", "10 Downing Street"."""
    first, last = numeral.first, numeral.last
    if not numeral.digits:
        if last - first != 1 or tokens.starts_sentence(first) or not tokens.is_capital(first):
            return False
        return (tokens.is_capital(first - 1) or tokens.is_capital(last)) and not tokens.is_title
    if _is_standard(tokens, numeral):
        return True
    if not numeral.whole:
        return _is_version(tokens, numeral)
    if last - first != 1 or not tokens.words[first].isdecimal():
        return False
    if tokens.is_capital(last) and tokens.is_capital(last + 1) and not tokens.is_title and not has_plural(tokens, last):
        street = {tokens.at(at) for at in (last + 1, last + 2)}
        if street & words_of("street"):
            return True
    if (_is_catalogue_number(tokens, numeral) or _ends_title(tokens, first)) and not tokens.is_title:
        return not has_plural(tokens, last)
    before = tokens.word(first - 1)
    if not tokens.is_capital(first - 1) or is_month(tokens, first - 1):
        return False
    inner = any(letter.isupper() for letter in before[1:]) and "." not in before
    if inner and not has_plural(tokens, last):
        return True
    if tokens.is_title or tokens.starts_sentence(first - 1) or has_plural(tokens, last):
        return False
    return tokens.at(last) not in stop_words().stop or tokens.at(last) in words_of("behind_name")


def _is_standard(tokens: Tokens, numeral: Numeral) -> bool:
    """Whether letters with strokes follow a name with a number: "Wi-Fi 802.11 a/b/g"."""
    i = numeral.last
    letters = len(tokens.word(i)) == len(tokens.word(i + 2)) == 1 and tokens.is_word(i) and tokens.is_word(i + 2)
    return letters and tokens.word(i + 1) == "/" and tokens.touches(i + 1) and tokens.is_capital(numeral.first - 1)


def _is_version(tokens: Tokens, numeral: Numeral) -> bool:
    """Whether a number with one decimal ends a capitalised name: "the Nova 5.8", "Galaxy Nova 6.1 offers a …".

    More decimals are a measurement, and so are numbers behind abbreviations ("GDP 2.4") and beside plurals ("Smith 7.5 points").
    """
    first, last = numeral.first, numeral.last
    if last - first != 1 or len(tokens.words[first].partition(".")[2]) != 1 or tokens.touches(first) or tokens.is_title:
        return False
    start = first
    while first - start < _LONGEST_NAME and tokens.is_capital(start - 1) and not tokens.word(start - 1).isupper():
        start -= 1
    if start == first or is_month(tokens, first - 1) or tokens.at(first - 1) in stop_words().stop | words_of("day", "dates.txt"):
        return False
    noun = noun_behind(tokens, last)
    counts = noun is not None and is_plural(tokens.at(noun)) and tokens.at(noun + 1) not in ("a", "an", "the", "its")
    introduced = tokens.at(start - 1) in words_of("name_article") or first - start > 1
    return introduced and not counts and tokens.word(start - 1) not in (",", ";", ":", "(")


def _is_catalogue_number(tokens: Tokens, numeral: Numeral) -> bool:
    """Whether the number stands before its name: "21 Lutetia", "787 Dreamliner", "asteroid (25143) Itokawa"."""
    first, last = numeral.first, numeral.last
    if tokens.word(first - 1) == "(" and tokens.word(last) == ")":
        return not tokens.is_capital(first - 2) and (tokens.is_capital(last + 1) or tokens.is_digits(last + 1))
    word = tokens.word(last)
    if not word.istitle() or len(word) < 4 or len(tokens.words[first]) < 2 or tokens.at(last + 1) in ("and", "or", "&"):
        return False
    # "12 Chinese" are people, "up 120 Friday" a day, "200 Marines" a plural; a sign or a preposition must end the name.
    if tokens.at(last).endswith(tuple(words_of("demonym", "names.txt"))) or is_plural(tokens.at(last)):
        return False
    if tokens.at(last) in words_of("counted", "names.txt") | words_of("day", "dates.txt") or is_month(tokens, last):
        return False
    after = tokens.at(last + 1)
    return after in stop_words().stop or not (tokens.is_word(last + 1) or tokens.is_digits(last + 1))


def _ends_title(tokens: Tokens, i: int) -> bool:
    """Whether a capitalised small word before the number shows that it is a title: "Climb Up the 50", "Rent-a-Plane To 5"."""
    at = i - 2 if tokens.at(i - 1) in ("the", "a", "an") else i - 1
    if not (tokens.is_capital(at) and tokens.at(at) in words_of("title", "names.txt") and not tokens.starts_sentence(at)):
        return False
    return tokens.is_capital(at - 1)
