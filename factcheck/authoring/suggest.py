"""suggest: a claim file that covers every figure of an article and holds on it.

One claim a figure; a figure that is repeated becomes one claim with the places that state it.  Every claim is tried on the
article before it is written: the words that name a figure must find just its mentions, and what is expected must agree.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.checkers import Article
from factcheck.checkers.agreement import agreement
from factcheck.checkers.locating import find_mentions
from factcheck.checkers.words import folded
from factcheck.claims.expectation import read
from factcheck.model import Claim, Document, Expectation, Figure, SourcePlace

_NOWHERE = SourcePlace("", 1, 1)
_PLACES = {"headline": "headline", "lede": "lede", "body": "body", "caption": "caption", "table": "table", "list": "list"}
_CHANGES = {"zh": {"up": "上升", "down": "下降"}, "en": {"up": "up", "down": "down"}}
_BASES = {
    "zh": {"yoy": "同比", "mom": "环比", "qoq": "比上季度", "period": "较年初"},
    "en": {"yoy": "year on year", "mom": "month on month", "qoq": "quarter on quarter", "period": "year to date"},
}
# How much of the text around a figure a template may need to be the only one of its kind.
_REACHES = (4, 6, 8, 12, 16, 24, 40, 80, 160, 400)
_MAX_COMMENT = 88


@dataclass(frozen=True, slots=True)
class _Suggestion:
    """A claim that was tried, and the figures it covers."""

    name: str
    find: str | None
    about: str
    expect: str | dict[str, str]
    places: tuple[str, ...]
    figures: tuple[Figure, ...]


def suggest(document: Document, figures: Sequence[Figure], *, article: str) -> str:
    """The text of a claim file for the document; `article` is its path as the file will name it."""
    return _written([*_suggestions(Article(document, tuple(figures)))], document, article)


def _suggestions(article: Article) -> Iterator[_Suggestion]:
    covered: set[int] = set()
    for figure in article.figures:
        if figure.start in covered:
            continue
        expect = _expectation(figure)
        suggestion = _by_subject(figure, expect, article, covered) or _by_wording(figure, expect, article)
        covered |= {found.start for found in suggestion.figures}
        yield suggestion


# --- what is expected ---------------------------------------------------------------------------------------------------


def _expectation(figure: Figure) -> str | dict[str, str]:
    """What the figure states, as a journalist would write it; as a mapping where no wording reads back as the figure."""
    for wording in _wordings(figure):
        try:
            stated = read(wording)
        except ValueError:
            continue
        if _states(stated, figure):
            return wording
    return _mapping(figure)


def _wordings(figure: Figure) -> Iterator[str]:
    quote = " ".join(figure.quote.split())
    unit = figure.quantity.unit or ""
    change = _CHANGES[figure.lang].get(figure.change, "") if figure.lang in _CHANGES else ""
    basis = _BASES[figure.lang].get(figure.basis, "") if figure.lang in _BASES else ""
    if figure.lang == "zh":
        if figure.quantity.kind == "duration" and figure.change != "none":
            yield quote + ("连升" if figure.change == "up" else "连降")
        for ending in ("", unit, "个百分点"):
            yield f"{basis}{change}{quote}{ending}"
            yield f"{basis}{change} {quote}{ending}"
    else:
        for ending in ("", f" {unit}"):
            yield " ".join(part for part in (change, quote + ending, basis) if part)
            if change:
                yield " ".join(part for part in (change, quote.lstrip("+") + ending, basis) if part)


def _states(stated: Expectation, figure: Figure) -> bool:
    """Whether an expectation says all that the figure says."""
    quantity, want = figure.quantity, stated.quantity
    return (
        want is not None
        and (want.low, want.high, want.approx, want.is_range) == (quantity.low, quantity.high, quantity.approx, quantity.is_range)
        and (want.unit == quantity.unit or quantity.unit is None)
        and (stated.change or "none") == figure.change
        and (stated.basis or "none") == figure.basis
    )


def _mapping(figure: Figure) -> dict[str, str]:
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


# --- how it is found ----------------------------------------------------------------------------------------------------


def _by_subject(figure: Figure, expect: str | dict[str, str], article: Article, covered: set[int]) -> _Suggestion | None:
    """A claim that names the figure by its subject, where that finds this figure and its repetitions only."""
    if not figure.aligned:
        return None
    for words in _namings(figure, article):
        claim, stated = _claim(expect, about=words)
        mentions = [mention for mention in find_mentions(claim, article, stated)]
        found = tuple(mention.figure for mention in mentions)
        if figure not in found or any(other.start in covered for other in found):
            continue
        if all(mention.by == "subject" and agreement(mention.figure, stated, claim).holds for mention in mentions):
            return _Suggestion(words, None, words, expect, _stating_places(found), found)
    return None


def _namings(figure: Figure, article: Article) -> Iterator[str]:
    """Subjects of the figure to try: the shortest that its repetitions share, then its own."""
    mine = folded(figure.subject)
    shared = {
        other.subject
        for other in article.figures
        if other.quantity == figure.quantity and other.subject and (folded(other.subject) in mine or mine in folded(other.subject))
    }
    for subject in sorted({*shared, figure.subject}, key=len):
        if _nameable(subject):
            yield subject


def _nameable(subject: str) -> bool:
    """Whether a subject can stand under `about`: words, and no sign that means something there."""
    letters = sum(char.isalpha() for char in subject)
    return letters >= 2 and not any(sign in subject for sign in "|｜\n{}")


def _stating_places(figures: Sequence[Figure]) -> tuple[str, ...]:
    """The places that state the figure, where it is stated more than once."""
    if len(figures) < 2:
        return ()
    return tuple(dict.fromkeys(_PLACES[figure.block] for figure in figures if figure.block in _PLACES))


def _by_wording(figure: Figure, expect: str | dict[str, str], article: Article) -> _Suggestion:
    """A claim that finds the figure by the words around it, as few as tell it from every other figure."""
    text = article.document.text
    template = ""
    for reach in _REACHES:
        before = " ".join(text[max(0, figure.start - reach) : figure.start].split())
        after = " ".join(text[figure.end : figure.end + (0 if len(before) >= 4 else reach)].split())
        template = f"{_plain(before)}{{}}{_plain(after)}"
        claim, stated = _claim(expect, find=template)
        found = [mention.figure for mention in find_mentions(claim, article, stated)]
        if found == [figure]:
            break
    return _Suggestion(figure.subject, template, "", expect, (), (figure,))


def _plain(words: str) -> str:
    return words.replace("{", "").replace("}", "")


def _claim(expect: str | dict[str, str], *, about: str = "", find: str | None = None) -> tuple[Claim, Expectation]:
    stated = read(expect)
    named = (tuple(about.split()),) if about else ()
    return Claim("", _NOWHERE, stated, _NOWHERE, about=named, find=find), stated


# --- how it is written --------------------------------------------------------------------------------------------------


def _written(suggestions: list[_Suggestion], document: Document, article: str) -> str:
    lines = [
        "# Written by factcheck suggest. Read every claim: it says what the article states now, right or wrong.",
        f"article: {_scalar(article)}",
        "claims:",
    ]
    names: dict[str, int] = {}
    for suggestion in suggestions:
        figure = suggestion.figures[0]
        lines += ["", f"  # line {figure.line}: {_sentence(figure, document)}"]
        lines.append(f"  - id: {_scalar(_name(suggestion, names))}")
        if suggestion.find is not None:
            lines.append(f"    find: {_scalar(suggestion.find)}")
        else:
            lines.append(f"    about: {_scalar(suggestion.about)}")
        lines.append(f"    expect: {_value(suggestion.expect)}")
        if suggestion.places:
            lines.append(f"    in: [{', '.join(suggestion.places)}]")
    return "\n".join(lines) + "\n"


def _name(suggestion: _Suggestion, names: dict[str, int]) -> str:
    """An id of the words of the subject, with what tells it from an earlier claim of the same subject."""
    figure = suggestion.figures[0]
    words = re.findall(r"[^\W_]+", suggestion.name.casefold())
    name = "-".join(words[:6]) or "figure"
    if name in names and figure.change != "none":
        name = f"{name}-{'变化' if figure.lang == 'zh' else 'change'}"
    names[name] = names.get(name, 0) + 1
    if names[name] == 1:
        return name
    numbered = f"{name}-{names[name]}"
    names[numbered] = 1
    return numbered


def _sentence(figure: Figure, document: Document) -> str:
    """The sentence around the figure, on one line and short."""
    start, end = figure.sentence
    room = _MAX_COMMENT // (2 if figure.lang == "zh" else 1)
    before, after = document.text[start : figure.start], document.text[figure.start : end]
    if len(before) > room // 2:
        before = "…" + before[-(room // 2) :]
    line = before + after
    line = line if len(line) <= room else line[:room] + "…"
    return "".join(char if char.isprintable() else " " for char in " ".join(line.split()))


_SAFE = re.compile(r"[^\W\d_][\w/ .%+\-，、（）·\u4e00-\u9fff]*")
_RESERVED = frozenset(("true", "false", "null", "yes", "no", "on", "off", "y", "n"))


def _scalar(text: str) -> str:
    """A YAML scalar: plain where that is safe, else in double quotes (JSON's escapes are YAML's)."""
    plain = _SAFE.fullmatch(text) and not text.endswith((" ", ".")) and " #" not in text and text.casefold() not in _RESERVED
    return text if plain else json.dumps(text, ensure_ascii=False)


def _value(expect: str | dict[str, str]) -> str:
    if isinstance(expect, str):
        return _expected(expect)
    return "{" + ", ".join(f"{key}: {_expected(value)}" for key, value in expect.items()) + "}"


_FIGURE = re.compile(r"[\w$€£¥][\w.%/$€£¥ ]*")


def _expected(text: str) -> str:
    """A figure as a scalar; quotes only where YAML needs them."""
    if _FIGURE.fullmatch(text) and not text.endswith((" ", ".")) and text.casefold() not in _RESERVED:
        return text
    return json.dumps(text, ensure_ascii=False)
