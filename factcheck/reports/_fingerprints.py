"""Fingerprints: what tells a finding from all others, and stays the same while lines move and figures are corrected.

A claim is told by its file and id, whatever its verdict; a violation of a rule by the rule and its sentence, as in a baseline; a
file that cannot be used by its path and what is wrong with it.  Line and column are no part of it, nor is the language of
the messages.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

from factcheck.model import Finding
from factcheck.reports._repository import repository_path


def fingerprints(findings: Sequence[Finding]) -> list[str]:
    """One a finding, in their order, 32 hexadecimal digits; where several are alike, each is told by its number among them."""
    seen: Counter[tuple[str, ...]] = Counter()
    prints = []
    for finding in findings:
        parts = _parts(finding)
        seen[parts] += 1
        words = "\x1f".join((*parts, str(seen[parts])))
        prints.append(hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:32])
    return prints


def _parts(finding: Finding) -> tuple[str, ...]:
    if finding.claim is not None:
        return ("claim", repository_path(finding.claim_place.path) if finding.claim_place else "", finding.claim)
    if finding.rule is not None:
        sentence = finding.excerpt.text if finding.excerpt else str(finding.message)
        return ("rule", finding.rule, "".join(sentence.split()), "".join((finding.found or "").split()))
    path = finding.article or (finding.claim_place.path if finding.claim_place else "")
    return ("file", repository_path(path), str(finding.message))
