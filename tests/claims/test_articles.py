"""The articles that a claim file names: inside the project or not at all."""

import os
from pathlib import Path

import pytest

from factcheck.claims import find_root, load

CLAIM = "claims: [{id: n, about: ferries, expect: 14}]\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "desk"
    (root / "claims" / "articles").mkdir(parents=True)
    (root / "factcheck.toml").touch()
    for name in ("claims/articles/harbour.md", "content.md"):
        (root / name).write_text("# Harbour\n", encoding="utf-8")
    (tmp_path / "secret.md").touch()
    monkeypatch.chdir(root)
    return root


def opened(article: str, claim_file: str = "claims/c.yaml", **settings: object) -> str:
    """The path under which the article is opened, or what is said against it."""
    Path(claim_file).write_text(f"article: {article}\n{CLAIM}", encoding="utf-8")
    loaded, errors = load(claim_file, **settings)  # type: ignore[arg-type]
    if loaded is None:
        return " | ".join(f"{error.line}:{error.column} {error.message}" for error in errors)
    return " ".join(path for path, _ in loaded.articles)


def test_an_article_that_was_moved_is_found_again(project: Path) -> None:
    (project / "archive" / "2025").mkdir(parents=True)
    (project / "content.md").rename(project / "archive" / "2025" / "content.md")
    assert opened("../content.md").endswith('there is no article "../content.md"; did you mean "../archive/2025/content.md"?')
    # Of two, either could be meant; what is hidden is none of the project's articles.
    (project / "content.md").write_text("x", encoding="utf-8")
    assert "did you mean" not in opened("articles/content.md")
    (project / "content.md").unlink()
    (project / "archive").rename(project / ".archive")
    assert "did you mean" not in opened("../content.md")


@pytest.mark.parametrize(
    ("article", "path"),
    [
        ("articles/harbour.md", "claims/articles/harbour.md"),
        ("./articles//harbour.md", "claims/articles/harbour.md"),
        ("../content.md", "content.md"),
        ("[articles/harbour.md, ../content.md]", "claims/articles/harbour.md content.md"),
    ],
)
def test_where_an_article_is_opened(project: Path, article: str, path: str) -> None:
    assert opened(article) == path


def test_the_path_keeps_the_style_of_the_claim_file(project: Path) -> None:
    assert opened("articles/harbour.md", str(project / "claims/c.yaml")) == f"{project}/claims/articles/harbour.md"
    os.chdir("claims")
    assert opened("articles/harbour.md", "c.yaml") == "articles/harbour.md"


@pytest.mark.parametrize(
    ("article", "message"),
    [
        ("articles/harbor.md", 'there is no article "articles/harbor.md"; did you mean "articles/harbour.md"?'),
        ("articles/x.md", 'there is no article "articles/x.md"; its path is taken relative to this file'),
        ("artikel/harbour.md", 'there is no article "artikel/harbour.md"; did you mean "articles/harbour.md"?'),
        ("artikel/x.md", 'there is no article "artikel/x.md"; its folder "artikel" does not exist'),
        ("articles", 'article "articles" is a folder; name the file in it'),
        ('""', "the path of an article is empty; write one relative to this file, such as articles/harbour.md"),
        ('"a\\0b"', "the path of an article holds a control character; write one relative to this file, such as articles/harbour.md"),
        ("/etc/hostname", 'article "/etc/hostname" is an absolute path; write it relative to this file, such as articles/harbour.md'),
        ("C:\\a.md", 'article "C:\\a.md" is an absolute path; write it relative to this file, such as articles/harbour.md'),
        ("\\\\desk\\a.md", 'article "\\\\desk\\a.md" is an absolute path; write it relative to this file, such as articles/harbour.md'),
        ("articles\\harbour.md", 'article "articles\\harbour.md" holds a backslash; part folders with "/"'),
        (
            "https://example.org/a",
            'article "https://example.org/a" is a web address; factcheck reads files only: save the page and name its file',
        ),
    ],
)
def test_what_is_said_against_an_article(project: Path, article: str, message: str) -> None:
    assert opened(article) == f"1:10 {message}"


def test_outside_the_project(project: Path) -> None:
    for article in ("../../secret.md", "../../nothing.md"):
        assert opened(article) == (
            f'1:10 article "{article}" lies outside the project ({project}): add its folder to roots in factcheck.toml'
        )
    assert opened("../../secret.md", extra_roots=[project.parent]) == "../secret.md"
    assert "lies outside" in opened("../content.md", root=project / "claims")


def test_a_link_out_of_the_project(project: Path) -> None:
    (project / "claims/articles/link.md").symlink_to(project.parent / "secret.md")
    (project / "claims/folder").symlink_to(project.parent)
    (project / "claims/loop.md").symlink_to(project / "claims/loop.md")
    assert "lies outside the project" in opened("articles/link.md")
    assert "lies outside the project" in opened("folder/secret.md")
    assert "loop.md" in opened("loop.md")


def test_a_pipe_is_no_article(project: Path) -> None:
    os.mkfifo(project / "claims/pipe.md")
    assert opened("pipe.md") == '1:10 article "pipe.md" is not a regular file'


def test_an_article_listed_twice(project: Path) -> None:
    assert opened("[../content.md, ./../content.md]") == '1:26 article "./../content.md" is listed already in line 1'


def test_a_long_path(project: Path) -> None:
    said = opened("a" * 5000)
    assert said.startswith("1:10 ")
    assert len(said) < 300


@pytest.mark.parametrize("marker", ["factcheck.toml", "pyproject.toml", ".git"])
def test_find_root(tmp_path: Path, marker: str) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "a" / marker).touch()
    assert find_root(inner) == tmp_path / "a"
    (inner / "c.yaml").touch()
    assert find_root(inner / "c.yaml") == tmp_path / "a"


def test_find_root_of_a_folder_without_a_project(tmp_path: Path) -> None:
    assert find_root(tmp_path) == tmp_path
