"""The baseline: what is said of a file that is none, and that another program's mark in front of it changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.baseline import fingerprint, read_baseline, render_baseline
from factcheck.model import Excerpt, Finding, InputError

FINDING = Finding("contradicted", "31,200; 32,200 elsewhere", rule="FC101", article="ferry.md", excerpt=Excerpt("About 31,200 boarded.", 6, 12))
NONE = 'is no baseline: it needs "version" and "findings"; write it anew with --write-baseline'


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_what_is_written_is_read(mark: str, tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    path.write_text(mark + render_baseline([FINDING, FINDING]), encoding="utf-8")
    assert read_baseline(str(path)) == {("FC101", fingerprint(FINDING)): 2}


@pytest.mark.parametrize(
    ("content", "place", "message"),
    [
        (b"", ":1:1", NONE), (b'{"version": 1,\n  oh', ":2:3", NONE), (b"[" * 100_000, "", NONE), (b"\xff\xfe", "", NONE), (b"[]", "", NONE),
        (b'{"version": 1, "findings": {}}', "", NONE), (b'{"version": 1, "findings": [1]}', "", NONE), (b'{"version": 1}', "", NONE),
        (b'{"version": 9, "findings": []}', "", "is a baseline of version 9; this program reads version 1"),
    ],
)  # fmt: skip
def test_what_is_no_baseline_is_told(content: bytes, place: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    path.write_bytes(content)
    with pytest.raises(InputError) as told:
        read_baseline(str(path))
    assert (told.value.place, told.value.message) == (f"{path}{place}", message)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such baseline"):
        read_baseline(str(tmp_path / "known.json"))
