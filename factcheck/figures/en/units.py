"""Units and currencies behind (and before) a number, from units.txt and currencies.txt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from factcheck.figures.en.lexer import HYPHENS, Tokens
from factcheck.figures.en.nouns import stop_words
from factcheck.figures.en.numerals import PACKAGE, vocabulary
from factcheck.figures.en.phrases import Phrases
from factcheck.figures.en.words import words_of
from factcheck.figures.tables import read_table
from factcheck.model import Kind

Money = Literal["sign", "name", "main", "minor", "local", "code"]
_POWERS = {"2": "2", "3": "3"}
# In a rate "a" and "an" stand for "per" only before a unit of time: "a barrel a day", not "5 kg a person".
_TIMES = frozenset({"s", "min", "h", "d", "week", "month", "y", "ms"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as a Quantity carries it; a local one of money has the codes of all that share its name."""

    symbol: str
    kind: Kind
    money: Money | None = None


@dataclass(frozen=True, slots=True)
class Units:
    """Every unit and currency, by how it is compared.

    hints    the codes of the moneys that a word tells of
    minors   the codes of the moneys that have a hundredth of that name
    letters  letters that are money only in some countries, as written, with the codes of that money
    """

    names: Phrases[Unit]
    symbols: Phrases[Unit]
    signs: Phrases[Unit]
    local_signs: Phrases[Unit]
    codes: frozenset[str]
    hints: dict[str, frozenset[str]]
    minors: dict[str, tuple[str, ...]]
    letters: dict[str, tuple[str, ...]]


_KINDS: dict[str, Kind] = {
    "percent": "percent",
    "percentage_point": "percentage_point",
    "multiple": "multiple",
    "measure": "measure",
    "duration": "duration",
}


@cache
def units() -> Units:
    """The tables, read once."""
    names: dict[str, Unit] = {}
    symbols: dict[str, Unit] = {}
    prefixes = [(entry.values[0], entry.word) for entry in read_table(PACKAGE, "si_prefixes.txt")]
    for symbol, kind, how, word in _rows():
        unit = Unit(symbol, _KINDS[kind])
        for written, prefix in _with_prefixes(word, how, prefixes):
            into = symbols if how in ("symbol", "si") else names
            into.setdefault(written, Unit(prefix + symbol, unit.kind) if prefix else unit)
            if into is names:
                names.setdefault(_plural(written), into[written])
    signs: dict[str, Unit] = {}
    local: dict[tuple[str, str], list[str]] = {}
    minors: dict[str, list[str]] = {}
    codes = set()
    for entry in read_table(PACKAGE, "currencies.txt"):
        code, how = entry.values
        codes.add(code)
        if how.startswith("local"):
            local.setdefault((how, entry.word), []).append(code)
            continue
        unit = Unit(code, "money", _money(how))
        if how == "minor":
            for written in {entry.word, _plural(entry.word)}:
                minors.setdefault(written, []).append(code)
        if how == "sign":
            signs.setdefault(entry.word.lower(), unit)
        else:
            names.setdefault(entry.word, unit)
            names.setdefault(_plural(entry.word), unit)
    local_signs: dict[str, Unit] = {}
    for (how, word), shared in local.items():
        unit = Unit(" ".join(shared), "money", "local")
        if how == "local-sign":
            local_signs[word] = unit
        else:
            names[word] = names[_plural(word)] = unit
    hints: dict[str, set[str]] = {}
    for entry in read_table(PACKAGE, "currency_hints.txt"):
        hints.setdefault(entry.word, set()).add(entry.values[0])
    codes -= {"satoshi"}
    return Units(
        Phrases(names.items()),
        Phrases(symbols.items(), folded=False),
        Phrases(signs.items()),
        Phrases(local_signs.items(), folded=False),
        frozenset(codes),
        {word: frozenset(of) for word, of in hints.items()},
        {word: tuple(of) for word, of in minors.items()},
        {sign: tuple(unit.symbol.split()) for sign, unit in local_signs.items() if sign.lower() not in signs},
    )


