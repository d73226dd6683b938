"""What the fuzzer starts from: the corpus beside this file, and what the project holds of each kind anyway."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDER = Path(__file__).with_name("corpus")
_EXAMPLES = sorted((ROOT / "factcheck" / "figures").glob("*/examples.txt"))
_ARTICLES = sorted((ROOT / "claims" / "articles").glob("*"))
_CLAIMS = [*sorted((ROOT / "claims").glob("*.yaml")), *sorted((ROOT / "factcheck").glob("authoring/starter_files/*/claims/*.yaml"))]
# How long a piece of an article is, about.
_PIECE = 400
_RELATIONS = ROOT / "tests" / "checkers" / "relations.txt"


def seeds(target: str) -> list[str]:
    """The texts that a target starts from, in a steady order."""
    kept = [path.read_text("utf-8", "surrogateescape") for path in sorted((FOLDER / target).glob("*"))]
    return [*kept, *_own(target)]


def _own(target: str) -> Iterator[str]:
    if target == "documents":
        for path in _ARTICLES:
            yield from (f"{reader}{piece}" for piece in _pieces(path.read_text("utf-8")) for reader in "\0\1\2")
    elif target in {"extraction", "linting", "expectations"}:
        for number, path in enumerate(_EXAMPLES):
            for text, quotes in _examples(path.read_text("utf-8")):
                yield f"{chr(number)}{text}" if target == "extraction" else text
                if target == "expectations":
                    yield from quotes
    elif target == "claim_files":
        yield from (small for path in _CLAIMS for small in _one_claim_each(path.read_text("utf-8")))
    else:
        yield from (line.strip() for line in _RELATIONS.read_text("utf-8").splitlines() if "(" in line)


def _examples(table: str) -> Iterator[tuple[str, list[str]]]:
    """Each text of a table of examples, and the figures that it states, as they are written."""
    for line in table.splitlines():
        if line.strip() and not line.startswith("#"):
            text, _, figures = line.partition(" | ")
            yield text, [figure.partition(" = ")[0].strip() for figure in figures.split(" ; ") if " = " in figure]


def _pieces(text: str) -> Iterator[str]:
    """Stretches of an article, each of whole paragraphs as far as they are short: what is small is changed and run soonest."""
    piece = ""
    for paragraph in text.split("\n\n"):
        if piece and len(piece) + len(paragraph) > _PIECE:
            yield piece[: 2 * _PIECE]
            piece = ""
        piece += f"{paragraph}\n\n"
    yield piece[: 2 * _PIECE]


def _one_claim_each(text: str) -> Iterator[str]:
    """A claim file as many small ones: its head with each of its claims, without the comments."""
    lines = (line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#"))
    head, *claims = "\n".join(lines).split("\n  - ")
    yield from (f"{head}\n  - {claim}\n" for claim in claims)


def dictionary() -> list[str]:
    """Words that mean something: those of the tables of the languages, and the signs of the file formats."""
    words = {"---\n", "<p>", "</p>", "<table>", "<td>", "&#", "&amp;", "${", "{}", "article:", "claims:", "check:", "expect: ", "- ", "\n"}
    for path in (ROOT / "factcheck" / "figures").rglob("*.txt"):
        if path.name != "examples.txt":
            for line in path.read_text("utf-8").splitlines():
                words.update(line.partition("#")[0].replace(":", " ").replace(",", " ").split())
    return sorted(words)
