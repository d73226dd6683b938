"""What the author of a claim reads, in full: every line of findings.txt.

The code wrote those lines, and they were read one by one afterwards: what changes in them is noticed, what was overlooked then is not.

After a change of wording `python tests/checkers/test_findings.py` writes the file anew: read what changed before you keep it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from judging import judge
from test_relations import ROW, keys

TABLE = Path(__file__).with_name("findings.txt")
HEAD, *ENTRIES = TABLE.read_text(encoding="utf-8").rstrip("\n").split("\n\n")


def told(claim: str) -> Iterator[str]:
    """The lines of an entry: the claim, the verdict with its message, the working, the notes."""
    row = ROW.fullmatch(f"{claim} | | ")
    assert row is not None, claim
    finding = judge(row["check"].strip(), row["expect"].strip() or None, **keys(row))
    yield claim
    yield f"    {finding.verdict}: {finding.message}"
    yield from (f"    {line}" for line in (finding.working or "").splitlines())
    yield from (f"    note: {note}" for note in finding.notes)


@pytest.mark.parametrize("entry", [pytest.param(entry, id=f"{number}: {entry.split('|')[0].strip()}") for number, entry in enumerate(ENTRIES, 1)])
def test_the_finding_says_what_is_written_here(entry: str) -> None:
    claim, *lines = entry.splitlines()
    assert list(told(claim)) == [claim, *lines]


if __name__ == "__main__":
    written = ("\n".join(told(entry.splitlines()[0])) for entry in ENTRIES)
    TABLE.write_text("\n\n".join([HEAD, *written]) + "\n", encoding="utf-8")
