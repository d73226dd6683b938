"""accept for the cells of tables: a changed cell changes its claim, in the words that it has."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.authoring import accept
from factcheck.claims import load
from factcheck.documents import from_text
from factcheck.figures import Article

CLAIMS = """\
article: a.md
claims:
  - id: filed
    row: 浦东新区
    column: 立案数
    expect: 412件        # as reported
  - {id: saved, row: 浦东新区, column: 金额, expect: 1,200万元}
"""


@pytest.mark.parametrize(
    ("filed", "saved", "expect"),
    [("415", "1,200", ("415件        # as reported", "1,200万元")), ("412", "1,300", ("412件        # as reported", "1,300万元"))],
)
def test_a_changed_cell_changes_its_claim(filed: str, saved: str, expect: tuple[str, str], tmp_path: Path) -> None:
    text = f"x\n\n| 地区 | 立案数（件） | 金额（万元） |\n|---|---|---|\n| 浦东新区 | {filed} | {saved} |\n"
    claims = CLAIMS.replace("1,200万元", '"1,200万元"')
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    (tmp_path / "claims.yaml").write_text(claims, encoding="utf-8")
    claim_file, mistakes = load(tmp_path / "claims.yaml", root=tmp_path)
    assert claim_file is not None, mistakes
    document = from_text(text, format="markdown")
    done = accept(claims, claim_file, {claim_file.articles[0][0]: Article.of(document)})
    assert not done.by_hand and len(done.rewritten) == 1
    assert f"    expect: {expect[0]}\n" in done.text and f'expect: "{expect[1]}"' in done.text
    assert done.text.count("row: 浦东新区") == 2
