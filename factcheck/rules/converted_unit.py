"""FC113: a converted unit in brackets does not fit: "5 miles (12 km)".

Why: conversions are done by hand under time pressure, and by the wrong factor.  Any rounding of either side is allowed; a
temperature may be a value or a difference.

Objects:  The trail is 5 miles (12 km) long.    全长10公里（约合8英里）。
Passes:   The trail is 5 miles (8 km) long.     全长10公里（约合6.2英里）。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from factcheck.figures import Article, convert
from factcheck.model import Figure, Interval
from factcheck.rules._change import rounded
from factcheck.rules._doubt import stands_for
from factcheck.rules._registry import Violation, rule
from factcheck.rules._sentences import sentences
from factcheck.wording import joined, say

_OPEN = re.compile(
    r"\s*(?:[(（\[]|，|,\s*or\s+)\s*"
    r"(?:或|约合|约为|约|合|即|相当于|about|approx\.?|approximately|roughly|around|nearly|or)?\s*",
    re.IGNORECASE,
)
_CONVERTS = re.compile(r"合|相当于")
# A converted figure is rounded once more than the figure it comes from.
_SLACK = Fraction(1, 50)


@rule("FC113", "converted-unit", summary="a converted unit in brackets does not fit")
def converted_unit(article: Article) -> Iterator[Violation]:
    """Pairs of measures, one in brackets, that cannot be one length, weight, area, …"""
    for sentence in sentences(article):
        for index in range(1, len(sentence.figures)):
            first, second = sentence.figures[index - 1], sentence.figures[index]
            if not _is_pair(sentence.before(index), sentence.after(index), first, second):
                continue
            converted = _converted(first, second)
            if not converted or any(_near(reading, stands_for(second)) for reading in converted):
                continue
            right = joined(" ", [rounded(converted[0]), second.quantity.unit or ""])
            yield Violation.at(
                second,
                say("{first} is {amount}, not {second}", first=first.quote, amount=right, second=second.quote),
                expected=right,
                working=joined(" = ", [first.quote, right]),
                others=(first,),
            )


def _is_pair(between: str, behind: str, first: Figure, second: Figure) -> bool:
    a, b = first.quantity, second.quantity
    if not {a.kind, b.kind} <= {"measure", "range"} or not a.unit or not b.unit or a.unit == b.unit:
        return False
    if not _OPEN.fullmatch(between):
        return False
    if re.search(r"[(（\[]", between):
        return re.match(r"\s*[a-z]{0,6}\s*[)）\]]", behind) is not None
    return _CONVERTS.search(between) is not None or _CONVERTS.search(second.quote) is not None


_DEGREES = {"℃": "C", "°C": "C", "℉": "F", "°F": "F"}
# How many degrees of the second scale make one of the first.
_DEGREE = {("C", "F"): Fraction(9, 5), ("F", "C"): Fraction(5, 9)}


def _converted(first: Figure, second: Figure) -> tuple[Interval, ...]:
    """What the first figure can be in the unit of the second; nothing where the units do not measure the same."""
    source, target = first.quantity.unit or "", second.quantity.unit or ""
    interval = stands_for(first)
    converted = convert(interval, source, target)
    if converted is None:
        return ()
    degree = _DEGREE.get((_DEGREES.get(source, ""), _DEGREES.get(target, "")))
    # 1.5 °C warmer is 2.7 °F warmer.
    return (converted,) if degree is None else (converted, interval * degree)


def _near(converted: Interval, stated: Interval) -> bool:
    return (converted * Interval.between(1 - _SLACK, 1 + _SLACK)).meets(stated)
