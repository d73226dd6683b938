"""freeze: keep what the data say beside the claim files."""

from __future__ import annotations

from collections.abc import Sequence

import click

from factcheck.cli._claim_files import claim_paths
from factcheck.cli._command import Command
from factcheck.cli._voice import FAULT, debugging, tell, voice
from factcheck.wording import say, say_count


@click.command(cls=Command, short_help="Keep what the data say, for runs without them.")
@click.argument("paths", nargs=-1)
def command(paths: tuple[str, ...]) -> int:
    """Keep the values of the data that claim files name, for runs without the data.

    PATHS are claim files or folders that hold some; without any, the folder claims/. The values of NAME.yaml are kept in
    NAME.frozen.json beside it, with the hash of each data file. A run that has no data then holds the article against them;
    one that has says when the data have changed.

    \b
    Examples:
      factcheck freeze
      factcheck freeze claims/budget.yaml

    \b
    Exit codes: 0 kept, 2 some data could not be read.
    """
    return freeze(paths)


def freeze(paths: Sequence[str]) -> int:
    """Writes the frozen values of the claim files at `paths`; the exit code, 2 where none names data."""
    from factcheck import runner
    from factcheck.configuration import configuration
    from factcheck.reports import write

    found = code = 0
    for kept in runner.freeze(claim_paths(paths), settled=configuration(), debug=debugging()):
        found += 1
        for error in kept.errors:
            code = tell(error)
        if kept.text is None:
            continue
        write(kept.path, kept.text)
        values = say_count("{count} value", "{count} values", kept.values)
        click.echo(voice()(say("{path}: {values}", path=kept.path, values=values)))
    if not found:
        click.echo(voice()(say("no claim file here names data (evidence)")), err=True)
        return FAULT
    return code
