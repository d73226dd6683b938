"""`suggest --update`: claims for what no claim covers, and nothing else of the file changes."""

from __future__ import annotations

from pathlib import Path

import pytest

import factcheck
from factcheck import claims
from factcheck.authoring import suggest, update
from factcheck.checkers import check_file
from factcheck.figures import Article
from factcheck.model import InputError

ARTICLE = "# Ferry traffic rises\n\nThe ferries carried 31,200 passengers in May, up 4.5% year on year. They made 640 crossings.\n"
NEWER = ARTICLE + "\nThe port spent £1.2 million. It has 14 berths.\n"

MINE = """\
# what we promised the port\x20\x20
article:   "ferry.md"
claims:
    - {id: people,   about: passengers, expect: '31,200'}   # as counted

    - passengers up 4.5% year on year
    # the timetable
    - id: crossings
      about: crossings
      expect:  640 crossings   # 2 ferries

defaults: {mentions: all}
# the end"""


def updated(text: str, article: str = NEWER) -> tuple[str, int]:
    Path("ferry.md").write_text(article, encoding="utf-8")
    Path("ferry.yaml").write_text(text, encoding="utf-8", newline="")
    claim_file, errors = claims.load("ferry.yaml")
    assert claim_file is not None, errors
    return update(text, claim_file, read("ferry.md"))


def read(path: str) -> Article:
    return Article.of(factcheck.read(path))


def verdicts(text: str) -> dict[str, str]:
    Path("ferry.yaml").write_text(text, encoding="utf-8", newline="")
    claim_file, errors = claims.load("ferry.yaml")
    assert claim_file is not None, errors
    return {str(finding.claim): finding.verdict for finding in check_file(claim_file, {"ferry.md": read("ferry.md")})}


@pytest.mark.parametrize("text", [MINE, MINE + "\n", MINE.replace("\n", "\r\n"), "\ufeff" + MINE])
def test_the_rest_of_the_file_stays_to_the_letter(text: str) -> None:
    written, added = updated(text)
    assert added == 2
    at = text.index("# 2 ferries") + len("# 2 ferries")
    newline = "\r\n" if "\r\n" in text else "\n"
    assert written.startswith(text[: at + len(newline)]) and written.endswith(text[at + len(newline) :])
    new = written[at + len(newline) : len(written) - len(text[at + len(newline) :])]
    assert new.count(newline) == new.count("\n")
    assert [line for line in new.split(newline) if "expect" in line] == ["      expect: £1.2 million", "      expect: 14 berths"]
    assert all(line.startswith("    ") for line in new.split(newline) if line)
    found = verdicts(written)
    assert len(found) == 5 and set(found.values()) == {"holds"}


def test_nothing_is_added_where_every_figure_has_its_claim() -> None:
    assert updated(MINE, ARTICLE) == (MINE, 0)
    document = factcheck.read("ferry.md")
    own = suggest(document, factcheck.extract(document), article="ferry.md")
    assert updated(own, ARTICLE) == (own, 0)


def test_a_second_update_adds_nothing() -> None:
    once, _ = updated(MINE)
    assert updated(once) == (once, 0)


def test_a_figure_that_a_claim_contradicts_is_covered() -> None:
    wrong = MINE.replace("expect:  640 crossings", "expect:  650 crossings")
    written, added = updated(wrong)
    assert added == 2 and "640 crossings" not in written


def test_new_ids_are_none_that_the_file_has() -> None:
    text = "article: ferry.md\nclaims:\n  - id: crossings\n    about: passengers\n    expect: up 4.5%\n"
    written, _ = updated(text)
    assert "- id: crossings-2\n" in written
    assert set(verdicts(written).values()) == {"holds"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("article: other.md\nclaims:\n  - up 4.5%\n", "is about other.md, not about ferry.md"),
        ("article: [ferry.md, other.md]\nclaims:\n  - up 4.5%\n", "several articles"),
        ("article: ferry.md\nclaims: [up 4.5%]\n", "on lines of its own"),
    ],
)
def test_a_file_that_cannot_be_added_to(text: str, said: str) -> None:
    Path("other.md").write_text(ARTICLE, encoding="utf-8")
    with pytest.raises(InputError, match=said) as caught:
        updated(text)
    assert caught.value.path == "ferry.yaml"
