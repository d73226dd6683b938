"""FC116: an age that does not fit the year of birth.

Why: ages are copied from older articles.  The year that the age is of must be known: the other end of a life in brackets, the
only other year of the sentence, or the date of the article.  A year more or less is allowed (the birthday; 虚岁).

Objects:  王某，1990年出生，今年45岁。 (an article of 2025)   Ann Lee (1941–2020), who died aged 74
Passes:   王某，1990年出生，今年35岁。                        Ann Lee (1941–2020), who died aged 78
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.figures import Article
from factcheck.model import Document, Figure
from factcheck.rules._registry import Violation, rule
from factcheck.rules._sentences import Sentence, sentences
from factcheck.wording import say

_BORN = (
    re.compile(r"(?P<year>(?:19|20)\d{2})[ ]?年(?:[ ]?\d{1,2}[ ]?月(?:[ ]?\d{1,2}[ ]?日)?)?[ ]?(?:出?生(?!产|效|活|态)|生人)"),
    re.compile(r"(?:出生于|生于)[^，。0-9]{0,6}(?P<year>(?:19|20)\d{2})[ ]?年"),
    re.compile(r"\bborn\s+(?:[\w,]+\s+){0,6}?(?P<year>(?:19|20)\d{2})\b", re.IGNORECASE),
)
_LIFE = re.compile(r"[(（](?P<born>1[89]\d{2}|20\d{2})\s?[-–—至]\s?(?P<died>19\d{2}|20\d{2})[)）]")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_NOW = re.compile(r"今年|现年|现在|\bnow\b|\bis\b|-year-old", re.IGNORECASE)
_AGE = re.compile(r"岁|歲|years?[- ]old|\baged?\b", re.IGNORECASE)
_TOLERANCE = 1
_OLDEST = 120


@rule("FC116", "age", summary="an age that does not fit the year of birth")
def age(article: Article) -> Iterator[Violation]:
    """Ages beside a year of birth that no birthday can make right."""
    for sentence in sentences(article):
        ages = [figure for figure in sentence.figures if _is_age(sentence, figure)]
        if len(ages) != 1:
            continue
        years = _born_and_then(sentence, article.document)
        if years is None:
            continue
        born, then = years
        stated, right = int(ages[0].quantity.low), then - born
        if 0 <= right <= _OLDEST and not right - 1 - _TOLERANCE <= stated <= right + _TOLERANCE:
            yield Violation.at(
                ages[0],
                say(
                    "born in {born}, that is {least} or {most} in {then}, not {age}",
                    born=born, least=right - 1, most=right, then=then, age=ages[0].quote,
                ),
                expected=say("{least} or {most}", least=right - 1, most=right),
                working=f"{then} - {born} = {right}",
            )


def _is_age(sentence: Sentence, figure: Figure) -> bool:
    quantity = figure.quantity
    if quantity.kind not in ("duration", "count") or quantity.is_range or quantity.approx != "exact":
        return False
    if not 0 < quantity.low <= _OLDEST or quantity.low % 1:
        return False
    before = sentence.text[max(sentence.start, figure.start - 8) : figure.start]
    behind = sentence.text[figure.end : figure.end + 10]
    return bool(_AGE.search(figure.quote) or re.match(r"\s*(?:岁|years?[- ]old)", behind) or re.search(r"\baged?\s+$", before))


def _born_and_then(sentence: Sentence, document: Document) -> tuple[int, int] | None:
    """The year of birth and the year that the age is of; None where either is not certain."""
    words = sentence.words
    lives = list(_LIFE.finditer(words))
    if len(lives) == 1 and len(set(_YEAR.findall(words))) == 2:
        return int(lives[0]["born"]), int(lives[0]["died"])
    births = [match for pattern in _BORN for match in pattern.finditer(words)]
    if len(births) != 1:
        return None
    born = int(births[0]["year"])
    others = {int(year) for year in _YEAR.findall(words)} - {born}
    if len(others) == 1:
        then = others.pop()
        return (born, then) if then > born else None
    published = _year_of(document)
    return (born, published) if not others and published is not None and _NOW.search(words) else None


def _year_of(document: Document) -> int | None:
    """The year in the article's own date."""
    for key in ("date", "published", "pubdate", "datePublished", "article:published_time"):
        match = _YEAR.search(str(document.front_matter.get(key, "")))
        if match is not None:
            return int(match[0])
    return None
