"""docs/architecture.md, "To add one": each piece of code there is run as it stands, from outside, and does what is said."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.figures import read_table

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8").partition("## To add one")[2]
SECTIONS = dict(re.findall(r"^### (?:An? )?([\w ]+?)(?::[^\n]*)?\n(.*?)(?=^### |\Z)", PAGE, re.MULTILINE | re.DOTALL))

CLAIMS = """article: a.rst
claims:
  - {{id: all, about: boats, expect: 42 boats}}
  - {{id: apart, check: 'spread("12", "15", "21")', expect: {expect}}}
"""
READ = """
from factcheck.documents import read
found = read("a.rst")
print([(block.role, text) for block, text in found.block_texts()], found.place(found.text.index("42")))
"""
CHECK = """
from pathlib import Path
from factcheck import runner
for expect in ("9", "8"):
    Path("c.yaml").write_text(CLAIMS.format(expect=expect))
    print([finding.verdict for finding in runner.run(["c.yaml"], root=".").findings])
"""
LINT = """
from factcheck import lint
from factcheck.documents import from_text
from factcheck.rules import selected
found = lint(from_text("The fleet has 3.4 people and 42 boats."), selected(["FC118"]))
print([(finding.rule, finding.message) for finding in found])
"""
REPORT = """
from factcheck.model import Finding
print(tsv_report.name, tsv_report.write(Report((Finding("holds", "as stated", article="a.md", line=3, column=5),)), Layout()), end="")
"""
PROCESS = """
from pathlib import Path
from factcheck.archive import Extraction, parts, process
Path("x.jsonl").write_text('{"id": "1", "text": "It has 42 boats."}\\n{"id": "2", "text": "Up 4%."}\\n')
print(process(parts(["x.jsonl"], "jsonl", 40), Extraction(), by=Threads(), output="y.jsonl").cases, Path("y.jsonl").read_text().count("quote"))
"""


def code(section: str) -> str:
    (block,) = re.findall(r"^```python\n(.*?)^```$", SECTIONS[section], re.MULTILINE | re.DOTALL)
    return str(block)


@pytest.mark.parametrize(
    ("section", "use", "printed"),
    [
        ("reader", READ, "[('headline', 'The fleet'), ('lede', 'It has 42 boats, 3 more than last year.')] Place(line=4, column=8)\n"),
        ("checker", CHECK, "['holds', 'holds']\n['holds', 'contradicted']\n"),
        ("rule", LINT, "[('FC118', '3.4: nobody counts a part of a person')]\n"),
        ("reporter", REPORT, "tsv holds\ta.md:3:5\tas stated\n"),
        ("executor", PROCESS, "2 2\n"),
    ],
)
def test_the_code_of_the_page_does_what_it_says(section: str, use: str, printed: str, tmp_path: Path) -> None:
    source = "The fleet\n=========\n\nIt has 42 boats,\n3 more than last year.\n"
    (tmp_path / "a.rst").write_text(source, encoding="utf-8")
    script = f"CLAIMS = {CLAIMS!r}\n{code(section)}{use}"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=tmp_path, encoding="utf-8")
    assert (done.stdout, done.stderr) == (printed, "")


def test_every_extension_point_has_its_section() -> None:
    points = {"measure word", "language", "reader", "checker", "rule", "reporter", "evidence source", "executor"}
    assert points <= set(SECTIONS)
    named = set(re.findall(r"\((`factcheck\.\w+`)\)$", PAGE, re.MULTILINE))
    assert named == {f"`factcheck.{group}`" for group in ("languages", "readers", "checkers", "rules", "reporters")}


def test_the_measure_word_of_the_page_is_in_the_table_and_the_examples() -> None:
    assert "艘次" in SECTIONS["measure word"]
    assert any(entry.word == "艘次" and entry.values == ("count",) for entry in read_table("factcheck.figures.zh", "measure_words.txt"))
    (example,) = re.findall(r"examples\.txt\s+(.*?) \|", SECTIONS["measure word"])
    assert example in (ROOT / "factcheck" / "figures" / "zh" / "examples.txt").read_text(encoding="utf-8")


def test_the_places_of_a_kind_of_data_are_those_of_the_page() -> None:
    for file, words in re.findall(r"^([\w/]+\.\w+) +(.*)$", SECTIONS["evidence source"], re.MULTILINE):
        folder = ROOT if file.startswith("schemas") else ROOT / "factcheck"
        parts = [part.strip(" ,[]") for part in re.split("…", words)]
        text = (folder / file).read_text(encoding="utf-8")
        assert all(part.removesuffix(":") in text for part in parts if "(source, content)" not in part), file
