"""Where the cursor (¦) stands in a claim file that is being written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("pygls")

from factcheck.language_server.yaml_context import context_at, key_at


def marked(text: str) -> tuple[str, int, int]:
    before, _, after = text.partition("¦")
    return before + after, before.count("\n") + 1, len(before) - before.rfind("\n")


CLAIM = "claims:\n  - id: a\n"


@pytest.mark.parametrize(
    ("text", "path", "typed", "siblings"),
    [
        ("¦", "", "", ""),
        ("arti¦", "", "arti", ""),
        ("article: a.md\n¦", "", "", "article"),
        ("claims:\n  - ¦", "claims -", "", ""),
        ("claims:\n  - i¦", "claims -", "i", ""),
        (CLAIM + "    ¦\n    expect: 3\n  - id: b\n    find: x", "claims -", "", "id expect"),
        ("claims:\n- id: a\n  exp¦", "claims -", "exp", "id"),
        (CLAIM + "    expect:\n      ¦", "claims - expect", "", ""),
        (CLAIM + "    expect:\n      value: 3\n      ¦\n    in: body", "claims - expect", "", "value"),
        ("claims:\n  - {id: a, ¦", "claims -", "", "id"),
        ("claims:\n  - {¦}", "claims -", "", ""),
        ("claims:\n  - {id: a, expect: {change: up, b¦", "claims - expect", "b", "change"),
        ("claims:\n  - {id: a, in: [headline, lede], ¦", "claims -", "", "id in"),
        ("claims:\n  - {id: a, source: {title: \"x, {y: z\"}, ¦", "claims -", "", "id source"),
        (CLAIM + "\n# remark\n    ¦", "claims -", "", "id"),
        (CLAIM + "    source: {title: x}\n\n¦", "", "", "claims"),
        ("defaults:\n  ¦\nclaims:\n  - id: a\n", "defaults", "", ""),
        ("given:\n  population:\n    ¦", "given population", "", ""),
    ],
)  # fmt: skip
def test_a_key_is_typed(text: str, path: str, typed: str, siblings: str) -> None:
    context = context_at(*marked(text))
    assert context is not None and context.is_key
    assert (context.path, context.typed, context.siblings) == (tuple(path.split()), typed, frozenset(siblings.split()))


@pytest.mark.parametrize(
    ("text", "path", "typed"),
    [
        ("article: a¦\nclaims:\n", "article", "a"),
        ("article: [a.md, b¦", "article -", "b"),
        (CLAIM + "    severity: w¦", "claims - severity", "w"),
        (CLAIM + "    severity:    ¦", "claims - severity", ""),
        (CLAIM + '    about: "x # y¦', "claims - about", '"x # y'),
        (CLAIM + "    about: 'it''s: ¦", "claims - about", "'it''s: "),
        (CLAIM + "    in: [headline, ¦", "claims - in -", ""),
        ("claims:\n  - {id: a, expect: {change: ¦", "claims - expect change", ""),
        (CLAIM + "    check: total(a, ¦", "claims - check", "total(a, "),
        (CLAIM + "    source: {url: https://e¦", "claims - source url", "https://e"),
    ],
)  # fmt: skip
def test_a_value_is_typed(text: str, path: str, typed: str) -> None:
    context = context_at(*marked(text))
    assert context is not None and not context.is_key
    assert (context.path, context.typed) == (tuple(path.split()), typed)


@pytest.mark.parametrize("text", ["# ¦", "article: a.md # the ¦", CLAIM + "    # ¦"])
def test_nothing_is_completed_in_a_comment(text: str) -> None:
    assert context_at(*marked(text)) is None


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (CLAIM + "    exp¦ect: 3", "claims - expect"),
        ("claims:\n  - {id: a, expect: {¦by: 3}}", "claims - expect by"),
        ("cla¦ims:\n", "claims"),
        ("claims:\n  - i¦d: a", "claims - id"),
        ("claims:\n  - id: a¦bc", None),
        ("claims:\n  - a sen¦tence about: x", None),
    ],
)
def test_the_key_under_the_cursor(text: str, path: str | None) -> None:
    found = key_at(*marked(text))
    assert (None if found is None else found[0]) == (None if path is None else tuple(path.split()))


@given(st.text(alphabet=st.sampled_from("ab:-{}[],'\"# \n\t|数"), max_size=60), st.integers(0, 8), st.integers(0, 20))
def test_no_text_is_too_broken(text: str, line: int, column: int) -> None:
    context_at(text, line, column)
    key_at(text, line, column)
