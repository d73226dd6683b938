"""A short run of every target: the corpus, and as many changes of it as a few seconds hold; the same ones every time.

The long runs: python -m fuzz TARGET (docs/fuzzing.md).
"""

from __future__ import annotations

import random
from argparse import Namespace
from pathlib import Path

import pytest

from fuzz.__main__ import LONGEST, _unguided
from fuzz.changing import changed
from fuzz.corpus import dictionary, seeds
from fuzz.targets import TARGETS

RUNS = 200


@pytest.mark.parametrize("target", TARGETS)
def test_the_corpus_holds(target: str) -> None:
    for seed in seeds(target)[:1500]:
        TARGETS[target](seed)


@pytest.mark.parametrize("target", TARGETS)
def test_changes_of_the_corpus_hold(target: str) -> None:
    chance = random.Random(target)
    texts, words = seeds(target), dictionary()
    for _ in range(RUNS):
        text = changed(chance.choice(texts), chance, texts, words)
        try:
            TARGETS[target](text)
        except Exception as error:
            pytest.fail(f"{target} on {text!r}: {type(error).__name__}: {error}")


def test_the_long_run_knows_every_target() -> None:
    assert set(LONGEST) == set(TARGETS)


def test_an_unguided_run_counts_what_it_has_done_and_keeps_what_fails(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def failing(text: str) -> None:
        assert "9" not in text, "a nine"

    given = Namespace(target="expressions", runs=300, seconds=0, grown=None)
    assert _unguided(given, tmp_path) == 0 and not list(tmp_path.iterdir())
    assert capsys.readouterr().out.startswith("300 runs")
    monkeypatch.setitem(TARGETS, "expressions", failing)
    assert _unguided(given, tmp_path) == 1
    kept = [path.read_text("utf-8", "surrogateescape") for path in tmp_path.iterdir()]
    assert kept and all("9" in text for text in kept)
    out = capsys.readouterr().out
    assert "AssertionError: a nine" in out and f"{len(kept)} failures" in out
