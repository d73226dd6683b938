"""The command line: one file a command, each a thin voice of the library.

A new command is one new file here, named like it, that holds a click command called `command`.  A command returns its exit
code: 0 all is well, 1 a claim does not hold, 2 something could not be used.
"""

from factcheck.cli._app import app, main

__all__ = ["app", "main"]
