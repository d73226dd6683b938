"""Speed: characters a second of extraction, against peers on the same text in the same run, and by the size of a text.

Peers are installed by themselves:

    pip install quantulum3 setuptools
    pip install recognizers-text-number recognizers-text-number-with-unit "emoji<2" grapheme

The text is made of whole articles, repeated: the shared ones, else the project's own.  All times are processor time of one core,
the least of some runs; what counts is the ratio.
"""

from __future__ import annotations

import gc
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import cycle
from pathlib import Path

from tables import ROOT, Absent, Extent, Table, collect_as_a_command

import factcheck
from factcheck.model import InputError

SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
# Peers slow down with the length of a text; so much of it is kind to them, and enough to measure.
PEER_SIZE = 10_000
RUNS = 5
LANGUAGES = {"zh": "Chinese", "en": "English"}
PEERS = ("quantulum3", "recognizers-text-number", "recognizers-text-number-with-unit")

Extractor = Callable[[str], object]


def articles(folder: Path, lang: str) -> list[str]:
    """The texts of the articles in a language: from the folder, else the project's own."""
    found = list(_texts(folder / f"gold_{lang}"))
    return found or [*_texts(ROOT / "claims" / "articles", lang), *_texts(ROOT / "tests" / "articles" / lang)]


def _texts(folder: Path, lang: str | None = None) -> Iterator[str]:
    for file in sorted(folder.glob("*")):
        if file.suffix in (".txt", ".md", ".html") and file.stem != "README":
            with suppress(InputError):
                text = factcheck.read(file).text
                if lang is None or any("\u4e00" <= char <= "\u9fff" for char in text[:200]) == (lang == "zh"):
                    yield text


def text_of(size: int, sources: list[str]) -> str:
    """Whole articles one after the other, of at least `size` characters."""
    parts, length = [], 0
    for source in cycle(sources):
        parts.append(source)
        length += len(source) + 1
        if length >= size:
            return "\n".join(parts)
    raise ValueError("no articles")


def seconds(extract: Extractor, text: str, runs: int = RUNS) -> float:
    """The least processor time of some runs; what is read once is read before."""
    extract(text[:200])
    found = []
    for _ in range(runs):
        start = time.process_time()
        extract(text)
        found.append(time.process_time() - start)
    return min(found)


def peers(lang: str) -> Iterator[tuple[str, Extractor]]:
    """The peers that read a language, by name.  Raises Absent where one is not installed."""
    try:
        yield from (_quantulum() if lang == "en" else ())
        yield from _recognizers(LANGUAGES[lang])
    except ImportError as error:
        raise Absent(f"{error.name or error} is not installed, or not as it should be") from None


def _quantulum() -> Iterator[tuple[str, Extractor]]:
    warnings.simplefilter("ignore")
    from quantulum3 import parser

    yield "quantulum3", parser.parse


def _recognizers(language: str) -> Iterator[tuple[str, Extractor]]:
    """Microsoft's recognizers: each model alone reads one kind of number; what an extractor of figures needs is several."""
    from recognizers_number import Culture, recognize_number, recognize_percentage
    from recognizers_number_with_unit import recognize_age, recognize_currency, recognize_dimension, recognize_temperature

    culture = getattr(Culture, language)

    def all_of(*models: Callable[[str, str], object]) -> Extractor:
        return lambda text: [model(text, culture) for model in models]

    yield "recognizers-text: number, percentage, currency", all_of(recognize_number, recognize_percentage, recognize_currency)
    yield (
        "recognizers-text: all its numbers",
        all_of(
            recognize_number, recognize_percentage, recognize_currency, recognize_dimension, recognize_age, recognize_temperature
        ),
    )


def against_peers(extent: Extent) -> Table:
    """The same text read by factcheck and by its peers."""
    # All of them are there before the first is measured.
    readers = {lang: dict(peers(lang)) for lang in LANGUAGES}
    rows = [row for lang in LANGUAGES for row in _beside(lang, readers[lang], extent)]
    head = ("text", "factcheck, characters/s", "peer", "peer, characters/s", "factcheck is faster by")
    return Table(head, rows, used=PEERS)


def _beside(lang: str, others: dict[str, Extractor], extent: Extent) -> Iterator[tuple[str, ...]]:
    text = text_of(1_000 if extent.quick else PEER_SIZE, articles(extent.data, lang))
    extractors: dict[str, Extractor] = {"factcheck": factcheck.extract, **others}
    least = dict.fromkeys(extractors, float("inf"))
    # By turns, so that a neighbour on the machine slows all of them alike.
    for _ in range(1 if extent.quick else 5):
        for name, extract in extractors.items():
            least[name] = min(least[name], seconds(extract, text, RUNS if name == "factcheck" else 1))
    ours = least.pop("factcheck")
    for name, taken in least.items():
        speeds = f"{len(text) / ours:,.0f}", name, f"{len(text) / taken:,.0f}"
        yield f"{LANGUAGES[lang]}, {len(text):,} characters", *speeds, f"{taken / ours:.1f}"


def by_size(extent: Extent) -> Table:
    """The time a character takes in texts from 10 KB to 10 MB, and how far apart the slowest and the fastest size are."""
    sources = {lang: articles(extent.data, lang) for lang in LANGUAGES}
    sizes = SIZES[:2] if extent.quick else SIZES
    taken: dict[str, list[float]] = {lang: [] for lang in LANGUAGES}
    usual = gc.get_threshold()
    collect_as_a_command()
    for size in sizes:
        for lang, texts in sources.items():
            text = text_of(size, texts)
            taken[lang].append(seconds(factcheck.extract, text, RUNS if size <= 1_000_000 else 2) / len(text))
    gc.set_threshold(*usual)
    rows = [[f"{size:,}", *(f"{1 / taken[lang][place]:,.0f}" for lang in LANGUAGES)] for place, size in enumerate(sizes)]
    apart = [f"{100 * (max(times) / min(times) - 1):.0f} %" for times in taken.values()]
    rows.append(["slowest against fastest", *apart])
    return Table(("characters of one text", *(f"{language}, characters/s" for language in LANGUAGES.values())), rows)
