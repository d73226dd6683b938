"""The demonstration: a newsroom's repository, commit by commit, behind the gate of its build.

The gate passes; a figure is changed in the article, and it fails at that line; the change was meant, the claims accept it, and the
gate passes again.  Meanwhile other articles change without being in the way.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from click.testing import CliRunner
from repository import Repository

from factcheck.cli import app

BUDGET = """---
title: 县里今年修缮乡道412公里
date: 2024-03-08
---

县交通局昨日通报，今年全县修缮乡道412公里，同比增长25%。

其中北部山区修缮260公里，南部平原修缮152公里。工程共投入资金1.8亿元。
"""
BUDGET_CLAIMS = """# 交通局三月的通报
article: ../articles/roads.md
claims:
  - id: roads
    about: 修缮乡道
    expect: 412公里
    in: [headline, lede]
  - id: growth
    about: 修缮乡道
    expect: 同比增长25%
  - id: north
    about: 北部山区
    expect: 260公里
  - id: south
    about: 南部平原
    expect: 152公里
  - id: parts
    check: total(north, south)
    expect: roads
  - id: money            # 预算科核对
    about: 投入资金
    expect: 1.8亿元
"""
LIBRARY = "# Library lends 31,200 books\n\nThe library lent 31,200 books in May.\n"
LIBRARY_CLAIMS = "article: ../articles/library.md\nclaims:\n  - id: books\n    about: books\n    expect: 31,200\n"


class Gate(NamedTuple):
    """What a build sees: the exit code, the annotations of the log, the results of the SARIF file."""

    code: int
    annotations: list[dict[str, str]]
    results: list[dict[str, Any]]


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    made = Repository.of(tmp_path / "newsroom", {
        "articles/roads.md": BUDGET,
        "claims/roads.yaml": BUDGET_CLAIMS,
        "articles/library.md": LIBRARY,
        "claims/library.yaml": LIBRARY_CLAIMS,
        ".gitignore": "reports/\n",
    })  # fmt: skip
    monkeypatch.chdir(made.folder)
    return made


def gate(*options: str) -> Gate:
    """The build: annotations to the log, SARIF to a file."""
    done = CliRunner().invoke(app, ["run", *options, "--format", "github", "--format", "sarif", "--output", "reports/factcheck.sarif"])
    assert done.stderr == "reports/factcheck.sarif written\n" and done.exit_code in (0, 1)
    annotations = [
        {"command": line[2:].split(" ", 1)[0], **dict(part.split("=", 1) for part in re.match(r"::\w+ (.*?)::", line)[1].split(","))}  # type: ignore[index]
        for line in done.stdout.splitlines()
        if re.match(r"::(error|warning|notice) ", line)
    ]
    (run,) = json.loads(Path("reports/factcheck.sarif").read_text(encoding="utf-8"))["runs"]
    return Gate(done.exit_code, annotations, run["results"])


def places(found: Gate) -> list[tuple[str, int]]:
    """File and line of every result, which both formats must agree on."""
    by_sarif = [
        (place["artifactLocation"]["uri"], place["region"]["startLine"])
        for result in found.results
        for place in [result["locations"][0]["physicalLocation"]]
    ]
    assert sorted(by_sarif) == sorted((note["file"], int(note["line"])) for note in found.annotations)
    return sorted(by_sarif)


def test_the_gate_commit_by_commit(newsroom: Repository) -> None:
    # All is well.
    assert gate() == Gate(0, [], [])

    # Somebody changes a figure of the second paragraph.
    newsroom.edit("articles/roads.md", "北部山区修缮260公里", "北部山区修缮290公里")
    newsroom.commit("update the north")
    red = gate("--changed-since", "HEAD~1")
    assert red.code == 1
    assert places(red) == [("articles/roads.md", 8), ("articles/roads.md", 8)]
    assert {note["title"] for note in red.annotations} == {"contradicted%3A north", "contradicted%3A parts"}
    (north,) = (result for result in red.results if result["properties"]["claim"] == "north")
    region = north["locations"][0]["physicalLocation"]["region"]
    line = (newsroom.folder / "articles/roads.md").read_text(encoding="utf-8").splitlines()[7]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "290公里"
    fingerprint = north["partialFingerprints"]

    # A paragraph is put above it: the same finding, three lines below.
    newsroom.edit("articles/roads.md", "\n其中北部", "\n通报会在县政府举行。\n\n\n其中北部")
    newsroom.commit("where it was said")
    moved = gate()
    assert places(moved) == [("articles/roads.md", 11), ("articles/roads.md", 11)]
    assert fingerprint in [result["partialFingerprints"] for result in moved.results]
    # Whoever only wrote that paragraph is not held up by it.
    assert gate("--changed-since", "HEAD~1", "--changed-lines").code == 0
    # Nor is a colleague with another article.
    newsroom.edit("articles/library.md", "in May", "in June")
    assert gate("--changed-since", "HEAD").code == 0
    newsroom.commit("the month")

    # The sum does not fit either, so it was no mistake of one digit only: the total is brought up to date as well.
    newsroom.edit("articles/roads.md", "修缮乡道412公里", "修缮乡道442公里")
    newsroom.commit("update the total")
    assert {result["properties"]["claim"] for result in gate().results} == {"north", "roads"}

    # The update was meant.
    accepted = CliRunner().invoke(app, ["accept", "--yes"])
    assert accepted.exit_code == 0 and "2 expectations rewritten" in accepted.stderr
    diff = newsroom.git("diff", "--unified=0", "claims/")
    assert [text for text in diff.splitlines() if text[:1] in "+-" and text[1:2] not in "+-"] == [
        "-    expect: 412公里", "+    expect: 442公里", "-    expect: 260公里", "+    expect: 290公里",
    ]  # fmt: skip
    newsroom.commit("accept")
    assert gate() == Gate(0, [], [])


def test_a_renamed_article_is_told_where_it_is_named(newsroom: Repository) -> None:
    newsroom.git("mv", "articles/roads.md", "articles/country-roads.md")
    newsroom.commit("another name")
    done = CliRunner().invoke(app, ["run", "--changed-since", "HEAD~1", "--format", "github"])
    assert done.exit_code == 2
    assert "::error file=claims/roads.yaml,line=2,col=10," in done.stdout
    newsroom.edit("claims/roads.yaml", "roads.md", "country-roads.md")
    assert gate("--changed-since", "HEAD").code == 0


def test_findings_that_the_branch_did_not_cause_are_not_in_its_way(newsroom: Repository) -> None:
    newsroom.edit("articles/library.md", "lent 31,200", "lent 32,100")
    newsroom.commit("an old mistake")
    newsroom.git("switch", "--quiet", "--create", "topic")
    newsroom.edit("articles/roads.md", "1.8亿元", "2.8亿元")
    newsroom.commit("a new mistake")
    assert places(gate()) == [("articles/library.md", 3), ("articles/roads.md", 8)]
    assert places(gate("--changed-since", "main")) == [("articles/roads.md", 8)]
