"""Runs claim files and rules against articles: plan (which files), execute (check each), collect (the Report).

The only package that knows readers, figures, claims, checkers and rules together.
"""

from factcheck.runner.checking import Loaded, check, load, run
from factcheck.runner.linting import lint, lint_rules
from factcheck.runner.plan import ARTICLE_SUFFIXES, CLAIM_SUFFIXES, Planned, plan

__all__ = ["ARTICLE_SUFFIXES", "CLAIM_SUFFIXES", "Loaded", "Planned", "check", "lint", "lint_rules", "load", "plan", "run"]
