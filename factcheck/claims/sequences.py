"""Expectations that only a relationship can have: how long a trend runs (两年连降), and a rank ("second largest").

The wordings are those of sequences.txt.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pkgutil import get_data
from typing import NamedTuple

from factcheck.model import Change, Expectation, Quantity

RELATIONS = ("trend", "rank")
_LARGE_ZH = "大高多"
_SMALL_ZH = "小低少"
_ORDINAL = re.compile(r"([0-9]+)(?:st|nd|rd|th)?\Z")


def read(text: str, relation: str) -> Expectation | None:
    """What the text expects of a trend or a rank; None where it is none of the wordings."""
    words = " ".join(text.split()).casefold()
    ways = _table()
    if relation == "rank":
        if words.removeprefix("the ") in ways.words["largest"]:
            return _expected(text, 1, None)
        if words.removeprefix("the ") in ways.words["smallest"]:
            return _expected(text, 1, "down")
    for pattern in ways.patterns[relation]:
        found = pattern.fullmatch(words)
        if found is None:
            continue
        number = _number(found["n"], ways.numbers)
        if number is None:
            continue
        way = found.groupdict().get("way")
        if relation == "trend":
            return _expected(text, number, "down" if way in ways.words["down"] else "up")
        return _expected(text, number, "down" if way in ways.words["smallest"] else None)
    return None


class _Table(NamedTuple):
    numbers: Mapping[str, int]
    words: Mapping[str, frozenset[str]]
    patterns: Mapping[str, tuple[re.Pattern[str], ...]]


def _expected(text: str, number: int, change: Change | None) -> Expectation:
    return Expectation(text, Quantity(Decimal(number), Decimal(number), None, "ordinal", rounded=False), change)


def _number(written: str, numbers: Mapping[str, int]) -> int | None:
    digits = _ORDINAL.match(written)
    return int(digits[1]) if digits else numbers.get(written)


@cache
def _table() -> _Table:
    entries: dict[str, list[str]] = defaultdict(list)
    for line in (get_data("factcheck.claims", "sequences.txt") or b"").decode().splitlines():
        if line and not line.startswith("#"):
            key, _, listed = line.partition(" : ")
            entries[key.strip()] += [entry.strip() for entry in listed.split(",")]
    numbers = {word.strip(): int(value) for word, _, value in (entry.partition("=") for entry in entries["number"])}
    words = {key: frozenset(entries[key]) for key in ("up", "down", "largest", "smallest")}
    # 第二大, 第三小: the word that stands behind the number is a single sign.
    words["largest"] |= set(_LARGE_ZH)
    words["smallest"] |= set(_SMALL_ZH)
    shapes = {"n": [*numbers, r"[0-9]{1,3}(?:st|nd|rd|th)?"], "period": entries["period"]}
    patterns = {}
    for relation, ways in (("trend", words["up"] | words["down"]), ("rank", words["largest"] | words["smallest"])):
        groups = {name: _any_of(listed) for name, listed in {**shapes, "way": sorted(ways)}.items()}
        patterns[relation] = tuple(re.compile(_pattern(template, groups)) for template in entries[relation])
    return _Table(numbers, words, patterns)


def _any_of(words: list[str]) -> str:
    listed = sorted(words, key=len, reverse=True)
    return "|".join(word if word.startswith("[") else re.escape(word) for word in listed)


def _pattern(template: str, groups: Mapping[str, str]) -> str:
    parts = re.split(r"\{(\w+)\}", template)
    return "".join(f"(?P<{part}>{groups[part]})" if index % 2 else re.escape(part) for index, part in enumerate(parts))
