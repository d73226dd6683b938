"""The notation of factcheck/figures/*/examples.txt, read and written; the heads of those files explain it."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from importlib.resources import files
from typing import NamedTuple, get_args

from factcheck.figures import extract
from factcheck.model import Approximator, Basis, Change, Figure, Kind, Sense

KINDS, APPROXIMATORS, CHANGES, BASES, SENSES = map(get_args, (Kind, Approximator, Change, Basis, Sense))
GAPS = "# Known gaps"
_SUBJECT = re.compile(r"(.*?)(?: \(([^()]*)\)( open)?)?")


class Wanted(NamedTuple):
    """One figure as an example writes it; None is not looked at."""

    quote: str
    value: str
    unit: str
    kind: str
    approx: str = "exact"
    change: str = "none"
    basis: str = "none"
    sense: str | None = None
    subject: str | None = None
    is_open: bool | None = None


class Example(NamedTuple):
    line: int
    sentence: str
    wanted: tuple[Wanted, ...]
    is_gap: bool


def read_figure(written: str) -> Wanted:
    """`quote = value unit kind [approx] [change] [basis] [sense] [(subject) [open]]`."""
    quote, _, stated = written.strip().rpartition(" = ")
    match = _SUBJECT.fullmatch(stated)
    assert quote and match, f"expected 'quote = value unit kind', found {written!r}"
    value, *rest = match[1].split()
    at = next((index for index, word in enumerate(rest) if index and word in KINDS), None)
    assert at is not None, f"expected a kind ({', '.join(KINDS)}) in {written!r}"
    attributes: dict[str, str] = {}
    for word in rest[at + 1 :]:
        groups = (("approx", APPROXIMATORS), ("change", CHANGES), ("basis", BASES), ("sense", SENSES))
        name = next((name for name, words in groups if word in words and name not in attributes), None)
        assert name is not None, f"{word!r} in {written!r} is no approximator, change, basis or sense"
        attributes[name] = word
    is_open = None if match[2] is None else match[3] is not None
    return Wanted(quote, comparable(value), " ".join(rest[:at]), rest[at], **attributes, subject=match[2], is_open=is_open)


def comparable(value: str) -> str:
    """A value as written, 2/3 or 3..5 included, in one form."""
    return "..".join(_rounded(Fraction(end)) for end in value.split(".."))


def _rounded(value: Fraction) -> str:
    # A fraction in words has no last digit: twelve places tell any two of them apart.
    return f"{round(Decimal(value.numerator) / value.denominator, 12).normalize():f}"


def as_read(figure: Figure, like: Wanted | None) -> Wanted:
    """A figure in the notation of the examples, with what the example `like` looks at."""
    quantity = figure.quantity
    ends = (quantity.low, quantity.high) if quantity.kind == "range" else (quantity.low,)
    return Wanted(
        figure.quote,
        "..".join(_rounded(Fraction(end)) for end in ends),
        quantity.unit or "-",
        quantity.kind,
        quantity.approx,
        figure.change,
        figure.basis,
        figure.sense if like is not None and like.sense is not None else None,
        figure.subject if like is not None and like.subject is not None else None,
        not figure.aligned if like is not None and like.subject is not None else None,
    )


def written(figure: Wanted) -> str:
    words = [figure.value, figure.unit, figure.kind]
    words += [word for word in (figure.approx, figure.change, figure.basis, figure.sense) if word not in ("exact", "none", None)]
    words += [f"({figure.subject})"] if figure.subject is not None else []
    words += ["open"] if figure.is_open else []
    return f"{figure.quote} = {' '.join(words)}"


def examples(lang: str) -> list[Example]:
    found: list[Example] = []
    is_gap = False
    lines = files(f"factcheck.figures.{lang}").joinpath("examples.txt").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        if line.startswith("#"):
            is_gap = line.startswith(GAPS) if not line.startswith("##") else is_gap
            continue
        if not line.strip():
            continue
        sentence, separator, stated = line.partition(" | ")
        assert separator, f"{lang}/examples.txt:{number}: expected 'sentence | figures', found {line!r}"
        wanted = () if stated.strip() == "-" else tuple(read_figure(part) for part in stated.split(" ; "))
        found.append(Example(number, sentence, wanted, is_gap))
    return found


def difference(example: Example, lang: str) -> str:
    """What was read and what the example says, line by line; "" where they agree."""
    figures = extract(example.sentence, lang)
    by_quote = {wanted.quote: wanted for wanted in example.wanted}
    read = [as_read(figure, by_quote.get(figure.quote)) for figure in figures]
    if read == list(example.wanted):
        return ""
    missing = [f"  - {written(figure)}" for figure in example.wanted if figure not in read]
    surplus = [f"  + {written(figure)}" for figure in read if figure not in example.wanted]
    return "\n".join([f"factcheck/figures/{lang}/examples.txt:{example.line}", f"  {example.sentence}", *missing, *surplus])
