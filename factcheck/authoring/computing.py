"""Computing: what a relationship comes to now, as an expectation in the old one's words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache

from factcheck.authoring.rewording import with_number
from factcheck.checkers import relation_amount
from factcheck.figures import Article, read_table, scale_of
from factcheck.model import Claim, ClaimFile, Expectation


def results(claim: Claim, claim_file: ClaimFile, articles: Mapping[str, Article]) -> Iterator[str]:
    """Expectations to try for a relationship; none where the article lacks an input, or the old one states no number."""
    old = claim.expect
    if claim.check is None or not isinstance(old, Expectation) or old.quantity is None or old.quantity.is_range:
        return
    paths = [claim.article] if claim.article is not None else [path for path, _ in claim_file.articles]
    for path in paths:
        amount = relation_amount(claim, claim_file, path, articles)
        if amount is not None and amount.low is not None and amount.high is not None:
            yield from _worded((amount.low + amount.high) / 2, old)


def _worded(value: Fraction, old: Expectation) -> Iterator[str]:
    """The value in the old wording: as exact as that was, then more and less exact."""
    assert old.quantity is not None
    magnitude = Fraction(10) ** scale_of(old.text).power
    texts = [old.text]
    if (value < 0) != (old.change == "down"):
        texts = [old.text.replace(word, other) for word, other in _turned() if word in old.text] or texts
    shown = max(0, -int((old.quantity.place / Decimal(magnitude.numerator)).adjusted()))
    # Growth as a multiple is a hundredth of growth in percent; a ratio may be asked for in percent.
    for factor in (Fraction(1), Fraction(1, 100), Fraction(100)):
        for decimals in (shown, shown + 1, shown + 2, *range(shown - 1, -1, -1)):
            number = _rounded(abs(value) / magnitude * factor, decimals)
            for text in texts:
                if (worded := with_number(text, number)) is not None:
                    yield worded


def _rounded(value: Fraction, decimals: int) -> str:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return f"{exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):f}"


@cache
def _turned() -> tuple[tuple[str, str], ...]:
    """Words of change with their opposites."""
    pairs = [
        tuple(word.split("/")) for word, (place, *_) in read_table("factcheck.authoring", "words.txt") if place == "turned"
    ]
    return tuple(pair for first, second in pairs for pair in ((first, second), (second, first)))
