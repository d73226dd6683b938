"""`factcheck extract`: a table for people, JSON lines for programs, cases as they stream in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from factcheck.cli import app
from factcheck.model import Document, Figure

ARTICLE = "---\ntitle: Ferry traffic rises 4.5%\n---\n\nThe ferries carried 31,200 passengers in May, up 4.5% year on year.\n"


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    Path("ferry.md").write_text(ARTICLE, encoding="utf-8")


def invoke(*args: str, stdin: bytes | None = None) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["extract", *args], input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


def test_the_table_has_a_line_a_figure() -> None:
    code, out, _ = invoke("ferry.md")
    lines = out.splitlines()
    assert code == 0 and lines[0].startswith("ferry.md: ") and lines[0].endswith(" figures")
    assert lines[1].split() == ["place", "figure", "value", "unit", "kind", "wording", "change", "subject"]
    places = [line.split()[:2] for line in lines[2:] if line]
    assert places == [["2:28", "4.5%"], ["5:21", "31,200"], ["5:50", "4.5%"]]
    assert lines[4].split() == ["5:50", "4.5%", "4.5", "%", "percent", "up", "yoy", "passengers"]


def test_json_lines_follow_the_schema() -> None:
    from jsonschema import Draft202012Validator

    from factcheck.claims.schema import schema

    code, out, _ = invoke("--format", "jsonl", "ferry.md", "./ferry.md")
    documents = [json.loads(line) for line in out.splitlines()]
    assert code == 0 and [document["id"] for document in documents] == ["ferry.md", "./ferry.md"]
    for document in documents:
        Draft202012Validator(schema("figures")).validate(document)
        for figure in document["figures"]:
            assert document["text"][figure["start"] : figure["end"]] == figure["quote"]
            assert ARTICLE.splitlines()[figure["line"] - 1][figure["column"] - 1 :].startswith(figure["quote"])


def test_an_article_that_cannot_be_read_does_not_stop_the_others() -> None:
    Path("photo.md").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 8)
    code, out, err = invoke("--format", "jsonl", "gone.md", "photo.md", "ferry.md")
    assert code == 2 and [json.loads(line)["id"] for line in out.splitlines()] == ["ferry.md"]
    assert [line.split("  ")[0].split(":")[0] for line in err.splitlines()] == ["gone.md", "photo.md"]
    assert "Traceback" not in err and "internal" not in err


def test_a_folder_stands_for_the_articles_in_it() -> None:
    Path("more").mkdir()
    Path("more/other.txt").write_text("Sales rose 5%.\n", encoding="utf-8")
    Path("more/claims.yaml").write_text("article: other.txt\n", encoding="utf-8")
    code, out, err = invoke("--format", "jsonl", "more")
    assert (code, err) == (0, "") and [json.loads(line)["id"] for line in out.splitlines()] == ["more/other.txt"]


def test_a_claim_file_is_no_article() -> None:
    Path("claims.yaml").write_text("article: ferry.md\n", encoding="utf-8")
    assert invoke("claims.yaml") == (2, "", "claims.yaml  this is a claim file, not an article; check it with: factcheck run claims.yaml\n")


def test_a_crash_in_one_does_not_stop_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    from factcheck import figures

    extract_figures = figures.extract

    def broken(source: str | Document, lang: str | None = None) -> list[Figure]:
        if "ferries" in (source if isinstance(source, str) else source.text):
            raise RuntimeError("boom")
        return extract_figures(source, lang)

    monkeypatch.setattr(figures, "extract", broken)
    Path("other.md").write_text("Sales rose 5%.\n", encoding="utf-8")
    code, out, err = invoke("--format", "jsonl", "ferry.md", "other.md")
    assert code == 2 and [json.loads(line)["id"] for line in out.splitlines()] == ["other.md"]
    assert err.startswith("ferry.md  internal error, please report it: RuntimeError: boom") and err.count("\n") == 1
    cases = b'{"id": "a", "text": "5 ferries"}\n{"id": "b", "text": "5 ships"}\n'
    code, out, err = invoke("--input-format", "jsonl", "--format", "jsonl", "-", stdin=cases)
    assert code == 2 and json.loads(out)["id"] == "b" and err.startswith("-:1  internal error")


def test_a_text_in_a_case_stays_as_it_is() -> None:
    text = "<b>Sales</b>  rose 5%\n\n---\n to  7 ships."
    code, out, err = invoke(
        "--input-format", "jsonl", "--format", "jsonl", "-", stdin=json.dumps({"id": "a", "text": text}).encode()
    )
    document = json.loads(out)
    assert (code, err) == (0, "") and document["text"] == text
    quotes = [(text[figure["start"] : figure["end"]], figure["line"]) for figure in document["figures"]]
    assert quotes == [("5%", 1), ("7", 4)]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"xx", "cases.jsonl:2:1  not JSON: Expecting value"),
        (b'{"id": "a", "text": "x"', "cases.jsonl:2:"),
        (b"[1]", "cases.jsonl:2  not a JSON object"),
        (b'{"id": "a"}', 'cases.jsonl:2  "text" must be there and a string'),
        (b'{"id": 7, "text": "x"}', 'cases.jsonl:2  "id" must be there and a string'),
        (b'{"id": "a", "text": "x", "lang": 1}', 'cases.jsonl:2  "lang" must be a string'),
        (b"\xff\xfe", "cases.jsonl:2  not UTF-8 (byte 1 of the line)"),
        (b"[" * 200_000, "cases.jsonl:2  not usable JSON"),
        (b'{"id": ' + b"9" * 5000 + b"}", "cases.jsonl:2  not usable JSON"),
    ],
)
def test_a_bad_line_is_told_and_the_rest_goes_on(line: bytes, said: str) -> None:
    good = '{"id": "%s", "text": "销量增长5%%。", "lang": "zh"}\n'
    Path("cases.jsonl").write_bytes((good % "first").encode("utf-8-sig") + line + b"\n\n" + (good % "last").encode())
    code, out, err = invoke("--input-format", "jsonl", "--format", "jsonl", "cases.jsonl")
    assert code == 2 and [json.loads(written)["id"] for written in out.splitlines()] == ["first", "last"]
    assert err.startswith(said) and err.count("\n") == 1


def test_cases_that_cannot_be_opened() -> None:
    code, out, err = invoke("--input-format", "jsonl", "gone.jsonl", ".")
    assert (code, out) == (2, "")
    assert err.splitlines() == ["gone.jsonl  there is no such file", ".  cannot be read: Is a directory"]
