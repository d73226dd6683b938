"""Any one change of an article is noticed by the claims that `suggest` wrote for it, and `accept` settles every one of them.

For each article at hand: what suggest writes holds; each figure is changed in one way at a time, and some claim then fails;
accept makes the file hold again, and no comment, no blank line and no other key of it is anywhere else.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from changing import Place, changes, gold_articles, gold_places, own_places

import factcheck
from factcheck import claims
from factcheck.authoring import Acceptance, accept, suggest
from factcheck.authoring.splitting import COMMENT
from factcheck.checkers import check_file
from factcheck.figures import Article
from factcheck.model import ClaimFile

OWN = sorted((Path(__file__).parent / "articles").iterdir())
GOLD = gold_articles()
# What accept may write anew, and what it may add.
_REWRITTEN = re.compile(r"    (expect|find|in): ")
_ADDED = re.compile(rf"    nth: |    (about|find|expect|near): |  - id: |  {COMMENT}$|$")


def read(name: str, source: str) -> Article:
    Path(name).write_text(source, encoding="utf-8", newline="")
    return Article.of(factcheck.read(name))


def loaded(text: str) -> ClaimFile:
    Path("claims.yaml").write_text(text, encoding="utf-8", newline="")
    claim_file, errors = claims.load("claims.yaml")
    assert claim_file is not None and not errors, errors
    return claim_file


def failing(claim_file: ClaimFile, name: str, article: Article) -> list[str]:
    return [f.message for f in check_file(claim_file, {name: article}) if f.verdict != "holds"]


def out_of_place(before: str, after: str) -> list[str]:
    """What accept did to the lines of the file besides what it is for."""
    old, new = before.splitlines(), after.splitlines()
    found: list[str] = []
    for what, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        found += [f"- {line}" for line in old[i:j] if not _REWRITTEN.match(line)]
        keys = [match[1] for line in old[i:j] if (match := _REWRITTEN.match(line))]
        kept = [match[1] for line in new[k:m] if (match := _REWRITTEN.match(line))][: len(keys)]
        found += [f"- {key}" for key in keys if key not in kept]
        found += [f"+ {line}" for line in new[k:m] if not (_REWRITTEN.match(line) or _ADDED.match(line))]
    return found


def every_change(path: Path, places: Callable[[Path, str, Article], list[Place]]) -> tuple[int, list[str]]:
    """How many changes were tried, and what went wrong with which."""
    name, source = path.name, path.read_bytes().decode("utf-8")
    original = read(name, source)
    text = suggest(original.document, original.figures, article=name)
    claim_file = loaded(text)
    wrong = [f"as it is: {message}" for message in failing(claim_file, name, original)]
    count = 0
    for change in changes(source, places(path, source, original)):
        count += 1
        what = f"{change.way} of {change.place.quote} at {change.place.at}"
        now = read(name, change.source)
        if not failing(claim_file, name, now):
            wrong.append(f"{what}: not noticed")
            continue
        result: Acceptance = accept(text, claim_file, {name: now})
        wrong += [f"{what}: needs a hand: {left.reason}" for left in result.by_hand]
        wrong += [f"{what}: still {message}" for message in failing(loaded(result.text), name, now)]
        wrong += [f"{what}: {line}" for line in out_of_place(text, result.text)]
        wrong += [f"{what}: {split.new} is not told" for split in result.split if split.quote not in change.source]
    return count, wrong


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_own_articles(path: Path) -> None:
    count, wrong = every_change(path, lambda _, source, article: own_places(article, source))
    assert not wrong
    assert count >= 30


@pytest.mark.skipif(not GOLD, reason="the shared articles are not beside this checkout")
@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_shared_articles(path: Path) -> None:
    count, wrong = every_change(path, lambda path, source, _: gold_places(path, source))
    assert not wrong
    assert count >= 10


def test_the_own_articles_hold_what_is_hard() -> None:
    """Repeated figures, lists with one unit, changes that fall and rise, tables and markup are in them."""
    texts = [path.read_text("utf-8") for path in OWN]
    assert {path.suffix for path in OWN} == {".md", ".txt", ".html"}
    for hard in ("分别回落", "1305余", "<b>", "| 2023 |", "respectively|percentage points", "<li>", "---\ntitle"):
        assert any(re.search(re.escape(word), text) for text in texts for word in hard.split("|") if word), hard
