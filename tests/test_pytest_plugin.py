"""The pytest plugin, run as a project would run it."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

# Imported here, so that the runs within this process need not read them again.
from factcheck import checkers, claims, configuration, runner
from factcheck.reports import render

pytest_plugins = ("pytester",)

ARTICLE = "# Ferry traffic\n\nThe ferries carried 32,400 passengers in May, down 2.5% year on year. A crossing cost 12 euros.\n"
CLAIMS = """\
article: ferry.md
claims:
  - id: people
    about: passengers
    expect: 32400
  - id: fare
    about: crossing
    expect: 14 euros
  - passengers down 2.5%
"""
ID = "passengers-down"
IMPORTED = (checkers.check_file, claims.load, configuration.configuration, runner.load)


@pytest.fixture
def project(pytester: pytest.Pytester) -> pytest.Pytester:
    write(pytester, {"pyproject.toml": "", "claims/ferry.md": ARTICLE, "claims/ferry.yaml": CLAIMS})
    return pytester


def write(pytester: pytest.Pytester, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = Path(pytester.path, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def collected(pytester: pytest.Pytester, *args: str) -> list[str]:
    result = pytester.runpytest("--collect-only", "-q", *args)
    return [line for line in result.outlines if "::" in line]


def test_one_item_a_claim(project: pytest.Pytester) -> None:
    assert collected(project, "claims/") == [f"claims/ferry.yaml::{name}" for name in ("people", "fare", ID)]
    result = project.runpytest("claims/", "-v")
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(["claims/ferry.yaml::people PASSED*", "claims/ferry.yaml::fare FAILED*", f"claims/ferry.yaml::{ID} PASSED*"])


def test_a_failure_is_what_the_terminal_shows(project: pytest.Pytester) -> None:
    paragraph = render(runner.run(("claims/",)), "text").split("\n\n")[0]
    assert "claims/ferry.md:3:87: contradicted: fare (claims/ferry.yaml:6)" in paragraph
    result = project.runpytest("claims/")
    assert paragraph in "\n".join(result.outlines)
    assert "pytest_plugin.py" not in result.stdout.str() and "Traceback" not in result.stdout.str()
    result.stdout.fnmatch_lines(["FAILED claims/ferry.yaml::fare - contradicted: *12 euros*"])


def test_it_stands_at_the_line_of_its_claim(project: pytest.Pytester) -> None:
    project.runpytest("claims/", "--junitxml=out.xml", "-o", "junit_family=xunit1")
    cases = {case.get("name"): case for case in ElementTree.parse(Path(project.path, "out.xml")).iter("testcase")}
    assert {name: (case.get("file"), case.get("line")) for name, case in cases.items()} == {
        "people": ("claims/ferry.yaml", "2"), "fare": ("claims/ferry.yaml", "5"), ID: ("claims/ferry.yaml", "8"),
    }
    failure = cases["fare"].find("failure")
    assert failure is not None and failure.get("message", "").startswith("contradicted: ") and "^^" in (failure.text or "")
    result = project.runpytest("claims/", "--tb=line")
    result.stdout.fnmatch_lines(["*ferry.yaml:6: contradicted: *"])


@pytest.mark.parametrize(
    ("args", "passed", "failed", "left"),
    [
        (("claims/ferry.yaml::people",), 1, 0, 0),
        (("claims/", "-k", "fare"), 0, 1, 2),
        (("claims/", "-k", "not fare"), 2, 0, 1),
        (("claims/", "-x"), 1, 1, 0),
        (("claims/", "-n", "2"), 2, 1, 0),
        ((".",), 2, 1, 0),
    ],
)
def test_it_works_with_all_of_pytest(args: tuple[str, ...], passed: int, failed: int, left: int, project: pytest.Pytester) -> None:
    result = project.runpytest(*args)
    result.assert_outcomes(passed=passed, failed=failed, deselected=left)


def test_xdist_shows_the_finding(project: pytest.Pytester) -> None:
    result = project.runpytest("claims/", "-n", "2")
    result.stdout.fnmatch_lines(["claims/ferry.md:3:87: contradicted: fare (claims/ferry.yaml:6)"])


def test_it_can_be_switched_off(project: pytest.Pytester) -> None:
    assert project.runpytest("claims/", "-p", "no:factcheck").ret == pytest.ExitCode.NO_TESTS_COLLECTED


def test_skipped_claims_are_skipped_with_their_reason(project: pytest.Pytester) -> None:
    write(project, {"claims/ferry.yaml": CLAIMS.replace("expect: 14 euros", "expect: 14 euros\n    skip: fares are being revised\n    when: zh").replace("32400", "32400\n    when: zh")})
    result = project.runpytest("claims/", "-rs")
    result.assert_outcomes(passed=1, skipped=2)
    result.stdout.fnmatch_lines(["SKIPPED * claims/ferry.yaml:3: *no article is in zh*", "SKIPPED * claims/ferry.yaml:7: fares are being revised"])


@pytest.mark.parametrize("severity", ["warning", "info"])
def test_what_is_no_error_is_warned_of(severity: str, project: pytest.Pytester) -> None:
    write(project, {"claims/ferry.yaml": CLAIMS.replace("14 euros", f"14 euros\n    severity: {severity}")})
    # Named, since a run inside this process has the filters of the one around it (-W error).
    result = project.runpytest("claims/", "-W", "default")
    result.assert_outcomes(passed=3, warnings=1)
    result.stdout.fnmatch_lines([f"*ClaimWarning: claims/ferry.md:3:87: contradicted ({severity}): fare (claims/ferry.yaml:6)"])
    strict = project.runpytest("claims/", "-W", "error")
    strict.assert_outcomes(passed=2, failed=1)
    assert "pytest_plugin.py" not in strict.stdout.str()


def test_a_claim_file_with_mistakes_cannot_be_collected(project: pytest.Pytester) -> None:
    write(project, {"claims/port.yaml": "article: ferry.md\nclaims:\n  - id: people\n    abuot: passengers\n    expect: many many\n"})
    result = project.runpytest("claims/", "--continue-on-collection-errors")
    result.assert_outcomes(passed=2, failed=1, errors=1)
    result.stdout.fnmatch_lines(["claims/port.yaml:4:5: *abuot*did you mean*about*", "claims/port.yaml:5:13: *many many*"])
    assert "Traceback" not in result.stdout.str() and "pytest_plugin.py" not in result.stdout.str()
    assert project.runpytest("claims/").ret == pytest.ExitCode.INTERRUPTED


def test_an_article_that_cannot_be_read_fails_its_claims(project: pytest.Pytester) -> None:
    write(project, {"claims/ferry.md": " \n"})
    result = project.runpytest("claims/")
    result.assert_outcomes(failed=3)
    result.stdout.fnmatch_lines(["claims/ferry.md*is empty", "*named in claims/ferry.yaml:1:10*"])


@pytest.mark.parametrize(
    ("name", "text", "taken"),
    [
        ("anywhere.yml", CLAIMS, True),
        ("deep/down/Here.YAML", CLAIMS, True),
        ("docker-compose.yml", "services:\n  web: {image: nginx}\n", False),
        (".github/workflows/ci.yml", CLAIMS, False),
        ("openid.yaml", "claims:\n  - sub\n  - email\n", False),
        ("shop.yaml", "article: chair\nprice: 12\n", False),
        ("nested.yaml", "tests:\n  article: a\n  claims: []\n", False),
        ("text.yaml", "# article: and claims:\nnote: 'article: claims:'\n", False),
        ("claims/slip.yaml", CLAIMS.replace("article:", "artcle:"), True),
        ("claims/other.yaml", "given:\n  people: 1.2 million\n", False),
        ("claims.txt", CLAIMS, False),
    ],
)
def test_other_peoples_yaml_is_left_alone(name: str, text: str, taken: bool, pytester: pytest.Pytester) -> None:
    write(pytester, {name: text, Path(name).with_name("ferry.md").as_posix(): ARTICLE, "test_it.py": "def test_it(): pass\n"})
    result = pytester.runpytest(".", "--continue-on-collection-errors")
    assert result.parseoutcomes()["passed"] == (3 if taken and "slip" not in name else 1)
    # The slip is told, not passed over.
    assert result.parseoutcomes().get("errors", 0) == ("slip" in name)


def test_the_setting_names_claim_files(project: pytest.Pytester) -> None:
    write(project, {"pytest.ini": "[pytest]\nfactcheck_files = facts/*.yaml *.claims.yml\n", "facts/in/a.yaml": CLAIMS, "facts/in/ferry.md": ARTICLE})
    write(project, {"b.claims.yml": CLAIMS, "ferry.md": ARTICLE})
    assert {line.partition("::")[0] for line in collected(project)} == {"facts/in/a.yaml", "b.claims.yml"}


def test_the_configuration_is_obeyed(project: pytest.Pytester) -> None:
    text = CLAIMS.replace("ferry.md", "../../elsewhere/ferry.md")
    write(project, {"site/factcheck.toml": 'roots = ["../elsewhere"]\n', "site/claims/ferry.yaml": text, "elsewhere/ferry.md": ARTICLE})
    project.chdir()
    outside = project.runpytest("site/claims")
    outside.assert_outcomes(errors=1)
    outside.stdout.fnmatch_lines(["site/claims/ferry.yaml:1:10: *outside the project*"])


def test_nothing_is_imported_before_a_claim_file_is_found(pytester: pytest.Pytester) -> None:
    write(pytester, {
        "config.yaml": "a: 1\n",
        "test_it.py": "import sys\ndef test_it():\n    assert {name for name in sys.modules if name.split('.')[0] in {'factcheck', 'yaml', 'click', 'rich'}} == {'factcheck', 'factcheck.limits', 'factcheck.pytest_plugin', 'factcheck.recognition'}\n",
    })  # fmt: skip
    pytester.runpytest_subprocess(".").assert_outcomes(passed=1)
