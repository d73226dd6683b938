"""What the configuration changes about a run."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck import runner
from factcheck.configuration import Configuration

ARTICLE = "渔港去年到港渔船2.1万艘次，今年到港渔船11.5万艘次，增加到5倍多。油价上涨8.7%。\n"


def verdicts(path: Path, **settled: object) -> list[str]:
    report = runner.run([str(path)], settled=Configuration(**settled))  # type: ignore[arg-type]
    return [finding.verdict for finding in report.findings]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "harbour.md").write_text(ARTICLE, "utf-8")
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "factcheck.toml").touch()
    return tmp_path / "desk"


def claim_file(project: Path, claims: str, head: str = "") -> Path:
    path = project / "harbour.yaml"
    path.write_text(f"article: ../content/harbour.md\n{head}claims:\n{claims}", "utf-8")
    return path


def test_articles_outside_the_project_need_a_root(project: Path) -> None:
    path = claim_file(project, "  - {id: oil, about: 油价, expect: 上涨8.7%}\n")
    assert verdicts(path) == ["error"]
    assert verdicts(path, roots=(str(project.parent / "content"),)) == ["holds"]


def test_multiples_and_rounding_where_the_claim_file_is_silent(project: Path) -> None:
    roots = (str(project.parent / "content"),)
    loose = claim_file(project, '  - id: six\n    check: growth("2.0万艘", "12.0万艘")\n    expect: 增加6倍\n')
    assert verdicts(loose, roots=roots) == ["contradicted"]
    assert verdicts(loose, roots=roots, defaults={"multiples": "loose"}) == ["holds"]
    cut = claim_file(project, "  - {id: oil, about: 油价, expect: 上涨8.79%}\n")
    assert verdicts(cut, roots=roots) == ["contradicted"]
    assert verdicts(cut, roots=roots, defaults={"rounding": "truncated"}) == ["holds"]


def test_the_claim_file_goes_before_the_configuration(project: Path) -> None:
    roots = (str(project.parent / "content"),)
    path = claim_file(project, "  - {id: oil, about: 油价, expect: 上涨8.79%}\n", head="rounding: rounded\n")
    assert verdicts(path, roots=roots, defaults={"rounding": "truncated"}) == ["contradicted"]
