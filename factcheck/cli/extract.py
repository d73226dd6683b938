"""extract: the figures of articles, as a table for people or as JSON lines for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO, Literal

import click

from factcheck.cli._command import Command
from factcheck.cli._voice import crash_told, on_terminal, tell, terminal_width
from factcheck.model import Figure, InputError
from factcheck.reports import visible

Format = Literal["table", "jsonl"]
# Longest line of a file of cases, in bytes: what a line may cost in memory.
LONGEST_LINE = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Case:
    """A text to extract from: its id, its language where that is known."""

    id: str
    text: str
    lang: str | None = None


@click.command(cls=Command, short_help="List the figures of articles.")
@click.argument("articles", nargs=-1, required=True)
@click.option(
    "--format", "output_format", type=click.Choice(["table", "jsonl"]), default="table", show_default=True,
    help="A table for people, or one JSON object a document.",
)  # fmt: skip
@click.option(
    "--input-format", type=click.Choice(["article", "jsonl"]), default="article", show_default=True,
    help='jsonl: each line of the file is a case {"id", "lang", "text"}; - reads standard input.',
)  # fmt: skip
def command(articles: tuple[str, ...], output_format: Format, input_format: str) -> int:
    """List the figures that ARTICLES state: each with its place, value, unit and subject.

    \b
    Examples:
      factcheck extract articles/budget.md
      factcheck extract --format jsonl articles/*.md > figures.jsonl
      factcheck extract --input-format jsonl --format jsonl cases.jsonl

    \b
    Exit codes: 0 all were read, 2 something could not be read.
    """
    return (extract_cases if input_format == "jsonl" else extract_articles)(articles, output_format)


def extract_articles(paths: Sequence[str], output_format: Format = "table") -> int:
    """Prints the figures of each article; one that cannot be read is told on stderr.  The exit code."""
    import factcheck

    code = 0
    for path in paths:
        try:
            with crash_told():
                document = factcheck.read(path)
                figures = factcheck.extract(document)
        except InputError as error:
            code = tell(error if error.path else InputError(error.message, path))
        else:
            _print(path, document.text, document.lang, figures, output_format)
    return code


def extract_cases(paths: Sequence[str], output_format: Format = "table") -> int:
    """Prints the figures of each case of files with one JSON object a line, one after the other as they are read.

    A line that is no case is told on stderr with its number.  The exit code.
    """
    import factcheck

    code = 0
    for path in paths:
        try:
            with _opened(path) as stream:
                for number, case in cases(stream, path):
                    try:
                        if isinstance(case, InputError):
                            raise case
                        with crash_told():
                            # The text as it is: the offsets that programs get back count its characters.
                            figures = factcheck.extract(case.text, case.lang)
                    except InputError as error:
                        code = tell(InputError(error.message, path, number, error.column))
                    else:
                        _print(case.id, case.text, case.lang, figures, output_format)
        except InputError as error:
            code = tell(error)
    return code


def cases(stream: BinaryIO, path: str) -> Iterator[tuple[int, Case | InputError]]:
    """Each line's number and its case, or what is wrong with the line; empty lines are passed over."""
    number = 0
    while line := stream.readline(LONGEST_LINE):
        number += 1
        if len(line) == LONGEST_LINE and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = stream.readline(LONGEST_LINE)
            yield number, InputError(f"this line is longer than {LONGEST_LINE // 1024 // 1024} MB", path, number)
        elif line.strip():
            yield number, _case(line, path, number)


def _case(line: bytes, path: str, number: int) -> Case | InputError:
    example = 'write for example {"id": "a1", "text": "Sales rose 5%."}'
    try:
        fields = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return InputError(f"not UTF-8 (byte {error.start + 1} of the line)", path, number)
    except json.JSONDecodeError as error:
        return InputError(f"not JSON: {error.msg}; {example}", path, number, error.colno)
    except (ValueError, RecursionError):
        return InputError(f"not usable JSON: nested too deeply, or a number too long; {example}", path, number)
    if not isinstance(fields, dict):
        return InputError(f"not a JSON object; {example}", path, number)
    for key in ("id", "text"):
        if not isinstance(fields.get(key), str):
            return InputError(f'"{key}" must be there and a string; {example}', path, number)
    lang = fields.get("lang")
    if lang is not None and not isinstance(lang, str):
        return InputError('"lang" must be a string such as "zh" or "en", or left out', path, number)
    return Case(fields["id"], fields["text"], lang)


@contextmanager
def _opened(path: str) -> Iterator[BinaryIO]:
    if path == "-":
        yield sys.stdin.buffer
        return
    try:
        file = open(path, "rb")  # noqa: SIM115 - closed by the with below; only the opening may fail as the user's mistake
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise InputError(f"cannot be read: {reason}", path) from error
    with file:
        yield file


def _print(name: str, text: str, lang: str | None, figures: Sequence[Figure], output_format: Format) -> None:
    if output_format == "table":
        click.echo(table(name, figures))
        return
    from factcheck.figures import detect_language

    fields = {
        "id": name,
        "lang": lang or detect_language(text),
        "text": text,
        "figures": [figure.to_json() for figure in figures],
    }
    sys.stdout.write(json.dumps(fields, ensure_ascii=False) + "\n")
    # Whoever feeds cases through a pipe waits for this answer before the next one.
    sys.stdout.flush()


def table(name: str, figures: Sequence[Figure]) -> str:
    """The figures of one document, a line each, under its name."""
    from io import StringIO

    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    grid = Table(box=None, pad_edge=False, header_style="")
    # Not on a terminal nothing is wrapped: a line stays a figure.
    wrap = on_terminal()
    for heading in ("place", "figure", "value", "unit", "kind", "wording", "change", "subject"):
        grid.add_column(heading, no_wrap=not wrap or heading != "subject", justify="right" if heading == "value" else "left")
    for figure in figures:
        grid.add_row(*(Text(visible(cell)) for cell in _row(figure)))
    out = StringIO()
    console = Console(
        file=out, width=terminal_width() if wrap else 10_000, color_system=None, highlight=False, legacy_windows=False
    )
    if figures:
        console.print(grid)
    lines = [line.rstrip() for line in out.getvalue().splitlines()]
    count = f"{len(figures)} figure{'' if len(figures) == 1 else 's'}"
    return "\n".join([f"{visible(name)}: {count}", *(f"  {line}" for line in lines), *([""] if lines else [])])


def _row(figure: Figure) -> tuple[str, ...]:
    fields = figure.to_json()
    value = fields.get("value") or f"{fields['low']} to {fields['high']}"
    change = " ".join(word for word in (figure.change, figure.basis) if word != "none")
    wording = "" if fields["approx"] == "exact" else fields["approx"].replace("_", " ")
    return (
        f"{figure.line}:{figure.column}", figure.quote, value, fields["unit"] or "", fields["kind"].replace("_", " "), wording,
        change, figure.subject,
    )  # fmt: skip
