"""A git repository in a folder of a test, changed file by file and commit by commit."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path


class Repository:
    """A repository at `folder`, untouched by what the machine has configured."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")

    @classmethod
    def of(cls, folder: Path, files: Mapping[str, str]) -> Repository:
        """A repository whose first commit holds the files."""
        made = cls(folder)
        for path, text in files.items():
            made.put(path, text)
        made.commit("first")
        return made

    def git(self, *arguments: str) -> str:
        """What git prints."""
        own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        names = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in (("NAME", "A"), ("EMAIL", "a@example.org"))}
        done = subprocess.run(["git", *arguments], cwd=self.folder, env={**os.environ, **own, **names}, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def put(self, path: str, text: str) -> Path:
        """Writes a file and its folders."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        return target

    def edit(self, path: str, old: str, new: str) -> None:
        """Changes a text that stands in the file."""
        text = (self.folder / path).read_text(encoding="utf-8")
        assert old in text
        self.put(path, text.replace(old, new))

    def commit(self, message: str = "more") -> str:
        """Commits everything; the id."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)
        return self.git("rev-parse", "HEAD")
