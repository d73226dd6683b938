"""A third language through the public seam: Esperanto in about thirty lines.  docs/languages.md explains it step by step."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.documents import from_text
from factcheck.figures import Amount, Cue, Language, extract, language
from factcheck.model import Kind, Quantity

from .notation import Example, difference, read_figure

PAGE = Path(__file__).parents[2] / "docs" / "languages.md"

# [docs]
UNITS: dict[str, tuple[str, Kind]] = {"%": ("%", "percent"), "elcentoj": ("%", "percent"), "eŭroj": ("EUR", "money"), "km": ("km", "measure")}
WORDS: dict[str, Decimal] = {"dek": Decimal(10), "cent": Decimal(100), "mil": Decimal(1000)}
CUES = {
    "kreskis": Cue(0, 0, "verb", 1), "falis": Cue(0, 0, "verb", -1), "je": Cue(0, 0, "other"),
    "kompare kun la pasinta jaro": Cue(0, 0, "basis", basis="yoy"),
}  # fmt: skip
NUMBER = re.compile(rf"(?<![\w-])(?P<number>[0-9]+(?:,[0-9]+)?|{'|'.join(WORDS)})(?: ?(?P<unit>{'|'.join(map(re.escape, UNITS))})(?!\w))?(?!\w)")
CUE = re.compile(rf"\b(?:{'|'.join(CUES)})\b", re.IGNORECASE)


def amounts(text: str) -> list[Amount]:
    return [amount_of(match) for match in NUMBER.finditer(text)]


def amount_of(match: re.Match[str]) -> Amount:
    value = WORDS.get(match["number"]) or Decimal(match["number"].replace(",", "."))
    place = Decimal(10) ** int(value.as_tuple().exponent)
    symbol, kind = UNITS.get(match["unit"], (None, "count"))
    quantity = Quantity(value, value, symbol, kind, place=place, coarse=place, rounded=kind != "count")
    return Amount(match.start(), match.end(), quantity, match.span("number"))


def cues(text: str, start: int, end: int) -> list[Cue]:
    return [CUES[match[0].lower()]._replace(start=match.start(), end=match.end()) for match in CUE.finditer(text, start, end)]


@language("eo")
def esperanto() -> Language:
    return Language(
        "eo", amounts, cues, filler=re.compile(r"\s+(?:je\s+)?"), level=re.compile(r"\s+ĝis\s+"), join=re.compile(r"\s+kaj\s+(?:je\s+)?"), basis_follows=True
    )
# [end]


def shown(text: str) -> list[tuple[str, str, str, str, str]]:
    return [(f.quote, str(f.quantity.low), f.change, f.basis, f.subject) for f in extract(text, "eo")]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("La eksportoj kreskis je 8,2%.", [("8,2%", "8.2", "up", "none", "La eksportoj")]),
        ("La prezoj falis je dek elcentoj.", [("dek elcentoj", "10", "down", "none", "La prezoj")]),
        ("La prezoj kreskis ĝis 45 eŭroj.", [("45 eŭroj", "45", "none", "none", "La prezoj")]),
        ("La ponto longas 3 km.", [("3 km", "3", "none", "none", "La ponto longas")]),
        ("Vendoj falis je 4% kaj je 6%.", [("4%", "4", "down", "none", "Vendoj"), ("6%", "6", "down", "none", "Vendoj")]),
        (
            "Vendoj kreskis je 5% kompare kun la pasinta jaro, kostoj falis je 2%.",
            [("5%", "5", "up", "yoy", "Vendoj"), ("2%", "2", "down", "yoy", "kostoj")],
        ),
        ("Neniu nombro staras ĉi tie.", []),
    ],
)
def test_figures(text: str, figures: list[tuple[str, str, str, str, str]]) -> None:
    assert shown(text) == figures


def test_a_document_that_declares_it_is_read_in_it() -> None:
    document = from_text("<html lang=eo><p>Vendoj\nkreskis je <b>8,2</b>%.</p><p>Sales rose 5%.</p></html>", format="html")
    figure = extract(document)[0]
    assert (figure.lang, figure.quote, figure.change, figure.line, figure.column) == ("eo", "8,2%", "up", 2, 15)


@given(st.integers(0, 10**9), st.integers(0, 99), st.sampled_from(["kreskis", "falis"]))
def test_every_number_reads_back(whole: int, hundredths: int, verb: str) -> None:
    text = f"Vendoj {verb} je {whole},{hundredths:02}%."
    ((_, value, change, _, subject),) = shown(text)
    assert Decimal(value) == Decimal(f"{whole}.{hundredths:02}")
    assert (change, subject) == ("up" if verb == "kreskis" else "down", "Vendoj")


def test_a_language_of_amounts_only_has_figures_without_context() -> None:
    language("io")(lambda: Language("io", amounts))
    (figure,) = extract("Vendoj kreskis je 8,2%.", "io")
    assert (figure.quote, figure.change, figure.subject) == ("8,2%", "none", "Vendoj kreskis je")


def blocks(kind: str) -> list[str]:
    """The code blocks of the page of one kind."""
    return re.findall(rf"^```{kind}\n(.*?)\n```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def test_the_page_shows_this_language() -> None:
    source = Path(__file__).read_text(encoding="utf-8").split("# [docs]\n")[1].split("# [end]")[0].strip()
    code, session = blocks("python")
    assert code.endswith(source)
    assert len([line for line in source.splitlines() if line.strip()]) <= 36
    _, call, result = session.splitlines()
    assert repr(eval(call.removeprefix(">>> "), {"extract": extract})) == result


def test_the_page_shows_what_a_word_that_is_not_known_gives() -> None:
    line, told = (block for block in blocks("text") if "垄" in block)
    sentence, _, figure = line.partition(" | ")
    number = int(told.splitlines()[0].rpartition(":")[2])
    assert difference(Example(number, sentence, (read_figure(figure),), False), "zh") == told
