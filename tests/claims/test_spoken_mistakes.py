"""What is wrong with a claim file can be said in any language, whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from speaking import english_in
from test_mistakes import CLAIMS, FILES, HEAD

from factcheck.checkers.registry import relationships
from factcheck.claims import load

# The keys and values that messages name are those of the schema.
SCHEMA = (Path(__file__).parents[2] / "schemas" / "claims.schema.json").read_text("utf-8")


def _words(part: object) -> str:
    if isinstance(part, dict):
        named = [*part.get("properties", {}), *map(str, part.get("enum", []))]
        return " ".join([*named, *map(_words, part.values())])
    return " ".join(map(_words, part)) if isinstance(part, list) else ""


NAMES = " ".join([_words(json.loads(SCHEMA)), *relationships()])


@pytest.mark.parametrize("text", [*(f"{HEAD}  - " + "\n    ".join(claim.split("\n")) + "\n" for claim, _ in CLAIMS), *(text for text, _ in FILES)])
def test_mistakes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.chdir(tmp_path)
    Path("factcheck.toml").touch()
    Path("a.md").write_text("# Ferries\n", "utf-8")
    Path("c.yaml").write_text(text, "utf-8")
    for error in load("c.yaml")[1]:
        assert english_in(error.message, text, NAMES, str(tmp_path), "a.md paragraph N") == [], error.message
