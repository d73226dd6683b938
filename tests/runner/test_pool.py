"""Several processes give what one gives, and one that dies takes only its own unit along."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from factcheck import runner
from factcheck.runner.pool import Pool


def doubled(units: Sequence[int]) -> list[int]:
    return [2 * unit for unit in units]


def deadly(units: Sequence[int]) -> list[int]:
    if 7 in units:
        os._exit(9)
    return doubled(units)


def lost(unit: int) -> int:
    return -unit


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 5, 100])
def test_results_stand_in_the_order_of_the_units(jobs: int, count: int) -> None:
    assert list(Pool(doubled, lost, jobs).results(range(count))) == [2 * unit for unit in range(count)]


def test_a_process_that_dies_loses_one_unit() -> None:
    expected = [2 * unit if unit != 7 else -7 for unit in range(40)]
    assert list(Pool(deadly, lost, 2).results(range(40))) == expected


def test_a_fault_in_the_work_reaches_the_caller() -> None:
    with pytest.raises(TypeError):
        list(Pool(doubled, lost, 2).results([1, None, 3, 4]))  # type: ignore[list-item]


def test_jobs_change_nothing_about_a_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for number in range(12):
        Path(f"{number}.md").write_text(f"今年到港渔船{3200 + number}艘次。\n", "utf-8")
        about = "  - {id: calls, about: 到港渔船, expect: 3205艘次}\n"
        Path(f"{number}.yaml").write_text(f"article: {number}.md\nclaims:\n{about}", "utf-8")
    one, three = (runner.run(["."], jobs=jobs) for jobs in (1, 3))
    assert one == three and one.summary["holds"] == 1
    assert [article.paths for article in one.articles] == [article.paths for article in three.articles]
    assert runner.lint(["."], jobs=3) == runner.lint(["."])


def test_progress_is_told_unit_by_unit(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.md").write_text("今年到港渔船3200艘次。\n", "utf-8")
    told: list[tuple[int, int]] = []
    runner.lint([str(tmp_path)], progress=lambda done, all: told.append((done, all)))
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]
