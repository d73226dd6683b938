"""JUnit: the schema of Jenkins' xUnit plugin accepts it, and junitparser reads it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_findings import EVERY_SORT, LINTED, NOTHING, contradicted, hostile, unusable

from factcheck.model import Report
from factcheck.reports import render

SCHEMA = Path(__file__).parent / "schemas" / "junit-10.xsd"
junitparser = pytest.importorskip("junitparser")
xmlschema = pytest.importorskip("xmlschema")


@pytest.fixture(scope="module")
def schema() -> Any:
    return xmlschema.XMLSchema(SCHEMA)


def parsed(report: Report, **layout: Any) -> Any:
    return junitparser.JUnitXml.fromstring(render(report, "junit", **layout).encode())


@pytest.mark.parametrize("report", [EVERY_SORT, LINTED, NOTHING], ids=["run", "lint", "nothing"])
@pytest.mark.parametrize("verbose", [False, True])
def test_every_report_fits_the_schema(report: Report, verbose: bool, schema: Any) -> None:
    schema.validate(render(report, "junit", verbose=verbose))
    parsed(report, verbose=verbose)


def test_the_schema_refuses_another_element(schema: Any) -> None:
    with pytest.raises(xmlschema.XMLSchemaValidationError):
        schema.validate(render(EVERY_SORT, "junit").replace("<failure", "<fault").replace("</failure", "</fault"))


@given(st.text(st.characters(exclude_categories=[])), st.text(st.characters(exclude_categories=[])))
def test_whatever_an_article_says_it_is_xml(message: str, name: str) -> None:
    finding = contradicted(message=message, working=message, claim=name, article=f"a{name}", notes=(), excerpt=None)
    (suite,) = parsed(Report((finding,)))
    assert suite.tests == suite.failures == 1


def test_a_suite_a_claim_file_and_a_test_a_claim() -> None:
    suites = {suite.name: suite for suite in parsed(EVERY_SORT)}
    assert list(suites) == ["claims/fires.yaml", "claims/broken.yaml", "claims/whole.yaml"]
    fires = suites["claims/fires.yaml"]
    assert (fires.tests, fires.failures, fires.errors, fires.skipped) == (9, 4, 1, 1)
    assert [case.name for case in fires] == ["claim-1", "injured", "gone", "id", "two", "stale", "later", "odd", "long"]
    assert {case.classname for case in fires} == {"claims.fires"}
    results = {case.name: case.result for case in fires}
    assert results["claim-1"] == [] and results["two"] == [] and results["stale"] == []
    (failure,) = results["injured"]
    assert failure.type == "contradicted" and failure.message == "受伤人数 down 11.4%; expected down 11.42%"
    assert failure.text.splitlines()[0] == "articles/fires.md:9:41: contradicted: injured (claims/fires.yaml:18)"
    assert failure.text.splitlines()[2].strip().startswith("^^^^^ 受伤人数")
    assert {case.name: case.system_out for case in fires}["two"].startswith("articles/fires.md:9:41: ambiguous (warning): two")
    assert parsed(EVERY_SORT).tests == 11 and parsed(EVERY_SORT).failures == 4 and parsed(EVERY_SORT).errors == 3


def test_an_article_without_violations_is_a_test_that_passes() -> None:
    suites = {suite.name: suite for suite in parsed(LINTED)}
    assert [case.name for case in suites["articles/fires.md"]] == ["FC101 9:41", "FC101 12:41", "ignore 9:41"]
    (passed,) = suites["articles/good.md"]
    assert passed.name == "lint" and passed.result == []


def test_a_file_as_a_whole_and_hostile_text() -> None:
    (suite,) = parsed(Report((unusable("a.b.yaml", 0),)))
    (case,) = suite
    assert (case.name, case.classname) == ("error", "a_b")
    (suite,) = parsed(Report((hostile(),)))
    (case,) = suite
    assert "<script>alert(1)</script>" in case.result[0].text
