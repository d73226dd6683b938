"""Plain text: lines, paragraphs and the headline."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.documents import from_text

from .places import assert_places_exact, outline

WRAPPED = """\
Harbour traffic grew by 4.2 percent in the second quarter of
the year, the port authority said, after two years in which it
had fallen. The terminal handled 310,000 containers.

Wages rose too, by 2.1 percent, which is less than the port of
Rotterdam paid.
"""

SHOWN = [
    ("Up 5%\nSales rose.\nCosts fell.", [("headline", "Up 5%"), ("lede", "Sales rose."), ("body", "Costs fell.")]),
    ("Sales rose.\nCosts fell.", [("lede", "Sales rose."), ("body", "Costs fell.")]),
    ("Sales rose 5%", [("lede", "Sales rose 5%")]),
    ("　　某市增长5%\n\n2024年5月6日\n\n　　增长5%。", [("headline", "某市增长5%"), ("body", "2024年5月6日"), ("lede", "增长5%。")]),
    ("他说：“增长5%。”\n第二段", [("lede", "他说：“增长5%。”"), ("body", "第二段")]),
    ("Up 5%\nBy Jane Roe\nSales rose.\nDisclaimer: no advice.",
     [("headline", "Up 5%"), ("body", "By Jane Roe"), ("lede", "Sales rose."), ("footer", "Disclaimer: no advice.")]),
    ("A <b>5</b> &amp; # *x*", [("lede", "A <b>5</b> &amp; # *x*")]),
    ("增长\n百分之五\n下降", [("headline", "增长"), ("lede", "百分之五"), ("body", "下降")]),
    (WRAPPED, [
        ("lede", " ".join(WRAPPED.split("\n\n")[0].split())), ("body", " ".join(WRAPPED.split("\n\n")[1].split()))]),
    ("Port traffic up\n\n" + WRAPPED, [
        ("headline", "Port traffic up"),
        ("lede", " ".join(WRAPPED.split("\n\n")[0].split())), ("body", " ".join(WRAPPED.split("\n\n")[1].split()))]),
    ("", []),
    (" \n\n", []),
]  # fmt: skip


@pytest.mark.parametrize(("source", "blocks"), SHOWN)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_blocks(source: str, blocks: list[tuple[str, str]], line_end: str) -> None:
    source = source.replace("\n", line_end)
    document = from_text(source)
    assert outline(document) == blocks
    assert_places_exact(document, source)


def test_numbers_of_paragraphs() -> None:
    document = from_text("Up 5%\nOne.\nTwo.\n责任编辑：王五")
    assert [block.number for block in document.blocks] == [0, 1, 2, 0]


@given(st.text(st.sampled_from("ab5. 中　\n\r\t\x0b\u2028\xa0")))
def test_places_are_exact(source: str) -> None:
    assert_places_exact(from_text(source, format="plain"), source)
