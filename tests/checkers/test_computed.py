"""What a relationship comes to in an article, in the unit of its expectation."""

from __future__ import annotations

from dataclasses import replace

import pytest
from judging import PLACE, article, claim

from factcheck.checkers import relation_amount
from factcheck.model import ClaimFile

TEXT = "Police filed 800 cases. Thefts were 200 of them. Fees rose by 50 basis points."


@pytest.mark.parametrize(
    ("check", "expect", "amount"),
    [
        ("ratio(filed, thefts)", "4x", "4"),
        ("growth(thefts, filed)", "up", "300"),
        ("growth(thefts, filed)", "up 300%", "300"),
        ("growth(thefts, filed)", None, "300"),
        ("filed / thefts", None, "4"),
        ('points("4%", "5%")', "up 100 basis points", "[0, 200]"),
        ("fees * 2", "100 basis points", "[99, 101]"),
        ("fees * 2", "fees", "[0.99, 1.01]"),
        ("lorries + filed", "900 cases", "None"),
        ("filed + fees", "900 cases", "None"),
        ("filed / (thefts - thefts)", "900 cases", "None"),
        ("order(filed > thefts)", None, "None"),
        ("filed +", None, "None"),
    ],
)
def test_what_it_comes_to(check: str, expect: str | None, amount: str) -> None:
    claims = (
        claim(None, "800 cases", "filed", about=(("filed",),)), claim(None, "200", "thefts", about=(("Thefts",),)),
        claim(None, "up 50 basis points", "fees", about=(("Fees",),)), claim(None, "900 lorries", "lorries", about=(("lorries",),)),
    )  # fmt: skip
    # An expectation can be another claim.
    own = replace(claim(check), expect=expect) if expect == "fees" else claim(check, expect)
    found = relation_amount(own, ClaimFile("claims/a.yaml", (("a.md", PLACE),), (*claims, own)), "a.md", {"a.md": article(TEXT)})
    assert str(found) == amount
