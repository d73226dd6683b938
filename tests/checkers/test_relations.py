"""Every row of relations.txt, its verdict computed by hand."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from judging import judge, verdict

from factcheck.claims import tolerance

ROW = re.compile(r"(?:\{(?P<key>\w+): (?P<value>[^}]+)\} )?(?P<check>[^|]*)\|(?P<expect>[^|]*)\|(?P<verdict>[^|]*)\|(?P<why>.*)")
ROWS = [
    pytest.param(found, id=f"{number}: {line.split('|')[0].strip()}")
    for number, line in enumerate(Path(__file__).with_name("relations.txt").read_text(encoding="utf-8").splitlines(), 1)
    if line and not line.startswith("#") and (found := ROW.fullmatch(line)) is not None
]


def keys(row: re.Match[str]) -> dict[str, Any]:
    if row["key"] is None:
        return {}
    return {row["key"]: tolerance.read(row["value"]) if row["key"] == "tolerance" else row["value"]}


def test_there_are_enough_rows_of_every_verdict() -> None:
    verdicts = [row.values[0]["verdict"].strip() for row in ROWS]  # type: ignore[index]
    assert len(verdicts) >= 300
    assert all(verdicts.count(each) >= 10 for each in ("holds", "contradicted", "coarse", "error"))


@pytest.mark.parametrize("row", ROWS)
def test_the_verdict_is_the_one_computed_by_hand(row: re.Match[str]) -> None:
    try:
        finding = judge(row["check"].strip(), row["expect"].strip() or None, **keys(row))
    except ValueError as unreadable:
        pytest.fail(f"the expectation cannot be read: {unreadable}")
    assert verdict(finding) == row["verdict"].strip(), (row["why"], finding.message, finding.working, finding.notes)
    assert "internal error" not in finding.message
