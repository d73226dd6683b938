"""docs/benchmarks.md and benchmarks/record.py agree: each table of the page is one that the command writes, and nothing else is."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import accuracy
import pytest
import record
import tables

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "benchmarks.md"


def _outside(page: str) -> str:
    for name in record.names(page):
        page = record.rewritten(page, name, "")
    return page


def test_every_table_of_the_page_is_written_by_the_command() -> None:
    page = PAGE.read_text("utf-8")
    assert record.names(page) == list(record.TABLES)
    assert [line for line in _outside(page).splitlines() if line.startswith("|")] == []


def test_every_table_says_when_and_with_what_it_was_measured() -> None:
    bodies = re.findall(r"<!-- table: .*? -->\n(.*?)<!-- end -->", PAGE.read_text("utf-8"), re.DOTALL)
    assert len(bodies) == len(record.TABLES)
    # A new table may wait for its first measurement.
    assert sum(map(bool, bodies)) >= 9
    for body in filter(None, bodies):
        assert re.match(r"\| .*\n\|[- |]+\n\| ", body) and re.search(r"\n\n\*20\d\d-\d\d-\d\d: factcheck .*Python .* cores.*\*\n\Z", body), body


def test_a_rewritten_table_leaves_the_rest_to_the_byte() -> None:
    # Text that a replacement string would read as something else, and the ends of lines of another system.
    page = "Before \\1\r\n<!-- table: start -->\nold\n<!-- end -->\n\n<!-- table: speed -->\n<!-- end -->  \nbehind"
    for body in ("| a |\n", "\\1 \\g<name>\n", ""):
        new = record.rewritten(page, "start", body)
        assert new == f"Before \\1\r\n<!-- table: start -->\n{body}<!-- end -->\n\n<!-- table: speed -->\n<!-- end -->  \nbehind"
        assert record.rewritten(new, "start", "old\n") == page


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("<!-- table: spede -->\n<!-- end -->", "no table 'spede'"),
        ("<!-- table: speed -->\n<!-- end -->\n<!-- table: speed -->\n<!-- end -->", "two places"),
        ("<!-- table: speed -->\n| a |\n", "other half"),
        ("| a |\n<!-- end -->\n", "other half"),
        ("<!-- table: speed -->\n<!-- table: sizes -->\n<!-- end -->\n", "other half"),
    ],
)
def test_a_marker_that_is_wrong_is_told(page: str, told: str) -> None:
    with pytest.raises(record.MarkerError, match=told):
        record.names(page)


def test_a_table_without_a_place_is_told() -> None:
    with pytest.raises(record.MarkerError, match="no place"):
        record.rewritten("<!-- table: speed -->\n<!-- end -->", "sizes", "")


def _run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["record.py", *arguments])
    return int(record.main())


def test_what_is_absent_or_fails_leaves_its_table_and_the_others_are_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def absent(extent: object) -> object:
        raise record.Absent("quantulum3 is not installed")

    def failing(extent: object) -> object:
        raise RuntimeError("exit code 2")

    some = {"speed": absent, "start": failing, "sizes": lambda extent: record.Table(("a",), (("1|2",),), "all of it", ("pytest",))}
    monkeypatch.setattr(record, "TABLES", some)
    monkeypatch.setattr(record, "PAGE", tmp_path / "page.md")
    page = "".join(f"<!-- table: {name} -->\n{name} as it was\n<!-- end -->\n" for name in some)
    record.PAGE.write_text(page, "utf-8")

    assert _run(monkeypatch, "--quick") == 1
    assert record.PAGE.read_text("utf-8") == page
    assert _run(monkeypatch, "--only", "speed") == 0
    assert record.PAGE.read_text("utf-8") == page
    assert "speed: left as it is: quantulum3 is not installed" in capsys.readouterr().out
    assert _run(monkeypatch) == 1
    assert "start: failed: exit code 2" in capsys.readouterr().err
    new = record.PAGE.read_text("utf-8")
    assert "speed as it was" in new and "start as it was" in new and "sizes as it was" not in new
    assert "| a |\n| --- |\n| 1&#124;2 |\n\nall of it\n\n*20" in new and f"pytest {pytest.__version__}" in new
    assert [path.name for path in tmp_path.iterdir()] == ["page.md"]

    record.PAGE.write_text("<!-- table: speed -->\n", "utf-8")
    assert _run(monkeypatch) == 2


def test_a_command_is_measured_with_what_it_starts(tmp_path: Path) -> None:
    held = "b = bytearray(60_000_000); print('done')"
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {held!r}], check=True)"
    small, large = (tables.spent([sys.executable, "-c", code], tmp_path) for code in ("pass", child))
    assert large.output.split() == ["done"]
    assert large.megabytes > small.megabytes + 50
    assert small.cpu > 0 and small.wall > 0
    with pytest.raises(RuntimeError, match="exit code 3\nwhy"):
        tables.spent([sys.executable, "-c", "print('why'); raise SystemExit(3)"])
    seen = tables.spent([sys.executable, "-c", "import os; print(os.environ['SEEN'], os.getcwd())"], tmp_path, {"SEEN": "yes"})
    assert seen.output.split() == ["yes", str(tmp_path)]


def test_the_sets_of_articles_are_those_whose_figures_were_read() -> None:
    named = [name for each in accuracy.sets() for name in each.articles]
    lists = {path.name.removesuffix(".figures.jsonl") for path in (ROOT / "tests" / "articles").glob("*/*.figures.jsonl")}
    assert len(named) == len(set(named)) and set(named) == lists
    assert all(len(each.blind) == 4 for each in accuracy.sets())
