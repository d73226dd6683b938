"""Branch coverage: what the tests of a package go through of the packages that verdicts hang on.

    pip install -e '.[coverage]'
    python benchmarks/record.py --only coverage

The tests are those that mirror the packages (claims about data stand in tests/evidence), not the whole suite, so that a line
counts where its own tests reach it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tables import ROOT, Absent, Extent, Table

# What is held to the goal, as paths below factcheck/.
HELD = ("figures", "claims", "checkers", "rules", "model/interval.py")
TESTS = ("tests/model", "tests/figures", "tests/claims", "tests/evidence", "tests/checkers", "tests/rules")


def table(extent: Extent) -> Table:
    """Statements and branches of each of HELD, and the share of both that its tests go through."""
    if find_spec("pytest_cov") is None:
        raise Absent("pytest-cov is not installed (the extra coverage)")
    files = _measured(TESTS[:1] if extent.quick else TESTS)
    return Table(("part", "statements", "branches", "gone through"), [_row(part, files) for part in HELD], used=("coverage",))


def _measured(tests: tuple[str, ...]) -> Mapping[str, Mapping[str, Any]]:
    """The summary of each file of the package.  Raises RuntimeError where a test fails."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "coverage.json")
        command = [
            sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--cov=factcheck", "--cov-branch",
            f"--cov-report=json:{report}", *tests,
        ]  # fmt: skip
        beside = {**os.environ, "COVERAGE_FILE": str(Path(folder, "data"))}
        done = subprocess.run(command, cwd=ROOT, env=beside, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"a test failed\n{done.stdout[-2000:]}{done.stderr[-1000:]}")
        measured: dict[str, dict[str, Any]] = json.loads(report.read_text("utf-8"))["files"]
        return {path: file["summary"] for path, file in measured.items()}


def _row(part: str, files: Mapping[str, Mapping[str, Any]]) -> tuple[str, str, str, str]:
    found = list(_below(f"factcheck/{part}", files))
    statements, branches = (sum(file[name] for file in found) for name in ("num_statements", "num_branches"))
    reached = sum(file["covered_lines"] + file["covered_branches"] for file in found)
    return f"`{part}`", f"{statements:,}", f"{branches:,}", f"{100 * reached / (statements + branches):.1f} %"


def _below(place: str, files: Mapping[str, Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    return (file for path, file in files.items() if f"/{path}/".replace(os.sep, "/").startswith(f"/{place}/"))
