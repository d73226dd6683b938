"""Archives give the same whoever works on them, however they are parted, and whatever happens on the way."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck.archive import Case, Extraction, Linting, Part, Tally, executor, parts, process, reading
from factcheck.archive.executing import Processes
from factcheck.model import InputError
from factcheck.rules import selected

TEXTS = [
    "Ferries carried 3.4 million passengers, up 9.3% year on year.", "渔港今年到港渔船3200艘次。", "", "no figure here",
    "全市共有16个区，分别有3所和5所学校。", "The fare rose from £2.00 to £2.50, an increase of 25%.",
]  # fmt: skip


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def archive(count: int, path: str = "archive.jsonl") -> str:
    with open(path, "w", encoding="utf-8") as file:
        for number in range(count):
            file.write(json.dumps({"id": f"a{number}", "text": TEXTS[number % len(TEXTS)]}, ensure_ascii=False) + "\n")
    return path


def shown(archive: Sequence[Part], by: Any = None, work: Any = None) -> tuple[list[dict[str, Any]], list[InputError], Tally]:
    records: list[dict[str, Any]] = []
    errors: list[InputError] = []
    tally = process(archive, work or Extraction(), by=by, show=records.append, tell=errors.append)
    return records, errors, tally


def read_lines(path: str) -> list[Any]:
    return [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]


@given(st.lists(st.integers(0, 30), max_size=12), st.integers(1, 60), st.booleans())
def test_parts_hold_every_line_once_wherever_they_are_cut(
    tmp_path_factory: pytest.TempPathFactory, lengths: list[int], size: int, ended: bool
) -> None:
    path = tmp_path_factory.mktemp("cut") / "a.jsonl"
    lines = [json.dumps({"id": str(number), "text": "x" * length}) for number, length in enumerate(lengths)]
    path.write_text("\n".join(lines) + ("\n" if ended else ""))
    cut = parts([str(path)], "jsonl", size)
    found = []
    for part in cut:
        lines = reading.LineNumbers(part)
        found += [(case.id, lines.of(case.at)) for case in reading.cases(part, lines) if isinstance(case, Case)]
    assert found == [(str(number), number + 1) for number in range(len(lengths))]


@pytest.mark.parametrize("by", [Processes(1), Processes(2)])
def test_whoever_works_gives_the_same(by: Processes) -> None:
    cut = parts([archive(40)], "jsonl", 400)
    assert len(cut) > 5
    records, errors, tally = shown(cut, by)
    assert [record["id"] for record in records] == [f"a{number}" for number in range(40)]
    assert records[1]["figures"] == [figure.to_json() for figure in factcheck.extract(TEXTS[1])]
    assert (errors, tally.cases, tally.records) == ([], 40, 40)


def test_a_file_as_output_is_whole_and_the_same_as_on_the_screen() -> None:
    cut = parts([archive(40)], "jsonl", 400)
    records, _, tally = shown(cut)
    assert process(cut, Extraction(), by=Processes(2), output="figures.jsonl") == tally
    assert read_lines("figures.jsonl") == records
    assert os.listdir(".").count("figures.jsonl.parts") == 0


def test_what_is_no_case_is_told_at_its_line_and_the_rest_goes_on() -> None:
    archive(30)
    lines = Path("archive.jsonl").read_text("utf-8").splitlines()
    lines[7], lines[21] = "{", '{"id": 3, "text": "x"}'
    Path("archive.jsonl").write_text("\n".join(lines), "utf-8")
    cut = parts(["archive.jsonl"], "jsonl", 300)
    for by in (None, Processes(2)):
        records, errors, tally = shown(cut, by)
        assert [(error.path, error.line) for error in errors] == [("archive.jsonl", 8), ("archive.jsonl", 22)]
        assert (len(records), tally.unread) == (28, 2)
    errors = []
    assert process(cut, Extraction(), output="out.jsonl", tell=errors.append).unread == 2
    assert [error.line for error in errors] == [8, 22] and len(read_lines("out.jsonl")) == 28


def test_what_stands_before_a_part_is_counted_once_however_many_lines_are_no_cases(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("other.jsonl").write_text('{"name": "a"}\n' * 400, "utf-8")
    counted: list[int] = []
    count = reading._lines_before
    monkeypatch.setattr(reading, "_lines_before", lambda path, start: counted.append(start) or count(path, start))
    cut = parts(["other.jsonl"], "jsonl", 1400)
    _, errors, _ = shown(cut)
    assert [error.line for error in errors] == list(range(1, 401)) and counted == [part.start for part in cut]
    archive(40)
    cut, counted[:] = parts(["archive.jsonl"], "jsonl", 400), []
    _, errors, _ = shown(cut, work=Refusing())
    assert [error.line for error in errors] == list(range(1, 41)) and counted == [part.start for part in cut]


class Refusing(Extraction):
    """Can use no case."""

    def record(self, case: Case) -> dict[str, Any]:
        raise InputError("not this one") if case.at % 2 else RuntimeError("nor this one")


def test_standard_input_is_read_by_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    archive(3)
    with open("archive.jsonl", encoding="utf-8") as stream:
        monkeypatch.setattr("sys.stdin", stream)
        records, errors, _ = shown(parts(["-", "archive.jsonl"], "jsonl"), Processes(2))
    assert [record["id"] for record in records] == ["a0", "a1", "a2"] * 2 and not errors


def test_a_file_that_is_damaged_in_its_middle_is_told_and_the_rest_goes_on() -> None:
    arrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    texts = [f"Sales rose {number % 100}% in week {number * 7919 % 1000}." for number in range(3000)]
    parquet.write_table(arrow.table({"text": texts}), "damaged.parquet")
    content = bytearray(Path("damaged.parquet").read_bytes())
    content[1000:4000] = bytes(3000)
    Path("damaged.parquet").write_bytes(content)
    parquet.write_table(arrow.table({"text": texts[:2]}), "sound.parquet")
    records, errors, _ = shown(parts(["damaged.parquet", "sound.parquet"], "parquet"))
    assert [error.path for error in errors] == ["damaged.parquet"] and errors[0].message.startswith("cannot be read: ")
    assert len(records) >= 2


def test_a_lone_surrogate_is_written_out_in_parquet() -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    Path("a.jsonl").write_text('{"id": "a\\ud800", "text": "Sales of \\ud800 rose 5%."}\n{"id": "b", "text": "Sales rose 6%."}\n', "utf-8")
    process(parts(["a.jsonl"], "jsonl"), Extraction(), output="out.parquet")
    assert parquet.read_table("out.parquet").column("id").to_pylist() == ["a\\ud800", "b"]


def test_a_line_too_long_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "ARCHIVE_LINE_BYTES", 40)
    lines = b'{"id": "a", "text": "x"}\n{"id": "b", "text": "' + b"x" * 100 + b'"}\n{"id": "c", "text": "x"}\n'
    Path("long.jsonl").write_bytes(lines)
    (part,) = parts(["long.jsonl"], "jsonl")
    assert [case.id if isinstance(case, Case) else case.line for case in reading.cases(part, reading.LineNumbers(part))] == ["a", 2, "c"]


class Failing(Extraction):
    """Stops at a case for as long as a file is there, as an interruption would."""

    def record(self, case: Case) -> dict[str, Any]:
        if case.id == "a25" and os.path.exists("stop"):
            raise KeyboardInterrupt
        return super().record(case)


def test_an_interrupted_run_goes_on_where_it_was() -> None:
    cut = parts([archive(40)], "jsonl", 400)
    Path("stop").touch()
    with pytest.raises(KeyboardInterrupt):
        process(cut, Failing(), output="out.jsonl")
    assert not Path("out.jsonl").exists()
    done = {path: path.stat().st_mtime_ns for path in Path("out.jsonl.parts").glob("part-*.jsonl")}
    assert 0 < len(done) < len(cut)
    os.unlink("stop")
    told: list[tuple[int, int]] = []
    process(cut, Failing(), output="out.jsonl", progress=lambda at, of: told.append((at, of)))
    assert told[0][0] == len(done) + 1 and told[-1] == (len(cut), len(cut))
    assert read_lines("out.jsonl") == shown(cut)[0]


def test_another_input_starts_anew() -> None:
    Path("stop").touch()
    with pytest.raises(KeyboardInterrupt):
        process(parts([archive(40)], "jsonl", 400), Failing(), output="out.jsonl")
    with open("archive.jsonl", "a", encoding="utf-8") as file:
        file.write('{"id": "last", "text": "5 ships"}\n')
    os.unlink("stop")
    cut = parts(["archive.jsonl"], "jsonl", 400)
    process(cut, Failing(), output="out.jsonl")
    assert read_lines("out.jsonl") == shown(cut)[0]


def test_a_folder_that_holds_something_else_is_left_alone() -> None:
    Path("out.jsonl.parts").mkdir()
    Path("out.jsonl.parts/letter.txt").write_text("mine")
    with pytest.raises(InputError, match="holds something else"):
        process(parts([archive(4)], "jsonl"), Extraction(), output="out.jsonl")
    assert Path("out.jsonl.parts/letter.txt").read_text() == "mine"


@pytest.mark.parametrize(
    ("output", "message"),
    [("out.csv", "name the output .jsonl or .parquet"), ("there.jsonl", "this is a folder"), ("file.jsonl/x.jsonl", "cannot be written")],
)
def test_an_output_that_cannot_be_is_told_before_the_work(output: str, message: str) -> None:
    Path("there.jsonl").mkdir()
    Path("file.jsonl").touch()
    with pytest.raises(InputError, match=message):
        process(parts([archive(4)], "jsonl"), Extraction(), output=output)


def test_lint_of_an_archive() -> None:
    texts = {"good": "Attendance fell by 20%.", "bad": "Attendance fell by 120%."}
    Path("a.jsonl").write_text("".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in texts.items()), "utf-8")
    work = Linting(tuple(rule.code for rule in selected()))
    records, _, tally = shown(parts(["a.jsonl"], "jsonl"), work=work)
    assert [(record["id"], [finding["rule"] for finding in record["findings"]]) for record in records] == [("bad", ["FC108"])]
    assert (tally.cases, tally.records, tally.failures) == (2, 1, 1)
    info = Linting(work.rules, {"FC108": "info"})
    assert shown(parts(["a.jsonl"], "jsonl"), work=info)[2].failures == 0


def test_an_unknown_executor_is_told() -> None:
    with pytest.raises(InputError, match="there is no executor"):
        executor("spark", 1)
    with pytest.raises(InputError, match="there is no executor"):
        executor("dask://", 1)


class TestParquet:
    """The same columns in Parquet."""

    @pytest.fixture(autouse=True)
    def arrow(self) -> Iterator[Any]:
        return pytest.importorskip("pyarrow.parquet")

    @pytest.fixture
    def write(self, arrow: Any) -> Callable[..., str]:
        import pyarrow

        def written(columns: dict[str, list[Any]], path: str = "a.parquet", group: int = 7) -> str:
            arrow.write_table(pyarrow.table(columns), path, row_group_size=group)
            return path

        return written

    @pytest.mark.parametrize("size", [None, 1, 3, 100])
    def test_rows_are_read_whatever_the_groups(self, write: Callable[..., str], size: int | None) -> None:
        texts = [TEXTS[number % len(TEXTS)] for number in range(40)]
        path = write({"id": [f"a{number}" for number in range(40)], "text": texts, "other": list(range(40))})
        expected, _, _ = shown(parts([archive(40)], "jsonl"))
        assert shown(parts([path], "parquet", size))[0] == expected

    def test_rows_that_are_no_case_are_told_by_number(self, write: Callable[..., str]) -> None:
        path = write({"text": ["5 ships"] * 10 + [None] + ["6 ships"] * 3})
        records, errors, _ = shown(parts([path], "parquet"))
        assert [(error.line, error.message) for error in errors] == [(11, '"text" must be a string; this row has none')]
        assert [record["id"] for record in records][-1] == "14"

    def test_a_missing_column_names_the_nearest(self, write: Callable[..., str]) -> None:
        path = write({"id": ["a"], "texts": ["5 ships"]})
        _, errors, _ = shown(parts([path], "parquet"))
        assert [error.message for error in errors] == ['there is no column "text"; did you mean "texts"?']

    def test_what_is_no_parquet_is_told(self) -> None:
        Path("a.parquet").write_text("PAR1 or not")
        with pytest.raises(InputError, match="not a Parquet file"):
            parts(["a.parquet"], "parquet")
        with pytest.raises(InputError, match="there is no such file"):
            parts(["gone.parquet"], "parquet")

    def test_output_has_a_row_a_figure(self, arrow: Any) -> None:
        cut = parts([archive(40)], "jsonl", 400)
        process(cut, Extraction(), by=Processes(2), output="figures.parquet")
        rows = arrow.read_table("figures.parquet").to_pylist()
        expected = [(record["id"], figure["quote"]) for record in shown(cut)[0] for figure in record["figures"]]
        assert [(row["id"], row["quote"]) for row in rows] == expected
        assert set(Extraction().columns) == {"id", "lang", "low", "high"} | set(shown(cut)[0][0]["figures"][0])

    def test_a_folder_keeps_the_parts(self, arrow: Any) -> None:
        cut = parts([archive(40)], "jsonl", 400)
        process(cut, Extraction(), output="figures.parquet/")
        files = sorted(Path("figures.parquet").glob("*.parquet"))
        assert len(files) == len(cut)
        whole = [row for file in files for row in arrow.read_table(file).to_pylist()]
        process(cut, Extraction(), output="one.parquet")
        assert whole == arrow.read_table("one.parquet").to_pylist()
