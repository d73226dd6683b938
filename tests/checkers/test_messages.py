"""What is said of a figure that does not agree, and which figures are not held against a claim."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.model import Finding
from factcheck.runner import run


def check(folder: Path, article: str, *claim: str) -> Finding:
    (folder / "article.txt").write_text(article, encoding="utf-8")
    lines = ["article: article.txt", "claims:", "  - id: it", *(f"    {line}" for line in claim)]
    (folder / "claims.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (finding,) = run([str(folder / "claims.yaml")], root=folder).findings
    return finding


@pytest.mark.parametrize(
    "article, about, expect, message, working",
    [
        ("全市追回资金3.5亿元。", "追回资金", "36012万元", "全市追回资金 3.5亿元; expected 36012万元", "3.5亿元 stands for [3.45亿, 3.55亿]; 36,012万 lies outside. With 3.6亿元 it would hold."),
        ("全市立案数下降12.7%。", "立案数", "down 12.77%", "全市立案数 down 12.7%; expected down 12.77%", "12.7% stands for [12.65, 12.75]; 12.77 lies outside. With 12.8% it would hold."),
        ("全市立案数上升12.77%。", "立案数", "down 12.77%", "全市立案数 up 12.77%; expected down 12.77% (the article says up)", 'found by its subject, "全市立案数"'),
        ("全市立案4830起。", "立案", "4380起", "全市立案 4830起; expected 4380起", 'found by its subject, "全市立案"'),
        ("反诈课开讲680余场。", "反诈课", '"> 850场"', "反诈课开讲 680余场; expected > 850场", "680余场 stands for [680, 690), not more than 850"),
        ("反诈课开讲860余场。", "反诈课", '"> 850场"', "反诈课开讲 860余场", "860余场 is more than 850"),
        ("听课的近12万人次。", "听课", "超12万人次", "听课的 近12万人次; expected 超12万人次", "近12万人次 stands for [11.5万, 12万], not inside [12万, 13万)"),
        ("The library lent 3.6 million books.", "library", "3.42 million", "books 3.6 million; expected 3.42 million", "3.6 million stands for [3.55, 3.65] million; 3.42 million lies outside. With 3.4 million it would hold."),
    ],
)  # fmt: skip
def test_messages(tmp_path: Path, article: str, about: str, expect: str, message: str, working: str) -> None:
    finding = check(tmp_path, article, f"about: {about}", f"expect: {expect}")
    assert (finding.message, finding.working) == (message, working)


def test_an_expectation_in_parts_is_told_in_words(tmp_path: Path) -> None:
    finding = check(tmp_path, "立案数同比减少602起。", "about: 立案数", "expect: {change: down, by: 620起, basis: yoy}")
    assert finding.message == "立案数 down 602起; expected down 620起 year on year"


@pytest.mark.parametrize(
    "article, expect, slip",
    [
        ("追回资金36亿元。", "36012万元", "10"),
        ("追回资金36012亿元。", "36012万元", "10,000"),
        ("追回资金37亿元。", "36012万元", None),
        ("演练至少2次。", "至少4次", None),
    ],
)
def test_a_slip_of_the_magnitude_is_told_as_one(tmp_path: Path, article: str, expect: str, slip: str | None) -> None:
    about = "追回资金" if "追回" in article else "演练"
    finding = check(tmp_path, article, f"about: {about}", f"expect: {expect}")
    assert finding.verdict == "contradicted"
    assert [note for note in finding.notes if "factor" in note] == (
        [f"it is off by a factor of {slip}: a slip of the decimal point or the magnitude word?"] if slip else []
    )


@pytest.mark.parametrize(
    "article, about, expect, verdict, found",
    [
        # Levels, and what they rose by, are no slips for one another.
        ("破案率为45%，比上年的38.7%提高6.3个百分点。", "破案率", "提高6.3个百分点", "holds", "6.3个百分点"),
        ("劝阻电话28.2万通，通常要打3至5分钟。", "劝阻电话", "28.2万通", "holds", "28.2万通"),
        # The slip itself is found, though figures with other numbers stand in the same words.
        ("破案率为45%，比上年的38.7%提高6.3%。", "破案率", "提高6.3个百分点", "contradicted", "6.3%"),
        ("Running the libraries cost $7.2 million.", "cost", "£7.2 million", "contradicted", "$7.2 million"),
        # Of two mentions one has another unit and the expected number: a slip beside a right one.
        ("拦截短信39万条。拦截短信39万次。", "拦截短信", "39万条", "contradicted", "39万次"),
    ],
)
def test_slips_are_found_and_other_figures_left_alone(
    tmp_path: Path, article: str, about: str, expect: str, verdict: str, found: str
) -> None:
    finding = check(tmp_path, article, f"about: {about}", f"expect: {expect}")
    assert (finding.verdict, finding.found) == (verdict, found)
