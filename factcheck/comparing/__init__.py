"""Comparing: the figures of two articles side by side: two versions of one, or one in two languages."""

from factcheck.comparing.compare import compare
from factcheck.comparing.comparison import Comparison, Entry, Size
from factcheck.comparing.diff import diff
from factcheck.comparing.rendering import FORMATS, render
from factcheck.comparing.versions import read_version

__all__ = ["FORMATS", "Comparison", "Entry", "Size", "compare", "diff", "read_version", "render"]
