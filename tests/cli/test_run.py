"""`factcheck run`: formats, where they go, exit codes, and what it says about bad input."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from factcheck import runner
from factcheck.cli import _destinations, app
from factcheck.cli._destinations import pair
from factcheck.cli.run import run
from factcheck.model import Coverage, Excerpt, Finding, InputError, Report, SourcePlace

HOLDS = Finding("holds", "as stated", "price", SourcePlace("claims/a.yaml", 3, 5), article="a.md", line=1, column=2)
CONTRADICTED = Finding(
    "contradicted", "价格 7元; expected 8元", "cost", SourcePlace("claims/a.yaml", 5, 5), article="a.md", line=2, column=4,
    excerpt=Excerpt("价格为7元", 3, 5),
)  # fmt: skip


@pytest.fixture
def outcome(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Finding]:
    """What a run finds: the list can be changed by the test."""
    findings: list[Finding] = [HOLDS]
    monkeypatch.chdir(tmp_path)
    Path("claims").mkdir()
    monkeypatch.setattr(runner, "run", lambda paths, **_: Report(tuple(findings), (Coverage("a.md", 2, 1),)))
    return findings


def invoke(*args: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, args)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


def test_exit_codes(outcome: list[Finding]) -> None:
    assert invoke("run") == (0, "1 holds in 1 article.  1 of 2 figures covered (50 %).  0.00 s\n", "")
    outcome.append(CONTRADICTED)
    assert invoke("run")[0] == 1
    outcome.append(Finding("error", "boom"))
    assert invoke("run")[0] == 2


def test_verbose_lists_what_holds(outcome: list[Finding]) -> None:
    assert invoke("run", "-v")[1].startswith("a.md:1:2: holds: price (claims/a.yaml:3)\n")


def test_the_report_is_kept_in_the_project(outcome: list[Finding], monkeypatch: pytest.MonkeyPatch) -> None:
    invoke("run", "--no-report")
    assert not Path("reports").exists()
    invoke("run")
    assert json.loads(Path("reports/factcheck.json").read_text("utf-8"))["summary"]["holds"] == 1
    Path("project/deep/claims").mkdir(parents=True)
    Path("project/pyproject.toml").touch()
    invoke("run", "project/deep/claims")
    assert Path("project/reports/factcheck.json").exists()


def test_a_report_that_cannot_be_kept_changes_nothing(outcome: list[Finding]) -> None:
    Path("reports").write_text("in the way")
    code, out, err = invoke("run")
    assert code == 0 and out.startswith("1 holds")
    assert "cannot be written" in err and "--no-report" in err


def test_each_output_belongs_to_the_format_before_it(outcome: list[Finding]) -> None:
    code, out, _ = invoke("run", "claims", "--format", "text", "--format", "json", "--output", "out/r.json")
    assert code == 0 and out.startswith("1 holds in")
    assert json.loads(Path("out/r.json").read_text("utf-8"))["version"] == 1
    assert invoke("run", "--output", "r.txt")[1] == ""
    assert Path("r.txt").read_text("utf-8").startswith("1 holds in")


F, O = "formats", "outputs"  # noqa: E741


@pytest.mark.parametrize(
    ("order", "formats", "outputs", "expected"),
    [
        ([], [], [], [("text", "-")]),
        ([O], [], ["a"], [("text", "a")]),
        ([O, F], ["json"], ["a"], [("json", "a")]),
        ([F, F, O, O], ["text", "json"], ["a", "b"], [("text", "a"), ("json", "b")]),
        ([F, O, F, O], ["text", "json"], ["a", "b"], [("text", "a"), ("json", "b")]),
        ([F, F, O], ["text", "json"], ["b"], [("text", "-"), ("json", "b")]),
        ([F, O, F], ["text", "json"], ["a"], [("text", "a"), ("json", "-")]),
    ],
)
def test_pairs(order: list[str], formats: list[str], outputs: list[str], expected: list[tuple[str, str]]) -> None:
    assert pair(order, formats, outputs) == expected


@pytest.mark.parametrize(("order", "formats", "outputs"), [([O, O], [], ["a", "b"]), ([F, O, O], ["text"], ["a", "b"])])
def test_an_output_without_a_format(order: list[str], formats: list[str], outputs: list[str]) -> None:
    with pytest.raises(click.UsageError, match="right before it"):
        pair(order, formats, outputs)


def test_an_unknown_format_is_told_before_the_work(outcome: list[Finding], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "run", lambda *_, **__: pytest.fail("ran"))
    code, out, err = invoke("run", "--format", "junk")
    assert (code, out) == (2, "") and 'no report format "junk"; did you mean "junit"? (there are: ' in err


def test_an_output_that_cannot_be_written(outcome: list[Finding]) -> None:
    code, _, err = invoke("run", "--format", "json", "--output", "claims")
    assert (code, err) == (2, "claims  this is a folder; name a file to write to\n")


def test_no_colour_but_on_a_terminal(outcome: list[Finding], monkeypatch: pytest.MonkeyPatch) -> None:
    outcome.append(CONTRADICTED)
    assert "\x1b" not in invoke("run")[1]
    monkeypatch.setattr("factcheck.cli._voice.on_terminal", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    result = CliRunner().invoke(app, ["run"], color=True)
    assert "\x1b[1;31mcontradicted\x1b[0m" in result.stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in CliRunner().invoke(app, ["run"], color=True).stdout


def test_without_a_claims_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = invoke("run")
    assert (code, out) == (2, "")
    assert err.startswith("factcheck  there is no folder claims/ here; ") and "factcheck suggest ARTICLE" in err
    with pytest.raises(InputError):
        run(())
    assert not Path("reports").exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("gone.yaml", None),
        ("empty.yaml", b""),
        ("binary.yaml", bytes(range(256)) * 8),
        ("tab.yaml", b"article: a.md\nclaims:\n\t- x\n"),
        ("nul.yaml", b"article: \0\n"),
        ("list.yaml", b"- 1\n- 2\n"),
        ("gone-article.yaml", b"article: gone.md\nclaims:\n  - id: a\n    about: fires\n    expect: 5%\n"),
        ("binary-article.yaml", b"article: photo.md\nclaims:\n  - id: a\n    about: fires\n    expect: 5%\n"),
    ],
)
def test_bad_input_is_told_and_the_other_files_are_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes | None
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("claims").mkdir()
    Path("claims/photo.md").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 8)
    Path("claims/good.md").write_text("The number of fires fell by 5% this year.\n", encoding="utf-8")
    Path("claims/good.yaml").write_text(
        "article: good.md\nclaims:\n  - id: fires\n    about: fires\n    expect: down 5%\n", encoding="utf-8"
    )
    if content is not None:
        Path("claims", name).write_bytes(content)
    code, out, err = invoke("run", f"claims/{name}", "claims/good.yaml", "--format", "json")
    assert code == 2, (out, err)
    findings = json.loads(out)["findings"]
    assert [(finding["verdict"], finding["claim"]) for finding in findings] == [("error", None), ("holds", "fires")], out
    assert findings[0]["claim_file"] == f"claims/{name}"
    assert "internal error" not in out
    shown = invoke("run", f"claims/{name}", "claims/good.yaml")[1]
    assert "Traceback" not in shown and "1 error, 1 holds in" in shown


def test_a_page_is_no_use_on_a_terminal(outcome: list[Finding], monkeypatch: pytest.MonkeyPatch) -> None:
    assert invoke("run", "--format", "html")[0] == 0
    monkeypatch.setattr(_destinations, "on_terminal", lambda: True)
    told = "factcheck  html is a page for a browser; add: --output report.html\n"
    assert invoke("run", "--format", "html") == (2, "", told)
    assert invoke("run", "--format", "json")[0] == 0


def test_files_are_told_and_the_summary_where_no_report_goes_to_the_screen(outcome: list[Finding]) -> None:
    summary = "1 holds in 1 article.  1 of 2 figures covered (50 %)."
    code, out, err = invoke("run", "--format", "html", "--output", "a.html")
    assert (code, out) == (0, "") and err.startswith(f"a.html written; open it in a browser\n{summary}")
    code, out, err = invoke("run", "--format", "text", "--format", "json", "--output", "a.json")
    assert code == 0 and out.startswith(summary) and err == "a.json written\n"
    assert invoke("run", "--quiet", "--format", "json", "--output", "a.json") == (0, "", "")


def test_a_folder_that_is_not_there_names_both_ways_to_begin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    code, _, err = invoke("run")
    assert code == 2 and "factcheck init" in err and "factcheck suggest ARTICLE --output claims/NAME.yaml" in err


@pytest.mark.parametrize(
    ("output", "form"), [("a.html", "html"), ("out/a.JSON", "json"), ("a.sarif", "sarif"), ("a.xml", "junit"), ("a.txt", "text"), ("out/", "text")]
)
def test_the_ending_of_a_lone_output_says_the_format(output: str, form: str) -> None:
    assert pair([O], [], [output]) == [(form, output)]
    assert pair([F, O], ["csv"], [output]) == [("csv", output)]
