"""Hostile texts: what repeats, nests or never ends, of any size; and the time and memory that each takes.

    python benchmarks/hostile.py [--size CHARACTERS] [PATTERN…]

Every pattern is read and its figures extracted in a process of its own; prints one row a pattern.  The tests take the same
patterns (tests/test_hostile.py) and hold that the time grows with the size and no faster.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tables import Extent, Table, collect_as_a_command, spent

import factcheck
from factcheck.documents import from_text
from factcheck.documents.reading import Format
from factcheck.limits import DOCUMENT_BLOCKS
from factcheck.model import InputError

# A megabyte of ASCII.
SIZE = 1_000_000


@dataclass(frozen=True, slots=True)
class Pattern:
    """`make(n)` is a text of about n characters, read as `form` in the language `lang`."""

    make: Callable[[int], str]
    lang: str
    form: Format = "plain"

    def read(self, size: int) -> int | None:
        """How many figures a text of that size has; None where it is refused as too much for an article."""
        try:
            return len(factcheck.extract(from_text(self.make(size), format=self.form, lang=self.lang), self.lang))
        except InputError:
            return None


def _repeated(piece: str, lang: str, form: Format = "plain", *, before: str = "", after: str = "") -> Pattern:
    return Pattern(lambda size: before + piece * (size // len(piece)) + after, lang, form)


def _as_many_as_are_read(piece: str, lang: str, form: Format = "plain", *, before: str = "") -> Pattern:
    """Pieces that are a block each, numbered, and words behind them once there are as many as an article may have."""

    def make(size: int) -> str:
        count = min(size // (len(piece) + 3), DOCUMENT_BLOCKS - 10)
        text = before + "".join(map(piece.format, range(1, count + 1)))
        return text + "\n\n" + "word " * ((size - len(text)) // 5)

    return Pattern(make, lang, form)


def _nested(opening: str, inner: str, closing: str, lang: str, form: Format = "plain") -> Pattern:
    def make(size: int) -> str:
        depth = size // (len(opening) + len(closing))
        return opening * depth + inner + closing * depth

    return Pattern(make, lang, form)


def _list(head: str, member: str, lang: str, *, between: str = "、") -> Pattern:
    def make(size: int) -> str:
        return head + between.join([member] * (size // len(member + between))) + "。"

    return Pattern(make, lang)


def _numbered(head: str, member: str, lang: str, *, between: str) -> Pattern:
    """A list whose members differ: `{}` in `member` is the running number."""

    def make(size: int) -> str:
        count = size // (len(member) + len(between) + 4)
        return head + between.join(member.format(number) for number in range(1, count + 1)) + "."

    return Pattern(make, lang)


PATTERNS: dict[str, Pattern] = {
    # numbers without end
    "one number of digits, zh": _repeated("1", "zh"),
    "one number of digits, en": _repeated("1", "en"),
    "one number of full-width digits": _repeated("１", "zh"),
    "one number of 一": _repeated("一", "zh"),
    "one number of 十": _repeated("十", "zh"),
    "one number of 万": _repeated("万", "zh"),
    "一万 over and over": _repeated("一万", "zh"),
    "三千四百五十六 over and over": _repeated("三千四百五十六", "zh"),
    "几 and 数": _repeated("几数", "zh"),
    "number words": _repeated("one hundred ", "en"),
    "hundred and hundred": _repeated("hundred and ", "en"),
    "million million": _repeated("million ", "en", before="3 "),
    "a half and a half": _repeated("and a half ", "en", before="one "),
    "point five point five": _repeated("point five ", "en", before="one "),
    "powers": _repeated("2^9", "en"),
    # separators
    "1,": _repeated("1,", "zh"),
    "1,234,": _repeated("1,234,", "en"),
    "1.": _repeated("1.", "en"),
    "1:": _repeated("1:", "zh"),
    "1/": _repeated("1/", "zh"),
    "1-": _repeated("1-", "en"),
    "1 between spaces": _repeated("1 ", "en"),
    "一 between spaces": _repeated("一 ", "zh"),
    "groups of three between spaces": _repeated("234 ", "en", before="1 "),
    "points": _repeated(".", "en"),
    "white space": _repeated(" ", "en", before="3", after="%"),
    # brackets and signs
    "open brackets, zh": _repeated("（1", "zh"),
    "open brackets, en": _repeated("(1 ", "en"),
    "brackets in brackets": _nested("(", "1", ")", "en"),
    "minus signs": _repeated("-", "en", after="5"),
    "currency signs": _repeated("$", "en", after="5"),
    "quotation marks": _repeated('"', "en", before="3"),
    # words around numbers
    "约": _repeated("约", "zh", after="5个"),
    "about": _repeated("about ", "en", after="5"),
    "不到1": _repeated("不到1", "zh"),
    "more than 1": _repeated("more than 1 ", "en"),
    "百分之": _repeated("百分之", "zh"),
    "分之一": _repeated("分之一", "zh"),
    "第一": _repeated("第一", "zh"),
    "半": _repeated("半", "zh"),
    "翻": _repeated("翻", "zh"),
    "同比": _repeated("同比", "zh", after="增长5%"),
    "比3月": _repeated("比3月", "zh"),
    "同比增长1%": _repeated("同比增长1%", "zh"),
    "up 1%": _repeated("up 1% ", "en"),
    "rose by": _repeated("rose by ", "en", after="5 percent"),
    "year on year": _repeated("year on year ", "en", after="5 percent"),
    "from January": _repeated("from January ", "en", after="5 percent"),
    "capitals": _repeated("Boeing 787 ", "en"),
    "letters": _repeated("A", "en", after=" 787"),
    "a.b.": _repeated("a.b.", "en", after=" 5"),
    "addresses": _repeated("http://1", "en"),
    # lists
    "分别 and a list": _list("甲、乙分别为", "1%", "zh"),
    "subjects, 分别, amounts": Pattern(
        lambda size: "、".join(["甲区"] * (size // 6)) + "分别下降" + "、".join(["1%"] * (size // 6)) + "。", "zh"
    ),
    "分别1、": _repeated("分别1、", "zh"),
    "respectively": _numbered("They rose ", "{}%", "en", between=", "),
    "a, b and c respectively": _repeated("1 and 2 respectively ", "en"),
    "至": _repeated("1至", "zh"),
    "1 to": _repeated("1 to ", "en"),
    "one in": _repeated("1 in ", "en"),
    "per": _repeated("1 per ", "en"),
    # lines
    "empty lines": _repeated("\n", "zh", after="5%"),
    "numbers in lines": _repeated("1\n", "en"),
    "one sentence of clauses": _repeated("，增长", "zh", after="5%"),
    "one sentence of words": _repeated("word ", "en", after="5 percent"),
    "numbers in lines, as many as are read": _as_many_as_are_read("{}.5\n", "en"),
    # markup
    "empty paragraphs": _repeated("<p>", "en", "html"),
    "tags in tags": _nested("<div>", "5%", "</div>", "en", "html"),
    "inline tags in tags": _nested("<b>", "5%", "</b>", "en", "html"),
    "open tags": _repeated("<", "en", "html"),
    "attributes": _repeated(" a=1", "en", "html", before="<p", after=">5%</p>"),
    "entities": _repeated("&yen;5 ", "en", "html"),
    "entities without end": _repeated("&", "en", "html"),
    "comments": _repeated("<!--", "en", "html"),
    "table cells": _repeated("<td>5%", "en", "html", before="<table><tr>"),
    "table cells, as many as are read": _as_many_as_are_read("<td>{}.5%", "en", "html", before="<table><tr>"),
    "quotes in quotes": _repeated("> ", "en", "markdown", after="5%"),
    "stars": _repeated("*", "en", "markdown", after="5%"),
    "emphasis": _repeated("*a_ ", "en", "markdown"),
    "square brackets": _repeated("[", "en", "markdown", after="5%"),
    "links": _repeated("[a](b) ", "en", "markdown"),
    "back ticks": _repeated("` ", "en", "markdown"),
    "list items": _repeated("- 5%\n", "en", "markdown"),
    "table rows": _repeated("| 5% |\n", "en", "markdown", before="| a |\n| --- |\n"),
    "list items, as many as are read": _as_many_as_are_read("- {}.5%\n", "en", "markdown"),
    "table rows, as many as are read": _as_many_as_are_read("| {}.5% |\n", "en", "markdown", before="| a |\n| --- |\n"),
    "Markdown entities": _repeated("&yen;5 ", "en", "markdown"),
    "rules of dashes": _repeated("---\n", "en", "markdown"),
}


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds of processor time and megabytes at the most that one pattern takes; its figures, None where it is refused."""

    seconds: float
    megabytes: float
    figures: int | None


