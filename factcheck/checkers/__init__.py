"""Checkers: one relationship a file; each takes a claim and the figures of the articles, and gives a Finding."""

from factcheck.checkers.agreement import agreement
from factcheck.checkers.check_file import check_file
from factcheck.checkers.computed import relation_amount
from factcheck.checkers.conversion import convert
from factcheck.checkers.locating import find_mentions
from factcheck.checkers.registry import Checker, Input, checker, relationships
from factcheck.checkers.value import check_value

__all__ = [
    "Checker", "Input", "agreement", "check_file", "check_value", "checker", "convert", "find_mentions", "relation_amount",
    "relationships",
]  # fmt: skip
