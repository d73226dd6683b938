"""`factcheck suggest`, `validate` and `schema`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from factcheck.cli import app

ARTICLE = "# Ferry traffic rises\n\nThe ferries carried 31,200 passengers in May, up 4.5% year on year.\n"
CLAIMS = "article: ferry.md\nclaims:\n  - id: growth\n    about: passengers\n    expect: up 4.5%\n"


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    Path("articles").mkdir()
    Path("articles/ferry.md").write_text(ARTICLE, encoding="utf-8")


def invoke(*args: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, args)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


def test_what_suggest_writes_can_be_run() -> None:
    Path("pyproject.toml").touch()
    code, out, err = invoke("suggest", "articles/ferry.md", "--output", "claims/ferry.yaml")
    assert (code, out) == (0, "")
    assert err == "claims/ferry.yaml written; check it with: factcheck run claims/ferry.yaml\n"
    assert "../articles/ferry.md" in Path("claims/ferry.yaml").read_text("utf-8")
    code, out, err = invoke("run", "claims/ferry.yaml")
    assert code == 0, out


def test_suggest_shows_and_never_overwrites_unasked() -> None:
    code, out, _ = invoke("suggest", "articles/ferry.md")
    assert code == 0 and "articles/ferry.md" in out
    Path("ferry.yaml").write_text("mine", encoding="utf-8")
    assert invoke("suggest", "articles/ferry.md", "--output", "ferry.yaml") == (
        2, "", "ferry.yaml  exists already; --force overwrites it, --update adds to it\n",
    )  # fmt: skip
    assert Path("ferry.yaml").read_text("utf-8") == "mine"
    assert invoke("suggest", "articles/ferry.md", "--output", "ferry.yaml", "--force")[0] == 0


@pytest.mark.parametrize(
    ("article", "output", "told"),
    [
        ("articles/ferry.md", "claims", "claims  is a folder; name the claim file in it: --output claims/ferry.yaml"),
        ("articles/ferry.md", "desk/", "desk/  is a folder; name the claim file in it: --output desk/ferry.yaml"),
        # `run` would not find it in a folder, and take it for an article.
        ("articles/ferry.md", "ferry.txt", "ferry.txt  the name of a claim file ends in .yaml; write: --output ferry.yaml"),
        ("claims/x.yaml", "y.yaml", "claims/x.yaml  this is a claim file, not an article; check it with: factcheck run claims/x.yaml"),
        ("articles/fery.md", "y.yaml", 'articles/fery.md  there is no such file; did you mean "articles/ferry.md"?'),
        ("artcles/ferry.md", "y.yaml", 'artcles/ferry.md  there is no such file; its folder "artcles" does not exist'),
    ],
)
def test_suggest_with_a_wrong_path(article: str, output: str, told: str) -> None:
    Path("claims").mkdir(exist_ok=True)
    Path("claims/x.yaml").write_text("article: ../articles/ferry.md\n", encoding="utf-8")
    assert invoke("suggest", article, "--output", output) == (2, "", f"{told}\n")


@pytest.mark.parametrize(("name", "content"), [("gone.md", None), ("words.md", "No number here.\n"), ("empty.md", "")])
def test_suggest_of_an_article_without_figures(name: str, content: str | None) -> None:
    if content is not None:
        Path(name).write_text(content, encoding="utf-8")
    code, out, err = invoke("suggest", name, "--output", "x.yaml")
    assert (code, out) == (2, "") and err.startswith(name) and err.count("\n") == 1
    assert not Path("x.yaml").exists()


def test_validate_counts() -> None:
    Path("claims").mkdir()
    Path("claims/ferry.md").write_text(ARTICLE, encoding="utf-8")
    Path("claims/ferry.yaml").write_text(CLAIMS, encoding="utf-8")
    assert invoke("validate") == (0, "1 claim file, 1 claim: valid\n", "")


def test_validate_tells_every_mistake_at_its_place() -> None:
    Path("ferry.md").write_text(ARTICLE, encoding="utf-8")
    Path("bad.yaml").write_text(CLAIMS.replace("expect:", "expects:"), encoding="utf-8")
    code, out, _ = invoke("validate", "bad.yaml", "gone.yaml")
    lines = out.splitlines()
    assert code == 2 and lines[0].startswith("bad.yaml:") and '"expects"' in out and '"expect"' in out
    assert "gone.yaml  there is no such file or folder" in lines
    assert lines[-1].endswith(" in 2 claim files")


@pytest.mark.parametrize("name", ["claims", "report", "figures"])
def test_schemas(name: str) -> None:
    code, out, _ = invoke("schema", name)
    assert code == 0 and json.loads(out)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_an_unknown_schema() -> None:
    assert invoke("schema", "junk")[0] == 2
