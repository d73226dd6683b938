"""A small grammar in place of the real one, so that tests of the claim file do not depend on what it understands."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from factcheck.claims import expectation
from factcheck.model import Figure, Quantity

_AMOUNT = re.compile(r"(?P<number>\d+(?:\.\d+)?)(?P<unit>%|x|艘| ferries)?")
_UP = re.compile(r"\b(?:up|increase)\b|增长|同比")


def extract(text: str, lang: str | None = None) -> list[Figure]:
    """Numbers with one of a few units; "up" and 增长 are understood, what stands before them is the subject."""
    figures = []
    for found in _AMOUNT.finditer(text):
        unit = (found["unit"] or "").strip() or None
        kind = "percent" if unit == "%" else "multiple" if unit == "x" else "count"
        value = Decimal(found["number"])
        verb = _UP.search(text)
        figures.append(
            Figure(
                found[0], found.start(), found.end(), Quantity(value, value, unit, kind),  # type: ignore[arg-type]
                change="up" if verb else "none", basis="yoy" if "同比" in text else "none", sense="by" if unit == "x" else "none",
                subject=text[: verb.start()].strip() if verb and verb.start() < found.start() else "", lang=lang or "en",
            )
        )  # fmt: skip
    return figures


def leftover(text: str, figure: Figure, lang: str) -> str:
    """What is neither the figure nor a verb."""
    rest = f"{text[: figure.start]} {text[figure.end :]}"
    return " ".join(re.sub(r"\b(?:up|increase|a|year-on-year)\b|同比|增长", " ", rest).split())


@pytest.fixture
def grammar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.figures.extract", extract, raising=False)
    monkeypatch.setattr("factcheck.figures.leftover", leftover, raising=False)


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """An expectation that was read with a grammar of a test's own is read anew."""
    expectation._from_text.cache_clear()
