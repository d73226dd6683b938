"""The title of the front matter is the headline, each character at its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.documents import from_text
from factcheck.model import InputError

from .places import outline

TITLES = [
    # written, visible, column of its first character, column of its last
    ("title: Up 5% on the year", "Up 5% on the year", 8, 24),
    ("title: 'Up 5%'", "Up 5%", 9, 13),
    ("title:   \"Up 5%\"  # note", "Up 5%", 11, 15),
    ("title: 'It''s 5%'", "It's 5%", 9, 16),
    ('title: "Say \\"5%\\" now"', 'Say "5%" now', 9, 22),
    ('title: "A\\u4e2d5"', "A中5", 9, 16),
    ('title: "A\\tB 5"', "A B 5", 9, 14),
    ("title: '日均<b>11.5</b>万通'", "日均11.5万通", 9, 23),
    ("title: 'A &amp; B 5%'", "A & B 5%", 9, 20),
    ("title: p<0.05 & 5", "p<0.05 & 5", 8, 17),
    ("title: !!str 5", "5", 14, 14),
    ("{title: Up 5, x: y}", "Up 5", 9, 12),
    ("'title': 2021", "2021", 10, 13),
    ("title: 　　缩进 5　", "缩进 5", 10, 13),
]


@pytest.mark.parametrize(("written", "visible", "first", "last"), TITLES)
@pytest.mark.parametrize("before", ["", "\n\n", "\r\n \r\n", "\r\r", "\ufeff"])
def test_title(written: str, visible: str, first: int, last: int, before: str) -> None:
    document = from_text(f"{before}---\nlayout: post\n{written}\n---\nBody.\n" if written[0] != "{" else f"{before}---\n\n{written}\n---\nBody.\n")
    assert outline(document) == [("headline", visible), ("lede", "Body.")]
    line = 3 + before.replace("\r\n", "\n").replace("\r", "\n").count("\n")
    assert document.place(0) == (line, first)
    assert document.place(len(visible) - 1) == (line, last)


@pytest.mark.parametrize(
    ("written", "lines"),
    [
        ("title: Up\n  5%\nx: y", [2, 3]),
        ("title: 'Up\n\n  5%'", [2, 4]),
        ('title: "Up\\\n  \\ 5%"', [2, 3]),
        ("title: >-\n  Up\n  5%", [3, 4]),
        ("title: |\n  Up\n  5%\n", [3, 4]),
    ],
)
def test_title_over_lines(written: str, lines: list[int]) -> None:
    document = from_text(f"---\n{written}\n---\nBody.\n")
    assert document.text == "Up 5%\nBody."
    assert [document.place(0).line, document.place(3).line] == lines
    source = f"---\n{written}\n---\nBody.\n"
    assert source[document.source_offset(3)] == "5"


@given(st.text(st.sampled_from("ab5 .'\"\\中　:#,-%$"), min_size=1).filter(lambda t: t.strip(" 　")), st.sampled_from("'\""))
def test_quoted_titles_read_as_written(text: str, quote: str) -> None:
    escaped = text.replace("'", "''") if quote == "'" else text.replace("\\", "\\\\").replace('"', '\\"')
    source = f"---\ntitle: {quote}{escaped}{quote}\n---\n"
    document = from_text(source, format="markdown")
    assert document.text == " ".join(text.split(" ")).strip(" 　") or "  " in text
    for index, character in enumerate(document.text):
        at = document.source_offset(index)
        assert source[at] == character or source[at] == "\\" or (character == " " and source[at] == " ")


@pytest.mark.parametrize(
    ("source", "place", "words"),
    [
        ("---\ntitle: 'open\n---\nx", (3, 1), "not valid YAML"),
        ("---\ntitle: a: b\n---\nx", (2, 9), "not valid YAML"),
        ("\n\n---\ntitle: [a\n---\nx", (5, 1), "not valid YAML"),
        ("---\ntitle: x\n\nText goes on", (1, 1), "no closing line"),
        ("---\n- a\n---\nx", (2, 1), "key: value"),
        ("---\ntitle: a\x07\n---\nx", (2, 9), "U+0007"),
        ("---\na: " + "[" * 100 + "\n---\nx", (2, 35), "nested"),
    ],
)
def test_broken_front_matter(source: str, place: tuple[int, int], words: str) -> None:
    with pytest.raises(InputError) as caught:
        from_text(source, path="a.md")
    assert words in caught.value.message
    assert (caught.value.line, caught.value.column) == place
    assert caught.value.path == "a.md"


def test_breaks_are_not_front_matter() -> None:
    assert outline(from_text("---\n\nFirst 5%.\n\n---\n\nSecond.", format="markdown")) == [("lede", "First 5%."), ("body", "Second.")]
    assert outline(from_text("---\n---\nFirst.", format="markdown")) == [("lede", "First.")]


def test_values_stay_as_written() -> None:
    document = from_text("---\nlanguage: no\ndate: 2021-12-17\nn: 0123\ntags:\n - &a x\n - *a\n---\nx")
    assert document.front_matter == {"language": "no", "date": "2021-12-17", "n": "0123", "tags": ["x", "x"]}
    assert document.lang is None


@pytest.mark.parametrize(
    ("front", "column"), [("lang: no", 7), ("lang: fr-FR", 7), ("lang: Chinese", 7), ("a: b\nlang: &x xx", 7), ("lang: 中文", 7), ("lang: no\ntitle: x", 7)]
)
def test_a_language_that_there_is_not(front: str, column: int) -> None:
    with pytest.raises(InputError) as told:
        from_text(f"---\n{front}\n---\nx", path="a.md")
    written = next(line for line in front.splitlines() if line.startswith("lang")).partition(": ")[2].removeprefix("&x ")
    assert told.value.message.startswith(f'factcheck reads no language "{written}"; write one of en, ')
    assert (told.value.line, told.value.column) == (2 + front.startswith("a"), column)


@pytest.mark.parametrize("front", ["lang:", "lang: ''", "language: fr", "x: {lang: fr}", "lang: zh-Hant", "lang: EN"])
def test_a_language_that_says_nothing_wrong(front: str) -> None:
    assert from_text(f"---\n{front}\n---\nx", path="a.md").lang in (None, "zh", "en")


def test_title_and_heading_are_both_headlines() -> None:
    document = from_text("---\ntitle: Up 5%\nlang: zh_CN\n---\n# Up 6%\n\nBody.")
    assert outline(document) == [("headline", "Up 5%"), ("headline", "Up 6%"), ("lede", "Body.")]
    assert document.lang == "zh"
