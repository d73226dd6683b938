"""Claims of a file against articles: constants, other articles, choosing among figures, languages, expiry, tolerance, count."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

from factcheck.checkers import check_file
from factcheck.claims import load
from factcheck.documents import read
from factcheck.figures import Article
from factcheck.model import Finding

ARTICLE = """\
# Ferries carry 2.4 million passengers

Ferries carried 2.4 million passengers last year, up 20% from 2 million the year before.

The port has four operators: North Line, Ellery Boats, Mill Ferry and Harbour Company. Fares rose by 3.5%.

Tickets brought in 12 million yuan. In 2019 tickets brought in 9 million yuan.
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "factcheck.toml").touch()
    (tmp_path / "a.md").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "first.md").write_text("# First report\n\nFerries carried 2.2 million passengers last year.\n", encoding="utf-8")
    (tmp_path / "zh.md").write_text("---\nlang: zh\n---\n# 轮渡\n\n去年轮渡客运量达240万人次，同比增长20%。\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def findings(text: str, today: date | None = None) -> list[Finding]:
    text = dedent(text)
    Path("c.yaml").write_text(text if text.startswith("article") else "article: a.md\n" + text, encoding="utf-8")
    claim_file, errors = load("c.yaml")
    assert [str(error) for error in errors] == []
    assert claim_file is not None
    articles = {}
    for path, _ in (*claim_file.articles, *claim_file.others):
        articles[path] = Article.of(read(path))
    return check_file(claim_file, articles, today)


def verdicts(text: str, today: date | None = None) -> list[str]:
    return [finding.verdict for finding in findings(text, today)]


@pytest.mark.usefixtures("desk")
def test_constants_in_checks_and_expectations() -> None:
    assert verdicts("""\
        given:
          residents: {value: 1.2 million people, source: census of 2020}
          twice: 2
          opened: 1998-05-01
        claims:
          - {id: passengers, about: passengers, expect: 2.4 million, nth: 1}
          - {id: each, check: "passengers / residents", expect: "${given.twice}"}
          - {id: each-again, check: "passengers / ${given.residents}", expect: twice}
          - {id: too-many, check: "passengers / residents", expect: "3"}
          - {id: age, check: 'years(opened, "2021-05-01")', expect: 23 years}
          - {id: older, check: 'years(${given.opened}, "2021-05-01")', expect: 24 years}
        """) == ["holds", "holds", "holds", "contradicted", "holds", "contradicted"]


@pytest.mark.usefixtures("desk")
def test_a_follow_up_is_held_against_the_first_report() -> None:
    found = findings("""\
        claims:
          - {id: now, about: passengers, expect: 2.4 million, nth: 1}
          - {id: first, about: passengers, expect: 2.2 million, from: first.md}
          - {id: agree, check: "same(now, first)"}
          - {id: grew, check: "growth(first, now)", expect: up 9%}
        """)
    assert [finding.verdict for finding in found] == ["holds", "holds", "contradicted", "holds"]
    assert found[1].article == "first.md" and found[1].line == 3
    assert found[2].article == "a.md"


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("keys", "verdict"),
    [
        ("expect: 12 million yuan, nth: 1", "holds"),
        ("expect: 9 million yuan, nth: 2", "holds"),
        ("expect: 9 million yuan, nth: -1", "holds"),
        ("expect: 12 million yuan, nth: -2", "holds"),
        ("expect: 12 million yuan, nth: 2", "contradicted"),
        ("expect: 12 million yuan, nth: 3", "missing"),
        ("expect: 12 million yuan, nth: [1]", "holds"),
        ("expect: 12 million yuan, nth: [1, 2]", "contradicted"),
        ("expect: 12 million yuan, nth: [1, 3]", "missing"),
        ("expect: 12 million yuan, nth: -3", "missing"),
        ("expect: 9 million yuan, near: '2019'", "holds"),
        ("expect: 12 million yuan, near: '2019'", "contradicted"),
        ("expect: 12 million yuan, near: in the harbour", "missing"),
        ("expect: 11 million yuan, nth: 1, tolerance: 1000000", "holds"),
        ("expect: 11 million yuan, nth: 1, tolerance: 999999", "contradicted"),
        ("expect: 11 million yuan, nth: 1, tolerance: 10%", "holds_not"),
    ],
)
def test_choosing_among_the_figures_that_fit(keys: str, verdict: str) -> None:
    found = verdicts(f"claims: [{{id: tickets, about: Tickets brought in, {keys}}}]\n")
    # A tenth of 11 million reaches to 12.1 million.
    assert found == ["holds" if verdict == "holds_not" else verdict]


