"""The JSON Schemas that editors read and the loader validates with."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any


def schema(name: str) -> dict[str, Any]:
    """The schema `name` ("claims", "report", "figures"); a fresh copy each time.

    An installed package holds the schemas in factcheck/schemas; a source checkout in schemas/ beside factcheck/.
    Raises FileNotFoundError where there is no such schema.
    """
    import json

    parsed: dict[str, Any] = json.loads(_text(f"{name.removesuffix('.schema.json')}.schema.json"))
    return parsed


@cache
def _text(name: str) -> str:
    package = Path(__file__).parents[1]
    for folder in (package / "schemas", package.parent / "schemas"):
        file = folder / name
        if file.is_file():
            return file.read_text(encoding="utf-8")
    raise FileNotFoundError(f"no schema {name} in the package")

