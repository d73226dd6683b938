"""How the commands speak: in the user's language, errors like a compiler's to stderr, colour only where a terminal wants it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import zip_longest

import click

from factcheck.model import InputError
from factcheck.reports import visible
from factcheck.wording import ENGLISH, Voice, language_of_locale, say, spoken_language
from factcheck.wording import voice as voice_of

FAULT = 2
# Where the contexts of a command line keep the language that it names, and the voice once it is settled.
_LANGUAGE, _VOICE = f"{__name__}.language", f"{__name__}.voice"


def settle_language(ctx: click.Context, args: Sequence[str]) -> None:
    """Notes the language that a command line asks for, wherever --ui-lang stands in it."""
    named = [
        after if option == "--ui-lang" else option.partition("=")[2]
        for option, after in zip_longest(args, args[1:], fillvalue="")
        if option == "--ui-lang" or option.startswith("--ui-lang=")
    ]
    if named:
        ctx.meta[_LANGUAGE] = named[-1]
        ctx.meta.pop(_VOICE, None)


def voice(ctx: click.Context | None = None) -> Voice:
    """The voice of the command line: by --ui-lang, FACTCHECK_UI_LANG, the configuration, the locale; English outside of one."""
    ctx = ctx or click.get_current_context(silent=True)
    if ctx is None:
        return ENGLISH
    if _VOICE not in ctx.meta:
        asked = spoken_language(ctx.meta.get(_LANGUAGE) or os.environ.get("FACTCHECK_UI_LANG") or "")
        ctx.meta[_VOICE] = voice_of(asked or _configured(ctx) or language_of_locale(os.environ))
    settled: Voice = ctx.meta[_VOICE]
    return settled


def _configured(ctx: click.Context) -> str | None:
    from factcheck.configuration import configuration

    # What is wrong with the configuration is told by the command that needs it.
    with suppress(InputError, OSError):
        return configuration(ctx.params.get("config")).ui_lang
    return None


def echo(message: str, *, err: bool = False, nl: bool = True) -> None:
    """Prints a message in the user's language."""
    click.echo(voice()(message), err=err, nl=nl)


def error_line(error: InputError) -> str:
    """file:line:column, two spaces, the message."""
    return visible(f"{error.place or 'factcheck'}  {voice()(error.message)}")


def tell(error: InputError) -> int:
    """Says what is wrong on stderr; the exit code that goes with it."""
    click.echo(error_line(error), err=True)
    return FAULT


def internal_error(crash: Exception) -> InputError:
    """What is said about a fault of ours."""
    return InputError(
        say(
            "internal error, please report it: {kind}: {crash} (factcheck --debug … shows where)",
            kind=type(crash).__name__,
            crash=str(crash),
        )
    )


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
    if not on_terminal():
        return 100
    import shutil  # which imports every compression there is

    return shutil.get_terminal_size((100, 24)).columns
