"""Files: encodings, what cannot be read, suffixes, and the articles that others read by hand."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.documents import from_text, read, reader, registry
from factcheck.documents.files import file_size
from factcheck.documents.reading import Format
from factcheck.model import Document, InputError

from .places import assert_places_exact, outline

TEXT = "某地增长5%\n居民收入增长5%。"
PAGE = "<meta charset=gb2312><h1>某地</h1><p>增长5%。</p>"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", TEXT.encode()),
        ("a.txt", b"\xef\xbb\xbf" + TEXT.encode()),
        ("a.txt", TEXT.encode("utf-16")),
        ("a.txt", b"\xfe\xff" + TEXT.encode("utf-16-be")),
        ("a.txt", TEXT.encode("gb18030")),
        ("a", TEXT.encode()),
    ],
)
def test_encodings(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    document = read(path)
    assert document.text == TEXT
    assert document.path == str(path)
    assert document.place(6) == (1, 7)
    assert document.place(7) == (2, 1)


@pytest.mark.parametrize("head", [PAGE, PAGE.replace("gb2312", "'GBK'"), '<?xml version="1.0" encoding="GB18030"?>' + PAGE[21:]])
def test_declared_encoding(tmp_path: Path, head: str) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(head.encode("gb18030"))
    assert outline(read(path)) == [("headline", "某地"), ("lede", "增长5%。")]
    # Saved anew as UTF-8 with the old declaration left in.
    path.write_text(head, encoding="utf-8")
    assert outline(read(path)) == [("headline", "某地"), ("lede", "增长5%。")]


def test_other_declared_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes("<meta charset=windows-1252><p>Up £5".encode("cp1252"))
    assert read(path).text == "Up £5"


@pytest.mark.parametrize(
    ("content", "words", "place"),
    [
        (b"", "is empty", (None, None)),
        (b" \n\n", "is empty", (None, None)),
        (b"\xef\xbb\xbf", "is empty", (None, None)),
        (b"a\0b", "binary", (None, None)),
        (b"%PDF-1.7 \xff", "a PDF", (None, None)),
        (b"{\\rtf1\\ansi 5 boats}", "a rich-text document (RTF), not text; save the article as text", (None, None)),
        (b"\x89PNG\r\n\x1a\n\0", "PNG", (None, None)),
        ("第一行\r\n第二\rabc".encode() + b"\xff5%", "byte 0xff is not valid UTF-8", (3, 4)),
        ("某地居民收入增长".encode() + b"\xe5\x9c", "not valid UTF-8", (1, 9)),
        (b"Up \xa35 in caf\xe9s", "byte 0xa3 is not valid UTF-8", (1, 4)),
        (b"<meta charset=gbk>\n\xd6\xd0\xff", "not valid GB18030", (2, 2)),
        (b"\xff\xfea\0b", "not valid UTF-16", (1, 2)),
        (b"\xff\xfea\0\0\0", "binary", (None, None)),
    ],
)
def test_bytes_that_are_no_article(tmp_path: Path, content: bytes, words: str, place: tuple[int | None, int | None]) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read(path)
    assert words in str(caught.value)
    assert (caught.value.line, caught.value.column) == place
    assert caught.value.path == str(path)


def test_paths_that_cannot_be_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "file").write_text("x")
    (tmp_path / "loop").symlink_to("loop")
    paths: list[tuple[str | Path, str]] = [
        (tmp_path, "is a directory"),
        (tmp_path / "none.md", "no such file"),
        (tmp_path / "file" / "x", "no such file"),
        (tmp_path / "pipe", "not a regular file"),
        ("/dev/null", "not a regular file"),
        (tmp_path / "loop", "cannot be read"),
        (tmp_path / ("x" * 300), "cannot be read"),
        ("a\0b", "NUL"),
    ]
    for path, words in paths:
        with pytest.raises(InputError, match=words):
            read(path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything")
def test_permission(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x")
    path.chmod(0)
    with pytest.raises(InputError, match="permission denied"):
        read(path)


def test_size_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(InputError, match="is 50 MB; the limit is 20 MB"):
        read(path)


@pytest.mark.parametrize(("size", "written"), [(12, "12 bytes"), (20_000_000, "20 MB"), (20_100_000, "20 MB"), (1_500, "1.5 kB")])
def test_file_size(size: int, written: str) -> None:
    assert file_size(size) == written


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.md", "5% b"), ("a.MARKDOWN", "5% b"), ("a.html", "5% b"), ("a.HTM", "5% b"), ("a.txt", "*5%* <b>b</b>")],
)
def test_suffixes(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text("*5%* <b>b</b>" if name.lower().endswith(("md", "markdown", "txt")) else "5% <b>b</b>")
    assert read(path).text == text
    assert from_text(path.read_text(), path=name).text == text


def test_format_from_the_text() -> None:
    assert from_text("<p>5</p>").text == "5"
    assert from_text("---\ntitle: 6\n---\n*5*").text == "6\n5"
    assert from_text("p *5*").text == "p *5*"
    assert from_text("<p>5</p>", format="plain").text == "<p>5</p>"
    assert from_text("\ufeff5%").text == "5%"
    assert from_text("").text == ""


def test_another_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_readers", dict(registry._readers))

    @reader(".Loud")
    def read_loud(source: str, *, path: str, lang: str | None) -> Document:
        return Document(path, source.upper(), (), lang)

    assert from_text("a", path="x.loud").text == "A"


def test_importing_is_cheap() -> None:
    code = (
        "import sys, factcheck.documents as d; d.from_text('Up 5%\\nx'); "
        "print([m for m in ('bs4', 'yaml', 'markdown_it', 'lxml') if m in sys.modules])"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=root, check=True)
    assert done.stdout.strip() == "[]"


SHARED = Path(__file__).parents[3] / "shared" / "data"
GOLD = sorted(path.with_suffix("").with_suffix("") for path in SHARED.glob("gold_*/*.figures.jsonl"))


@pytest.mark.skipif(not GOLD, reason="the hand-read articles are not part of the repository")
@pytest.mark.parametrize("stem", GOLD, ids=lambda path: path.name)
def test_hand_read_figures_are_visible(stem: Path) -> None:
    article = next(path for path in stem.parent.glob(f"{stem.name}.*") if path.suffix != ".jsonl")
    document = read(article)
    assert_places_exact(document, article.read_bytes().decode("utf-8"))
    for line in stem.with_suffix(".figures.jsonl").read_text(encoding="utf-8").splitlines():
        figure = json.loads(line)
        assert document.text.count(figure["quote"]) > figure["occurrence"], figure["quote"]


@pytest.mark.parametrize(
    ("form", "block"),
    [("plain", "{}%\n"), ("html", "<p>{}%"), ("html", "<tr><td>a<td>{}%"), ("markdown", "- {}%\n"), ("markdown", "{}%\n\n"), ("markdown", "| a | {}% |\n")],
)  # fmt: skip
def test_more_blocks_than_any_article_has(monkeypatch: pytest.MonkeyPatch, form: Format, block: str) -> None:
    for module in ("flow", "markdown"):
        monkeypatch.setattr(f"factcheck.documents.{module}.DOCUMENT_BLOCKS", 60)
    head = {"<tr": "<table>", "| a": "| | b |\n| --- | --- |\n"}.get(block[:3], "")
    few, many = (head + "".join(map(block.format, range(1, count))) for count in (25, 70))
    assert len(from_text(few, format=form).blocks) >= 24
    with pytest.raises(InputError, match="has more than 60 paragraphs, list items and cells; split it") as told:
        from_text(many, path="a.md", format=form)
    assert told.value.path == "a.md"


def test_lines_of_one_paragraph_are_one_block(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.documents.markdown.DOCUMENT_BLOCKS", 5)
    assert len(from_text("a line\n" * 50, format="markdown").blocks) == 1
