"""init: a project to begin with."""

from __future__ import annotations

import os

import click

from factcheck.cli._command import Command
from factcheck.cli._voice import echo, voice
from factcheck.model import InputError
from factcheck.wording import say


@click.command(cls=Command, short_help="Set up a folder with a first claim file to try.")
@click.argument("folder", default=".")
def command(folder: str) -> int:
    """Write factcheck.toml into FOLDER (without it, the current one), and a folder claims/ with an example to try.

    The example is an article and its claim file, in the language of the messages (--ui-lang). Where there is a folder
    claims/ already, it is left out. A .gitignore keeps the results of runs (reports/) out of the repository. Nothing that
    exists is changed.

    \b
    Examples:
      factcheck init
      factcheck init newsroom --ui-lang zh
    """
    return init(folder)


def init(folder: str = ".") -> int:
    """Writes what is missing, says what it wrote and what to do next; the exit code.

    Raises InputError where the folder cannot be written to.
    """
    from factcheck.authoring import starter
    from factcheck.reports import write

    if os.path.exists(folder) and not os.path.isdir(folder):
        raise InputError(say("this is a file; name a folder to set up"), folder)
    example = not os.path.exists(os.path.join(folder, "claims"))
    for name, text in starter(voice().language).items():
        path = os.path.normpath(os.path.join(folder, name))
        if os.path.lexists(path):
            echo(say("{path} is there already; it stays as it is", path=path), err=True)
        elif example or not name.startswith("claims/"):
            write(path, text)
            echo(say("{path} written", path=path), err=True)
    claims = os.path.normpath(os.path.join(folder, "claims"))
    if example:
        echo(say("try it with: factcheck run {claims}", claims=claims), err=True)
    own = os.path.join(claims, "NAME.yaml")
    echo(say("for an article of yours: factcheck suggest ARTICLE --output {own}", own=own), err=True)
    return 0
