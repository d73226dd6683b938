"""What a reader sees of Markdown, with its place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import grows_linearly

from factcheck.documents import from_text

from .places import assert_places_exact, outline

SHOWN = [
    ("# Sales up 5%\n\nThey *rose* **5**%.\n\n## More\n\nx", [
        ("headline", "Sales up 5%"), ("lede", "They rose 5%."), ("body", "More"), ("body", "x")]),
    ("Sales up 5\n==========\n\nx", [("headline", "Sales up 5"), ("lede", "x")]),
    ("1. # 1 of 2 #\n", [("headline", "1 of 2")]),
    ("rose by\n5%", [("lede", "rose by 5%")]),
    ("同比\n增长5%，\n“较快”", [("lede", "同比增长5%，“较快”")]),
    ("增长\n5%", [("lede", "增长 5%")]),
    ("hard  \nbreak\\\nagain", [("lede", "hard"), ("body", "break"), ("body", "again")]),
    ("5 * 3 = 15, 1\\.5 and 2021_12 and 3~5", [("lede", "5 * 3 = 15, 1.5 and 2021_12 and 3~5")]),
    ("a\\b \\* \\& \\5", [("lede", "a\\b * & \\5")]),
    ("**11.5**万通，*b*b [b](b)b ![5](6) `c 7` ``d`8``", [("lede", "11.5万通，bb bb  c 7 d`8".replace("  ", " "))]),
    ("[7%](http://x.example/99 \"88\") [a][r] <http://y.example/66> z\n\n[r]: /55", [("lede", "7% a z")]),
    ("~~5~~ 6 &amp; &yen;7 &nope; &#37;", [("lede", "5 6 & ¥7 &nope; %")]),
    ("a <b>11.5</b>万 <!-- 3 --> <span hidden>4</span>c", [("lede", "a 11.5万 c")]),
    ("p<0.05 and a<b", [("lede", "p<0.05 and a<b")]),
    ("> quoted 5%\n> over lines\nlazily", [("lede", "quoted 5% over lines lazily")]),
    ("x\n\n- a 1\n  goes on\n- b\n\n  c\n  - d\n\n3. e", [
        ("lede", "x"), ("list", "a 1 goes on"), ("list", "b"), ("list", "c"), ("list", "d"), ("list", "e")]),
    ("x\n\n| a | 1 \\| 2 |\n|---|---|\n| *b* |  |\n| | b |", [
        ("lede", "x"), ("table", "a"), ("table", "1 | 2"), ("table", "b"), ("table", "b")]),
    ("x\n\n> | a | b |\n> |---|---|\n> | 1 | 1 |", [("lede", "x"), ("table", "a"), ("table", "b"), ("table", "1"), ("table", "1")]),
    ("```\na * 5\n\n  b\n```\n\n> ~~~\n> c\n> ~~~\n", [("lede", "a * 5"), ("body", "b"), ("body", "c")]),
    ("x\n\n    indented 5%\n", [("lede", "x"), ("body", "indented 5%")]),
    ("x\n\n<div class='caption'>\n\nA *5* photo\n\n</div>\n\ny", [("lede", "x"), ("caption", "A 5 photo"), ("body", "y")]),
    ("x\n\n    <style>\n    p {margin: 5px}\n\n    q {}\n    </style>\n\ny", [("lede", "x"), ("body", "y")]),
    ("x[^1]\n\n[^1]: note 5", [("lede", "x"), ("body", "note 5")]),
    ("x\n\n***\n\ny", [("lede", "x"), ("body", "y")]),
    ("<div>\n\nA *5* b\n\n</div>", [("lede", "A 5 b")]),
    ("<div><!-- a\n\n5 -->\n<p>b</p><style>\n\nc 6</style>\n\n</div>", [("lede", "b")]),
    ("x\n\n<div><style>\n\nc 6\n\n</style>y</div>", [("lede", "x"), ("body", "y")]),
    ("\n<!-- a -->\n<div>\n<p>a *5* b</p>\n\n\n      <p>    c</p></div>\n", [("lede", "a *5* b"), ("body", "c")]),
]  # fmt: skip


@pytest.mark.parametrize(("source", "blocks"), SHOWN)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("front", ["", "\n---\nauthor: x\n---\n"])
def test_visible_text(source: str, blocks: list[tuple[str, str]], line_end: str, front: str) -> None:
    source = (front + source).replace("\n", line_end)
    document = from_text(source, format="markdown")
    assert outline(document) == blocks
    assert_places_exact(document, source)


def test_the_same_digit_in_text_and_target() -> None:
    source = "[5](5)5 `5`5 **5**5 ![5](5)5"
    document = from_text(source, format="markdown")
    assert document.text == "55 55 55 5"
    assert [document.source_offset(i) for i, c in enumerate(document.text) if c == "5"] == [1, 6, 9, 11, 15, 18, 27]


PIECES = [
    "*", "**", "_", "`", "``", "[", "]", "(", ")", "](u)", "![", "~~", "~", "\\", "&amp;", "&#37;", "&", "<b>", "</b>", "<br>", "<", ">", "<!--", "-->",
    "\n", "\n\n", "\r\n", "  \n", "\\\n", "# ", "> ", "- ", "1. ", "| ", "|", "|-|-|\n", "    ", "\t", "```\n", "<div>", "</div>\n", "---\n", "===\n",
    "12.7%", "增长", "3_4", "x", " ", "　", "“", "[^1]", "[a]: /b\n", "<http://a.b>", "<style>", "</style>", "𠮷", "#", "\xa0",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_places_are_exact(source: str) -> None:
    assert_places_exact(from_text("x" + source, format="markdown"), "x" + source)


SIZES = (1_000, 2_000, 4_000)
HOSTILE: dict[str, Callable[[int], str]] = {
    "brackets": lambda n: "[" * n,
    "short bracket paragraphs": lambda n: ("[" * 900 + "\n\n") * (n // 500),
    "images": lambda n: "![" * n,
    "stars": lambda n: "*a " * n,
    "ticks": lambda n: "` `` " * n,
    "quotes": lambda n: ">" * n,
    "deep list": lambda n: "- " * n + "x",
    "links": lambda n: "[a](" * n,
    "comments": lambda n: "<!--" * n,
    "lines": lambda n: "a\n" * n,
    "table": lambda n: "|a|\n|-|\n" + "|1|\n" * n,
    "rules": lambda n: "---\n" * n,
    "carriage returns": lambda n: "\r" * n,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input_takes_linear_time(name: str) -> None:
    source = HOSTILE[name]
    assert grows_linearly(lambda size: from_text(source(size), format="markdown"), SIZES)


@pytest.mark.parametrize("blank", ["\f\n", "> \v\n> ", "\u2003\n\x1c\n", "\x1c\n\u2003\n", "- \f\n  \f\n  "])
@pytest.mark.parametrize("text", ["Rose 5%.", "Rose 5%.\n===", "Rose 5%.\nRose 5%.", "*Rose* 5%."])
def test_lines_that_are_blank_to_markdown_it_alone_move_nothing(blank: str, text: str) -> None:
    if blank.startswith(">"):
        text = text.replace("\n", "\n> ")
    source = f"\n{blank}{text}\n"
    document = from_text(source, format="markdown")
    places = [document.source_offset(offset) for offset in range(len(document.text))]
    assert [(source[place], place >= source.index("R") - 1) for place, char in zip(places, document.text, strict=True) if char in "Rose5%."] == [
        (char, True) for char in document.text if char in "Rose5%."
    ]
