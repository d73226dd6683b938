"""Direction: whether an amount is the amount of a change, and which way it went.

An amount belongs to the word of change before it when nothing but filler words stand between, to the one behind it when a
link word joins them, and else to the list that it continues.  A level that was reached (降至6.5%, slowed to 2.8%) is no change.
"""

from __future__ import annotations

from factcheck.figures.amount import Amount
from factcheck.figures.language import Cue
from factcheck.figures.sentence import AmountInContext, Sentence
from factcheck.model import Change

_DIRECTIONS: dict[int, Change] = {1: "up", -1: "down", 0: "none"}
# A word of change and its amount stand close; what is farther apart belongs to something else.
_REACH = 40
_LONG_REACH = 80
# The longest word that opens a list of amounts, with its spaces.
_OPENER = 8
# How many cues behind an amount are looked at.
_CUES_BEHIND = 4
_GOVERNING = frozenset({"verb", "noun", "compare", "transitive", "object", "level"})
_SHARES = frozenset({"percent", "percentage_point"})
_COUNTED = frozenset({"count", "measure", "duration", "ordinal"})
_OPEN_BRACKETS = frozenset("(（")
_CLOSED_BRACKETS = frozenset(")）")


def give_direction(sentence: Sentence, reading: AmountInContext) -> None:
    """Set change, sense and governing cue of a reading; those before it in the sentence are read already."""
    amount = reading.amount
    behind = _cue_behind(sentence, amount) or _streak_before(sentence, amount)
    if behind is not None:
        _govern(reading, behind, behind.direction)
        _govern_list(sentence, reading, behind)
        return
    if amount.sign > 0 and amount.quantity.kind != "multiple":
        reading.change, reading.sense = "up", "by"  # +73,000, whatever stands around it
        return
    previous = sentence.readings[-1] if sentence.readings else None
    cue = _cue_before(sentence, reading, sentence.floor)
    if cue is not None:
        _take_from_before(sentence, reading, cue)
    elif amount.sign and (amount.quantity.kind == "multiple" or _is_bracketed_share(sentence, amount)):
        # (-0.6 per cent); 翻一番, doubled: a change told by what it came to.
        reading.change = _DIRECTIONS[amount.sign]
        reading.sense = "to" if amount.quantity.kind == "multiple" else "by"
    elif _is_bracketed_share(sentence, amount) and _take_from_list_head(sentence, reading, previous):
        pass
    elif previous is not None:
        _take_from_previous(sentence, reading, previous)


def _govern(reading: AmountInContext, cue: Cue, direction: int) -> None:
    reading.change, reading.cue = _DIRECTIONS[direction], cue
    if direction and cue.role != "streak":
        reading.sense = "by"


def _govern_list(sentence: Sentence, reading: AmountInContext, cue: Cue) -> None:
    """The amounts before the last of a list whose word of change stands behind it: a 6.6% and 10.4% increase."""
    language, text, edge = sentence.language, sentence.text, reading.amount
    members: list[AmountInContext] = []
    for previous in reversed(sentence.readings):
        amount = previous.amount
        untold = previous.cue is None and previous.change == "none" and amount.quantity.unit == edge.quantity.unit
        if not untold or not language.join.fullmatch(text, amount.end, edge.start):
            break
        members.append(previous)
        edge = amount
    if members and language.opens_list.search(text, max(sentence.start, edge.start - _OPENER), edge.start):
        for member in members:
            _govern(member, cue, cue.direction)


def _take_from_before(sentence: Sentence, reading: AmountInContext, cue: Cue) -> None:
    language, amount = sentence.language, reading.amount
    reaches = language.level.fullmatch(sentence.text, cue.end, amount.start) or language.reaching.match(
        sentence.text, amount.start, amount.end
    )
    if cue.role == "level" or reaches:
        reading.cue, reading.sense = cue, "to"
        return
    _govern(reading, cue, -1 if amount.sign < 0 else cue.direction or amount.sign)


