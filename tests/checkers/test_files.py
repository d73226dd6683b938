"""What the author of a claim file reads of each of its claims, in full: every line of files.txt.

The code wrote those lines, and they were read one by one afterwards: what changes in them is noticed, what was overlooked then is not.

After a change of wording `python tests/checkers/test_files.py` writes the file anew: read what changed before you keep it.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import cast, get_args

import pytest

from factcheck.checkers import check_file
from factcheck.claims import load
from factcheck.documents import read
from factcheck.figures import Article
from factcheck.model import Datum, Interval, NoDatum
from factcheck.model.quantity import Kind

TABLE = Path(__file__).with_name("files.txt")
HEAD, *ENTRIES = TABLE.read_text(encoding="utf-8").rstrip("\n").split("\n\n")
TODAY = date(2024, 3, 6)
FILES = {"a> ": "a.md", "b> ": "b.md", "y> ": "c.yaml"}


def given(entry: str) -> list[str]:
    """The lines of an entry that are the articles a.md and b.md, the claim file c.yaml, and what the data have."""
    return [line for line in entry.splitlines() if line[:3].ljust(3) in (*FILES, "d> ")]


def values(lines: list[str]) -> dict[str, Datum | NoDatum]:
    """What the data have, by name: its bounds, unit, kind, wording, where it stands and notes; or why there is nothing."""
    found: dict[str, Datum | NoDatum] = {}
    for line in lines:
        if not line.startswith("d> "):
            continue
        name, _, written = line[3:].partition(": ")
        first, *rest = written.split(" | ")
        if first in ("unreachable", "wrong"):
            found[name] = NoDatum(rest[0], reachable=first == "wrong")
            continue
        low, high = (None if end == "?" else Decimal(end) for end in (*first.split(" to "), first)[:2])
        unit, kind, text, origin, *notes = rest
        assert kind in get_args(Kind), kind
        found[name] = Datum(Interval.between(low, high), None if unit == "-" else unit, cast("Kind", kind), text, origin, tuple(notes))
    return found


def told(lines: list[str]) -> Iterator[str]:
    """What is said of each claim."""
    Path("factcheck.toml").touch()
    for mark, name in FILES.items():
        Path(name).write_text("".join(f"{line[3:]}\n" for line in lines if line[:3].ljust(3) == mark), encoding="utf-8")
    claim_file, errors = load("c.yaml")
    assert claim_file is not None, [str(error) for error in errors]
    documents = {path: read(path) for path, _ in (*claim_file.articles, *claim_file.others)}
    articles = {path: Article.of(document) for path, document in documents.items()}
    places = {claim.id: claim.place for claim in claim_file.claims}
    for finding in check_file(claim_file, articles, TODAY, values(lines)):
        assert finding.claim_place == places[str(finding.claim)]
        assert set(finding.wrong) <= set(finding.figures)
        place = f"{finding.article}:{finding.line}:{finding.column}-{finding.end_line}:{finding.end_column}" if finding.article else "nowhere"
        yield f"    {finding.claim}: {finding.verdict} ({finding.severity}) at {place}: {finding.message}"
        if (excerpt := finding.excerpt) is not None:
            yield f"        in: {excerpt.text[: excerpt.start]}[{excerpt.text[excerpt.start : excerpt.end]}]{excerpt.text[excerpt.end :]}"
        if finding.found is not None:
            figures = [documents[str(finding.article)].text[slice(*span)] for span in finding.figures]
            yield f"        expected: {finding.expected}; found: {finding.found}; figures: {', '.join(figures) or 'none'}"
        elif finding.expected is not None:
            yield f"        expected: {finding.expected}"
        if finding.working:
            yield f"        {finding.working}"
        yield from (f"        note: {note}" for note in finding.notes)
        if finding.source:
            yield f"        source: {dict(finding.source)}"


@pytest.mark.parametrize("entry", [pytest.param(entry, id=f"{number}: {given(entry)[-1]}") for number, entry in enumerate(ENTRIES, 1)])
def test_the_findings_say_what_is_written_here(entry: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    lines = given(entry)
    assert list(told(lines)) == entry.splitlines()[len(lines) :]


if __name__ == "__main__":
    written = [HEAD]
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for entry in ENTRIES:
            lines = given(entry)
            written.append("\n".join([*lines, *told(lines)]))
    TABLE.write_text("\n\n".join(written) + "\n", encoding="utf-8")
