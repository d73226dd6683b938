"""suggest: a first claim file for an article."""

from __future__ import annotations

import os

import click

from factcheck.model import InputError


@click.command(short_help="Write a first claim file for an article.")
@click.argument("article")
@click.option("--output", metavar="FILE", help="The claim file to write; without it, it is shown.")
@click.option("--force", is_flag=True, help="Overwrite FILE if there is one.")
def command(article: str, output: str | None, force: bool) -> int:
    """Write a claim file that covers every figure of ARTICLE as it stands now.

    Read it, and correct what the article has wrong: each claim then says what its figure must be. `factcheck run` tells
    you from then on when an update of the article changes one of them.

    \b
    Example:
      factcheck suggest articles/budget.md --output claims/budget.yaml
      factcheck run claims/budget.yaml
    """
    return suggest(article, output, force=force)


def suggest(article: str, output: str | None = None, *, force: bool = False) -> int:
    """Writes the claim file for `article` to `output`, or shows it; the exit code.

    Raises InputError where the article cannot be read, states no figure, or `output` exists and `force` is not set.
    """
    import factcheck
    from factcheck.authoring import suggest as claim_file_for
    from factcheck.reports import write

    if output is not None and os.path.exists(output) and not force:
        raise InputError("exists already; --force overwrites it", output)
    document = factcheck.read(article)
    figures = factcheck.extract(document)
    if not figures:
        raise InputError("no figure was found in this article, so there is nothing to claim", article)
    folder = os.path.dirname(output or "") or os.curdir
    written = claim_file_for(document, figures, article=os.path.relpath(article, folder).replace(os.sep, "/"))
    if output is None:
        click.echo(written, nl=False)
    else:
        write(output, written)
        click.echo(f"{output} written; check it with: factcheck run {output}", err=True)
    return 0
