"""What an author wrote, as a message shows it: on one line, and not all of a long text."""

from __future__ import annotations


def shorten(text: str, length: int = 60) -> str:
    """The text on one line, cut off behind `length` characters."""
    line = " ".join(text[: 2 * length].split())
    return line if len(line) <= length and len(text) <= 2 * length else line[: length - 1] + "…"
