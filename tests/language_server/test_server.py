"""`factcheck lsp`, driven over its standard input and output as an editor would."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("pygls")

from client import DEADLINE, Editor
from lsprotocol import types

from factcheck.language_server.positions import Lines

ARTICLE = "# Ferry traffic\n\nThe ferries carried 32,400 passengers in May, down 2.5% year on year. A crossing cost 12 euros.\n"
CLAIMS = "article: ferry.md\nclaims:\n  - id: people\n    about: passengers\n    expect: 32400  # mine\n"


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    folder = tmp_path_factory.mktemp("workspace")
    running = Editor(folder)
    running.folder = folder  # type: ignore[attr-defined]
    yield running
    assert running.leave() == 0


@pytest.fixture
def folder(editor: Editor, request: pytest.FixtureRequest) -> Path:
    """A project of its own in the editor's folder."""
    made: Path = editor.folder / f"project{len(list(editor.folder.iterdir()))}"  # type: ignore[attr-defined]
    made.mkdir()
    write(editor, made, {"pyproject.toml": "", "claims/ferry.md": ARTICLE, "claims/ferry.yaml": CLAIMS})
    return made


def write(editor: Editor, folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    editor.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": (folder / name).as_uri(), "type": 2} for name in files]})


def said(diagnostics: types.PublishDiagnosticsParams) -> list[tuple[str | None, str]]:
    """Code and first line of each."""
    return [(str(found.code) if found.code is not None else None, found.message.split("\n")[0]) for found in diagnostics.diagnostics]


def stretch(text: str, words: str, *, after: str = "") -> types.Range:
    """Where words stand in a text, counted in UTF-16 by another way than the server's."""
    at = text.index(words, text.index(after))

    def position(offset: int) -> types.Position:
        line = text[:offset].count("\n")
        return types.Position(line, len(text[text.rfind("\n", 0, offset) + 1 : offset].encode("utf-16-le")) // 2)

    return types.Range(position(at), position(at + len(words)))


def edited(text: str, action: types.CodeAction, path: Path) -> str:
    """The text after a code action."""
    assert action.edit is not None and action.edit.changes is not None and list(action.edit.changes) == [path.as_uri()]
    lines = Lines(text)
    for edit in sorted(action.edit.changes[path.as_uri()], key=lambda edit: (edit.range.start.line, edit.range.start.character), reverse=True):
        text = text[: lines.offset_of(edit.range.start)] + edit.new_text + text[lines.offset_of(edit.range.end) :]
    return text


class TestDiagnostics:
    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("# Ferries\n\nThe ferries carried 31,200 passengers in May.\n", "31,200"),
            ("# Ferries\n\n😀😀 The ferries 🚢 carried 31,200 passengers in May.\n", "31,200"),
            ("# 渡轮\n\n😀 五月 passengers 𠮷: The ferries carried 31,200 passengers in May.\n", "31,200"),
            ("# Ferries\r\n\r\nThe 🚢 carried 31,200 passengers in May.\r\n", "31,200"),
        ],
    )
    def test_a_claim_at_its_figure(self, text: str, words: str, editor: Editor, folder: Path) -> None:
        path = folder / "claims/ferry.md"
        found = editor.open(path, text).diagnostics
        assert [(item.code, item.range) for item in found] == [("people", stretch(text, words))]
        assert found[0].severity == types.DiagnosticSeverity.Error and found[0].source == "factcheck"
        assert "expected 32400" in found[0].message
        (related,) = found[0].related_information or ()
        assert related.location.uri == (folder / "claims/ferry.yaml").as_uri()
        assert related.location.range.start == types.Position(2, 4)

    def test_a_rule_at_its_figure(self, editor: Editor, folder: Path) -> None:
        path = folder / "claims/ferry.md"
        text = "# 渡轮\n\n五月🚢客运量同比下降130%。\n"
        found = editor.open(path, text).diagnostics
        assert [(item.code, item.range) for item in found if item.code == "FC108"] == [("FC108", stretch(text, "130%"))]

    def test_what_one_types_is_checked_and_nothing_is_written(self, editor: Editor, folder: Path) -> None:
        path, claims = folder / "claims/ferry.md", folder / "claims/ferry.yaml"
        assert editor.open(path).diagnostics == ()
        assert editor.open(claims).diagnostics == ()
        editor.type(path, ARTICLE.replace("32,400", "31,200"), 2)
        assert [item.code for item in editor.said_of(path, 2).diagnostics] == ["people"]
        # The claim file, which has not changed, says so too.
        (found,) = editor.said_of(claims, 1, lambda said: len(said.diagnostics) == 1).diagnostics
        assert found.range == stretch(CLAIMS, "32400")
        (related,) = found.related_information or ()
        assert related.location == types.Location(path.as_uri(), stretch(ARTICLE, "32,400"))
        editor.type(claims, CLAIMS.replace("32400", "31200"), 2)
        assert editor.said_of(claims, 2).diagnostics == ()
        assert editor.said_of(path, 2, lambda said: not said.diagnostics).diagnostics == ()
        assert path.read_text(encoding="utf-8") == ARTICLE and claims.read_text(encoding="utf-8") == CLAIMS

    def test_the_last_of_many_strokes_counts(self, editor: Editor, folder: Path) -> None:
        path = folder / "claims/ferry.md"
        editor.open(path)
        for version in range(2, 40):
            editor.type(path, ARTICLE.replace("32,400", f"{31_000 + version:,}"), version)
        (found,) = editor.said_of(path, 39).diagnostics
        assert "31,039" in found.message

    def test_mistakes_of_a_claim_file(self, editor: Editor, folder: Path) -> None:
        path = folder / "claims/ferry.yaml"
        text = "article: fery.md\nclaims:\n  - id: 乘客\n    abuot: passengers\n    expect: 很多很多\n"
        found = editor.open(path, text).diagnostics
        assert {(item.message.split("\n")[0].split(";")[-1].strip(), item.range.start.line) for item in found} >= {
            ('did you mean "ferry.md"?', 0), ('did you mean "about"?', 3),
        }
        assert [item.range for item in found if item.range.start.line == 3] == [stretch(text, "abuot")]
        assert [item.range for item in found if item.range.start.line == 4] == [stretch(text, "很多很多")]

    def test_an_article_that_cannot_be_used(self, editor: Editor, folder: Path) -> None:
        assert said(editor.open(folder / "claims/ferry.md", " \n")) == [(None, "is empty")]
        assert said(editor.open(folder / "claims/ferry.yaml")) == [(None, "is empty")]

    def test_a_figure_that_is_missing_stands_at_the_headline(self, editor: Editor, folder: Path) -> None:
        text = "---\ntitle: Ferries\n---\n\nThe ferries were late.\n"
        (found,) = editor.open(folder / "claims/ferry.md", text).diagnostics
        assert (found.code, found.range) == ("people", stretch(text, "Ferries"))

    def test_severities(self, editor: Editor, folder: Path) -> None:
        text = CLAIMS.replace("32400", "1\n    severity: info") + "  - {id: fare, about: crossing, expect: 3 euros, severity: warning}\n"
        found = editor.open(folder / "claims/ferry.yaml", text).diagnostics
        assert [item.severity for item in found] == [types.DiagnosticSeverity.Information, types.DiagnosticSeverity.Warning]

    def test_the_configuration_counts(self, editor: Editor, folder: Path) -> None:
        path, config = folder / "claims/ferry.md", folder / "factcheck.toml"
        text = ARTICLE.replace("2.5%", "130%")
        write(editor, folder, {"factcheck.toml": 'ignore = ["FC108"]\n'})
        assert "FC108" not in [code for code, _ in said(editor.open(path, text))]
        # Broken, it is told in its own place, and the article goes by the rules of the house.
        write(editor, folder, {"factcheck.toml": 'ignroe = ["FC108"]\n'})
        found = editor.open(config).diagnostics
        assert [(item.range.start.line, "did you mean" in item.message) for item in found] == [(0, True)]
        editor.said_of(path, 1, lambda said: "FC108" in [item.code for item in said.diagnostics])

    def test_what_is_closed_is_silent(self, editor: Editor, folder: Path) -> None:
        path = folder / "claims/ferry.md"
        assert editor.open(path, ARTICLE.replace("32,400", "1")).diagnostics
        editor.notify("textDocument/didClose", {"textDocument": {"uri": path.as_uri()}})
        editor._until(lambda: not editor.diagnostics[path.as_uri()].diagnostics)

    def test_other_yaml_is_left_alone(self, editor: Editor, folder: Path) -> None:
        path = folder / "docker-compose.yml"
        text = "services:\n  web:\n    image: nginx\n"
        editor.show(path, text)
        editor.open(folder / "claims/ferry.md")
        assert path.as_uri() not in editor.diagnostics
        assert editor.ask("textDocument/hover", path, 0, 2) is None
        assert not editor.ask("textDocument/completion", path, 2, 4)
        assert editor.actions(path, 0, 0) == []


