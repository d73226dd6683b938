"""Proposals: how a claim could be written anew, to be tried before any of it is written."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from factcheck.authoring.retemplating import retold
from factcheck.authoring.rewording import NUMBER, only_number, rewordings, with_number
from factcheck.authoring.yaml_places import Keys, Written
from factcheck.authoring.yaml_text import expected
from factcheck.claims import read_expectation, read_sentence
from factcheck.figures import Article
from factcheck.model import Claim, Expectation, Figure

_VALUES = ("value", "by", "low", "high")


@dataclass(frozen=True, slots=True)
class Edit:
    """The text [start, end) of a claim file is replaced."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is to be written where, the claim as it will then be read, and its expectation in words."""

    edits: tuple[Edit, ...]
    claim: Claim
    shown: str


def in_scalar(claim: Claim, node: Written, value: str, in_brackets: bool) -> Iterator[Proposal]:
    """The value instead of what the scalar says."""
    written = node.rewritten(value, in_brackets=in_brackets)
    if written is None or value == node.value:
        return
    try:
        stated = read_expectation(value, claim.check)
    except ValueError:
        return
    yield Proposal((Edit(node.start, node.end, written),), replace(claim, expect=stated), value)


def in_mapping(claim: Claim, node: Keys, figure: Figure, text: str) -> Iterator[Proposal]:
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
                edits.append(Edit(written.start, written.end, form))
        else:
            if edits and (stated := _read(new)) is not None:
                yield Proposal(tuple(edits), replace(claim, expect=stated), stated.text)
    if node.in_brackets:
        for wording in rewordings(claim.expect, figure, text):
            if (stated := _read(wording)) is not None:
                yield Proposal((Edit(node.start, node.end, expected(wording)),), replace(claim, expect=stated), wording)


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
    number = only_number(figure.quote)
    for as_quoted in (True, False):
        ends = {"value": quantity.low, "by": quantity.low, "low": quantity.low, "high": quantity.high}
        new = dict(old)
        for key in _VALUES:
            if key in old:
                quoted = with_number(old[key], number) if as_quoted and number else None
                new[key] = quoted or f"{ends[key]:f}"
        for kept in (old, shared):
            yield {key: new[key] if key in _VALUES else kept[key] for key in old}


def in_sentence(claim: Claim, item: Written, candidates: Sequence[tuple[Figure, Article]]) -> Iterator[Proposal]:
    """The plain sentence with another figure in it; what it is about stays, and with it the id."""
    assert isinstance(claim.expect, Expectation)
    for figure, article in candidates:
        number = only_number(figure.quote)
        olds = NUMBER.finditer(item.value) if number else ()
        tries = [f"{item.value[: old.start()]}{number}{item.value[old.end() :]}" for old in olds]
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
            yield Proposal((Edit(item.start, item.end, written),), replace(claim, expect=read_again.expect), sentence)


def in_template(claim: Claim, item: Keys, article: Article, taken: Collection[tuple[int, int]]) -> Iterator[Proposal]:
    """The template in the words that the article has around a figure now; the expectation with it, where that is another.

    `taken` are the spans of figures that other claims speak of.
    """
    node, stated = item.entries.get("find"), item.entries.get("expect")
    if claim.find is None or not isinstance(claim.expect, Expectation) or not isinstance(node, Written):
        return
    text = article.document.text
    for template, figure in retold(claim.find, article):
        written = node.rewritten(template, in_brackets=item.in_brackets)
        if written is None or (figure.start, figure.end) in taken:
            continue
        found, edit = replace(claim, find=template), Edit(node.start, node.end, written)
        yield Proposal((edit,), found, claim.expect.text)
        proposals: Iterable[Proposal] = ()
        if isinstance(stated, Written):
            wordings = rewordings(claim.expect, figure, text)
            proposals = (new for wording in wordings for new in in_scalar(found, stated, wording, item.in_brackets))
        elif isinstance(stated, Keys):
            proposals = in_mapping(found, stated, figure, text)
        for proposal in proposals:
            yield replace(proposal, edits=(edit, *proposal.edits))


def _read(stated: str | Mapping[str, str]) -> Expectation | None:
    try:
        return read_expectation(stated)
    except ValueError:
        return None