def _cue_behind(sentence: Sentence, amount: Amount) -> Cue | None:
    """The word of change behind the amount: 6.2%的下滑, a 3 percent drop, 两年连降."""
    language, text = sentence.language, sentence.text
    timed = amount.quantity.kind == "duration"
    edges = {amount.end, amount.noun[1] if amount.noun else amount.end}
    first = sentence.first_cue_from(amount.end)
    for cue in sentence.cues[first : first + _CUES_BEHIND]:
        if cue.start - max(edges) > _REACH:
            return None
        if cue.role == "streak":
            if timed and cue.start == amount.end:
                return cue
            continue
        counted = cue.role == "compare" and amount.quantity.kind in _COUNTED and amount.quantity.unit not in ("points", "point")
        counted = counted and not _is_compared(sentence, cue)
        can_govern = cue.role in language.behind and not counted and not timed
        if can_govern and any(language.link.fullmatch(text, edge, cue.start) for edge in edges):
            return cue
        if cue.role not in ("basis", "other_basis"):
            return None
    return None


def _is_compared(sentence: Sentence, cue: Cue) -> bool:
    """Whether a basis behind the cue says that it compares times: 212 fewer than a year earlier, 30 more cases than last year."""
    index = sentence.first_cue_from(cue.end)
    if index == len(sentence.cues) or sentence.cues[index].role != "basis":
        return False
    return sentence.language.compared.fullmatch(sentence.text, cue.end, sentence.cues[index].start) is not None


def _streak_before(sentence: Sentence, amount: Amount) -> Cue | None:
    """连跌五周: the word of a streak right before the number of periods."""
    index = sentence.first_cue_from(amount.start) - 1
    if index < 0 or amount.quantity.kind != "duration":
        return None
    cue = sentence.cues[index]
    return cue if cue.role == "streak" and amount.start - cue.end <= 1 else None


def _cue_before(sentence: Sentence, reading: AmountInContext, floor: int) -> Cue | None:
    """The word of change or level that governs the amount: the last one behind `floor` that reaches it."""
    amount, cues, language = reading.amount, sentence.cues, sentence.language
    timed = amount.quantity.kind == "duration"
    for index in range(sentence.first_cue_from(amount.start) - 1, -1, -1):
        cue = cues[index]
        if cue.start < floor or amount.start - cue.end > _LONG_REACH:
            return None
        if cue.role not in _GOVERNING:
            continue
        if timed and (cue.role == "noun" or not language.time_changes.fullmatch(sentence.text, cue.end, amount.start)):
            # A period takes a change only from its own verb: 缩短3天; not from 涨幅 in 涨幅在近5年中….
            return None
        if cue.role == "compare" and not language.comparison.search(sentence.text, reading.clause[0], cue.start):
            continue
        reaches = _reaches(sentence, reading, cue)
        if cue.role == "level":
            if reaches:
                # A direction before the level word still rules it: 增速达8%, 涨幅为0.4%.
                return (None if timed else _noun_before(sentence, index, floor)) or cue
            continue
        return cue if reaches else None
    return None


def _reaches(sentence: Sentence, reading: AmountInContext, cue: Cue) -> bool:
    """Whether nothing stands between the cue and the amount that cuts them apart."""
    language, amount, text = sentence.language, reading.amount, sentence.text
    start, end = cue.end, amount.start
    near = bool(language.filler.fullmatch(text, start, end) or language.level.fullmatch(text, start, end))
    if cue.role == "level":
        return near
    if amount.quantity.kind == "money" and _is_owned(sentence, amount, cue):
        return False
    if cue.role == "object":
        near = near and (amount.quantity.kind in _SHARES or amount.quantity.unit in language.gained)
    if near:
        return True
    # The word of measure may be part of the quote: "exceeded 10%".
    distant = any(language.at_distance.fullmatch(text, start, edge) for edge in {end, amount.number[0]})
    if distant and (cue.role != "object" or language.time_changes.search(text, start, end)):
        return True
    between = text[start:end]
    if cue.role == "verb" and amount.quantity.kind == "percentage_point":
        return language.object_between.fullmatch(between) is not None
    if cue.role == "transitive" and amount.quantity.kind in ("count", "money", "measure") and start >= reading.clause[0]:
        return len(between) <= 10 and not any(sign in between for sign in "，。；、：的")
    return False


