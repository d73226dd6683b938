"""Which files a run takes, what it makes of mistakes and crashes, and what it counts; the parts themselves are stood in for."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from factcheck import checkers, claims, runner
from factcheck.documents import from_text
from factcheck.figures import Article
from factcheck.model import Claim, ClaimFile, Document, Figure, Finding, InputError, Quantity, SourcePlace
from factcheck.runner import checking


class Parts:
    """Stands in for loader, scanner and checkers, and keeps account of what was asked of them."""

    def __init__(self) -> None:
        self.files: dict[str, tuple[ClaimFile | None, list[InputError]] | Exception] = {}
        self.loaded: list[tuple[str, object]] = []
        self.extracted: list[str] = []
        self.check: Callable[[ClaimFile, Mapping[str, Article]], list[Finding]] = each_claim_holds

    def load(self, path: str, *, root: object = None, **_: object) -> tuple[ClaimFile | None, list[InputError]]:
        self.loaded.append((path, root))
        outcome = self.files[Path(path).name]
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    def extract(self, document: Document) -> list[Figure]:
        self.extracted.append(document.path)
        quantity = Quantity(Decimal(1), Decimal(1), None, "count")
        return [Figure("1", at, at + 1, quantity) for at, character in enumerate(document.text) if character == "1"]


def each_claim_holds(claim_file: ClaimFile, articles: Mapping[str, Article]) -> list[Finding]:
    path, article = next(iter(articles.items()))
    first = article.figures[0]
    return [
        Finding("holds", "fine", claim.id, claim.place, article=path, figures=((first.start, first.end),))
        for claim in claim_file.claims
    ]


def claim_file(path: str, *articles: str, ids: tuple[str, ...] = ("a", "b")) -> ClaimFile:
    places = [SourcePlace(path, 4 + index, 5) for index in range(len(ids))]
    return ClaimFile(
        path,
        tuple((article, SourcePlace(path, 1, 10)) for article in articles),
        tuple(Claim(name, place, "1", place) for name, place in zip(ids, places, strict=True)),
    )


@pytest.fixture
def parts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Parts:
    parts = Parts()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(claims, "load", parts.load)
    monkeypatch.setattr("factcheck.figures.article.extract", parts.extract)
    monkeypatch.setattr(checkers, "check_file", lambda file, articles, today=None, values=None: parts.check(file, articles), raising=False)
    Path("claims").mkdir()
    Path("a.txt").write_text("It rose 1 and 1 again.", encoding="utf-8")
    return parts


def put(parts: Parts, name: str, file: ClaimFile | None, *errors: InputError) -> str:
    Path("claims", name).write_text("article: a.txt\n", encoding="utf-8")
    parts.files[name] = (file, list(errors))
    return f"claims/{name}"


def test_findings_stand_by_file_and_claim_and_each_article_is_read_once(parts: Parts) -> None:
    put(parts, "z.yaml", claim_file("claims/z.yaml", "a.txt"))
    put(parts, "b.yml", claim_file("claims/b.yml", "./a.txt"))
    report = runner.run(["claims/"])
    assert [(str(f.claim_place), f.claim) for f in report.findings] == [
        ("claims/b.yml:4:5", "a"), ("claims/b.yml:5:5", "b"), ("claims/z.yaml:4:5", "a"), ("claims/z.yaml:5:5", "b"),
    ]  # fmt: skip
    assert parts.extracted == ["./a.txt"]
    assert [(c.article, c.figures, c.covered) for c in report.coverage] == [("./a.txt", 2, 1)]
    assert report.exit_code == 0 and report.seconds > 0
    assert report == runner.run(["claims/"])


def test_only_what_holds_or_is_contradicted_covers_a_figure(parts: Parts) -> None:
    put(parts, "a.yaml", claim_file("claims/a.yaml", "a.txt"))

    def ambiguous(file: ClaimFile, articles: Mapping[str, Article]) -> list[Finding]:
        spans = tuple((figure.start, figure.end) for figure in articles["a.txt"].figures)
        return [
            Finding("ambiguous", "which?", "a", article="a.txt", figures=spans),
            Finding("contradicted", "no", "b", article="a.txt", figures=spans[1:]),
        ]

    parts.check = ambiguous
    report = runner.run(["claims"])
    assert [(c.figures, c.covered) for c in report.coverage] == [(2, 1)]
    assert report.exit_code == 1


def test_the_root_is_the_project_of_the_path_given(parts: Parts) -> None:
    path = put(parts, "a.yaml", claim_file("claims/a.yaml", "a.txt"))
    runner.run(["claims"])
    runner.run([path], root="elsewhere")
    assert parts.loaded == [("claims/a.yaml", Path("claims").absolute()), ("claims/a.yaml", "elsewhere")]


def test_a_file_that_cannot_be_used_gives_one_finding_and_the_rest_goes_on(parts: Parts) -> None:
    first = InputError('unknown key "expects"', "claims/a.yaml", 12, 5)
    put(parts, "a.yaml", None, first, InputError("duplicate id", "claims/a.yaml", 14, 9))
    put(parts, "b.yaml", claim_file("claims/b.yaml", "a.txt"))
    report = runner.run(["claims"])
    assert [f.verdict for f in report.findings] == ["error", "holds", "holds"]
    broken = report.findings[0]
    assert broken.message == 'unknown key "expects" (and 1 more in this file)'
    assert (broken.claim, str(broken.claim_place), broken.article) == (None, "claims/a.yaml:12:5", None)
    assert broken.notes == ("claims/a.yaml:14:9  duplicate id",)
    assert report.exit_code == 2


@pytest.mark.parametrize("where", ["load", "check", "extract"])
def test_a_crash_is_told_and_the_rest_goes_on(parts: Parts, monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    Path("b.txt").write_text("1", encoding="utf-8")
    put(parts, "a.yaml", claim_file("claims/a.yaml", "a.txt"))
    put(parts, "b.yaml", claim_file("claims/b.yaml", "b.txt"))
    if where == "load":
        parts.files["a.yaml"] = RuntimeError("boom")
    elif where == "extract":
        extract = parts.extract
        monkeypatch.setattr("factcheck.figures.article.extract", lambda d: extract(d) if d.path == "b.txt" else [][1])
    else:
        parts.check = lambda file, articles: each_claim_holds(file, {"x": articles["b.txt"]})
    report = runner.run(["claims"])
    assert [f.verdict for f in report.findings] == ["error", "holds", "holds"]
    assert report.findings[0].message.startswith("internal error, please report it: ")
    assert report.findings[0].claim_place is not None and report.findings[0].claim_place.path == "claims/a.yaml"
    assert report.exit_code == 2
    with pytest.raises((RuntimeError, IndexError, KeyError)):
        runner.run(["claims"], debug=True)


def test_an_article_that_cannot_be_read_is_an_error_of_the_file_that_names_it(parts: Parts) -> None:
    put(parts, "a.yaml", claim_file("claims/a.yaml", "a.txt", "gone.txt"))
    put(parts, "b.yaml", claim_file("claims/b.yaml", "a.txt"))
    report = runner.run(["claims"])
    assert [f.verdict for f in report.findings] == ["error", "holds", "holds"]
    finding = report.findings[0]
    assert (finding.article, finding.claim) == ("gone.txt", None)
    assert str(finding.claim_place) == "claims/a.yaml:1:10"


def test_paths_that_give_no_claim_file(parts: Parts) -> None:
    Path("empty").mkdir()
    (Path("empty") / "x.md").write_text("1", encoding="utf-8")
    os.mkfifo("pipe")
    report = runner.run(["gone", "empty", "a.txt", "pipe", "claims/gone.yaml", "nul\0"])
    assert [(f.claim_place and f.claim_place.path, f.verdict) for f in report.findings] == [
        (path, "error") for path in ("gone", "empty", "a.txt", "pipe", "claims/gone.yaml", "nul\0")
    ]
    messages = [f.message for f in report.findings]
    assert messages[0] == "there is no such file or folder"
    assert messages[1].endswith("write a first one with: factcheck suggest ARTICLE --output empty/NAME.yaml")
    assert messages[2].endswith("write one with: factcheck suggest a.txt --output NAME.yaml")
    assert report.exit_code == 2


def test_folders_are_searched_in_order_without_hidden_ones_loops_and_doubles(parts: Parts) -> None:
    for name in ("b/deep/2.yaml", "b/deep/10.YML", "a.yaml", "b/.hidden/x.yaml", ".pre.yaml", "b/note.txt", "c/z.yaml"):
        path = Path("claims", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", encoding="utf-8")
    os.symlink("..", "claims/b/loop")
    os.symlink("../c", "claims/b/again")
    planned = runner.plan(["claims/c/z.yaml", "claims/"])
    assert [p.path for p in planned if isinstance(p, runner.Planned)] == [
        "claims/c/z.yaml", "claims/a.yaml", "claims/b/deep/10.YML", "claims/b/deep/2.yaml",
    ]  # fmt: skip


def test_a_link_that_leads_to_itself_hides_no_file(parts: Parts) -> None:
    for name in ("a.yaml", "z.yaml"):
        put(parts, name, claim_file(name))
    os.symlink("round", "claims/round")
    assert [p.path for p in runner.plan(["claims"]) if isinstance(p, runner.Planned)] == ["claims/a.yaml", "claims/z.yaml"]


def test_a_folder_of_articles_that_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "shut").mkdir()
    (tmp_path / "a.md").write_text("x", encoding="utf-8")
    scandir = os.scandir

    def refusing(path: str) -> object:
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    told, path = runner.articles([str(tmp_path)])
    assert str(told) == f"{tmp_path / 'shut'}: cannot be read: Permission denied" and path == str(tmp_path / "a.md")


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_folder_that_may_not_be_read(parts: Parts) -> None:
    Path("claims/shut").mkdir(mode=0)
    report = runner.run(["claims"])
    assert report.findings[0].message.startswith("cannot be read: ")


class TestCheck:
    """The library's way in: everything is loaded already."""

    def test_documents_serve_the_files_that_name_them(self, parts: Parts) -> None:
        first, second = claim_file("x.yaml", "a.txt"), claim_file("y.yaml", "b.txt")
        report = runner.check([first, second], from_text("up 1", path="./a.txt"))
        assert [(f.verdict, f.claim) for f in report.findings] == [("holds", "a"), ("holds", "b"), ("error", None)]
        assert report.findings[2].message == "this article is not among the documents given"
        assert [(c.article, c.figures, c.covered) for c in report.coverage] == [("./a.txt", 1, 1)]

    def test_a_text_without_a_file_stands_for_the_only_article(self, parts: Parts) -> None:
        text = from_text("up 1")
        assert runner.check(claim_file("x.yaml", "a.txt"), [text]).exit_code == 0
        assert runner.check(claim_file("x.yaml", "a.txt", "b.txt"), [text]).exit_code == 2

    def test_claim_files_may_be_given_by_their_paths(self, parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
        loaded = {"x.yaml": (claim_file("x.yaml", "a.txt"), []), "y.yaml": (None, [InputError("no list", "y.yaml", 2, 1)])}
        monkeypatch.setattr(checking, "load_claims", lambda path: loaded[os.fspath(path)])
        report = runner.check(["x.yaml", Path("y.yaml")], from_text("up 1"))
        assert [(f.verdict, f.claim, f.message) for f in report.findings[-1:]] == [("error", None, "no list")]
        assert report.findings[0].verdict == "holds" and str(report.findings[-1].claim_place) == "y.yaml:2:1"
        assert runner.check("x.yaml", from_text("up 1")).exit_code == 0
