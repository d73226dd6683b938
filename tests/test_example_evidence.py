"""The example of evidence: it holds on its data and on its frozen values, and every figure that changes is noticed."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import pytest

from factcheck import extract, read
from factcheck.runner import freeze, run

EXAMPLE = Path(__file__).parent.parent / "examples" / "evidence"
# 最多的一个月: no figure of the data.
WORDS = {"一个月"}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    (tmp_path / "factcheck.toml").touch()
    shutil.copytree(EXAMPLE, tmp_path / "evidence")
    return tmp_path / "evidence"


def wrong(folder: Path) -> list[str]:
    return [f"{finding.claim}: {finding.message}" for finding in run([str(folder)], root=folder.parent).findings if finding.verdict != "holds"]


def test_it_holds_without_the_extra(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    assert wrong(copy) == []


def test_it_holds_without_the_data(copy: Path) -> None:
    shutil.rmtree(copy / "data")
    assert wrong(copy) == []


def test_without_extra_and_with_other_data_nothing_is_certain(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with (copy / "data" / "cases.csv").open("a", encoding="utf-8") as file:
        file.write("2022-01,东港,1,1,1.0\n")
    findings = run([str(copy)], root=copy.parent).findings
    assert {finding.verdict for finding in findings} == {"unverifiable"}
    assert all('pip install "duckdb"' in finding.message for finding in findings)


def test_it_holds_on_its_data(copy: Path) -> None:
    pytest.importorskip("duckdb")
    (copy / "cases.frozen.json").unlink()
    assert wrong(copy) == []


def test_its_frozen_values_are_those_of_its_data(copy: Path) -> None:
    pytest.importorskip("duckdb")
    (kept,) = freeze([str(copy / "cases.yaml")], root=copy.parent)
    assert kept.text == (copy / "cases.frozen.json").read_text(encoding="utf-8")


def test_every_figure_that_changes_is_noticed(copy: Path) -> None:
    article = copy / "articles" / "cases.md"
    lines = article.read_text(encoding="utf-8").split("\n")
    noticed = 0
    for figure in extract(read(str(article))):
        digits = re.search(r"\d[\d.]*", lines[figure.line - 1][figure.column - 1 :])
        if figure.quote in WORDS or digits is None:
            continue
        end = figure.column - 1 + digits.end()
        line = lines[figure.line - 1]
        # The last digit that is not zero: 余 and 多 leave room for what stands behind it.
        digit = end - 1 - len(digits[0]) + len(digits[0].rstrip("0."))
        changed = line[:digit] + str((int(line[digit]) + 1) % 10) + line[digit + 1 :]
        article.write_text("\n".join([*lines[: figure.line - 1], changed, *lines[figure.line :]]), encoding="utf-8")
        if "不足" not in figure.quote:
            assert wrong(copy), figure
            noticed += 1
    assert noticed >= 20
