"""The example lists of the languages: documentation that is run.  Their heads explain the notation.

    python -m pytest tests/figures/test_examples.py -k zh
"""

from __future__ import annotations

import pytest

from .notation import Example, Wanted, difference, examples, read_figure

FEWEST = {"zh": 250, "en": 200}


def parameters() -> list[object]:
    gap = pytest.mark.xfail(strict=True, reason="a known gap; closed, it belongs above that heading", raises=AssertionError)
    return [
        pytest.param(lang, example, id=f"{lang}-{example.line}", marks=gap if example.is_gap else ())
        for lang in FEWEST
        for example in examples(lang)
    ]


@pytest.mark.parametrize(("lang", "example"), parameters())
def test_example(lang: str, example: Example) -> None:
    told = difference(example, lang)
    assert not told, f"\n{told}\n(- as the example says, + as it was read)"


@pytest.mark.parametrize("lang", FEWEST)
def test_the_lists_are_long_and_their_gaps_few(lang: str) -> None:
    found = examples(lang)
    sentences = [example.sentence for example in found]
    gaps = sum(example.is_gap for example in found)
    assert len(found) - gaps >= FEWEST[lang]
    assert len(set(sentences)) == len(sentences)
    assert gaps <= len(found) // 6


def test_a_wrong_example_is_told_with_its_difference() -> None:
    example = Example(7, "出口下降8.2%。", (read_figure("8.2% = 8.3 % percent down (出口)"),), False)
    assert difference(example, "zh").splitlines() == [
        "factcheck/figures/zh/examples.txt:7",
        "  出口下降8.2%。",
        "  - 8.2% = 8.3 % percent down (出口)",
        "  + 8.2% = 8.2 % percent down (出口)",
    ]


@pytest.mark.parametrize(
    ("line", "figure"),
    [
        ("8.2% = 8.2 % percent down yoy", Wanted("8.2%", "8.2", "%", "percent", change="down", basis="yoy")),
        ("近1/3 = 1/3 - ratio nearly", Wanted("近1/3", "0.333333333333", "-", "ratio", "nearly")),
        ("3至5人 = 3..5 人 range", Wanted("3至5人", "3..5", "人", "range")),
        ("6倍 = 6 x multiple up by", Wanted("6倍", "6", "x", "multiple", change="up", sense="by")),
        ("3 per head = 3.0 per head measure (cost) open", Wanted("3 per head", "3", "per head", "measure", subject="cost", is_open=True)),
    ],
)
def test_notation(line: str, figure: Wanted) -> None:
    assert read_figure(line) == figure
