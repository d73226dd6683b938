"""Figures: what a text states in numbers, with unit, approximator, direction, basis and subject."""

from factcheck.figures.amount import Amount
from factcheck.figures.extract import detect_language, extract
from factcheck.figures.language import Cue, Language, language
from factcheck.figures.leftover import leftover
from factcheck.figures.record import record

__all__ = ["Amount", "Cue", "Language", "detect_language", "extract", "language", "leftover", "record"]
