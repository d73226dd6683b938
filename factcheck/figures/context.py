"""Context: what the words around an amount say of it: direction of change, basis of comparison, clause and subject.

Language-free.  Each sentence is a row of amounts and cues; directions and bases are read from left to right, and a basis
that is set as the topic (从同比看，…) holds on for the sentences and blocks that follow.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from factcheck.figures.amount import Amount
from factcheck.figures.basis import basis_behind, give_bases
from factcheck.figures.direction import give_direction
from factcheck.figures.language import Language
from factcheck.figures.sentence import AmountInContext, Sentence
from factcheck.model import Basis

_LONGEST_SENTENCE = 2000


def read_context(
    text: str, amounts: list[Amount], language: Language, topic: Basis = "none"
) -> tuple[list[AmountInContext], Basis]:
    """The amounts of one block of text with their context, in the same order, and the basis that holds for the next block.

    `topic` is the basis that the block before set for what follows.
    """
    readings: list[AmountInContext] = []
    index = 0
    last: Basis = "none"
    for start, end in _stretches(text, language):
        first = index
        while index < len(amounts) and amounts[index].start < end:
            index += 1
        members = amounts[first:index]
        if not members:
            if language.headings_hold and not text[start:end].isspace():
                topic = _heading_basis(text, start, end, language)
            continue
        if last != "none" and language.continues.match(text, start):
            topic = last
        sentence = Sentence(text, start, end, language.cues(text, start, end), language)
        _read(sentence, members, topic)
        readings += sentence.readings
        if not language.headings_hold:
            topic = _topic_behind(sentence, topic) if language.topics_hold else "none"
        last = basis_behind(sentence.readings)
    return readings, topic


def read_alone(amount: Amount, text: str, topic: Basis) -> AmountInContext:
    """The same of an amount that is all that a block says: only its sign can tell a change, only `topic` its basis."""
    everything = (0, len(text))
    rose = amount.sign > 0
    return AmountInContext(
        amount,
        change="up" if rose else "none",
        basis=topic if rose else "none",
        sense="by" if rose else "none",
        clause=everything,
        sentence=everything,
    )


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


def _read(sentence: Sentence, members: list[Amount], topic: Basis) -> None:
    """Read every amount of the sentence."""
    text, start, end, language = sentence.text, sentence.start, sentence.end, sentence.language
    borders = [start, *(match.end() for match in language.clause_end.finditer(text, start, end)), end]
    subjects = language.subjects(text, start, end, members, sentence.cues)
    for amount, (subject, aligned) in zip(members, subjects, strict=True):
        clause = bisect_right(borders, amount.start) - 1
        reading = AmountInContext(
            amount, subject=subject, aligned=aligned, clause=(borders[clause], borders[clause + 1]), sentence=(start, end)
        )
        give_direction(sentence, reading)
        sentence.add(reading)
    give_bases(sentence, topic)


def _heading_basis(text: str, start: int, end: int, language: Language) -> Basis:
    """The basis in brackets at the end of a line without figures: "Acme, second quarter (consolidated, YoY)"."""
    is_line = (start == 0 or text[start - 1] == "\n") and (end == len(text) or text[end - 1] == "\n")
    close = end
    while close > start and text[close - 1] in " :\n":
        close -= 1
    if not is_line or text[close - 1 : close] != ")":
        return "none"
    cues = language.cues(text, text.rfind("(", start, close) + 1, close - 1)
    return next((cue.basis for cue in reversed(cues) if cue.role == "basis" and cue.end == close - 1), "none")


def _topic_behind(sentence: Sentence, topic: Basis) -> Basis:
    """The basis that holds for the next sentence: the topic set last, unless another basis was named behind it."""
    for cue in reversed(sentence.cues):
        if cue.role == "basis":
            return "none"
        if cue.role == "topic":
            return cue.basis
    return topic
