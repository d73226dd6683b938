"""Markdown: it fits a comment, the worst first, and nothing of an article is more than text in code."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from sample_findings import EVERY_SORT, HOSTILE, LINTED, NOTHING, contradicted, hostile, missing, unusable, violation

from factcheck.model import Coverage, Excerpt, Report
from factcheck.reports import render
from factcheck.reports.markdown import LIMIT, MARKER

READER = MarkdownIt("gfm-like", {"linkify": False})


def tokens(text: str) -> list[Any]:
    found: list[Any] = []
    for token in READER.parse(text):
        found += [token, *(token.children or ())]
    return found


def test_a_comment() -> None:
    report = Report((contradicted(severity="warning", claim="mild"), contradicted()), (Coverage("articles/fires.md", 41, 38),), 3.21)
    assert render(report, "markdown") == (
        "<!-- factcheck -->\n"
        "### ❌ factcheck: 2 contradicted in 1 article.  38 of 41 figures covered (92 %).\n"
        "\n"
        "❌ **contradicted** `injured` `articles/fires.md:9:41` (claim in `claims/fires.yaml:18`)\n"
        "\n"
        "```text\n"
        "今年来，火灾起数、受伤人数分别下降6.3%、11.4%\n"
        "                                        ^^^^^ 受伤人数 down 11.4%; expected down 11.42%\n"
        "11.4% stands for [11.35, 11.45]; 11.42 lies outside.\n"
        "it is stated as expected at 2:3\n"
        "```\n"
        "\n"
        "⚠️ **contradicted** `mild` `articles/fires.md:9:41` (claim in `claims/fires.yaml:18`)\n"
        "\n"
        "```text\n"
        "今年来，火灾起数、受伤人数分别下降6.3%、11.4%\n"
        "                                        ^^^^^ 受伤人数 down 11.4%; expected down 11.42%\n"
        "11.4% stands for [11.35, 11.45]; 11.42 lies outside.\n"
        "it is stated as expected at 2:3\n"
        "```\n"
    )


def test_other_findings() -> None:
    text = render(Report((unusable(), unusable(line=0), violation(), missing())), "markdown")
    assert "❌ **error** `claims/broken.yaml:12:5`\n\n```text\nunknown key \"expects\"\n```\n" in text
    assert "❌ **error** `claims/broken.yaml`\n" in text
    assert "❌ **contradicted** `FC101` `articles/fires.md:9:41`\n" in text
    assert "❌ **missing** `gone` `articles/fires.md:1` (claim in" in text
    assert render(NOTHING, "markdown") == f"{MARKER}\n### ✅ factcheck: nothing to check.\n"


@pytest.mark.parametrize("count", [1, 20, 90, 400])
def test_it_fits_and_says_how_much_it_left_out(count: int) -> None:
    many = [contradicted(claim=f"mild-{number}", severity="warning", notes=("x" * 700,)) for number in range(count)]
    text = render(Report((*many, contradicted(claim="grave"))), "markdown")
    assert len(text) <= LIMIT
    shown = len(re.findall(r"\*\*contradicted\*\*", text))
    assert "`grave`" in text and text.index("`grave`") < text.index("`mild-0`")
    left = re.search(r"\*\*(\d+) more findings? (?:is|are) not shown here", text)
    assert shown + (int(left[1]) if left else 0) == count + 1
    assert (left is None) == (count <= 20)


def test_one_finding_cannot_take_all_the_room() -> None:
    text = render(Report((contradicted(notes=tuple("n" * 500 for _ in range(500))), contradicted(claim="second"))), "markdown")
    assert "`second`" in text and len(text) < 10_000


def test_hostile_text_stays_in_code() -> None:
    for token in tokens(render(Report((hostile(), hostile(claim=HOSTILE))), "markdown")):
        assert not token.type.startswith(("link", "image", "html_inline"))
        assert token.type != "html_block" or token.content.strip() == MARKER
        if token.type == "text":
            assert not re.search(r"script|@|http|evil|#1", token.content)


words = st.text(st.sampled_from("`~ \n<>[]()@#*_-+=|\\&;:/.x") | st.characters(codec="utf-8"), min_size=1)


@given(words, words, words)
def test_whatever_an_article_says_it_is_code(message: str, name: str, path: str) -> None:
    finding = contradicted(message=message, claim=name, article=path, excerpt=Excerpt(message, 0, 1), notes=(message, path), working=path)
    found = tokens(render(Report((finding,)), "markdown"))
    kinds = {token.type for token in found}
    assert kinds <= {
        "html_block", "heading_open", "heading_close", "inline", "text", "paragraph_open", "paragraph_close", "strong_open",
        "strong_close", "code_inline", "fence",
    }  # fmt: skip
    assert sum(token.type == "fence" for token in found) == 1
    assert sum(token.type == "code_inline" for token in found) == 3


def test_lint_has_the_same_form() -> None:
    assert render(LINTED, "markdown").startswith(f"{MARKER}\n### ❌ factcheck: 2 contradicted, 1 error in 2 articles.")
    assert len(render(EVERY_SORT, "markdown")) < LIMIT
