"""validate: read claim files without checking anything."""

from __future__ import annotations

from collections.abc import Sequence

import click

from factcheck.cli._claim_files import claim_paths
from factcheck.cli._command import Command
from factcheck.cli._voice import FAULT, debugging, echo, error_line
from factcheck.wording import Message, say, say_count


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
    from factcheck.configuration import configuration

    files = claims = mistakes = 0
    for loaded in runner.load(claim_paths(paths), settled=configuration(), debug=debugging()):
        files += 1
        claims += len(loaded.claim_file.claims) if loaded.claim_file else 0
        mistakes += len(loaded.errors)
        for error in loaded.errors:
            click.echo(error_line(error))
    if mistakes:
        errors = say_count("{count} error", "{count} errors", mistakes)
        click.echo()
        echo(say("{errors} in {files}", errors=errors, files=_claim_files(files)))
        return FAULT
    found = say_count("{count} claim", "{count} claims", claims)
    echo(say("{files}, {claims}: valid", files=_claim_files(files), claims=found))
    return 0


def _claim_files(count: int) -> Message:
    return say_count("{count} claim file", "{count} claim files", count)
