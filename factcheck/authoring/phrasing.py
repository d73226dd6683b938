"""Phrasing: what a figure of an article states, as a journalist would write it in a claim.

The article's own words come first (同比增加2倍, up 4.5% year on year); where they say too little, or too much to be read back as
just this figure, words of ours around its quote; where no wording says all of it, a mapping.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.claims import read_expectation
from factcheck.figures import in_units_of, read_table
from factcheck.model import Expectation, Figure

Expected = str | dict[str, str]

_CHANGES = {"zh": {"up": "上升", "down": "下降"}, "en": {"up": "up", "down": "down"}}
_BASES = {
    "zh": {"yoy": "同比", "mom": "环比", "qoq": "比上季度", "period": "较年初"},
    "en": {"yoy": "year on year", "mom": "month on month", "qoq": "quarter on quarter", "period": "year to date"},
}
# How many characters (zh) or words (en) before a figure can belong to its own statement.
_REACH_ZH = range(1, 10)
_REACH_EN = range(1, 4)
# What parts the figures of a list says nothing about one of them.
_BREAK = re.compile(r"[,;:()，、。；：“”（）]")
_LISTED = re.compile(r"分别|分別|各|respectively", re.IGNORECASE)
_WORD = re.compile(r"[^\W_][\w'-]*", re.UNICODE)
_CJK = "\u3400-\u9fff"
_INNER_SPACE = re.compile(rf"(?<=[{_CJK}])\s+(?=[0-9{_CJK}])|(?<=[0-9%])\s+(?=[{_CJK}%])")


def worded(figure: Figure, text: str) -> Expected:
    """What the figure of `text` states, so that it reads back as the figure."""
    for wording in wordings(figure, text):
        if reads_as(wording, figure):
            return wording
    return as_mapping(figure)


def wordings(figure: Figure, text: str) -> Iterator[str]:
    """Wordings to try, the best first; not every one reads back as the figure."""
    own = text[figure.start : figure.end] == figure.quote
    if figure.change != "none" and own:
        yield from _of_the_article(figure, text)
    quote = " ".join(figure.quote.split())
    headed = () if figure.cell is None else in_units_of(figure.quote, figure.cell)
    for shown in dict.fromkeys((*headed, _closed_up(quote, figure), quote)):
        yield from _of_ours(figure, shown)


def reads_as(wording: str, figure: Figure) -> bool:
    """Whether a wording says all that the figure says."""
    try:
        return _states(read_expectation(wording), figure)
    except ValueError:
        return False


def _states(stated: Expectation, figure: Figure) -> bool:
    quantity, want = figure.quantity, stated.quantity
    return (
        want is not None
        and (want.low, want.high, want.approx, want.is_range) == (quantity.low, quantity.high, quantity.approx, quantity.is_range)
        and (want.unit == quantity.unit or quantity.unit is None)
        and (stated.change or "none") == figure.change
        and (stated.basis or "none") == figure.basis
    )


def _closed_up(quote: str, figure: Figure) -> str:
    """A Chinese quote without the spaces that some set around numbers: 6个百分点."""
    return _INNER_SPACE.sub("", quote) if figure.lang == "zh" else quote


def _of_the_article(figure: Figure, text: str) -> Iterator[str]:
    """The words of the figure's own clause before it, as few as can say it, from a word of change or a basis on.

    Where they do not say the basis, it is put beside the whole word of change.
    """
    start = figure.clause[0] if figure.clause[1] > figure.clause[0] else figure.sentence[0]
    before, quote = text[start : figure.start], " ".join(figure.quote.split())
    if figure.lang == "zh":
        leads = [before[-reach:] for reach in _REACH_ZH if reach <= len(before)]
    else:
        words = [match.start() for match in _WORD.finditer(before)]
        leads = [before[words[-reach] :] for reach in _REACH_EN if reach <= len(words)]
    plain = [" ".join(lead.split()) for lead in leads if not _BREAK.search(lead) and not _LISTED.search(lead)]
    openings = _openings(figure.lang)
    said = [lead for lead in plain if lead.casefold().startswith(openings)]
    basis = _BASES.get(figure.lang, {}).get(figure.basis, "")
    whole = [lead for lead in said if lead.casefold() in openings]
    for lead in (*reversed(whole), *said) if not basis else said:
        yield _put_together(lead, quote, "", figure)
    for lead in (*reversed(whole), *said) if basis else ():
        yield _put_together(lead, quote, basis, figure)


def _put_together(lead: str, quote: str, basis: str, figure: Figure) -> str:
    if figure.lang == "zh":
        return _closed_up(f"{basis}{lead}{quote}", figure)
    return " ".join(part for part in (lead, quote, basis) if part)


def says_change(words: str, lang: str) -> bool:
    """Whether some word of change or a basis stands in the words."""
    text = words.casefold()
    return any(re.search(rf"\b{re.escape(word)}\b" if word.isascii() else re.escape(word), text) for word in _openings(lang))


@cache
def _openings(lang: str) -> tuple[str, ...]:
    """The words of change and the bases of a language: with one of them a statement of change begins."""
    if lang not in _CHANGES:
        return ()
    package = f"factcheck.figures.{lang}"
    changes = (word for word, values in read_table(package, "changes.txt") if values[0] in ("up", "down"))
    bases = (word for word, _ in read_table(package, "bases.txt") if "{" not in word)
    # 年同期上升 is the tail of 较2024年同期上升.
    return tuple(word for word in (*changes, *bases) if word[0] not in "年月季")


def _of_ours(figure: Figure, quote: str) -> Iterator[str]:
    unit = figure.quantity.unit or ""
    change = _CHANGES[figure.lang].get(figure.change, "") if figure.lang in _CHANGES else ""
    basis = _BASES[figure.lang].get(figure.basis, "") if figure.lang in _BASES else ""
    if figure.lang == "zh":
        if figure.quantity.kind == "duration" and figure.change != "none":
            yield quote + ("连升" if figure.change == "up" else "连降")
        for ending in ("", unit, "个百分点"):
            yield f"{basis}{change}{quote}{ending}"
            yield f"{basis}{change} {quote}{ending}"
        return
    for ending in ("", f" {unit}"):
        if change:
            yield " ".join(part for part in (change, quote.lstrip("+") + ending, basis) if part)
        yield " ".join(part for part in (change, quote + ending, basis) if part)


def as_mapping(figure: Figure) -> dict[str, str]:
    """The figure as the mapping that a claim file may hold instead of words."""
    quantity = figure.quantity
    found: dict[str, str] = {}
    if quantity.is_range:
        found |= {"low": f"{quantity.low:f}", "high": f"{quantity.high:f}"}
    else:
        found["value"] = f"{quantity.low:f}"
    if quantity.unit:
        found["unit"] = quantity.unit
    if quantity.kind not in ("count", "range"):
        found["kind"] = quantity.kind
    if quantity.approx != "exact":
        found["approx"] = quantity.approx
    if figure.change != "none":
        found["change"] = figure.change
    if figure.basis != "none":
        found["basis"] = figure.basis
    return found