class TestHover:
    def test_a_figure_as_read(self, editor: Editor, folder: Path) -> None:
        path = folder / "claims/ferry.md"
        text = "# 渡轮\n\n😀五月，渡轮客运量约11.5万人次，同比增长12.77%。\n"
        editor.open(path, text)
        where = stretch(text, "12.77%")
        hover = editor.ask("textDocument/hover", path, where.start.line, where.start.character + 1)
        rows = dict(line.strip("| ").split(" | ", 1) for line in hover.contents.value.split("\n") if " | " in line.strip("| "))
        assert hover.range == where
        assert {name: rows[name] for name in ("value", "unit", "kind", "stands for", "direction", "basis")} == {
            "value": "12.77", "unit": "%", "kind": "a percentage", "stands for": "\\[12.765, 12.775\\]", "direction": "up",
            "basis": "the same period a year before",
        }
        where = stretch(text, "约11.5万人次")
        rough = editor.ask("textDocument/hover", path, where.start.line, where.start.character)
        assert rough.range == where and "| approximator | about |" in rough.contents.value and "| subject |" in rough.contents.value

    def test_the_claims_about_it(self, editor: Editor, folder: Path) -> None:
        path = folder / "claims/ferry.md"
        editor.open(path)
        where = stretch(ARTICLE, "32,400").start
        assert "**people**: holds (ferry.yaml:3)" in editor.ask("textDocument/hover", path, where.line, where.character).contents.value

    def test_no_figure_no_hover(self, editor: Editor, folder: Path) -> None:
        editor.open(folder / "claims/ferry.md")
        assert editor.ask("textDocument/hover", folder / "claims/ferry.md", 2, 1) is None
        assert editor.ask("textDocument/hover", folder / "claims/ferry.md", 99, 1) is None

    def test_the_working_of_a_claim(self, editor: Editor, folder: Path) -> None:
        path = folder / "claims/ferry.yaml"
        text = CLAIMS + '  - id: sum\n    check: total(people, "100 passengers")\n    expect: 32,600 passengers\n'
        editor.open(path, text)
        told = editor.ask("textDocument/hover", path, 6, 15).contents.value
        assert "**sum**: contradicted (ferry.yaml:6)" in told and "32,500" in told
        assert "**people**: holds" in editor.ask("textDocument/hover", path, 4, 14).contents.value

    def test_what_a_key_means(self, editor: Editor, folder: Path) -> None:
        path = folder / "claims/ferry.yaml"
        editor.open(path)
        hover = editor.ask("textDocument/hover", path, 3, 6)
        assert hover.contents.value.startswith("The words that the figure's subject or clause must hold")
        assert hover.range == stretch(CLAIMS, "about")


