"""Every changed figure of the shared articles is noticed, and no rewriting that leaves the figures alone is."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[3] / "shared"
TOOL = SHARED / "tools" / "article_mutations.py"

pytestmark = pytest.mark.skipif(not TOOL.is_file(), reason="the shared articles are not beside this checkout")


@pytest.mark.parametrize("mode", ["claims", "rewrites"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_case_is_answered_rightly(lang: str, mode: str) -> None:
    folder = SHARED / "data" / f"gold_{lang}"
    done = subprocess.run(
        [sys.executable, str(TOOL), str(folder), "--mode", mode, "--json", "--show", "20", "--factcheck", f"{sys.executable} -m factcheck"],
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode in (0, 1), done.stderr
    counts = json.loads(done.stdout.splitlines()[0])
    assert sum(count["cases"] for count in counts.values()) > 30
    wrong = {operator: count for operator, count in counts.items() if count["right"] != count["cases"]}
    assert not wrong, f"{wrong}\n{done.stderr}"
