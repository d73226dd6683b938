"""The quick look at a claim file says what jsonschema says."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.conforming import conforms
from factcheck.claims.validation import Plain, _is_type, _schema, _validator, plain_value
from factcheck.claims.yaml_mending import read_nodes

ROOT = Path(__file__).parents[2]
FILE = """
article: [a.md, b.md]
given:
  population: {value: 8.4万, source: census}
vars: {who: police}
sources:
  cases: cases.csv
evidence:
  total: {source: cases, column: n, aggregate: sum}
defaults: {severity: warning}
claims:
  - id: solved
    about: 破案数 | 破获
    expect: {value: 120, approx: more_than, change: up, basis: yoy}
    in: [headline, lede]
    nth: 2
  - id: added
    check: sum(solved, "3") = "123"
    tolerance: 0.5 points
    skip: not yet
  - {id: english, about: cases, expect: "120", when: en, expires: 2030-01-01, severity: error}
  - passengers up 9.3%
"""


def value_of(text: str) -> Any:
    node, wrong = read_nodes(text)
    assert node is not None and not wrong
    return plain_value(node)


WHOLE = [value_of(FILE), *(value_of(file.read_text(encoding="utf-8")) for file in sorted((ROOT / "claims").glob("*.yaml")))]
SCHEMAS = [("claims", ""), ("claims", "shared")]
KEYS = sorted(
    {key for name, part in SCHEMAS for key in str(_schema(name, part)).replace("'", '"').split('"') if key.isidentifier()}
)
SCALARS = st.one_of(
    st.none(), st.text(max_size=5), st.sampled_from(KEYS), st.builds(Plain, st.sampled_from(["1", "-2", "0.5", "true", "yoy", "zh", ""]))
)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every value in it."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, part in inner for place in places(part, (*path, key)))]


@st.composite
def files(draw: st.DrawFn) -> Any:
    """Claim files, most with something in them that should not be there."""
    whole = {"": deepcopy(draw(st.sampled_from(WHOLE)))}
    for _ in range(draw(st.integers(0, 3))):
        *way, last = draw(st.sampled_from(places(whole[""], ("",))))
        owner: Any = whole
        for step in way:
            owner = owner[step]
        match draw(st.sampled_from(["other", "gone", "more", "nested"])):
            case "gone" if way:
                del owner[last]
            case "more" if isinstance(owner[last], dict):
                owner[last][draw(st.sampled_from(KEYS))] = draw(SCALARS)
            case "more" if isinstance(owner[last], list):
                owner[last].append(draw(SCALARS))
            case "nested":
                owner[last] = draw(st.sampled_from([[owner[last]], {draw(st.sampled_from(KEYS)): owner[last]}, [], {}]))
            case _:
                owner[last] = draw(SCALARS)
    return whole[""]


@pytest.mark.parametrize("whole", WHOLE)
def test_the_examples_conform(whole: Any) -> None:
    assert conforms(whole, _schema("claims", ""), _is_type) is True
    assert not list(_validator("claims", "").iter_errors(whole))


@given(files(), st.sampled_from(SCHEMAS))
def test_it_says_what_jsonschema_says(whole: Any, schema: tuple[str, str]) -> None:
    conforming = next(_validator(*schema).iter_errors(whole), None) is None
    assert conforms(whole, _schema(*schema), _is_type) is conforming


def test_a_keyword_that_it_does_not_know_is_left_to_others() -> None:
    assert conforms("a", {"not": {"contentEncoding": "base64"}}, _is_type) is None
    assert conforms("a", {"type": "string", "format": "date"}, _is_type) is None
    assert conforms("a", {"type": "null", "format": "date"}, _is_type) is None


def test_the_schemas_of_claim_files_need_no_other() -> None:
    for name, part in SCHEMAS:
        assert conforms({}, _schema(name, part), _is_type) is not None
