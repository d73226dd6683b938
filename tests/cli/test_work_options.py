"""--jobs, --no-cache, --quiet, --verbose and the command `cache`, as a user meets them."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from factcheck.cli import app

ARTICLE = "渔港今年到港渔船3200艘次，比去年增长8.7%。\n"


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr("factcheck.runner.cache.RACY", 0)
    (tmp_path / "desk").mkdir()
    monkeypatch.chdir(tmp_path / "desk")
    Path("factcheck.toml").touch()
    Path("a.md").write_text(ARTICLE, "utf-8")
    Path("a.yaml").write_text("article: a.md\nclaims:\n  - {id: calls, about: 到港渔船, expect: 3200艘次}\n", "utf-8")
    return tmp_path


def invoke(*args: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, args)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


def entries(project: Path) -> int:
    return len(list((project / "cache").rglob("*.json")))


def test_a_run_is_remembered_unless_told_otherwise(project: Path) -> None:
    assert invoke("run", "a.yaml", "--no-cache", "--no-report")[0] == 0
    assert entries(project) == 0
    first, second = invoke("run", "a.yaml", "--no-report"), invoke("run", "a.yaml", "--no-report")
    assert entries(project) == 1
    assert first[1].rpartition("  ")[0] == second[1].rpartition("  ")[0] == "1 holds in 1 article.  1 of 2 figures covered (50 %)."
    Path("a.md").write_text(ARTICLE.replace("3200", "3300"), "utf-8")
    assert invoke("run", "a.yaml", "--no-report")[0] == 1


def test_coverage_lists_figures_whatever_the_cache_holds(project: Path) -> None:
    invoke("run", "a.yaml", "--no-report")
    assert "8.7%" in invoke("run", "a.yaml", "--no-report", "--coverage")[1]


def test_lint_is_remembered_too(project: Path) -> None:
    assert invoke("lint", "a.md")[0] == 0
    assert entries(project) == 1
    assert invoke("lint", "a.md")[0] == 0


def test_cache_shows_and_cleans(project: Path) -> None:
    invoke("run", "a.yaml", "--no-report")
    shown = invoke("cache")[1]
    assert shown.startswith(f"{project / 'cache'}: 1 entry (")
    assert invoke("cache", "clean")[1].startswith("1 entry (")
    assert entries(project) == 0
    assert invoke("cache", "sweep")[0] == 2


def test_quiet_says_nothing_where_everything_holds() -> None:
    assert invoke("run", "a.yaml", "--no-report", "--quiet") == (0, "", "")
    assert invoke("lint", "a.md", "-q") == (0, "", "")
    Path("a.md").write_text(ARTICLE.replace("3200", "3300"), "utf-8")
    assert "contradicted" in invoke("run", "a.yaml", "--no-report", "--quiet")[1]


def test_verbose_tells_the_stages_on_stderr() -> None:
    _, out, err = invoke("run", "a.yaml", "--no-report", "--no-cache", "-v")
    assert "reading claim files" in err and "checking" in err and "writing the report" in err
    assert "reading claim files" not in out


@pytest.mark.parametrize("value", ["0", "-1", "many", "2.5", "１", "99999"])
def test_a_wrong_number_of_processes_is_told(value: str) -> None:
    code, _, err = invoke("run", "a.yaml", "--jobs", value)
    assert code == 2 and "is no number of processes; write one from 1 to 1024, or auto" in err


def test_jobs() -> None:
    assert invoke("run", "a.yaml", "--no-report", "--jobs", "2")[0] == 0
    assert invoke("lint", "a.md", "-j", "auto")[0] == 0
