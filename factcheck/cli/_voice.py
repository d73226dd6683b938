"""How the commands speak: errors like a compiler's to stderr, colour only where a terminal wants it."""

from __future__ import annotations

import os
import shutil
import sys

import click

from factcheck.model import InputError
from factcheck.reports import visible

FAULT = 2


def error_line(error: InputError) -> str:
    """file:line:column, two spaces, the message."""
    place = ":".join(str(part) for part in (error.path, error.line, error.column) if part is not None)
    return visible(f"{place or 'factcheck'}  {error.message}")


def tell(error: InputError) -> int:
    """Says what is wrong on stderr; the exit code that goes with it."""
    click.echo(error_line(error), err=True)
    return FAULT


def debugging() -> bool:
    """Whether the user wants to see tracebacks."""
    context = click.get_current_context(silent=True)
    return context is not None and bool(context.find_root().params.get("debug"))


def on_terminal() -> bool:
    """Whether stdout is a terminal."""
    return sys.stdout.isatty()


def colour_wanted() -> bool:
    """Whether stdout takes colours, and nobody has asked for none (https://no-color.org)."""
    return on_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def terminal_width() -> int:
    """Columns of the terminal; 100 where there is none."""
    return shutil.get_terminal_size((100, 24)).columns if on_terminal() else 100
