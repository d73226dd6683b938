"""Places of a text, as factcheck counts them and as editors do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("pygls")

from lsprotocol import types

from factcheck.language_server.positions import Lines

ENCODINGS = [kind.value for kind in types.PositionEncodingKind]
TEXTS = st.text(alphabet=st.sampled_from("a1数😀𠮷é\u2028\x0b\n\r\t"), max_size=40)


@pytest.mark.parametrize(
    ("text", "offset", "place", "utf16", "utf8", "utf32"),
    [
        ("", 0, (1, 1), (0, 0), (0, 0), (0, 0)),
        ("abc", 2, (1, 3), (0, 2), (0, 2), (0, 2)),
        ("数12", 1, (1, 2), (0, 1), (0, 3), (0, 1)),
        ("😀12", 1, (1, 2), (0, 2), (0, 4), (0, 1)),
        ("a\n𠮷数x", 4, (2, 3), (1, 3), (1, 7), (1, 2)),
        ("a\r\nb", 3, (2, 1), (1, 0), (1, 0), (1, 0)),
        ("a\rb", 2, (2, 1), (1, 0), (1, 0), (1, 0)),
        # No ends of lines, whatever Python's splitlines says.
        ("a\u2028b\x0bc", 4, (1, 5), (0, 4), (0, 6), (0, 4)),
    ],
)  # fmt: skip
def test_a_place_in_each_encoding(
    text: str, offset: int, place: tuple[int, int], utf16: tuple[int, int], utf8: tuple[int, int], utf32: tuple[int, int]
) -> None:
    for encoding, expected in (("utf-16", utf16), ("utf-8", utf8), ("utf-32", utf32)):
        lines = Lines(text, encoding)
        assert lines.place(offset) == place
        assert lines.offset(*place) == offset
        assert lines.position(offset) == types.Position(*expected)
        assert lines.offset_of(types.Position(*expected)) == offset


@given(TEXTS, st.sampled_from(ENCODINGS))
def test_every_place_comes_back(text: str, encoding: str) -> None:
    lines = Lines(text, encoding)
    for offset in range(len(text) + 1):
        # Between CR and LF there is no place for a cursor.
        if text[offset - 1 : offset + 1] != "\r\n":
            assert lines.offset_of(lines.position(offset)) == offset
            assert lines.offset(*lines.place(offset)) == offset


@given(TEXTS, st.integers(0, 50), st.integers(0, 50), st.sampled_from(ENCODINGS))
def test_no_place_is_outside_of_the_text(text: str, line: int, character: int, encoding: str) -> None:
    lines = Lines(text, encoding)
    assert 0 <= lines.offset_of(types.Position(line, character)) <= len(text)
    assert 0 <= lines.offset(line, character) <= len(text)


def test_the_middle_of_a_character_is_its_beginning() -> None:
    assert Lines("a😀b").offset_of(types.Position(0, 2)) == 1
    assert Lines("a数b", "utf-8").offset_of(types.Position(0, 3)) == 1
