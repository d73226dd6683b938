"""lint: what a finding holds, in which order they come, and that one broken rule does not stop the others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck import documents, runner
from factcheck.figures import Article
from factcheck.model import Document
from factcheck.rules import Rule, Violation, find_rule, lint

TEXT = "# Fair\n\nTraffic dropped 150 percent.\n\n共录取540人，其中男生310人，女生250人。\n\nIt runs on Monday, March 15, 2025.\n"


def document(text: str = TEXT) -> Document:
    return documents.from_text(text, path="news.md", format="markdown")


def test_a_finding_says_where_and_why() -> None:
    first = factcheck.lint(document())[0]
    assert first.to_json() == {
        "claim_file": None, "claim": None, "rule": "FC108", "verdict": "contradicted", "severity": "error", "article": "news.md",
        "line": 3, "column": 17, "end_line": 3, "end_column": 28,
        "message": "a fall of 150 percent: nothing can fall by more than 100 %",
        "expected": "at most 100 %", "found": "150 percent", "working": None,
    }  # fmt: skip
    assert first.excerpt is not None and first.excerpt.text == "Traffic dropped 150 percent."


def test_findings_come_in_reading_order() -> None:
    assert [(finding.rule, finding.line) for finding in factcheck.lint(document())] == [("FC108", 3), ("FC103", 5), ("FC115", 7)]


def test_severities_can_be_set() -> None:
    findings = lint(document(), [find_rule("FC108")], severities={"FC108": "info"})
    assert [finding.severity for finding in findings] == ["info"]


def test_a_broken_rule_is_told_and_stops_no_other() -> None:
    def broken(article: Article) -> Iterator[Violation]:
        raise RuntimeError("boom")
        yield

    findings = lint(document(), [Rule("XX1", "broken", "error", True, "breaks", broken), find_rule("FC108")])
    assert [(finding.rule, finding.verdict) for finding in findings] == [("XX1", "error"), ("FC108", "contradicted")]
    assert "boom" in findings[0].message


def test_the_rest_goes_on_when_an_article_cannot_be_read(tmp_path: Path) -> None:
    good, empty = tmp_path / "good.md", tmp_path / "empty.md"
    good.write_text(TEXT, "utf-8")
    empty.write_text("", "utf-8")
    report = runner.lint([str(empty), str(tmp_path / "none.md"), str(good)])
    assert [finding.verdict for finding in report.findings] == ["error"] * 2 + ["contradicted"] * 3
    assert report.exit_code == 2
    assert runner.lint([str(tmp_path)]).summary["contradicted"] == 3


@given(st.text(alphabet="由从增至到占分别和、，。中其0123456789.%亿万元人 和男女年月日星期二（）fromtoupdwdoubled", max_size=80))
def test_any_text_can_be_linted(text: str) -> None:
    every = [find_rule(code) for code in factcheck.rules.rules()]
    for finding in lint(document(f"# {text}\n\n{text}\n"), every):
        assert finding.verdict == "contradicted", finding.message
        assert finding.line is not None and finding.line >= 1


SHARED = Path(__file__).parents[3] / "shared" / "data"


@pytest.mark.parametrize("folder", ["gold_zh", "gold_en"])
def test_real_articles_pass(folder: str) -> None:
    articles = [path for path in SHARED.glob(f"{folder}/*") if path.suffix in {".md", ".txt", ".html"} and path.name != "README.md"]
    if not articles:
        pytest.skip("no shared articles here")
    assert runner.lint(sorted(map(str, articles))).findings == ()
