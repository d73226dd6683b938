"""compare: whether two articles state the same figures."""

from __future__ import annotations

import click

from factcheck.cli._command import Command
from factcheck.cli._comparing import articles, output_options, show


@click.command(cls=Command, short_help="Check that two articles state the same figures, also across languages.")
@click.argument("first")
@click.argument("second")
@click.option("--exact", is_flag=True, help="A number that is the other one rounded (12.8% for 12.77%) differs, too.")
@output_options
def command(first: str, second: str, exact: bool, form: str, output: str | None) -> int:
    """Check that FIRST and SECOND state the same figures: a translation and its original, a print and a web version.

    Each figure of the one is looked for in the other, by value, unit, direction, order and the words around it, across
    Chinese and English too: 同比增加6倍 is "a sixfold increase year on year". FIRST and SECOND are files, or REV:PATH for an
    article as it stood in a revision of git.

    \b
    Examples:
      factcheck compare budget.zh.md budget.en.md
      factcheck compare print/budget.txt web/budget.html --format json

    \b
    Exit codes: 0 the same figures, 1 some differ or are missing, 2 something could not be read.
    """
    return compare(first, second, form, output, exact=exact)


def compare(first: str, second: str, form: str = "text", output: str | None = None, *, exact: bool = False) -> int:
    """Shows what two articles state differently, or writes it to `output`; the exit code.

    Raises InputError where an article cannot be read or `output` cannot be written.
    """
    from factcheck.comparing import compare as compared

    a, b = articles(first, second)
    return show(compared(a, b, exact=exact), form, output)
