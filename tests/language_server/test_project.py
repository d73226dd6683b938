"""The files of an editor's folders: which are looked at, and which are not even opened."""

from __future__ import annotations

import builtins
import os
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pygls")

from factcheck.language_server.completion import complete
from factcheck.language_server.positions import Lines
from factcheck.language_server.project import Project

CLAIMS = "article: ferry.md\nclaims:\n  - id: people\n    about: passengers\n    expect: 32400\n"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_a_pipe_among_the_files_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ferry.yaml").write_text(CLAIMS, encoding="utf-8")
    os.mkfifo(tmp_path / "pipe.yaml")
    opening = builtins.open

    def watched(path: Any, *rest: Any, **named: Any) -> Any:
        assert not str(path).endswith("pipe.yaml"), "this would wait for ever"
        return opening(path, *rest, **named)

    monkeypatch.setattr(builtins, "open", watched)
    assert Project([str(tmp_path)]).claim_files() == [str(tmp_path / "ferry.yaml")]


def test_an_open_claim_file_is_listed_once_whatever_path_leads_to_it(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "ferry.yaml").write_text(CLAIMS, encoding="utf-8")
    os.symlink("real", tmp_path / "link")
    project = Project([str(tmp_path / "link")])
    project.unsaved = {str(tmp_path / "real" / "ferry.yaml"): CLAIMS, str(tmp_path / "real" / "new.yaml"): CLAIMS}
    assert project.claim_files() == [str(tmp_path / "link" / "ferry.yaml"), str(tmp_path / "real" / "new.yaml")]


def test_a_folder_whose_name_begins_like_the_projects_is_none_of_it(tmp_path: Path) -> None:
    for name in ("desk/claims/here.md", "desk-secret/there.md"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("Sales rose 5%.\n", encoding="utf-8")
    (tmp_path / "desk" / "factcheck.toml").touch()
    path = str(tmp_path / "desk" / "claims" / "a.yaml")

    def offered(text: str) -> list[str]:
        lines = Lines(text)
        return [item.label for item in complete(Project([str(tmp_path / "desk")]), path, lines, lines.position(len(text)))]

    assert offered("article: ./") == ["here.md"]
    assert offered("article: ../../desk-secret/") == []
    assert offered("article: ../../desk-secret/there.md\nclaims:\n  - expect: ") == []
    assert offered("article: here.md\nclaims:\n  - expect: ") == ["5%"]
