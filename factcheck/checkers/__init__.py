"""Checkers: one relationship a file; each takes a claim and the figures of the articles, and gives a Finding."""

from factcheck.checkers.check_file import check_file
from factcheck.checkers.conversion import convert
from factcheck.checkers.registry import Checker, Input, checker, relationships

__all__ = ["Checker", "Input", "check_file", "checker", "convert", "relationships"]
