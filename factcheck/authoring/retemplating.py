"""Retemplating: a template whose words have changed together with figures, brought back to the figure that it means.

A template that quotes a word of change (月份回落{}) or a neighbouring number (93人，{}) fits nothing once that word or number is
another.  Only these may differ; every other word of the template must still stand there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.authoring.templates import telling_template
from factcheck.figures import Article, any_of, folded, read_table
from factcheck.model import Figure

_NUMBER = r"[0-9]+(?:[.,][0-9]+)*"
_DIRECTIONS = frozenset(("up", "down", "any"))


def retold(template: str, article: Article) -> Iterator[tuple[str, Figure]]:
    """For each figure that the template can mean now: the template in the article's words, and the figure.

    Where other figures stand in these words too, more of them follow that tell it from every other one.
    """
    before, _, after = template.partition("{}")
    if article.lang not in ("zh", "en"):
        return
    parts = _parts(before, article.lang), _parts(after, article.lang)
    if all(len(part) == 1 for part in parts):
        return
    leading = re.compile(_pattern(parts[0], article.lang) + r"\Z")
    trailing = re.compile(_pattern(parts[1], article.lang))
    text = article.document.text
    for figure in article.figures:
        # White space is folded away, and other words may be longer.
        left = folded(text[max(0, figure.start - 2 * len(before) - 40) : figure.start])
        right = folded(text[figure.end : figure.end + 2 * len(after) + 40])
        found = leading.search(left), trailing.match(right)
        if found[0] is None or found[1] is None:
            continue
        told = f"{_told(parts[0], found[0], article.lang)}{{}}{_told(parts[1], found[1], article.lang)}"
        if told != template:
            yield told, figure
            yield telling_template(figure, article), figure


def _parts(words: str, lang: str) -> list[str]:
    """The words in turn: what stays, what may change, what stays, …"""
    return re.split(f"({_changing(lang)})", words, flags=re.IGNORECASE)


def _pattern(parts: list[str], lang: str) -> str:
    """Matches the folded words with anything of its sort in the place of what may change."""
    sources = []
    for index, part in enumerate(parts):
        number = re.fullmatch(_NUMBER, part) is not None
        sources.append(re.escape(folded(part)) if index % 2 == 0 else f"({_NUMBER if number else any_of(_folded_changes(lang))})")
    return "".join(sources)


def _told(parts: list[str], match: re.Match[str], lang: str) -> str:
    """The words as the article has them now."""
    now = list(parts)
    for index, said in zip(range(1, len(parts), 2), match.groups(), strict=True):
        if said != folded(parts[index]):
            now[index] = _folded_changes(lang).get(said, said)
    return "".join(now)


@cache
def _changing(lang: str) -> str:
    words = any_of(_folded_changes(lang).values())
    return f"{_NUMBER}|{words}" if lang == "zh" else rf"{_NUMBER}|\b(?:{words})\b"


@cache
def _folded_changes(lang: str) -> dict[str, str]:
    """The words of change by their folded form, without those that say a basis too: 月增 also stands in 上月增加."""
    table = read_table(f"factcheck.figures.{lang}", "changes.txt")
    return {folded(word): word for word, values in table if values[0] in _DIRECTIONS and len(values) == 2}
