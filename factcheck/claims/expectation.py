"""What a claim expects: text as a journalist writes it, or a mapping, becomes an Expectation.

The grammar is the one that reads articles (`factcheck.figures`).  An expectation states exactly one figure, or only a
direction, and no word may be left over: what was not understood could have changed the meaning.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import cast

from factcheck.claims import sequences
from factcheck.model import Approximator, Basis, Change, Expectation, Figure, Kind, Quantity, Sense
from factcheck.wording import joined, say, terms

_NUMBER = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?|[+-]?\d+(\.\d+)?")
# The signs of a bound, before the figure: > 5, >= 4.4亿, ≈ 12%.
_SIGNS: dict[str, Approximator] = {
    ">=": "at_least", "≥": "at_least", "≧": "at_least", "=>": "at_least",
    "<=": "at_most", "≤": "at_most", "≦": "at_most", "=<": "at_most",
    ">": "more_than", "＞": "more_than", "<": "less_than", "＜": "less_than",
    "≈": "about", "~": "about", "～": "about", "=": "exact", "==": "exact",
}  # fmt: skip
_SIGN = re.compile("|".join(re.escape(sign) for sign in sorted(_SIGNS, key=len, reverse=True)))
_CALLED = re.compile(r"\s*(\w+)\s*\(")
_CJK = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
# Words that turn a statement around; a subject must not swallow them.
_NEGATIONS = frozenset(("no", "not", "never", "neither", "nor", "without", "isn't", "wasn't", "didn't", "don't", "cannot"))
_NEGATION_SIGNS = "不未没無无非"
_HINT = say('write for example "down 12%" or "约下降12%"')


@dataclass(frozen=True, slots=True)
class Sentence:
    """A plain sentence as a claim: the words that name its figure, and what the figure must be.

    words   what the sentence says beside the figure, as far as an id can be made of it
    """

    about: tuple[str, ...]
    expect: Expectation
    words: str


def read_expectation(stated: str | Mapping[str, str], check: str | None = None) -> Expectation:
    """The expectation that a text or a mapping states, for the relationship `check` where there is one.

    Text: one figure with its direction and basis (11.5万通, down 4.2%, 同比增加6倍), a bound with its sign (> 5), a plain
    number, or a direction alone (up, 下降).  The subject of a change may stand with it: cases down 4.2%.
    Raises ValueError, with what to write, where it states none, more than one, or something not understood.
    """
    if not isinstance(stated, str):
        return _from_mapping(stated)
    called = _CALLED.match(check) if check else None
    expected = sequences.read(stated, called[1]) if called and called[1] in sequences.RELATIONS else None
    return _from_text(stated) if expected is None else expected


def read_sentence(text: str) -> Sentence:
    """The claim that a plain sentence makes.  Raises ValueError as `read_expectation` does."""
    text = text.strip()
    found = _one_figure(text)
    if found is None:
        rest = say('write for example "cases filed down 4.2%" or "客运量增长9.3%"')
        raise ValueError(say('cannot read "{text}" as a claim; {rest}', text=text, rest=rest))
    figure, lang = found
    left = _leftover(text, figure, lang)
    subject = figure.subject.strip()
    unread = _without(left, subject)
    if unread or _negates(left):
        rest = say('"{words}" is not understood; write it with id, about and expect', words=unread or left)
        raise ValueError(say('cannot read "{text}" as a claim; {rest}', text=text, rest=rest))
    stated = _behind(text, subject)
    return Sentence(tuple(subject.split()), _expectation(stated, figure), _id_words(text, figure))


@lru_cache(maxsize=4096)
def _from_text(text: str) -> Expectation:
    text = text.strip()
    if not text:
        raise ValueError(_unreadable(text))
    in_one_language = _in_one_language(text)
    if in_one_language != text:
        return replace(_from_text(in_one_language), text=text)
    sign = _SIGN.match(text)
    if sign is not None:
        return _bounded(text, sign[0], text[sign.end() :].strip())
    if _NUMBER.fullmatch(text):
        return Expectation(text, _plain_number(text))
    found = _one_figure(text)
    if found is None:
        return _direction(text)
    figure, lang = found
    left = _leftover(text, figure, lang)
    if left:
        # "cases down 4.2%": the subject of an understood change may be named; anything else could be a mistake.
        named = figure.change != "none" and figure.subject.strip()
        if not named or _without(left, figure.subject) or _negates(left):
            raise ValueError(_unreadable(text, say('"{words}" is not understood; {hint}', words=left, hint=_HINT)))
    return _expectation(text, figure)


def _bounded(text: str, sign: str, rest: str) -> Expectation:
    if not rest or _SIGN.match(rest):
        raise ValueError(_unreadable(text, say('write for example "> 5" or ">= 4.4亿元"')))
    inner = _from_text(rest)
    if inner.quantity is None or inner.quantity.approx != "exact" or inner.quantity.is_range:
        rest = say('"{sign}" wants one plain figure behind it, such as "> 5" or ">= 4.4亿元"', sign=sign)
        raise ValueError(_unreadable(text, rest))
    approx = _SIGNS[sign]
    if approx == "more_than":
        # "more than" in a text stops at the next step of its coarseness (超10万 is below 20万); the sign has no upper end.
        return replace(inner, text=text, quantity=replace(inner.quantity, approx="at_least"), beyond=True)
    return replace(inner, text=text, quantity=replace(inner.quantity, approx=approx))


def _direction(text: str) -> Expectation:
    """A direction without a figure, told by what the grammar makes of it beside one."""
    if len(text) <= 60 and not any(sign.isdigit() for sign in text):
        for completed in _with_a_figure(text):
            found = _one_figure(completed)
            if found is None:
                continue
            figure, lang = found
            if figure.change != "none" and "1%" in figure.quote and not _leftover(completed, figure, lang):
                return Expectation(text, None, figure.change, None if figure.basis == "none" else figure.basis)
    raise ValueError(_unreadable(text))


def _with_a_figure(text: str) -> Iterator[str]:
    """The text with a figure at each place where it may have left one out: fell [1%] year on year."""
    yield from (f"{text} 1%", f"{text}1%", f"{text} of 1%")
    words = text.split()
    for index in range(1, len(words)):
        yield " ".join([*words[:index], "1%", *words[index:]])


def _expectation(text: str, figure: Figure) -> Expectation:
    """What a figure states; where it says nothing about direction, basis or sense, nothing is expected of them."""
    return Expectation(
        text,
        figure.quantity,
        None if figure.change == "none" else figure.change,
        None if figure.basis == "none" else figure.basis,
        None if figure.sense == "none" else figure.sense,
    )


# --- Mappings ---------------------------------------------------------------------------------------------------------


def _from_mapping(stated: Mapping[str, str]) -> Expectation:
    unit = stated.get("unit", "").strip()
    sense: Sense | None = None
    quantity: Quantity | None = None
    if "by" in stated:
        quantity = _amount("by", stated["by"], unit)
        sense = "by"
    elif "value" in stated:
        quantity = _amount("value", stated["value"], unit)
    elif "low" in stated:
        low, high = (_amount(key, stated[key], unit) for key in ("low", "high"))
        if low.unit != high.unit:
            units = {"low": low.unit or say("none"), "high": high.unit or say("none")}
            raise ValueError(say('"low" and "high" have different units: {low} and {high}', **units))
        if low.low > high.high:
            raise ValueError(say('"low" is greater than "high": {low} and {high}', low=stated["low"], high=stated["high"]))
        quantity = replace(
            low, high=high.high, kind="range", place=min(low.place, high.place), coarse=min(low.coarse, high.coarse),
            rounded=low.rounded or high.rounded,
        )  # fmt: skip
    if quantity is not None:
        if "kind" in stated:
            quantity = replace(quantity, kind=cast(Kind, stated["kind"]))
        if "approx" in stated:
            quantity = replace(quantity, approx=cast(Approximator, stated["approx"]))
    change = cast("Change | None", stated.get("change"))
    return Expectation(_worded(stated, unit), quantity, change, cast("Basis | None", stated.get("basis")), sense)


def _worded(stated: Mapping[str, str], unit: str) -> str:
    """The mapping in the words of a text, for messages: down 620起, about 3.4 km, 3 to 5%."""
    amount = (stated.get("by") or stated.get("value") or "").strip()
    if not amount and "low" in stated:
        amount = say("{low} to {high}", low=stated["low"].lstrip(), high=stated["high"].rstrip())
    gap = " " if _apart(unit) else ""
    change, approx = stated.get("change", "none"), stated.get("approx", "exact")
    words = [
        "" if change == "none" else terms.name_of(terms.CHANGES, change),
        "" if approx == "exact" else terms.name_of(terms.APPROXIMATORS, approx),
        joined("", [amount, f"{gap}{unit}"]),
        _BASIS_WORDS.get(stated.get("basis", ""), ""),
    ]
    return joined(" ", [word for word in words if word]) or say("no change")


_BASIS_WORDS = {
    "yoy": say("year on year"), "mom": say("month on month"), "qoq": say("quarter on quarter"), "period": say("over the period"),
}  # fmt: skip


def _apart(unit: str) -> bool:
    """Whether a unit stands apart from its number: 14 ferries, but 14艘 and 5%."""
    return unit[:1].isascii() and unit[:1].isalpha()


def _amount(key: str, value: str, unit: str) -> Quantity:
    """The quantity of a value with a unit apart: as the grammar reads the two together, else as a count of that unit."""
    value = value.strip()
    plain = _NUMBER.fullmatch(value) is not None
    if plain and not unit:
        return _plain_number(value)
    # "14 ferries" and "14艘", each as it is written in its language.
    for gap in (" ", "") if _apart(unit) else ("", " "):
        text = f"{value}{gap}{unit}".strip()
        found = _one_figure(text)
        if found is not None and not _leftover(text, *found):
            return found[0].quantity
    if plain:
        return replace(_plain_number(value), unit=unit)
    stated = {"key": key, "value": value, "unit": unit}
    if unit:
        raise ValueError(
            say('cannot read "{key}: {value}" with unit {unit} as a number; write for example 115000, 8.2 or 11.5万', **stated)
        )
    raise ValueError(say('cannot read "{key}: {value}" as a number; write for example 115000, 8.2 or 11.5万', **stated))


def _plain_number(text: str) -> Quantity:
    """A number without a unit: a count, exact where it has no decimals."""
    digits = text.replace(",", "")
    value = Decimal(digits)
    decimals = len(digits.partition(".")[2])
    place = Decimal(1).scaleb(-decimals)
    stripped = digits.lstrip("+-").replace(".", "").rstrip("0")
    zeros = len(digits.lstrip("+-").replace(".", "")) - len(stripped)
    coarse = place.scaleb(zeros) if stripped else place
    return Quantity(value, value, None, "count", place=place, coarse=Decimal(f"{coarse:f}"), rounded=decimals > 0)


# --- The grammar ------------------------------------------------------------------------------------------------------


def _one_figure(text: str) -> tuple[Figure, str] | None:
    """The one figure of the text and the language it was read in; None where neither language finds a figure.

    Raises ValueError where the text states more than one in the language that leaves fewest words over.
    """
    from factcheck.figures import extract

    several: list[Figure] = []
    best: tuple[int, Figure, str] | None = None
    for lang in _languages(text):
        figures = extract(text, lang)
        if len(figures) == 1:
            left = len(_leftover(text, figures[0], lang))
            if not left:
                return figures[0], lang
            if best is None or left < best[0]:
                best = (left, figures[0], lang)
        elif len(figures) > 1:
            several = several or figures
    if best is not None:
        return best[1], best[2]
    if several:
        quotes = ", ".join(figure.quote for figure in several[:4])
        found = {"text": text, "count": len(several), "quotes": quotes}
        raise ValueError(say('"{text}" states {count} figures ({quotes}); an expectation states one', **found))
    return None


# English words beside a Chinese figure (between 4.4亿 and 4.5亿), as the Chinese grammar says them.
_IN_CHINESE = tuple(
    (re.compile(english, re.IGNORECASE), chinese)
    for english, chinese in (
        (r"\b(?:between|from)\s+(\S+)\s+(?:and|to)\s+(?=\S)", r"\1至"),
        (r"\b(?:at least|no less than|no fewer than)\b", "至少"),
        (r"\b(?:at most|no more than|up to)\b", "不超过"),
        (r"\b(?:more than|over|above)\b", "超过"),
        (r"\b(?:less than|fewer than|under|below)\b", "不足"),
        (r"\b(?:about|around|roughly|approximately)\b", "约"),
        (r"\b(?:nearly|almost)\b", "近"),
        (r"\b(?:year[- ]on[- ]year|yoy)\b", "同比"),
        (r"\b(?:month[- ]on[- ]month|mom)\b", "环比"),
        (r"\b(?:up|rose|increased)\b", "上升"),
        (r"\b(?:down|fell|decreased)\b", "下降"),
    )
)


def _in_one_language(text: str) -> str:
    """The text with its English function words in Chinese where it states a Chinese figure; else as it is."""
    if not _CJK.search(text) or not re.search("[A-Za-z]{2}", text):
        return text
    for english, chinese in _IN_CHINESE:
        text = english.sub(chinese, text)
    return text


def _languages(text: str) -> tuple[str, str]:
    return ("zh", "en") if _CJK.search(text) else ("en", "zh")


def _leftover(text: str, figure: Figure, lang: str) -> str:
    from factcheck import figures

    leftover = cast("Callable[[str, Figure, str], str] | None", getattr(figures, "leftover", None))
    return "" if leftover is None else leftover(text, figure, lang).strip()


def _without(left: str, subject: str) -> str:
    """The words of `left` that the subject does not hold."""
    named = subject.casefold()
    words = {word for word in named.split()}
    return " ".join(
        word for word in left.split() if word.casefold() not in words and not (_CJK.search(word) and word.casefold() in named)
    )


def _negates(left: str) -> bool:
    return any(word in _NEGATIONS for word in left.casefold().split()) or any(sign in left for sign in _NEGATION_SIGNS)


def _behind(text: str, subject: str) -> str:
    """The sentence without the subject that begins it: what is expected, in the author's words."""
    if subject and text.startswith(subject):
        return text[len(subject) :].strip(" ,:，：") or text
    return text


def _id_words(text: str, figure: Figure) -> str:
    """The sentence without its figure, so that the id outlives a new value; the whole of it where nothing else is left."""
    words = f"{text[: figure.start]} {text[figure.end :]}".strip()
    return words if any(sign.isalnum() for sign in words) else text


def _unreadable(text: str, rest: str = _HINT) -> str:
    return say('cannot read "{text}" as an expectation; {rest}', text=text, rest=rest)
