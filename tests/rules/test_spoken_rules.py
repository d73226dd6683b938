"""What the rules object to can be said in any language, whole."""

from __future__ import annotations

import pytest
from speaking import english_in
from test_examples import CASES, article

from factcheck.rules import find_rule, lint

UNITS = "mi km ft lb ha"


@pytest.mark.parametrize(("code", "example", "objects"), [case for case in CASES if case.values[2]])
def test_violations(code: str, example: str, objects: bool) -> None:
    for finding in lint(article(example), [find_rule(code)]):
        for said in (finding.message, finding.working, *finding.notes):
            assert english_in(said, example, UNITS) == [], said
        # What to write instead, in the language of the article.
        assert code == "FC115" or english_in(finding.expected, example, UNITS) == []
