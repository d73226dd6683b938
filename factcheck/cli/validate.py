"""validate: read claim files without checking anything."""

from __future__ import annotations

from collections.abc import Sequence

import click

from factcheck.cli._command import Command
from factcheck.cli._voice import FAULT, debugging, error_line


@click.command(cls=Command, short_help="Look for mistakes in claim files.")
@click.argument("paths", nargs=-1)
def command(paths: tuple[str, ...]) -> int:
    """Look for mistakes in claim files, without checking the articles.

    PATHS are claim files or folders that hold some; without any, the folder claims/. Each mistake is told with its line,
    its column, and what to write instead.

    \b
    Examples:
      factcheck validate
      factcheck validate claims/budget.yaml

    \b
    Exit codes: 0 all are valid, 2 some are not.
    """
    return validate(paths)


def validate(paths: Sequence[str]) -> int:
    """Prints every mistake in the claim files at `paths`, then how many files and claims there are; the exit code."""
    from factcheck import runner
    from factcheck.cli.run import default_folder
    from factcheck.configuration import configuration

    files = claims = mistakes = 0
    for loaded in runner.load(tuple(paths) or (default_folder(),), settled=configuration(), debug=debugging()):
        files += 1
        claims += len(loaded.claim_file.claims) if loaded.claim_file else 0
        mistakes += len(loaded.errors)
        for error in loaded.errors:
            click.echo(error_line(error))
    if mistakes:
        click.echo(f"\n{_counted(mistakes, 'error')} in {_counted(files, 'claim file')}")
        return FAULT
    click.echo(f"{_counted(files, 'claim file')}, {_counted(claims, 'claim')}: valid")
    return 0


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"
