"""GitHub: read back as the runner of Actions reads a log (actions/runner, ActionCommand.cs)."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_findings import EVERY_SORT, HOSTILE, LINTED, NOTHING, contradicted, hostile, missing, unusable, violation

from factcheck.model import Finding, Report
from factcheck.reports import render
from factcheck.wording import voice


class Command(NamedTuple):
    name: str
    properties: dict[str, str]
    data: str


def commands(log: str) -> list[Command]:
    """What the runner obeys: `::name key=value::data` lines, none while commands are stopped, and ##[name] anywhere."""
    found: list[Command] = []
    resume: str | None = None
    for line in log.split("\n"):
        match = re.match(r"\s*::(?P<name>[^: ]+)(?: (?P<properties>.*?))?::(?P<data>.*)$", line, re.DOTALL)
        if resume is not None:
            if match and match["name"] == resume:
                resume = None
            continue
        if match is None:
            assert "##[" not in line
            continue
        properties = dict(part.split("=", 1) for part in (match["properties"] or "").split(",") if part)
        command = Command(match["name"], {key: _plain(value, ":%3A", ",%2C") for key, value in properties.items()}, _plain(match["data"]))
        if command.name == "stop-commands":
            resume = command.data
        found.append(command)
    assert resume is None
    return found


def _plain(text: str, *more: str) -> str:
    for pair in ("\r%0D", "\n%0A", *more, "%%25"):
        text = text.replace(pair[1:], pair[0])
    return text


def annotations(*findings: Finding) -> list[Command]:
    return [command for command in commands(render(Report(findings), "github")) if command.name in ("error", "warning", "notice")]


def test_a_contradicted_claim_is_an_error_at_its_line() -> None:
    (command,) = annotations(contradicted())
    assert command == Command(
        "error",
        {"file": "articles/fires.md", "line": "9", "col": "41", "endLine": "9", "endColumn": "46", "title": "contradicted: injured"},
        "受伤人数 down 11.4%; expected down 11.42%\n11.4% stands for [11.35, 11.45]; 11.42 lies outside.\nit is stated as expected at 2:3",
    )


def test_what_is_escaped_on_the_wire() -> None:
    report = render(Report((contradicted(article="a,b:c%.md", message="100% up: a, b", working="two\nlines", notes=()),)), "github")
    (line,) = (line for line in report.splitlines() if line.startswith("::error"))
    assert "file=a%2Cb%3Ac%25.md,line=9," in line and ",title=contradicted%3A injured::100%25 up: a, b%0A" in line


@pytest.mark.parametrize(
    ("finding", "name", "place"),
    [
        (contradicted(severity="warning"), "warning", {"file": "articles/fires.md", "line": "9"}),
        (contradicted(severity="info"), "notice", {"line": "9"}),
        (contradicted(verdict="error", severity="info"), "error", {"line": "9"}),
        (missing(), "error", {"file": "articles/fires.md", "line": "1", "title": "missing: gone"}),
        (unusable(), "error", {"file": "claims/broken.yaml", "line": "12", "title": "error"}),
        (unusable(line=0), "error", {"line": "1"}),
        (violation(), "error", {"title": "contradicted: FC101"}),
        (contradicted(end_line=11), "error", {"line": "9", "endLine": "11"}),
    ],
)
def test_severities_and_places(finding: Finding, name: str, place: dict[str, str]) -> None:
    (command,) = annotations(finding)
    assert command.name == name
    assert command.properties.items() >= place.items()
    assert "col" not in command.properties or command.properties["line"] == command.properties["endLine"]


def test_an_article_gives_no_commands() -> None:
    for command in commands(render(Report((hostile(),)), "github")):
        assert command.name in ("group", "endgroup", "stop-commands", "error")
    assert HOSTILE.split("::stop-commands::")[1] not in [command.data for command in commands(render(Report((hostile(),)), "github"))]


lines = st.text(st.sampled_from("a ::error[]#%,:\r\n=stop-commands") | st.characters(codec="utf-8"))


@given(lines, lines, lines)
def test_whatever_an_article_says_there_is_one_annotation(message: str, working: str, name: str) -> None:
    finding = contradicted(message=message, working=working, claim=name or "x", notes=(message,), excerpt=None)
    assert [command.name for command in commands(render(Report((finding,)), "github"))] == ["group", "stop-commands", "endgroup", "error"]


def test_groups_by_file_annotations_by_importance_and_the_summary_last() -> None:
    log = render(EVERY_SORT, "github")
    found = commands(log)
    assert [command.data for command in found if command.name == "group"].count("articles/fires.md") == 1
    ranks = [["error", "warning", "notice"].index(command.name) for command in found if command.name in ("error", "warning", "notice")]
    assert ranks == sorted(ranks) and len(ranks) == 9
    assert next(command.properties["title"] for command in found if command.name == "error").startswith("error")
    assert log.splitlines()[-1] == (
        "3 contradicted, 1 missing, 1 ambiguous, 1 unverifiable, 3 errors, 1 skipped, 1 holds in 1 article.  38 of 41 figures covered (92 %)."
    )


def test_nothing_to_annotate() -> None:
    assert render(NOTHING, "github") == "nothing to check.\n"
    assert len(commands(render(LINTED, "github"))) == 3 + 3


def test_a_reader_of_chinese_is_told_in_chinese() -> None:
    (line,) = (line for line in render(Report((contradicted(),)), "github", voice=voice("zh")).splitlines() if line.startswith("::error"))
    assert "title=不符%3A injured" in line
