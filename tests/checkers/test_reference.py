"""docs/claims.md lists every relationship, in the words of its checker."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.checkers.registry import relationships
from factcheck.claims.claim_keys import WITH_EXPECT, WITHOUT_EXPECT
from factcheck.claims.schema import schema

REFERENCE = Path(__file__).parents[2] / "docs/claims.md"
BEGIN = "<!-- relationships: generated from the checkers; held by tests/checkers/test_reference.py -->\n"
END = "<!-- end of relationships -->\n"
BEGIN_KEYS = "<!-- keys: generated from schemas/claims.schema.json; held by tests/checkers/test_reference.py -->\n"
END_KEYS = "<!-- end of keys -->\n"


def relations() -> str:
    """The table; FACTCHECK_WRITE_DOCS=1 writes it into the reference."""
    rows = ["| written | means | expect |", "|---|---|---|"]
    for name, kind in relationships().items():
        if kind.__module__.startswith("factcheck."):
            doc = " ".join((kind.__doc__ or "").split()).removesuffix(".")
            written, _, means = doc.partition(")")
            means = means.strip().removeprefix(":").removeprefix(",").strip()
            rows.append(f"| `{kind.signature()}` | {means} | {'needed' if kind.needs_expect else 'none'} |")
            assert written.startswith(f"{name}("), written
    return "\n".join(rows) + "\n"


def keys() -> str:
    """The keys of a file and of a claim, each with the schema's description and an example."""
    whole = schema("claims")
    claim = whole["$defs"]["claim"]["properties"]
    rows = ["| key | what it says | example |", "|---|---|---|"]
    for where, properties in (("", whole["properties"]), ("claim: ", claim)):
        for key, stated in properties.items():
            described = {**whole["$defs"].get(stated.get("$ref", "").removeprefix("#/$defs/"), {}), **stated}
            example = json.dumps(described["examples"][0], ensure_ascii=False)
            cells = (f"{where}`{key}`", described["description"], f"`{example}`")
            rows.append(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |")
    return "\n".join(rows) + "\n"


@pytest.mark.parametrize(
    ("begin", "end", "generate"), [(BEGIN, END, relations), (BEGIN_KEYS, END_KEYS, keys)], ids=["relationships", "keys"]
)
def test_the_generated_parts_of_the_reference_are_up_to_date(begin: str, end: str, generate: Callable[[], str]) -> None:
    text = REFERENCE.read_text(encoding="utf-8")
    before, _, rest = text.partition(begin)
    stated, _, after = rest.partition(end)
    if os.environ.get("FACTCHECK_WRITE_DOCS"):
        REFERENCE.write_text(before + begin + generate() + end + after, encoding="utf-8")
        return
    assert stated == generate()


def test_the_loader_knows_which_relationships_need_an_expectation() -> None:
    own = {name: kind for name, kind in relationships().items() if kind.__module__.startswith("factcheck.")}
    assert {name for name, kind in own.items() if kind.needs_expect} == WITH_EXPECT
    assert {name for name, kind in own.items() if not kind.needs_expect} == WITHOUT_EXPECT


def test_every_relationship_shows_one_that_holds_and_one_that_does_not() -> None:
    import sys

    for kind in relationships().values():
        if kind.__module__.startswith("factcheck."):
            example = sys.modules[kind.__module__].__doc__ or ""
            assert "hold" in example and ("contradicted" in example or "error" in example), kind
