"""YAML as a person would type it: plain scalars where they are safe, double quotes where YAML needs them."""

from __future__ import annotations

import json
import re

from factcheck.authoring.phrasing import Expected

_SAFE = re.compile(r"[^\W\d_][\w/ .%+\-，、（）·\u4e00-\u9fff]*")
_RESERVED = frozenset(("true", "false", "null", "yes", "no", "on", "off", "y", "n"))
_FIGURE = re.compile(r"[\w$€£¥][\w.%/$€£¥ +\-]*")
_FIGURE_ALONE = re.compile(r"[\w$€£¥](?:[\w.%/$€£¥ +\-]|,(?=[0-9]))*")


def scalar(text: str) -> str:
    """A name or a path as a scalar."""
    return text if _SAFE.fullmatch(text) and _is_plain(text) else in_quotes(text)


def expected(value: Expected) -> str:
    """An expectation: words, or a mapping on one line."""
    if isinstance(value, str):
        return figure_scalar(value)
    return "{" + ", ".join(f"{key}: {figure_scalar(part, in_brackets=True)}" for key, part in value.items()) + "}"


def figure_scalar(text: str, *, in_brackets: bool = False) -> str:
    """A figure as a scalar.  Inside { } and [ ] a comma would end it."""
    plain = (_FIGURE if in_brackets else _FIGURE_ALONE).fullmatch(text)
    return text if plain and _is_plain(text) else in_quotes(text)


def in_quotes(text: str) -> str:
    """The text in double quotes: JSON's escapes are YAML's."""
    return json.dumps(text, ensure_ascii=False)


def _is_plain(text: str) -> bool:
    return not text.endswith((" ", ".")) and " #" not in text and text.casefold() not in _RESERVED
