"""The workers of a Dask cluster: the same result, also where one of them is killed on the way."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Any

import pytest
from test_archive import archive, read_lines, shown

from factcheck.archive import Case, Extraction, Part, executor, parts, process
from factcheck.model import InputError

pytest.importorskip("distributed")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


class DeadlyOnce(Extraction):
    """Kills the worker that meets a case for the first time."""

    def record(self, case: Case) -> dict[str, Any]:
        if case.id == "a25":
            try:
                os.close(os.open("killed", os.O_CREAT | os.O_EXCL))
            except FileExistsError:
                pass
            else:
                os.kill(os.getpid(), signal.SIGKILL)
        return super().record(case)


def test_a_worker_killed_midway_loses_nothing_and_changes_nothing() -> None:
    cut = parts([archive(60)], "jsonl", 400)
    expected, _, tally = shown(cut)
    assert process(cut, DeadlyOnce(), by=executor("dask", 2), output="out.jsonl") == tally
    assert Path("killed").exists()
    assert read_lines("out.jsonl") == expected


def test_records_come_in_order_on_the_screen_too() -> None:
    cut = parts([archive(30)], "jsonl", 400)
    assert shown(cut, executor("dask", 2))[0] == shown(cut)[0]


def test_no_scheduler_is_told() -> None:
    with pytest.raises(InputError, match=r"no Dask scheduler answers at tcp://127\.0\.0\.1:9"):
        process(parts([archive(4)], "jsonl"), Extraction(), by=executor("dask://127.0.0.1:9", 1))


def test_a_cluster_has_no_standard_input() -> None:
    with pytest.raises(InputError, match="cannot be read by a cluster"):
        process([Part("-", "jsonl")], Extraction(), by=executor("dask", 1))
