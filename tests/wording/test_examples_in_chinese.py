"""What the committed examples say in Chinese: no English sentence beside what the articles and claim files say themselves."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

import factcheck
from factcheck.cli import app

ROOT = Path(__file__).parents[2]
SENTENCE = re.compile(r"(?:[A-Za-z']+ ){3,}[A-Za-z']+")


@pytest.mark.parametrize(
    "args",
    [
        ["run", "claims/", "--verbose", "--no-report", "--coverage", "--no-cache"],
        ["run", "claims/", "--verbose", "--no-report", "--format", "markdown", "--no-cache"],
        ["lint", "claims/articles", "--no-cache"],
        ["validate", "claims/"],
        ["accept", "claims/", "--dry-run"],
        ["extract", "claims/articles/antifraud.md"],
        ["rules"],
        ["explain", "FC102"],
    ],
    ids=" ".join,
)
def test_a_command_on_the_examples(args: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    files = [path for path in (ROOT / "claims").rglob("*") if path.is_file()]
    quoted = "\n".join(path.read_text("utf-8") if path.suffix == ".yaml" else factcheck.read(path).text for path in files)
    shown = CliRunner().invoke(app, [*args, "--ui-lang", "zh"], prog_name="factcheck").output
    assert re.search("[\u4e00-\u9fff]", shown)
    squeezed = " ".join(quoted.split())
    assert [found for found in SENTENCE.findall(shown) if " ".join(found.split()) not in squeezed] == []
