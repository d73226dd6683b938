"""Pages: docs/rules/FC101.md, one a rule, docs/rules/zh/FC101.md in Chinese; an installed package carries them."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from factcheck.rules._registry import find_rule


def page(code: str, language: str = "en") -> str:
    """The page of a rule, Markdown; in a language that it is not written in, the English one.

    Raises InputError where there is no such rule.  A rule of an outside package without a page is told by its summary.
    """
    rule = find_rule(code)
    for name in (f"{language}/{rule.code}.md", f"{rule.code}.md"):
        for folder in _folders():
            file = folder.joinpath(*name.split("/"))
            if file.is_file():
                return file.read_text(encoding="utf-8")
    return f"# {rule.code} {rule.name}\n\n{rule.summary}\n"


def _folders() -> Iterator[Traversable]:
    yield files("factcheck") / "rules" / "pages"
    yield Path(__file__).parents[2] / "docs" / "rules"
