"""accept: after an intended change of an article, let the claims say what it says now."""

from __future__ import annotations

import sys
from collections.abc import Collection, Sequence
from difflib import get_close_matches, unified_diff
from typing import TYPE_CHECKING, NamedTuple

import click

from factcheck.cli._command import Command
from factcheck.cli._voice import colour_wanted, debugging, tell
from factcheck.cli.run import default_folder
from factcheck.model import InputError
from factcheck.reports import visible

if TYPE_CHECKING:
    from factcheck.authoring import Acceptance
    from factcheck.checkers import Article
    from factcheck.model import ClaimFile


@click.command(cls=Command, short_help="Let claims say what their articles say now.")
@click.argument("paths", nargs=-1)
@click.option("--yes", is_flag=True, help="Write without asking.")
@click.option("--dry-run", is_flag=True, help="Only show what would change.")
@click.option("--claim", "only", multiple=True, metavar="ID", help="Rewrite only this claim. Can be repeated.")
def command(paths: tuple[str, ...], yes: bool, dry_run: bool, only: tuple[str, ...]) -> int:
    """Rewrite the expectations that an article contradicts to what it says now.

    For an update of an article that was meant: PATHS are claim files or folders that hold some; without any, the folder
    claims/. The difference is shown and nothing written before you agree. Only expectations change; comments, order and
    quotes stay. A claim that cannot be settled that way is listed: a figure that the article states in two places and
    differently, one that it no longer states, a relationship whose result is another claim's.

    \b
    Examples:
      factcheck accept
      factcheck accept claims/budget.yaml --claim total-cost
      factcheck accept claims/ --yes

    \b
    Exit codes: 0 all claims hold now, 1 some do not, 2 something could not be read, or nobody could be asked.
    """
    return accept(paths, yes=yes, dry_run=dry_run, only=only)


class _Settled(NamedTuple):
    """A claim file, its text as it is, and what has come of it."""

    path: str
    text: str
    acceptance: Acceptance


def accept(paths: Sequence[str], *, yes: bool = False, dry_run: bool = False, only: Collection[str] = ()) -> int:
    """Rewrites the claim files at `paths`, after asking unless `yes`; the exit code.

    A file with mistakes, or one whose article cannot be read, stays as it is and makes the exit code 2.  Raises InputError
    where `only` names a claim that no file has, and where there is something to write but nobody to ask.
    """
    from factcheck import runner
    from factcheck.configuration import configuration

    loaded = list(runner.load(tuple(paths) or (default_folder(),), settled=configuration(), debug=debugging()))
    files = [item.claim_file for item in loaded if item.claim_file is not None and not item.errors]
    _must_exist(only, files)
    fault = 0
    for error in (error for item in loaded for error in item.errors):
        fault = tell(error)
    settled = []
    for claim_file in files:
        try:
            settled.append(_settled(claim_file, only or None))
        except InputError as error:
            fault = tell(error)
    changed = [item for item in settled if item.acceptance.rewritten]
    for item in settled:
        _show(item)
    by_hand = sum(len(item.acceptance.by_hand) for item in settled)
    written = 0
    if changed and not dry_run and _agreed(yes, changed):
        written = _write(changed)
    count = sum(len(item.acceptance.rewritten) for item in changed)
    click.echo(_outcome(count, bool(written), by_hand, dry_run), err=True)
    return fault or int(bool(by_hand or (count and not written)))


def _must_exist(only: Collection[str], files: Sequence[ClaimFile]) -> None:
    ids = [claim.id for claim_file in files for claim in claim_file.claims]
    for wanted in only:
        if wanted not in ids:
            near = get_close_matches(wanted, ids, 1)
            raise InputError(f'no claim has the id "{wanted}"' + (f'; did you mean "{near[0]}"?' if near else ""))


def _settled(claim_file: ClaimFile, only: Collection[str] | None) -> _Settled:
    import factcheck
    from factcheck.authoring import accept as accepted
    from factcheck.checkers import Article

    articles: dict[str, Article] = {}
    for path, _ in (*claim_file.articles, *claim_file.others):
        document = factcheck.read(path)
        articles[path] = Article(document, tuple(factcheck.extract(document)))
    with open(claim_file.path, encoding="utf-8", newline="") as file:
        text = file.read()
    return _Settled(claim_file.path, text, accepted(text, claim_file, articles, only))


def _show(item: _Settled) -> None:
    """The difference on stdout, what needs a person on stderr."""
    before, after = (text.splitlines() for text in (item.text, item.acceptance.text))
    for line in unified_diff(before, after, item.path, item.path, lineterm=""):
        colour = {"+": "green", "-": "red", "@": "cyan"}.get(line[:1]) if colour_wanted() else None
        click.echo(click.style(visible(line), fg=colour) if colour else visible(line))
    for rewritten in item.acceptance.rewritten:
        if rewritten.note:
            click.echo(visible(f"{item.path}:{rewritten.line}: {rewritten.claim}: {rewritten.note}"), err=True)
    for left in item.acceptance.by_hand:
        click.echo(visible(f"{item.path}:{left.line}: {left.claim}: needs a hand: {left.reason}"), err=True)


def _agreed(yes: bool, changed: Sequence[_Settled]) -> bool:
    if yes:
        return True
    if not _can_ask():
        raise InputError("nothing was written: there is no terminal to ask on; --yes writes without asking, --dry-run only shows")
    files = changed[0].path if len(changed) == 1 else f"{len(changed)} files"
    return click.confirm(f"Write this to {files}?", default=False, err=True)


def _can_ask() -> bool:
    return sys.stdin.isatty()


def _write(changed: Sequence[_Settled]) -> int:
    from factcheck.reports import write

    for item in changed:
        write(item.path, item.acceptance.text)
    return len(changed)


def _outcome(count: int, written: bool, by_hand: int, dry_run: bool) -> str:
    expectations = f"{count} {'expectation' if count == 1 else 'expectations'}"
    if not count:
        said = "nothing to accept"
    elif written:
        said = f"{expectations} rewritten"
    else:
        said = f"{expectations} {'would be' if dry_run else 'not'} rewritten"
    return f"{said}; {by_hand} {'claim needs' if by_hand == 1 else 'claims need'} a hand" if by_hand else said
