"""Figures: what a text states in numbers, with unit, approximator, direction, basis and subject.

Beside `extract` stands what all that judge figures need to say of them: whether two have one unit, or can be converted into one,
how numbers are shown in the magnitude word of a text, words without regard to width and case; and how word tables are read.
"""

from factcheck.figures.amount import Amount
from factcheck.figures.article import Article
from factcheck.figures.cells import in_units_of
from factcheck.figures.conversion import convert, offset_and_factor
from factcheck.figures.extract import detect_language, extract
from factcheck.figures.folding import folded, holds_words
from factcheck.figures.language import Cue, Language, get_language, language
from factcheck.figures.leftover import leftover
from factcheck.figures.record import record
from factcheck.figures.same_unit import same_noun, same_unit
from factcheck.figures.scale import PLAIN, Scale, scale_of, scaled
from factcheck.figures.tables import any_of, read_table

__all__ = [
    "PLAIN", "Amount", "Article", "Cue", "Language", "Scale", "any_of", "convert", "detect_language", "extract", "folded",
    "get_language", "holds_words", "in_units_of", "language", "leftover", "offset_and_factor", "read_table", "record",
    "same_noun", "same_unit", "scale_of", "scaled",
]  # fmt: skip
