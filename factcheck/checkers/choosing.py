"""Choosing: which key of a claim would choose one of several figures that its words fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.checkers.article import Article
from factcheck.checkers.locating import Mention, find_mentions
from factcheck.model import Claim, Expectation


def choosing_keys(claim: Claim, article: Article, expect: Expectation, mentions: Sequence[Mention]) -> list[str]:
    """For each of the mentions, in the order of the article, the key that chooses it alone: tried, not guessed.

    Its subject where that is enough, else words of its sentence, else its number.
    """
    return [next(_choosing(claim, article, expect, mention), f"nth: {index}") for index, mention in enumerate(mentions, 1)]


def _choosing(claim: Claim, article: Article, expect: Expectation, mention: Mention) -> Iterator[str]:
    if claim.find is not None:
        return
    subject = tuple(mention.figure.subject.split())
    # More words than the claim has now, or others: its own words have failed to choose.
    tried = [(f"about: {' '.join(subject)}", replace(claim, about=(subject,)))] if subject else []
    tried += [(f"near: {word}", replace(claim, near=(word,))) for word in _words(mention, article)]
    for key, choosing in tried:
        if [found.figure for found in find_mentions(choosing, article, expect)] == [mention.figure]:
            yield key


def _words(mention: Mention, article: Article) -> list[str]:
    """The longer words of the figure's sentence, the longest first; of a sentence without spaces none."""
    sentence = article.document.text[slice(*mention.figure.sentence)]
    words = {word.strip(".,;:!?()\"'“”") for word in sentence.split()}
    return sorted((word for word in words if 3 < len(word) < 20 and word.isalpha()), key=lambda word: (-len(word), word))[:10]
