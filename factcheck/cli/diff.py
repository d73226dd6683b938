"""diff: which figures changed between two versions of an article."""

from __future__ import annotations

import click

from factcheck.cli._command import Command
from factcheck.cli._comparing import articles, output_options, show


@click.command(cls=Command, short_help="Show which figures changed between two versions of an article.")
@click.argument("old")
@click.argument("new")
@output_options
def command(old: str, new: str, form: str, output: str | None) -> int:
    """Show the figures that were added, removed, changed or moved from OLD to NEW, and by how much.

    OLD and NEW are files, or REV:PATH for an article as it stood in a revision of git.

    \b
    Examples:
      factcheck diff budget-draft.md budget.md
      factcheck diff HEAD:articles/budget.md articles/budget.md
      factcheck diff main:articles/budget.md articles/budget.md --format markdown --output comment.md

    \b
    Exit codes: 0 no difference, 1 figures differ, 2 something could not be read.
    """
    return diff(old, new, form, output)


def diff(old: str, new: str, form: str = "text", output: str | None = None) -> int:
    """Shows what differs between two versions of an article, or writes it to `output`; the exit code.

    Raises InputError where a version cannot be read or `output` cannot be written.
    """
    from factcheck.comparing import diff as compared

    return show(compared(*articles(old, new)), form, output)
