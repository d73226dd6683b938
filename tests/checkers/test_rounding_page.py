"""docs/rounding.md says what is true: what each wording stands for, and the verdicts on published examples."""

from __future__ import annotations

from pathlib import Path

import pytest
from judging import judge, verdict

from factcheck.checkers.wording import interval
from factcheck.claims import read_expectation

PAGE = (Path(__file__).parents[2] / "docs/rounding.md").read_text(encoding="utf-8")


def table(head: str) -> list[list[str]]:
    """The cells of the rows below a head."""
    rows = []
    for line in PAGE.split(head)[1].splitlines()[2:]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip().strip("`") for cell in line.strip("|").split("|")])
    return rows


@pytest.mark.parametrize("row", table("| written | stands for | why |"), ids=lambda row: row[0])
def test_a_wording_stands_for_what_the_page_says(row: list[str]) -> None:
    quantity = read_expectation(row[0]).quantity
    assert quantity is not None
    assert interval(quantity.interval()) == row[1]


@pytest.mark.parametrize("row", table("| example | rounding | check | expect | verdict |"), ids=lambda row: row[0])
def test_published_examples_get_the_verdict_of_the_page(row: list[str]) -> None:
    _, rounding, check, expect, wanted = row
    assert verdict(judge(check, expect or None, rounding=rounding)) == wanted
