"""accept: after an intended change of an article, expectations that it contradicts become what it now says.

Only the text of an expectation is replaced, at its place, and the words of a template where they have changed with the figure
(月份回落{} became 月份上涨{}): comments, blank lines, order and quoting stay as they are.  A new expectation keeps the old words
where that can say it (down 12.77% becomes down 12.9%), else it takes the article's.  It is tried before it is written: the claim
must hold with it.  Where the article states a figure in two ways, its claim is split.  What cannot be settled is left for a
person: a figure that is no longer there, a relation whose result is another claim's figure.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from factcheck.authoring.computing import results
from factcheck.authoring.proposals import Edit, Proposal, in_mapping, in_scalar, in_sentence, in_template
from factcheck.authoring.rewording import rewordings
from factcheck.authoring.splitting import Parted, parted
from factcheck.authoring.yaml_places import Keys, Named, Written, claims_places
from factcheck.checkers import check_file, find_mentions
from factcheck.evidence import read_values
from factcheck.figures import Article
from factcheck.model import PASSING, Claim, ClaimFile, Expectation, Figure, Finding
from factcheck.wording import ENGLISH, Voice, listed, say

_NOT_HERE = say("its expectation is not written in this file, or stands in lines of text; it needs a hand")
_NAMED = say("its expectation has a name (&) or stands for one (*), so others would change with it; write it out here")


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
class Split:
    """A claim that the article states in two ways, so that a new one had to take one of them.

    claim, line          the old claim
    new                  the id of the new one
    article, at          the article, and where it states `quote`, which the new claim expects
    elsewhere, there     what the old claim still expects, and in which lines that stands
    """

    claim: str
    line: int
    new: str
    article: str
    at: int
    quote: str
    elsewhere: str
    there: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Acceptance:
    """The new text of a claim file, what was rewritten in it, which claims were split, and what was not settled."""

    text: str
    rewritten: tuple[Rewritten, ...]
    by_hand: tuple[ByHand, ...]
    split: tuple[Split, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether there is something to write."""
        return bool(self.rewritten or self.split)


def accept(
    text: str, claim_file: ClaimFile, articles: Mapping[str, Article], only: Collection[str] | None = None, voice: Voice = ENGLISH
) -> Acceptance:
    """The claim file with its contradicted expectations rewritten.

    text      the claim file as it was read, line ends included
    articles  every article that the file names, by its path there
    only      ids of the claims that may be rewritten; None: all
    voice     the language of the comment above a claim that is added
    """
    desk = _Desk(text, claim_file, articles, only, voice)
    # Figures first: what relations come to depends on how their inputs are found.
    figures = [index for index, claim in enumerate(claim_file.claims) if claim.check is None]
    for index in figures:
        # What the article still says somewhere is not given up for what it says elsewhere.
        if not desk.is_still_stated(index):
            desk.settle(index)
    for step in (desk.divide, desk.settle):
        for index in figures:
            step(index)
    for index, claim in enumerate(claim_file.claims):
        if claim.check is not None:
            desk.settle(index)
    return desk.acceptance()


