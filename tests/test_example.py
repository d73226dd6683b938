"""The worked example: it holds, shows every kind of claim, and its committed report is that of a run."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from factcheck import extract, read
from factcheck.claims import load
from factcheck.model import Claim, Expectation, Report
from factcheck.runner import run

ROOT = Path(__file__).parent.parent
CLAIM_FILES = sorted((ROOT / "claims").glob("*.yaml"))
SCHEMA_LINE = "# yaml-language-server: $schema=../schemas/claims.schema.json\n"


@pytest.fixture
def report(monkeypatch: pytest.MonkeyPatch) -> Report:
    monkeypatch.chdir(ROOT)
    return run(["claims"])


def claims() -> list[Claim]:
    loaded = [load(path) for path in CLAIM_FILES]
    assert [errors for _, errors in loaded] == [[] for _ in CLAIM_FILES]
    return [claim for claim_file, _ in loaded if claim_file is not None for claim in claim_file.claims]


def test_every_claim_holds(report: Report) -> None:
    assert [finding.message for finding in report.findings if finding.verdict != "holds"] == []
    assert report.exit_code == 0


def test_nearly_every_figure_is_covered(report: Report) -> None:
    for coverage in report.coverage:
        assert coverage.covered >= 0.9 * coverage.figures > 20, coverage


def test_the_sample_report_is_that_of_a_run(report: Report) -> None:
    sample = json.loads((ROOT / "reports" / "sample.json").read_text(encoding="utf-8"))
    assert sample == json.loads(json.dumps(report.to_json())), "write it anew, see reports/README.md"


@pytest.mark.parametrize("path", CLAIM_FILES, ids=lambda path: path.stem)
def test_an_editor_finds_the_schema(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith(SCHEMA_LINE)
    assert (path.parent / "../schemas/claims.schema.json").is_file()


def test_every_kind_of_claim_is_shown() -> None:
    shown = claims()
    expected = [claim.expect for claim in shown if isinstance(claim.expect, Expectation)]
    quantities = [expect.quantity for expect in expected if expect.quantity is not None]
    relationships = {claim.check.partition("(")[0] for claim in shown if claim.check is not None}
    assert {"growth", "total", "share", "points", "difference", "ratio", "times", "order", "same", "average", "per"} <= relationships
    assert {"about", "more_than", "at_least", "nearly", "exact"} <= {quantity.approx for quantity in quantities}
    assert {"count", "money", "percent", "percentage_point", "multiple", "duration", "range"} <= {quantity.kind for quantity in quantities}
    assert {"up", "down"} <= {expect.change for expect in expected}
    assert any(expect.beyond for expect in expected)
    assert any(expect.basis == "yoy" for expect in expected)
    assert any(isinstance(claim.expect, str) for claim in shown), "another claim's figure as the expectation"
    for key in ("find", "source", "places"):
        assert any(getattr(claim, key) for claim in shown), key
    for key, value in {"mentions": "any", "severity": "warning", "rounding": "truncated", "digits": "same"}.items():
        assert any(getattr(claim, key) == value for claim in shown), key
    assert any(len(claim.about) > 1 for claim in shown), "alternatives"


_DIGITS = re.compile(r"\d[\d,.]*\d|\d")
# What the claims leave room for: at least 41,000, more than 850.
_FREE = {"antifraud.md": {"860余场"}, "libraries.html": {"More than 41,000"}}


@pytest.mark.parametrize("name", sorted(_FREE))
def test_every_figure_that_changes_is_noticed(name: str, tmp_path: Path) -> None:
    """Each figure in turn, its last digit changed, gives a finding that does not hold."""
    article = ROOT / "claims" / "articles" / name
    shutil.copytree(ROOT / "claims", tmp_path / "claims")
    claim_file = str(tmp_path / "claims" / f"{article.stem}.yaml")
    lines = article.read_text(encoding="utf-8").split("\n")
    unnoticed = set()
    for figure in extract(read(str(article))):
        line = lines[figure.line - 1]
        digits = _DIGITS.search(line, figure.column - 1)
        if digits is None or not any(char.isdigit() for char in figure.quote):
            continue
        end = digits.end()
        changed = f"{line[: end - 1]}{(int(line[end - 1]) + 1) % 10}{line[end:]}"
        text = "\n".join([*lines[: figure.line - 1], changed, *lines[figure.line :]])
        (tmp_path / "claims" / "articles" / name).write_text(text, encoding="utf-8")
        if all(finding.verdict == "holds" for finding in run([claim_file], root=tmp_path).findings):
            unnoticed.add(figure.quote)
    assert unnoticed == _FREE[name]
