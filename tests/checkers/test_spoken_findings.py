"""Findings can be said in any language, whole: nothing in them was put together in English."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from judging import judge
from speaking import english_in
from test_messages import check
from test_relations import ROWS, keys

from factcheck.checkers.registry import relationships

# What a claim file writes, and messages name: relationships with their arguments, units by their symbols, examples, paths.
NAMES = " ".join([*(f"{name} {kind.signature()}" for name, kind in relationships().items()), "CNY USD EUR km kg mi ha bp pp month"])
OTHERS = 'nth near about claims yaml md article txt "three straight rises" "four banks"'


@pytest.mark.parametrize("row", ROWS)
def test_relations(row: re.Match[str]) -> None:
    finding = judge(row["check"].strip(), row["expect"].strip() or None, **keys(row))
    for said in (finding.message, finding.working, *finding.notes):
        assert english_in(said, row["check"], row["expect"], NAMES, OTHERS) == [], said


@pytest.mark.parametrize(
    ("article", "claim"),
    [
        ("追回资金3.5亿元。", "about: 资金|expect: 36012万元"),
        ("追回资金3.5亿元。", "about: 资金|expect: 36012万元|digits: same"),
        ("追回资金3.6亿元。", "about: 资金|expect: 36012万元"),
        ("追回资金3.6亿元。追回资金3.6亿元。", "about: 资金|expect: 3.6亿元"),
        ("追回资金3.6亿元。追回资金4.6亿元。追回资金5亿元。", "about: 资金|expect: 3.6亿元"),
        ("追回资金近3.6亿元。", "about: 资金|expect: 约3.6亿元"),
        ("追回资金3.6亿元。", '''about: 资金|expect: "> 4亿元"'''),
        ("追回资金36亿元。", "about: 资金|expect: 3.6亿元"),
        ("立案数上升12.77%。", "about: 立案数|expect: down 12.77%"),
        ("立案数为12.77%。", "about: 立案数|expect: 下降12.77%"),
        ("立案数同比下降12.77%。", "about: 立案数|expect: 环比下降12.77%"),
        ("立案数下降12.77%。", "about: 立案数|expect: 同比下降12.77%"),
        ("立案数下降12.7%。", "about: 立案数|expect: 下降12.77%|tolerance: 0.5 points"),
        ("立案数下降12.7%。", "about: 立案数|expect: 下降12.79%"),
        ("立案4830起。", "about: 立案|expect: 4830人"),
        ("立案4830起。", "about: 破案|expect: 4830起"),
        ("立案4830起。", "about: 立案|expect: 4830起|in: [headline, paragraph 3]"),
        ("立案4830起。", "find: 立案{}|expect: 4830起"),
        ("立案4830起。", "about: 立案|expect: 4830起|skip: 待定"),
        ("立案4830起。", "about: 立案|expect: 4830起|when: en"),
        ("甲案和乙案分别有3起、5起、6起。", "about: 甲案|expect: 4起"),
        ("立案4830起。", "check: growth(破案, 立案)|expect: 5%"),
        ("立案4830起，破案3000起，抓获500人，缴获5车。", "about: 抓获 | 立案|expect: 500起"),
    ],
)
def test_values(tmp_path: Path, article: str, claim: str) -> None:
    finding = check(tmp_path, article, *claim.split("|"))
    for said in (finding.message, finding.working, *finding.notes):
        assert english_in(said, claim, NAMES, OTHERS, str(tmp_path)) == [], said