class _Desk:
    """A claim file while its expectations are rewritten, one claim after the other."""

    def __init__(
        self, text: str, claim_file: ClaimFile, articles: Mapping[str, Article], only: Collection[str] | None, voice: Voice
    ) -> None:
        self._text = text
        self._voice = voice
        self._file = claim_file
        self._old = claim_file.claims
        self._articles = articles
        self._only = only
        self._places = places = claims_places(text)
        items = () if places is None else (item for item in places.items if isinstance(item, Written | Keys))
        self._items = {(item.line, item.column): item for item in items}
        self._values = read_values(claim_file)
        self._findings = check_file(claim_file, articles, values=self._values)
        self._edits: list[Edit] = []
        self._rewritten: dict[int, Rewritten] = {}
        self._split: list[Split] = []

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
        return Acceptance(text, tuple(noted), tuple(by_hand), tuple(self._split))

    def is_still_stated(self, index: int) -> bool:
        """Whether some mention of a claim's figure agrees with it, and cannot be what another one says.

        One that says so little that it can be both (突破400万 beside 412.6万, then 421.6万) holds nobody back.
        """
        finding = self._findings[index]
        article = self._articles.get(finding.article or "")
        if finding.verdict not in ("contradicted", "ambiguous") or article is None:
            return False
        mentions = {(figure.start, figure.end): figure.quantity.interval() for figure in article.figures}
        right = [mentions[span] for span in finding.figures if span not in finding.wrong and span in mentions]
        wrong = [mentions[span] for span in finding.wrong if span in mentions]
        return any(not stated.meets(other) for stated in right for other in wrong)

    def settle(self, index: int) -> None:
        """Rewrites the expectation of one claim, where it does not hold and a new one makes it hold."""
        claim, finding = self._file.claims[index], self._findings[index]
        if finding.verdict not in ("contradicted", "missing", "ambiguous") or not self._may(claim):
            return
        before = claim.expect.text if isinstance(claim.expect, Expectation) else ""
        for proposal in self._proposals(index, claim, finding):
            claims = (*self._file.claims[:index], proposal.claim, *self._file.claims[index + 1 :])
            tried = replace(self._file, claims=claims)
            findings = check_file(tried, self._articles, values=self._values)
            if findings[index].verdict == "holds":
                self._file, self._findings = tried, findings
                self._edits += proposal.edits
                note = say('its words became "{words}"', words=proposal.claim.find) if proposal.claim.find != claim.find else ""
                self._rewritten[index] = Rewritten(claim.id, claim.expect_place.line, before, proposal.shown, note)
                return

    def divide(self, index: int) -> None:
        """Splits a claim whose figure the article states in two ways."""
        claim, finding = self._file.claims[index], self._findings[index]
        item, path = self._item(claim), finding.article or ""
        if finding.verdict not in ("contradicted", "ambiguous") or not self._may(claim) or item is None or self._places is None:
            return
        several = claim.article is None and len(self._file.articles) > 1
        if several or path not in self._articles:
            return
        taken = {other.id for other in self._file.claims} | set(self._file.given)
        split = parted(claim, item, path, self._articles[path], self._text, self._places, taken, self._voice)
        if split is None:
            return
        old, *new = split.claims
        claims = (*self._file.claims[:index], old, *self._file.claims[index + 1 :], *new)
        file = replace(self._file, claims=claims)
        known = self._values.get(claim.id)
        values = self._values if known is None else {**self._values, **{each.id: known for each in new}}
        findings = check_file(file, self._articles, values=values)
        if any(found.verdict not in ("holds", "unverifiable") for found in (findings[index], *findings[-len(new) :])):
            # The data that the claim rests on do not have what the article states elsewhere.
            return
        self._file, self._findings, self._values = file, findings, values
        self._edits += split.edits
        self._split += _splits(split, claim, path)

    def _item(self, claim: Claim) -> Written | Keys | None:
        """Where a claim stands in this file; None where it stands in another, or not in lines of its own."""
        return self._items.get((claim.place.line, claim.place.column)) if claim.place.path == self._file.path else None

    def _may(self, claim: Claim) -> bool:
        return self._only is None or claim.id in self._only

    def _proposals(self, index: int, claim: Claim, finding: Finding) -> Iterator[Proposal]:
        item = self._item(claim)
        if item is None:
            return
        if isinstance(item, Written):
            yield from in_sentence(claim, item, self._candidates(index, claim, finding))
            return
        node = item.entries.get("expect")
        if node is None or not isinstance(claim.expect, Expectation):
            return
        in_brackets = item.in_brackets
        if claim.check is not None:
            if isinstance(node, Written):
                for value in self._results(index, claim):
                    yield from in_scalar(claim, node, value, in_brackets)
            return
        for figure, article in self._candidates(index, claim, finding):
            if isinstance(node, Written):
                for value in rewordings(claim.expect, figure, article.document.text):
                    yield from in_scalar(claim, node, value, in_brackets)
            elif isinstance(node, Keys):
                yield from in_mapping(claim, node, figure, article.document.text)
        if finding.verdict == "missing":
            path = finding.article or claim.article or self._file.articles[0][0]
            yield from in_template(claim, item, self._articles[path], self._taken(index, path))

    def _candidates(self, index: int, claim: Claim, finding: Finding) -> list[tuple[Figure, Article]]:
        """Figures that the claim may mean now, the likeliest first: none that another claim speaks of and agrees with."""
        assert isinstance(claim.expect, Expectation)
        path = finding.article or claim.article or self._file.articles[0][0]
        article = self._articles.get(path)
        if article is None:
            return []
        taken = self._taken(index, path)
        named = [figure for figure in article.figures if (figure.start, figure.end) in finding.figures]
        fitting = [mention.figure for mention in find_mentions(claim, article, claim.expect)]
        alike = [mention.figure for mention in find_mentions(claim, article, None)]
        found = dict.fromkeys([*sorted([*named, *fitting], key=lambda figure: figure.quantity.place), *alike])
        return [(figure, article) for figure in found if (figure.start, figure.end) not in taken]

    def _taken(self, index: int, path: str) -> set[tuple[int, int]]:
        """The spans of the figures of an article that another claim speaks of and agrees with."""
        return {
            span
            for number, other in enumerate(self._findings)
            if number != index and other.verdict == "holds" and other.article == path and self._file.claims[number].check is None
            for span in other.figures
        }

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
            return self._rewritten[index].note
        still = [
            claim.id
            for claim in self._file.claims
            if claim.check is None and isinstance(claim.expect, Expectation) and claim.expect.text == old.expect.text
        ]
        return say("the article still states {stated} ({claim})", stated=old.expect.text, claim=still[0]) if still else ""

    def _reason(self, claim: Claim, finding: Finding) -> str:
        if finding.verdict == "error":
            return finding.message
        if claim.place.path != self._file.path or (claim.place.line, claim.place.column) not in self._items:
            return _NOT_HERE
        item = self._item(claim)
        if isinstance(item, Keys) and isinstance(item.entries.get("expect"), Named):
            return _NAMED
        quotes = self._stated(claim, finding)
        if claim.check is None and finding.verdict == "contradicted" and len(quotes) > 1:
            return say("the article states it differently in several places: {figures}", figures=listed(quotes))
        return finding.message

    def _stated(self, claim: Claim, finding: Finding) -> list[str]:
        """The different figures that the article states for a claim, each once, with its place."""
        article = self._articles.get(finding.article or "")
        if article is None:
            return []
        found: dict[object, str] = {}
        for figure in article.figures:
            if (figure.start, figure.end) in finding.figures:
                stated = say("{figure} at {place}", figure=figure.quote, place=f"{figure.line}:{figure.column}")
                found.setdefault((figure.quantity, figure.change), stated)
        return list(found.values())


def _splits(split: Parted, claim: Claim, path: str) -> Iterator[Split]:
    kept, *others = split.figures
    for new, figures in zip(split.claims[1:], others, strict=True):
        there = tuple(dict.fromkeys(figure.line for figure in kept))
        yield Split(claim.id, claim.place.line, new.id, path, figures[0].line, figures[0].quote, kept[0].quote, there)
