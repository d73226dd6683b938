"""Figures: what a text states in numbers, with unit, approximator, direction, basis and subject."""

from factcheck.figures.amount import Amount
from factcheck.figures.article import Article
from factcheck.figures.cells import in_units_of
from factcheck.figures.extract import detect_language, extract
from factcheck.figures.folding import folded, holds_words
from factcheck.figures.language import Cue, Language, get_language, language
from factcheck.figures.leftover import leftover
from factcheck.figures.record import record
from factcheck.figures.same_unit import same_noun, same_unit
from factcheck.figures.scale import PLAIN, Scale, scale_of, scaled
from factcheck.figures.tables import any_of, read_table

__all__ = [
    "PLAIN", "Amount", "Article", "Cue", "Language", "Scale", "any_of", "detect_language", "extract", "folded", "get_language",
    "holds_words", "in_units_of", "language", "leftover", "read_table", "record", "same_noun", "same_unit", "scale_of", "scaled",
]  # fmt: skip
