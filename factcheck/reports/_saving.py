"""A report goes to a file, or, where the format has pages, to a folder."""

from __future__ import annotations

import os

from factcheck.model import InputError, Report
from factcheck.reports._registry import render, render_pages
from factcheck.reports._writing import write
from factcheck.wording import ENGLISH, Voice, say


def save(
    report: Report, format: str, path: str, *, verbose: bool = False, coverage: bool = False, voice: Voice = ENGLISH
) -> None:
    """Writes the report to the file `path`, or as pages into it where it is a folder or ends in a slash.

    Each file is written whole or not at all, the page to open first after those that it leads to.  Raises InputError where
    the place cannot be written, or the format is a single file and the place a folder.
    """
    if not _is_folder(path):
        write(path, render(report, format, verbose=verbose, coverage=coverage, voice=voice))
        return
    pages = render_pages(report, format, verbose=verbose, voice=voice)
    if pages is None:
        raise InputError(say("this is a folder; name a file to write to"), path)
    for name, text in pages.items():
        write(os.path.join(path, name), text)


def _is_folder(path: str) -> bool:
    return path.endswith((os.sep, "/")) or os.path.isdir(path)