COMPLETIONS = [
    # text with the cursor, what must be offered, what must not
    ("¦", ["article: ", "claims: "], ["id: "]),
    ("article: ferry.md\n¦", ["claims: ", "defaults: "], ["article: "]),
    ("article: ¦", ["ferry.md", "deep/"], ["ferry.yaml"]),
    ("article: deep/¦", ["deep/other.md"], ["ferry.md"]),
    ("article: ferry.md\nclaims:\n  - ¦", ["id: ", "about: ", "check: "], ["article: "]),
    ("article: ferry.md\nclaims:\n  - id: a\n    ¦", ["about: ", "expect: "], ["id: "]),
    ("article: ferry.md\nclaims:\n  - id: a\n    severity: ¦", ["error", "warning", "info"], []),
    ("article: ferry.md\nclaims:\n  - id: a\n    in: [¦", ["headline", "lede"], ["people"]),
    ("article: ferry.md\nclaims:\n  - id: a\n    in:\n      - ¦", ["headline", "lede"], []),
    ("article: ferry.md\nclaims:\n  - id: a\n    expect: {change: ¦", ["up", "down", "none"], []),
    ("article: ferry.md\nclaims:\n  - id: a\n    expect: {¦", ["value: ", "change: "], ["id: "]),
    ("article: ferry.md\nclaims:\n  - id: a\n    about: ¦", ["passengers"], []),
    ("article: [ferry.md]\nclaims:\n  - {id: a, about: ¦", ["passengers"], []),
    ("article:\n  - '*.md'\nclaims:\n  - id: a\n    about: ¦", ["passengers"], []),
    ("article: ferry.md\nclaims:\n  - id: a\n    find: ¦", ['"The ferries carried {} passengers in May"'], []),
    ("article: ferry.md\nclaims:\n  - id: a\n    expect: ¦", ["12 euros", "2.5%"], []),
    ("article: ferry.md\nclaims:\n  - id: 乘客\n  - id: b\n    check: total(¦", ["乘客", "b", "growth(", "total("], []),
    ("article: ferry.md\nclaims:\n  - {id: 乘客, about: x}\n  - id: b\n    check: 乘¦", ["乘客"], []),
]  # fmt: skip


