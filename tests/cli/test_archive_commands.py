"""extract and lint on archives, as a data desk types them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from factcheck.cli import app

CASES = {"good": "Attendance fell by 20%.", "bad": "Attendance fell by 120%."}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.jsonl").write_text("".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in CASES.items()))


def invoke(*args: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, args)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


def test_lint_gives_a_line_for_each_text_that_has_findings() -> None:
    code, out, err = invoke("lint", "--input-format", "jsonl", "a.jsonl")
    (record,) = map(json.loads, out.splitlines())
    assert (code, err, record["id"], record["findings"][0]["rule"]) == (1, "", "bad", "FC108")
    assert invoke("lint", "--input-format", "jsonl", "a.jsonl", "--ignore", "FC108")[:2] == (0, "")


def test_output_goes_to_a_file_and_is_told() -> None:
    code, out, err = invoke("lint", "--input-format", "jsonl", "a.jsonl", "--output", "found.jsonl", "--jobs", "2")
    assert (code, out, err) == (1, "", "found.jsonl written: 2 texts read, 1 with something to tell\n")
    assert json.loads(Path("found.jsonl").read_text())["id"] == "bad"
    assert invoke("extract", "--input-format", "jsonl", "a.jsonl", "--output", "figures.jsonl")[0] == 0
    assert len(Path("figures.jsonl").read_text().splitlines()) == 2


def test_an_output_of_before_stays_where_nothing_could_be_read() -> None:
    Path("figures.jsonl").write_text("before\n")
    code, out, err = invoke("extract", "--input-format", "jsonl", "gone.jsonl", "--output", "figures.jsonl")
    assert (code, out) == (2, "") and err.startswith("gone.jsonl  there is no such file") and Path("figures.jsonl").read_text() == "before\n"


def test_what_is_read_is_not_written_over() -> None:
    before = Path("a.jsonl").read_text()
    code, out, err = invoke("extract", "--input-format", "jsonl", "a.jsonl", "--output", "./a.jsonl")
    assert (code, out, err.strip()) == (2, "", "./a.jsonl  this is what is read; name another output") and Path("a.jsonl").read_text() == before


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("lint", "a.jsonl", "--executor", "dask"), "--executor is for archives"),
        (("lint", "--input-format", "jsonl", "a.jsonl", "--format", "json"), "an archive takes one --output"),
        (("extract", "a.jsonl", "--output", "x.jsonl"), "--output and --executor are for archives"),
        (("extract", "--input-format", "jsonl", "a.jsonl", "--executor", "spark"), "there is no executor"),
        (("extract", "--input-format", "jsonl", "gone.jsonl"), "gone.jsonl  there is no such file"),
        (("extract", "--input-format", "jsonl", "a.jsonl", "--output", "x.csv"), "name the output .jsonl or .parquet"),
    ],
)
def test_what_does_not_go_together_is_told(args: tuple[str, ...], message: str) -> None:
    code, _, err = invoke(*args)
    assert code == 2 and message in err