@pytest.mark.usefixtures("desk")
def test_a_claim_for_one_language() -> None:
    found = findings("""\
        article: [a.md, zh.md]
        claims:
          - {id: en, about: passengers, expect: 2.4 million, nth: 1, when: en}
          - {id: zh, about: 客运量, expect: 240万人次, when: zh}
          - {id: zh-in-en, about: passagers, expect: 5, when: zh, from: a.md}
        """)
    assert [finding.verdict for finding in found] == ["holds", "holds", "skipped"]
    assert [finding.article for finding in found] == ["a.md", "zh.md", None]


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("today", "keys", "verdict", "severity"),
    [
        (date(2024, 3, 5), "", "holds", "error"),
        (date(2024, 3, 6), "", "unverifiable", "warning"),
        (date(2024, 3, 6), ", severity: info", "unverifiable", "info"),
        (None, "", "holds", "error"),
        (date(2030, 1, 1), ", skip: later", "skipped", "error"),
    ],
)
def test_an_expired_claim_is_reported(today: date | None, keys: str, verdict: str, severity: str) -> None:
    claim = "id: fares, about: Fares, expect: up 3.5%, checked_by: the desk, checked_on: 2023-03-05, expires: 2024-03-05"
    (found,) = findings(f"claims: [{{{claim}{keys}}}]\n", today)
    assert (found.verdict, found.severity) == (verdict, severity)
    assert ("the claim expired on 2024-03-05; last checked on 2023-03-05 by the desk" in found.message) == (verdict == "unverifiable")


@pytest.mark.usefixtures("desk")
def test_an_expired_claim_that_is_contradicted_stays_so() -> None:
    (found,) = findings("claims: [{id: fares, about: Fares, expect: up 3.6%, expires: 2024-03-05}]\n", date(2024, 3, 6))
    assert (found.verdict, found.severity) == ("contradicted", "error")
    assert "the claim expired on 2024-03-05: check its source again and set a new date" in found.notes


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("check", "expect", "verdict"),
    [
        ('count("North Line", "Ellery Boats", "Mill Ferry", "Harbour Company")', "four operators", "holds"),
        ('count("North Line", "Ellery Boats", "Mill Ferry")', "four operators", "contradicted"),
        ('count("North Line", "Ellery Boats", "Mill Ferry", "South Line")', "four operators", "missing"),
        ('count("North Line", "north  line", "Mill Ferry", "Ellery Boats")', "four operators", "error"),
        ('count("North Line", "Mill Ferry")', "5%", "error"),
    ],
)
def test_the_text_lists_as_many_as_it_says(check: str, expect: str, verdict: str) -> None:
    assert verdicts(f"claims:\n  - {{id: operators, check: '{check}', expect: {expect}}}\n") == [verdict]


@pytest.mark.usefixtures("desk")
def test_an_input_that_the_article_lacks_is_missing_not_held() -> None:
    (_, found) = findings("""\
        claims:
          - {id: lorries, about: lorries, expect: 300 lorries}
          - {id: all, check: 'total(lorries, "2 lorries")', expect: 302 lorries}
        """)
    assert found.verdict == "missing"
    assert found.message == "cannot be checked: the article states no figure for lorries"


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("check", "expect", "message"),
    [
        ("fares + nobody", "5%", 'c.yaml:4:31: there is no claim "nobody"; a figure is written in quotes'),
        ("fares-fares", "5%", 'c.yaml:4:23: there is no claim "fares-fares"; a minus has spaces around it: fares - fares'),
        ("fares + sum", "5%", 'c.yaml:4:31: "sum" is no claim about one figure, so it cannot be an input'),
        ("shar(fares, fares)", "5%", 'c.yaml:4:23: unknown relationship "shar"; did you mean "share"?'),
        ('fares + "5 people"', "5%", "c.yaml:4:29: 5 people is in people and cannot be added to 3.5%, which is in %"),
        ("order(fares > fares) + 1", "5%", "c.yaml:4:23: order(a, b, …) is no amount, so it cannot be part of a sum"),
    ],
)
def test_a_mistake_in_a_check_has_its_place(check: str, expect: str, message: str) -> None:
    found = findings(f"claims:\n  - {{id: fares, about: Fares, expect: up 3.5%}}\n  - {{id: sum, check: '{check}', expect: {expect}}}\n")
    assert found[1].verdict == "error"
    assert found[1].message == message


@pytest.mark.usefixtures("desk")
def test_what_would_make_it_hold_is_said() -> None:
    found = findings("""\
        claims:
          - {id: tickets, about: Tickets brought in, expect: 12 million yuan, nth: 1}
          - {id: before, about: Tickets brought in, expect: 9 million yuan, nth: 2}
          - {id: grew, check: "growth(before, tickets)", expect: up 50%}
        """)[2]
    assert found.verdict == "contradicted"
    # 1.495 x 8.5 .. 1.505 x 9.5, and 11.5 / 1.505 .. 12.5 / 1.495.
    assert found.notes[:2] == ("up 50% needs tickets between 12.7075 million and 14.2975 million", "up 50% needs before between 7.641 million and 8.361 million")
    assert found.notes[2] == "9 million yuan stands for [8.5, 9.5] million; 12 million yuan stands for [11.5, 12.5] million"


@pytest.mark.usefixtures("desk")
def test_what_would_hold_with_digits_cut_off_is_said() -> None:
    (found,) = findings("claims: [{id: sum, check: 'growth(\"2,000件\", \"2,251件\")', expect: up 12%}]\n")
    assert "with figures cut off instead of rounded it would hold (rounding: truncated)" in found.notes


@pytest.mark.usefixtures("desk")
def test_a_share_that_lacks_its_hundred_is_told() -> None:
    (found,) = findings("claims: [{id: part, check: '\"1人\" / \"4人\"', expect: 25%}]\n")
    assert found.verdict == "contradicted"
    assert found.notes[0] == "with * 100 behind it, it would be 25%"
