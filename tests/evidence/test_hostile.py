"""Hostile queries get nothing that was not declared, change nothing, and end in time."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

duckdb = pytest.importorskip("duckdb")

from factcheck.evidence.database import Database  # noqa: E402

from . import hostile  # noqa: E402

SUITE = [line for line in (Path(__file__).parent / "hostile.sql").read_text(encoding="utf-8").splitlines() if line and line[:2] != "--"]
MEASURELESS = "-- Without end"
# Files that a process opens whatever it runs: its own libraries and what the kernel tells it about memory and threads.
SYSTEM = re.compile(r"/(proc/(self|\d+|meminfo|cpuinfo|sys)|sys|dev/(null|urandom)|usr|lib|lib64|etc/ld\.so|etc/localtime)\b")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("hostile")
    hostile.build(made)
    return made


@pytest.fixture(scope="module")
def opened(folder: Path) -> Database:
    return hostile.database(folder)


def everything_in(folder: Path) -> dict[str, tuple[int, int]]:
    return {str(path): (path.stat().st_size, path.stat().st_mtime_ns) for path in sorted(folder.rglob("*"))}


def test_the_suite_is_large_and_without_repetition() -> None:
    assert len(set(SUITE)) == len(SUITE) >= 180


@pytest.mark.parametrize("number", range(len(SUITE)), ids=[re.sub(r"\W+", "-", line)[:60] for line in SUITE])
def test_a_statement_gives_nothing(number: int, folder: Path, opened: Database, capfd: pytest.CaptureFixture[str]) -> None:
    before = everything_in(folder)
    sql = hostile.statements(folder)[number]
    ((_, why),) = hostile.outcomes(opened, [sql])
    assert why, "it gave a value"
    assert hostile.CANARY not in why
    assert everything_in(folder) == before
    assert hostile.CANARY not in capfd.readouterr().out
    assert opened.scalar("SELECT sum(filed) FROM cases")[0] == 7714, "the database is no longer what it was"


def test_behind_the_judge_stands_a_lock(folder: Path) -> None:
    """What the judge refuses is run all the same: DuckDB by itself reads no other file, and writes none."""
    text = (Path(__file__).parent / "hostile.sql").read_text(encoding="utf-8").partition(MEASURELESS)[0]
    count = sum(bool(line) and line[:2] != "--" for line in text.splitlines())
    # A path that may be read could be written as well: that no query writes is for the judge to see to.
    suite = [sql for sql in hostile.statements(folder)[:count] if not sql.startswith("COPY cases TO") or "outside" in sql]
    before = everything_in(folder)
    locked = hostile.database(folder)
    shown = [printed for _, printed in hostile.run_unchecked(locked, suite)]
    assert hostile.CANARY not in "".join(shown)
    assert everything_in(folder) == before
    assert not [printed for printed in shown if "root:" in printed]


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
def test_the_process_touches_nothing_but_the_declared_files(folder: Path, tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    calls = "trace=open,openat,openat2,creat,unlink,unlinkat,rename,renameat,renameat2,mkdir,mkdirat,symlink,link,execve,connect,bind,truncate"
    command = ["strace", "-f", "-qq", "-s", "500", "-e", calls, "-o", str(trace), sys.executable, hostile.__file__, str(folder)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=600)
    if done.returncode and "ptrace" in done.stderr.lower():
        pytest.skip("tracing is not permitted here")
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.count("refused\t") == len(SUITE)
    _, begun, rest = trace.read_text(encoding="utf-8", errors="replace").partition("/begin-of-suite")
    assert begun
    declared = str(folder / "project" / "data" / "large.parquet")
    packages = tuple({str(Path(path).resolve()) for path in (sys.prefix, sys.base_prefix, Path(__file__).parents[2])} | {sys.prefix})
    strange = []
    for line in rest.splitlines()[1:]:
        call = re.search(r"(\w+)\((.*)", line)
        if call is None or "exited with" in line or "resumed>" in line:
            continue
        paths = re.findall(r'"([^"]*)"', call[2])
        harmless = call[1] in ("open", "openat", "openat2") and "O_WRONLY" not in line and "O_RDWR" not in line and "O_CREAT" not in line
        if not harmless or not all(path == declared or SYSTEM.match(path) or path.startswith(packages) for path in paths):
            strange.append(line)
    assert strange == []
