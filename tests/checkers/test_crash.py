"""A crash in one claim is an error of that claim, and the others are checked."""

from __future__ import annotations

import sys

import pytest
from judging import PLACE, article, claim

from factcheck.checkers import check_file
from factcheck.model import ClaimFile


def test_a_crash_is_an_error_at_its_claim(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("out of paper")

    monkeypatch.setattr(sys.modules["factcheck.checkers.check_file"], "check_arithmetic", broken)
    claims = (claim("1 + 1", "2", "sum"), claim('total("1人", "1人")', "2人", "total"))
    crash, total = check_file(ClaimFile("claims/a.yaml", (("a.md", PLACE),), claims), {"a.md": article("")})
    assert (crash.verdict, crash.claim, crash.claim_place, crash.severity) == ("error", "sum", PLACE, "error")
    assert crash.message == "claims/a.yaml:1: internal error, please report it: RuntimeError: out of paper"
    assert total.verdict == "holds"
