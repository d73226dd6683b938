"""What a reader sees of HTML, with its place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import grows_linearly

from factcheck.documents import from_text

from .places import assert_places_exact, outline

SHOWN = [
    # source, blocks
    ("<p>Exports rose <b>4.2</b>%.</p>", [("lede", "Exports rose 4.2%.")]),
    ("<p>出口<b>11.5</b>万<a href='/x?n=99'>吨</a></p>", [("lede", "出口11.5万吨")]),
    ("<p>one</p><p>two</p>", [("lede", "one"), ("body", "two")]),
    ("<p>one<p>two<div>three", [("lede", "one"), ("body", "two"), ("body", "three")]),
    ("<p>up 3<br>down 4</p>", [("lede", "up 3"), ("body", "down 4")]),
    ("<h1>Up 3<br>this year</h1><p>x</p>", [("headline", "Up 3 this year"), ("lede", "x")]),
    ("<h1>One</h1><h1>Two</h1><h2>Three</h2><p>x</p>", [("headline", "One"), ("body", "Two"), ("body", "Three"), ("lede", "x")]),
    ("<p>a \n\t b&nbsp;&nbsp;c　d</p>", [("lede", "a b\xa0\xa0c　d")]),
    ("<p>　　缩进&nbsp;</p>", [("lede", "缩进")]),
    ("<p>5&#37; &yen;30 &amp; &#x4e2d; AT&T &copy 1 &notanentity; &#0;</p>", [("lede", "5% ¥30 & 中 AT&T © 1 ¬anentity; \ufffd")]),
    ("<p>p<0.05 and 3 < 4 & 5 > 4</p>", [("lede", "p<0.05 and 3 < 4 & 5 > 4")]),
    ("<p>x</p><p>a <b without end", [("lede", "x"), ("body", "a <b without end")]),
    ("<p title='a>b 77'>x</p>", [("lede", "x")]),
    ("<p>x</p><!-- 5% --><!--> 6 --> y<!-- never closed 7", [("lede", "x"), ("body", "6 --> y")]),
    ("<!DOCTYPE html><?xml version='1.0'?><p>x</p><![CDATA[ 5 ]]>", [("lede", "x")]),
    ("<style>p{margin:5px}</style><script>if (a<5) '</p>'</script><p>x</p>", [("lede", "x")]),
    ("<noscript>5</noscript><template><p>6</p></template><textarea>7</textarea><p>x</p>", [("lede", "x")]),
    ("<p hidden>5</p><div aria-hidden=true>6</div><p style='color:red; display : none'>7</p><p>x</p>", [("lede", "x")]),
    ("<p style='visibility:hidden'>5</p><input type=hidden value=6><svg><text>7</text></svg><svg/><p>x</p>", [("lede", "x")]),
    ("<p>a<span hidden>5</span>b</p>", [("lede", "ab")]),
    ("<p>x</p><figure><img alt='9'><figcaption>Fig. 2</figcaption></figure>", [("lede", "x"), ("caption", "Fig. 2")]),
    ("<div>x<span class='img_descr'>图2</span>y</div>", [("lede", "x"), ("caption", "图2"), ("body", "y")]),
    ("<table><caption>T</caption><tr><th>a<td>1 <b>2</b><tr><td>3</table>",
     [("caption", "T"), ("table", "a"), ("table", "1 2"), ("table", "3")]),
    ("<p>x<ul><li>a<li>b<ul><li>c</ul></ul>", [("lede", "x"), ("list", "a"), ("list", "b"), ("list", "c")]),
    ("<p>x</p><footer><p>5</p></footer><nav><ul><li>6</li></ul></nav>", [("lede", "x"), ("footer", "5"), ("footer", "6")]),
    ("<p>x</p><div class='shareQr_box'><p>扫码</p></div><p class='article-editor'>张三</p>",
     [("lede", "x"), ("footer", "扫码"), ("footer", "张三")]),
    ("<p>x</p><aside><a>Coal up 5%</a> <a>Gas</a></aside><aside>Box: 7%</aside>",
     [("lede", "x"), ("footer", "Coal up 5% Gas"), ("body", "Box: 7%")]),
    ("<p>原标题：某市增长5%</p><p>某市增长5%。</p><p>责任编辑：李四</p>",
     [("headline", "原标题：某市增长5%"), ("lede", "某市增长5%。"), ("footer", "责任编辑：李四")]),
    ("<p>2024年05月06日 10:20</p><p>By Jane Roe</p><p>Sales rose.</p>",
     [("body", "2024年05月06日 10:20"), ("body", "By Jane Roe"), ("lede", "Sales rose.")]),
    ("<head><title>Site 1</title><meta property='og:title' content='Up &#53;%'></head><p>x", [("headline", "Up 5%"), ("lede", "x")]),
    ("<head><title>Up 5%</title><body><p>x", [("headline", "Up 5%"), ("lede", "x")]),
    ("<title>Site</title><h1>Up 5%</h1><p>x", [("headline", "Up 5%"), ("lede", "x")]),
    ("<pre>a  1\nb  2</pre>", [("lede", "a 1"), ("body", "b 2")]),
    ("<table><tr><td><p>a</div></td><td>b</td></tr></table>", [("table", "a"), ("table", "b")]),
    ("<p><b>a</p><p>c</b>d</p>", [("lede", "a"), ("body", "cd")]),
    ("<body class='has-qr'><p>x</p></body>", [("lede", "x")]),
]  # fmt: skip


@pytest.mark.parametrize(("source", "blocks"), SHOWN)
def test_visible_text(source: str, blocks: list[tuple[str, str]]) -> None:
    document = from_text(source, format="html")
    assert outline(document) == blocks
    assert_places_exact(document, source)


def test_places_of_entities_and_lines() -> None:
    source = "<p>\r\n  a&amp;b\r\rc&nbsp;5</p>"
    document = from_text(source, format="html")
    assert document.text == "a&b c\xa05"
    assert [tuple(document.place(i)) for i in range(len(document.text))] == [
        (2, 3), (2, 4), (2, 9), (2, 10), (4, 1), (4, 2), (4, 8),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "lang"),
    [
        ("<html lang='zh-CN'><p>x", "zh"), ("<html lang=en-US><p>x", "en"), ("<p>x", None), ("<html lang=''>x", None),
        ("<html lang=fr><p>x", None), ("<html lang=cn><p>x", None), ("<html lang=fr><body lang=en><p>x", "en"),
    ],
)  # fmt: skip
def test_language(source: str, lang: str | None) -> None:
    assert from_text(source, format="html").lang == lang
    assert from_text(source, format="html", lang="zh-TW").lang == "zh"


def test_language_of_a_quotation() -> None:
    document = from_text("<html lang=en><p>x</p><blockquote lang=zh-Hans>五成</blockquote>", format="html")
    assert [block.lang for block in document.blocks] == [None, "zh"]


PIECES = [
    "<p>", "</p>", "<div class='a>b'>", "</div>", "<b>", "</b>", "<br>", "<br/>", "<td>", "<table>", "</table>", "<li>", "<!-- 7 -->", "<!--",
    "<style>x</style>", "<span hidden>", "</span>", "<a href=\"x", "&amp;", "&#20013;", "&nbsp", "&bogus;", "&", "<", ">", "</", "<!", "'", '"',
    " ", "\n", "\r\n", "\r", "\t", "　", "\xa0", "\u2009", "中文", "增长12.7%", "rose 3.4", "𠮷", "é", "<title>", "</title>", "<pre>", "</pre>",
    "<script>", "</script>", "<h1>", "</h1>", "责任编辑：", "原标题：", "<aside>", "</aside>", "<figcaption>",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_places_are_exact(source: str) -> None:
    assert_places_exact(from_text(source, format="html"), source)


@given(st.lists(st.sampled_from(["<b>", "</b>", "<i class=x>", "</i>", "<!-- 9 -->", "7", ".", "万", "%"]), max_size=30))
def test_inline_tags_never_break_a_figure(pieces: list[str]) -> None:
    source = "<p>" + "".join(pieces) + "</p>"
    assert from_text(source, format="html").text == "".join(piece for piece in pieces if not piece.startswith("<"))


SIZES = (2_000, 5_000, 10_000)
HOSTILE: dict[str, Callable[[int], str]] = {
    "open comments": lambda n: "<!--" * n,
    "ampersands": lambda n: "&" * n,
    "open numeric": lambda n: "&#" * n,
    "open tags": lambda n: "<a" * n,
    "open attributes": lambda n: '<a b="' * n,
    "closed by a last quote": lambda n: '<a b=">"' * n,
    "a last close": lambda n: '<a b="' * n + ">",
    "open end tags": lambda n: "</" * n,
    "open declarations": lambda n: "<!" * n,
    "marked sections": lambda n: "<![x[" * n,
    "deep div": lambda n: "<div>" * n,
    "deep b": lambda n: "<b>" * n,
    "deep tables": lambda n: "<table><tr><td>" * n,
    "stray ends": lambda n: "<i>" * n + "</b>" * n,
    "deep asides": lambda n: "<aside><a>x</a>" * n + "</aside>" * n,
    "empty paragraphs": lambda n: "<p></p>" * n,
    "open style": lambda n: "<style>" * n,
    "long reference": lambda n: "&#" + "1" * n + ";",
    "long name": lambda n: "&" + "a" * n,
    "many attributes": lambda n: "<p " + "a=1 " * n + ">",
    "white space": lambda n: "<p>" + " " * n + "\u3000" * n,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input_takes_linear_time(name: str) -> None:
    source = HOSTILE[name]
    assert grows_linearly(lambda size: from_text(source(size) + "<p>5%", format="html"), SIZES)
    assert len(from_text(source(1_000) + "<p>5%", format="html").text) <= len(source(1_000)) + 10
