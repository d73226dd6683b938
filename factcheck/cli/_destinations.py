"""Where the reports of a run go: checked before the work, so that nobody waits for a report that cannot be written."""

from __future__ import annotations

import os
from collections.abc import Sequence

from factcheck.model import InputError
from factcheck.wording import say

STANDARD_OUTPUT = "-"


def check_destinations(destinations: Sequence[tuple[str, str]]) -> None:
    """Raises InputError for a format that there is not, and where two reports would go to one file."""
    from factcheck.reports import format_names, unknown_format

    known = format_names()
    taken: dict[str, str] = {}
    for name, output in destinations:
        if name not in known:
            raise unknown_format(name)
        if output == STANDARD_OUTPUT:
            continue
        place = os.path.realpath(output)
        if place in taken:
            raise InputError(say("{other} and {name} cannot both go to this file", other=taken[place], name=name), output)
        taken[place] = name
