"""explain: what a rule is about."""

from __future__ import annotations

import click

from factcheck.cli._command import Command
from factcheck.cli._voice import voice


@click.command(cls=Command, short_help="Explain a rule of lint.")
@click.argument("rule")
def command(rule: str) -> int:
    """Explain RULE: why it is there, an example that fails and one that passes, and how to silence it.

    \b
    Example:
      factcheck explain FC102
    """
    return explain(rule)


def explain(rule: str) -> int:
    """Prints the page of a rule, named by its code or name; the exit code.  Raises InputError where there is none."""
    from factcheck.rules import page

    click.echo(page(rule, voice().language), nl=False)
    return 0
