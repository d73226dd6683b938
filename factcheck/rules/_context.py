"""Context: what else a statement says of its figure (when, of what sort, planned or real, whose), to tell two statements apart.

Two figures state the same thing only when nothing around them says that they do not.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from fractions import Fraction

from factcheck.figures import Article, folded
from factcheck.model import Figure
from factcheck.rules._words import pattern, said, says
from factcheck.wording import Message, say

_MONTH = "[0-9一二三四五六七八九十]{1,3}"
_DATES = {
    "zh": re.compile(
        rf"(?:19|20)[0-9]{{2}}(?=[ ]?年|[ ]?财年)|{_MONTH}[ ]?[-—至到][ ]?{_MONTH}[ ]?月"
        rf"|(?<![0-9]){_MONTH}(?=[ ]?月(?!均))|(?<![0-9])[0-9]{{1,2}}(?=[ ]?日(?!均))|[一二三四]季"
    ),
    "en": re.compile(r"\b(?:19|20)[0-9]{2}(?:-[0-9]{2,4})?\b(?![,.][0-9])|\b[QH][1-4]\b"),
}
_SMALL_WORDS = re.compile(
    r"\b(?:\w{1,2}|the|and|for|was|were|had|has|when|that|with|its|while|after|but)\b|[^\w\s-]", re.IGNORECASE
)
_CJK_NAME = re.compile(r"[\u4e00-\u9fff]{1,8}")
_CAPITAL = re.compile(r"(?<![.!?]\s)(?<!^)\b[A-Z][\w.&-]+")
_HEADINGS = frozenset({"headline", "lede"})


@dataclass(frozen=True, slots=True)
class Context:
    """What is said around a figure.

    periods     times it is of, without those that mean the present
    is_past     whether an earlier time is spoken of
    qualifiers  what sort of figure it is
    is_planned  whether it is a target, a forecast, an estimate
    names       places and organisations named before it in its sentence
    is_heading  whether it stands in the headline or the lede; is_headline: in the headline
    """

    periods: frozenset[str]
    is_past: bool
    qualifiers: frozenset[str]
    is_planned: bool
    names: frozenset[str]
    is_heading: bool
    is_headline: bool

    def fits(self, other: Context) -> bool:
        """Whether nothing says that two figures are of different things."""
        # Forecasts of one thing differ by who makes them.
        if self.is_past != other.is_past or self.is_planned or other.is_planned:
            return False
        if not _fit(self.periods, other.periods, self.is_heading or other.is_heading):
            return False
        if self.qualifiers != other.qualifiers and not (self.is_headline or other.is_headline):
            return False
        return not (self.names - other.names and other.names - self.names)

    def is_of_one_time(self, other: Context) -> bool:
        """Whether nothing says that two figures are of different times, or that one is no fact."""
        same = self.is_past == other.is_past and not (self.is_planned or other.is_planned)
        return same and self.names_no_other_time(other)

    def names_no_other_time(self, other: Context) -> bool:
        """Whether the times that one names are among those that the other one names."""
        return _fit(self.periods, other.periods, True)


def _fit(a: frozenset[str], b: frozenset[str], lenient: bool) -> bool:
    return a == b or (lenient and (a <= b or b <= a))


def context(article: Article, figure: Figure) -> Context:
    """The context of a figure."""
    text, lang = article.document.text, figure.lang
    before = text[figure.sentence[0] : figure.start]
    spoken = _spoken(article, figure)
    periods = _periods(spoken, lang) or _periods(before, lang)
    qualifiers = said("qualifier", lang, spoken)
    return Context(
        periods,
        says("past", lang, spoken),
        qualifiers,
        says("plan", lang, spoken),
        _names(before, lang),
        figure.block in _HEADINGS,
        figure.block == "headline",
    )


def _spoken(article: Article, figure: Figure) -> str:
    """The words that speak of the figure: those behind the figure before it; in English also those behind it in its clause."""
    text = article.document.text
    index = bisect_left(article.figures, figure.start, key=_start_of)
    start = max(figure.sentence[0], article.figures[index - 1].end if index else 0)
    if figure.lang == "zh":
        return text[start : figure.start]
    behind = article.figures[index + 1].start if index + 1 < len(article.figures) else figure.clause[1]
    return text[start : min(figure.clause[1], behind)]


def _start_of(figure: Figure) -> int:
    return figure.start


def _periods(text: str, lang: str) -> frozenset[str]:
    """The times that a text names, without words for the present."""
    text = pattern("current", lang).sub(" ", text)
    dates = {match[0] for match in _DATES[lang].finditer(text)} if lang in _DATES else set()
    return frozenset(dates | said("period", lang, text))


def _names(text: str, lang: str) -> frozenset[str]:
    if lang != "zh":
        return frozenset(name.casefold().strip(".") for name in _CAPITAL.findall(text))
    ends = pattern("name", lang)
    return frozenset(
        run[max(0, match.start() - 2) : match.end()]
        for run in _CJK_NAME.findall(text)
        for match in ends.finditer(run)
        if match.start() >= 1
    )


def one_basis(first: Figure, second: Figure) -> bool:
    """Whether two figures are measured against the same, or one does not say against what."""
    return first.basis == second.basis or "none" in (first.basis, second.basis)


def stands_at(first: Figure, second: Figure) -> Message:
    """Two figures with their places."""
    return say(
        "{first} at {first_place}, {second} at {second_place}",
        first=first.quote, first_place=f"{first.line}:{first.column}",
        second=second.quote, second_place=f"{second.line}:{second.column}",
    )  # fmt: skip


def wording(article: Article, figure: Figure) -> str:
    """The clause of a figure without the figure, folded."""
    text = article.document.text
    return folded(text[figure.clause[0] : figure.start] + text[figure.end : figure.clause[1]])


def naming(figure: Figure) -> str:
    """The subject without words of time and sort, folded: what is left names the thing, or is nothing."""
    subject = figure.subject
    for role in ("current", "past", "period", "plan", "qualifier"):
        subject = pattern(role, figure.lang).sub(" ", subject)
    if figure.lang in _DATES:
        subject = _DATES[figure.lang].sub(" ", subject)
    if figure.lang != "zh":
        subject = _SMALL_WORDS.sub(" ", subject)
    return folded(subject)


def words_of(subject: str, lang: str) -> tuple[str, ...]:
    """The words of a subject: pairs of characters in Chinese, words without endings in English."""
    if lang == "zh":
        plain = "".join(char for char in folded(subject) if char.isalnum())
        return tuple(plain[i : i + 2] for i in range(len(plain) - 1)) or ((plain,) if plain else ())
    return tuple(word.removesuffix("'s").removesuffix("s") for word in re.findall(r"[\w'-]+", subject.casefold()))


def overlap(a: str, b: str, lang: str) -> Fraction:
    """The share of the words of the shorter subject that the other one holds too."""
    x, y = set(words_of(a, lang)), set(words_of(b, lang))
    return Fraction(len(x & y), min(len(x), len(y))) if x and y else Fraction(0)
