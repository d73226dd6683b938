"""Reports: what a run found, written in one format or another; one file a format.

A new format is one new file here, named like the format, with a function under `@reporter("name")`; another package adds
one by an entry point in the group `factcheck.reporters`.
"""

from factcheck.reports._registry import (
    Layout,
    Reporter,
    format_names,
    is_a_page,
    is_format,
    render,
    render_pages,
    reporter,
    shows_articles,
    unknown_format,
)
from factcheck.reports._saving import save
from factcheck.reports._terminal import display_width, visible
from factcheck.reports._writing import write

__all__ = [
    "Layout", "Reporter", "display_width", "format_names", "is_a_page", "is_format", "render", "render_pages", "reporter",
    "save", "shows_articles", "unknown_format", "visible", "write",
]
