"""run: check claim files against their articles."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import partial
from time import perf_counter

import click

from factcheck.cli._changes import change_options, changes_asked
from factcheck.cli._command import Command
from factcheck.cli._destinations import STANDARD_OUTPUT, check_destinations, deliver
from factcheck.cli._voice import debugging, echo, error_line, voice
from factcheck.cli._watch import watch_option, watched
from factcheck.cli._work import progress_shown, tell_stages, work_options
from factcheck.model import InputError, Report
from factcheck.wording import say

DEFAULT_FOLDER = "claims"


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


class FormatsInOrder(Command):
    """Remembers in which order --format and --output were given; click itself only keeps each option's own values."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        order = self.make_parser(ctx).parse_args(list(args))[2]
        ctx.meta[__name__] = tuple(parameter.name for parameter in order if parameter.name in {"formats", "outputs"})
        return super().parse_args(ctx, args)


def report_options(command: Callable[..., int]) -> Callable[..., int]:
    """The options --format and --output of a command that reports."""
    where = "Where the --format before it goes; without it, or with -, to the screen. Can be repeated."
    how = (
        "How to report: text (the default), html, markdown, csv, json, sarif, junit, github, gitlab, claimreview. Repeatable."
    )
    command = click.option("--output", "outputs", multiple=True, metavar="PATH", help=where)(command)
    return click.option("--format", "formats", multiple=True, metavar="FORMAT", help=how)(command)


@click.command(cls=FormatsInOrder, short_help="Check claim files against their articles.")
@click.argument("paths", nargs=-1)
@report_options
@change_options
@work_options
@click.option("-v", "--verbose", is_flag=True, help="List the claims that hold too, and say how long each stage took.")
@click.option("--coverage", is_flag=True, help="List the figures that no claim covers.")
@click.option(
    "--fail-under", callback=percent_given, metavar="PERCENT", help="Exit code 1 where claims cover fewer of the figures."
)
@click.option("--no-report", is_flag=True, help="Do not write reports/factcheck.json.")
@click.option("--config", metavar="PATH", help="The configuration; without it, factcheck.toml or pyproject.toml above.")
@watch_option
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    formats: tuple[str, ...],
    outputs: tuple[str, ...],
    verbose: bool,
    coverage: bool,
    fail_under: Decimal | None,
    no_report: bool,
    config: str | None,
    changed_since: str | None,
    changed_lines: bool,
    jobs: int,
    no_cache: bool,
    quiet: bool,
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
    destinations = pair(order_given(ctx), formats, outputs)
    again = partial(
        run, paths, destinations, verbose=verbose, coverage=coverage, fail_under=fail_under, keep_report=not no_report,
        config=config, changed_since=changed_since, changed_lines=changed_lines,
        jobs=jobs, cached=not no_cache, quiet=quiet,
    )  # fmt: skip
    return watched(again, "run", paths or (DEFAULT_FOLDER,), config) if watch else again()


def run(
    paths: Sequence[str],
    destinations: Sequence[tuple[str, str]] = (("text", STANDARD_OUTPUT),),
    *,
    verbose: bool = False,
    coverage: bool = False,
    fail_under: Decimal | None = None,
    keep_report: bool = True,
    config: str | None = None,
    changed_since: str | None = None,
    changed_lines: bool = False,
    jobs: int = 1,
    cached: bool = False,
    quiet: bool = False,
    check: Callable[..., Report] | None = None,
) -> int:
    """Checks the claim files at `paths` and writes the report to each of `destinations`, pairs of format and path.

    coverage    whether the figures that no claim covers are listed, where a format lists them
    fail_under  percent of the figures of all articles that claims must cover; the exit code is 1 where they cover fewer
    config      path of the configuration; None: the one that is found
    changed_since   a revision of git: only what has changed since is checked, and reports/factcheck.json left as it is
    changed_lines   whether findings that stand on no changed line are left out
    jobs        how many processes share the work
    cached      whether what an earlier run found is taken where nothing has changed
    quiet       whether a report that goes to the screen is left out where everything holds
    check       what is called for `runner.run`

    The exit code is returned.  Raises InputError where a format is unknown, the configuration cannot be used or a report
    cannot be written.
    """
    from factcheck import runner
    from factcheck.configuration import configuration
    from factcheck.reports import shows_articles

    check_destinations(destinations)
    paths = tuple(paths) or (default_folder(),)
    kept = coverage or changed_lines or any(shows_articles(name) for name, _ in destinations)
    settled = configuration(config)
    changes = changes_asked(changed_since, changed_lines, paths)
    with progress_shown(quiet) as progress:
        report = (check or runner.run)(
            paths, today=date.today(), settled=settled, keep_articles=kept, jobs=jobs, cached=cached, progress=progress,
            changes=changes, debug=debugging(),
        )  # fmt: skip
    if changes is not None and changed_lines:
        report = runner.on_changed_lines(report, changes, settled)
    checked = perf_counter()
    if keep_report and changes is None:
        _keep(report, paths)
    deliver(report, destinations, quiet=quiet, verbose=verbose, coverage=coverage)
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


def default_folder() -> str:
    """The folder checked when none is named.  Raises InputError where it is missing."""
    if not os.path.isdir(DEFAULT_FOLDER):
        raise InputError(
            say(
                "there is no folder {folder}/ here; name the claim files to check, or write a first one with: "
                "factcheck suggest ARTICLE --output {folder}/NAME.yaml",
                folder=DEFAULT_FOLDER,
            )
        )
    return f"{DEFAULT_FOLDER}/"


def order_given(ctx: click.Context) -> Sequence[str]:
    """"formats" and "outputs" in the order in which the command line gave them."""
    order: Sequence[str] = ctx.meta.get(__name__, ())
    return order


def pair(order: Sequence[str], formats: Sequence[str], outputs: Sequence[str]) -> list[tuple[str, str]]:
    """Each format with where it goes.

    As many outputs as formats belong together one by one; otherwise an output belongs to the format right before it.
    `order` holds "formats" and "outputs" as they were given.  Raises click.UsageError where an output has no format.
    """
    formats = list(formats) or ["text"]
    if len(outputs) == len(formats):
        return list(zip(formats, outputs, strict=True))
    pairs: list[tuple[str, str]] = []
    left, last = iter(outputs), ""
    waiting = iter(formats)
    for option in order or ["formats"]:
        if option == "formats":
            pairs.append((next(waiting), STANDARD_OUTPUT))
        elif last == "formats":
            pairs[-1] = (pairs[-1][0], next(left))
        else:
            raise click.UsageError(say("each --output needs a --format right before it"))
        last = option
    return pairs


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
