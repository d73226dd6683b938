"""SARIF: what the standard's schema accepts, and what its schema cannot say."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator, FormatChecker
from sample_findings import EVERY_SORT, LINTED, NOTHING, contradicted, hostile, missing, unusable, violation

from factcheck.model import Finding, Report
from factcheck.reports import _repository, render
from factcheck.wording import say, voice

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
VALIDATOR = Draft4Validator(SCHEMA, format_checker=FormatChecker())


def run_of(report: Report, **layout: Any) -> dict[str, Any]:
    log = json.loads(render(report, "sarif", **layout))
    VALIDATOR.validate(log)
    (run,) = log["runs"]
    return run


def result_of(finding: Finding) -> dict[str, Any]:
    (result,) = run_of(Report((finding,)))["results"]
    return result


@pytest.mark.parametrize("report", [EVERY_SORT, LINTED, NOTHING], ids=["run", "lint", "nothing"])
@pytest.mark.parametrize("verbose", [False, True])
def test_every_report_fits_the_published_schema(report: Report, verbose: bool) -> None:
    run = run_of(report, verbose=verbose)
    assert len(run["results"]) == sum(finding.verdict not in ("holds", "skipped") or verbose for finding in report.findings)


def test_the_schema_refuses_a_wrong_report() -> None:
    log = json.loads(render(EVERY_SORT, "sarif"))
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert list(VALIDATOR.iter_errors(log))


def test_columns_are_code_points_from_1_and_the_end_stands_behind() -> None:
    run = run_of(Report((contradicted(),)))
    assert run["columnKind"] == "unicodeCodePoints"
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 9, "startColumn": 41, "endLine": 9, "endColumn": 46}


@pytest.mark.parametrize(
    ("finding", "region"),
    [
        (missing(), {"startLine": 1}),
        (contradicted(line=None, column=None, end_line=None, end_column=None), {"startLine": 1}),
        (unusable(), {"startLine": 12, "startColumn": 5}),
        (unusable(line=0), {"startLine": 1}),
    ],
)
def test_a_place_without_a_stretch_is_a_line(finding: Finding, region: dict[str, int]) -> None:
    assert result_of(finding)["locations"][0]["physicalLocation"]["region"] == region


@pytest.mark.parametrize(
    ("verdict", "severity", "level", "kind"),
    [
        ("contradicted", "error", "error", "fail"), ("contradicted", "warning", "warning", "fail"), ("missing", "info", "note", "fail"),
        ("error", "warning", "error", "fail"), ("holds", "error", "none", "pass"), ("skipped", "error", "none", "notApplicable"),
    ],
)  # fmt: skip
def test_levels(verdict: Any, severity: Any, level: str, kind: str) -> None:
    (result,) = run_of(Report((contradicted(verdict=verdict, severity=severity),)), verbose=True)["results"]
    assert (result["level"], result["kind"]) == (level, kind)


def test_rules_explain_themselves() -> None:
    run = run_of(LINTED)
    (headline, ignore) = run["tool"]["driver"]["rules"]
    assert headline["id"] == "FC101" and headline["name"] == "HeadlineFigure"
    assert headline["help"]["text"].startswith("# FC101")
    assert headline["help"]["markdown"] == "# FC101\n\nUse {{0}} and `[a](b)`.\n"
    assert headline["defaultConfiguration"] == {"level": "error"}
    assert ignore["id"] == "ignore"
    verdicts = run_of(EVERY_SORT)["tool"]["driver"]["rules"]
    assert {rule["id"] for rule in verdicts} == {"contradicted", "missing", "error", "ambiguous", "unverifiable"}
    assert all(rule["help"]["text"] != rule["shortDescription"]["text"] for rule in verdicts)
    for run in (run_of(LINTED), run_of(EVERY_SORT)):
        rules = run["tool"]["driver"]["rules"]
        assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])


def test_rules_link_to_the_documentation_where_the_package_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    from email.message import Message
    from importlib import metadata

    package = Message()
    package["Project-URL"] = "Documentation, https://docs.example.org/factcheck/"
    package["Project-URL"] = "Homepage, https://example.org"
    monkeypatch.setattr(metadata, "metadata", lambda name: package)
    driver = run_of(LINTED)["tool"]["driver"]
    assert driver["informationUri"] == "https://example.org"
    assert driver["rules"][0]["helpUri"] == "https://docs.example.org/factcheck/rules/FC101"


def test_run_and_lint_do_not_replace_each_other() -> None:
    assert run_of(EVERY_SORT)["automationDetails"]["id"] != run_of(LINTED)["automationDetails"]["id"]


def test_a_fingerprint_follows_its_finding() -> None:
    before = run_of(LINTED)["results"]
    moved = [replace(finding, line=finding.line + 40, end_line=finding.end_line + 40) for finding in LINTED.findings]  # type: ignore[operator]
    renamed = [replace(finding, article="articles/new.md") for finding in moved]
    after = run_of(replace(LINTED, findings=tuple(renamed)))["results"]
    prints = [result["partialFingerprints"]["factcheck/v1"] for result in before]
    assert prints == [result["partialFingerprints"]["factcheck/v1"] for result in after]
    assert len(set(prints)) == len(prints)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (contradicted(), contradicted(line=2, found="11.3%", message="another", working=None), True),
        (contradicted(), contradicted(claim="other"), False),
        (violation(), violation(rule="FC102"), False),
        (violation(), violation(found="12.4%"), False),
        (unusable(), unusable(line=3), True),
        (unusable(), unusable("claims/other.yaml"), False),
        (violation(message=say("no {thing}", thing=1)), violation(message="no 1"), True),
    ],
)
def test_what_a_fingerprint_tells_apart(one: Finding, other: Finding, alike: bool) -> None:
    assert (result_of(one)["partialFingerprints"] == result_of(other)["partialFingerprints"]) == alike


def test_a_fingerprint_is_the_same_in_every_language() -> None:
    english, chinese = (run_of(EVERY_SORT, voice=voice(language))["results"] for language in ("en", "zh"))
    assert [result["partialFingerprints"] for result in english] == [result["partialFingerprints"] for result in chinese]


def test_paths_are_relative_and_percent_encoded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "site").mkdir()
    monkeypatch.chdir(tmp_path / "site")
    artifact = result_of(hostile())["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": "site/articles/a%20b,c%3Ad%25%60%C3%A9.md", "uriBaseId": "%SRCROOT%"}
    above = result_of(contradicted(article="../a#b?.md"))["locations"][0]["physicalLocation"]["artifactLocation"]
    assert above == {"uri": "a%23b%3F.md", "uriBaseId": "%SRCROOT%"}
    outside = result_of(contradicted(article="/else/where.md"))["locations"][0]["physicalLocation"]["artifactLocation"]
    assert outside == {"uri": "file:///else/where.md"}


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0/"), min_size=1).filter(lambda name: name not in (".", "..")))
def test_any_name_of_a_file_is_a_uri_that_leads_back(name: str) -> None:
    uri, relative = _repository.repository_uri(f"articles/{name}")
    assert relative and uri.isascii() and ":" not in uri and unquote(uri) == f"articles/{name}"


def test_a_path_on_another_drive_is_no_path_of_the_repository(monkeypatch: pytest.MonkeyPatch) -> None:
    def of_windows(path: str, start: str) -> str:
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    monkeypatch.setattr("os.path.relpath", of_windows)
    assert _repository.repository_path("a/b.md") == "a/b.md"
    uri, is_relative = _repository.repository_uri("a/b.md")
    assert uri.startswith("file:///") and uri.endswith("/a/b.md") and not is_relative


def test_an_article_puts_no_link_and_no_placeholder_into_a_message() -> None:
    text = result_of(hostile())["message"]["text"]
    assert "](" not in text and "{{0}}" in text and "{0}" not in text.replace("{{0}}", "")
    assert not any(sign in text for sign in "\x1b\u202e\x00")


def test_what_is_about_no_file_is_a_notification() -> None:
    run = run_of(Report((Finding("error", "out of memory"),)))
    assert run["results"] == []
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False and invocation["exitCode"] == 2
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "out of memory"
    assert run_of(Report((contradicted(),)))["invocations"] == [{"executionSuccessful": True, "exitCode": 1}]


def test_the_claim_is_a_related_place() -> None:
    (related,) = result_of(contradicted())["relatedLocations"]
    assert related["physicalLocation"]["region"] == {"startLine": 18, "startColumn": 5}
    assert related["message"]["text"] == "the claim"


def test_the_language_of_the_messages_is_named() -> None:
    assert [run_of(LINTED, voice=voice(language))["language"] for language in ("en", "zh")] == ["en", "zh"]
