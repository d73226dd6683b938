"""rules: which rules `factcheck lint` knows."""

from __future__ import annotations

import json
from typing import Literal

import click

from factcheck.cli._command import Command
from factcheck.cli._voice import voice
from factcheck.reports import display_width
from factcheck.wording import say, terms


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

    found, told = list(known().values()), voice()
    if form == "json":
        rows = [
            {"code": r.code, "name": r.name, "severity": r.severity, "default": r.default, "summary": told(r.summary)}
            for r in found
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return 0
    width = max((len(rule.name) for rule in found), default=0)
    for rule in found:
        severity = _padded(told(terms.name_of(terms.SEVERITIES, rule.severity)), 7)
        default = _padded(told(say("on") if rule.default else say("off")), 3)
        click.echo(f"{rule.code}  {rule.name:{width}}  {severity}  {default}  {told(rule.summary)}")
    return 0


def _padded(text: str, width: int) -> str:
    return text + " " * max(width - display_width(text), 0)
