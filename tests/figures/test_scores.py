"""The figures of the shared articles and of other extractors' suites are found as well as the issues demand."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[3] / "shared"
SCORER = SHARED / "tools" / "score_extraction.py"

pytestmark = pytest.mark.skipif(not SCORER.is_file(), reason="the shared articles are not beside this checkout")

ARTICLES = {
    "zh": {"recall": 0.99, "precision": 0.98, "full_f1": 0.95},
    "en": {"recall": 0.98, "precision": 0.96, "full_f1": 0.92},
}
SUITES = {
    "zh": {"recall": 0.97, "negatives_clean": 0.95},
    "en": {"recall": 0.95, "negatives_clean": 0.95},
}


def extracted(*arguments: str) -> str:
    done = subprocess.run([sys.executable, "-m", "factcheck", "extract", "--format", "jsonl", *arguments], capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return done.stdout


def assert_reaches(gold: Path, predicted: str, wanted: dict[str, float], folder: Path) -> None:
    predictions = folder / "predictions.jsonl"
    predictions.write_text(predicted, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(SCORER), str(gold), str(predictions), "--json", "--failures", "40"], capture_output=True, encoding="utf-8"
    )
    reached = json.loads(done.stdout)["all"]
    short = {name: (reached[name], least) for name, least in wanted.items() if reached[name] < least}
    assert not short, f"reached and wanted: {short}\n{done.stderr}"


@pytest.mark.parametrize("lang", ARTICLES)
def test_articles(lang: str, tmp_path: Path) -> None:
    folder = SHARED / "data" / f"gold_{lang}"
    names = [gold.name.removesuffix(".figures.jsonl") for gold in folder.glob("*.figures.jsonl")]
    articles = [str(path) for path in sorted(folder.iterdir()) if path.stem in names and path.suffix != ".jsonl"]
    assert articles
    assert_reaches(folder, extracted(*articles), ARTICLES[lang], tmp_path)


@pytest.mark.parametrize("lang", SUITES)
def test_suites(lang: str, tmp_path: Path) -> None:
    cases = SHARED / "data" / "peer_suites" / f"{lang}.jsonl"
    assert_reaches(cases, extracted("--input-format", "jsonl", str(cases)), SUITES[lang], tmp_path)
