"""extract: the figures of a text or a document."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from factcheck.documents import asked_language, declared_language
from factcheck.figures.amount import Amount
from factcheck.figures.bare import is_bare
from factcheck.figures.cells import amounts_under, give_subject, units_of_row, units_of_table
from factcheck.figures.context import read_alone, read_context
from factcheck.figures.language import Language, get_language
from factcheck.figures.sentence import AmountInContext
from factcheck.model import Basis, Block, Document, Figure

_CJK = re.compile("[\u3400-\u9fff]")
_LATIN = re.compile("[A-Za-z]{2,}")


def detect_language(text: str) -> str:
    """The language that most of the text is written in: "zh" or "en"."""
    sample = text[:4000]
    # A Chinese character carries about as much as half an English word.
    return "zh" if 2 * len(_CJK.findall(sample)) > len(_LATIN.findall(sample)) else "en"


def extract(source: str | Document, lang: str | None = None) -> list[Figure]:
    """The figures of a text, or of the checked blocks of a document (the footer is not), in reading order.

    `lang` is "zh" or "en", or a language that a package adds; without it, the document's own declaration counts, then what each
    block is written in.  Raises InputError where there is no such language.
    """
    lang = asked_language(lang)
    if isinstance(source, str):
        source = Document("", source, (Block("body", 0, len(source), 1),), line_starts=_line_starts(source))
    figures: list[Figure] = []
    topic: Basis = "none"
    languages = _Languages(source, lang)
    readers: dict[str, _Reader] = {}
    line = ""
    units: tuple[str, ...] = ()
    for block, text in source.block_texts():
        if block.cell is None:
            line, units = text, ()
        else:
            units = units_of_row(text, block.cell) or (units_of_table(line) if line else units)
            line = ""
        if block.role == "footer":
            continue
        bare = is_bare(text)
        language = languages.of(block, text, bare=bare)
        if language.code not in readers:
            readers[language.code] = _reader(language, source.text)
        reader = readers[language.code]
        plain, read = reader.text[block.start : block.end], reader.amounts
        amounts = read(plain) if block.cell is None else amounts_under(plain, block.cell, language, read, units)
        if bare and len(amounts) == 1:
            readings = [read_alone(amounts[0], plain, topic)]
            topic = topic if language.topics_hold or language.headings_hold else "none"
        else:
            readings, topic = read_context(plain, amounts, language, topic)
        if plain != text:
            _restore_wording(readings, text, plain)
        if block.cell is not None:
            for reading in readings:
                give_subject(reading, block.cell)
        figures += [_figure(source, block, text, reading, language.code) for reading in readings]
    return figures


class _Reader(NamedTuple):
    """What reads a document in one language: its text as the tables are written, and the amounts of a part of it."""

    text: str
    amounts: Callable[[str], list[Amount]]


def _reader(language: Language, text: str) -> _Reader:
    plain = language.simplify(text) if language.simplify is not None else text
    return _Reader(plain, language.for_document(text, plain) if language.for_document is not None else language.amounts)


class _Languages:
    """The language of each block of a document; `asked` is the one that the caller names, if any."""

    def __init__(self, document: Document, asked: str | None) -> None:
        self._document = document
        self._asked = asked
        # What is declared is the same for most blocks, and the headers of a table for many cells.
        self._declared: dict[str | None, str | None] = {}
        self._of_words: dict[tuple[str, str | None], Language] = {}

    def of(self, block: Block, text: str, *, bare: bool) -> Language:
        tag = self._asked or block.lang or self._document.lang
        if tag not in self._declared:
            self._declared[tag] = declared_language(tag)
        declared = self._declared[tag]
        if not bare and (block.cell is None or any(map(str.isalpha, text))):
            return self._read(text, declared)
        # A number has no language of its own.
        words = "" if block.cell is None else block.cell.words
        if (words, declared) not in self._of_words:
            self._of_words[words, declared] = self._read(words, declared)
        return self._of_words[words, declared]

    def _read(self, text: str, code: str | None) -> Language:
        detected = detect_language(text)
        if code is None:
            code = detected
        elif code == "en" and _CJK.search(text) and detected == "zh":
            # Chinese in a document that is declared English, or the reverse, is read as what it is.
            code = "zh" if self._asked is None else code
        elif code == "zh" and not _CJK.search(text) and _LATIN.search(text) and self._asked is None:
            code = "en"
        return get_language(code)


def _restore_wording(readings: list[AmountInContext], text: str, plain: str) -> None:
    """Give subjects and measure words back in the characters that the text is written in."""
    for reading in readings:
        start, end = reading.sentence
        if text[start:end] == plain[start:end]:
            continue
        at = plain.find(reading.subject, start, end)
        if at >= 0:
            reading.subject = text[at : at + len(reading.subject)]
        amount = reading.amount
        if amount.unit_at is not None:
            unit, written = plain[slice(*amount.unit_at)], text[slice(*amount.unit_at)]
            if unit != written and unit == amount.quantity.unit:
                amount.quantity = replace(amount.quantity, unit=written)


def _figure(document: Document, block: Block, text: str, reading: AmountInContext, lang: str) -> Figure:
    amount = reading.amount
    offset = block.start
    place = document.place(offset + amount.start)
    return Figure(
        quote=text[amount.start : amount.end],
        start=offset + amount.start,
        end=offset + amount.end,
        quantity=amount.quantity,
        change=reading.change,
        basis=reading.basis,
        sense=reading.sense,
        subject=reading.subject,
        clause=(offset + reading.clause[0], offset + reading.clause[1]),
        sentence=(offset + reading.sentence[0], offset + reading.sentence[1]),
        aligned=reading.aligned,
        block=block.role,
        cell=block.cell,
        paragraph=block.number,
        line=place.line,
        column=place.column,
        lang=lang,
    )


def _line_starts(text: str) -> tuple[int, ...]:
    return (0, *(match.end() for match in re.finditer("\n", text)))
