"""The cache gives what a run would give, and only as long as a run would give it."""

from __future__ import annotations

import json
import os
import random
import sys
import time
from dataclasses import fields
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from factcheck import runner
from factcheck.configuration import Configuration
from factcheck.model import Excerpt, Finding, InputError, Report, SourcePlace
from factcheck.runner import checking, linting
from factcheck.runner.cache import Cache, clean_cache
from factcheck.runner.plan import Planned
from factcheck.runner.unit import Checked, Setting
from factcheck.wording import joined, say, say_count, voice

ARTICLE = "渔港今年到港渔船3200艘次，比去年增长8.7%。\n"
CLAIMS = """article: harbour.md
claims:
  - {id: calls, about: 到港渔船, expect: 3200艘次}
  - {id: growth, about: 到港渔船, expect: 增长8.9%}
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path / "cache"))
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "factcheck.toml").touch()
    monkeypatch.chdir(folder)
    write("harbour.md", ARTICLE)
    write("harbour.yaml", CLAIMS)
    return folder


def write(path: str, text: str) -> None:
    """Writes a file as it would stand there before a run: its times lie in the past as far as the run is concerned."""
    Path(path).write_text(text, "utf-8")


@pytest.fixture(autouse=True)
def settled_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files written by a test are held to have been left alone long enough."""
    monkeypatch.setattr("factcheck.runner.cache.RACY", 0)


