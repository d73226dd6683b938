"""The command line: one file a command, each a thin voice of the library.

A new command is one new file here, named like it, that holds a click command called `command`.  A command returns its exit
code: 0 all is well, 1 a claim does not hold, 2 something could not be used.
"""

from __future__ import annotations

import sys

from factcheck import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from factcheck.cli._app import app

__all__ = ["app", "main"]


def main() -> None:
    """The console script."""
    if sys.argv[1:] == ["--version"]:
        # Editors and scripts ask this before anything else; the commands and what they import are not needed for it.
        sys.stdout.write(f"factcheck {__version__}\n")
        return
    from factcheck.cli._app import main as commands

    commands()


def __getattr__(name: str) -> Any:
    if name != "app":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from factcheck.cli._app import app

    return app