class TestCompletion:
    @pytest.mark.parametrize(("text", "offered", "other"), COMPLETIONS, ids=[text.split("\n")[-1] for text, *_ in COMPLETIONS])
    def test_what_is_offered(self, text: str, offered: list[str], other: list[str], editor: Editor, folder: Path) -> None:
        write(editor, folder, {"claims/deep/other.md": "Nothing.\n"})
        before, _, after = text.partition("¦")
        path = folder / "claims/new.yaml"
        editor.show(path, before + after)
        cursor = stretch(before + "¦", "¦").start
        items = editor.ask("textDocument/completion", path, cursor.line, cursor.character)
        new = [item.text_edit.new_text for item in items]
        assert [text for text in offered if text not in new] == [] and [text for text in other if text in new] == []
        assert all(item.text_edit.range.end == cursor for item in items)

    def test_keys_are_explained(self, editor: Editor, folder: Path) -> None:
        path = folder / "claims/new.yaml"
        editor.open(path, "article: ferry.md\nclaims:\n  - id: a\n    exp")
        (item,) = [item for item in editor.ask("textDocument/completion", path, 3, 7) if item.label == "expect"]
        assert "as a journalist writes it" in item.documentation.value
        assert item.text_edit.range == types.Range(types.Position(3, 4), types.Position(3, 7))

    def test_words_come_with_their_figures_and_from_the_unsaved_article(self, editor: Editor, folder: Path) -> None:
        path, article = folder / "claims/new.yaml", folder / "claims/ferry.md"
        editor.open(article, "# Boats\n\nThe shipyard launched 17 boats.\n")
        editor.open(path, "article: ferry.md\nclaims:\n  - id: a\n    expect: ")
        assert "17" in [item.label for item in editor.ask("textDocument/completion", path, 3, 12)]


