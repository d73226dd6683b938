"""`factcheck run --coverage` and `--fail-under`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from factcheck.cli import app

ARTICLE = "The ferries carried 31,200 passengers.\n\nThe fleet has 42 boats. A trip costs £3.50.\n"
CLAIMS = "article: ferry.txt\nclaims:\n  - {id: people, about: passengers, expect: 31200}\n"
LISTED = "claims/ferry.txt:3:15: not covered: boats 42\nclaims/ferry.txt:3:38: not covered: trip £3.50\n\n1 holds in 1 article.  1 of 3 figures covered (33 %).  "


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    Path("claims").mkdir()
    Path("claims/ferry.txt").write_text(ARTICLE, encoding="utf-8")
    Path("claims/ferry.yaml").write_text(CLAIMS, encoding="utf-8")


def invoke(*args: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["run", "--no-report", *args])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


def test_what_no_claim_covers_is_listed() -> None:
    code, out, _ = invoke("--coverage")
    assert code == 0 and out.startswith(LISTED)
    assert "not covered" not in invoke()[1]
    invoke("--coverage", "--format", "text", "--output", "report.txt")
    assert Path("report.txt").read_text(encoding="utf-8").startswith(LISTED)


def test_nothing_is_listed_where_all_is_covered() -> None:
    Path("claims/rest.yaml").write_text("article: ferry.txt\nclaims:\n  - {id: b, about: boats, expect: 42}\n  - {id: c, about: trip, expect: £3.50}\n", encoding="utf-8")
    code, out, _ = invoke("--coverage", "--fail-under", "100")
    assert code == 0 and out.startswith("3 hold in 1 article.  3 of 3 figures covered (100 %).")


def test_the_json_report_stays_as_it_is() -> None:
    assert json.loads(invoke("--coverage", "--format", "json")[1]).keys() == {"version", "summary", "findings"}


@pytest.mark.parametrize(("percent", "code"), [("33", 0), ("33.3", 0), ("33.34", 1), ("34%", 1), ("100", 1), ("0", 0)])
def test_fail_under(percent: str, code: int) -> None:
    found, _, err = invoke("--fail-under", percent)
    assert found == code
    assert err == ("" if code == 0 else f"1 of 3 figures are covered, fewer than {percent.strip('%')} % (--fail-under)\n")


@pytest.mark.parametrize("percent", ["many", "101", "-1", "nan", "inf"])
def test_no_percentage(percent: str) -> None:
    code, out, err = invoke(f"--fail-under={percent}")
    assert (code, out) == (2, "") and "write a number from 0 to 100" in err


def test_a_contradiction_or_an_error_weighs_more() -> None:
    Path("claims/gone.yaml").write_text("article: gone.txt\nclaims:\n  - up 5%\n", encoding="utf-8")
    assert invoke("--fail-under", "99")[0] == 2
