"""extract: the figures of articles, as a table for people or as JSON lines for programs."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

import click

from factcheck.cli._archive import archive_options, print_line, worked
from factcheck.cli._command import Command
from factcheck.cli._voice import crash_told, on_terminal, tell, terminal_width, voice
from factcheck.cli._work import jobs_given
from factcheck.model import InputError
from factcheck.reports import visible
from factcheck.wording import say, say_count, terms

if TYPE_CHECKING:
    from factcheck.archive import Executor, InputFormat

Format = Literal["table", "jsonl"]
_HEADINGS = (
    say("place"), say("figure"), say("value"), say("unit"), say("kind"), say("wording"), say("change"), say("subject"),
)  # fmt: skip

@click.command(cls=Command, short_help="List the figures of articles.")
@click.argument("articles", nargs=-1, required=True)
@click.option(
    "--format", "output_format", type=click.Choice(["table", "jsonl"]), default="table", show_default=True,
    help="A table for people, or one JSON object a document.",
)  # fmt: skip
@archive_options
@click.option("--output", metavar="PATH", help="With an archive: a file .jsonl or .parquet, or a folder/, to write to.")
@click.option("-j", "--jobs", default="1", callback=jobs_given, metavar="N", help="Share an archive among N processes.")
def command(
    articles: tuple[str, ...],
    output_format: Format,
    input_format: str,
    executor: str | None,
    output: str | None,
    jobs: int,
) -> int:
    """List the figures that ARTICLES state: each with its place, value, unit and subject. A folder stands for the articles in it.

    \b
    Examples:
      factcheck extract articles/budget.md
      factcheck extract --format jsonl articles/*.md > figures.jsonl
      factcheck extract --input-format jsonl --format jsonl cases.jsonl
      factcheck extract --input-format parquet archive.parquet --output figures.parquet --jobs 4

    \b
    Exit codes: 0 all were read, 2 something could not be read.
    """
    if input_format == "article":
        if output is not None or executor is not None:
            raise click.UsageError(say("--output and --executor are for archives: give --input-format jsonl or parquet too"))
        return extract_articles(articles, output_format)
    from factcheck import archive

    by = archive.executor(executor, jobs)
    return extract_cases(articles, output_format, input_format=input_format, output=output, by=by)  # type: ignore[arg-type]


def extract_articles(paths: Sequence[str], output_format: Format = "table") -> int:
    """Prints the figures of each article, also of those in folders; one that cannot be read is told on stderr.  The exit code."""
    import factcheck
    from factcheck.figures import record

    code = 0
    for path in (found for given in paths for found in _articles(given)):
        if isinstance(path, InputError):
            code = tell(path)
            continue
        try:
            with crash_told():
                document = factcheck.read(path)
                figures = factcheck.extract(document)
        except InputError as error:
            code = tell(error if error.path else InputError(error.message, path))
        else:
            _show(record(path, document.text, document.lang, figures), output_format)
    return code


def _articles(given: str) -> Iterable[str | InputError]:
    """The article at a path, or those of a folder; what a claim file is told."""
    if not os.path.isdir(given) and not given.lower().endswith((".yaml", ".yml")):
        # Figures of a text are found without what a run needs.
        return (given,)
    from factcheck import runner

    return runner.articles((given,))


def extract_cases(
    paths: Sequence[str],
    output_format: Format = "table",
    *,
    input_format: InputFormat = "jsonl",
    output: str | None = None,
    by: Executor | None = None,
) -> int:
    """Prints the figures of each case of files with one JSON object a line, or a row of Parquet, in their order.

    output  a file .jsonl or .parquet, or a folder, to write instead
    by      who does the work; None: this process

    What is no case is told on stderr with its place.  The exit code.
    """
    from factcheck import archive

    show = partial(_show, output_format=output_format)
    return worked(paths, input_format, archive.Extraction(), output=output, by=by, show=show)


def _show(record: Mapping[str, Any], output_format: Format) -> None:
    """Prints a document with its figures, given as in schemas/figures.schema.json."""
    if output_format == "table":
        click.echo(_table(record["id"], [_row(fields) for fields in record["figures"]]))
    else:
        print_line(record)


def _table(name: str, rows: Sequence[tuple[str, ...]]) -> str:
    from io import StringIO

    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    grid = Table(box=None, pad_edge=False, header_style="")
    # Not on a terminal nothing is wrapped: a line stays a figure.
    wrap = on_terminal()
    for heading in _HEADINGS:
        grid.add_column(
            voice()(heading), no_wrap=not wrap or heading != "subject", justify="right" if heading == "value" else "left"
        )
    for row in rows:
        grid.add_row(*(Text(visible(cell)) for cell in row))
    out = StringIO()
    console = Console(
        file=out, width=terminal_width() if wrap else 10_000, color_system=None, highlight=False, legacy_windows=False
    )
    if rows:
        console.print(grid)
    lines = [line.rstrip() for line in out.getvalue().splitlines()]
    count = voice()(say_count("{count} figure", "{count} figures", len(rows)))
    return "\n".join([f"{visible(name)}: {count}", *(f"  {line}" for line in lines), *([""] if lines else [])])


def _row(fields: Mapping[str, Any]) -> tuple[str, ...]:
    """What a table shows of a figure, given as in schemas/figures.schema.json."""
    told = voice()
    value = fields.get("value") or told(say("{low} to {high}", low=fields["low"], high=fields["high"]))
    moved = ((terms.CHANGES, fields["change"]), (terms.BASES, fields["basis"]))
    change = " ".join(told(terms.name_of(words, word)) for words, word in moved if word != "none")
    wording = "" if fields["approx"] == "exact" else told(terms.name_of(terms.APPROXIMATORS, fields["approx"]))
    return (
        f"{fields['line']}:{fields['column']}", fields["quote"], value, fields["unit"] or "",
        told(terms.name_of(terms.KINDS, fields["kind"])), wording, change, fields["subject"],
    )  # fmt: skip