def run(paths: tuple[str, ...] = ("harbour.yaml",), **options: object) -> Report:
    return runner.run(paths, keep_articles=False, cached=True, **options)  # type: ignore[arg-type]


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The units that were really checked."""
    done: list[str] = []
    check_unit, lint_unit = checking.check_unit, linting.lint_unit
    monkeypatch.setattr(checking, "check_unit", lambda unit, *rest: (done.append(unit.path), check_unit(unit, *rest))[1])
    monkeypatch.setattr(linting, "lint_unit", lambda path, *rest: (done.append(path), lint_unit(path, *rest))[1])
    return done


def entries(project: Path) -> list[Path]:
    return sorted((project.parent / "cache").rglob("*.json"))


def test_the_second_run_is_the_first_one_without_the_work(project: Path, checks: list[str]) -> None:
    first, second = run(), run()
    assert checks == ["harbour.yaml"]
    assert first == second == runner.run(["harbour.yaml"], keep_articles=False)
    assert [finding.verdict for finding in second.findings] == ["holds", "contradicted"]
    assert second.coverage[0].figures == 2


def test_a_message_from_the_cache_can_still_be_translated(project: Path) -> None:
    def marked(template: str, plural: str | None, number: int) -> str:
        return f"⟦{template}⟧"

    first, second = (report.findings[1].message for report in (run(), run()))
    if hasattr(first, "through"):
        assert first.through(marked) == second.through(marked)  # type: ignore[attr-defined]
    assert first == second


@pytest.mark.parametrize("changed", ["article", "claims", "include", "given away", "configuration", "day", "link"])
def test_every_change_of_what_it_depends_on_is_seen(project: Path, checks: list[str], changed: str) -> None:
    write("shared.yaml", "vars: {place: 到港渔船}\n")
    expires = "    expires: 2026-06-01\n"
    head = "article: harbour.md\ninclude: shared.yaml\nclaims:\n"
    write("harbour.yaml", head + "  - id: calls\n    about: ${place}\n    expect: 3200艘次\n" + expires)
    options: dict[str, object] = {"today": date(2026, 5, 1)}
    before = run(**options)
    assert run(**options) == before and checks == ["harbour.yaml"]
    if changed == "article":
        write("harbour.md", ARTICLE.replace("3200", "3300"))
    elif changed == "claims":
        write("harbour.yaml", Path("harbour.yaml").read_text("utf-8").replace("3200", "3300"))
    elif changed == "include":
        write("shared.yaml", "vars: {place: 到港客船}\n")
    elif changed == "given away":
        os.unlink("harbour.md")
    elif changed == "configuration":
        options["settled"] = Configuration(defaults={"rounding": "truncated"})
    elif changed == "day":
        options["today"] = date(2026, 7, 1)
    else:
        Path("other.md").write_text(ARTICLE, "utf-8")
        os.unlink("harbour.md")
        os.symlink("other.md", "harbour.md")
    after = run(**options)
    assert checks == ["harbour.yaml"] * 2
    assert after == runner.run(["harbour.yaml"], keep_articles=False, **options)  # type: ignore[arg-type]


def test_the_day_matters_only_where_a_claim_expires(project: Path, checks: list[str]) -> None:
    run(today=date(2026, 5, 1))
    run(today=date(2026, 7, 1))
    assert checks == ["harbour.yaml"]


def test_a_new_article_of_a_pattern_is_seen(project: Path, checks: list[str]) -> None:
    Path("port").mkdir()
    write("port/a.md", ARTICLE)
    write("harbour.yaml", CLAIMS.replace("harbour.md", "port/*.md"))
    run()
    assert run().summary["contradicted"] == 1 and len(checks) == 1
    write("port/b.md", ARTICLE.replace("3200", "3300"))
    assert run().summary["contradicted"] == 2 and len(checks) == 2


def test_a_file_that_changes_during_the_check_is_not_remembered(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check_unit = checking.check_unit

    def meanwhile(unit: Planned, *rest: object) -> object:
        found = check_unit(unit, *rest)  # type: ignore[arg-type]
        write("harbour.md", ARTICLE.replace("3200", "9999"))
        return found

    monkeypatch.setattr(checking, "check_unit", meanwhile)
    run()
    assert entries(project) == []


def test_what_went_wrong_is_not_remembered(project: Path, checks: list[str]) -> None:
    write("broken.yaml", "article: harbour.md\nclaim: []\n")
    write("gone.yaml", CLAIMS.replace("harbour.md", "gone.md"))
    assert run(("broken.yaml", "gone.yaml")).summary["error"] == run(("broken.yaml", "gone.yaml")).summary["error"] == 2
    assert len(checks) == 4


def test_lint_is_remembered_by_article_and_rules(project: Path, checks: list[str]) -> None:
    write("bad.md", "Attendance fell by 120%.\n")
    first = runner.lint(["bad.md"], cached=True)
    assert runner.lint(["bad.md"], cached=True) == first == runner.lint(["bad.md"])
    assert first.summary["contradicted"] == 1 and checks == ["bad.md", "bad.md"]
    runner.lint(["bad.md"], cached=True, severities={"FC108": "info"})
    assert len(checks) == 3


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_entry_is_as_good_as_none(project: Path, seed: int) -> None:
    first = run()
    (entry,) = entries(project)
    content = entry.read_bytes()
    chance = random.Random(seed)
    at = chance.randrange(len(content))
    data = json.loads(content)
    match seed % 4:
        case 0:
            entry.write_bytes(content[:at])
        case 1:
            del data[chance.choice(sorted(data))]
            entry.write_text(json.dumps(data))
        case 2:
            data[chance.choice(sorted(data))] = chance.choice([None, 7, "x", [[]], {"a": 1}, [[1, 2, 3]]])
            if data["findings"] and data["articles"] and data["sources"]:
                entry.write_text(json.dumps(data))
        case _:
            entry.unlink()
            entry.mkdir()
    assert run().findings == first.findings


def test_a_place_that_cannot_be_written_changes_nothing(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "file").touch()
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(project / "file" / "below"))
    assert run() == runner.run(["harbour.yaml"], keep_articles=False)


def test_a_folder_that_nobody_knows_changes_nothing(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FACTCHECK_CACHE_DIR")
    monkeypatch.setitem(sys.modules, "platformdirs", None)
    assert run() == runner.run(["harbour.yaml"], keep_articles=False)
    with pytest.raises(InputError, match="set FACTCHECK_CACHE_DIR"):
        clean_cache()


def test_clean_removes_entries_and_nothing_else(project: Path) -> None:
    run()
    other = project.parent / "cache" / "v1" / "note.txt"
    other.write_text("mine")
    assert clean_cache()[0] == 1
    assert entries(project) == [] and other.exists()
    assert clean_cache() == (0, 0)


def test_old_entries_go_once_a_day(project: Path) -> None:
    run()
    (entry,) = entries(project)
    cache = Cache("run", Setting())
    os.utime(entry, (0, 0))
    cache.prune()
    assert entry.exists()  # looked a moment ago
    os.utime(project.parent / "cache" / "v1" / "looked", (0, 0))
    cache.prune()
    assert not entry.exists()


def test_a_link_in_the_place_of_an_entry_is_replaced_not_followed(project: Path) -> None:
    run()
    (entry,) = entries(project)
    entry.unlink()
    target = project / "precious.txt"
    target.write_text("mine")
    entry.symlink_to(target)
    run()
    assert target.read_text() == "mine" and not entry.is_symlink()


def test_an_entry_holds_every_field_of_a_finding(project: Path) -> None:
    amount = say("{low} to {high}", low=Decimal("3.20"), high=say_count("{count} boat", "{count} boats", 2))
    whole = Finding(
        "contradicted", joined("; ", [amount, "3200艘次"]), "calls", SourcePlace("harbour.yaml", 3, 5), "FC101", "warning",
        "harbour.md", 1, 8, 2, 14, amount, "3200艘次", say("found"), (amount, "plain", say("none")), Excerpt("3200艘次", 0, 6),
        ((0, 6), (8, 12)), ((8, 12),), {"title": "港口", "url": "\udc80"},
    )  # fmt: skip
    empty = Finding("holds", "")
    assert all(getattr(whole, field.name) != getattr(empty, field.name) for field in fields(Finding)), "a field is left out here"
    cache, unit = Cache("run", Setting(), project / "entries"), Checked((whole, empty), sources=("harbour.yaml",))
    cache.keep("harbour.yaml", ".", unit, time.time_ns() + 10**9)
    found = cache.find("harbour.yaml", ".")
    assert found is not None and found.findings == unit.findings
    chinese = voice("zh")
    assert [chinese(f.message) for f in found.findings] == [chinese(f.message) for f in unit.findings]
    values = found.findings[0].expected.values  # type: ignore[union-attr]
    assert dict(values) == {"low": Decimal("3.20"), "high": "2 boats"} and len(values) == 2
