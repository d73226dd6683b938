"""cache: where what earlier runs found is kept, and how to be rid of it."""

from __future__ import annotations

import click

from factcheck.cli._command import Command
from factcheck.cli._voice import echo
from factcheck.model import InputError
from factcheck.wording import reason, say, say_count

ACTIONS = ("show", "clean")


@click.command(cls=Command, short_help="Show or empty the cache of run and lint.")
@click.argument("action", type=click.Choice(ACTIONS), required=False, default="show")
def command(action: str) -> int:
    """Show where the cache of `run` and `lint` lies and how large it is, or remove everything that is in it.

    What a run found is kept there and taken again as long as no file, setting or version has changed. It lies in the folder
    that your system has for caches, or in FACTCHECK_CACHE_DIR. Emptying it is always safe.

    \b
    Examples:
      factcheck cache
      factcheck cache clean
    """
    from factcheck.runner import cache_contents, cache_folder, clean_cache

    folder = str(cache_folder())
    try:
        count, size = clean_cache() if action == "clean" else cache_contents()
    except OSError as error:
        raise InputError(say("the cache cannot be emptied: {reason}", reason=reason(error)), folder) from None
    entries = say_count("{count:,} entry ({size:,} bytes)", "{count:,} entries ({size:,} bytes)", count, size=size)
    if action == "clean":
        echo(say("{entries} removed from {folder}", entries=entries, folder=folder))
    else:
        echo(say("{folder}: {entries}", folder=folder, entries=entries))
    return 0
