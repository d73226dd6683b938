"""What installed packages add: the entry points of the groups factcheck.readers, .languages, .checkers, .rules, .reporters.

Whose group it is, that registry decides when to load them.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint


@cache
def installed(group: str) -> tuple[EntryPoint, ...]:
    """The entry points of a group, none of them loaded."""
    # The metadata of every installed package is read for the answer, so it is asked for once, and only when it is needed.
    from importlib.metadata import entry_points

    return tuple(entry_points(group=group))
