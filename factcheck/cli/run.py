"""run: check claim files against their articles."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import partial
from time import perf_counter

import click

from factcheck.cli._claim_files import DEFAULT_FOLDER, claim_paths
from factcheck.cli._destinations import (
    STANDARD_OUTPUT,
    FormatsInOrder,
    check_destinations,
    deliver,
    destinations_given,
    report_options,
)
from factcheck.cli._voice import echo, error_line, voice
from factcheck.cli._watch import watch_option, watched
from factcheck.cli._work import EVERYTHING, Work, config_option, tell_stages, work_options
from factcheck.model import InputError, Report
from factcheck.wording import say


def percent_given(ctx: click.Context, param: click.Parameter, value: str | None) -> Decimal | None:
    """A share from 0 to 100 as an exact number; a callback of click."""
    if value is None:
        return None
    try:
        percent = Decimal(value.strip().removesuffix("%"))
    except InvalidOperation:
        percent = Decimal(-1)
    if not (percent.is_finite() and 0 <= percent <= 100):
        wrong = say('"{value}" is no percentage; write a number from 0 to 100, such as 90', value=value)
        raise click.BadParameter(wrong, ctx, param)
    return percent


@click.command(cls=FormatsInOrder, short_help="Check claim files against their articles.")
@click.argument("paths", nargs=-1)
@report_options
@work_options
@click.option("-v", "--verbose", is_flag=True, help="List the claims that hold too, and say how long each stage took.")
@click.option("--coverage", is_flag=True, help="List the figures that no claim covers.")
@click.option(
    "--fail-under", callback=percent_given, metavar="PERCENT", help="Exit code 1 where claims cover fewer of the figures."
)
@click.option("--no-report", is_flag=True, help="Do not write reports/factcheck.json.")
@config_option
@watch_option
def command(
    paths: tuple[str, ...],
    formats: tuple[str, ...],
    outputs: tuple[str, ...],
    verbose: bool,
    coverage: bool,
    fail_under: Decimal | None,
    no_report: bool,
    work: Work,
    watch: bool,
) -> int:
    """Check claim files against the articles that they name.

    PATHS are claim files or folders that hold some; without any, the folder claims/. Each claim that does not hold is
    listed with its place in the article, the sentence, what was expected and what was found. The result is also written to
    reports/factcheck.json in the project's folder.

    \b
    Examples:
      factcheck run
      factcheck run claims/budget.yaml --verbose
      factcheck run claims/ --format text --format json --output result.json
      factcheck run claims/ --coverage --fail-under 90
      factcheck run claims/ --changed-since main --format github

    \b
    Exit codes: 0 all claims hold, 1 some do not or too few figures are covered, 2 something could not be read.
    """
    destinations = destinations_given(formats, outputs)
    again = partial(
        run, paths, destinations, verbose=verbose, coverage=coverage, fail_under=fail_under, keep_report=not no_report, work=work
    )  # fmt: skip
    return watched(again, "run", paths or (DEFAULT_FOLDER,), work.config) if watch else again()


def run(
    paths: Sequence[str],
    destinations: Sequence[tuple[str, str]] = (("text", STANDARD_OUTPUT),),
    *,
    verbose: bool = False,
    coverage: bool = False,
    fail_under: Decimal | None = None,
    keep_report: bool = True,
    work: Work = EVERYTHING,
    check: Callable[..., Report] | None = None,
) -> int:
    """Checks the claim files at `paths` and writes the report to each of `destinations`, pairs of format and path.

    coverage    whether the figures that no claim covers are listed, where a format lists them
    fail_under  percent of the figures of all articles that claims must cover; the exit code is 1 where they cover fewer
    work        on what, and how; where only what has changed is checked, reports/factcheck.json is left as it is
    check       what is called for `runner.run`

    The exit code is returned.  Raises InputError where a format is unknown, the configuration cannot be used or a report
    cannot be written.
    """
    from factcheck import runner
    from factcheck.configuration import configuration
    from factcheck.reports import shows_articles

    check_destinations(destinations)
    paths = claim_paths(paths)
    kept = coverage or work.changed_lines or any(shows_articles(name) for name, _ in destinations)
    settled = configuration(work.config)
    checking = partial(check or runner.run, today=date.today(), settled=settled, keep_articles=kept)
    report = work.report(checking, paths, settled)
    checked = perf_counter()
    if keep_report and work.changed_since is None:
        _keep(report, paths)
    deliver(report, destinations, quiet=work.quiet, verbose=verbose, coverage=coverage)
    if verbose:
        tell_stages(report, perf_counter() - checked)
    return report.exit_code or _too_few(report, fail_under)


def _too_few(report: Report, fail_under: Decimal | None) -> int:
    """1 where claims cover fewer figures than asked for, which is said; else 0."""
    figures = sum(coverage.figures for coverage in report.coverage)
    covered = sum(coverage.covered for coverage in report.coverage)
    if fail_under is None or covered * 100 >= fail_under * figures:
        return 0
    told = {"covered": covered, "figures": figures, "least": fail_under}
    echo(say("{covered} of {figures} figures are covered, fewer than {least} % (--fail-under)", **told), err=True)
    return 1


def _keep(report: Report, paths: Sequence[str]) -> None:
    """Writes reports/factcheck.json; that it cannot be written is said, and changes nothing about the result.

    It is kept for programs, and in English whoever runs.
    """
    from factcheck.reports import render, write

    existing = next((path for path in paths if os.path.exists(path)), None)
    if existing is None:
        return
    try:
        write(os.path.join(reports_folder(existing), "factcheck.json"), render(report, "json"))
    except InputError as error:
        click.echo(f"{error_line(error)} {voice()(say('(--no-report leaves it out)'))}", err=True)


def reports_folder(path: str) -> str:
    """reports/ in the project that `path` belongs to; where it belongs to none, in the current folder."""
    from factcheck.claims import find_root

    folder = find_root(path) / "reports"
    # A folder that is its own root stands in no project.
    return os.path.abspath("reports") if find_root(folder) == folder else str(folder)
