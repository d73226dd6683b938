"""Each rule on its own sentences: examples/FC101.txt holds what it must object to, and near misses that it must let pass."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck import documents
from factcheck.model import Document
from factcheck.rules import find_rule, lint, rules

EXAMPLES = Path(__file__).parent / "examples"
LEAST = 10


def read(code: str) -> dict[str, list[str]]:
    """The examples of a rule, under "objects" and "passes"."""
    found: dict[str, list[str]] = {}
    section: list[str] = []
    for line in (EXAMPLES / f"{code}.txt").read_text("utf-8").splitlines():
        if line.startswith("== "):
            section = found.setdefault(line.removeprefix("== "), [])
        elif line and (section or found):
            section.append(line)
    return found


def article(example: str) -> Document:
    """The document of an example: " // " parts paragraphs, @DATE in front is its date."""
    date, text = "", example
    if example.startswith("@"):
        date, _, text = example[1:].partition(" ")
    paragraphs = "\n\n".join(text.split(" // "))
    front = f"---\ndate: {date}\n---\n\n" if date else ""
    return documents.from_text(f"{front}{paragraphs}\n", format="markdown")


CASES = [
    pytest.param(code, example, section == "objects", id=f"{code} {section}: {example[:40]}")
    for code in rules()
    if (EXAMPLES / f"{code}.txt").exists()
    for section, examples in read(code).items()
    for example in examples
]


@pytest.mark.parametrize(("code", "example", "objects"), CASES)
def test_example(code: str, example: str, objects: bool) -> None:
    found = lint(article(example), [find_rule(code)])
    assert bool(found) == objects, [finding.message for finding in found]


@pytest.mark.parametrize("code", rules())
def test_every_rule_has_examples_enough(code: str) -> None:
    examples = read(code)
    assert set(examples) == {"objects", "passes"}
    for section in examples.values():
        assert len(set(section)) == len(section) >= LEAST


def test_what_passes_one_rule_angers_no_other() -> None:
    """Near misses are sound articles: no rule that is on by default objects to them."""
    wrong = {
        example: [finding.message for finding in found]
        for code in rules()
        if find_rule(code).default
        for example in read(code)["passes"]
        if (found := [f for f in lint(article(example)) if f.rule == code])
    }
    assert not wrong
