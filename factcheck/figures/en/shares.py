"""Pairs of shares of a vote: "led 52-42 percent", "a negative 41-55 percent rating" are two percentages, no range."""

from __future__ import annotations

from itertools import pairwise

from factcheck.figures.en.candidate import Candidate
from factcheck.figures.en.lexer import DASHES, Tokens
from factcheck.figures.en.words import words_of

# Two shares of a vote come to about the whole; with less the first may be part of a name, or the two a range.
_LEAST_SUM = 60
_FARTHEST = 6


def part_shares(tokens: Tokens, readings: list[Candidate]) -> None:
    """Gives the first of "A-B percent" and "A to B percent" the unit of the second where the two are shares."""
    for left, right in pairwise(readings):
        if _is_pair(tokens, left, right) and _is_parted(tokens, left, right):
            left.unit, left.kind, left.unit_at = right.unit, right.kind, right.unit_at
            left.drop, left.parted = "", True
            if tokens.at(left.first) in words_of("verdict"):
                # "a negative 41-55 percent rating": a judgement on the pair, not a sign of the first.
                left.first, left.sign, left.negative = left.numeral.first, 0, False


def _is_pair(tokens: Tokens, left: Candidate, right: Candidate) -> bool:
    between = tokens.lower[left.last : right.numeral.first]
    tied = len(between) == 1 and between[0] in DASHES and tokens.touches(left.last) and tokens.touches(right.numeral.first)
    if not (tied or between == ["to"]) or right.kind != "percent" or right.drop or right.sign or not left.bare:
        return False
    if left.drop not in ("", "name") or max(left.numeral.value, right.numeral.value) > 100:
        return False
    return left.drop == "" or left.numeral.value + right.numeral.value >= _LEAST_SUM


def _is_parted(tokens: Tokens, left: Candidate, right: Candidate) -> bool:
    """Whether the larger comes first, which no range does, or a word tells of the side that is behind."""
    if left.numeral.value > right.numeral.value:
        return True
    before = tokens.at(left.numeral.first - 1)
    if before in words_of("verdict"):
        return not words_of("rated").isdisjoint(tokens.lower[right.last : right.last + _FARTHEST])
    behind = tokens.lower[max(0, left.first - _FARTHEST) : left.first]
    whole = left.numeral.value + right.numeral.value >= _LEAST_SUM
    return whole and before not in words_of("no_share") and not words_of("trailing").isdisjoint(behind)