class TestActions:
    def test_accept_as_the_command_does(self, editor: Editor, folder: Path) -> None:
        article, claims = folder / "claims/ferry.md", folder / "claims/ferry.yaml"
        editor.open(article, ARTICLE.replace("32,400", "31,200"))
        where = stretch(ARTICLE, "32,400").start
        (action,) = editor.actions(article, where.line, where.character)
        assert action.title == 'Accept: "people" is expected to be 31200' and action.kind == "quickfix"
        after = edited(CLAIMS, action, claims)
        article.write_text(ARTICLE.replace("32,400", "31,200"), encoding="utf-8")
        subprocess.run([sys.executable, "-m", "factcheck", "accept", "--yes"], cwd=folder, check=True, capture_output=True)
        assert claims.read_text(encoding="utf-8") == after == CLAIMS.replace("32400", "31200")

    def test_accept_in_the_claim_file_one_and_all(self, editor: Editor, folder: Path) -> None:
        path = folder / "claims/ferry.yaml"
        text = CLAIMS.replace("32400", "1") + "  - {id: fare, about: crossing, expect: 3 euros}\n"
        editor.open(path, text)
        where = stretch(text, "3 euros").start
        one, everything = editor.actions(path, where.line, where.character)
        assert edited(text, one, path) == text.replace("3 euros", "12 euros")
        assert everything.kind == "source.factcheck.accept"
        assert "# mine" in edited(text, everything, path)
        editor.type(path, edited(text, everything, path), 2)
        assert editor.said_of(path, 2).diagnostics == ()

    @pytest.mark.parametrize(
        ("name", "text", "after"),
        [
            ("a.md", "# Ferries\n\nTraffic fell 130% in May.\n\nMore.\n", "Traffic fell 130% in May. <!-- factcheck: ignore[FC108] the reason -->\n"),
            ("a.md", "# Ferries\n\n- late 😀\n- Traffic fell 130% in May\n", "- Traffic fell 130% in May <!-- factcheck: ignore[FC108] the reason -->\n"),
            ("a.md", "# Traffic fell 130% in May\n\nWell.\n", "# Traffic fell 130% in May <!-- factcheck: ignore[FC108] the reason -->\n"),
            ("a.md", "---\ntitle: Traffic fell 130% in May\n---\n\nWell.\n", "---\n# <!-- factcheck: ignore[FC108] the reason -->\ntitle: Traffic fell"),
            ("a.html", "<article><h1>Ferries</h1><p>Traffic fell 130% in May.</p></article>\n", "in May. <!-- factcheck: ignore[FC108] the reason --></p>"),
        ],
        ids=["paragraph", "list", "heading", "front matter", "html"],
    )  # fmt: skip
    def test_a_comment_silences_a_rule(self, name: str, text: str, after: str, editor: Editor, folder: Path) -> None:
        path = folder / name
        assert "FC108" in [item.code for item in editor.open(path, text).diagnostics]
        where = stretch(text, "130%").start
        (action,) = [found for found in editor.actions(path, where.line, where.character) if "FC108" in found.title]
        assert after in edited(text, action, path)
        editor.type(path, edited(text, action, path), 2)
        assert "FC108" not in [item.code for item in editor.said_of(path, 2).diagnostics]

    def test_plain_text_has_no_comments(self, editor: Editor, folder: Path) -> None:
        path = folder / "a.txt"
        assert "FC108" in [item.code for item in editor.open(path, "Traffic fell 130% in May.\n").diagnostics]
        assert editor.actions(path, 0, 15) == []


