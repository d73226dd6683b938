"""FC111: "doubled", "tripled", "halved" does not fit the two levels stated beside it.

Why: such words are chosen from memory.  They are loose, so a fifth more or less is allowed; "more than" and "nearly" go
their way.

Objects:  Membership doubled from 200 to 290.
Passes:   Membership nearly doubled from 200 to 390.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from factcheck.figures import Article, read_table
from factcheck.model import Figure, Interval
from factcheck.rules._change import round_to
from factcheck.rules._levels import joins, levels
from factcheck.rules._registry import Violation, rule
from factcheck.rules._sentences import Sentence, sentences
from factcheck.wording import say

_MORE = re.compile(r"(?:more than|over|at least|超过|超|逾|不止)\s*(?:了)?\s*$", re.IGNORECASE)
_LESS = re.compile(r"(?:nearly|almost|close to|not quite|近|将近|接近|几乎)\s*(?:了)?\s*$", re.IGNORECASE)
_TOLERANCE = Fraction(1, 5)


@rule("FC111", "doubled", summary='"doubled" or the like does not fit the two levels stated beside it')
def doubled(article: Article) -> Iterator[Violation]:
    """Words of multiplication that the levels of their sentence cannot make."""
    times = {word: Fraction(values[1]) for word, values in read_table("factcheck.rules", "times.txt")}
    pattern = re.compile("|".join(map(re.escape, sorted(times, key=len, reverse=True))), re.IGNORECASE)
    for sentence in sentences(article):
        found = list(pattern.finditer(sentence.words))
        pairs = [(base, now) for base, now, _ in levels(sentence)]
        if len(found) != 1 or len(pairs) != 1:
            continue
        (base, now), word = pairs[0], found[0]
        factor = times[word[0].casefold()]
        allowed = _allowed(factor, sentence.words[: word.start()])
        # The tolerance is wide enough for any rounding.
        result = Fraction(now.quantity.low) / Fraction(base.quantity.low)
        if not allowed.contains(result) and _is_close(sentence, word, base, now):
            start = sentence.start + word.start()
            yield Violation(
                start,
                start + len(word[0]),
                say(
                    '"{word}" does not fit: from {base} to {now} is {times} times',
                    word=word[0],
                    base=base.quote,
                    now=now.quote,
                    times=round_to(result),
                ),
                expected=say("{times} times", times=round_to(result)),
                found=word[0],
                working=f"{now.quote} / {base.quote} = {round_to(result)}",
                figures=(base, now),
            )


def _allowed(factor: Fraction, before: str) -> Interval:
    low, high = factor * (1 - _TOLERANCE), factor * (1 + _TOLERANCE)
    if _MORE.search(before):
        low, high = (factor, factor * 2) if factor > 1 else (factor / 2, factor)
    elif _LESS.search(before):
        low, high = min(factor, factor * (1 - _TOLERANCE)), max(factor, factor * (1 + _TOLERANCE))
    return Interval.between(low, high)


def _is_close(sentence: Sentence, word: re.Match[str], base: Figure, now: Figure) -> bool:
    """Whether the word speaks of the levels: nothing between them names another subject."""
    start, end = sentence.start + word.start(), sentence.start + word.end()
    between = sentence.text[end : base.start] if end <= base.start else sentence.text[now.end : start]
    return joins(between, sentence.lang)
