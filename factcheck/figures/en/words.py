"""Small groups of words, by the group that a table's line names."""

from __future__ import annotations

from functools import cache

from factcheck.figures.tables import read_table

PACKAGE = "factcheck.figures.en"


@cache
def _groups(table: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for word, values in read_table(PACKAGE, table):
        found.setdefault(values[0], set()).add(word)
    return {group: frozenset(words) for group, words in found.items()}


@cache
def words_of(group: str, table: str = "closed_classes.txt") -> frozenset[str]:
    """The words of one group; raises KeyError where the table has no such group."""
    return _groups(table)[group]


@cache
def change_words() -> frozenset[str]:
    """Words after which "from A to B" are a level left and a level reached."""
    changes = {word.rpartition(" ")[2] for word, _ in read_table(PACKAGE, "changes.txt")}
    return frozenset(changes) | words_of("from_to")