def _is_owned(sentence: Sentence, amount: Amount, cue: Cue) -> bool:
    """Whether the money is what somebody lost or gained, not by how much a price changed: victims lost $5,000."""
    language, text = sentence.language, sentence.text
    if not language.owning.match(text, cue.start, cue.end) or language.priced.search(text, sentence.start, cue.start):
        return False
    # "Acme lost $2.10 to $45": a price by the level that it came to.
    reached = language.level.match(text, amount.end, sentence.end)
    return reached is None or text[reached.end() : reached.end() + 1].islower()


def _noun_before(sentence: Sentence, level: int, floor: int) -> Cue | None:
    """The noun of change that the level word with this index only carries on."""
    for index in range(level - 1, -1, -1):
        cue = sentence.cues[index]
        if cue.start < floor:
            return None
        if cue.role == "noun" and sentence.language.filler.fullmatch(sentence.text, cue.end, sentence.cues[level].start):
            return cue
        if cue.role in _GOVERNING and cue.role != "level":
            return None
    return None


def _is_bracketed_share(sentence: Sentence, amount: Amount) -> bool:
    return amount.quantity.kind in _SHARES and sentence.text[max(0, amount.start - 1) : amount.start] in _OPEN_BRACKETS


def _take_from_list_head(sentence: Sentence, reading: AmountInContext, previous: AmountInContext | None) -> bool:
    """Rises in food (0.5 per cent) and clothing (1.1 per cent): the word of change reaches every bracket of its sentence."""
    at, text = reading.amount.start, sentence.text
    earlier = [cue for cue in sentence.cues[: sentence.first_cue_from(at)] if cue.role in ("verb", "noun")]
    head = earlier[-1] if earlier else None
    if previous is not None and (head is None or not head.direction or head.start < previous.amount.start):
        in_row = previous.change != "none" and text[previous.amount.end : previous.amount.end + 1] in _CLOSED_BRACKETS
        if in_row:
            reading.change, reading.sense, reading.cue = previous.change, previous.sense, previous.cue
        return in_row
    if head is None or not head.direction or at - head.end > _LONG_REACH:
        return False
    _govern(reading, head, head.direction)
    return True


def _take_from_previous(sentence: Sentence, reading: AmountInContext, previous: AmountInContext) -> None:
    """Members of a list share its word of change: 分别下降8.2%、12.77%; rose by 12 cents, or 0.3 percent."""
    amount, language = reading.amount, sentence.language
    if previous.change == "none" or not _same_sort(previous.amount, amount):
        return
    if any(cue.role in _GOVERNING for cue in sentence.cues_between(previous.amount.end, amount.start)):
        return
    alike = previous.amount.quantity.unit == amount.quantity.unit
    if not (alike or language.joins_units.match(sentence.text, previous.amount.end)):
        return
    edge = previous.amount.noun[1] if previous.amount.noun else previous.amount.end
    gap = _without_bases(sentence, edge, amount.start)
    shares = amount.quantity.kind in _SHARES and len(gap) <= _REACH and language.carry.fullmatch(gap)
    shares = shares and language.carry_ends.match(sentence.text, amount.end, sentence.end)
    if language.join.fullmatch(gap) or shares:
        reading.change, reading.sense, reading.cue = previous.change, previous.sense, previous.cue


def _same_sort(a: Amount, b: Amount) -> bool:
    return a.quantity.unit == b.quantity.unit or {a.quantity.kind, b.quantity.kind} <= {"money", "percent", "count", "measure"}


def _without_bases(sentence: Sentence, start: int, end: int) -> str:
    """The text between two members of a list without a basis that stands behind the first: 0.3% on the quarter and 2.1%."""
    parts, at = [], start
    for cue in sentence.cues_between(start, end):
        if cue.role == "basis" and cue.start >= at:
            parts.append(sentence.text[at : cue.start])
            at = cue.end
    return "".join([*parts, sentence.text[at:end]])
