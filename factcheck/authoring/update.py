"""update: an existing claim file with claims for the figures that none of its claims covers; everything else stays as it is."""

from __future__ import annotations

import os

from factcheck.authoring.suggest import suggestions
from factcheck.authoring.yaml_places import behind_line, claims_places
from factcheck.checkers import check_file
from factcheck.evidence import read_values
from factcheck.figures import Article
from factcheck.model import ClaimFile, InputError
from factcheck.wording import ENGLISH, Voice, say


def update(text: str, claim_file: ClaimFile, article: Article, voice: Voice = ENGLISH) -> tuple[str, int]:
    """The text of the claim file with what is missing behind its last claim, and how many claims that is.

    text   the claim file as it was read, line ends included
    voice  the language of the comments above the new claims
    Raises InputError where the file is about another article or about several, or lists its claims in [ ].
    """
    path = article.document.path
    named = [name for name, _ in claim_file.articles]
    if len(named) != 1:
        raise InputError(say("is about several articles; --update can add to a claim file of one article only"), claim_file.path)
    if os.path.realpath(named[0]) != os.path.realpath(path):
        raise InputError(say("is about {named}, not about {article}", named=named[0], article=path), claim_file.path)
    covered = _covered(claim_file, article)
    added = suggestions(article, covered, frozenset(claim.id for claim in claim_file.claims))
    if not added:
        return text, 0
    places = claims_places(text)
    if places is None:
        raise InputError(
            say("lists its claims in [ ]; write each on lines of its own, with a dash, for --update"), claim_file.path
        )
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = [line for suggestion in added for line in ("", *(f"{' ' * places.dash}{line}" for line in suggestion.lines(voice)))]
    at = behind_line(text, places.end)
    before, after = text[:at], text[at:]
    if before and not before.endswith("\n"):
        before += newline
    return before + newline.join(lines) + newline + after, len(added)


def _covered(claim_file: ClaimFile, article: Article) -> frozenset[int]:
    """Where the figures begin that some claim speaks of."""
    path = claim_file.articles[0][0]
    findings = check_file(claim_file, {path: article}, values=read_values(claim_file))
    judged = (finding for finding in findings if finding.verdict in ("holds", "contradicted"))
    return frozenset(start for finding in judged for start, _ in finding.figures)
