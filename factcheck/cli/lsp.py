"""lsp: the language server, for editors."""

from __future__ import annotations

import click

from factcheck.cli._command import Command
from factcheck.model import InputError
from factcheck.wording import say


@click.command(cls=Command, short_help="Serve an editor: findings as one types.")
# Many editors add it to the command; there is no other way to speak.
@click.option("--stdio", is_flag=True, hidden=True, expose_value=False)
def command() -> int:
    """Serve an editor over standard input and output, as the Language Server Protocol says.

    An editor starts it; docs/editors.md shows how. Articles and claim files are checked as one types; hovering over a
    figure shows how it was read; claim files are completed; a claim can accept what the article says now.

    \b
    Examples:
      factcheck lsp

    \b
    Exit codes: 0 the editor has left, 2 the package pygls is not installed.
    """
    try:
        from factcheck.language_server import serve

        serve()
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("pygls", "lsprotocol", "cattrs"):
            raise
        raise InputError(
            say('the language server needs the package pygls; install it with: pip install "{package}"', package="pygls")
        ) from None
    return 0
