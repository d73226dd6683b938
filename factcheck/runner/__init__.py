"""Runs claim files and rules against articles: plan (which files), execute (check each), collect (the Report).

The only package that knows readers, figures, claims, checkers and rules together.  They are imported when something must be
checked: a run that finds everything in the cache does without them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.lazily import lazily
from factcheck.runner.plan import ARTICLE_SUFFIXES, CLAIM_SUFFIXES, Planned, articles, identity, no_article, plan
from factcheck.runner.run import Progress, lint, run

if TYPE_CHECKING:
    from factcheck.runner.cache import cache_contents, cache_folder, clean_cache
    from factcheck.runner.changed import on_changed_lines
    from factcheck.runner.checking import Loaded, check, check_file, depends_on, load
    from factcheck.runner.freezing import FrozenFile, freeze
    from factcheck.runner.linting import lint_rules
    from factcheck.runner.memory import Memory, Stamp, stamp
    from factcheck.runner.pool import Pool

__all__ = [
    "ARTICLE_SUFFIXES", "CLAIM_SUFFIXES", "FrozenFile", "Loaded", "Memory", "Planned", "Pool", "Progress", "Stamp", "articles",
    "cache_contents", "cache_folder", "check", "check_file", "clean_cache", "depends_on", "freeze", "identity", "lint",
    "lint_rules", "load", "no_article", "on_changed_lines", "plan", "run", "stamp",
]  # fmt: skip

__getattr__ = lazily(
    __name__,
    {
        "cache": ("cache_contents", "cache_folder", "clean_cache"),
        "changed": ("on_changed_lines",),
        "checking": ("Loaded", "check", "check_file", "depends_on", "load"),
        "freezing": ("FrozenFile", "freeze"),
        "linting": ("lint_rules",),
        "memory": ("Memory", "Stamp", "stamp"),
        "pool": ("Pool",),
    },
)
