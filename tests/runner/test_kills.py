"""A run that is killed at any moment leaves no half of a report, and nothing false in the cache.  FACTCHECK_LONG=1: 200 times."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from factcheck import runner
from factcheck.model import Report

KILLS = 200 if os.environ.get("FACTCHECK_LONG") else 8
FILES = 12


def write_project(folder: Path, change: int) -> None:
    """Claim files of which every third does not hold; `change` makes other ones fail, and sizes differ."""
    (folder / "factcheck.toml").touch()
    for number in range(FILES):
        stated = 3200 + number + (change if number % 3 == 0 else 0)
        (folder / f"{number}.md").write_text(f"今年到港渔船{stated}艘次。\n" * (1 + number % 5), "utf-8")
        claim = f"article: {number}.md\nclaims:\n  - {{id: calls, about: 到港渔船, expect: {3200 + number}艘次}}\n"
        (folder / f"{number}.yaml").write_text(claim, "utf-8")


def checked(folder: Path, *, cached: bool) -> Report:
    return runner.run([str(folder)], keep_articles=False, cached=cached)


def test_a_killed_run_leaves_nothing_half_done_and_nothing_false(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path / "cache"))
    project = tmp_path / "project"
    project.mkdir()
    chance = random.Random(1)
    json_report, page = tmp_path / "report.json", tmp_path / "report.html"
    base = [sys.executable, "-m", "factcheck", "run", str(project), "--no-report", "--format", "json", "--output", str(json_report)]
    # A run with a page shows the articles, so it does not use the cache; the other does.
    commands = [[*base, "--jobs", "2"], [*base, "--format", "html", "--output", str(page)]]
    write_project(project, 1)
    seconds = [timed(command) for command in commands]
    for kill in range(KILLS):
        write_project(project, kill % 4)
        process = subprocess.Popen(commands[kill % 2], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        try:
            process.wait(chance.random() * seconds[kill % 2] * 1.1)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        assert len(json.loads(json_report.read_text("utf-8"))["findings"]) == FILES
        assert page.read_text("utf-8").rstrip().endswith("</html>")
        assert checked(project, cached=True) == checked(project, cached=False)


def timed(command: list[str]) -> float:
    started = time.monotonic()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.monotonic() - started
