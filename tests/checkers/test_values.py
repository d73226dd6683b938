"""What the author of a claim about one figure reads, in full: every line of values.txt.

The code wrote those lines, and they were read one by one afterwards: what changes in them is noticed, what was overlooked then is not.

After a change of wording `python tests/checkers/test_values.py` writes the file anew: read what changed before you keep it.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.checkers import check_file
from factcheck.claims import load
from factcheck.documents import read
from factcheck.figures import Article
from factcheck.model import Expectation

TABLE = Path(__file__).with_name("values.txt")
HEAD, *ENTRIES = TABLE.read_text(encoding="utf-8").rstrip("\n").split("\n\n")


def given(entry: str) -> tuple[list[str], str]:
    """The lines of the article and the keys of the claim."""
    lines = entry.splitlines()
    article = [line.removeprefix(">").removeprefix(" ") for line in lines if line.startswith(">")]
    return article, lines[len(article)]


def told(article: list[str], keys: str) -> Iterator[str]:
    """The lines below a claim: the verdict with its place and message, the sentence, the figures that count, the working, the notes."""
    Path("factcheck.toml").touch()
    Path("a.md").write_text("\n".join(article) + "\n", encoding="utf-8")
    Path("c.yaml").write_text(f"article: a.md\nclaims:\n  - {{id: it, {keys}}}\n", encoding="utf-8")
    claim_file, errors = load("c.yaml")
    assert claim_file is not None, [str(error) for error in errors]
    document = read("a.md")
    (finding,) = check_file(claim_file, {"a.md": Article.of(document)})
    yield f"    {finding.verdict} {finding.line}:{finding.column}-{finding.end_line}:{finding.end_column}: {finding.message}"
    if (excerpt := finding.excerpt) is not None:
        assert finding.found == excerpt.text[excerpt.start : excerpt.end]
        yield f"    in: {excerpt.text[: excerpt.start]}[{excerpt.text[excerpt.start : excerpt.end]}]{excerpt.text[excerpt.end :]}"
    spans = ((name, [document.text[slice(*span)] for span in getattr(finding, name)]) for name in ("figures", "wrong"))
    yield "    " + "; ".join(f"{name}: {', '.join(quotes) or 'none'}" for name, quotes in spans)
    if finding.working:
        yield f"    {finding.working}"
    yield from (f"    note: {note}" for note in finding.notes)
    (claim,) = claim_file.claims
    assert (finding.claim, finding.claim_place, finding.severity, finding.article) == ("it", claim.place, claim.severity, "a.md")
    assert isinstance(claim.expect, Expectation) and finding.expected == claim.expect.text


@pytest.mark.parametrize("entry", [pytest.param(entry, id=f"{number}: {given(entry)[1]}") for number, entry in enumerate(ENTRIES, 1)])
def test_the_finding_says_what_is_written_here(entry: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    article, keys = given(entry)
    assert list(told(article, keys)) == entry.splitlines()[len(article) + 1 :]


if __name__ == "__main__":
    written = [HEAD]
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for entry in ENTRIES:
            article, keys = given(entry)
            written.append("\n".join([*entry.splitlines()[: len(article) + 1], *told(article, keys)]))
    TABLE.write_text("\n\n".join(written) + "\n", encoding="utf-8")
