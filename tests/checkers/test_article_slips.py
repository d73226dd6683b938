"""A wrong unit in the article contradicts the relation that needs it; one that the claim file itself writes is an error."""

from __future__ import annotations

import pytest
from judging import PLACE, article, claim

from factcheck.checkers import check_file
from factcheck.model import Claim, ClaimFile, Finding

ZH = "去年破案率为38.7%，今年破案率为45%，破案率提高{}。全市共立案{}。其中盗窃案{}。"
EN = "The detection rate was 38.7% last year. The detection rate is 45% now, up {}. Police filed {}. Thefts were {} of them."


def checked(text: str, claims: list[Claim]) -> Finding:
    return check_file(ClaimFile("claims/a.yaml", (("a.md", PLACE),), tuple(claims)), {"a.md": article(text)})[-1]


def zh(gain: str = "6.3个百分点", filed: str = "800件", thefts: str = "200件") -> tuple[str, list[Claim]]:
    return ZH.format(gain, filed, thefts), [
        claim(None, "38.7%", "base", about=(("去年", "破案率"),)),
        claim(None, "45%", "now", about=(("今年", "破案率"),)),
        claim(None, "提高6.3个百分点", "gain", about=(("破案率",),)),
        claim(None, "800件", "filed", about=(("立案",),)),
        claim(None, "200件", "thefts", about=(("盗窃案",),)),
    ]


def en(gain: str = "6.3 percentage points", filed: str = "800 cases", thefts: str = "200 cases") -> tuple[str, list[Claim]]:
    return EN.format(gain, filed, thefts), [
        claim(None, "38.7%", "base", about=(("detection", "last"),)),
        claim(None, "45%", "now", about=(("detection", "now"),)),
        claim(None, "up 6.3 percentage points", "gain", about=(("detection",),)),
        claim(None, "800 cases", "filed", about=(("filed",),)),
        claim(None, "200 cases", "thefts", about=(("Thefts",),)),
    ]


def relation(check: str, expect: str) -> Claim:
    """A relation whose result another claim states."""
    stated = claim(check, None)
    return Claim("fits", PLACE, expect, PLACE, check=stated.check, check_place=PLACE)


@pytest.mark.parametrize(
    ("text", "claims", "check", "expect", "quote", "unit"),
    [
        (*zh(gain="6.3%"), "points(base, now)", "gain", "6.3%", "the unit is %, not pp"),
        (*en(gain="6.3%"), "points(base, now)", "gain", "6.3%", "the unit is %, not pp"),
        (*en(gain="6.3 percent"), "points(base, now)", "gain", "6.3 percent", "the unit is %, not pp"),
        (*zh(filed="800公里"), "ratio(filed, thefts)", "4倍", "800公里", "the unit is km, not 件"),
        (*en(filed="800 km"), "ratio(filed, thefts)", "4x", "800 km", "the unit is km, not cases"),
        (*zh(thefts="200公里"), "share(thefts, filed)", "25%", "200公里", "the unit is km, not 件"),
        (*en(thefts="200 km"), "share(thefts, filed)", "25%", "200 km", "the unit is km, not cases"),
        (*zh(thefts="200元"), "growth(thefts, filed)", "增长300%", "200元", "the unit is CNY, not 件"),
        (*en(thefts="$200"), "growth(thefts, filed)", "up 300%", "$200", "the unit is USD, not cases"),
        (*zh(thefts="200元"), "thefts + filed", "1000件", "200元", "the unit is CNY, not 件"),
    ],
)
def test_a_wrong_unit_in_the_article_is_contradicted(
    text: str, claims: list[Claim], check: str, expect: str, quote: str, unit: str
) -> None:
    fits = relation(check, expect) if expect == "gain" else claim(check, expect, "fits")
    found = checked(text, [*claims, fits])
    assert (found.verdict, found.found) == ("contradicted", quote)
    assert unit in found.message and found.message.endswith(f", as {check} does")
    assert text[slice(*found.wrong[0])] == quote


@pytest.mark.parametrize(
    ("check", "expect", "verdict"),
    [
        ("points(base, now)", "gain", "holds"), ("ratio(filed, thefts)", "4倍", "holds"), ("share(thefts, filed)", "25%", "holds"),
        ("growth(thefts, filed)", "增长300%", "holds"),
    ],
)  # fmt: skip
def test_with_the_right_units_they_hold(check: str, expect: str, verdict: str) -> None:
    text, claims = zh()
    fits = relation(check, expect) if expect == "gain" else claim(check, expect, "fits")
    assert checked(text, [*claims, fits]).verdict == verdict


@pytest.mark.parametrize(
    ("check", "expect"),
    [
        ("filed + base", "5件"), ("total(filed, now)", "5件"), ("points(filed, thefts)", "gain"), ("growth(filed, base)", "增长3%"),
        ('filed + "5亿元"', "5件"), ("points(base, now)", "6.3%"), ("share(thefts, filed)", "25件"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("gain", ["6.3个百分点", "6.3%"])
def test_what_the_claim_file_itself_writes_stays_an_error(check: str, expect: str, gain: str) -> None:
    text, claims = zh(gain=gain)
    fits = relation(check, expect) if expect == "gain" else claim(check, expect, "fits")
    assert checked(text, [*claims, fits]).verdict == "error"


def test_a_level_of_zero_where_another_is_expected_is_contradicted() -> None:
    text, claims = zh(thefts="0件")
    found = checked(text, [*claims, claim("ratio(filed, thefts)", "4倍", "fits")])
    assert (found.verdict, found.found) == ("contradicted", "0件")
    assert found.working == "ratio(filed, thefts) cannot be computed from what the article states"
