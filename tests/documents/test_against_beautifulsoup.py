"""The visible text of our HTML reader is that of Beautiful Soup, block by block.

The reader has a tokenizer of its own, for the place of every character and for linear time (factcheck/documents/markup.py says more);
a well-kept library says whether it sees the same text.
"""

from __future__ import annotations

import html
import re

import pytest
from bs4 import BeautifulSoup, Comment
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.documents import from_text

UNSEEN = ["script", "style", "template", "noscript", "[hidden]"]
BLOCKS = [
    "p", "div", "section", "article", "blockquote", "h1", "h2", "h3", "ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "tr", "td", "th", "figure",
    "figcaption", "header", "main", "footer", "pre",
]  # fmt: skip
# What is one thing for a reader: a line break in it is a space.
ONE_THING = ["h1", "td", "th", "caption", "figcaption"]
_FOLDED = re.compile(r"[ \t\r\n\f]+")


def ours(source: str) -> list[str]:
    return [text for _, text in from_text(source, format="html").block_texts()]


def theirs(source: str) -> list[str]:
    """The lines that a reader sees, by Beautiful Soup; \x00 parts blocks, because white space folds."""
    soup = BeautifulSoup(source, "html.parser")
    for unseen in soup.select(",".join(UNSEEN)):
        unseen.decompose()
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    for line_break in soup.find_all("br"):
        line_break.replace_with(" " if line_break.find_parent(ONE_THING) else "\x00")
    for block in soup.find_all(BLOCKS):
        block.insert_before("\x00")
        block.insert_after("\x00")
    lines = (_FOLDED.sub(" ", line).strip() for line in soup.get_text().split("\x00"))
    return [line for line in lines if line]


DOCUMENTS = [
    "<p>Exports rose <b>4.2</b>%.</p>",
    "<p>出口<b>11.5</b>万<a href='/x?n=99'>吨</a></p>",
    "<h1>Up 3<br>this year</h1><p>one<br/>two</p>",
    "<div>before<p>inside</p>after</div>",
    "<p>5&#37; &yen;30 &amp; &#x4e2d; AT&amp;T &copy; &lt;b&gt; &quot;</p>",
    "<p>a \n\t b&nbsp;&nbsp;c　d</p>",
    "<p title='a>b 77' data-x=\"1 < 2\">x</p>",
    "<p>x<!-- 5% -->y<!-- <p>6</p> --></p>",
    "<style>p{margin:5px}</style><script>if (a<5) '</p>'</script><p>x</p><template><p>7</p></template>",
    "<table><caption>T</caption><tr><th>a</th><td>1 <b>2</b></td></tr><tr><td>3</td></tr></table>",
    "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>",
    "<dl><dt>Fares</dt><dd>5 euros</dd></dl><blockquote><p>q</p></blockquote>",
    "<figure><img alt='9' src=x><figcaption>Fig. 2</figcaption></figure>",
    "<p>a<span hidden>5</span>b <i>c</i><i>d</i> e</p>",
    "<section><header><h2>H</h2></header><article><p>t</p></article></section><footer><p>f</p></footer>",
    "<P CLASS=x>UPPER <B>7</B></P>",
    "<p>1 < 2 and 3 > 2</p>",
    "<p>p&lt;0.05 &notin; &hellip; &#8220;q&#8221;</p>",
    "<!DOCTYPE html><html lang=zh><head><meta charset=utf-8></head><body><p>正文5%</p></body></html>",
    "<p>\U0001f600 𠮷 e\u0301</p>",
    "plain <b>text</b> only",
    "",
]


@pytest.mark.parametrize("source", DOCUMENTS)
def test_documents(source: str) -> None:
    assert ours(source) == theirs(source)


WORDS = st.one_of(
    st.sampled_from(["增长8.2%", "rose", "3.4 million", "11.5万", "&", "<", ">", '"', "  ", "\n", "\t", "\u3000", "\xa0", "a&b", "x;", "&amp;", "𠮷"]),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp"), exclude_characters="\ufeff"), max_size=6),
)
TEXT = st.lists(WORDS, min_size=1, max_size=4).map("".join).map(html.escape)
ENTITIES = st.sampled_from(["&nbsp;", "&yen;", "&#49;", "&#x4e07;", "&hellip;", "&quot;", "&euro;", "&thinsp;"])
HIDDEN = st.sampled_from(
    ["<!-- 9% -->", "<script>var a = '<p>5</p>' < 6;</script>", "<style>p { width: 5% }</style>", "<template><p>7</p></template>", "<span hidden>8</span>"]
)
ATTRIBUTES = st.sampled_from(["", " title='5 > 4'", ' data-n="<b>9%</b>"', " id=n7", "\n lang=en\n", " disabled"])


def element(name: str, content: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(lambda attributes, inside: f"<{name}{attributes}>{inside}</{name}>", ATTRIBUTES, content)


def joined(parts: st.SearchStrategy[str], most: int = 4) -> st.SearchStrategy[str]:
    return st.lists(parts, max_size=most).map("".join)


INLINE = st.recursive(
    st.one_of(TEXT, ENTITIES, HIDDEN, st.sampled_from(["<br>", "<br/>", "<img alt='9' src=x>", "<wbr>"])),
    lambda inner: st.sampled_from(["b", "i", "em", "a", "span", "sub", "mark"]).flatmap(lambda name: element(name, joined(inner))),
    max_leaves=8,
)
PHRASE = joined(INLINE)
ROW = joined(st.one_of(element("td", PHRASE), element("th", PHRASE)), 3)
BLOCK = st.recursive(
    st.one_of(
        element("p", PHRASE), element("h2", PHRASE), element("h1", PHRASE), element("ul", joined(element("li", PHRASE), 3)),
        element("table", joined(element("tr", ROW), 3)), element("figure", element("figcaption", PHRASE)), PHRASE,
    ),
    lambda inner: st.sampled_from(["div", "section", "article", "blockquote", "main"]).flatmap(lambda name: element(name, joined(inner, 3))),
    max_leaves=6,
)  # fmt: skip


@settings(max_examples=200)
@given(joined(BLOCK, 5))
def test_well_formed_pages(source: str) -> None:
    assert ours(source) == theirs(source)
