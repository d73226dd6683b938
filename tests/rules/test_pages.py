"""Rules, pages and the registry stay in step: every rule has a page whose examples it judges as the page says."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from factcheck import documents
from factcheck.model import InputError
from factcheck.rules import find_rule, lint, page, rules, selected

PAGES = Path(__file__).parents[2] / "docs" / "rules"
MODULES = Path(__file__).parents[2] / "factcheck" / "rules"


def section(code: str, title: str) -> str:
    text = page(code)
    return re.split(r"\n## ", text.partition(f"## {title}\n")[2])[0].strip()


def example(code: str, title: str) -> str:
    match = re.search(r"```\n(.*?)\n```", section(code, title), re.DOTALL)
    assert match is not None
    return match[1]


def test_there_is_a_page_for_every_rule_and_no_other() -> None:
    assert sorted(path.stem for path in PAGES.glob("*.md")) == list(rules())


def test_there_is_one_file_a_rule() -> None:
    modules = [path for path in MODULES.glob("*.py") if not path.name.startswith("_")]
    assert len(modules) == len(rules())
    assert sorted(rule.check.__module__.rpartition(".")[2] for rule in rules().values()) == sorted(path.stem for path in modules)
    for found in rules().values():
        assert (found.check.__module__.rpartition(".")[2]).replace("_", "-") == found.name
        assert f'"""{found.code}: ' in (MODULES / f"{found.name.replace('-', '_')}.py").read_text("utf-8")


@pytest.mark.parametrize("code", rules())
def test_the_page_says_what_the_registry_says(code: str) -> None:
    found = find_rule(code)
    heading, _, settings = page(code).splitlines()[:3]
    assert heading == f"# {code} {found.name}"
    assert settings == f"Severity: {found.severity}. By default: {'on' if found.default else 'off'}."
    assert section(code, "Why") and section(code, "How it decides")
    assert f"ignore[{code}]" in section(code, "How to silence it")


@pytest.mark.parametrize("code", rules())
def test_the_examples_of_the_page_are_judged_as_it_says(code: str) -> None:
    every = selected(enabled=list(rules()))
    bad = lint(documents.from_text(example(code, "Objects to") + "\n", format="markdown"), every)
    assert [finding.rule for finding in bad] == [code]
    assert bad[0].verdict == "contradicted" and bad[0].line
    assert not lint(documents.from_text(example(code, "Lets pass") + "\n", format="markdown"))


def test_a_rule_is_found_by_code_and_name_and_told_when_misspelt() -> None:
    assert find_rule("fc102") is find_rule("repeated-figure") is rules()["FC102"]
    with pytest.raises(InputError, match=r"no rule \"FC1O2\"; did you mean \"FC1\d2\"\?"):
        find_rule("FC1O2")
    with pytest.raises(InputError, match='did you mean "parts-total"'):
        find_rule("part-total")


def test_selection() -> None:
    default = {rule.code for rule in selected()}
    assert default == {code for code, rule in rules().items() if rule.default}
    assert [rule.code for rule in selected(["FC11"], ["FC112"])] == [
        code for code in rules() if code.startswith("FC11") and code != "FC112"
    ]
    assert "FC112" in {rule.code for rule in selected(enabled=["FC112"])}
    assert [rule.code for rule in selected(["weekday"])] == ["FC115"]
    with pytest.raises(InputError):
        selected(["XX"])


def test_the_precision_of_every_rule_is_told() -> None:
    text = (PAGES.parent / "rules-precision.md").read_text("utf-8")
    told = dict(re.findall(r"^\| (FC\d{3} [\w-]+ \| (?:on|off)) \| .* \| ([\d.]+|–) \|$", text, re.MULTILINE))
    assert list(told) == [f"{r.code} {r.name} | {'on' if r.default else 'off'}" for r in rules().values()]
    assert all(precision == "–" or Decimal(precision) >= Decimal("0.9") for rule, precision in told.items() if rule.endswith("on"))
