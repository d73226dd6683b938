"""A claim file that is right, and what becomes of it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from factcheck.claims import load
from factcheck.claims.yaml_mending import read_nodes
from factcheck.claims.yaml_nodes import Keys, Scalar
from factcheck.model import Claim, Expectation, SourcePlace

pytestmark = pytest.mark.usefixtures("grammar")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "factcheck.toml").touch()
    (tmp_path / "a.md").touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def claims(desk: Path, text: str) -> tuple[Claim, ...]:
    (desk / "c.yaml").write_text("article: a.md\n" + text, encoding="utf-8")
    claim_file, errors = load("c.yaml")
    assert [str(error) for error in errors] == []
    assert claim_file is not None
    return claim_file.claims


def test_a_claim_with_every_key(desk: Path) -> None:
    (claim,) = claims(
        desk,
        """\
claims:
  - id: passengers-同比.1
    about: ferry passengers | 客运 乘客｜travellers
    expect: up 9.3%
    in: [headline, paragraph 3]
    mentions: any
    rounding: truncated
    multiples: loose
    digits: same
    severity: warning
    skip: waiting for the final count
    source: {title: annual report, url: https://example.org/a, date: 2024-03-05}
    note: |
      the port counts
      calendar years
""",
    )
    assert claim.id == "passengers-同比.1"
    assert claim.about == (("ferry", "passengers"), ("客运", "乘客"), ("travellers",))
    assert isinstance(claim.expect, Expectation) and claim.expect.change == "up"
    assert claim.place == SourcePlace("c.yaml", 3, 5)
    assert claim.expect_place == SourcePlace("c.yaml", 5, 13)
    assert claim.places == ("headline", "paragraph 3")
    assert (claim.mentions, claim.rounding, claim.multiples, claim.digits) == ("any", "truncated", "loose", "same")
    assert (claim.severity, claim.skip) == ("warning", "waiting for the final count")
    assert claim.source == {"title": "annual report", "url": "https://example.org/a", "date": "2024-03-05"}


def test_a_relationship_expects_a_figure_or_another_claim(desk: Path) -> None:
    text = """\
claims:
  - {id: sum, check: "total(a, b)", expect: passengers}
  - {id: passengers, find: "carried {} people", expect: 14}
  - {id: order, check: order(a > b)}
"""
    first, second, third = claims(desk, text)
    assert first.expect == "passengers" and first.check == "total(a, b)"
    assert first.check_place == SourcePlace("c.yaml", 3, 23)
    assert second.find == "carried {} people"
    assert third.expect is None and third.expect_place == third.place


def test_defaults_and_what_overrides_them(desk: Path) -> None:
    text = """\
rounding: truncated
defaults: {in: [body], mentions: any, severity: info, digits: same}
claims:
  - {id: a, about: x, expect: 5}
  - {id: b, about: x, expect: 5, in: headline, mentions: all, severity: error, rounding: rounded, digits: any}
"""
    first, second = claims(desk, text)
    assert (first.places, first.mentions, first.severity, first.rounding, first.digits) == (
        ("body",), "any", "info", "truncated", "same",
    )  # fmt: skip
    assert (second.places, second.mentions, second.severity, second.rounding, second.digits) == (
        ("headline",), "all", "error", "rounded", "any",
    )  # fmt: skip


def test_short_forms(desk: Path) -> None:
    text = """\
claims:
  - passengers up 9.3%
  - passengers up 9.4%
  - 客运量增长5%
  - a 6x year-on-year increase
  - {id: passengers-up-2, about: x, expect: 5}
"""
    found = claims(desk, text)
    assert [claim.id for claim in found] == [
        "passengers-up", "passengers-up-3", "客运量增长", "a-year-on-year-increase", "passengers-up-2",
    ]  # fmt: skip
    assert found[0].about == (("passengers",),)
    assert found[0].place == found[0].expect_place == SourcePlace("c.yaml", 3, 5)
    # Without a subject any figure may be the one that is meant.
    assert (found[3].about, found[3].mentions) == ((), "any")
    assert [claim.id for claim in claims(desk, text)] == [claim.id for claim in found]


@pytest.mark.parametrize("written", ["1:30", "0123", "12-17", "yes", "1_000", "2021-12-17", "0x1F", "1e3", "~", "null", ".inf", "on"])
def test_a_scalar_is_what_was_written(written: str) -> None:
    node, wrong = read_nodes(f"a: {written}\n")
    assert isinstance(node, Keys) and not wrong
    value = node.entries["a"][1]
    assert isinstance(value, Scalar) and value.text == written


def test_a_leading_zero_is_no_octal(desk: Path) -> None:
    (claim,) = claims(desk, "claims: [{id: a, about: x, expect: 0123}]\n")
    assert isinstance(claim.expect, Expectation) and claim.expect.quantity is not None
    assert claim.expect.quantity.low == Decimal(123)


def test_an_alias_stands_for_its_value(desk: Path) -> None:
    first, second = claims(desk, "claims:\n  - {id: a, about: &words ferry boats, expect: 5}\n  - {id: b, about: *words, expect: 6}\n")
    assert first.about == second.about == (("ferry", "boats"),)


def test_line_ends_and_a_byte_order_mark(desk: Path) -> None:
    (desk / "c.yaml").write_bytes(b"\xef\xbb\xbfarticle: a.md\r\nclaims:\r\n  - id: n\r\n    about: x\r\n    expect: 5\r\n")
    claim_file, errors = load("c.yaml")
    assert not errors and claim_file is not None
    assert claim_file.claims[0].expect_place == SourcePlace("c.yaml", 5, 13)


def test_without_libyaml_the_mistakes_are_the_same(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "article: a.md\nclaims:\n  - id: n\n    about: x: y\n    expect: > 5\n    in: [body\n  - id: m\n    find: {} boats\n    expect: @7\n"
    with_it = read_nodes(text)
    monkeypatch.delattr("yaml.CSafeLoader", raising=False)
    without = read_nodes(text)
    assert [mistake[:2] for mistake in without[1]] == [mistake[:2] for mistake in with_it[1]] == [(4, 12), (5, 13), (6, 9), (8, 11), (9, 13)]
