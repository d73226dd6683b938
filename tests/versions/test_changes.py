"""What has changed since a revision: files under every name, and lines."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from repository import Repository

from factcheck.model import InputError
from factcheck.versions import Changes, blob, changes_since


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "desk")
    made.put("a.md", "one\ntwo\nthree\n")
    made.put("b.md", "".join(f"line {number} of a longer text\n" for number in range(20)))
    made.put("folder/c 1, é.md", "x\n")
    made.put(".gitignore", "*.tmp\n")
    made.commit()
    return made


def changed(repository: Repository, revision: str = "HEAD", folder: str = ".") -> set[str]:
    changes = changes_since(revision, repository.folder / folder)
    return {os.path.relpath(path, os.path.realpath(repository.folder)) for path in changes.files}


def lines(changes: Changes, path: Path) -> list[tuple[int, int]]:
    return [(part.start, part.stop - 1) for part in changes.lines(str(path))]


def test_nothing_has_changed(repository: Repository) -> None:
    assert changed(repository) == set()


def test_staged_unstaged_untracked_deleted_and_renamed_files_count_and_ignored_ones_do_not(repository: Repository) -> None:
    repository.put("new.md", "n\n")
    repository.put("staged.md", "s\n")
    repository.git("add", "staged.md")
    repository.put("scratch.tmp", "t\n")
    repository.edit("a.md", "two", "2")
    repository.git("mv", "b.md", "moved.md")
    (repository.folder / "folder" / "c 1, é.md").unlink()
    assert changed(repository) == {"new.md", "staged.md", "a.md", "b.md", "moved.md", "folder/c 1, é.md"}
    assert changed(repository, folder="folder") == changed(repository)


def test_committed_changes_count_from_where_the_branch_left(repository: Repository) -> None:
    repository.git("switch", "--quiet", "--create", "topic")
    repository.edit("a.md", "two", "2")
    repository.commit()
    repository.git("switch", "--quiet", "main")
    repository.edit("b.md", "line 3 ", "line III ")
    repository.commit()
    repository.git("switch", "--quiet", "topic")
    assert changed(repository, "main") == {"a.md"}
    assert changed(repository, "HEAD") == set()


def test_a_file_is_known_by_any_path_to_it(repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    repository.edit("a.md", "two", "2")
    (tmp_path / "link").symlink_to(repository.folder)
    (repository.folder / "alias.md").symlink_to("a.md")
    monkeypatch.chdir(repository.folder / "folder")
    changes = changes_since("HEAD")
    for path in ("../a.md", "../folder/../a.md", str(tmp_path / "link" / "a.md"), "../alias.md"):
        assert changes.touch([path])
    assert not changes.touch(["../b.md", "a.md", "nowhere/a.md", "a\0.md"])


def test_changed_lines_are_those_of_the_file_as_it_is(repository: Repository) -> None:
    repository.edit("b.md", "line 3 of", "line III of")
    repository.edit("b.md", "line 9 of a longer text\n", "")
    repository.edit("b.md", "line 15 of a longer text\n", "line 15 of a longer text\nmore\nand more\n")
    repository.edit("b.md", "line 17 of", "line XVII of")
    found = lines(changes_since("HEAD", repository.folder), repository.folder / "b.md")
    assert found == [(4, 4), (16, 17), (19, 19)]
    assert lines(changes_since("HEAD", repository.folder), repository.folder / "a.md") == []


def test_every_line_of_a_new_file_is_new_and_of_a_renamed_one_only_what_differs(repository: Repository) -> None:
    repository.put("new.md", "n\n")
    repository.put("staged.md", "s\nt\n")
    repository.git("add", "staged.md")
    repository.git("mv", "b.md", "moved.md")
    repository.edit("moved.md", "line 3 of", "line III of")
    changes = changes_since("HEAD", repository.folder)
    assert lines(changes, repository.folder / "new.md")[0][0] == 1
    assert lines(changes, repository.folder / "staged.md") == [(1, 2)]
    assert lines(changes, repository.folder / "moved.md") == [(4, 4)]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("diff.noprefix", "true"), ("diff.mnemonicPrefix", "true"), ("color.ui", "always"), ("diff.external", "false"), ("diff.interHunkContext", "5"),
        ("diff.context", "9"), ("core.quotePath", "true"), ("diff.renames", "false"), ("status.showUntrackedFiles", "no"),
    ],
)  # fmt: skip
def test_the_configuration_of_git_changes_nothing(repository: Repository, key: str, value: str) -> None:
    repository.git("mv", "folder/c 1, é.md", "folder/d [*] é.md")
    repository.edit("b.md", "line 3 of", "line III of")
    repository.edit("b.md", "line 5 of", "line V of")
    repository.put("folder/new é.md", "n\n")
    repository.git("config", key, value)
    assert changed(repository) == {"folder/c 1, é.md", "folder/d [*] é.md", "b.md", "folder/new é.md"}
    changes = changes_since("HEAD", repository.folder)
    assert lines(changes, repository.folder / "b.md") == [(4, 4), (6, 6)]
    assert lines(changes, repository.folder / "folder" / "d [*] é.md") == []


def test_a_text_that_git_takes_for_binary_has_lines(repository: Repository) -> None:
    repository.put(".gitattributes", "*.md -diff\n")
    repository.edit("a.md", "two", "2")
    assert lines(changes_since("HEAD", repository.folder), repository.folder / "a.md") == [(2, 2)]


@pytest.mark.parametrize("revision", ["nowhere", "HEAD~40", "HEAD..HEAD", "HEAD:a.md", "HEAD --all", "../x"])
def test_an_unknown_revision_is_told(repository: Repository, revision: str) -> None:
    with pytest.raises(InputError, match="git knows no revision"):
        changes_since(revision, repository.folder)


@pytest.mark.parametrize("revision", ["--output=x", "-h", "", " ", "a\nb", "\0"])
def test_what_is_no_revision_never_reaches_git(repository: Repository, revision: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("subprocess.run", lambda *_, **__: pytest.fail("git was asked"))
    with pytest.raises(InputError, match="a revision"):
        changes_since(revision, repository.folder)
    with pytest.raises(InputError, match="a revision"):
        blob(revision, "a.md")


def test_outside_of_a_repository(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="in a git repository only"):
        changes_since("HEAD", tmp_path)


def test_without_git(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(InputError, match="git is not installed"):
        changes_since("HEAD", repository.folder)


def test_a_shallow_clone_is_told_what_to_fetch(repository: Repository, tmp_path: Path) -> None:
    first = repository.git("rev-parse", "HEAD")
    repository.commit("second")
    repository.git("clone", "--quiet", "--depth=1", f"file://{repository.folder}", str(tmp_path / "shallow"))
    with pytest.raises(InputError, match="this clone is shallow"):
        changes_since(first, tmp_path / "shallow")


def test_a_file_of_a_revision(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.put("folder/d.md", "old\n")
    repository.commit()
    repository.put("folder/d.md", "now\n")
    monkeypatch.chdir(repository.folder / "folder")
    assert blob("HEAD", "folder/d.md") == b"old\n" == blob("HEAD", "d.md")
    with pytest.raises(InputError, match="there is no such file, and git says"):
        blob("HEAD", "e.md")
