"""The parts of the docs that are made from the code are what the code says; FACTCHECK_WRITE_DOCS=1 writes them anew."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from factcheck.cli import app
from factcheck.rules import rules

DOCS = Path(__file__).parents[1] / "docs"


def rule_table() -> str:
    rows = ["| code | name | severity | by default | objects to |", "|---|---|---|---|---|"]
    for found in rules().values():
        default = "on" if found.default else "off"
        rows.append(f"| [{found.code}](rules/{found.code}.md) | {found.name} | {found.severity} | {default} | {found.summary} |")
    return "\n".join(rows)


def help_pages() -> str:
    # As the console script makes it.
    context = click.Context(app, info_name="factcheck", terminal_width=100, **app.context_settings)
    pages = []
    for name in app.list_commands(context):
        command = app.get_command(context, name)
        assert command is not None
        told = click.Context(command, info_name=name, parent=context, terminal_width=100).get_help()
        pages.append(f"## {name}\n\n```text\n{told.rstrip()}\n```\n")
    return "\n".join(pages)


@pytest.mark.parametrize(
    ("page", "part", "generate"), [("rules.md", "rules", rule_table), ("command-line.md", "commands", help_pages)]
)
def test_a_generated_part_is_up_to_date(page: str, part: str, generate: Callable[[], str]) -> None:
    path = DOCS / page
    text = path.read_text("utf-8")
    match = re.search(rf"(<!-- {part}: .* -->\n)(.*?)(<!-- /{part} -->\n)", text, re.DOTALL)
    assert match is not None
    wanted = f"\n{generate()}\n"
    if os.environ.get("FACTCHECK_WRITE_DOCS"):
        path.write_text(text[: match.start(2)] + wanted + text[match.end(2) :], "utf-8")
        return
    assert match[2] == wanted
