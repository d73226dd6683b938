"""`factcheck lint`, `rules` and `explain`: formats, exit codes, choosing rules, the baseline."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from factcheck.claims.schema import schema
from factcheck.cli import app

GOOD = "Attendance fell by 12%.\n"
BAD = "Attendance fell by 120%.\n\nIt runs on Monday, March 15, 2025.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "factcheck.toml").touch()
    (tmp_path / "good.md").write_text(GOOD)
    (tmp_path / "bad.md").write_text(BAD)
    return tmp_path


def invoke(*args: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, args)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


def codes(*args: str) -> list[str]:
    return [finding["rule"] for finding in json.loads(invoke("lint", "--format", "json", *args)[1])["findings"]]


def test_exit_codes() -> None:
    assert invoke("lint", "good.md")[0] == 0
    assert invoke("lint", "good.md", "bad.md")[0] == 1
    assert invoke("lint", "good.md", "none.md")[0] == 2
    assert invoke("lint")[0] == 2


def test_text() -> None:
    _, out, _ = invoke("lint", "bad.md")
    assert out.startswith("bad.md:1:20: contradicted: FC108\n    Attendance fell by 120%.\n                       ^^^^ a fall of 120%")
    assert "2 contradicted in 1 article." in out


def test_json_is_what_its_schema_says() -> None:
    from jsonschema import Draft202012Validator

    _, out, _ = invoke("lint", "bad.md", "none.md", "--format", "json")
    report = json.loads(out)
    Draft202012Validator(schema("report")).validate(report)
    assert [(f["rule"], f["verdict"], f["claim"], f["claim_file"]) for f in report["findings"]] == [
        ("FC108", "contradicted", None, None), ("FC115", "contradicted", None, None), (None, "error", None, None),
    ]  # fmt: skip


def test_formats_with_outputs(folder: Path) -> None:
    code, out, _ = invoke("lint", "bad.md", "--format", "text", "--format", "json", "--output", "lint.json")
    assert code == 1 and "2 contradicted" in out
    assert json.loads((folder / "lint.json").read_text())["summary"]["contradicted"] == 2
    assert invoke("lint", "bad.md", "--format", "jsn")[0] == 2


def test_choosing_rules() -> None:
    assert codes("bad.md") == ["FC108", "FC115"]
    assert codes("bad.md", "--select", "FC108") == ["FC108"]
    assert codes("bad.md", "--select", "FC10,weekday") == ["FC108", "FC115"]
    assert codes("bad.md", "--ignore", "FC108") == ["FC115"]
    assert codes("bad.md", "--select", "FC", "--ignore", "FC10", "--ignore", "FC115") == []
    code, _, err = invoke("lint", "bad.md", "--select", "FC9x")
    assert code == 2 and 'there is no rule "FC9x"' in err


def test_the_configuration(folder: Path) -> None:
    (folder / "factcheck.toml").write_text('ignore = ["FC115"]\n[rules.FC108]\nseverity = "warning"\n')
    assert codes("bad.md") == ["FC108"]
    assert invoke("lint", "bad.md")[0] == 0
    assert codes("bad.md", "--select", "FC108") == ["FC108"]
    (folder / "other.toml").write_text("[rules.FC108]\nenabled = false\n")
    assert codes("bad.md", "--config", "other.toml") == ["FC115"]
    (folder / "factcheck.toml").write_text('ignore = ["FC199"]\n')
    code, _, err = invoke("lint", "bad.md")
    assert code == 2 and err.startswith('factcheck.toml  there is no rule "FC199"')


def test_a_rule_that_is_off_can_be_switched_on(folder: Path) -> None:
    (folder / "multiple.md").write_text("产量增加了3倍，从100吨增加到300吨。\n")
    assert codes("multiple.md") == []
    (folder / "factcheck.toml").write_text("[rules.FC112]\nenabled = true\n")
    assert codes("multiple.md") == ["FC112"]


def test_the_baseline(folder: Path) -> None:
    code, _, err = invoke("lint", "bad.md", "--baseline", "known.json", "--write-baseline")
    assert code == 0 and "known.json written: 2 findings known from now on" in err
    assert invoke("lint", "bad.md", "--baseline", "known.json")[0] == 0
    # Moved sentences stay known, edited and repeated ones are new.
    (folder / "bad.md").write_text(f"New first line.\n\n{BAD}")
    assert invoke("lint", "bad.md", "--baseline", "known.json")[0] == 0
    (folder / "bad.md").write_text(BAD.replace("120%", "130%"))
    assert codes("bad.md", "--baseline", "known.json") == ["FC108"]
    (folder / "bad.md").write_text(f"{BAD}\nAttendance fell by 120%.\n")
    assert codes("bad.md", "--baseline", "known.json") == ["FC108"]
    (folder / "factcheck.toml").write_text('baseline = "known.json"\n')
    (folder / "bad.md").write_text(BAD)
    assert codes("bad.md") == []


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"version": 2, "findings": []}', '{"version": 1, "findings": [1]}'])
def test_what_is_no_baseline(folder: Path, content: str) -> None:
    (folder / "known.json").write_text(content)
    code, _, err = invoke("lint", "bad.md", "--baseline", "known.json")
    assert code == 2 and err.startswith("known.json:1:1  " if not content else "known.json  ") and "Traceback" not in err


def test_the_baseline_must_be_named_and_there() -> None:
    code, _, err = invoke("lint", "bad.md", "--write-baseline")
    assert code == 2 and "--baseline FILE" in err
    code, _, err = invoke("lint", "bad.md", "--baseline", "none.json")
    assert code == 2 and "there is no such baseline" in err


def test_a_claim_file_is_no_article(folder: Path) -> None:
    (folder / "claims.yaml").write_text("article: bad.md\nclaims: []\n")
    code, out, _ = invoke("lint", "claims.yaml", "bad.md")
    assert code == 2 and "claims.yaml  this is a claim file, not an article; check it with: factcheck run claims.yaml" in out
    assert "2 contradicted" in out


def test_rules_are_listed() -> None:
    code, out, _ = invoke("rules")
    assert code == 0 and out.startswith("FC101  headline-figure ")
    listed = json.loads(invoke("rules", "--format", "json")[1])
    assert [rule["code"] for rule in listed] == [line.split()[0] for line in out.splitlines()]
    assert {"code", "name", "severity", "default", "summary"} == set(listed[0])


def test_rules_are_explained() -> None:
    assert invoke("explain", "FC102")[1] == invoke("explain", "repeated-figure")[1]
    assert invoke("explain", "fc102")[1].startswith("# FC102 repeated-figure\n")
    code, _, err = invoke("explain", "FC1002")
    assert code == 2 and 'did you mean "FC102"?' in err


def test_the_page_of_a_rule_is_read_only_for_a_report_that_shows_it(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    monkeypatch.setattr("factcheck.rules.page", lambda code: read.append(code) or f"# About {code}")
    invoke("lint", "bad.md", "--format", "text", "--format", "json", "--format", "html")
    assert read == []
    assert "# About FC1" in invoke("lint", "bad.md", "--format", "sarif")[1]
