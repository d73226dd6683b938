"""Whole reports, and what the commands print, in a language that is nobody's: no English word is left outside of quotes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner
from speaking import WIDE, english_words

from factcheck import runner
from factcheck.cli import app
from factcheck.model import Report
from factcheck.reports import render
from factcheck.wording import voice

ARTICLE = """---
title: 轮渡客流增长4.7%
---

去年轮渡运送旅客31,200人次，同比增加4.7%。其中，北线2万人次，南线11,300人次。北线2.1万人次。

每天7班，票价3.2元。近八成旅客满意，约6万人次留言。
"""
CLAIMS = """article: a.md
claims:
  - id: 旅客
    about: 旅客
    expect: 32,200人次
    checked_by: 张三
    checked_on: 2020-01-01
    expires: 2020-02-01
  - {id: 增幅, about: 旅客, expect: 同比增加4.7%, expires: 2020-02-01, severity: info}
  - {id: 北线, about: 北线, expect: 2万人次}
  - {id: 南线, find: "南线{}", expect: 11300人次}
  - {id: 合计, check: 北线 + 南线, expect: 旅客}
  - {id: 船员, about: 船员, expect: 12人}
  - {id: 班次, about: 班, expect: 7班, skip: 待定}
  - {id: 坏, check: 北线 + "3元", expect: 5人}
  - {id: 票价, about: 票价, expect: 3元, severity: warning}
"""


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Report:
    monkeypatch.chdir(tmp_path)
    Path("factcheck.toml").touch()
    Path("a.md").write_text(ARTICLE, "utf-8")
    Path("c.yaml").write_text(CLAIMS, "utf-8")
    Path("d.yaml").write_text("article: b.md\n", "utf-8")
    found = runner.run(["c.yaml", "d.yaml", "e.yaml"], today=date(2024, 1, 1), keep_articles=True)
    verdicts = {finding.verdict for finding in found.findings}
    assert {"holds", "contradicted", "missing", "unverifiable", "error", "skipped"} <= verdicts
    return found


# Paths and keys, which are the same in every language; and the name of the program.
SAME = "a.md b.md c.yaml d.yaml e.yaml article claims factcheck near nth CNY"


@pytest.mark.parametrize("format", ["text", "markdown"])
def test_a_report_for_people(report: Report, format: str) -> None:
    shown = render(report, format, verbose=True, coverage=True, voice=WIDE)
    assert english_words(shown, CLAIMS, SAME, "text") == []


def test_the_page(report: Report) -> None:
    page = BeautifulSoup(render(report, "html", voice=WIDE), "html.parser")
    for part in page(["script", "style"]):
        part.decompose()
    shown = [page.get_text(" "), *(value for tag in page.find_all(True) for name, value in tag.attrs.items() if name in SHOWN)]
    assert len(shown) > 20
    assert english_words("\n".join(shown), CLAIMS, SAME) == []


SHOWN = {"aria-label", "title", "alt", "data-label", "data-read", "data-count", "data-peers", "data-uncovered", "data-comma", "data-at"}


@pytest.mark.parametrize("format", ["text", "markdown", "html", "json", "junit", "sarif", "github", "gitlab", "csv", "claimreview"])
def test_every_format_is_written_in_chinese(report: Report, format: str) -> None:
    assert "预期32,200人次" in render(report, format, voice=voice("zh")) or format == "claimreview"


@pytest.mark.parametrize(
    "args",
    [
        ["lint", "a.md"],
        ["extract", "a.md"],
        ["diff", "a.md", "b2.md"],
        ["diff", "a.md", "b2.md", "--format", "markdown"],
        ["compare", "a.md", "b2.md"],
        ["validate", "c.yaml", "d.yaml"],
        ["accept", "c.yaml", "--dry-run"],
        ["suggest", "a.md", "--output", "s.yaml"],
        ["run"],
        ["run", "nowhere"],
        ["lint", "c.yaml"],
    ],
    ids=" ".join,
)
def test_what_the_commands_print(report: Report, args: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    Path("b2.md").write_text(ARTICLE.replace("31,200", "31,300").replace("4.7%", "约4.8%").replace("7班", "8班"), "utf-8")
    monkeypatch.setattr("factcheck.cli._voice.voice_of", lambda language: WIDE)
    shown = CliRunner().invoke(app, args, prog_name="factcheck").output
    names = "factcheck lint run suggest accept explain rules FC b2.md s.yaml nowhere NAME ARTICLE output"
    # What is written into a claim file is not said to anybody.
    lines = [line for line in shown.splitlines() if not line.startswith(("---", "+", "@@"))]
    assert english_words("\n".join(lines), CLAIMS, ARTICLE, SAME, names) == []


def test_rules_are_listed_without_english_beside_their_names(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.cli._voice.voice_of", lambda language: WIDE)
    for line in CliRunner().invoke(app, ["rules"]).output.splitlines():
        assert english_words(" ".join(line.split()[2:])) == []
