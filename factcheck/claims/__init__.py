"""Claim files: what an article's figures must be, read with every mistake told at its line and column."""

from factcheck.claims.articles import find_root, is_pattern, matching_paths
from factcheck.claims.expectation import read_expectation, read_sentence
from factcheck.claims.loader import load, read_text
from factcheck.claims.schema import schema

__all__ = ["find_root", "is_pattern", "load", "matching_paths", "read_expectation", "read_sentence", "read_text", "schema"]
