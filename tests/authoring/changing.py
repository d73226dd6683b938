"""Changes of an article, one figure at a time: what a slip of the pen, or an update, makes of it.

The ways to change a figure are those by which the shared articles are judged (last digit, first digit, decimal point, magnitude
word, direction of change); each states something else than the article did.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from factcheck.figures import Article

SHARED = Path(__file__).parents[3] / "shared" / "data"
SUFFIXES = (".txt", ".md", ".html")
DIRECTIONS = {
    "下降": "上升", "下滑": "增长", "减少": "增加", "回落": "上涨", "上升": "下降", "增长": "下降", "增加": "减少", "上涨": "下跌",
    "rose": "fell", "fell": "rose", "increased": "decreased", "declined": "increased", "up": "down", "down": "up", "grew": "shrank",
}  # fmt: skip
MAGNITUDES = {"万": "亿", "亿": "万", "million": "billion", "billion": "million", "thousand": "million"}
_VERB = re.compile("|".join(rf"\b{word}\b" if word.isascii() else word for word in DIRECTIONS))
_DIGIT = re.compile("[0-9]")
_STATEMENT_ENDS = re.compile(r"[。；\n]|[.;]\s")
_NEAR = 30


class Place(NamedTuple):
    """A figure as it stands in the source of an article; `moves` where it is the amount of a change."""

    quote: str
    at: int
    moves: bool


class Changed(NamedTuple):
    """The article with one figure changed: in which way, which figure, and the new source."""

    way: str
    place: Place
    source: str


def gold_articles() -> list[Path]:
    """The shared articles; none where they are not beside this checkout."""
    return [
        path
        for figures in sorted(SHARED.glob("gold_*/*.figures.jsonl"))
        for path in sorted(figures.parent.glob(figures.name.removesuffix(".figures.jsonl") + ".*"))
        if path.suffix in SUFFIXES
    ]


def gold_places(path: Path, source: str) -> list[Place]:
    """The figures that were read by hand from a shared article."""
    lines = (path.parent / f"{path.stem}.figures.jsonl").read_text("utf-8").splitlines()
    found = []
    for figure in map(json.loads, filter(None, lines)):
        starts = [match.start() for match in re.finditer(re.escape(figure["quote"]), source)]
        if figure.get("occurrence", 0) < len(starts):
            found.append(Place(figure["quote"], starts[figure.get("occurrence", 0)], figure.get("change") in ("up", "down")))
    return found


def own_places(article: Article, source: str) -> list[Place]:
    """The figures that were extracted from an article, where no markup stands inside them."""
    places = [Place(f.quote, article.document.source_offset(f.start), f.change != "none") for f in article.figures]
    return [place for place in places if source.startswith(place.quote, place.at)]


def changes(source: str, places: Iterable[Place]) -> Iterator[Changed]:
    """Every article that differs from this one in one figure."""
    for place in places:
        for way, quote in _quotes(place.quote):
            yield Changed(way, place, source[: place.at] + quote + source[place.at + len(place.quote) :])
        if place.moves and (turned := _turned(source, place.at)) is not None:
            yield Changed("direction", place, turned)


def _quotes(quote: str) -> Iterator[tuple[str, str]]:
    digits = [match.start() for match in _DIGIT.finditer(quote)]
    if digits:
        first, last = digits[0], digits[-1]
        yield "last digit", quote[:last] + str((int(quote[last]) + 1) % 10) + quote[last + 1 :]
        if first != last:
            yield "first digit", quote[:first] + str(int(quote[first]) % 9 + 1) + quote[first + 1 :]
        if re.search(r"[1-9]\.\d", quote):
            yield "decimal point", re.sub(r"(\d)\.(\d)", r"\1\2", quote, count=1)
    word = next((word for word in MAGNITUDES if word in quote), None)
    if word is not None:
        yield "magnitude word", quote.replace(word, MAGNITUDES[word], 1)


def _turned(source: str, at: int) -> str | None:
    """The verb of change nearest before the figure turned round; None where none is near."""
    verbs = list(_VERB.finditer(source, max(0, at - _NEAR), at))
    if not verbs or _STATEMENT_ENDS.search(source[verbs[-1].end() : at]):
        return None
    verb = verbs[-1]
    return source[: verb.start()] + DIRECTIONS[verb[0]] + source[verb.end() :]
