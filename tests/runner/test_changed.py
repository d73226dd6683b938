"""Which claim a line of a claim file belongs to, and which claims a change of some lines touches."""

from __future__ import annotations

import pytest

from factcheck.runner.changed import _Sheet, _touches

TEXT = ["# about ferries", "article: ferry.md", "given:", "  base: 3", "claims:", "  # the passengers", "  - id: passengers", "    about: passengers", "    expect: 31,200", "", "  - id: boats", "    about: boats", "    expect: 14", "  - id: per-boat", "    check: per(passengers, boats)", "    expect: about 2,229", "vars:", "  year: 2024", ""]
SHEET = _Sheet(TEXT, {7: "passengers", 11: "boats", 14: "per-boat"})


@pytest.mark.parametrize(
    ("line", "owner"),
    [(1, None), (2, None), (4, None), (6, None), (7, 7), (9, 7), (10, 7), (11, 11), (13, 11), (14, 14), (16, 14), (17, None), (18, None)],
)
def test_a_line_belongs_to_the_claim_above_or_to_all(line: int, owner: int | None) -> None:
    assert SHEET.owner(line) == owner


def test_the_lines_of_a_claim() -> None:
    assert [(SHEET.lines(start).start, SHEET.lines(start).stop) for start in SHEET.starts] == [(7, 11), (11, 14), (14, 17)]


@pytest.mark.parametrize(
    ("changed", "touched"),
    [
        (set(), set()), ({10}, set()), ({9}, {7, 14}), ({13}, {11, 14}), ({16}, {14}), ({2}, {7, 11, 14}), ({18}, {7, 11, 14}), ({9, 12}, {7, 11, 14}),
    ],
)  # fmt: skip
def test_a_change_touches_its_claim_those_that_name_it_or_all(changed: set[int], touched: set[int]) -> None:
    assert {start for start in SHEET.starts if _touches(SHEET, changed, start)} == touched
