"""Figures: what a text states in numbers, with unit, approximator, direction, basis and subject."""

from factcheck.figures.amount import Amount

__all__ = ["Amount"]
