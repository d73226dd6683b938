"""`factcheck diff` and `compare`: exit codes, formats, and what cannot be read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from factcheck.cli import app

OLD = "The fleet has 42 boats.\n\nFares brought in £51.2 million.\n"
NEW = "The fleet has 44 boats.\n\nFares brought in £51.2 million.\n"
CHINESE = "共有42艘渡轮，票款收入5120万英镑。\n"


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in (("old.txt", OLD), ("new.txt", NEW), ("zh.txt", CHINESE)):
        Path(name).write_text(text, encoding="utf-8")


def invoke(*args: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, args)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


def test_diff() -> None:
    said = "new.txt:1:15: changed: boats: 42 -> 44 (+2, +4.8 %)\n    old.txt:1:15\n\n1 changed; 1 figure the same.\n"
    assert invoke("diff", "old.txt", "new.txt") == (1, said, "")
    assert invoke("diff", "old.txt", "old.txt") == (0, "no difference: 2 figures the same.\n", "")


def test_compare() -> None:
    assert invoke("compare", "zh.txt", "old.txt") == (0, "no difference: 2 figures the same.\n", "")
    code, out, _ = invoke("compare", "zh.txt", "new.txt")
    assert code == 1 and out.startswith("new.txt:1:15: different: boats: 42艘 -> 44 (+2, +4.8 %)\n    zh.txt:1:3\n")


def test_compare_exact() -> None:
    Path("round.txt").write_text(OLD.replace("51.2", "51"), encoding="utf-8")
    assert invoke("compare", "old.txt", "round.txt")[0] == 0
    assert invoke("compare", "old.txt", "round.txt", "--exact")[0] == 1


@pytest.mark.parametrize("command", ["diff", "compare"])
def test_formats_and_output(command: str) -> None:
    code, out, _ = invoke(command, "old.txt", "new.txt", "--format", "json")
    assert code == 1 and json.loads(out)["differences"][0]["absolute"] == "2"
    assert invoke(command, "old.txt", "new.txt", "--format", "markdown", "--output", "comment.md") == (1, "", "comment.md written\n")
    assert "| 42 | 44 | +2, +4.8 % | 1 |" in Path("comment.md").read_text(encoding="utf-8")
    assert invoke(command, "old.txt", "new.txt", "--format", "junit")[0] == 2


@pytest.mark.parametrize("command", ["diff", "compare"])
def test_what_cannot_be_read(command: str) -> None:
    code, out, err = invoke(command, "old.txt", "gone.txt")
    assert (code, out) == (2, "") and err.startswith("gone.txt") and err.count("\n") == 1
    assert invoke(command, "old.txt")[0] == 2
