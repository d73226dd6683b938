"""Claim files: what an article's figures must be, read with every mistake told at its line and column."""

from factcheck.claims.articles import find_root
from factcheck.claims.loader import load

__all__ = ["find_root", "load"]
