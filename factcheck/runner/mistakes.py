"""What stands in a report for a file that cannot be used."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.model import Finding, InputError, SourcePlace
from factcheck.wording import joined, say


def claim_file_error(errors: Sequence[InputError], path: str = "") -> Finding:
    """The one finding of a claim file that cannot be used; its first mistake is the message, the others are notes."""
    first, *others = errors
    # No line means the file as a whole: line 0.
    place = SourcePlace(first.path or path, first.line or 0, first.column or 0)
    message = first.message
    if others:
        message = say("{message} (and {count} more in this file)", message=message, count=len(others))
    return Finding("error", message, claim_place=place, notes=tuple(map(_line, others)))


def named_article_error(error: InputError, path: str, named: SourcePlace) -> Finding:
    """The finding for an article that cannot be used; `named` is where the claim file names it."""
    return Finding(
        "error",
        error.message,
        claim_place=named,
        article=error.path or path,
        line=error.line,
        column=error.column,
        notes=(say("named in {place}; the claims of this file were not checked", place=str(named)),),
    )


def article_error(error: InputError) -> Finding:
    """The finding for an article that lint cannot use."""
    return Finding("error", error.message, article=error.path, line=error.line, column=error.column)


def _line(error: InputError) -> str:
    return joined("  ", [error.place, error.message])
