"""value: the article states the figure that the claim expects, wherever it states it.

With `mentions: all` (the rule) every mention must agree; with `any` one is enough.  Each place that `in:` names must state it.
An article that says 立案数下降12.77% holds for "down 12.77%" and, more coarsely, for 12.8%; 12.7% is contradicted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypedDict

from factcheck.checkers.agreement import Agreement, agreement
from factcheck.checkers.cells import named_cell, names_cells, place_of_cell, why_no_figure
from factcheck.checkers.choosing import choosing_keys
from factcheck.checkers.local_money import in_money_of
from factcheck.checkers.locating import Mention, find_mentions
from factcheck.checkers.wording import describe
from factcheck.figures import Article
from factcheck.model import Claim, Excerpt, Expectation, Figure, Finding, Place, Severity, SourcePlace
from factcheck.wording import Message, joined, listed, say

_MAX_LISTED = 8
_PLACES = {
    "headline": ("headline",), "lede": ("lede",), "body": ("body", "lede"), "caption": ("caption",), "table": ("table",),
    "list": ("list",),
}  # fmt: skip


_NAMED = {
    "headline": say("the headline"), "lede": say("the lede"), "body": say("the body"), "caption": say("the caption"),
    "table": say("the table"), "list": say("the list"),
}  # fmt: skip


def check_value(
    claim: Claim, expect: Expectation, path: str, article: Article,
    judge: Callable[[Figure, Expectation, Claim], Agreement] = agreement,
) -> Finding:  # fmt: skip
    """The finding for a claim about one figure in one article; `judge` says whether a figure is what it must be."""
    expect = in_money_of(article, expect)
    mentions = find_mentions(claim, article, expect)
    if not mentions:
        return _missing(claim, expect, path, article)
    absent = [place for place in claim.places if not any(_stands_in(mention.figure, place) for mention in mentions)]
    judged = [(mention, judge(mention.figure, expect, claim)) for mention in mentions]
    wrong = [(mention, result) for mention, result in judged if not result.holds]
    right = [(mention, result) for mention, result in judged if result.holds]
    if right and (claim.mentions == "any" or not wrong):
        if absent:
            return _absent(claim, expect, path, article, absent, [mention.figure for mention, _ in right])
        if expect.basis not in (None, "none") and all(mention.figure.basis == "none" for mention, _ in right):
            mention, _ = right[0]
            no_basis = Agreement(False, say("the article does not say what it is compared with ({expect})", expect=expect.text))
            return _contradicted(claim, expect, path, article, mention, no_basis, [(found, no_basis) for found, _ in right], [])
        return _holds(claim, expect, path, article, right)
    mention, result = wrong[0]
    if right and _means_one([mention for mention, _ in wrong], [mention for mention, _ in right]):
        return _ambiguous(claim, expect, path, article, judged)
    return _contradicted(claim, expect, path, article, mention, result, wrong, right)


def _means_one(wrong: Sequence[Mention], right: Sequence[Mention]) -> bool:
    """Whether the words of a claim fit the wrong figures only by chance: in their clause, or in other cells of a table."""
    if any(mention.by == "clause" for mention in wrong) and all(mention.by == "subject" for mention in right):
        return True
    cells = {mention.figure.cell for mention in right}
    return all(mention.by == "cell" and mention.figure.cell not in cells for mention in wrong)


def _stands_in(figure: Figure, place: str) -> bool:
    if place.startswith("paragraph"):
        return str(figure.paragraph) == place.split()[-1] and figure.block in ("lede", "body")
    return figure.block in _PLACES[place]


class Location(TypedDict):
    """The fields of a finding that say whose it is, and where."""

    claim: str
    claim_place: SourcePlace
    severity: Severity
    article: str
    line: int
    column: int
    end_line: int
    end_column: int
    excerpt: Excerpt | None


def located(claim: Claim, path: str, article: Article, figure: Figure) -> Location:
    """A finding of the claim that stands at a figure."""
    end = article.document.end_place(figure.end)
    return {
        "claim": claim.id, "claim_place": claim.place, "severity": claim.severity, "article": path, "line": figure.line,
        "column": figure.column, "end_line": end.line, "end_column": end.column, "excerpt": article.excerpt(figure),
    }  # fmt: skip


def _named(place: str) -> Message:
    """A place of `in:` in a sentence."""
    if place.startswith("paragraph"):
        return say("the paragraph {number}", number=place.split()[-1])
    return _NAMED[place]


def _spans(mentions: Sequence[Mention]) -> tuple[tuple[int, int], ...]:
    return tuple((mention.figure.start, mention.figure.end) for mention in mentions)


def _holds(
    claim: Claim, expect: Expectation, path: str, article: Article, right: list[tuple[Mention, Agreement]]
) -> Finding:
    mention, result = right[0]
    stated = describe(mention.figure)
    return Finding(
        verdict="holds",
        message=say("{figure}, in {count} mentions", figure=stated, count=len(right)) if len(right) > 1 else stated,
        expected=expect.text,
        found=mention.figure.quote,
        working=result.working or _how(claim, mention),
        notes=tuple(dict.fromkeys(note for _, found in right for note in found.notes)),
        figures=_spans([mention for mention, _ in right]),
        **located(claim, path, article, mention.figure),
    )


def _contradicted(
    claim: Claim, expect: Expectation, path: str, article: Article, mention: Mention, result: Agreement,
    wrong: list[tuple[Mention, Agreement]], right: list[tuple[Mention, Agreement]],
) -> Finding:  # fmt: skip
    figure = mention.figure
    stated = {"figure": describe(figure), "expected": expect.text}
    notes = list(result.notes)
    if result.working and mention.by != "subject":
        notes.append(_how(claim, mention))
    notes += [
        say("also {place}: {figure}", place=_at(path, other.figure), figure=describe(other.figure))
        for other, _ in wrong[1:_MAX_LISTED]
    ]
    if right:
        agreeing = ", ".join(f"{other.figure.line}:{other.figure.column}" for other, _ in right[:_MAX_LISTED])
        notes.append(say("it is stated as expected at {agreeing}", agreeing=agreeing))
    if not mention.figure.aligned:
        notes.append(say("分别 / respectively: the list does not say which figure belongs to which subject"))
    return Finding(
        verdict="contradicted",
        message=say("{figure}; expected {expected} ({reason})", **stated, reason=result.reason)
        if result.reason
        else say("{figure}; expected {expected}", **stated),
        expected=expect.text,
        found=figure.quote,
        working=result.working or _how(claim, mention),
        notes=tuple(notes),
        figures=_spans([found for found, _ in (*wrong, *right)]),
        wrong=_spans([found for found, _ in wrong]),
        **located(claim, path, article, figure),
    )


def _ambiguous(
    claim: Claim, expect: Expectation, path: str, article: Article, judged: list[tuple[Mention, Agreement]]
) -> Finding:
    first = next(mention for mention, result in judged if not result.holds)
    keys = choosing_keys(claim, article, expect, [mention for mention, _ in judged])
    listed = [
        say("{place}: {figure} (chosen by {key})", place=_at(path, mention.figure), figure=describe(mention.figure), key=key)
        for (mention, _), key in zip(judged, keys, strict=True)
    ][:_MAX_LISTED]
    return Finding(
        verdict="ambiguous",
        message=say("the words of the claim fit {count} figures that disagree; name the one you mean", count=len(judged)),
        expected=expect.text,
        found=first.figure.quote,
        working=_how(claim, first),
        notes=tuple(listed),
        figures=_spans([mention for mention, _ in judged]),
        wrong=_spans([mention for mention, result in judged if not result.holds]),
        **located(claim, path, article, first.figure),
    )


def _absent(
    claim: Claim, expect: Expectation, path: str, article: Article, absent: list[str], elsewhere: list[Figure]
) -> Finding:
    figure = elsewhere[0]
    lines = listed(say("line {number}", number=found.line) for found in elsewhere[:_MAX_LISTED])
    return Finding(
        verdict="missing",
        message=say(
            "{expected} is not stated in {places}", expected=expect.text, places=joined(say(" or "), map(_named, absent))
        ),
        expected=expect.text,
        found=figure.quote,
        working=say("it is stated in {lines}", lines=lines),
        **located(claim, path, article, figure),
    )


def _missing(claim: Claim, expect: Expectation, path: str, article: Article) -> Finding:
    why = why_no_figure(claim, article) if names_cells(claim) else None
    place = place_of_cell(claim, article) if names_cells(claim) else Place(1, 1)
    ends = (expect.quantity.low, expect.quantity.high) if expect.quantity is not None else None
    similar = [figure for figure in article.figures if (figure.quantity.low, figure.quantity.high) == ends]
    notes = tuple(
        say("{place} states that number: {figure}", place=_at(path, figure), figure=describe(figure))
        for figure in similar[:_MAX_LISTED]
    )
    return Finding(
        verdict="missing",
        message=why or _nothing(claim, expect),
        claim=claim.id,
        claim_place=claim.place,
        severity=claim.severity,
        article=path,
        line=place.line,
        column=place.column,
        end_line=place.line,
        end_column=place.column,
        expected=expect.text,
        notes=notes,
    )


def _nothing(claim: Claim, expect: Expectation) -> Message:
    """That no figure is what the claim speaks of, in the words that it has for it."""
    words = claim.find or " | ".join(" ".join(words) for words in claim.about)
    if words:
        return say('no figure about "{words}" that could be {expect}', words=words, expect=expect.text)
    if names_cells(claim):
        return say("no figure in {cell} could be {expect}", cell=named_cell(claim), expect=expect.text)
    return say("no figure could be {expect}", expect=expect.text)


def _how(claim: Claim, mention: Mention) -> str:
    words = claim.find or " | ".join(" ".join(words) for words in claim.about)
    match mention.by:
        case "template":
            return say('found by the wording "{words}"', words=words)
        case "subject":
            return (
                say('found by its subject, "{subject}"', subject=mention.figure.subject) if words else say("found by its value")
            )
        case "cell":
            return say("found in {cell}", cell=named_cell(claim))
        case _:
            return say('found in a clause that says "{words}"', words=words)


def _at(path: str, figure: Figure) -> str:
    return f"{path}:{figure.line}:{figure.column}"
