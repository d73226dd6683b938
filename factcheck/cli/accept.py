"""accept: after an intended change of an article, let the claims say what it says now."""

from __future__ import annotations

import sys
from collections.abc import Collection, Sequence
from difflib import unified_diff
from typing import TYPE_CHECKING, NamedTuple

import click

from factcheck.cli._claim_files import claim_paths
from factcheck.cli._command import Command
from factcheck.cli._voice import colour_wanted, debugging, echo, tell, voice
from factcheck.model import InputError
from factcheck.reports import visible
from factcheck.wording import Message, joined, listed, nearest, say, say_count

if TYPE_CHECKING:
    from factcheck.authoring import Acceptance, Split
    from factcheck.figures import Article
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
    quotes stay. Where an article contradicts itself about a figure, that is told, and the claim is split in two. A claim
    that cannot be settled is listed: about a figure that is gone, a relationship whose result is another claim's.

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

    loaded = list(runner.load(claim_paths(paths), settled=configuration(), debug=debugging()))
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
    changed = [item for item in settled if item.acceptance.changed]
    for item in settled:
        _show(item)
    by_hand = sum(len(item.acceptance.by_hand) for item in settled)
    written = 0
    if changed and not dry_run and _agreed(yes, changed):
        written = _write(changed)
    echo(_outcome(changed, bool(written), by_hand, dry_run), err=True)
    return fault or int(bool(by_hand or (changed and not written)))


def _must_exist(only: Collection[str], files: Sequence[ClaimFile]) -> None:
    ids = [claim.id for claim_file in files for claim in claim_file.claims]
    for wanted in only:
        if wanted not in ids:
            hint = nearest(wanted, ids)
            raise InputError(say('no claim has the id "{wanted}"{hint}', wanted=wanted, hint=hint))


def _settled(claim_file: ClaimFile, only: Collection[str] | None) -> _Settled:
    import factcheck
    from factcheck.authoring import accept as accepted
    from factcheck.claims import read_text
    from factcheck.figures import Article

    articles: dict[str, Article] = {}
    for path, _ in (*claim_file.articles, *claim_file.others):
        document = factcheck.read(path)
        articles[path] = Article.of(document)
    text = read_text(claim_file.path)
    return _Settled(claim_file.path, text, accepted(text, claim_file, articles, only, voice()))


def _show(item: _Settled) -> None:
    """The difference on stdout, what needs a person on stderr."""
    before, after = (text.splitlines() for text in (item.text, item.acceptance.text))
    for line in unified_diff(before, after, item.path, item.path, lineterm=""):
        colour = {"+": "green", "-": "red", "@": "cyan"}.get(line[:1]) if colour_wanted() else None
        click.echo(click.style(visible(line), fg=colour) if colour else visible(line))
    told: list[tuple[int, str, str]] = [(new.line, new.claim, new.note) for new in item.acceptance.rewritten if new.note]
    told += [(split.line, split.claim, _contradiction(split)) for split in item.acceptance.split]
    told += [(left.line, left.claim, say("needs a hand: {reason}", reason=left.reason)) for left in item.acceptance.by_hand]
    for number, claim, message in told:
        click.echo(visible(f"{item.path}:{number}: {claim}: {voice()(message)}"), err=True)


def _contradiction(split: Split) -> Message:
    """That an article contradicts itself, and which claim takes what it says elsewhere."""
    return say(
        "{article} contradicts itself at line {at}: {quote} there, {elsewhere} in line {there}; the new claim {new} takes it",
        article=split.article, at=split.at, quote=split.quote, elsewhere=split.elsewhere, there=listed(map(str, split.there)),
        new=split.new,
    )  # fmt: skip


def _agreed(yes: bool, changed: Sequence[_Settled]) -> bool:
    if yes:
        return True
    if not _can_ask():
        nobody = say("nothing was written: there is no terminal to ask on; --yes writes without asking, --dry-run only shows")
        raise InputError(nobody)
    files = changed[0].path if len(changed) == 1 else say_count("{count} file", "{count} files", len(changed))
    question = say("Write this to {files}?", files=files)
    if any(item.acceptance.split for item in changed):
        question = say("An article contradicts itself, so claims are split. Write this to {files} all the same?", files=files)
    return click.confirm(voice()(question), default=False, err=True)


def _can_ask() -> bool:
    return sys.stdin.isatty()


def _write(changed: Sequence[_Settled]) -> int:
    from factcheck.reports import write

    for item in changed:
        write(item.path, item.acceptance.text)
    return len(changed)


def _outcome(changed: Sequence[_Settled], written: bool, by_hand: int, dry_run: bool) -> Message:
    count = sum(len(item.acceptance.rewritten) for item in changed)
    split = len({(item.path, each.claim) for item in changed for each in item.acceptance.split})
    parts = []
    if count:
        parts.append(_rewritten(count, written, dry_run))
    if split:
        parts.append(_split(split, written, dry_run))
    if by_hand:
        parts.append(say_count("{count} claim needs a hand", "{count} claims need a hand", by_hand))
    return joined(say("; "), parts if count or split else [say("nothing to accept"), *parts])


def _rewritten(count: int, written: bool, dry_run: bool) -> Message:
    if written:
        return say_count("{count} expectation rewritten", "{count} expectations rewritten", count)
    if dry_run:
        return say_count("{count} expectation would be rewritten", "{count} expectations would be rewritten", count)
    return say_count("{count} expectation not rewritten", "{count} expectations not rewritten", count)


def _split(count: int, written: bool, dry_run: bool) -> Message:
    if written:
        return say_count("{count} claim split", "{count} claims split", count)
    if dry_run:
        return say_count("{count} claim would be split", "{count} claims would be split", count)
    return say_count("{count} claim not split", "{count} claims not split", count)
