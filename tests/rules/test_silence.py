"""Silencing comments: which block they speak of, and what is said about those that have no effect."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck import documents
from factcheck.model import Finding
from factcheck.rules import lint

BAD = "Attendance fell by 120%."
WORSE = "Traffic dropped 150 percent."


def found(tmp_path: Path, text: str, name: str = "a.md") -> list[Finding]:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return lint(documents.read(path))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"{BAD}\n\n{WORSE}\n", [1, 3]),
        (f"<!-- factcheck: ignore[FC108] quoted from the flyer -->\n{BAD}\n\n{WORSE}\n", [4]),
        (f"<!-- factcheck: ignore[FC108] quoted -->\n\n{BAD}\n\n{WORSE}\n", [5]),
        (f"{BAD} <!-- factcheck: ignore[FC108] quoted -->\n\n{WORSE}\n", [3]),
        (f"{BAD}\n\n{WORSE} <!-- factcheck: ignore[FC108] quoted -->\n", [1]),
        (f"{BAD}\n\n<!--factcheck:ignore[FC101, FC108] 原文如此-->\n{WORSE}\n", [1]),
        (f"<!-- factcheck: ignore[fall-over-100] by its name -->\n{BAD}\n", []),
        (f"<!-- factcheck: ignore[FC109] of another rule -->\n{BAD}\n", [2]),
        (f"Nothing here.\n\n<!-- factcheck: ignore[FC108] at the end, of nothing -->\n\n{BAD}\n\n{WORSE}\n", [7]),
    ],
)
def test_a_comment_silences_its_block(tmp_path: Path, text: str, lines: list[int]) -> None:
    assert [finding.line for finding in found(tmp_path, text)] == lines


def test_in_html(tmp_path: Path) -> None:
    page = f"<html><body><h1>Fair</h1>\n<p>{BAD}</p>\n<!-- factcheck: ignore[FC108] a quotation -->\n<p>{WORSE}</p>\n</body></html>\n"
    assert [finding.line for finding in found(tmp_path, page, "a.html")] == [2]


@pytest.mark.parametrize(
    ("comment", "message"),
    [
        ("ignore[FC108]", "needs its reason"),
        ("ignore[] because", "must name its rules"),
        ("ignore because", 'cannot read the comment "factcheck: ignore because"'),
        ("ignore[FC999] because", 'there is no rule "FC999"'),
        ("skip[FC108] because", "cannot read the comment"),
    ],
)
def test_a_comment_without_effect_is_an_error(tmp_path: Path, comment: str, message: str) -> None:
    findings = found(tmp_path, f"A quiet line.\n\n<!-- factcheck: {comment} -->\n{BAD}\n")
    assert [finding.verdict for finding in findings] == ["error", "contradicted"]
    assert message in findings[0].message and (findings[0].line, findings[0].column) == (3, 1)


def test_plain_text_has_no_comments(tmp_path: Path) -> None:
    findings = found(tmp_path, f"{BAD} <!-- factcheck: ignore[FC108] no comment here -->\n", "a.txt")
    assert [finding.rule for finding in findings] == ["FC108"]
