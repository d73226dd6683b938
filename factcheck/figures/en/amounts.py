"""Amounts of an English text: numbers with approximator, magnitude word and unit.

Three steps over the tokens of a block: every number is read with the unit that touches it (reader.py); what is no figure is
marked (exclusions.py); neighbours that belong together, as ranges, lists that share a unit and ratios, are joined (joining.py).
Direction of change, basis and subject are left to the context stage.

Some readings that could be otherwise:
- vague plurals ("dozens", "hundreds of thousands", "several hundred") state no number, so they are no amounts
- "a couple of" is about two, and an amount only before a magnitude word or a unit
- a fraction in words is a share to the nearest percent: place 0.01
- ages ("87-year-old") are durations in years, as in "a five-year plan"
- "($99.99)" is negative only where the sentence waits for a value ("was ($99.99)"); other brackets are asides
"""

from __future__ import annotations

from factcheck.figures.amount import Amount
from factcheck.figures.bare import bare_amount
from factcheck.figures.en.bounds import bound_after, bound_before
from factcheck.figures.en.candidate import Candidate
from factcheck.figures.en.exclusions import drop_others
from factcheck.figures.en.joining import joined
from factcheck.figures.en.lexer import Tokens
from factcheck.figures.en.nouns import counted_noun
from factcheck.figures.en.reader import anchors_of, readings_of
from factcheck.figures.en.spoken import Spoken
from factcheck.figures.en.words import words_of
from factcheck.model import COUNTED, Kind, Quantity


def amounts(text: str, document: Spoken | None = None) -> list[Amount]:
    """The amounts of one block, in reading order, none overlapping.

    `document` is what the whole document speaks of; without it the block speaks for itself.
    """
    alone = bare_amount(text)
    if alone is not None and not (document is not None and text in document.names):
        return [alone]
    tokens = Tokens(text)
    anchors = anchors_of(tokens)
    if not anchors:
        return []
    spoken = document or Spoken(text)
    readings = readings_of(tokens, anchors, spoken)
    behind = -1
    for reading in readings:
        _bound(tokens, reading, behind)
        behind = reading.last
    drop_others(tokens, readings, spoken)
    return [_amount(tokens, reading) for reading in joined(tokens, readings)]


def _bound(tokens: Tokens, reading: Candidate, behind: int) -> None:
    """The approximator, and the quote that holds it; `behind` is the token behind the reading before."""
    before = None if _is_frame(tokens, reading) else bound_before(tokens, reading.first)
    if before is not None and before[1] == behind and tokens.at(reading.last) in words_of("time_ago"):
        # "5% higher than 12 months ago": what is higher stands before.
        before = None
    after = bound_after(tokens, reading.last)
    if before is not None:
        reading.approx, reading.bound_first = before
    if after is not None:
        both = tokens.at(after[1] - 1) == "equal"
        if before is None or both:
            reading.approx, reading.bound_last = after
    elif before is None and reading.bare:
        _bound_behind_noun(tokens, reading)


def _bound_behind_noun(tokens: Tokens, reading: Candidate) -> None:
    """ "five units or more", "200 people or fewer": the quote goes over the noun to the bound."""
    noun = counted_noun(tokens, reading.last, one=False)
    late = bound_after(tokens, noun + 1) if noun is not None and tokens.at(noun + 1) == "or" else None
    if late is not None:
        reading.noun = noun
        reading.approx, reading.bound_last = late


def _is_frame(tokens: Tokens, reading: Candidate) -> bool:
    """Whether the number says how long a period or a way is: "over a 12-month period", "over a two-mile stretch"."""
    compound = reading.kind in ("duration", "measure") and tokens.joins(reading.numeral.last)
    return compound and tokens.at(reading.first - 1) in ("a", "an") and tokens.at(reading.first - 2) in words_of("frame")


def _amount(tokens: Tokens, reading: Candidate) -> Amount:
    first = reading.bound_first if reading.bound_first >= 0 else reading.first
    last = reading.bound_last if reading.bound_last >= 0 else reading.last
    numeral, high = reading.numeral, reading.high
    kind: Kind = reading.kind if high is None else "range"
    noun = reading.noun
    if noun is None and reading.kind == "count" and reading.unit is None:
        noun = counted_noun(tokens, last, one=numeral.value == 1)
    unit = reading.unit if noun is None else tokens.lower[noun]
    place, coarse, whole = numeral.place, numeral.coarse, numeral.whole
    if high is not None:
        place, coarse, whole = min(place, high.numeral.place), min(coarse, high.numeral.coarse), whole and high.numeral.whole
    counted = whole and kind in COUNTED and reading.kind in COUNTED
    quantity = Quantity(
        low=reading.value,
        high=reading.value if high is None else high.value,
        unit=unit,
        kind=kind,
        approx=reading.approx,
        place=place,
        coarse=coarse,
        rounded=not counted,
    )
    number_end = tokens.ends[(numeral if high is None else high.numeral).last - 1]
    return Amount(
        start=tokens.starts[first],
        end=tokens.ends[last - 1],
        quantity=quantity,
        number=(tokens.starts[numeral.first], number_end),
        sign=reading.sign,
        noun=None if noun is None else (tokens.starts[noun], tokens.ends[noun]),
        unit_at=reading.unit_at,
    )
