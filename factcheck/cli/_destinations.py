"""Where the reports of a run go: checked before the work, so that nobody waits for one that cannot be written; then written."""

from __future__ import annotations

import os
from collections.abc import Sequence

import click

from factcheck.cli._voice import colour_wanted, terminal_width, voice
from factcheck.model import InputError, Report
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


def deliver(
    report: Report,
    destinations: Sequence[tuple[str, str]],
    *,
    quiet: bool = False,
    verbose: bool = False,
    coverage: bool = False,
) -> None:
    """Writes the report to each of the destinations, pairs of format and path.

    quiet              whether a text that goes to the screen is left out where everything holds
    verbose, coverage  as for `reports.render`

    Raises InputError where a report cannot be written.
    """
    from factcheck.reports import render, save

    for name, output in sorted(destinations, key=lambda destination: destination[1] == STANDARD_OUTPUT):
        # Files first: a reader of the screen may hang up at any time.
        if output != STANDARD_OUTPUT:
            save(report, name, output, verbose=verbose, coverage=coverage, voice=voice())
        elif not (quiet and name == "text" and report.exit_code == 0):
            text = render(
                report, name, colour=colour_wanted(), width=terminal_width(), verbose=verbose, coverage=coverage, voice=voice()
            )
            click.echo(text, nl=False)
