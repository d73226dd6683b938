"""`factcheck init`: what it writes holds, reads well to lint, and nothing that exists is touched."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from factcheck import runner
from factcheck.cli import app
from factcheck.configuration import configuration


def invoke(*args: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, args)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_example_holds_and_every_figure_is_claimed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    monkeypatch.chdir(tmp_path)
    assert invoke("init", "--ui-lang", language)[0] == 0
    report = runner.run(["claims"])
    assert {finding.verdict for finding in report.findings} == {"holds"}
    assert [entry.uncovered for entry in report.coverage] == [()]
    assert runner.lint(["claims/articles"]).findings == ()
    assert configuration().path == "factcheck.toml"
    article = Path("claims/articles/example.md")
    article.write_text(article.read_text("utf-8").replace("36", "37"), "utf-8")
    assert runner.run(["claims"]).exit_code == 1


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_setting_that_is_shown_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    monkeypatch.chdir(tmp_path)
    invoke("init", "--ui-lang", language)
    text = Path("factcheck.toml").read_text("utf-8")
    settings = [line.removeprefix("# ") for line in text.splitlines() if " = " in line]
    Path("factcheck.toml").write_text("\n".join(settings), "utf-8")
    assert configuration().roots == ("../content",)


def test_nothing_that_exists_is_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("desk/claims").mkdir(parents=True)
    Path("desk/factcheck.toml").write_text('ignore = ["FC101"]\n')
    code, _, err = invoke("init", "desk")
    assert code == 0 and "desk/factcheck.toml is there already" in err
    assert Path("desk/factcheck.toml").read_text() == 'ignore = ["FC101"]\n'
    assert list(Path("desk/claims").iterdir()) == []


def test_the_results_of_runs_are_not_committed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    subprocess.run(["git", "init", "-q"], check=True)
    assert invoke("init", "desk")[0] == 0
    Path("desk/claims/reports").mkdir()
    Path("desk/claims/reports/may.md").touch()
    assert invoke("run", "desk/claims")[0] == 0 and Path("desk/reports/factcheck.json").is_file()
    status = subprocess.run(["git", "status", "--porcelain", "-uall"], check=True, capture_output=True, text=True).stdout
    assert [line.removeprefix("?? ") for line in status.splitlines()] == [
        "desk/.gitignore", "desk/claims/articles/example.md", "desk/claims/example.yaml", "desk/claims/reports/may.md", "desk/factcheck.toml",
    ]  # fmt: skip


def test_another_gitignore_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path(".gitignore").write_text("node_modules/\n")
    code, _, err = invoke("init")
    assert code == 0 and ".gitignore is there already; it stays as it is" in err
    assert Path(".gitignore").read_text() == "node_modules/\n"


def test_a_file_is_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("desk").touch()
    code, _, err = invoke("init", "desk")
    assert (code, err) == (2, "desk  this is a file; name a folder to set up\n")
