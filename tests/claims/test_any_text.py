"""Whatever a claim file holds, it is read or told what is wrong with it, within bounds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import grows_linearly

from factcheck.claims.schema import schema
from factcheck.claims.validation import mistakes
from factcheck.claims.yaml_mending import read_nodes
from factcheck.claims.yaml_nodes import Keys

GOOD = """\
article: a.md
defaults: {in: [body], severity: info}
claims:
  - id: n
    about: x | y
    expect: {value: 5, unit: "%"}
    source: {title: t, date: 2024-03}
  - id: m
    check: total(n, n)
    expect: n
  - passengers up 9.3%
"""
SIGNS = "{}[]:,-?*&!|>%@`'\"#\n\t <=~x5万：　 "


def read_wholly(text: str) -> list[str]:
    node, wrong = read_nodes(text)
    told = list(wrong)
    if isinstance(node, Keys):
        told += mistakes(node)
    lines = text.count("\n") + text.count("\r") + 1
    for mistake in told:
        assert 1 <= mistake.line <= lines and mistake.column >= 1
        assert mistake.message and len(mistake.message) < 600
    if node is None and text.strip():
        assert told or all(line.lstrip().startswith(("#", "---", "...", "%", "\ufeff")) or not line.strip() for line in text.splitlines())
    return [mistake.message for mistake in told]


@given(st.text(alphabet=SIGNS + "abc", max_size=60))
def test_signs(text: str) -> None:
    read_wholly(text)


@given(st.text(max_size=40))
def test_text(text: str) -> None:
    read_wholly(text)


@given(st.integers(0, len(GOOD) - 1), st.integers(0, 3), st.text(alphabet=SIGNS, max_size=3))
def test_a_good_file_with_one_change(at: int, removed: int, added: str) -> None:
    read_wholly(GOOD[:at] + added + GOOD[at + removed :])


def test_the_place_of_a_mistake_is_inside_the_file() -> None:
    read_wholly("{:,")


def test_the_good_file() -> None:
    assert read_wholly(GOOD) == []


@pytest.mark.parametrize("piece", ["[{", "[", "x\n", ": ", "- >5: %\n", "a: &a [*a, *a]\n"])
def test_large_and_odd_files_take_linear_time(piece: str) -> None:
    start = {"x\n": "a: '", ": ": "a: "}.get(piece, "")
    assert grows_linearly(lambda size: read_wholly(start + piece * size), (2_000, 5_000, 10_000))


def test_every_key_has_a_line_in_the_reference() -> None:
    reference = (Path(__file__).parents[2] / "docs/claims.md").read_text(encoding="utf-8")
    whole = schema("claims")
    claim = whole["$defs"]["claim"]["properties"]
    for key in claim:
        assert re.search(rf"^### {key}$.*?^```yaml$.*?^(- )?\s*{key}: ", reference, re.MULTILINE | re.DOTALL), key
    for key in (*whole["properties"], *claim["expect"]["properties"], *claim["source"]["properties"]):
        assert f"`{key}`" in reference, key


def test_the_examples_of_the_reference_fit_the_schema() -> None:
    reference = (Path(__file__).parents[2] / "docs/claims.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```yaml\n(.*?)^```$", reference, re.MULTILINE | re.DOTALL)
    assert len(blocks) > 15
    for block in blocks:
        if block.startswith(("claims:", "- id")):
            claims = block if block.startswith("claims:") else "claims:\n" + block
            block = "article: a.md\n" + claims
        elif not block.startswith(("article:", "#")):
            lines = block.splitlines()
            key = lines[0].partition(":")[0]
            for line in lines:
                beside = {"id": "about: x\n    expect: 5", "about": "id: n\n    expect: 5", "find": "id: n\n    expect: 5", "expect": "id: n\n    about: x"}
                rest = beside.get(key, "id: n\n    about: x\n    expect: 5")
                text = f"article: a.md\nclaims:\n  - {line}\n    {rest}\n"
                assert read_wholly(text) == [], line
            continue
        assert read_wholly(block) == [], block
