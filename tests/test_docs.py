"""What the pages of docs/ show in their terminal sessions is what the commands print."""

from __future__ import annotations

from pathlib import Path

import pytest
from transcript import as_shown, commands, play

DOCS = Path(__file__).parent.parent / "docs"
PLAYED = [page for page in sorted(DOCS.rglob("*.md")) if commands(page)]
# Pages whose sessions need an extra.
NEEDS = {"evidence": "duckdb"}


def test_the_tutorial_and_the_page_on_locating_are_played() -> None:
    assert {"tutorial.md", "locating.md"} <= {page.name for page in PLAYED}


@pytest.mark.parametrize("page", PLAYED, ids=lambda page: page.stem)
def test_a_page_shows_what_its_commands_print(page: Path, tmp_path: Path) -> None:
    if page.stem in NEEDS:
        pytest.importorskip(NEEDS[page.stem])
    assert play(page, tmp_path) == []


def test_a_page_that_shows_something_else_is_told(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("```text file=a.txt\none\n```\n\n```console\n$ cat a.txt\ntwo\n$ echo right\nright\n```\n", encoding="utf-8")
    (difference,) = play(page, tmp_path)
    assert difference.startswith("page.md:6: $ cat a.txt\none\n")


@pytest.mark.parametrize(
    "shown, printed, alike",
    [
        ("1 hold.  0.04 s\n", "1 hold.  1.30 s\n", True),
        ("a\n…\nd\n", "a\nb\nc\nd\n", True),
        ("a\n…\n", "a\nb\n", True),
        ("a\n…\nd\n", "a\nb\nc\n", False),
        ("a", "ab", False),
        ("a.c", "abc", False),
        ("", "a", False),
    ],
)
def test_as_shown(shown: str, printed: str, alike: bool) -> None:
    assert as_shown(shown, printed) == alike
