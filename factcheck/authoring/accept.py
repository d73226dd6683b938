"""accept: after an intended change of an article, expectations that it contradicts become what it now says.

Only the text of an expectation is replaced, at its place: comments, blank lines, order and quoting stay as they are.  A new
expectation keeps the wording of the old one where that can say it (down 12.77% becomes down 12.9%), else it takes the article's.
It is tried before it is written: the claim must hold with it.  What cannot be settled that way is left for a person: a figure
that the article states twice and differently, one that is no longer there, a relation whose result is another claim's figure.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from factcheck.authoring.computing import results
from factcheck.authoring.rewording import rewordings, with_number
from factcheck.authoring.yaml_places import Mapping as Keys
from factcheck.authoring.yaml_places import Written, claims_places
from factcheck.authoring.yaml_text import expected
from factcheck.checkers import Article, check_file
from factcheck.checkers.locating import find_mentions
from factcheck.claims.expectation import read, read_sentence
from factcheck.model import PASSING, Claim, ClaimFile, Expectation, Figure, Finding

_VALUES = ("value", "by", "low", "high")
_NOT_HERE = "its expectation is not written in this file, or stands in lines of text; it needs a hand"


@dataclass(frozen=True, slots=True)
class Rewritten:
    """An expectation that was replaced; `note` says what a person should look at."""

    claim: str
    line: int
    before: str
    after: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ByHand:
    """A claim that does not hold and could not be rewritten, and why."""

    claim: str
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Acceptance:
    """The new text of a claim file, what was rewritten in it, and what was not."""

    text: str
    rewritten: tuple[Rewritten, ...]
    by_hand: tuple[ByHand, ...]


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class _Proposal:
    """A new expectation for a claim: what is to be written where, and the claim as it will then be read."""

    edits: tuple[_Edit, ...]
    claim: Claim
    shown: str


def accept(
    text: str, claim_file: ClaimFile, articles: Mapping[str, Article], only: Collection[str] | None = None
) -> Acceptance:
    """The claim file with its contradicted expectations rewritten.

    text      the claim file as it was read, line ends included
    articles  every article that the file names, by its path there
    only      ids of the claims that may be rewritten; None: all
    """
    desk = _Desk(text, claim_file, articles, only)
    # Figures first: what relations come to depends on how their inputs are found.
    for relations in (False, True):
        for index, claim in enumerate(claim_file.claims):
            if (claim.check is not None) == relations:
                desk.settle(index)
    return desk.acceptance()


class _Desk:
    """A claim file while its expectations are rewritten, one claim after the other."""

    def __init__(
        self, text: str, claim_file: ClaimFile, articles: Mapping[str, Article], only: Collection[str] | None
    ) -> None:
        self._text = text
        self._file = claim_file
        self._old = claim_file.claims
        self._articles = articles
        self._only = only
        places = claims_places(text)
        self._items = {} if places is None else {(item.line, item.column): item for item in places.items if item is not None}
        self._findings = check_file(claim_file, articles)
        self._edits: list[_Edit] = []
        self._rewritten: dict[int, Rewritten] = {}

    def acceptance(self) -> Acceptance:
        """What has come of it."""
        text = self._text
        for edit in sorted(self._edits, key=lambda edit: -edit.start):
            text = text[: edit.start] + edit.text + text[edit.end :]
        by_hand = [
            ByHand(claim.id, claim.place.line, self._reason(claim, finding))
            for claim, finding in zip(self._file.claims, self._findings, strict=True)
            if finding.verdict not in PASSING and finding.verdict != "unverifiable" and self._may(claim)
        ]
        noted = [replace(self._rewritten[index], note=self._note(index)) for index in sorted(self._rewritten)]
        return Acceptance(text, tuple(noted), tuple(by_hand))

    def settle(self, index: int) -> None:
        """Rewrites the expectation of one claim, where it does not hold and a new one makes it hold."""
        claim, finding = self._file.claims[index], self._findings[index]
        if finding.verdict not in ("contradicted", "missing", "ambiguous") or not self._may(claim):
            return
        before = claim.expect.text if isinstance(claim.expect, Expectation) else ""
        for proposal in self._proposals(index, claim, finding):
            claims = (*self._file.claims[:index], proposal.claim, *self._file.claims[index + 1 :])
            tried = replace(self._file, claims=claims)
            findings = check_file(tried, self._articles)
            if findings[index].verdict == "holds":
                self._file, self._findings = tried, findings
                self._edits += proposal.edits
                self._rewritten[index] = Rewritten(claim.id, claim.expect_place.line, before, proposal.shown)
                return

    def _may(self, claim: Claim) -> bool:
        return self._only is None or claim.id in self._only

    def _proposals(self, index: int, claim: Claim, finding: Finding) -> Iterator[_Proposal]:
        item = self._items.get((claim.place.line, claim.place.column)) if claim.place.path == self._file.path else None
        if item is None:
            return
        if isinstance(item, Written):
            yield from _sentences(claim, item, self._candidates(index, claim, finding))
            return
        node = item.entries.get("expect")
        if node is None or not isinstance(claim.expect, Expectation):
            return
        in_brackets = item.in_brackets
        if claim.check is not None:
            if isinstance(node, Written):
                for value in self._results(index, claim):
                    yield from _scalar(claim, node, value, in_brackets)
            return
        for figure, article in self._candidates(index, claim, finding):
            if isinstance(node, Written):
                for value in rewordings(claim.expect, figure, article.document.text):
                    yield from _scalar(claim, node, value, in_brackets)
            else:
                yield from _mapping(claim, node, figure, article.document.text)

    def _candidates(self, index: int, claim: Claim, finding: Finding) -> list[tuple[Figure, Article]]:
        """Figures that the claim may mean now, the likeliest first: none that another claim speaks of and agrees with."""
        assert isinstance(claim.expect, Expectation)
        path = finding.article or claim.article or self._file.articles[0][0]
        article = self._articles.get(path)
        if article is None:
            return []
        taken = {
            span
            for number, other in enumerate(self._findings)
            if number != index and other.verdict == "holds" and other.article == path and self._file.claims[number].check is None
            for span in other.figures
        }
        named = [figure for figure in article.figures if (figure.start, figure.end) in finding.figures]
        fitting = [mention.figure for mention in find_mentions(claim, article, claim.expect)]
        alike = [mention.figure for mention in find_mentions(claim, article, None)]
        found = dict.fromkeys([*sorted([*named, *fitting], key=lambda figure: figure.quantity.place), *alike])
        return [(figure, article) for figure in found if (figure.start, figure.end) not in taken]

    def _results(self, index: int, claim: Claim) -> Iterator[str]:
        """Wordings of what the relation comes to: what the article states, where that was the old result, else computed."""
        assert isinstance(claim.expect, Expectation)
        for number, other in enumerate(self._old):
            now = self._file.claims[number].expect
            if number not in self._rewritten or other.check is not None or not isinstance(now, Expectation):
                continue
            if isinstance(other.expect, Expectation) and other.expect.text == claim.expect.text:
                yield now.text
        yield from results(claim, self._file, self._articles)

    def _note(self, index: int) -> str:
        """What is odd about a rewritten relation: the article still states its old result."""
        old = self._old[index]
        if old.check is None or not isinstance(old.expect, Expectation):
            return ""
        still = [
            claim.id
            for claim in self._file.claims
            if claim.check is None and isinstance(claim.expect, Expectation) and claim.expect.text == old.expect.text
        ]
        return f"the article still states {old.expect.text} ({still[0]})" if still else ""

    def _reason(self, claim: Claim, finding: Finding) -> str:
        if finding.verdict == "error":
            return finding.message
        if claim.place.path != self._file.path or (claim.place.line, claim.place.column) not in self._items:
            return _NOT_HERE
        quotes = self._stated(claim, finding)
        if claim.check is None and finding.verdict == "contradicted" and len(quotes) > 1:
            return f"the article states it differently in several places: {', '.join(quotes)}"
        return finding.message

    def _stated(self, claim: Claim, finding: Finding) -> list[str]:
        """The different figures that the article states for a claim, each once, with its place."""
        article = self._articles.get(finding.article or "")
        if article is None:
            return []
        found: dict[object, str] = {}
        for figure in article.figures:
            if (figure.start, figure.end) in finding.figures:
                found.setdefault((figure.quantity, figure.change), f"{figure.quote} at {figure.line}:{figure.column}")
        return list(found.values())


# --- what is written ----------------------------------------------------------------------------------------------------


def _scalar(claim: Claim, node: Written, value: str, in_brackets: bool) -> Iterator[_Proposal]:
    """The value instead of what the scalar says."""
    written = node.rewritten(value, in_brackets=in_brackets)
    if written is None or value == node.value:
        return
    try:
        stated = read(value, claim.check)
    except ValueError:
        return
    yield _Proposal((_Edit(node.start, node.end, written),), replace(claim, expect=stated), value)


def _mapping(claim: Claim, node: Keys, figure: Figure, text: str) -> Iterator[_Proposal]:
    """The figure in the keys that the mapping has; where they cannot say it, in a mapping or words instead."""
    assert isinstance(claim.expect, Expectation)
    old = {key: value.value for key, value in node.entries.items() if isinstance(value, Written)}
    for new in _mappings(old, figure):
        edits = []
        for key, value in new.items():
            written = node.entries[key]
            if value != old[key] and isinstance(written, Written):
                form = written.rewritten(value, in_brackets=node.in_brackets)
                if form is None:
                    break
                edits.append(_Edit(written.start, written.end, form))
        else:
            if edits and (stated := _read(new)) is not None:
                yield _Proposal(tuple(edits), replace(claim, expect=stated), stated.text)
    if node.in_brackets:
        for wording in rewordings(claim.expect, figure, text):
            if (stated := _read(wording)) is not None:
                yield _Proposal((_Edit(node.start, node.end, expected(wording)),), replace(claim, expect=stated), wording)


def _mappings(old: Mapping[str, str], figure: Figure) -> Iterator[dict[str, str]]:
    """The old keys with what the figure says under each."""
    quantity = figure.quantity
    if ("low" in old) != quantity.is_range:
        return
    said: dict[str, str | None] = {
        "unit": quantity.unit, "kind": quantity.kind, "approx": quantity.approx,
        "change": figure.change if figure.change != "none" else None,
        "basis": figure.basis if figure.basis != "none" else None,
    }  # fmt: skip
    shared = {key: said.get(key) or value for key, value in old.items() if key not in _VALUES}
    numbers = re.findall(r"[0-9][0-9,.]*", figure.quote)
    for as_quoted in (True, False):
        ends = {"value": quantity.low, "by": quantity.low, "low": quantity.low, "high": quantity.high}
        new = dict(old)
        for key in _VALUES:
            if key in old:
                quoted = with_number(old[key], numbers[0]) if as_quoted and len(numbers) == 1 else None
                new[key] = quoted or f"{ends[key]:f}"
        for kept in (old, shared):
            yield {key: new[key] if key in _VALUES else kept[key] for key in old}


def _sentences(claim: Claim, item: Written, candidates: Sequence[tuple[Figure, Article]]) -> Iterator[_Proposal]:
    """The plain sentence with another figure in it; what it is about stays, and with it the id."""
    assert isinstance(claim.expect, Expectation)
    for figure, article in candidates:
        numbers = re.findall(r"[0-9][0-9,.]*[0-9]|[0-9]", figure.quote)
        tries = [item.value[: old.start()] + numbers[0] + item.value[old.end() :]
                 for old in re.finditer(r"[0-9][0-9,.]*[0-9]|[0-9]", item.value)] if len(numbers) == 1 else []  # fmt: skip
        behind = item.value.endswith(claim.expect.text)
        lead = item.value[: len(item.value) - len(claim.expect.text)] if behind else ""
        for wording in rewordings(claim.expect, figure, article.document.text):
            tries.append(f"{lead}{wording}")
        for sentence in tries:
            try:
                read_again = read_sentence(sentence)
            except ValueError:
                continue
            written = item.rewritten(sentence, in_brackets=False)
            if written is None or sentence == item.value or (read_again.about,) != (claim.about or ((),)):
                continue
            yield _Proposal((_Edit(item.start, item.end, written),), replace(claim, expect=read_again.expect), sentence)


def _read(stated: str | Mapping[str, str]) -> Expectation | None:
    try:
        return read(stated)
    except ValueError:
        return None
