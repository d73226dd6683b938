"""Subjects of English figures: the words that a person would use to name each figure of a sentence."""

from __future__ import annotations

import re
from functools import cache

from factcheck.figures.amount import Amount
from factcheck.figures.en.words import words_of
from factcheck.figures.language import Cue
from factcheck.lazily import pattern

# Long enough to tell figures apart, short enough to write into a claim.
MAX_WORDS = 8

_CLAUSE_START = re.compile(r"[.;:!?](?=\s)|[—\n]|,(?![0-9])|\s[-–]\s|\((?=\D)")
_BEHIND = re.compile(
    r"\s+(?:in|of|for|among|on)\s+"
    r"((?:(?!(?:and|or|but|while|which|that|during|compared|after|from|over|since|this|last|to)\b)(?:(?:[A-Z]\.){2,}|[^\s,.;:!?()]+)\s?){1,8})"
)
_WORD = re.compile(r"[^\s,;:!?()\"“”]+")
_LIST_START = pattern(r"[.;:!?](?=\s)|[—\n]|,\s(?=while|but)")
_LIST = pattern(r",\s*(?:and|or)?\s*|\s+(?:and|or)\s+")
_OWN_CLAUSE = pattern(
    r"[^,;.]*?\b(?:and|but|while|whereas)\s+([^\s,;.][^,;.]{1,60}?)"
    r"\s+(?:was|were|is|are|stood at|reached|came to)\s+(?:\S{1,12}\s+)?"
)
_GAPPED = pattern(r",?\s+(?:and|but)\s+((?:[\w'’-]+\s+){1,3})(?:by\s+(?:\w+\s+)?)?")
_BETWEEN = pattern(r"\s*(?:,|and|or|,\s*and|,\s*or|to)\s*")


def _words_as(role: str) -> frozenset[str]:
    """The small words with this role."""
    return words_of(role, "particles.txt")


@cache
def _cut_words() -> tuple[frozenset[str], ...]:
    return tuple(map(_words_as, ("auxiliary", "opener", "verb", "noun_too")))


def subjects(text: str, start: int, end: int, amounts: list[Amount], cues: list[Cue]) -> list[tuple[str, bool]]:
    """The subject of each amount of the sentence text[start:end], and whether its place in a list is certain."""
    found: list[tuple[str, bool]] = []
    index, before = 0, ""
    aligning = [cue for cue in cues if cue.role == "each"]
    while index < len(amounts):
        size = _list_size(text, amounts, index) if aligning else 1
        last = amounts[index + size - 1]
        each = [cue for cue in aligning if 0 <= cue.start - last.end <= 3]
        floor = amounts[index - 1].end if index else start
        floor = max([floor, *(cue.end for cue in aligning if cue.start < amounts[index].start)])
        if each and size > 1:
            head = _list_head(text, floor, _edge(amounts[index], _governing(amounts[index], cues, floor)))
            names = [_trim(part) for part in _LIST().split(head) if part.strip()]
            if len(names) == size and all(names):
                found += [(name, True) for name in names]
            else:
                found += [(_trim(head) or before, False)] * size
            before = found[-1][0]
            index += size
            continue
        subject = _subject(text, floor, end, amounts[index], cues, continues=index > 0) or before
        found.append((subject, True))
        before = subject
        index += 1
    return found


def _list_size(text: str, amounts: list[Amount], index: int) -> int:
    size = 1
    while index + size < len(amounts):
        gap = text[amounts[index + size - 1].end : amounts[index + size].start]
        if not _BETWEEN().fullmatch(gap):
            break
        size += 1
    return size


def _subject(text: str, floor: int, end: int, amount: Amount, cues: list[Cue], *, continues: bool) -> str:
    governing = _governing(amount, cues, floor)
    behind = next((c for c in cues if 0 <= c.start - amount.end <= 30 and c.role in ("noun", "compare")), None)
    if behind is not None and not re.search(r"[,;.]", text[amount.end : behind.start]):
        match = _BEHIND.match(text, behind.end, end)
        if match is not None and not _is_time(match[1]):
            return _trim(match[1])
    if governing is not None and governing.role == "noun":
        match = _BEHIND.match(text, amount.end, end)
        if match is not None and not _is_time(match[1]):
            return _trim(match[1])
    if amount.quantity.kind in ("count", "range") and amount.noun is not None and governing is None:
        return _trim(text[amount.noun[0] : amount.noun[1]])
    return _clause_subject(text, floor, _edge(amount, governing), has_verb=governing is not None, continues=continues)


def _is_time(phrase: str) -> bool:
    """Whether it says when something changed, not what: "in the month", "in May"."""
    words = [word for word in _WORD.findall(phrase.casefold()) if word not in _words_as("article") and not word.isdecimal()]
    return not words or (len(words) <= 2 and words[-1] in _words_as("when"))


def _governing(amount: Amount, cues: list[Cue], floor: int) -> Cue | None:
    """The word of change before the amount, in its clause."""
    found = None
    for cue in cues:
        if cue.start >= amount.start:
            break
        if cue.start >= floor and cue.role in ("verb", "noun") and amount.start - cue.end <= 40:
            found = cue
    return found


def _edge(amount: Amount, governing: Cue | None) -> int:
    """Where the words end that can name the amount: at it, or at its word of change."""
    return governing.start if governing is not None else amount.start


def _list_head(text: str, floor: int, edge: int) -> str:
    """The words of the clause that lists the subjects of a list; its commas part no clauses."""
    starts = [m.end() for m in _LIST_START().finditer(text, floor, edge)]
    return text[starts[-1] if starts else floor : edge]


def _clause_subject(text: str, floor: int, edge: int, *, has_verb: bool, continues: bool) -> str:
    """The words of the clause before `edge` that name its figure; of the clause before it where this one has none.

    has_verb   whether a word of change stands behind them
    continues  whether an earlier figure stands in the sentence
    """
    clauses = [floor, *(m.end() for m in _CLAUSE_START.finditer(text, floor, edge))]
    if continues and len(clauses) == 1 and not has_verb:
        # Behind an earlier figure of the same clause: "… 2 percent from a year ago to 18,500" goes on about the same thing;
        # "… and costs were 3,000" has a subject and a verb of its own.
        own = _OWN_CLAUSE().fullmatch(text, floor, edge)
        if own is not None:
            return _trim(own[1])
        # "rose 5% and wages 3%"
        gapped = _GAPPED().fullmatch(text, floor, edge)
        if gapped is None or not _words_as("auxiliary").isdisjoint(gapped[1].casefold().split()):
            return ""
        return _trim(gapped[1])
    if continues:
        clauses = clauses[-1:]
    while clauses:
        begin = clauses.pop()
        subject = _trim(text[begin:edge], has_verb=has_verb)
        if subject:
            return subject
        edge = begin
    return ""


def _trim(head: str, *, has_verb: bool = False) -> str:
    """The head without articles, auxiliaries and openers, at most `MAX_WORDS` words from its end.

    `has_verb` says whether a word of change stands behind it.
    """
    auxiliaries, openers, verbs, nouns = _cut_words()
    words = _WORD.findall(head)
    while words:
        word = words[-1].casefold().strip(".'’")
        # "Energy costs were": a noun; "The ticket costs": a verb.
        if word not in auxiliaries or (has_verb and word in nouns):
            break
        has_verb = has_verb or word in verbs
        words.pop()
    while words and words[0].casefold().strip(".'’") in openers:
        words.pop(0)
    words = words[-MAX_WORDS:]
    while words and words[0].casefold() in openers:
        words.pop(0)
    return " ".join(words).strip(" .'’\"“”")
