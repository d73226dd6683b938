"""Rows of numbers without end: data that somebody printed, or a hostile text; no sentence states so many figures."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.limits import ROW_CHARS, ROW_NUMBERS


def end_of_row(text: str, starts: Sequence[int]) -> int | None:
    """Where the line with the last number ends, if too many of the numbers at `starts` stand close together in it; else None."""
    if len(starts) < ROW_NUMBERS or starts[-1] - starts[-ROW_NUMBERS] > ROW_CHARS:
        return None
    if text.find("\n", starts[-ROW_NUMBERS], starts[-1]) >= 0:
        return None
    end = text.find("\n", starts[-1])
    return len(text) if end < 0 else end
