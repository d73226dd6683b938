"""Numbers that are no figures: dates, times, codes, names, idioms; decided by the templates of not_figures.txt.

A number is looked at only where one stands, and then only the templates that have in their place the character before it, or
the one behind it: what a number costs does not grow with the table.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from factcheck.figures.tables import read_table
from factcheck.figures.zh.numerals import numeral_characters
from factcheck.figures.zh.units import units

_DIGITS = "0-9０-９"
_BOUNDARY = r"(?<![^\n。；！？　])"
# How far before the number a group of templates begins, and the pattern of all of them.
_Group = tuple[int, re.Pattern[str]]


@dataclass(slots=True)
class Templates:
    """Templates by a character beside the number and how far before it they begin; compiled when a text first needs them."""

    sources: defaultdict[str, defaultdict[int, list[str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))
    compiled: dict[str, tuple[_Group, ...]] = field(default_factory=dict)

    def at(self, character: str) -> Iterable[_Group]:
        """The groups with this character."""
        found = self.compiled.get(character)
        if found is None:
            if character not in self.sources:
                return ()
            found = tuple((back, _any(map(_pattern, group))) for back, group in self.sources[character].items())
            self.compiled[character] = found
        return found


@dataclass(frozen=True, slots=True)
class Decided:
    """The templates that decide one way.

    behind   those that begin with any number, or one in digits, by the character behind it: {n}月{n}日
    first    those that begin with a certain numeral, by it: 三农
    before   those that begin with a word, by its last character: 唯一, 上午{n}点
    """

    behind: Templates = field(default_factory=Templates)
    first: Templates = field(default_factory=Templates)
    before: Templates = field(default_factory=Templates)

    def add(self, template: str) -> None:
        """One more template.  Raises ValueError where it has no number."""
        match = _parts().match(template)
        if match is None:
            raise ValueError(f"not_figures.txt: {template!r} has no number in it")
        word, number, follow = match.groups()
        if word:
            self.before.sources[" " if word[-1] == "_" else word[-1]][len(word)].append(template)
        elif number in _classes() or number.isdecimal():
            self.behind.sources[follow][0].append(template)
        else:
            self.first.sources[number][0].append(template)

    def has(self, before: str, number: str, follow: str) -> bool:
        """Whether some template has one of these characters in its place."""
        return follow in self.behind.sources or number in self.first.sources or before in self.before.sources

    def end(self, text: str, at: int, edge: int, floor: int, follow: str) -> int:
        """The farthest end of a template over the number at `at`; 0 where there is none.

        The word before the number ends at `edge`, and begins at `floor` or behind it; `follow` stands behind the number.
        """
        end = 0
        for _, pattern in (*self.behind.at(follow), *self.first.at(text[at])):
            match = pattern.match(text, at)
            if match is not None and match.end() > end:
                end = match.end()
        for back, pattern in self.before.at(text[edge - 1]) if edge > floor else ():
            match = pattern.match(text, edge - back) if edge - back >= floor else None
            if match is not None and match.end() > max(at, end):
                end = match.end()
        return end


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """not_figures.txt: what is no figure, what looks like it and is one (`kept`), and telephone numbers by themselves."""

    others: Decided
    kept: Decided
    run: re.Pattern[str]
    phones: re.Pattern[str]

    def end_of_other(self, text: str, at: int, floor: int) -> int | None:
        """Where the date, name, … that covers the number at `at` ends; None if it may be a figure.

        Nothing before `floor` counts.
        """
        run = self.run.match(text, at)
        behind = at if run is None else run.end()
        follow = text[behind : behind + 2].lstrip()[:1] if run is not None else ""
        # A space between a word and its number makes no difference.
        edge = at - 1 if at > floor and text[at - 1] == " " else at
        before = text[edge - 1] if edge > floor else ""
        if self.kept.has(before, text[at], follow) and self.kept.end(text, at, edge, floor, follow):
            return None
        end = self.others.end(text, at, edge, floor, follow) if self.others.has(before, text[at], follow) else 0
        if not end and behind - at in (3, 4, 11):
            phone = self.phones.match(text, at)
            # 13000000000吨 counts, whatever it looks like.
            if phone is not None and units().at(text, phone.end()) is None:
                end = phone.end()
        return end or None


@cache
def neighbourhood() -> Neighbourhood:
    """The table."""
    others, kept = Decided(), Decided()
    phones: list[str] = []
    for template, (reason,) in read_table("factcheck.figures.zh", "not_figures.txt"):
        if template == "{phone}":
            phones.append(_pattern(template))
        else:
            (kept if reason == "but" else others).add(template)
    return Neighbourhood(others, kept, re.compile(f"[{_DIGITS}]{{1,40}}|[{numeral_characters()}]{{1,40}}"), _any(phones))


@cache
def _classes() -> dict[str, str]:
    """The patterns of the placeholders."""
    numerals = numeral_characters()
    return {
        "{n}": f"[{_DIGITS}{numerals}]{{1,12}}",
        "{d}": f"[{_DIGITS}]{{1,20}}",
        "{d4}": f"(?<![{_DIGITS}.])[{_DIGITS}]{{4}}",
        "{y}": "[一二][零〇○九八][零〇○一二三四五六七八九]{2}",
        "{c}": f"[{numerals}]{{1,8}}",
        "{phone}": r"(?:(?:0[0-9]{2,3}|400|800)[-－—‑][0-9]{3,4}[-－—‑]?[0-9]{3,4}|1[3-9][0-9]{9}(?![.．]?[0-9]))",
        "{code}": f"[{_DIGITS}]{{3,20}}(?:[-－—][{_DIGITS}]{{1,11}}){{0,3}}"
        f"(?![.．]?[{_DIGITS}]|[ ]?[万亿千百余多元通个次部条起%％])",
    }


@cache
def _parts() -> re.Pattern[str]:
    """The word before the number of a template, its number, and the first character behind it."""
    words = f"{numeral_characters()}半"
    return re.compile(f"\\^?([^{{{words}{_DIGITS}]*)(\\{{\\w+\\}}|[{_DIGITS}]+|[{words}])(.?)")


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    """Longer templates first, so that the longest wins."""
    return re.compile("|".join(sorted(patterns, key=len, reverse=True)))


def _pattern(template: str) -> str:
    """A template as a regular expression."""
    classes = _classes()
    parts = re.findall(r"\{\w+\}|.", template.removeprefix("^"))
    pattern = [_BOUNDARY] if template.startswith("^") else []
    for index, part in enumerate(parts):
        if part in classes:
            closed = index + 1 == len(parts)
            end = "" if part in ("{code}", "{phone}") else f"(?![{_DIGITS}]|[.．][{_DIGITS}])"
            pattern.append(classes[part] + (end if closed else " ?"))
        elif part == "_":
            pattern.append(" ")
        elif part == "…":
            pattern.append(r"[^，。；、！？\s]{0,12}?")
        else:
            number_follows = index + 1 < len(parts) and parts[index + 1] in classes
            ends = index + 1 == len(parts)
            border = (
                f"(?![{_DIGITS}])"
                if ends and part in ".．"
                else "(?![A-Za-z])"
                if ends and part.isascii() and part.isalpha()
                else ""
            )
            pattern.append(re.escape(part) + (" ?" if number_follows else border))
    return "".join(pattern)
