"""What the commands share that set two articles side by side."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from factcheck.cli._voice import echo, voice
from factcheck.reports import visible
from factcheck.wording import say

if TYPE_CHECKING:
    from factcheck.comparing import Comparison
    from factcheck.figures import Article

_Command = TypeVar("_Command", bound=Callable[..., Any])


def output_options(command: _Command) -> _Command:
    """Adds --format and --output."""
    formats = click.Choice(["text", "json", "markdown"])
    command = click.option("--output", metavar="PATH", help="Where it goes; without it, to the screen.")(command)
    return click.option("--format", "form", type=formats, default="text", help="text (the default), json or markdown.")(command)


def articles(*given: str) -> tuple[Article, ...]:
    """The articles at paths or in revisions of git, with their figures.  Raises InputError where one cannot be read."""
    from factcheck import runner
    from factcheck.comparing import read_version
    from factcheck.figures import Article

    for path in given:
        if (mistaken := runner.no_article(path)) is not None:
            raise mistaken
    documents = [read_version(path) for path in given]
    return tuple(Article.of(document) for document in documents)


def show(comparison: Comparison, form: str, output: str | None) -> int:
    """Shows a comparison, or writes it to `output`; 0 where nothing differs, else 1."""
    from factcheck.comparing import render
    from factcheck.reports import write

    text = render(comparison, form, voice())
    if output is not None:
        write(output, text)
        echo(say("{path} written", path=output), err=True)
    elif form == "text":
        click.echo("\n".join(map(visible, text.split("\n"))), nl=False)
    else:
        click.echo(text, nl=False)
    return int(bool(comparison.entries))
