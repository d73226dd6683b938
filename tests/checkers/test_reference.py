"""docs/claims.md lists every relationship, in the words of its checker."""

from __future__ import annotations

import os
from pathlib import Path

from factcheck.checkers.registry import relationships
from factcheck.claims.loader import WITH_EXPECT, WITHOUT_EXPECT

REFERENCE = Path(__file__).parents[2] / "docs/claims.md"
BEGIN = "<!-- relationships: generated from the checkers; held by tests/checkers/test_reference.py -->\n"
END = "<!-- end of relationships -->\n"


def generated() -> str:
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


def test_the_reference_lists_every_relationship() -> None:
    text = REFERENCE.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    stated, _, after = rest.partition(END)
    if os.environ.get("FACTCHECK_WRITE_DOCS"):
        REFERENCE.write_text(before + BEGIN + generated() + END + after, encoding="utf-8")
        return
    assert stated == generated()


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
