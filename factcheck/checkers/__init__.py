"""Checkers: one relationship a file; each takes a claim and the figures of the articles, and gives a Finding."""

from factcheck.checkers.agreement import agreement
from factcheck.checkers.check_file import check_file
from factcheck.checkers.computed import relation_amount
from factcheck.checkers.formula import Formula
from factcheck.checkers.locating import find_mentions
from factcheck.checkers.registry import Checker, Input, Outcome, checker, relationships
from factcheck.checkers.relation import as_expected, compare, in_one_unit, required
from factcheck.checkers.unit import Unit
from factcheck.checkers.value import check_value

__all__ = [
    "Checker", "Formula", "Input", "Outcome", "Unit", "agreement", "as_expected", "check_file", "check_value", "checker",
    "compare", "find_mentions", "in_one_unit", "relation_amount", "relationships", "required",
]  # fmt: skip
