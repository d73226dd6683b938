"""What every Document must satisfy, whatever it was read from."""

from __future__ import annotations

import itertools

from factcheck.model import Document


def assert_places_exact(document: Document, source: str) -> None:
    """Each visible character stands where the Document says; entities and collapsed white space may look different."""
    covered: set[int] = set()
    for run in document.runs:
        covered.update(range(run.text, run.text + run.length))
    for block in document.blocks:
        assert covered.issuperset(range(block.start, block.end))
    separators = {block.end for block in document.blocks}
    last = -1
    for index, character in enumerate(document.text):
        if index in separators:
            assert character == "\n"
            continue
        at = document.source_offset(index)
        assert 0 <= at < len(source)
        assert source[at] == character or source[at] == "&" or (character == " " and source[at] in " \t\r\n\f&<"), (index, character, at)
        line, column = document.place(index)
        assert document.line_starts[line - 1] + column - 1 == at
        if document.blocks and document.blocks[0].role != "headline":
            assert at >= last
            last = at
    runs = document.runs
    assert all(a.text + a.length <= b.text for a, b in itertools.pairwise(runs))


def outline(document: Document) -> list[tuple[str, str]]:
    """The blocks as (role, text)."""
    return [(block.role, text) for block, text in document.block_texts()]
