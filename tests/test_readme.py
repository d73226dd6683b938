"""The README's demo shows what its commands print, on a copy of the worked example."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from transcript import commands, play

ROOT = Path(__file__).parent.parent


def test_the_demo_shows_what_its_commands_print(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "claims", tmp_path / "claims")
    assert play(ROOT / "README.md", tmp_path) == []


def test_the_demo_runs_green_and_then_red() -> None:
    first, change, again = commands(ROOT / "README.md")
    assert first == again == "factcheck run claims/"
    assert change.startswith("sed ")


def test_what_it_links_to_is_there() -> None:
    named = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", (ROOT / "README.md").read_text("utf-8"))
    assert "docs/images/terminal.png" in named
    assert [path for path in named if "://" not in path and not (ROOT / path).exists()] == []
