"""claimreview: schema.org ClaimReview in JSON-LD, for each claim that cites a source and has a verdict.

A page that publishes the check can carry it in <script type="application/ld+json">; nothing in it can end that element.  What the
article says is the claim reviewed, the claim file's source is what it was held against.  Only what is known is stated: the page
of the review (`url`) and who publishes it (`author`) are added by the publisher.

Source: schema.org/ClaimReview; the rating goes from 1 (false) to 5 (true), as fact-checkers publish it.
"""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

from factcheck import __version__
from factcheck.model import Document, Finding, Report
from factcheck.reports._findings import details, spoken
from factcheck.reports._registry import Layout, reporter
from factcheck.reports._terminal import visible
from factcheck.wording import Voice, say

# Other verdicts say nothing about what an article states.
_RATINGS = {"holds": (5, say("True")), "contradicted": (1, say("False")), "ambiguous": (3, say("Mixture"))}
# Keys of front matter by the property that they fill.
_KNOWN = {
    "headline": ("title", "headline"), "url": ("url", "canonical", "canonical_url", "permalink"),
    "datePublished": ("date", "published"), "inLanguage": ("lang", "language"),
}  # fmt: skip
_AUTHORS = ("author", "byline", "publisher")
_HARMLESS = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


@reporter("claimreview", articles=True)
def claimreview_report(report: Report, layout: Layout) -> str:
    """A graph of ClaimReviews, in the order of the claims; empty where no claim cites a source."""
    documents = {path: article.document for article in report.articles for path in article.paths}
    reviews = [
        _review(finding, documents.get(finding.article or ""), layout.voice)
        for finding in report.findings
        if finding.claim is not None and finding.source and finding.verdict in _RATINGS
    ]
    graph = {"@context": "https://schema.org", "@graph": reviews}
    return json.dumps(graph, ensure_ascii=False, indent=1).translate(_HARMLESS) + "\n"


def _review(finding: Finding, document: Document | None, voice: Voice) -> dict[str, Any]:
    said = spoken(finding, voice)
    value, name = _RATINGS[finding.verdict]
    sentence = visible(finding.excerpt.text).strip() if finding.excerpt else ""
    reviewed = sentence or visible(said.found or said.message)
    explanation = "\n".join(map(visible, [said.message, *details(finding, voice)]))
    return {
        "@type": "ClaimReview",
        "identifier": finding.claim,
        "claimReviewed": reviewed,
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": value,
            "bestRating": 5,
            "worstRating": 1,
            "alternateName": voice(name),
            "ratingExplanation": explanation,
        },
        "itemReviewed": {"@type": "Claim", "text": reviewed, **_appearance(document)},
        "citation": _cited(finding),
        "creditText": f"factcheck {__version__}",
    }


def _cited(finding: Finding) -> dict[str, str]:
    work = {"@type": "CreativeWork"}
    for key, name in (("title", "name"), ("url", "url"), ("date", "datePublished")):
        if value := _fit(name, finding.source.get(key)):
            work[name] = value
    return work


def _appearance(document: Document | None) -> dict[str, Any]:
    """The article, as its front matter describes it."""
    if document is None:
        return {}
    front = {str(key).lower(): value for key, value in document.front_matter.items()}
    work: dict[str, Any] = {"@type": "NewsArticle"}
    for property_, keys in _KNOWN.items():
        if value := next((value for key in keys if (value := _fit(property_, front.get(key)))), None):
            work[property_] = value
    author = next((_plain(front[key]) for key in _AUTHORS if _plain(front.get(key))), None)
    by = {"author": {"@type": "Person" if _plain(front.get("author")) else "Organization", "name": author}} if author else {}
    return {**by, "appearance": work} if len(work) > 1 else by


def _fit(name: str, value: object) -> str | None:
    """The value as the property may have it: a date in ISO 8601, an address of the web; else None."""
    text = _plain(value)
    if text is None or name not in ("datePublished", "url"):
        return text
    if name == "url":
        return text if text.startswith(("https://", "http://")) else None
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        with suppress(ValueError):
            moment = read(text)
            return text[:10] if len(text) == len("2024-12-31") else moment.isoformat()
    return None


def _plain(value: object) -> str | None:
    """A scalar of front matter as text; lists and tables are left alone."""
    if value is None or isinstance(value, (bool, list, tuple, dict)):
        return None
    return visible(str(value)).strip() or None
