"""Speed: characters a second of extraction, against peers on the same text in the same run; as the tables of docs/benchmarks.md.

    python benchmarks/speed.py [--articles FOLDER] [--no-curve]

Peers are installed by themselves, and left out with a word where they are absent:

    pip install quantulum3 setuptools
    pip install recognizers-text-number recognizers-text-number-with-unit "emoji<2" grapheme

The text is made of whole articles, repeated: those of FOLDER/gold_zh and FOLDER/gold_en (../shared/data without the option),
else the project's own.  All times are processor time of one core, the least of some runs; what counts is the ratio.
"""

from __future__ import annotations

import argparse
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import cycle
from pathlib import Path

import factcheck
from factcheck.model import InputError

ROOT = Path(__file__).parent.parent
SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
# Peers slow down with the length of a text; so much of it is kind to them, and enough to measure.
PEER_SIZE = 10_000
RUNS = 5

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
    """The peers at hand, by name; what is absent is told."""
    try:
        yield from (_quantulum() if lang == "en" else ())
        yield from _recognizers("Chinese" if lang == "zh" else "English")
    except ImportError as error:
        print(f"(left out: {error.name or error} is not installed, or not as it should be)\n")


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


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, default=ROOT.parent / "shared" / "data", metavar="FOLDER")
    parser.add_argument("--no-curve", action="store_true", help="leave out the table of sizes")
    options = parser.parse_args()
    for lang in ("zh", "en"):
        _against_peers(lang, articles(options.articles, lang))
    if not options.no_curve:
        _curve({lang: articles(options.articles, lang) for lang in ("zh", "en")})
    return 0


def _against_peers(lang: str, sources: list[str]) -> None:
    text = text_of(PEER_SIZE, sources)
    print(f"| {lang}, {len(text):,} characters | characters/s | factcheck is faster by |\n|---|---|---|")
    extractors: dict[str, Extractor] = {"factcheck": factcheck.extract, **dict(peers(lang))}
    least = dict.fromkeys(extractors, float("inf"))
    # By turns, so that a neighbour on the machine slows all of them alike.
    for _ in range(3):
        for name, extract in extractors.items():
            least[name] = min(least[name], seconds(extract, text, RUNS if name == "factcheck" else 1))
    ours = least.pop("factcheck")
    print(f"| factcheck | {len(text) / ours:,.0f} | – |")
    for name, taken in least.items():
        print(f"| {name} | {len(text) / taken:,.0f} | {taken / ours:.1f} |")
    print()


def _curve(sources: dict[str, list[str]]) -> None:
    print("| characters of one text | zh, characters/s | en, characters/s |\n|---|---|---|")
    for size in SIZES:
        cells = []
        for texts in sources.values():
            text = text_of(size, texts)
            cells.append(f"{len(text) / seconds(factcheck.extract, text, 2 if size > 1_000_000 else RUNS):,.0f}")
        print(f"| {size:,} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
