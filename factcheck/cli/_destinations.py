"""--format and --output: where the reports of a run go.

They are checked before the work, so that nobody waits for a report that cannot be written, and written after it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

import click

from factcheck.cli._command import Command
from factcheck.cli._voice import colour_wanted, on_terminal, terminal_width, voice
from factcheck.model import InputError, Report
from factcheck.reports import visible
from factcheck.wording import Message, say

STANDARD_OUTPUT = "-"
_ENDINGS = {
    ".html": "html", ".htm": "html", ".json": "json", ".sarif": "sarif", ".xml": "junit", ".md": "markdown", ".csv": "csv",
}  # fmt: skip


class FormatsInOrder(Command):
    """Remembers in which order --format and --output were given; click itself only keeps each option's own values."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        order = self.make_parser(ctx).parse_args(list(args))[2]
        ctx.meta[__name__] = tuple(parameter.name for parameter in order if parameter.name in {"formats", "outputs"})
        return super().parse_args(ctx, args)


def report_options(command: Callable[..., int]) -> Callable[..., int]:
    """The options --format and --output of a command that reports."""
    where = (
        "Where the --format before it goes; without it, or with -, to the screen. Alone, its ending says the format. Repeatable."
    )
    how = (
        "How to report: text (the default), html, markdown, csv, json, sarif, junit, github, gitlab, claimreview. Repeatable."
    )
    command = click.option("--output", "outputs", multiple=True, metavar="PATH", help=where)(command)
    return click.option("--format", "formats", multiple=True, metavar="FORMAT", help=how)(command)


def destinations_given(formats: Sequence[str], outputs: Sequence[str]) -> list[tuple[str, str]]:
    """Each format of the command line with where it goes.  Raises click.UsageError where an output has no format."""
    return pair(click.get_current_context().meta.get(__name__, ()), formats, outputs)


def pair(order: Sequence[str], formats: Sequence[str], outputs: Sequence[str]) -> list[tuple[str, str]]:
    """Each format with where it goes.

    As many outputs as formats belong together one by one; otherwise an output belongs to the format right before it.  Where
    an output is all that is given, its ending says the format; else it is text.
    `order` holds "formats" and "outputs" as they were given.  Raises click.UsageError where an output has no format.
    """
    if not formats and len(outputs) == 1:
        return [(_ENDINGS.get(os.path.splitext(outputs[0])[1].lower(), "text"), outputs[0])]
    formats = list(formats) or ["text"]
    if len(outputs) == len(formats):
        return list(zip(formats, outputs, strict=True))
    pairs: list[tuple[str, str]] = []
    left, last = iter(outputs), ""
    waiting = iter(formats)
    for option in order or ["formats"]:
        if option == "formats":
            pairs.append((next(waiting), STANDARD_OUTPUT))
        elif last == "formats":
            pairs[-1] = (pairs[-1][0], next(left))
        else:
            raise click.UsageError(say("each --output needs a --format right before it"))
        last = option
    return pairs


def check_destinations(destinations: Sequence[tuple[str, str]]) -> None:
    """Raises InputError for a format that there is not, a page that would go to a terminal, and two reports for one file."""
    from factcheck.reports import is_a_page, is_format, unknown_format

    taken: dict[str, str] = {}
    for name, output in destinations:
        if not is_format(name):
            raise unknown_format(name)
        if output == STANDARD_OUTPUT:
            if on_terminal() and is_a_page(name):
                raise InputError(say("{name} is a page for a browser; add: --output report.html", name=name))
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

    Files are told on stderr, and with them, where no report goes to the screen, what came of it all.  Raises InputError where a
    report cannot be written.
    """
    from factcheck.reports import render, save

    silent = quiet and report.exit_code == 0
    for name, output in sorted(destinations, key=lambda destination: destination[1] == STANDARD_OUTPUT):
        # Files first: a reader of the screen may hang up at any time.
        if output != STANDARD_OUTPUT:
            save(report, name, output, verbose=verbose, coverage=coverage, voice=voice())
            if not silent:
                click.echo(visible(voice()(_written(name, output))), err=True)
        elif not (silent and name == "text"):
            text = render(
                report, name, colour=colour_wanted(), width=terminal_width(), verbose=verbose, coverage=coverage, voice=voice()
            )
            click.echo(text, nl=False)
    if not silent and all(output != STANDARD_OUTPUT for _, output in destinations):
        # The summary is the last line of a text.
        click.echo(render(report, "text", voice=voice()).rstrip("\n").rpartition("\n")[2], err=True)


def _written(name: str, output: str) -> Message:
    """What is said of a report in a file."""
    from factcheck.reports import is_a_page

    if not is_a_page(name):
        return say("{path} written", path=output)
    page = os.path.join(output, "index.html") if os.path.isdir(output) else output
    return say("{path} written; open it in a browser", path=page)
