"""suggest: a first claim file for an article."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from factcheck.cli._command import Command
from factcheck.cli._voice import FAULT, debugging, echo, error_line, voice
from factcheck.model import InputError
from factcheck.wording import say, say_count

if TYPE_CHECKING:
    from factcheck.model import Document, Figure


@click.command(cls=Command, short_help="Write a first claim file for an article.")
@click.argument("article")
@click.option("--output", metavar="FILE", help="The claim file to write; without it, it is shown.")
@click.option("--force", is_flag=True, help="Overwrite FILE if there is one.")
@click.option("--update", is_flag=True, help="Add claims to FILE for the figures that none of its claims covers.")
def command(article: str, output: str | None, force: bool, update: bool) -> int:
    """Write a claim file that covers every figure of ARTICLE as it stands now.

    Read it, and correct what the article has wrong: each claim then says what its figure must be. `factcheck run` tells
    you from then on when an update of the article changes one of them. Where figures make up each other (a total, a growth
    between two levels, a share), a claim says that, too.

    With --update, the claims that FILE has stay as they are, to the letter; new ones are put behind them.

    \b
    Examples:
      factcheck suggest articles/budget.md --output claims/budget.yaml
      factcheck run claims/budget.yaml
      factcheck suggest articles/budget.md --output claims/budget.yaml --update
    """
    if update and output is None:
        raise click.UsageError(say("--update needs to know the claim file: give --output FILE too"))
    if update and force:
        raise click.UsageError(say("--update keeps what the file has, --force overwrites it; give one of them"))
    return suggest(article, output, force=force, update=update)


def suggest(article: str, output: str | None = None, *, force: bool = False, update: bool = False) -> int:
    """Writes the claim file for `article` to `output`, or shows it; the exit code.

    With `update` an `output` that exists keeps its claims and gets those that are missing.  Raises InputError where the
    article cannot be read, states no figure, or `output` exists and neither `force` nor `update` is set.
    """
    import factcheck
    from factcheck import runner
    from factcheck.authoring import suggest as claim_file_for
    from factcheck.reports import write

    if (mistaken := runner.no_article(article) or _no_claim_file(output, article)) is not None:
        raise mistaken
    exists = output is not None and os.path.exists(output)
    if exists and not force and not update:
        raise InputError(say("exists already; --force overwrites it, --update adds to it"), output)
    document = factcheck.read(article)
    figures = factcheck.extract(document)
    if not figures:
        raise InputError(say("no figure was found in this article, so there is nothing to claim"), article)
    if output is not None and exists and update:
        return _update(output, document, figures)
    folder = os.path.dirname(output or "") or os.curdir
    named = os.path.relpath(article, folder).replace(os.sep, "/")
    written = claim_file_for(document, figures, article=named, voice=voice())
    if output is None:
        click.echo(written, nl=False)
    else:
        write(output, written)
        echo(say("{path} written; check it with: factcheck run {path}", path=output), err=True)
    return 0


def _no_claim_file(output: str | None, article: str) -> InputError | None:
    """What is said where a claim file cannot be written to `output`, or would not be found there by `run`."""
    from factcheck.runner import CLAIM_SUFFIXES

    if output is None:
        return None
    if os.path.isdir(output) or output.endswith("/"):
        stem = os.path.splitext(os.path.basename(article))[0]
        named = os.path.join(output, f"{stem}.yaml")
        return InputError(say("is a folder; name the claim file in it: --output {path}", path=named), output)
    if not output.lower().endswith(CLAIM_SUFFIXES):
        named = f"{os.path.splitext(output)[0]}.yaml"
        return InputError(say("the name of a claim file ends in .yaml; write: --output {path}", path=named), output)
    return None


def _update(path: str, document: Document, figures: Sequence[Figure]) -> int:
    """Adds what is missing to the claim file at `path`; a file with mistakes is left alone."""
    from factcheck import runner
    from factcheck.authoring import update
    from factcheck.claims import read_text
    from factcheck.configuration import configuration
    from factcheck.figures import Article
    from factcheck.reports import write

    (loaded,) = runner.load((path,), settled=configuration(), debug=debugging())
    if loaded.claim_file is None or loaded.errors:
        for error in loaded.errors:
            click.echo(error_line(error), err=True)
        return FAULT
    written, added = update(read_text(path), loaded.claim_file, Article(document, tuple(figures)), voice())
    if added:
        write(path, written)
        echo(say_count("{path}: {count} claim added", "{path}: {count} claims added", added, path=path), err=True)
    else:
        echo(say("{path}: every figure has its claim", path=path), err=True)
    return 0
