"""Runs claim files and rules against articles: plan (which files), execute (check each), collect (the Report).

The only package that knows readers, figures, claims, checkers and rules together.  They are imported when something must be
checked: a run that finds everything in the cache does without them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.runner.plan import ARTICLE_SUFFIXES, CLAIM_SUFFIXES, Planned, identity, plan
from factcheck.runner.run import Progress, lint, run

if TYPE_CHECKING:
    from factcheck.runner.changed import on_changed_lines
    from factcheck.runner.checking import Loaded, check, check_file, depends_on, load
    from factcheck.runner.freezing import FrozenFile, freeze
    from factcheck.runner.linting import lint_rules
    from factcheck.runner.memory import Memory, stamp

__all__ = [
    "ARTICLE_SUFFIXES", "CLAIM_SUFFIXES", "FrozenFile", "Loaded", "Memory", "Planned", "Progress", "check", "check_file",
    "depends_on", "freeze", "identity", "lint", "lint_rules", "load", "on_changed_lines", "plan", "run", "stamp",
]  # fmt: skip

_HOMES = {
    "Loaded": "checking", "Memory": "memory", "check": "checking", "check_file": "checking", "load": "checking",
    "depends_on": "checking", "stamp": "memory",
    "FrozenFile": "freezing", "freeze": "freezing", "lint_rules": "linting",
    "on_changed_lines": "changed",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{home}"), name)
