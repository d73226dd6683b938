"""factcheck: verifies the figures of news articles.

`read(path)` gives a Document, `extract(text or Document)` its figures, `check(claims, documents)` a Report,
`lint(document)` the findings of the rules, which need no claim.
Nothing is imported before it is used.
"""

from __future__ import annotations

# As in typing, whose import alone would take longer than all of `factcheck --version`.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from factcheck.documents import read
    from factcheck.figures import extract
    from factcheck.rules import lint
    from factcheck.runner import check

__version__ = "0.1.0"
__all__ = ["__version__", "check", "extract", "lint", "read"]

_HOMES = {"read": "factcheck.documents", "extract": "factcheck.figures", "check": "factcheck.runner", "lint": "factcheck.rules"}


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
