"""Groups whose members make up the whole between them: men and women, exports and imports, the three industries."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from factcheck.figures import read_table


@cache
def _groups(lang: str) -> tuple[dict[str, re.Pattern[str]], ...]:
    """Each group: a pattern for every member."""
    members: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for word, (language, group, member) in read_table("factcheck.rules", "groups.txt"):
        if language == lang:
            members[group][member].append(word)
    edge = "" if lang == "zh" else r"(?<![\w-])", "" if lang == "zh" else r"(?![\w-])"
    return tuple(
        {
            member: re.compile(f"{edge[0]}(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))}){edge[1]}", re.I)
            for member, words in group.items()
        }
        for group in members.values()
    )


def make_up_the_whole(names: Sequence[str], lang: str) -> bool:
    """Whether the parts, named by these words, are all the members of one group, each once."""
    for group in _groups(lang):
        found = [_member(name, group) for name in names]
        if len(found) == len(group) and None not in found and len(set(found)) == len(found):
            return True
    return False


def _member(name: str, group: dict[str, re.Pattern[str]]) -> str | None:
    """The one member that a name speaks of; the table lists 不合格 before 合格, which it holds."""
    found = [member for member, pattern in group.items() if pattern.search(name)]
    return found[0] if found and (len(found) == 1 or _holds_all(name, found, group)) else None


def _holds_all(name: str, found: list[str], group: dict[str, re.Pattern[str]]) -> bool:
    """Whether the further members are only parts of the first one's word."""
    rest = group[found[0]].sub("", name)
    return not any(group[member].search(rest) for member in found[1:])
