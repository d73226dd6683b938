"""Figures: what a text states in numbers, with unit, approximator, direction, basis and subject."""

from factcheck.figures.amount import Amount
from factcheck.figures.article import Article
from factcheck.figures.extract import detect_language, extract
from factcheck.figures.folding import folded, holds_words
from factcheck.figures.language import Cue, Language, language
from factcheck.figures.leftover import leftover
from factcheck.figures.record import record
from factcheck.figures.same_unit import same_noun, same_unit
from factcheck.figures.scale import PLAIN, Scale, scale_of, scaled

__all__ = [
    "PLAIN", "Amount", "Article", "Cue", "Language", "Scale", "detect_language", "extract", "folded", "holds_words", "language",
    "leftover", "record", "same_noun", "same_unit", "scale_of", "scaled",
]  # fmt: skip
