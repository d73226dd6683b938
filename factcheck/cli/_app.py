"""The command `factcheck`: finds the commands, and sees to it that none ends in a traceback."""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import click

from factcheck import __version__
from factcheck.cli._command import Spoken, UsageMistake
from factcheck.cli._voice import echo, internal_error, tell, voice
from factcheck.model import InputError
from factcheck.wording import nearest_word, reason, say

_PACKAGE = "factcheck.cli"
# The order in which an editor meets them; others follow by name.
_ORDER = (
    "init", "run", "lint", "suggest", "accept", "freeze", "diff", "compare", "extract", "validate", "rules", "explain", "cache",
    "lsp", "schema",
)  # fmt: skip
INTERRUPTED = 130  # as a shell reports SIGINT
PIPE_CLOSED = 141  # as a shell reports SIGPIPE


class App(Spoken, click.Group):
    """A group whose commands are the modules beside it, each imported when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of the help."""
        names = {module.name for module in iter_modules(import_module(_PACKAGE).__path__) if not module.name.startswith("_")}
        return [name for name in _ORDER if name in names] + sorted(names - set(_ORDER))

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the line names; where there is none, a mistake of usage with the nearest one."""
        if args and not args[0].startswith("-") and args[0] not in (known := self.list_commands(ctx)):
            near = nearest_word(args[0], known, 0.5)
            unknown = say("No such command {name}.", name=repr(args[0]))
            raise click.UsageError(
                say("{message} Did you mean {name}?", message=unknown, name=repr(near)) if near else unknown, ctx
            )
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command `cmd_name`, imported now."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = import_module(f"{_PACKAGE}.{cmd_name}").command
        return command

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> Any:
        """Runs the command line and ends the program with its exit code."""
        for stream in (sys.stdout, sys.stderr):
            # The reports are UTF-8 in every locale; a file name that is not is shown with escapes.
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        return super().main(args, *rest, **extra)

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        """Reads the options before the command."""
        try:
            return super().make_context(*args, **extra)
        except click.UsageError as error:
            raise UsageMistake(error, voice(error.ctx)) from None

    def invoke(self, ctx: click.Context) -> Any:
        """Runs a command; its return value is the exit code."""
        try:
            code = super().invoke(ctx)
            sys.stdout.flush()
        except click.UsageError as error:
            raise UsageMistake(error, voice(error.ctx or ctx)) from None
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except InputError as error:
            code = tell(error)
        except BrokenPipeError:
            code = PIPE_CLOSED
            _discard_output()
        except KeyboardInterrupt:
            code = INTERRUPTED
            echo(say("interrupted"), err=True)
        except Exception as error:
            if ctx.params.get("debug"):
                raise
            code = tell(_unexpected(error))
        ctx.exit(code if isinstance(code, int) else 0)


def _unexpected(error: Exception) -> InputError:
    if isinstance(error, OSError) and error.strerror:
        return InputError(reason(error), str(error.filename) if error.filename else None)
    return internal_error(error)


def _discard_output() -> None:
    """Nobody reads any more: what is still buffered must not fail a second time when Python ends."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group(
    cls=App,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="factcheck", message="%(prog)s %(version)s")
@click.option("--debug", is_flag=True, envvar="FACTCHECK_DEBUG", help="Show where in the program an internal error arose.")
@click.pass_context
def app(ctx: click.Context, debug: bool) -> None:
    """Check that the figures of a news article are what they must be.

    A claim file says what the figures of an article must be; factcheck says which of them hold, where the others stand in
    the article, and what is wrong with them.

    \b
    Start with an article of yours:
      factcheck suggest article.md --output claims/article.yaml
      factcheck run claims/

    \b
    Exit codes: 0 all claims hold, 1 some do not, 2 something could not be read.
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def main() -> None:
    """The console script."""
    # What a run makes it keeps for its report, and hardly anything of it goes round in circles: looking for such after every
    # few hundred objects takes a seventh of a run from the cache.
    gc.set_threshold(50_000, 20, 20)
    app.main()
