"""Numbers that are no figures: dates, times, codes, names, idioms; decided by the templates of not_figures.txt.

A number is looked at only where one stands, and then only the templates whose first character is near it, so that the cost
does not grow with the table.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache

from factcheck.figures.tables import read_table
from factcheck.figures.zh.numerals import numeral_characters
from factcheck.figures.zh.units import units

_DIGITS = "0-9０-９"
_BOUNDARY = r"(?<![^\n。；！？　])"


@dataclass(slots=True)
class Templates:
    """Templates by a character beside the number, each group compiled when a text first needs it: most texts need few."""

    sources: dict[str, list[str]]
    compiled: dict[str, re.Pattern[str] | None] = field(default_factory=dict)
    firsts: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        self.firsts = re.compile(f"[{re.escape(''.join(self.sources))}]" if self.sources else "(?!)")

    def get(self, character: str) -> re.Pattern[str] | None:
        """The pattern of the templates with this character; None where there is none."""
        if character not in self.sources:
            return None
        if character not in self.compiled:
            self.compiled[character] = _any(self.sources[character])
        return self.compiled[character]

    def end_over(self, text: str, start: int, at: int) -> int:
        """The farthest end of a template that begins in text[start : at + 1] and goes on behind `at`; 0 where there is none."""
        end = 0
        for place in self.firsts.finditer(text, start, at + 1):
            begin = place.start()
            pattern = self.compiled.get(text[begin]) or self.get(text[begin])
            match = pattern.match(text, begin) if pattern is not None else None
            if match is not None and match.end() > max(at, end):
                end = match.end()
        return end


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """The templates, by the first character of those that begin with a word, and by what follows the number in the others.

    reach   how far before a number a template can begin
    """

    words: Templates
    numbers: Templates
    kept: Templates
    kept_numbers: Templates
    run: re.Pattern[str]
    phones: re.Pattern[str]
    reach: int

    def end_of_other(self, text: str, at: int, floor: int) -> int | None:
        """Where the date, name, … that covers the number at `at` ends; None if it may be a figure.

        Nothing before `floor` counts.
        """
        run = self.run.match(text, at)
        follow = text[run.end() : run.end() + 2].lstrip()[:1] if run is not None else ""
        numbered = self.kept_numbers.get(follow)
        if numbered is not None and numbered.match(text, at):
            return None
        start = max(floor, at - self.reach)
        if self.kept.end_over(text, start, at):
            return None
        end = self.words.end_over(text, start, at)
        if run is not None:
            pattern = self.numbers.get(follow)
            match = pattern.match(text, at) if pattern is not None else None
            if match is None and run.end() - at in (3, 4, 11):
                match = self.phones.match(text, at)
                if match is not None and units().at(text, match.end()) is not None:
                    match = None  # 13000000000吨 counts, whatever it looks like
            if match is not None:
                end = max(end, match.end())
        return end or None


@cache
def neighbourhood() -> Neighbourhood:
    """The compiled table."""
    numerals = numeral_characters()
    classes = {
        "{n}": f"[{_DIGITS}{numerals}]{{1,12}}",
        "{d}": f"[{_DIGITS}]{{1,20}}",
        "{d4}": f"(?<![{_DIGITS}.])[{_DIGITS}]{{4}}",
        "{y}": "[一二][零〇○九八][零〇○一二三四五六七八九]{2}",
        "{c}": f"[{numerals}]{{1,8}}",
        "{phone}": r"(?:(?:0[0-9]{2,3}|400|800)[-－—‑][0-9]{3,4}[-－—‑]?[0-9]{3,4}|1[3-9][0-9]{9}(?![.．]?[0-9]))",
        "{code}": f"[{_DIGITS}]{{3,20}}(?:[-－—][{_DIGITS}]{{1,11}}){{0,3}}"
        f"(?![.．]?[{_DIGITS}]|[ ]?[万亿千百余多元通个次部条起%％])",
    }
    words: dict[str, list[str]] = defaultdict(list)
    numbers: dict[str, list[str]] = defaultdict(list)
    kept: dict[str, list[str]] = defaultdict(list)
    kept_numbers: dict[str, list[str]] = defaultdict(list)
    phones: list[str] = []
    reach = 0
    for template, (reason,) in read_table("factcheck.figures.zh", "not_figures.txt"):
        pattern, first, before = _compile(template, classes)
        follow = re.sub(r"^\^?\{\w+\}", "", template)[:1]
        if first == "{phone}":
            phones.append(pattern)
        elif first in classes:
            (kept_numbers if reason == "but" else numbers)[follow].append(pattern)
        elif reason == "but":
            kept[first].append(pattern)
        else:
            words[first].append(pattern)
            reach = max(reach, before)
    return Neighbourhood(
        Templates(words),
        Templates(numbers),
        Templates(kept),
        Templates(kept_numbers),
        re.compile(f"[{_DIGITS}]{{1,40}}|[{numerals}]{{1,40}}"),
        _any(phones),
        reach,
    )


def _any(patterns: list[str]) -> re.Pattern[str]:
    """Longer templates first, so that the longest wins."""
    return re.compile("|".join(sorted(patterns, key=len, reverse=True)))


def _compile(template: str, classes: dict[str, str]) -> tuple[str, str, int]:
    """A template as a regular expression, its first element, and the offset of its first numeral."""
    at_start = template.startswith("^")
    parts = re.findall(r"\{\w+\}|.", template.removeprefix("^"))
    pattern = [_BOUNDARY] if at_start else []
    before = -1
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
        if before < 0 and (part in classes or part in numeral_characters() or part == "半"):
            before = index
    return "".join(pattern), parts[0], max(before, 0)
