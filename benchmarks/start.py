"""Start-up: what a command takes before it has done anything, beside a Python that does nothing."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tables import FACTCHECK, ROOT, Extent, Spent, Table, spent

RUNS = 15


def table(extent: Extent) -> Table:
    """Python alone, --version, and a run on the example without and with its cache; the least of some runs by turns."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder, "project")
        shutil.copytree(ROOT / "claims", project / "claims")
        caches = Path(folder, "caches")
        run = [*FACTCHECK, "run", "claims"]
        commands = {"`python -c pass`": [sys.executable, "-c", "pass"], "`factcheck --version`": [*FACTCHECK, "--version"]}
        taken: dict[str, list[Spent]] = {}
        # The first turn is for the files of bytecode and the disk.
        for turn in range(2 if extent.quick else RUNS + 1):
            cache = {"FACTCHECK_CACHE_DIR": str(caches / str(turn))}
            timed = {name: spent(command, project) for name, command in commands.items()}
            timed["`factcheck run` on the example, nothing in the cache"] = spent(run, project, cache)
            timed["the same again, everything in the cache"] = spent(run, project, cache)
            for name, one in timed.items() if turn else ():
                taken.setdefault(name, []).append(one)
    bare = min(one.cpu for one in taken["`python -c pass`"])
    head = ("command", "milliseconds", "of them processor time", "times bare Python")
    return Table(head, [_row(name, runs, bare) for name, runs in taken.items()])


def _row(name: str, runs: list[Spent], bare: float) -> Sequence[str]:
    wall, cpu = min(one.wall for one in runs), min(one.cpu for one in runs)
    return name, f"{1000 * wall:.0f}", f"{1000 * cpu:.0f}", f"{cpu / bare:.1f}"
