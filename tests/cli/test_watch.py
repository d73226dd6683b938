"""run --watch and lint --watch, as a person uses them: in a process of its own, with files that change under it."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from factcheck import runner

pytest.importorskip("watchfiles")

ARTICLE = "# Ferry traffic\n\nThe ferries carried 32,400 passengers in May, down 2.5% year on year.\n"
CLAIMS = "article: {name}.md\nclaims:\n  - {{id: people, about: passengers, expect: {people}}}\n"
# Long enough for a busy machine; what is waited for comes in a fraction of a second.
DEADLINE = 60


class Watch:
    """A running command: what it prints, as far as it has come."""

    def __init__(self, *args: str, folder: Path) -> None:
        self.folder = folder
        self.process = subprocess.Popen(
            [sys.executable, "-X", "utf8", "-m", "factcheck", *args],
            cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
            env={**os.environ, "NO_COLOR": "1", "PYTHONUNBUFFERED": "1", "LC_ALL": "C.UTF-8"},
            # Tests that a shell has put into the background are deaf to Ctrl-C, and so would be what they start.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )  # fmt: skip
        self.lines: queue.Queue[str | None] = queue.Queue()
        self.listener = threading.Thread(target=self._listen, daemon=True)
        self.listener.start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as printed:
            for line in printed:
                self.lines.put(line.rstrip("\n"))
        self.lines.put(None)

    def until(self, wanted: str) -> list[str]:
        """The lines up to the first that holds the words."""
        end, seen = time.monotonic() + DEADLINE, []
        while True:
            try:
                line = self.lines.get(timeout=max(end - time.monotonic(), 0.01))
            except queue.Empty:
                pytest.fail(f"{wanted!r} did not come; there was {seen}")
            if line is None:
                pytest.fail(f"the command ended with {self.process.wait()}; there was {seen}")
            seen.append(line)
            if wanted in line:
                return seen

    def turn(self) -> list[str]:
        """What the next run prints."""
        return self.until("watching ")[:-1]

    def interrupted(self) -> tuple[int, list[str]]:
        """Ctrl-C; the exit code, and what was printed from then on."""
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(DEADLINE)
        left: list[str] = []
        while (line := self.lines.get(timeout=DEADLINE)) is not None:
            left.append(line)
        return code, left


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[Callable[..., Watch]]:
    started: list[Watch] = []

    def start(*args: str) -> Watch:
        started.append(Watch(*args, folder=tmp_path))
        return started[-1]

    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "claims").mkdir()
    for name in ("ferry", "train"):
        write(tmp_path / f"claims/{name}.md", ARTICLE)
        write(tmp_path / f"claims/{name}.yaml", CLAIMS.format(name=name, people=32400))
    yield start
    for running in started:
        running.process.kill()
        running.process.wait()
        running.listener.join(DEADLINE)


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def summaries(lines: list[str]) -> list[str]:
    return [line.partition("  ")[0] for line in lines if line.endswith(" s")]


def test_it_runs_again_when_an_article_or_a_claim_file_changes(watch: Callable[..., Watch], tmp_path: Path) -> None:
    running = watch("run", "--watch")
    assert summaries(running.turn()) == ["2 hold in 2 articles."]
    write(tmp_path / "claims/ferry.md", ARTICLE.replace("32,400", "31,200"))
    second = running.turn()
    assert summaries(second) == ["1 contradicted, 1 holds in 2 articles."]
    assert any(line.startswith("claims/ferry.md:3:21: contradicted: people (claims/ferry.yaml:3)") for line in second)
    write(tmp_path / "claims/ferry.yaml", CLAIMS.format(name="ferry", people=31200))
    assert summaries(running.turn()) == ["2 hold in 2 articles."]
    assert running.interrupted() == (0, [])


def test_ctrl_c_leaves_with_the_last_exit_code(watch: Callable[..., Watch], tmp_path: Path) -> None:
    write(tmp_path / "claims/ferry.yaml", CLAIMS.format(name="ferry", people=1))
    running = watch("run", "claims/ferry.yaml", "--watch")
    running.turn()
    assert running.interrupted() == (1, [])


def test_files_may_go_come_back_and_be_half_written(watch: Callable[..., Watch], tmp_path: Path) -> None:
    running = watch("run", "--watch", "--coverage")
    running.turn()
    article, claim_file = tmp_path / "claims/ferry.md", tmp_path / "claims/ferry.yaml"
    article.unlink()
    running.until('there is no article "ferry.md"')
    write(article, ARTICLE)
    running.until("2 hold in 2 articles.")
    write(claim_file, CLAIMS.format(name="ferry", people=32400)[:30])
    running.until("claims/ferry.yaml:")
    claim_file.unlink()
    running.until("1 holds in 1 article.")
    write(claim_file, CLAIMS.format(name="ferry", people=5))
    running.until("1 contradicted, 1 holds in 2 articles.")
    # As many editors save: a new file in place of the old one.
    write(tmp_path / "claims/.ferry.swp", CLAIMS.format(name="ferry", people=32400))
    os.replace(tmp_path / "claims/.ferry.swp", claim_file)
    running.until("2 hold in 2 articles.")
    running.turn()
    assert running.interrupted()[0] == 0


def test_new_claim_files_and_new_folders_are_noticed(watch: Callable[..., Watch], tmp_path: Path) -> None:
    running = watch("run", "--watch")
    running.turn()
    (tmp_path / "claims/more").mkdir()
    write(tmp_path / "claims/more/bus.md", ARTICLE)
    write(tmp_path / "claims/more/bus.yaml", CLAIMS.format(name="bus", people=32400))
    running.until("3 hold in 3 articles.")
    write(tmp_path / "claims/more/bus.md", ARTICLE.replace("32,400", "31,200"))
    running.until("1 contradicted, 2 hold in 3 articles.")


def test_the_configuration_is_read_again_and_may_be_broken(watch: Callable[..., Watch], tmp_path: Path) -> None:
    running = watch("lint", "--watch", "claims/ferry.md")
    assert summaries(running.turn()) == ["nothing to object to in 1 article."]
    write(tmp_path / "factcheck.toml", "select = [")
    running.until("factcheck.toml:1")
    write(tmp_path / "factcheck.toml", 'select = ["FC1"]\n')
    running.until("nothing to object to")
    write(tmp_path / "claims/ferry.md", ARTICLE.replace("2.5%", "130%"))
    running.until("1 contradicted in 1 article.")
    running.turn()
    assert running.interrupted()[0] == 1


def test_own_reports_and_other_files_are_no_change(watch: Callable[..., Watch], tmp_path: Path) -> None:
    running = watch("run", "--watch", "--format", "text", "--format", "html", "--output", "claims/report.html")
    running.turn()
    write(tmp_path / "claims/notes.txt", "to do")
    write(tmp_path / "claims/ferry.md", ARTICLE.replace("32,400", "31,200"))
    # One report for the one change, and none for the files that this run wrote.
    assert summaries(running.turn()) == ["1 contradicted, 1 holds in 2 articles."]
    write(tmp_path / "claims/ferry.md", ARTICLE)
    assert summaries(running.turn()) == ["2 hold in 2 articles."]


def test_without_the_package_it_says_what_to_install(tmp_path: Path) -> None:
    write(tmp_path / "watchfiles.py", "raise ImportError")
    write(tmp_path / "a.md", ARTICLE)
    command = [sys.executable, "-m", "factcheck", "lint", "--watch", "a.md"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=DEADLINE, env={**os.environ, "LC_ALL": "C.UTF-8"})
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == 'factcheck  --watch needs the package watchfiles; install it with: pip install "watchfiles"\n'


def test_only_what_changed_is_checked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from factcheck.runner import checking

    for name in ("ferry", "train"):
        write(tmp_path / f"{name}.md", ARTICLE)
        write(tmp_path / f"{name}.yaml", CLAIMS.format(name=name, people=32400))
        for suffix in ("md", "yaml"):
            os.utime(tmp_path / f"{name}.{suffix}", (0, 0))
    checked: list[str] = []
    once = checking.check_unit
    monkeypatch.setattr(checking, "check_unit", lambda planned, *rest: checked.append(Path(planned.path).name) or once(planned, *rest))
    memory = runner.Memory()
    monkeypatch.setattr("factcheck.runner.memory.RACY", -10**18)
    first = runner.run((str(tmp_path),), memory=memory)
    assert runner.run((str(tmp_path),), memory=memory) == first
    assert checked == ["ferry.yaml", "train.yaml"]
    write(tmp_path / "train.md", ARTICLE.replace("32,400", "31,200"))
    assert [finding.verdict for finding in runner.run((str(tmp_path),), memory=memory).findings] == ["holds", "contradicted"]
    assert checked == ["ferry.yaml", "train.yaml", "train.yaml"]
    (tmp_path / "ferry.md").unlink()
    assert [finding.verdict for finding in runner.run((str(tmp_path),), memory=memory).findings] == ["error", "contradicted"]
