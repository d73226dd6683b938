"""Which figures a claim speaks of: every line of locating.txt, and how far a template looks."""

from __future__ import annotations

from pathlib import Path

import pytest
from judging import article, claim

from factcheck.checkers.locating import find_mentions

ROWS = [
    tuple(cell.strip() for cell in line.split(" | "))
    for line in Path(__file__).with_name("locating.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def found(text: str, expect: str | None = None, **keys: object) -> str:
    own = claim(None, expect, **keys)
    mentions = find_mentions(own, article(text), own.expect)  # type: ignore[arg-type]
    return ", ".join(f"{mention.figure.quote} ({mention.by})" for mention in mentions) or "none"


def words(written: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(alternative.split()) for alternative in written.split(" / ")) if written else ()


@pytest.mark.parametrize(("text", "about", "expect", "mentions"), ROWS)
def test_the_figures_that_a_claim_speaks_of(text: str, about: str, expect: str, mentions: str) -> None:
    assert found(text, expect or None, about=words(about)) == mentions


@pytest.mark.parametrize(
    ("text", "template", "mentions"),
    [
        ("a 5 b", "a {} b", "5 (template)"),
        ("A 5 B", "a {} b", "5 (template)"),
        ("a 5 b", "{} b", "5 (template)"),
        ("a 5 b", "a {}", "5 (template)"),
        ("a 5 b", "{}", "5 (template)"),
        ("a 5 b", "c {} b", "none"),
        ("a 5 b", "a {} c", "none"),
        ("a 5 b, a 6 b", "a {} b", "5 (template), 6 (template)"),
        # A neighbour may be written otherwise, as long as its value is the same.
        ("全县1342000人受灾，5万人转移。", "134.2万人受灾，{}", "5万人 (template)"),
        ("全县1342001人受灾，5万人转移。", "134.2万人受灾，{}", "none"),
        ("全县1342000人受灾，596000人缺水，5万人转移。", "134.2万人受灾，59.6万人缺水，{}", "5万人 (template)"),
        ("5 volunteers gave what comes to 2,500,000 hours.", "{} volunteers gave what comes to 2.5 million hours", "5 (template)"),
        ("全县5万人转移，用车1200辆次。", "{}转移，用车0.12万辆次", "5万人 (template)"),
        ("It took 2,500,000 hours and 5 people.", "took 2.5 million hours and {}", "5 (template)"),
        ("It took 2,500,000 hours, and 5 people.", "took 2.5 million hours and {}", "none"),
        # White space makes no difference, up to twice the length of the words and eight more: here 12 characters on each side.
        (f"a{' ' * 11}5{' ' * 11}b", "a {} b", "5 (template)"),
        (f"a{' ' * 12}5 b", "a {} b", "none"),
        (f"a 5{' ' * 12}b", "a {} b", "none"),
        (f"abc{' ' * 13}5 b", "abc {} b", "5 (template)"),
        (f"abc{' ' * 14}5 b", "abc {} b", "none"),
        (f"a 5{' ' * 13}bcd", "a {} bcd", "5 (template)"),
        (f"a 5{' ' * 14}bcd", "a {} bcd", "none"),
    ],
)
def test_a_template(text: str, template: str, mentions: str) -> None:
    assert found(text, "5", find=template) == mentions


@pytest.mark.parametrize(
    ("near", "mentions"),
    [(("harbour",), "300 (clause)"), (("station",), "400 (clause)"), (("boats", "STATION"), "400 (clause)"), (("harbour", "station"), "none"), ((), "300 (clause), 400 (clause)")],
)  # fmt: skip
def test_words_that_stand_near(near: tuple[str, ...], mentions: str) -> None:
    text = "At the harbour boats carried 300 cars. At the station boats carried 400 cars."
    assert found(text, "300 cars", about=(("boats",),), near=near) == mentions


@pytest.mark.parametrize(
    ("nth", "mentions"),
    [((1,), "300"), ((2,), "400"), ((3,), "500"), ((-1,), "500"), ((-3,), "300"), ((3, 1), "300, 500"), ((1, -1), "300, 500"), ((1, -3), "300"), ((4,), "none"), ((-4,), "none"), ((1, 4), "none")],
)  # fmt: skip
def test_the_numbers_of_mentions(nth: tuple[int, ...], mentions: str) -> None:
    text = "Ferries carried 300 cars in May. Ferries carried 400 cars in June. Ferries carried 500 cars in July."
    assert found(text, "300 cars", about=(("ferries",),), nth=nth).replace(" (subject)", "").replace(" (clause)", "") == mentions
