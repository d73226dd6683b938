"""The command `factcheck` itself."""

from __future__ import annotations

import click

from factcheck import __version__


@click.group()
@click.version_option(__version__, prog_name="factcheck")
def main() -> None:
    """Check the figures of news articles."""
