"""run and lint about what has changed: --changed-since and --changed-lines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from repository import Repository

from factcheck.cli import app

FERRY = """# Ferries carried 31,200 passengers

The ferries carried 31,200 passengers last year, up 4.5% year on year.

The fare rose to £2.50. The fleet has 14 boats.
"""
TRAM = "# Trams carried 8,100 passengers\n\nThe trams carried 8,100 passengers last year.\n"
FERRY_CLAIMS = """article: ../articles/ferry.md
claims:
  - id: passengers
    about: passengers
    expect: 31,200
  - id: fare
    about: fare
    expect: £2.50
  - id: boats
    about: boats
    expect: 14
"""
TRAM_CLAIMS = "article: ../articles/tram.md\ninclude: shared.yaml.txt\nclaims:\n  - id: tram-passengers\n    about: passengers\n    expect: ${count}\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    made = Repository.of(tmp_path / "desk", {
        "articles/ferry.md": FERRY,
        "articles/tram.md": TRAM,
        "claims/ferry.yaml": FERRY_CLAIMS,
        "claims/tram.yaml": TRAM_CLAIMS,
        "claims/shared.yaml.txt": 'vars:\n  count: "8,100"\n',
    })  # fmt: skip
    monkeypatch.chdir(made.folder)
    return made


def invoke(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, list(arguments))
    return done.exit_code, done.stdout, done.stderr


def checked(*arguments: str) -> list[tuple[str, str]]:
    """Claim or rule, and verdict, of every finding."""
    _, out, err = invoke(*arguments, "--format", "json")
    assert err == ""
    report: dict[str, Any] = json.loads(out)
    return [(finding["claim"] or finding["rule"], finding["verdict"]) for finding in report["findings"]]


def test_nothing_changed_nothing_to_check(desk: Repository) -> None:
    code, out, _ = invoke("run", "--changed-since", "HEAD")
    assert code == 0 and out.startswith("nothing to check.")
    assert checked("lint", "articles", "--changed-since", "HEAD") == []
    assert not Path("reports").exists()


@pytest.mark.parametrize(
    ("path", "old", "new", "claims"),
    [
        ("articles/ferry.md", "14 boats", "15 boats", {"passengers", "fare", "boats"}),
        ("claims/ferry.yaml", "expect: 14", "expect: 15", {"passengers", "fare", "boats"}),
        ("articles/tram.md", "last year", "this year", {"tram-passengers"}),
        ("claims/shared.yaml.txt", "8,100", "8,200", {"tram-passengers"}),
    ],
)
def test_claims_of_changed_articles_claim_files_and_included_files(desk: Repository, path: str, old: str, new: str, claims: set[str]) -> None:
    desk.edit(path, old, new)
    assert {claim for claim, _ in checked("run", "--changed-since", "HEAD")} == claims


def test_an_article_that_a_claim_names_with_from_counts(desk: Repository) -> None:
    desk.edit("claims/tram.yaml", "expect: ${count}\n", "expect: ${count}\n  - id: ferry-boats\n    about: boats\n    expect: 14\n    from: ../articles/ferry.md\n")
    desk.commit()
    desk.edit("articles/ferry.md", "£2.50", "£2.60")
    assert ("ferry-boats", "holds") in checked("run", "--changed-since", "HEAD")


def test_an_untracked_claim_file_counts_and_so_does_a_renamed_article(desk: Repository) -> None:
    desk.put("claims/new.yaml", FERRY_CLAIMS)
    assert len(checked("run", "--changed-since", "HEAD")) == 3
    desk.commit()
    desk.git("mv", "articles/tram.md", "articles/trams.md")
    assert checked("run", "--changed-since", "HEAD") == [(None, "error")]
    desk.edit("claims/tram.yaml", "tram.md", "trams.md")
    assert checked("run", "--changed-since", "HEAD") == [("tram-passengers", "holds")]


def test_an_untracked_claim_file_is_new_in_each_of_its_lines_and_in_no_more(desk: Repository) -> None:
    desk.put("claims/new.yaml", "\ufeff" + FERRY_CLAIMS.replace("expect: 14", "expect: 15"))
    assert ("boats", "contradicted") in checked("run", "--changed-since", "HEAD", "--changed-lines")


def test_a_claim_file_that_cannot_be_used_is_always_told(desk: Repository) -> None:
    desk.put("claims/broken.yaml", "article: gone.md\nclaims: [x up 3%]\n")
    desk.commit()
    assert checked("run", "--changed-since", "HEAD") == [(None, "error")]


def test_in_a_subfolder(desk: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.edit("articles/ferry.md", "14 boats", "15 boats")
    monkeypatch.chdir(desk.folder / "claims")
    assert ("boats", "contradicted") in checked("run", ".", "--changed-since", "HEAD")
    _, out, _ = invoke("run", ".", "--changed-since", "HEAD", "--format", "github")
    assert "::error file=articles/ferry.md,line=5," in out


def test_the_repository_is_that_of_the_files(desk: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.edit("articles/ferry.md", "14 boats", "15 boats")
    monkeypatch.chdir(tmp_path)
    assert ("boats", "contradicted") in checked("run", "desk/claims/", "--changed-since", "HEAD")
    assert checked("lint", "desk/articles/tram.md", "--changed-since", "HEAD") == []


def test_the_kept_report_is_that_of_all_claims(desk: Repository) -> None:
    invoke("run")
    kept = Path("reports/factcheck.json").read_bytes()
    desk.edit("articles/ferry.md", "14 boats", "15 boats")
    assert invoke("run", "--changed-since", "HEAD")[0] == 1
    assert Path("reports/factcheck.json").read_bytes() == kept


class TestChangedLines:
    def contradicted(self, *arguments: str) -> set[str]:
        return {claim for claim, verdict in checked("run", "--changed-since", "HEAD", "--changed-lines", *arguments) if verdict != "holds"}

    @pytest.fixture(autouse=True)
    def wrong_since_long(self, desk: Repository) -> None:
        desk.edit("articles/ferry.md", "£2.50", "£2.60")
        desk.edit("articles/ferry.md", "31,200 passengers last", "31,300 passengers last")
        desk.commit()

    def test_a_finding_on_a_changed_line_stays_alone(self, desk: Repository) -> None:
        desk.edit("articles/ferry.md", "14 boats", "15 boats")
        assert self.contradicted() == {"boats", "fare"}
        desk.edit("articles/ferry.md", "£2.60. The", "£2.60.\n\nThe")
        desk.commit()
        desk.edit("articles/ferry.md", "15 boats", "16 boats")
        assert self.contradicted() == {"boats"}

    def test_a_mention_on_a_changed_line_counts_wherever_the_finding_points(self, desk: Repository) -> None:
        desk.edit("articles/ferry.md", "# Ferries carried", "# Ferries then carried")
        assert self.contradicted() == {"passengers"}

    def test_a_changed_claim_brings_its_finding(self, desk: Repository) -> None:
        desk.edit("claims/ferry.yaml", "expect: £2.50", "expect: £2.55")
        assert self.contradicted() == {"fare"}

    def test_what_the_file_gives_to_all_claims_brings_all(self, desk: Repository) -> None:
        desk.edit("claims/ferry.yaml", "claims:\n", "defaults:\n  severity: warning\nclaims:\n")
        assert self.contradicted() == {"passengers", "fare"}

    def test_an_included_file_brings_all(self, desk: Repository) -> None:
        desk.edit("claims/shared.yaml.txt", "8,100", "8,200")
        assert self.contradicted() == {"tram-passengers"}

    def test_a_claim_that_names_a_changed_one_stays(self, desk: Repository) -> None:
        desk.put("claims/ferry.yaml", FERRY_CLAIMS + "  - id: twice\n    check: fare * 2\n    expect: £5.00\n")
        desk.commit()
        desk.edit("claims/ferry.yaml", "expect: £2.50", "expect: £2.60")
        assert self.contradicted() == {"twice"}

    def test_what_is_missing_stays(self, desk: Repository) -> None:
        desk.edit("articles/ferry.md", " The fleet has 14 boats.", "")
        assert ("boats", "missing") in checked("run", "--changed-since", "HEAD", "--changed-lines")

    def test_a_new_article_and_a_new_claim_file_are_changed_in_all_lines(self, desk: Repository) -> None:
        desk.put("articles/copy.md", FERRY.replace("14", "15"))
        desk.put("claims/copy.yaml", FERRY_CLAIMS.replace("ferry.md", "copy.md"))
        assert self.contradicted() == {"boats"}

    def test_lint(self, desk: Repository) -> None:
        desk.put("articles/fare.md", "The fare rose from £2.00 to £2.50, an increase of 35%.\n\nIt rains.\n")
        assert checked("lint", "articles", "--changed-since", "HEAD", "--changed-lines") == checked("lint", "articles/fare.md") != []
        desk.commit()
        desk.edit("articles/fare.md", "rains", "snows")
        assert checked("lint", "articles", "--changed-since", "HEAD") == checked("lint", "articles/fare.md")
        assert checked("lint", "articles", "--changed-since", "HEAD", "--changed-lines") == []
        desk.edit("articles/fare.md", "The fare rose", "Last year the fare rose")
        assert checked("lint", "articles", "--changed-since", "HEAD", "--changed-lines") == checked("lint", "articles/fare.md")


@pytest.mark.parametrize("command", [("run",), ("lint", "articles")])
@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--changed-since", "nowhere"), 'git knows no revision "nowhere"'), (("--changed-since=--all",), "a revision does not begin with a dash"),
        (("--changed-since", ""), "a revision is a name"), (("--changed-lines",), "give --changed-since REV too"),
    ],
)  # fmt: skip
def test_mistakes(desk: Repository, command: tuple[str, ...], options: tuple[str, ...], said: str) -> None:
    code, out, err = invoke(*command, *options)
    assert code == 2 and out == "" and said in err and "Traceback" not in err


def test_outside_of_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text("Ferries carried 3 people.\n")
    code, _, err = invoke("lint", "a.md", "--changed-since", "HEAD")
    assert code == 2 and "in a git repository only" in err


def test_a_baseline_is_not_written_of_a_part(desk: Repository) -> None:
    code, _, err = invoke("lint", "articles", "--baseline", "known.json", "--write-baseline", "--changed-since", "HEAD")
    assert code == 2 and "leave out --changed-since" in err and not Path("known.json").exists()


class TestDestinations:
    def test_every_format_in_one_run_each_to_its_own_file(self, desk: Repository) -> None:
        from factcheck.reports import format_names

        own = [name for name in format_names() if name != "count"]
        code, out, err = invoke("run", *(part for name in own for part in ("--format", name, "--output", f"out/report.{name}")))
        assert (code, out) == (0, "")
        assert err.splitlines()[:-1] == [
            f"out/report.{name} written" + ("; open it in a browser" if name == "html" else "") for name in own
        ]
        assert err.splitlines()[-1].startswith("4 hold in 2 articles.")
        assert invoke("run", "--quiet", "--format", "html", "--output", "out/report.html") == (0, "", "")
        assert sorted(path.name for path in Path("out").iterdir()) == sorted(f"report.{name}" for name in own)
        assert all(path.read_bytes() for path in Path("out").iterdir())
        code, out, _ = invoke("lint", "articles", *(part for name in own for part in ("--format", name, "--output", f"lint/report.{name}")))
        assert code == 0 and len(list(Path("lint").iterdir())) == len(own)

    def test_two_reports_to_one_file_are_refused_before_the_work(self, desk: Repository) -> None:
        code, _, err = invoke("run", "--format", "json", "--output", "out.json", "--format", "sarif", "--output", "./out.json")
        assert code == 2 and "json and sarif cannot both go to this file" in err
        assert not Path("out.json").exists() and not Path("reports").exists()

    def test_the_help_names_every_format(self) -> None:
        from factcheck.reports._registry import _own_formats

        for command in ("run", "lint"):
            _, out, _ = invoke(command, "--help")
            told = " ".join(out.split()).split("How to report:")[1].split("Repeatable")[0]
            assert {word.strip(" .,") for word in told.replace("(the default)", "").split()} - {""} == set(_own_formats())


def test_an_archive_has_no_changes(desk: Repository) -> None:
    Path("a.jsonl").write_text('{"id": "1", "text": "x"}\n')
    code, out, err = invoke("lint", "--input-format", "jsonl", "a.jsonl", "--changed-since", "HEAD")
    assert code == 2 and out == "" and "leave out --changed-since" in err
