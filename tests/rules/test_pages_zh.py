"""The pages of the rules in Chinese say what the English ones say: the same parts, and examples that are judged as they say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from factcheck import documents
from factcheck.rules import find_rule, lint, page, rules, selected
from factcheck.wording import voice
from factcheck.wording.terms import SEVERITIES

PAGES = Path(__file__).parents[2] / "docs" / "rules"
PARTS = {
    "Why": "为什么",
    "Objects to": "提出异议",
    "Lets pass": "放行",
    "How it decides": "如何判断",
    "How to silence it": "如何忽略",
}


def headings(text: str) -> list[str]:
    return re.findall(r"^## (.*)$", text, re.MULTILINE)


def part(code: str, title: str) -> str:
    return re.split(r"\n## ", page(code, "zh").partition(f"## {title}\n")[2])[0].strip()


def example(code: str, title: str) -> str:
    match = re.search(r"```\n(.*?)\n```", part(code, title), re.DOTALL)
    assert match is not None
    return match[1]


def test_every_rule_has_its_page_in_both_languages() -> None:
    assert sorted(path.stem for path in (PAGES / "zh").glob("*.md")) == list(rules())


@pytest.mark.parametrize("code", rules())
def test_both_pages_have_the_same_parts(code: str) -> None:
    english, chinese = page(code), page(code, "zh")
    assert headings(english) == list(PARTS)
    assert headings(chinese) == list(PARTS.values())
    # The same points are made in each part, and the same blocks are shown.
    for count in (r"^- ", r"^```", r"^# "):
        assert len(re.findall(count, english, re.MULTILINE)) == len(re.findall(count, chinese, re.MULTILINE))
    assert all(part(code, title) for title in PARTS.values())


@pytest.mark.parametrize("code", rules())
def test_the_page_says_what_the_registry_says(code: str) -> None:
    found = find_rule(code)
    heading, _, settings = page(code, "zh").splitlines()[:3]
    assert heading == f"# {code} {found.name}"
    severity = voice("zh")(SEVERITIES[found.severity])
    assert settings == f"严重程度：{severity}。默认：{'启用' if found.default else '不启用'}。"
    assert f"ignore[{code}]" in part(code, "如何忽略")


@pytest.mark.parametrize("code", rules())
def test_the_examples_are_judged_as_the_page_says(code: str) -> None:
    every = selected(enabled=list(rules()))
    bad = lint(documents.from_text(example(code, "提出异议") + "\n", format="markdown"), every)
    assert [finding.rule for finding in bad] == [code]
    assert not lint(documents.from_text(example(code, "放行") + "\n", format="markdown"))


def test_the_examples_of_the_chinese_pages_are_chinese() -> None:
    for code in rules():
        for title in ("提出异议", "放行"):
            assert not re.search("[A-Za-z]{3}", example(code, title)), code


def test_a_language_without_a_page_gets_the_english_one() -> None:
    assert page("FC101", "fr") == page("FC101")
