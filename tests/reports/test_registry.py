"""Formats by name, and reports that reach their file whole."""

from __future__ import annotations

import json
import os
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from factcheck.model import Finding, InputError, Report, SourcePlace
from factcheck.reports import _registry, format_names, render, reporter, write

REPORT = Report((Finding("holds", "如所述", "价格", SourcePlace("claims/价.yaml", 3, 5), article="a.md", line=1, column=2),))


def test_the_formats_and_an_unknown_one() -> None:
    assert {"json", "text"} <= set(format_names())
    with pytest.raises(InputError, match=r'no report format "junk"; did you mean "junit"\? \(there are: .*json.*text'):
        render(REPORT, "junk")
    with pytest.raises(InputError):
        render(REPORT, "_registry")


def test_another_package_adds_a_format(monkeypatch: pytest.MonkeyPatch) -> None:
    count = reporter("count")(lambda report, layout: f"{len(report.findings)}\n")
    entry = EntryPoint("count", "elsewhere:count", "factcheck.reporters")
    monkeypatch.setattr(EntryPoint, "load", lambda self: count)
    monkeypatch.setattr(_registry, "installed", lambda group: [entry])
    assert render(REPORT, "count") == "1\n"
    assert format_names()[-1] == "count"


def test_json_is_the_report_and_always_the_same_bytes() -> None:
    written = render(REPORT, "json")
    assert written == render(REPORT, "json", colour=True, width=20, verbose=True)
    assert json.loads(written) == REPORT.to_json()
    assert '"claim": "价格"' in written and written.endswith("\n}\n")


def test_json_matches_its_schema() -> None:
    from jsonschema import Draft202012Validator

    path = Path(__file__).parents[2] / "schemas" / "report.schema.json"
    if not path.exists():
        pytest.skip("no schema yet")
    Draft202012Validator(json.loads(path.read_text(encoding="utf-8"))).validate(json.loads(render(REPORT, "json")))


def test_write_makes_folders_and_replaces(tmp_path: Path) -> None:
    target = tmp_path / "out" / "r.json"
    write(target, "一\n")
    target.chmod(0o640)
    write(target, "二\udc80\n")
    assert target.read_bytes() == "二\\udc80\n".encode()
    assert target.stat().st_mode & 0o777 == 0o640
    assert [entry.name for entry in target.parent.iterdir()] == ["r.json"]


def test_a_failed_write_leaves_the_old_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "r.txt"
    write(target, "old")

    def full_disk(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(InputError, match="cannot be written: No space left on device") as caught:
        write(target, "new")
    assert caught.value.path == str(target)
    assert target.read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["r.txt"]


def test_write_follows_links_and_refuses_folders(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to("real.txt")
    write(tmp_path / "link.txt", "new")
    assert (tmp_path / "link.txt").is_symlink() and (tmp_path / "real.txt").read_text() == "new"
    with pytest.raises(InputError, match="this is a folder"):
        write(tmp_path, "x")
    write(os.devnull, "nothing is kept")


@pytest.mark.parametrize("page", ["README.md", "docs/formats.md"])
def test_every_format_is_told(page: str) -> None:
    text = (Path(__file__).parents[2] / page).read_text(encoding="utf-8")
    assert [name for name in _registry._own_formats() if f"{name}`" not in text] == []
