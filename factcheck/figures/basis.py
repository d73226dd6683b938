"""Basis: what a change is measured against.

A basis reaches the changes behind it in its clause and the list they are part of, and on to the next basis.
"""

from __future__ import annotations

from itertools import pairwise

from factcheck.figures.language import Cue
from factcheck.figures.sentence import AmountInContext, Sentence
from factcheck.model import Basis

# What stands behind a basis that belongs to the figure before it.
_ENDS = frozenset({"", "）", ")", "，", "。", "；"})


def give_bases(sentence: Sentence, topic: Basis) -> None:
    """Set the basis of every change of the sentence; `topic` is the one that holds from before."""
    bases = [cue for cue in sentence.cues if cue.role in ("basis", "topic", "other_basis")]
    aligned = _give_one_by_one(sentence, bases)
    for index, reading in enumerate(sentence.readings):
        streak = reading.cue is not None and reading.cue.role == "streak"
        if index not in aligned and reading.change != "none" and not streak:
            reading.basis = _basis_of(sentence, index, bases, topic)


def basis_behind(readings: list[AmountInContext]) -> Basis:
    """The basis that a sentence going on (其中，…) takes over: that of the last figure, or of the growth it spoke of."""
    last = readings[-1]
    points = last.amount.quantity.kind == "percentage_point"
    growth = _growth_before(readings, len(readings), last.amount.start) if points else None
    return growth.basis if growth is not None else last.basis


def _give_one_by_one(sentence: Sentence, bases: list[Cue]) -> set[int]:
    """同比、环比分别增长4.1%、0.6%: as many bases as amounts.  Returns the indices of the readings that have theirs."""
    text, join, readings = sentence.text, sentence.language.join, sentence.readings
    given: set[int] = set()
    for first, second in pairwise(bases):
        if not join.fullmatch(text, first.end, second.start):
            continue
        members = [i for i, reading in enumerate(readings) if reading.amount.start >= second.end and reading.change != "none"][:2]
        if len(members) == 2 and join.fullmatch(text, readings[members[0]].amount.end, readings[members[1]].amount.start):
            readings[members[0]].basis, readings[members[1]].basis = first.basis, second.basis
            given.update(members)
    return given


def _basis_of(sentence: Sentence, index: int, bases: list[Cue], topic: Basis) -> Basis:
    reading = sentence.readings[index]
    amount, cue, language = reading.amount, reading.cue, sentence.language
    if cue is not None and cue.basis != "none":
        return cue.basis  # 年增5%: the word of change says it
    inside = [basis for basis in bases if cue is not None and amount.end <= basis.start < cue.end]
    if inside:
        return inside[-1].basis  # 6.2%的同比下滑
    before = [basis for basis in bases if basis.end <= amount.start]
    behind = next((basis for basis in bases if basis.start >= amount.end), None)
    # 2.1% year on year; 0.6 per cent higher than a year earlier
    edge = amount.end if cue is None else max(amount.end, cue.end)
    if behind is not None and behind.role == "basis" and _stands_right_behind(sentence, edge, behind):
        return behind.basis
    if before and before[-1].start >= reading.clause[0]:
        return before[-1].basis
    if behind is not None and language.basis_follows and _reaches_back(sentence, reading, behind):
        return behind.basis
    if not before:
        return topic
    nearest = before[-1]
    growth = None
    if amount.quantity.kind == "percent" and nearest.role != "topic":
        growth = _growth_before(sentence.readings, index, nearest.start)
    if growth is not None:
        return growth.basis
    if nearest.role == "topic" or not language.strong_break.search(sentence.text, nearest.end, amount.start):
        return nearest.basis
    return next((basis.basis for basis in reversed(before) if basis.role == "topic"), "none")


def _growth_before(readings: list[AmountInContext], index: int, basis: int) -> AmountInContext | None:
    """The growth whose rate the percentage points before readings[index] speak of: 同比增长5%，比上月加快0.4个百分点.

    What follows of another subject grows against what that growth was measured against; so does what follows that in turn,
    with no other basis between.  None without such points, where the basis that stands last is at offset `basis`.
    """
    pointed = False
    for reading in reversed(readings[:index]):
        if reading.change == "none":
            continue
        if reading.amount.quantity.kind != "percentage_point":
            follows = pointed or reading.amount.start > basis
            return reading if follows and reading.amount.quantity.kind == "percent" else None
        pointed = True
    return None


def _stands_right_behind(sentence: Sentence, end: int, basis: Cue) -> bool:
    """Whether the basis follows the amount at once; in a language that puts it first, only where nothing follows it in turn."""
    if sentence.text[end : basis.start].strip(" -（("):
        return False
    return sentence.language.basis_follows or sentence.text[basis.end : basis.end + 1] in _ENDS


def _reaches_back(sentence: Sentence, reading: AmountInContext, basis: Cue) -> bool:
    """Whether a basis behind the figure speaks of it: no other change stands between, and no clause with a verb of its own."""
    end = reading.amount.end
    others = (
        other
        for other in sentence.readings
        if end <= other.amount.start < basis.start and other.change != "none" and other.cue != reading.cue
    )
    return next(others, None) is None and not sentence.language.strong_break.search(sentence.text, end, basis.start)
