"""rules: which rules `factcheck lint` knows."""

from __future__ import annotations

import json
from typing import Literal

import click

from factcheck.cli._command import Command


@click.command(cls=Command, short_help="List the rules of lint.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="text (the default) or json.")
def command(form: Literal["text", "json"]) -> int:
    """List the rules that `factcheck lint` knows: code, name, severity, whether it is on by default, what it looks for.

    \b
    Example:
      factcheck rules
    """
    return rules(form)


def rules(form: Literal["text", "json"] = "text") -> int:
    """Prints the rules; the exit code."""
    from factcheck.rules import rules as known

    found = list(known().values())
    if form == "json":
        rows = [
            {"code": r.code, "name": r.name, "severity": r.severity, "default": r.default, "summary": r.summary} for r in found
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return 0
    width = max((len(rule.name) for rule in found), default=0)
    for rule in found:
        click.echo(f"{rule.code}  {rule.name:{width}}  {rule.severity:7}  {'on ' if rule.default else 'off'}  {rule.summary}")
    return 0
