"""lint: check articles by the rules, without a claim file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

import click

from factcheck.cli._archive import archive_options, worked
from factcheck.cli._destinations import (
    STANDARD_OUTPUT,
    FormatsInOrder,
    check_destinations,
    deliver,
    destinations_given,
    report_options,
)
from factcheck.cli._voice import echo
from factcheck.cli._watch import watch_option, watched
from factcheck.cli._work import EVERYTHING, Work, config_option, work_options
from factcheck.model import InputError, Report
from factcheck.wording import say, say_count

if TYPE_CHECKING:
    from factcheck.archive import InputFormat



@click.command(cls=FormatsInOrder, short_help="Check articles by the rules; no claim file needed.")
@click.argument("articles", nargs=-1, required=True)
@report_options
@work_options
@click.option("--select", multiple=True, metavar="RULES", help="Run only these: codes or their beginnings, commas between.")
@click.option("--ignore", multiple=True, metavar="RULES", help="Leave these out.")
@click.option("--baseline", metavar="FILE", help="Report only what is not in this list of known findings.")
@click.option("--write-baseline", is_flag=True, help="Write all findings into the --baseline FILE, as known from now on.")
@config_option
@watch_option
@archive_options
def command(
    articles: tuple[str, ...],
    formats: tuple[str, ...],
    outputs: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    baseline: str | None,
    write_baseline: bool,
    work: Work,
    watch: bool,
    input_format: str,
    executor: str | None,
) -> int:
    """Check whether the figures of ARTICLES fit together.

    Each rule looks for one kind of contradiction: a figure that is stated twice and differs, parts that do not make their
    total, a growth that does not fit its two levels. `factcheck rules` lists the rules, `factcheck explain FC102` tells
    what one is about and how to silence it in place.

    \b
    Examples:
      factcheck lint articles/budget.md
      factcheck lint articles/ --ignore FC114 --format json --output lint.json
      factcheck lint articles/ --baseline known.json --write-baseline
      factcheck lint articles/ --changed-since main --changed-lines --format github
      factcheck lint --input-format jsonl archive.jsonl --output findings.parquet --jobs 4

    \b
    Exit codes: 0 nothing to object to, 1 something does not fit, 2 something could not be read.
    """
    if input_format != "article":
        if formats or baseline or write_baseline or watch or len(outputs) > 1:
            message = say("an archive takes one --output, and no --format, --baseline or --watch: it gives a line of JSON a text")
            raise click.UsageError(message)
        if work.changed_since is not None or work.changed_lines:
            message = say("git does not tell which texts of an archive have changed: leave out --changed-since")
            raise click.UsageError(message)
        return lint_archive(
            articles, input_format, executor, work.jobs, select=_words(select), ignore=_words(ignore), config=work.config,  # type: ignore[arg-type]
            output=outputs[0] if outputs else None,
        )  # fmt: skip
    if executor is not None:
        raise click.UsageError(say("--executor is for archives: give --input-format jsonl or parquet too"))
    destinations = destinations_given(formats, outputs)
    again = partial(
        lint, articles, destinations, select=_words(select), ignore=_words(ignore), baseline=baseline,
        write_baseline=write_baseline, work=work,
    )  # fmt: skip
    return watched(again, "lint", articles, work.config) if watch and not write_baseline else again()


def lint(
    articles: Sequence[str],
    destinations: Sequence[tuple[str, str]] = (("text", STANDARD_OUTPUT),),
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    baseline: str | None = None,
    write_baseline: bool = False,
    work: Work = EVERYTHING,
    check: Callable[..., Report] | None = None,
) -> int:
    """Checks `articles` and writes the report to each of `destinations`, pairs of format and path; the exit code.

    What is given here goes before what the configuration says.  `check` is called for `runner.lint`.  Raises InputError for
    unknown rules and formats, and where the configuration or the baseline cannot be used.
    """
    from dataclasses import replace

    from factcheck import runner
    from factcheck.baseline import read_baseline, without_known
    from factcheck.configuration import configuration
    from factcheck.reports import shows_articles

    check_destinations(destinations)
    settled = configuration(work.config)
    chosen, severities = runner.lint_rules(settled, select, ignore)
    known_in = baseline or settled.baseline
    if write_baseline and known_in is None:
        raise InputError(say("--write-baseline needs to know the file: give --baseline FILE too"))
    if write_baseline and work.changed_since is not None:
        raise InputError(say("a baseline holds what is known of all articles: leave out --changed-since"))
    known = read_baseline(known_in) if known_in is not None and not write_baseline else None
    shown = work.changed_lines or any(shows_articles(name) for name, _ in destinations)
    checking = partial(check or runner.lint, chosen=chosen, severities=severities, keep_articles=shown)
    report = work.report(checking, articles, settled)
    if write_baseline and known_in is not None:
        report = _known_from_now_on(report, known_in)
    elif known is not None:
        report = replace(report, findings=tuple(without_known(report.findings, known)))
    deliver(report, destinations, quiet=work.quiet)
    return report.exit_code


def _known_from_now_on(report: Report, path: str) -> Report:
    """The report without what it found, which the baseline at `path` knows now."""
    from dataclasses import replace

    from factcheck.baseline import render_baseline
    from factcheck.reports import write

    write(path, render_baseline(report.findings))
    written = say_count(
        "{path} written: {count} finding known from now on", "{path} written: {count} findings known from now on",
        report.summary["contradicted"], path=path,
    )  # fmt: skip
    echo(written, err=True)
    return replace(report, findings=tuple(finding for finding in report.findings if finding.verdict != "contradicted"))


def lint_archive(
    paths: Sequence[str],
    input_format: InputFormat,
    executor: str | None = None,
    jobs: int = 1,
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    config: str | None = None,
    output: str | None = None,
) -> int:
    """Checks every text of archives, and gives the findings of each as a line of JSON, or to `output`; the exit code.

    Raises InputError for unknown rules and executors, and where the configuration cannot be used or the output be written.
    """
    from factcheck import archive, runner
    from factcheck.configuration import configuration

    chosen, severities = runner.lint_rules(configuration(config), select, ignore)
    work = archive.Linting(tuple(rule.code for rule in chosen), severities)
    return worked(paths, input_format, work, output=output, by=archive.executor(executor, jobs))


def _words(options: Sequence[str]) -> tuple[str, ...]:
    return tuple(word.strip() for option in options for word in option.split(",") if word.strip())