def measured(name: str, size: int) -> Taken:
    """What one pattern takes in a process of its own."""
    command = [sys.executable, __file__, "--alone", "--size", str(size), name]
    done = spent(command)
    seconds, figures = done.output.split()
    return Taken(float(seconds), done.megabytes, None if figures == "None" else int(figures))


def _alone(name: str, size: int) -> None:
    pattern = PATTERNS[name]
    collect_as_a_command()
    pattern.read(10)
    start = time.process_time()
    figures = pattern.read(size)
    print(time.process_time() - start, figures)


def table(extent: Extent) -> Table:
    """Every pattern at a megabyte."""
    return _of(PATTERNS, 20_000 if extent.quick else SIZE)


def _of(patterns: Iterable[str], size: int) -> Table:
    taken = {name: measured(name, size) for name in patterns}
    rows = [
        (name, f"{one.seconds:.2f}", f"{one.megabytes:.0f}", "refused" if one.figures is None else f"{one.figures:,}")
        for name, one in taken.items()
    ]
    within = sum(one.seconds < 3 and one.megabytes < 500 for one in taken.values())
    refused = sum(one.figures is None for one in taken.values())
    note = f"{within} of {len(taken)} patterns of {size:,} characters take less than 3 s and less than 500 MB."
    if refused:
        note += f" {refused} of them are refused: they have more than {DOCUMENT_BLOCKS:,} paragraphs, list items and cells."
    return Table(("pattern", "seconds", "MB", "figures"), rows, note)


def main() -> int:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("patterns", nargs="*", metavar="PATTERN", help="names of patterns; all without it")
    parser.add_argument("--size", type=int, default=SIZE, help="characters of each text")
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.alone:
        _alone(options.patterns[0], options.size)
        return 0
    print(_of(options.patterns or PATTERNS, options.size))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
