"""What the benchmarks share: a table as it stands in the docs, what a run may take, and the time and memory of a command."""

from __future__ import annotations

import argparse
import gc
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FACTCHECK = (sys.executable, "-m", "factcheck")


class Absent(Exception):
    """What a table needs and this machine does not have: a peer, the shared data, a text."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its head, its rows, a line on the whole below it, and the distributions whose versions it depends on."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    note: str = ""
    used: tuple[str, ...] = ()

    def __str__(self) -> str:
        lines = [self.head, ["---"] * len(self.head), *self.rows]
        written = "\n".join(f"| {' | '.join(cell.replace('|', '&#124;') for cell in line)} |" for line in lines)
        return f"{written}\n\n{self.note}" if self.note else written


@dataclass(frozen=True, slots=True)
class Extent:
    """How much is measured.  A quick run is there to see that all of it works; what it measures is worth nothing.

    data    the folder of the shared articles and cases
    texts   folders with the texts of tests/articles
    files   how many claim files
    briefs  how many texts of an archive
    """

    quick: bool = False
    data: Path = ROOT.parent / "shared" / "data"
    texts: tuple[Path, ...] = ()
    files: int = 10_000
    briefs: int = 1_000_000

    @staticmethod
    def options(parser: argparse.ArgumentParser) -> None:
        """Adds the options that `of` reads."""
        parser.add_argument("--quick", action="store_true", help="little of everything, printed and not written")
        parser.add_argument("--data", type=Path, default=Extent().data, metavar="FOLDER", help="the shared articles and cases")
        parser.add_argument(
            "--texts", type=Path, action="append", default=[], metavar="FOLDER", help="texts of tests/articles; may be repeated"
        )
        parser.add_argument("--files", type=int, default=10_000, help="claim files of the table files (10,000)")
        parser.add_argument("--briefs", type=int, default=1_000_000, help="texts of the table archive (1,000,000)")

    @staticmethod
    def of(given: argparse.Namespace) -> Extent:
        """What the options ask for."""
        if given.quick:
            return Extent(True, given.data, tuple(given.texts), min(given.files, 40), min(given.briefs, 400))
        return Extent(False, given.data, tuple(given.texts), given.files, given.briefs)


def collect_as_a_command() -> None:
    """Sets the garbage collector as the command line does: what Python's own setting costs grows with what is kept."""
    gc.set_threshold(50_000, 20, 20)


@dataclass(frozen=True, slots=True)
class Spent:
    """What a command took: seconds by the clock, seconds of processors, megabytes of its largest process; what it printed."""

    wall: float
    cpu: float
    megabytes: float
    output: str


def spent(
    command: Sequence[str], folder: Path | None = None, variables: Mapping[str, str] | None = None, *, codes: Sequence[int] = (0,)
) -> Spent:
    """Runs a command, named by its whole path, to its end, with its children.

    Raises RuntimeError where its exit code is none of `codes`.
    """
    with tempfile.TemporaryDirectory() as beside:
        report = Path(beside, "spent.json")
        done = subprocess.run(
            [sys.executable, Path(__file__).with_name("spending.py"), report, *command], cwd=folder,
            env={**os.environ, **(variables or {})}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
        )  # fmt: skip
        output = done.stdout.decode("utf-8", "replace")
        if done.returncode not in codes:
            raise RuntimeError(f"{' '.join(command)}: exit code {done.returncode}\n{output[-2000:]}")
        return Spent(**json.loads(report.read_text("utf-8")), output=output)