def _rows() -> Iterator[tuple[str, str, str, str]]:
    for entry in read_table(PACKAGE, "units.txt"):
        symbol, kind, how = entry.values
        yield symbol, kind, how, entry.word


def _money(how: str) -> Money:
    for known in ("sign", "name", "main", "minor"):
        if how == known:
            return known
    raise ValueError(f"currencies.txt: {how!r} is none of sign, name, main, minor")


def _with_prefixes(word: str, how: str, prefixes: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The spellings of a unit with the symbol of the prefix that each carries."""
    yield word, ""
    if how == "si":
        # "pm" and the like would be clock times, "min" a minute; the prefixes of the table avoid them.
        yield from ((symbol + word, symbol) for symbol, _ in prefixes)
    if how == "si-name":
        yield from ((name + word, symbol) for symbol, name in prefixes)


def _plural(word: str) -> str:
    """The plural of a name: an s behind its first noun ("barrels of oil equivalent") or at its end."""
    if word.endswith(("s", "z", ".", "¢", "°")) or len(word) < 3:
        return word
    return word + "s"


def unit_behind(tokens: Tokens, i: int) -> tuple[Unit, int, int] | None:
    """The unit that begins at token `i` or behind a hyphen there: unit, its first token, the token behind it."""
    first = i + 1 if tokens.joins(i) else i
    found = _unit_at(tokens, first)
    if found is None and tokens.word(i) in HYPHENS and tokens.touches(i + 1) and len(tokens.word(i + 1)) > 2:
        # A space that slipped in before the hyphen ("500,000 -barrel"); short words would more often begin an aside.
        first = i + 1
        found = _unit_at(tokens, first)
    if found is None:
        return None
    unit, end = found
    if unit.kind == "measure":
        unit, end = _with_power(tokens, unit, end)
        unit, end = _as_rate(tokens, unit, end)
    # The point of "lbs." at the end of a sentence is the sentence's.
    if tokens.word(end - 1) == "." and end - 1 > first and (end == len(tokens) or tokens.is_capital(end)):
        end -= 1
    return unit, first, end


def _unit_at(tokens: Tokens, i: int) -> tuple[Unit, int] | None:
    table = units()
    found = table.symbols.starting(tokens, i)
    named = table.names.starting(tokens, i)
    if named and (found is None or named[1] >= found[1]):
        found = named
    return found


def _with_power(tokens: Tokens, unit: Unit, end: int) -> tuple[Unit, int]:
    """ "m^2", "km2", "km cubed"."""
    word = tokens.at(end)
    if word in _POWERS and tokens.touches(end):
        return Unit(unit.symbol + word, "measure"), end + 1
    if word == "^" and tokens.touches(end) and tokens.at(end + 1) in _POWERS:
        return Unit(unit.symbol + tokens.at(end + 1), "measure"), end + 2
    if word in ("squared", "cubed"):
        return Unit(unit.symbol + ("2" if word == "squared" else "3"), "measure"), end + 1
    return unit, end


def _as_rate(tokens: Tokens, unit: Unit, end: int) -> tuple[Unit, int]:
    """ "barrels per day", "J/m2", "miles an hour": at most three units."""
    for _ in range(2):
        sign = tokens.at(end)
        at = end
        if tokens.joins(at) and tokens.at(at + 1) in ("per", "a", "an"):
            at += 1
            sign = tokens.at(at)
        per = sign == "/" and tokens.touches(at)
        if not (per or sign in ("per", "a", "an")):
            break
        # "37 m a year ago" is no rate.
        if sign in ("a", "an") and tokens.at(at + 2) in words_of("time_ago"):
            break
        below = at + 2 if tokens.joins(at + 1) else at + 1
        found = _unit_at(tokens, below)
        if found is None or found[0].kind not in ("measure", "duration"):
            break
        lower, after = _with_power(tokens, *found) if found[0].kind == "measure" else found
        if sign in ("a", "an") and lower.symbol not in _TIMES:
            break
        unit, end = Unit(f"{unit.symbol}/{lower.symbol}", "measure"), after
    return unit, end


def sign_before(tokens: Tokens, i: int) -> tuple[Unit, int] | None:
    """The currency sign or code that ends before token `i`, and its first token."""
    found = units().signs.ending(tokens, i)
    # "a $5 fee" holds no A$: a single letter is a part of the sign only where it touches it.
    if found and i - found[1] > 1 and len(tokens.word(found[1])) == 1 and not tokens.touches(found[1] + 1):
        found = units().signs.ending(tokens, i, longest=1)
    if found and _stands_alone(tokens, found[1]):
        return found
    code = tokens.word(i - 1)
    if is_code(code) and _stands_alone(tokens, i - 1):
        return Unit(code.upper(), "money", "code"), i - 1
    return None


def local_sign_before(tokens: Tokens, i: int, spoken: frozenset[str]) -> tuple[Unit, int] | None:
    """The local sign that ends before token `i` ("P14 billion"), as the money of the one country that the text speaks of.

    `spoken` has the codes of the currencies of the text.  "the R21" without more is a road.
    """
    found = units().local_signs.ending(tokens, i)
    if found is None or not _stands_alone(tokens, found[1]) or tokens.word(found[1] - 1) in HYPHENS:
        return None
    unit = local_money(found[0], spoken)
    if unit is None or (len(tokens.word(found[1])) == 1 and _may_be_name(tokens, found[1], i)):
        return None
    return unit, found[1]


def _may_be_name(tokens: Tokens, first: int, i: int) -> bool:
    """Whether a letter and a short number without a magnitude are a name: "the R21 and", not "the R350 grant"."""
    written, after = tokens.word(i), tokens.at(i + 1)
    scaled = after in vocabulary().scales or (tokens.touches(i + 1) and tokens.is_word(i + 1))
    if scaled or not written.isdecimal() or len(written) > 3:
        return False
    if not tokens.touches(i):
        return True
    granted = tokens.is_word(i + 1) and after not in stop_words().stop and after not in words_of("road")
    return tokens.at(first - 1) == "the" and not granted


def local_money(unit: Unit, spoken: frozenset[str]) -> Unit | None:
    """What a local name or sign stands for in a text of these currencies; None where it speaks of none of them, or of several."""
    codes = [code for code in unit.symbol.split() if code in spoken]
    return Unit(codes[0], "money", "name") if len(codes) == 1 else None


def millions_before(tokens: Tokens, i: int) -> tuple[Unit, int] | None:
    """ "MAUD 60": a code with M for millions before token `i`."""
    code = tokens.word(i - 1)
    if len(code) == 4 and code[0] == "M" and code[1:] in iso_codes():
        return Unit(code[1:], "money", "code"), i - 1
    return None


def _stands_alone(tokens: Tokens, i: int) -> bool:
    """Whether no letter touches token `i` from the left ("US$" is one sign, "BUSRs20" none)."""
    return not (tokens.touches(i) and tokens.is_word(i - 1) and tokens.is_word(i))


def is_code(word: str) -> bool:
    """Whether `word` is an ISO 4217 code as written; in lower case only those that are no English words."""
    if word in iso_codes():
        return True
    return word.islower() and word.upper() in iso_codes() and word in ("usd", "eur", "gbp", "cny", "jpy", "aud", "cad", "inr")


@cache
def iso_codes() -> frozenset[str]:
    """The codes of currencies.txt that are ISO 4217 (three letters)."""
    return frozenset(code for code in units().codes if len(code) == 3)


def currency_behind(tokens: Tokens, i: int) -> tuple[Unit, int, int] | None:
    """The sign or code of a currency at token `i` ("20€", "75 USD", "48.5 MGBP"): unit, first token, the token behind it."""
    found = units().signs.starting(tokens, i)
    if found and not (tokens.touches(found[1]) and tokens.is_digits(found[1])):
        return found[0], i, found[1]
    code = tokens.word(i)
    if is_code(code) or (len(code) == 4 and code[0] == "M" and is_code(code[1:])):
        if tokens.touches(i + 1) and tokens.is_digits(i + 1):
            return None
        return Unit(code[-3:].upper(), "money", "code"), i, i + 1
    return None
