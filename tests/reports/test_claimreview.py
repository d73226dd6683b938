"""ClaimReview: what schema.org knows of it, for claims that cite a source and have a verdict."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sample_findings import HOSTILE, contradicted, holds, missing

from factcheck import documents
from factcheck.model import Document, Finding, ReadArticle, Report
from factcheck.reports import render, shows_articles

SOURCE = {"title": "Annual report", "url": "https://example.org/report", "date": "2021-12-17"}
# The properties that schema.org gives these types, their own and inherited ones, as far as they are of use here.
CREATIVE_WORK = {"author", "datePublished", "headline", "inLanguage", "name", "text", "url", "citation", "creditText", "identifier"}
PROPERTIES = {
    "ClaimReview": CREATIVE_WORK | {"claimReviewed", "reviewRating", "itemReviewed"},
    "Rating": {"ratingValue", "bestRating", "worstRating", "alternateName", "ratingExplanation"},
    "Claim": CREATIVE_WORK | {"appearance", "firstAppearance"},
    "CreativeWork": CREATIVE_WORK, "NewsArticle": CREATIVE_WORK, "Person": {"name"}, "Organization": {"name"},
}  # fmt: skip


def reviews(*findings: Finding, document: Document | None = None) -> list[dict[str, Any]]:
    articles = (ReadArticle(("articles/fires.md",), document, ()),) if document else ()
    graph = json.loads(render(Report(findings, articles=articles), "claimreview"))
    assert graph["@context"] == "https://schema.org"
    for node in nodes(graph["@graph"]):
        assert set(node) - {"@type"} <= PROPERTIES[node["@type"]]
    found: list[dict[str, Any]] = graph["@graph"]
    return found


def nodes(value: Any) -> list[dict[str, Any]]:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [*([value] if isinstance(value, dict) else []), *(node for item in inner for node in nodes(item))]


@pytest.mark.parametrize(("verdict", "value", "name"), [("holds", 5, "True"), ("contradicted", 1, "False"), ("ambiguous", 3, "Mixture")])
def test_a_rating_a_verdict(verdict: Any, value: int, name: str) -> None:
    (review,) = reviews(contradicted(verdict=verdict, source=SOURCE))
    rating = review["reviewRating"]
    assert (rating["ratingValue"], rating["worstRating"], rating["bestRating"], rating["alternateName"]) == (value, 1, 5, name)
    assert "11.4% stands for" in rating["ratingExplanation"]


def test_a_review() -> None:
    (review,) = reviews(holds(source=SOURCE))
    assert review["claimReviewed"] == "今年来，火灾起数、受伤人数分别下降6.3%、11.4%"
    assert review["itemReviewed"] == {"@type": "Claim", "text": review["claimReviewed"]}
    assert review["citation"] == {"@type": "CreativeWork", "name": "Annual report", "url": "https://example.org/report", "datePublished": "2021-12-17"}
    assert "url" not in review and "author" not in review


def test_only_claims_with_a_source_and_a_verdict() -> None:
    assert reviews(contradicted(), contradicted(verdict="unverifiable", source=SOURCE), missing()) == []
    (review,) = reviews(contradicted(claim="a", source=SOURCE), contradicted(claim="b"))
    assert review["identifier"] == "a"


def test_the_article_is_described_by_its_front_matter() -> None:
    assert shows_articles("claimreview")
    text = (
        "---\ntitle: Fires down\ndate: Tue, 14 Jan 2025 02:10:00 GMT\nauthor: A. Reporter\nurl: https://example.org/fires\nlang: zh\n---\n\n今年来下降6.3%。\n"
    )
    (review,) = reviews(contradicted(source=SOURCE), document=documents.from_text(text))
    assert review["itemReviewed"]["author"] == {"@type": "Person", "name": "A. Reporter"}
    assert review["itemReviewed"]["appearance"] == {
        "@type": "NewsArticle", "headline": "Fires down", "url": "https://example.org/fires", "datePublished": "2025-01-14T02:10:00+00:00", "inLanguage": "zh",
    }  # fmt: skip


def test_what_is_no_date_and_no_address_is_left_out() -> None:
    (review,) = reviews(contradicted(source={"title": "x", "url": "javascript:alert(1)", "date": "last week", "page": "3"}))
    assert review["citation"] == {"@type": "CreativeWork", "name": "x"}


def test_nothing_ends_the_script_element() -> None:
    written = render(Report((contradicted(message=HOSTILE, source={"title": "</script><!--"}),)), "claimreview")
    assert "<" not in written and ">" not in written and "&" not in written
    assert json.loads(written)["@graph"][0]["citation"]["name"] == "</script><!--"
