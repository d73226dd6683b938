"""Context: what the words around an amount say of it: direction of change, basis of comparison, clause and subject.

Language-free.  A sentence is a row of amounts and cues; an amount belongs to the cue before it when nothing but filler words
stand between, to the cue behind it when a link word joins them, and else to the list that it continues.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.figures.amount import Amount
from factcheck.figures.language import Cue, Language
from factcheck.model import Basis, Change, Sense

_DIRECTIONS: dict[int, Change] = {1: "up", -1: "down", 0: "none"}
# A verb and its amount stand close; what is farther apart belongs to something else.
_REACH = 40
_LONG_REACH = 80
_LONGEST_SENTENCE = 2000
_CHANGE_ROLES = frozenset({"verb", "noun", "compare", "transitive", "object", "level"})
_COUNTED = frozenset({"count", "measure", "duration", "ordinal"})
_OPEN_BRACKETS = ("(", "（")


@dataclass(slots=True)
class Reading:
    """What context adds to an amount."""

    amount: Amount
    change: Change = "none"
    basis: Basis = "none"
    sense: Sense = "none"
    subject: str = ""
    aligned: bool = True
    clause: tuple[int, int] = (0, 0)
    sentence: tuple[int, int] = (0, 0)
    cue: Cue | None = None


def read_context(text: str, amounts: list[Amount], language: Language, topic: Basis = "none") -> tuple[list[Reading], Basis]:
    """The amounts of one block of text with their context, in the same order, and the basis that holds for the next block.

    `topic` is the basis that the block before set for what follows (按年比较，…).
    """
    readings: list[Reading] = []
    index = 0
    last: Basis = "none"
    for start, end in _stretches(text, language):
        first = index
        while index < len(amounts) and amounts[index].start < end:
            index += 1
        members = amounts[first:index]
        cues = language.cues(text, start, end) if members or topic != "none" else []
        if not members:
            continue
        if last != "none" and language.continues.match(text, start):
            topic = last
        topic, last = _read_sentence(text, start, end, members, cues, topic, language, readings)
    return readings, topic


def _stretches(text: str, language: Language) -> Iterator[tuple[int, int]]:
    """The sentences of a text; one that no writer would write is cut at clauses, so that the work stays linear."""
    start = 0
    for end in (*(match.end() for match in language.sentence_end.finditer(text)), len(text)):
        while end - start > _LONGEST_SENTENCE:
            cut = start + _LONGEST_SENTENCE
            for match in language.clause_end.finditer(text, start + _LONGEST_SENTENCE // 2, cut):
                cut = match.end()
            yield start, cut
            start = cut
        if start < end:
            yield start, end
        start = end


def _read_sentence(
    text: str, start: int, end: int, members: list[Amount], cues: list[Cue], topic: Basis, language: Language, out: list[Reading]
) -> tuple[Basis, Basis]:
    """Append the readings of one sentence; returns the basis that holds on, and the last one, for a sentence that continues it."""
    borders = [start, *(match.end() for match in language.clause_end.finditer(text, start, end)), end]
    starts = [cue.start for cue in cues]
    subjects = language.subjects(text, start, end, members, cues)
    previous: Reading | None = None
    for amount, (subject, aligned) in zip(members, subjects, strict=True):
        clause = bisect_right(borders, amount.start) - 1
        reading = Reading(
            amount, subject=subject, aligned=aligned, clause=(borders[clause], borders[clause + 1]), sentence=(start, end)
        )
        _give_direction(text, reading, previous, cues, starts, language)
        out.append(reading)
        previous = reading
    _give_bases(text, out[-len(members) :], cues, topic, language)
    topics = [cue for cue in cues if cue.role == "topic"]
    others = [cue for cue in cues if cue.role == "basis" and (not topics or cue.start > topics[-1].end)]
    last = out[-1].basis
    if others:
        return "none", last
    return (topics[-1].basis if topics else topic), last


def _give_direction(
    text: str, reading: Reading, previous: Reading | None, cues: list[Cue], starts: list[int], language: Language
) -> None:
    amount = reading.amount
    floor = previous.amount.end if previous is not None else reading.sentence[0]
    if _behind(text, reading, cues, starts, language):
        return
    streak = _streak_before(amount, cues, starts)
    if streak is not None:
        reading.change, reading.cue = _DIRECTIONS[streak.direction], streak
        return
    cue = _cue_before(text, amount, floor, cues, starts, language, reading)
    if cue is not None:
        reading.cue = cue
        between = text[cue.end : amount.start]
        if cue.role == "level" or language.level.fullmatch(between) or language.reaching.match(text, amount.start, amount.end):
            reading.sense = "to"
            return
        direction = -1 if amount.sign < 0 else cue.direction or amount.sign
        reading.change = _DIRECTIONS[direction]
        reading.sense = "by" if direction else "none"
        return
    bracketed = text[:amount.start].endswith(_OPEN_BRACKETS) if amount.start < 2 else text[amount.start - 1] in _OPEN_BRACKETS
    share = amount.quantity.kind in ("percent", "percentage_point")
    if amount.sign and (amount.quantity.kind == "multiple" or amount.sign > 0 or (bracketed and share)):
        # 翻一番, doubled: the amount of a change, told by what it came to.
        reading.change, reading.sense = _DIRECTIONS[amount.sign], "to" if amount.quantity.kind == "multiple" else "by"
        return
    if bracketed and share and _give_listed(text, reading, previous, cues, starts):
        return
    if previous is None or not _same_sort(previous.amount, amount):
        return
    edge = previous.amount.noun[1] if previous.amount.noun else previous.amount.end
    gap = _without_bases(text, edge, amount.start, cues, starts)
    shares = amount.quantity.kind in ("percent", "percentage_point") and len(gap) <= _REACH and language.carry.fullmatch(gap)
    if previous.change != "none" and (language.join.fullmatch(gap) or shares):
        if any(previous.amount.end <= c.start < amount.start and c.role in _CHANGE_ROLES for c in cues):
            return
        reading.change, reading.sense, reading.cue = previous.change, previous.sense, previous.cue


def _give_listed(text: str, reading: Reading, previous: Reading | None, cues: list[Cue], starts: list[int]) -> bool:
    """Rises in food (0.5 per cent) and clothing (1.1 per cent): the word of change reaches every bracket of its sentence."""
    at = reading.amount.start
    index = bisect_right(starts, at - 1) - 1
    while index >= 0 and cues[index].role not in ("verb", "noun"):
        index -= 1
    if index < 0 or not cues[index].direction or (previous is not None and cues[index].start < previous.amount.start < at):
        in_row = previous is not None and previous.change != "none" and text[previous.amount.end : previous.amount.end + 1] in (")", "）")
        if previous is not None and in_row:
            reading.change, reading.sense, reading.cue = previous.change, previous.sense, previous.cue
        return in_row
    if at - cues[index].end > _LONG_REACH:
        return False
    reading.change, reading.sense, reading.cue = _DIRECTIONS[cues[index].direction], "by", cues[index]
    return True


def _without_bases(text: str, start: int, end: int, cues: list[Cue], starts: list[int]) -> str:
    """The text between two members of a list without a basis that stands behind the first: 0.3% on the quarter and 2.1%."""
    parts, at = [], start
    for cue in cues[bisect_right(starts, start - 1) : bisect_right(starts, end - 1)]:
        if cue.role == "basis" and cue.start >= at:
            parts.append(text[at : cue.start])
            at = cue.end
    return " ".join("".join([*parts, text[at:end]]).split(" ")) if parts else text[start:end]


def _same_sort(a: Amount, b: Amount) -> bool:
    return a.quantity.unit == b.quantity.unit or {a.quantity.kind, b.quantity.kind} <= {"money", "percent", "count", "measure"}


def _behind(text: str, reading: Reading, cues: list[Cue], starts: list[int], language: Language) -> bool:
    """Whether a word of change stands behind the amount: 6.2%的下滑, a 3 percent drop, 两年连降."""
    amount = reading.amount
    edge = amount.noun[1] if amount.noun else amount.end
    timed = amount.quantity.kind == "duration"
    for cue in cues[bisect_right(starts, amount.end - 1) : bisect_right(starts, amount.end - 1) + 4]:
        if cue.start - edge > _REACH:
            break
        if cue.role == "streak":
            if cue.start == amount.end and amount.quantity.kind == "duration":
                reading.change, reading.cue = _DIRECTIONS[cue.direction], cue
                return True
            continue
        counted = cue.role == "compare" and amount.quantity.kind in _COUNTED and amount.quantity.unit not in ("points", "point")
        if cue.role in language.behind and not counted and not timed and any(
            language.link.fullmatch(text, e, cue.start) for e in {edge, amount.end}
        ):
            reading.change, reading.cue, reading.sense = _DIRECTIONS[cue.direction], cue, "by"
            return True
        if cue.role in ("basis", "other_basis"):
            continue
        break
    return False


def _streak_before(amount: Amount, cues: list[Cue], starts: list[int]) -> Cue | None:
    """连跌五周: the word of a streak right before the number of periods."""
    index = bisect_right(starts, amount.start - 1) - 1
    if index < 0 or amount.quantity.kind != "duration":
        return None
    return cues[index] if cues[index].role == "streak" and amount.start - cues[index].end <= 1 else None


def _cue_before(
    text: str, amount: Amount, floor: int, cues: list[Cue], starts: list[int], language: Language, reading: Reading
) -> Cue | None:
    """The word of change or level that governs the amount: the last one before it with only filler between."""
    index = bisect_right(starts, amount.start - 1) - 1
    while index >= 0 and cues[index].start >= floor and amount.start - cues[index].end <= _LONG_REACH:
        cue = cues[index]
        index -= 1
        if cue.role not in _CHANGE_ROLES:
            continue
        between = text[cue.end : amount.start]
        near = bool(language.filler.fullmatch(between) or language.level.fullmatch(between))
        if cue.role == "verb" and amount.quantity.kind == "percentage_point" and len(between) <= 6:
            near = near or language.object_between.fullmatch(between) is not None
        if cue.role == "object":
            near = near and amount.quantity.kind in ("percent", "percentage_point")
        fits = near or (cue.role != "level" and language.at_distance.fullmatch(between) is not None)
        if not fits and cue.role == "transitive" and amount.quantity.kind in ("count", "money", "measure"):
            fits = cue.end >= reading.clause[0] and len(between) <= 10 and not any(char in between for char in "，。；、：的")
        if amount.quantity.kind == "duration" and (cue.role == "noun" or len(between) > 2):
            return None
        if cue.role == "compare" and not language.comparison.search(text, max(reading.clause[0], floor), cue.start):
            continue
        if fits and cue.role == "level":
            # A direction before the level word still rules it: 增速达8%, 涨幅为0.4%.
            noun = None if amount.quantity.kind == "duration" else _noun_before(text, cue, floor, cues, index, language)
            return noun or cue
        if fits:
            return cue
        if cue.role != "level":
            return None
    return None


def _noun_before(text: str, level: Cue, floor: int, cues: list[Cue], index: int, language: Language) -> Cue | None:
    while index >= 0 and cues[index].start >= floor:
        cue = cues[index]
        index -= 1
        if cue.role == "noun" and language.filler.fullmatch(text[cue.end : level.start]):
            return cue
        if cue.role in _CHANGE_ROLES and cue.role != "level":
            return None
    return None


def _give_bases(text: str, readings: list[Reading], cues: list[Cue], topic: Basis, language: Language) -> None:
    """A basis reaches the changes behind it in its clause and the list they are part of, and on to the next basis."""
    bases = [cue for cue in cues if cue.role in ("basis", "topic", "other_basis")]
    aligned = _give_aligned_bases(text, readings, bases, language)
    for index, reading in enumerate(readings):
        if index in aligned or reading.change == "none" or (reading.cue is not None and reading.cue.role == "streak"):
            continue
        reading.basis = _basis_of(text, reading, bases, readings, topic, language)


def _give_aligned_bases(text: str, readings: list[Reading], bases: list[Cue], language: Language) -> set[int]:
    """同比、环比分别增长4.1%、0.6%: as many bases as amounts, one by one.  Returns the indices of the readings they went to."""
    given: set[int] = set()
    for first, second in zip(bases, bases[1:], strict=False):
        if not language.join.fullmatch(text[first.end : second.start]):
            continue
        members = [i for i, reading in enumerate(readings) if reading.amount.start >= second.end and reading.change != "none"][:2]
        if len(members) == 2 and language.join.fullmatch(text[readings[members[0]].amount.end : readings[members[1]].amount.start]):
            readings[members[0]].basis, readings[members[1]].basis = first.basis, second.basis
            given.update(members)
    return given


def _basis_of(
    text: str, reading: Reading, bases: list[Cue], readings: list[Reading], topic: Basis, language: Language
) -> Basis:
    amount = reading.amount
    if reading.cue is not None and reading.cue.basis != "none":
        return reading.cue.basis
    before = [cue for cue in bases if cue.end <= amount.start]
    inside = [cue for cue in bases if reading.cue is not None and amount.end <= cue.start < reading.cue.end]
    if inside:
        return inside[-1].basis
    following = [cue for cue in bases if amount.end <= cue.start < reading.sentence[1]] if language.basis_follows else []
    if following and not text[amount.end : following[0].start].strip(" -") and following[0].role == "basis":
        return following[0].basis
    if before and before[-1].start >= reading.clause[0]:
        return before[-1].basis
    if language.basis_follows:
        if following and _reaches_back(text, reading, following[0], readings, language):
            return following[0].basis
    if not before:
        return topic
    nearest = before[-1]
    if nearest.role == "topic":
        return nearest.basis
    if language.strong_break.search(text, nearest.end, amount.start) or nearest.role == "other_basis":
        earlier = [cue for cue in before if cue.role == "topic"]
        return earlier[-1].basis if earlier and nearest.role != "other_basis" else "none"
    return nearest.basis


def _reaches_back(text: str, reading: Reading, cue: Cue, readings: list[Reading], language: Language) -> bool:
    """Whether a basis behind the figure speaks of it: no other change stands between, and no clause that has its own verb."""
    between = [r for r in readings if reading.amount.end <= r.amount.start < cue.start and r.change != "none" and r.cue != reading.cue]
    return not between and not language.strong_break.search(text, reading.amount.end, cue.start)
