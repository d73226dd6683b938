"""Choosing: which keys of a claim would choose one of several figures that its words fit."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.checkers.locating import Mention
from factcheck.checkers.words import folded


def choosing_keys(mentions: Sequence[Mention]) -> list[str]:
    """For each of the mentions, in the order of the article, the key and words that choose it alone.

    Its subject where no other figure has that one among its words, else its part of the article, else its number.
    """
    subjects = [folded(mention.figure.subject) for mention in mentions]
    blocks = [mention.figure.block for mention in mentions]
    keys = []
    for index, mention in enumerate(mentions):
        others = [subject for other, subject in enumerate(subjects) if other != index]
        if subjects[index] and not any(subjects[index] in other for other in others):
            keys.append(f"about: {' '.join(mention.figure.subject.split())}")
        elif blocks.count(blocks[index]) == 1 and blocks[index] not in ("body", "lede"):
            keys.append(f"in: {blocks[index]}, mentions: any")
        else:
            keys.append(f"nth: {index + 1}")
    return keys
