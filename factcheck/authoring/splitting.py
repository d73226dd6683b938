"""Splitting: a claim about a figure that the article now states in two ways becomes two claims.

The old claim keeps the mentions that still say what it expects, chosen by `nth`, and the places among its own that state them;
each other statement gets a claim of its own behind it, with a comment.  Every claim that comes of it must hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from factcheck.authoring.naming import Ids
from factcheck.authoring.phrasing import Expected, worded
from factcheck.authoring.proposals import Edit, Proposal, in_mapping, in_scalar
from factcheck.authoring.rewording import rewordings
from factcheck.authoring.templates import telling_template
from factcheck.authoring.yaml_places import ClaimsPlaces, Keys, Listed, Named, Written, behind_line
from factcheck.authoring.yaml_text import expected, scalar
from factcheck.checkers import agreement, check_value, find_mentions
from factcheck.claims import read_expectation
from factcheck.figures import Article
from factcheck.model import Claim, Expectation, Figure
from factcheck.wording import ENGLISH, Voice, say

COMMENT = say("# the article now states this differently here")
# What a new claim takes over from the old one, besides the words that find its figure.
_TAKEN_OVER = ("near", "from", "when", "tolerance", "rounding", "multiples", "digits", "severity")
# What is written again or anew of the old claim.
_WRITTEN_AGAIN = (*_TAKEN_OVER, "in", "nth", "evidence")


@dataclass(frozen=True, slots=True)
class Parted:
    """A claim that was split: what is written, the claims of it, the old one first, and the figures that each speaks of."""

    edits: tuple[Edit, ...]
    claims: tuple[Claim, ...]
    figures: tuple[tuple[Figure, ...], ...]


def parted(
    claim: Claim, item: Written | Keys, path: str, article: Article, text: str, places: ClaimsPlaces, taken: set[str],
    voice: Voice = ENGLISH,
) -> Parted | None:  # fmt: skip
    """The claim split by what its mentions state; None where they do not differ, or no split would hold.

    item     where the claim stands in `text`, the claim file
    places   where all its claims stand
    taken    ids that the file has
    voice    the language of the comments above the new claims
    """
    groups = _groups(claim, article)
    if len(groups) < 2 or (isinstance(item, Keys) and any(isinstance(item.entries.get(key), Named) for key in _WRITTEN_AGAIN)):
        return None
    kept, *others = groups
    old = _kept(claim, item, path, article, kept)
    if old is None:
        return None
    ids = Ids(set(taken))
    claims, written = [old.claim], []
    for figures in others:
        new = _another(claim, path, article, figures, ids)
        if new is None:
            return None
        claims.append(new[0])
        written.append((new[0], new[1]))
    edits = _edits(claim, item, old, written, text, places, voice)
    return None if edits is None else Parted(edits, tuple(claims), tuple(map(tuple, groups)))


def _groups(claim: Claim, article: Article) -> list[list[Figure]]:
    """The mentions by what they state: first those that say what is expected, else the most."""
    if not isinstance(claim.expect, Expectation):
        return []
    figures = [mention.figure for mention in find_mentions(claim, article, claim.expect)]
    right = [figure for figure in figures if agreement(figure, claim.expect, claim).holds]
    by_value: dict[object, list[Figure]] = {}
    for figure in figures:
        if figure not in right:
            by_value.setdefault((figure.quantity.interval(), figure.quantity.unit, figure.change), []).append(figure)
    wrong = sorted(by_value.values(), key=lambda group: -len(group))
    return [right, *wrong] if right else wrong


def _holds(claim: Claim, path: str, article: Article) -> bool:
    return isinstance(claim.expect, Expectation) and check_value(claim, claim.expect, path, article).verdict == "holds"


def _choosing(claim: Claim, article: Article, figures: Sequence[Figure]) -> Claim | None:
    """The claim with the numbers that choose these of its mentions."""
    assert isinstance(claim.expect, Expectation)
    every = replace(claim, nth=())
    found = [mention.figure for mention in find_mentions(every, article, claim.expect)]
    numbers = tuple(number for number, figure in enumerate(found, 1) if figure in figures)
    return replace(claim, nth=numbers) if len(numbers) == len(figures) else None


def _kept(claim: Claim, item: Written | Keys, path: str, article: Article, figures: Sequence[Figure]) -> Proposal | None:
    """The old claim with those of its mentions, and of its places, that agree with it; with another expectation if none does."""
    assert isinstance(claim.expect, Expectation)
    stated = item.entries.get("expect") if isinstance(item, Keys) else None
    proposals = [Proposal((), claim, claim.expect.text)]
    for wording in rewordings(claim.expect, figures[0], article.document.text):
        if isinstance(stated, Written) and isinstance(item, Keys):
            proposals += in_scalar(claim, stated, wording, item.in_brackets)
        elif isinstance(stated, Keys):
            proposals += in_mapping(claim, stated, figures[0], article.document.text)
        elif isinstance(item, Written):
            proposals.append(Proposal((), replace(claim, expect=read_expectation(wording)), wording))
    for proposal in proposals:
        chosen = _choosing(proposal.claim, article, figures)
        if chosen is None:
            continue
        stating = tuple(place for place in claim.places if _holds(replace(chosen, places=(place,)), path, article))
        chosen = replace(chosen, places=stating)
        if bool(stating) == bool(claim.places) and _holds(chosen, path, article):
            return replace(proposal, claim=chosen)
    return None


def _another(
    claim: Claim, path: str, article: Article, figures: Sequence[Figure], ids: Ids
) -> tuple[Claim, Expected] | None:
    """A claim for a statement that the old one does not expect, and its expectation as it is written."""
    assert isinstance(claim.expect, Expectation)
    wordings: list[Expected] = [*rewordings(claim.expect, figures[0], article.document.text)]
    wordings.append(worded(figures[0], article.document.text))
    for wording in wordings:
        try:
            stated = read_expectation(wording)
        except ValueError:
            continue
        new = replace(claim, expect=stated, places=(), nth=(), mentions="all", source={}, skip=None)
        chosen = _choosing(new, article, figures)
        if (chosen is None or not _holds(chosen, path, article)) and len(figures) == 1:
            chosen = replace(new, about=(), near=(), find=telling_template(figures[0], article))
        if chosen is not None and _holds(chosen, path, article):
            return replace(chosen, id=ids.of_place(claim.id, figures[0])), wording
    return None


# --- what is written ----------------------------------------------------------------------------------------------------


def _edits(
    claim: Claim, item: Written | Keys, old: Proposal, new: Sequence[tuple[Claim, Expected]], text: str, places: ClaimsPlaces,
    voice: Voice,
) -> tuple[Edit, ...] | None:  # fmt: skip
    edits = list(old.edits)
    newline = "\r\n" if "\r\n" in text else "\n"
    at = behind_line(text, item.end)
    behind = "" if text[:at].endswith("\n") else newline
    nth = _numbers(old.claim)
    if isinstance(item, Written):
        edits.append(Edit(item.start, item.end, _in_brackets(old.claim)))
    else:
        if old.claim.places != claim.places:
            if "in" not in item.entries:
                return None
            edits.append(_at(item.entries["in"], f"[{', '.join(map(scalar, old.claim.places))}]"))
        if "nth" in item.entries:
            edits.append(_at(item.entries["nth"], nth))
        elif item.in_brackets:
            end = item.start + len(text[item.start : item.end - 1].rstrip())
            edits.append(Edit(end, end, f", nth: {nth}"))
        else:
            behind += f"{' ' * (item.column - 1)}nth: {nth}{newline}"
    gap = re.search(r"\n[ \t]*\r?\n", text[places.items[0].start : places.end]) is not None
    for each, wording in new:
        lines = ["", *_lines(each, wording, item, text, voice)] if gap else _lines(each, wording, item, text, voice)
        behind += "".join(f"{' ' * places.dash}{line}".rstrip() + newline for line in lines)
    return (*edits, Edit(at, at, behind))


def _at(value: Written | Keys | Listed | Named, new: str) -> Edit:
    return Edit(value.start, value.end, new)


def _numbers(claim: Claim) -> str:
    return str(claim.nth[0]) if len(claim.nth) == 1 else f"[{', '.join(map(str, claim.nth))}]"


def _in_brackets(claim: Claim) -> str:
    """A plain sentence as the mapping that says the same, with its numbers."""
    assert isinstance(claim.expect, Expectation)
    about = " | ".join(" ".join(words) for words in claim.about)
    said = {"id": scalar(claim.id), "about": scalar(about), "expect": expected(claim.expect.text), "nth": _numbers(claim)}
    return "{" + ", ".join(f"{key}: {value}" for key, value in said.items() if key != "about" or about) + "}"


def _lines(claim: Claim, wording: Expected, item: Written | Keys, text: str, voice: Voice) -> list[str]:
    """The new claim as it is written, its comment first."""
    lines = [voice(COMMENT), f"- id: {scalar(claim.id)}"]
    if claim.find is not None:
        lines.append(f"  find: {scalar(claim.find)}")
    elif claim.about:
        lines.append(f"  about: {scalar(' | '.join(' '.join(words) for words in claim.about))}")
    for key, alternatives in (("row", claim.row), ("column", claim.column)):
        if alternatives:
            lines.append(f"  {key}: {scalar(' | '.join(' '.join(words) for words in alternatives))}")
    lines.append(f"  expect: {expected(wording)}")
    lines += [f"  {key}: {value}" for key, value in _taken_over(item, text)]
    lines += _evidence(item, text)
    if claim.nth:
        lines.append(f"  nth: {_numbers(claim)}")
    return lines


def _evidence(item: Written | Keys, text: str) -> list[str]:
    """The evidence of the old claim in the lines that it has there: what states the same value rests on the same data."""
    value = item.entries.get("evidence") if isinstance(item, Keys) else None
    if value is None:
        return []
    first, *others = text[value.start : value.end].splitlines()
    if not isinstance(value, Keys) or value.in_brackets:
        return [f"  evidence: {' '.join((first, *(line.strip() for line in others)))}"]
    margin = value.column - 1
    return ["  evidence:", *(f"    {line}" for line in (first, *(line[margin:] for line in others)))]


def _taken_over(item: Written | Keys, text: str) -> Iterator[tuple[str, str]]:
    """What stands on one line under the keys that a new claim takes over."""
    entries = item.entries if isinstance(item, Keys) else {}
    for key in _TAKEN_OVER:
        value = entries.get(key)
        if isinstance(value, Written) and value.style in ("", "'", '"'):
            yield key, text[value.start : value.end]
        elif isinstance(value, Listed) and value.in_brackets:
            yield key, " ".join(text[value.start : value.end].split())
