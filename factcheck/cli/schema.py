"""schema: the JSON Schemas of what factcheck reads and writes."""

from __future__ import annotations

import click

from factcheck.cli._command import Command

NAMES = ("claims", "report", "figures", "frozen")


@click.command(cls=Command, short_help="Print a JSON Schema.")
@click.argument("name", type=click.Choice(NAMES))
def command(name: str) -> int:
    """Print the JSON Schema (draft 2020-12) of claim files, of reports, of extracted figures, or of frozen values.

    An editor with a YAML language server completes and explains claim files with it.

    \b
    Example:
      factcheck schema claims > claims.schema.json
    """
    return schema(name)


def schema(name: str) -> int:
    """Prints the schema `name`; the exit code."""
    import json

    from factcheck.claims import schema as schema_of

    click.echo(json.dumps(schema_of(name), ensure_ascii=False, indent=2))
    return 0
