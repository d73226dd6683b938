"""Claims for the cells of tables: each is covered, named as an editor would, and holds; a changed cell is noticed."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.authoring import suggest
from factcheck.checkers import check_file
from factcheck.claims import load
from factcheck.documents import from_text
from factcheck.figures import Article
from factcheck.model import Finding

ZH = [("地区", "立案数（件）", "金额（万元）"), ("浦东新区", "412", "1,200"), ("合计", "509", "1,286.5"), ("合计（不含网络）", "310", "900")]
EN = [("Branch", "Visits (thousand)", "Fees"), ("Eastgate", "131.5", "£5,210"), ("Total", "219.5", "£5,850"), ("Total without fines", "211", "£5,000")]
NEW = {"509": "519", "1,200": "1,300", "310": "311", "131.5": "131.6", "£5,850": "£5,860", "211": "221"}


def made(rows: list[tuple[str, ...]], html: bool) -> str:
    if html:
        body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows[1:])
        return f"<p>x</p><table><tr>{''.join(f'<th>{cell}</th>' for cell in rows[0])}</tr>{body}</table>"
    return "\n".join(["x", "", f"| {' | '.join(rows[0])} |", "|---" * len(rows[0]) + "|", *(f"| {' | '.join(row)} |" for row in rows[1:])])


def read(text: str, html: bool) -> Article:
    return Article.of(from_text(text, format="html" if html else "markdown"))


def checked(written: str, article: Article, folder: Path) -> list[Finding]:
    (folder / "a.md").touch()
    (folder / "claims.yaml").write_text(written, encoding="utf-8")
    claim_file, mistakes = load(folder / "claims.yaml", root=folder)
    assert claim_file is not None, mistakes
    return check_file(claim_file, {claim_file.articles[0][0]: article})


@pytest.mark.parametrize("html", [True, False], ids=["html", "markdown"])
@pytest.mark.parametrize("rows", [ZH, EN], ids=["zh", "en"])
def test_every_cell_has_a_claim_that_holds_and_notices_changes(rows: list[tuple[str, ...]], html: bool, tmp_path: Path) -> None:
    text = made(rows, html)
    article = read(text, html)
    written = suggest(article.document, article.figures, article="a.md")
    assert written.count("- id:") == len(article.figures) == 6
    assert "find:" not in written
    # Its own name stands in a longer header, too, so that about alone cannot tell the one from the other.
    assert f"row: {rows[2][0]}\n    column: " in written
    assert {finding.verdict for finding in checked(written, article, tmp_path)} == {"holds"}
    for old, new in NEW.items():
        if old in text:
            verdicts = [finding.verdict for finding in checked(written, read(text.replace(old, new), html), tmp_path)]
            assert verdicts.count("contradicted") == 1 and verdicts.count("holds") == 5, (old, verdicts)


def test_a_number_is_written_with_the_unit_of_its_header() -> None:
    shown = {html: suggest(read(made(ZH, html), html).document, read(made(ZH, html), html).figures, article="a.md") for html in (True, False)}
    for written in shown.values():
        assert "expect: 412件" in written and "expect: 1,200万元" in written
        assert "line" in written and "浦东新区 金额（万元）: 1,200" in written


@pytest.mark.parametrize("html", [True, False], ids=["html", "markdown"])
def test_cells_of_two_tables_with_the_same_headers_are_told_apart_by_their_number(html: bool, tmp_path: Path) -> None:
    first, second = [EN[0], EN[1], EN[2]], [EN[0], ("Eastgate", "133", "£5,220"), ("Total", "230", "£6,000")]
    text = f"{made(first, html)}\n\ny\n\n{made(second, html)}"
    article = read(text, html)
    written = suggest(article.document, article.figures, article="a.md")
    assert written.count("- id:") == written.count("    row: ") == 8
    assert "expect: 131.5 thousand" in written and "expect: £5,210" in written
    assert {finding.verdict for finding in checked(written, article, tmp_path)} == {"holds"}
    verdicts = [finding.verdict for finding in checked(written, read(text.replace("£6,000", "£6,100"), html), tmp_path)]
    assert verdicts.count("contradicted") == 1 and verdicts.count("holds") == 7
