"""The command line: one file a command, each a thin voice of the library."""

from factcheck.cli.app import main

__all__ = ["main"]
