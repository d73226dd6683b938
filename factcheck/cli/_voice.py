"""How the commands speak: errors like a compiler's to stderr, colour only where a terminal wants it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager

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


def internal_error(crash: Exception) -> InputError:
    """What is said about a fault of ours."""
    return InputError(f"internal error, please report it: {type(crash).__name__}: {crash} (factcheck --debug … shows where)")


@contextmanager
def crash_told() -> Iterator[None]:
    """Makes a crash in one article an error that is told like others, so that the next article has its turn."""
    try:
        yield
    except InputError:
        raise
    except Exception as crash:
        if debugging():
            raise
        raise internal_error(crash) from crash


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
