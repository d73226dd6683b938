"""A document with its figures as programs read it: an object of schemas/figures.schema.json."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from factcheck.figures.extract import detect_language
from factcheck.model import Figure


def record(id: str, text: str, lang: str | None, figures: Iterable[Figure]) -> dict[str, Any]:
    """The object; where no language is known, the one that most of the text is written in is named."""
    return {"id": id, "lang": lang or detect_language(text), "text": text, "figures": [figure.to_json() for figure in figures]}