class TestServer:
    def test_it_asks_for_changes_on_the_disk(self, editor: Editor, folder: Path) -> None:
        path = folder / "claims/ferry.md"
        assert editor.open(path).diagnostics == ()
        assert editor.registered == ["workspace/didChangeWatchedFiles"]
        write(editor, folder, {"claims/more.yaml": "article: ferry.md\nclaims:\n  - {id: fare, about: crossing, expect: 3 euros}\n"})
        editor.said_of(path, 1, lambda said: [item.code for item in said.diagnostics] == ["fare"])

    def test_folders_come_and_go(self, editor: Editor, tmp_path: Path) -> None:
        (tmp_path / "ferry.md").write_text(ARTICLE.replace("32,400", "1"), encoding="utf-8")
        (tmp_path / "facts.yaml").write_text(CLAIMS, encoding="utf-8")
        path, entry = tmp_path / "ferry.md", {"uri": tmp_path.as_uri(), "name": "x"}
        assert editor.open(path).diagnostics == ()
        for added, removed, codes in (([entry], [], ["people"]), ([], [entry], [])):
            editor.notify("workspace/didChangeWorkspaceFolders", {"event": {"added": added, "removed": removed}})
            editor.said_of(path, 1, lambda said, codes=codes: [item.code for item in said.diagnostics] == codes)

    def test_a_single_file_is_checked_by_the_claims_of_its_project(self, tmp_path: Path) -> None:
        for name, text in {"pyproject.toml": "", "claims/ferry.yaml": CLAIMS.replace("ferry.md", "../ferry.md"), "ferry.md": ARTICLE}.items():
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8")
        editor = Editor()
        assert [item.code for item in editor.open(tmp_path / "ferry.md", ARTICLE.replace("32,400", "1,200")).diagnostics] == ["people"]
        assert editor.leave() == 0

    @pytest.mark.parametrize(("settings", "config"), [({"locale": "zh-cn"}, ""), ({"locale": "en"}, 'ui-lang = "zh"\n')])
    def test_it_speaks_the_language_of_the_person(self, settings: dict[str, str], config: str, tmp_path: Path) -> None:
        (tmp_path / "factcheck.toml").write_text(config, encoding="utf-8")
        editor = Editor(tmp_path, **settings)
        path = tmp_path / "a.md"
        (found,) = [item for item in editor.open(path, "Traffic fell 130% in May.\n").diagnostics if item.code == "FC108"]
        assert not found.message.isascii()
        assert "| 单位 |" in editor.ask("textDocument/hover", path, 0, 14).contents.value
        assert editor.leave() == 0

    def test_nonsense_ends_nothing(self, editor: Editor, folder: Path) -> None:
        nowhere = folder / "nowhere.md"
        assert editor.ask("textDocument/hover", nowhere, 0, 0) is None
        for method, parameters in (("textDocument/hover", {"no": "place"}), ("factcheck/unknown", {})):
            with pytest.raises(AssertionError, match="code"):
                editor.request(method, parameters)
        editor.notify("textDocument/didChange", {"textDocument": {"uri": nowhere.as_uri(), "version": 2}, "contentChanges": [{"text": "x"}]})
        editor.notify("textDocument/didClose", {"textDocument": {"uri": nowhere.as_uri()}})
        editor.notify("factcheck/unknown", {})
        editor.send_bytes(b"{not json")
        assert editor.open(folder / "claims/ferry.md").diagnostics == ()

    def test_a_crash_is_told_and_the_rest_goes_on(self, tmp_path: Path) -> None:
        hook = (
            "import factcheck.language_server.diagnostics as diagnostics, factcheck.language_server.hover as hover\n"
            "whole = diagnostics.article_diagnostics\n"
            "def article_diagnostics(project, path, lines, voice):\n"
            "    if 'CRASH' in lines.text: raise RuntimeError('boom')\n"
            "    return whole(project, path, lines, voice)\n"
            "def article_hover(*question): raise RuntimeError('boom')\n"
            "diagnostics.article_diagnostics, hover.article_hover = article_diagnostics, article_hover\n"
        )
        (tmp_path / "hook").mkdir()
        (tmp_path / "hook/sitecustomize.py").write_text(hook, encoding="utf-8")
        editor = Editor(tmp_path, environment={"PYTHONPATH": os.pathsep.join([str(tmp_path / "hook"), str(Path(__file__).parents[2])])})
        path = tmp_path / "a.md"
        (found,) = editor.open(path, "CRASH 12%").diagnostics
        assert "RuntimeError: boom" in found.message
        with pytest.raises(AssertionError, match="boom"):
            editor.ask("textDocument/hover", path, 0, 1)
        editor.type(path, "Traffic fell 130%.", 2)
        assert [item.code for item in editor.said_of(path, 2).diagnostics] == ["FC108"]
        assert editor.leave() == 0

    @pytest.mark.parametrize(("encoding", "start"), [("utf-8", 9), ("utf-32", 6), ("utf-16", 7)])
    def test_places_are_counted_as_both_sides_agree(self, encoding: str, start: int, tmp_path: Path) -> None:
        capabilities = {"general": {"positionEncodings": [encoding]}}
        editor = Editor(tmp_path, options=["--stdio"], capabilities=capabilities)
        assert editor.capabilities["positionEncoding"] == encoding
        (found,) = [item for item in editor.open(tmp_path / "a.md", "😀fell 130% in May.\n").diagnostics if item.code == "FC108"]
        assert found.range.start == types.Position(0, start)
        assert editor.leave() == 0

    def test_it_ends_with_its_editor(self, tmp_path: Path) -> None:
        editor = Editor(tmp_path)
        assert editor.process.stdin is not None
        editor.process.stdin.close()
        editor.process.wait(DEADLINE)

    def test_without_the_package_it_says_what_to_install(self, tmp_path: Path) -> None:
        (tmp_path / "pygls.py").write_text("raise ModuleNotFoundError('no pygls', name='pygls')", encoding="utf-8")
        environment = {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONPATH": os.pathsep.join([str(tmp_path), str(Path(__file__).parents[2])])}
        done = subprocess.run([sys.executable, "-m", "factcheck", "lsp"], capture_output=True, text=True, timeout=DEADLINE, env=environment, stdin=subprocess.DEVNULL)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == 'factcheck  the language server needs the package pygls; install it with: pip install "pygls"\n'
