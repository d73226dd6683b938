"""`factcheck accept`: asks, writes whole or not at all, and says what it left."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from factcheck.cli import accept as module
from factcheck.cli import app

ARTICLE = "# Ferry traffic\n\nThe ferries carried 32,400 passengers in May, down 2.5% year on year.\n"
CLAIMS = "article: ferry.md\nclaims:\n  - {id: people, about: passengers, expect: 31200}  # mine\n  - passengers down 3.5%\n"
AFTER = CLAIMS.replace("31200", "32400").replace("3.5%", "2.5%")
DIFF = """\
--- claims/ferry.yaml
+++ claims/ferry.yaml
@@ -1,4 +1,4 @@
 article: ferry.md
 claims:
-  - {id: people, about: passengers, expect: 31200}  # mine
-  - passengers down 3.5%
+  - {id: people, about: passengers, expect: 32400}  # mine
+  - passengers down 2.5%
"""


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    Path("pyproject.toml").touch()
    Path("claims").mkdir()
    Path("claims/ferry.md").write_text(ARTICLE, encoding="utf-8")
    Path("claims/ferry.yaml").write_text(CLAIMS, encoding="utf-8")


def invoke(*args: str, answer: str | None = None) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, args, input=answer)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


def written() -> str:
    return Path("claims/ferry.yaml").read_text(encoding="utf-8")


def test_yes_writes_and_run_holds() -> None:
    assert invoke("accept", "--yes") == (0, DIFF, "2 expectations rewritten\n")
    assert written() == AFTER
    assert invoke("run")[0] == 0
    assert invoke("accept", "--yes") == (0, "", "nothing to accept\n")


def test_without_a_terminal_nothing_is_written() -> None:
    code, out, err = invoke("accept")
    assert (code, out) == (2, DIFF) and "--yes" in err and "--dry-run" in err
    assert written() == CLAIMS


def test_dry_run_only_shows() -> None:
    assert invoke("accept", "--dry-run", "claims/") == (1, DIFF, "2 expectations would be rewritten\n")
    assert invoke("accept", "--dry-run", "--yes")[0] == 1
    assert written() == CLAIMS


@pytest.mark.parametrize(("answer", "code", "after"), [("y\n", 0, AFTER), ("n\n", 1, CLAIMS), ("\n", 1, CLAIMS)])
def test_on_a_terminal_it_asks(answer: str, code: int, after: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_can_ask", lambda: True)
    assert invoke("accept", answer=answer)[0] == code
    assert written() == after


def test_one_claim() -> None:
    code, out, err = invoke("accept", "--claim", "people", "--yes")
    assert (code, err) == (0, "1 expectation rewritten\n") and out.count("\n+ ") == 1
    assert written() == CLAIMS.replace("31200", "32400")
    assert invoke("accept", "--claim", "poeple") == (2, "", 'factcheck  no claim has the id "poeple"; did you mean "people"?\n')


def test_what_needs_a_hand_is_told_and_the_rest_written() -> None:
    Path("claims/ferry.yaml").write_text(CLAIMS + "  - {id: boats, about: fleet, expect: 4 boats}\n", encoding="utf-8")
    code, _, err = invoke("accept", "--yes")
    assert code == 1
    assert err.splitlines() == [
        'claims/ferry.yaml:5: boats: needs a hand: no figure about "fleet" that could be 4 boats',
        "2 expectations rewritten; 1 claim needs a hand",
    ]
    assert written() == AFTER + "  - {id: boats, about: fleet, expect: 4 boats}\n"


@pytest.mark.parametrize("broken", ["article: gone.md\nclaims:\n  - up 5%\n", "article: ferry.md\nclaims:\n  - {id: a, expects: 5}\n"])
def test_a_file_with_mistakes_stays_and_the_others_are_written(broken: str) -> None:
    Path("claims/a.yaml").write_text(broken, encoding="utf-8")
    code, out, err = invoke("accept", "--yes")
    assert (code, out) == (2, DIFF) and err.startswith("claims/a.yaml:")
    assert Path("claims/a.yaml").read_text(encoding="utf-8") == broken and written() == AFTER


TWICE = "# Ferry traffic: 31,200 passengers\n\nThe ferries carried 32,400 passengers in May, down 3.5% year on year.\n"
TOLD = "claims/ferry.yaml:3: people: claims/ferry.md contradicts itself at line 3: 32,400 there, 31,200 in line 1; the new claim people-lede takes it\n"


@pytest.fixture
def contradicting() -> None:
    Path("claims/ferry.md").write_text(TWICE, encoding="utf-8")


@pytest.mark.usefixtures("contradicting")
def test_an_article_that_contradicts_itself_is_told_and_its_claim_split() -> None:
    code, out, err = invoke("accept", "--yes")
    assert (code, err) == (0, f"{TOLD}1 claim split\n")
    assert "+  # the article now states this differently here\n+  - id: people-lede\n" in out
    assert invoke("run")[0] == 0


@pytest.mark.usefixtures("contradicting")
@pytest.mark.parametrize(("answer", "code"), [("y\n", 0), ("n\n", 1)])
def test_a_split_is_asked_for_on_a_terminal(answer: str, code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_can_ask", lambda: True)
    found, _, err = invoke("accept", answer=answer)
    assert found == code and TOLD in err and "An article contradicts itself, so claims are split. Write this to claims/ferry.yaml all the same?" in err
    assert ("people-lede" in written()) == (code == 0)


@pytest.mark.usefixtures("contradicting")
def test_a_split_is_only_shown_in_a_dry_run() -> None:
    assert invoke("accept", "--dry-run")[2] == f"{TOLD}1 claim would be split\n"
    assert written() == CLAIMS
