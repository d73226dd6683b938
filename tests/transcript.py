"""Transcripts: the terminal sessions of a page, played in a folder of their own and compared with what the page shows.

    ```markdown file=ferry.md        the block becomes that file
    ```yaml append=ferry.yaml        the block is put behind that file
    ```console                       lines that begin with "$ " are commands; what follows is what they must print

In what is printed a line "…" stands for any lines, and times are not compared.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

_FENCE = re.compile(r"^```(?P<kind>[\w-]+)(?: (?P<how>file|append)=(?P<path>\S+))?\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_SECONDS = re.compile(r"\b\d+\.\d\d (?:s\b|秒)")
_ELISION = "…"


@dataclass(frozen=True)
class Session:
    """A command of a page, the line that it stands in, and what it must print."""

    line: int
    command: str
    printed: str


def play(page: Path, folder: Path) -> list[str]:
    """What differs between the page and what its commands print, one text a command, empty where all is as shown."""
    text = page.read_text(encoding="utf-8")
    differences = []
    for block in _FENCE.finditer(text):
        if block["how"]:
            target = folder / block["path"]
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("a" if block["how"] == "append" else "w", encoding="utf-8") as file:
                file.write(block["body"])
        elif block["kind"] == "console":
            for session in _sessions(block["body"], text.count("\n", 0, block.start("body")) + 1):
                printed = run(session.command, folder)
                if not as_shown(session.printed, printed):
                    differences.append(f"{page.name}:{session.line}: $ {session.command}\n{printed}\ninstead of\n{session.printed}")
    return differences


def commands(page: Path) -> list[str]:
    """The commands of the page's sessions, in order."""
    blocks = (block["body"] for block in _FENCE.finditer(page.read_text(encoding="utf-8")) if block["kind"] == "console")
    return [session.command for body in blocks for session in _sessions(body, 1)]


def run(command: str, folder: Path) -> str:
    """What a command prints in the folder, errors included, on a terminal of 100 columns without colour."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    environment = {**os.environ, "PATH": path, "COLUMNS": "100", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60, check=False
    )
    return done.stdout.decode("utf-8")


def as_shown(shown: str, printed: str) -> bool:
    """Whether a command printed what is shown, its elisions and times aside."""
    parts = [re.escape(part) for part in re.split(rf"^{_ELISION}$", _timeless(shown).strip("\n"), flags=re.MULTILINE)]
    return re.fullmatch(".*".join(parts), _timeless(printed).strip("\n"), re.DOTALL) is not None


def _timeless(text: str) -> str:
    return _SECONDS.sub("0.00 s", "\n".join(line.rstrip() for line in text.splitlines()))


def _sessions(body: str, first_line: int) -> list[Session]:
    sessions: list[Session] = []
    for number, line in enumerate(body.splitlines(), first_line):
        if line.startswith("$ "):
            sessions.append(Session(number, line[2:], ""))
        elif sessions:
            last = sessions.pop()
            sessions.append(Session(last.line, last.command, f"{last.printed}{line}\n"))
    return sessions
