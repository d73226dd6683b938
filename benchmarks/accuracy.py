"""Accuracy: extraction against hand-read figures.

    python benchmarks/accuracy.py FOLDER_OR_CASES…

Each argument is a folder of articles with NAME.figures.jsonl beside each, or a file of cases, one JSON object a line (the
formats of docs/benchmarks.md).  An article whose text is not at hand is left out, and counted.  Prints one row an argument.
benchmarks/record.py takes the two tables of docs/benchmarks.md from here.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from tables import ROOT, Absent, Extent, Table

import factcheck
from factcheck.figures import extract

SETS = Path(__file__).with_name("sets.txt")
LISTS = ROOT / "tests" / "articles"
_SUM = re.compile(r"^\| (\w+) \|.*\b([0-9a-f]{64}) \|$", re.MULTILINE)
ATTRIBUTES = ("unit", "kind", "approx", "change", "basis")
TEXTS = (".txt", ".md", ".html")
# Names of one unit, as far as the lists at hand use several.
SAME_UNIT = {
    name: unit
    for unit, names in {
        "y": "年 岁 歲 周岁 year", "month": "个月 個月", "week": "周 个星期 星期", "d": "天 日 day", "h": "小时 小時 hour",
        "min": "分钟 分鐘 minute", "s": "秒 second", "CNY": "元", "pp": "个百分点 個百分點",
    }.items()
    for name in names.split()
}  # fmt: skip


@dataclass(slots=True)
class Score:
    """Counts of one set: figures by hand, found, read, with the exact span, all right; attributes that count and right ones."""

    gold: int = 0
    found: int = 0
    read: int = 0
    exact: int = 0
    full: int = 0
    without_text: int = 0
    scored: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)

    def summary(self) -> list[str]:
        """How many figures, recall, precision, full F1."""
        f1 = 2 * self.full / max(1, self.gold + self.read)
        return [str(self.gold), _share(self.found, self.gold), _share(self.found, self.read), f"{f1:.3f}"]

    def row(self, name: str) -> list[str]:
        """All that is known of the set."""
        attributes = [_share(self.right[key], self.scored[key]) for key in ATTRIBUTES]
        return [name, *self.summary(), _share(self.exact, self.found), *attributes]


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "–"


@dataclass(frozen=True, slots=True)
class Set:
    """A set of benchmarks/sets.txt: the names of its articles, and what extraction came to when it had not seen them."""

    name: str
    blind: tuple[str, ...]
    articles: tuple[str, ...]


def sets() -> Iterator[Set]:
    """The sets of articles whose figures were read by hand."""
    for entry in re.split(r"\n\s*\n", re.sub(r"(?m)^#.*\n", "", SETS.read_text("utf-8")).strip()):
        head, _, names = entry.partition("\n")
        name, _, blind = head.partition(": ")
        yield Set(name, tuple(blind.split()), tuple(names.split()))


def of_articles(extent: Extent) -> Table:
    """The table of the sets: blind, and now."""
    texts = _texts(extent.texts)
    lists = {path.name.removesuffix(".figures.jsonl"): path for path in LISTS.glob("*/*.figures.jsonl")}
    rows = []
    for each in sets():
        absent = [name for name in each.articles if name not in texts]
        if absent:
            raise Absent(f"of the {each.name} {len(absent)} texts are not at hand, {absent[0]} for one; say --texts FOLDER")
        now = score([_article(texts[name], lists[name]) for name in each.articles])
        rows.append([each.name, str(len(each.articles)), *each.blind, *now.summary()])
    for lang, language in (("zh", "Chinese"), ("en", "English")):
        folder = extent.data / f"gold_{lang}"
        if not folder.is_dir():
            raise Absent(f"there is no {folder}; say --data FOLDER")
        now = score(articles(folder))
        rows.append([f"shared {language} articles", str(len(list(folder.glob("*.jsonl")))), "–", "–", "–", "–", *now.summary()])
    measures = ("figures", "recall", "precision", "full F1")
    return Table(("set", "articles", *(f"blind: {name}" for name in measures), *(f"now: {name}" for name in measures)), rows)


def _texts(folders: Iterable[Path]) -> dict[str, Path]:
    """The texts that were annotated, by name: those whose sum is the one that is written down."""
    sums = dict(found for readme in LISTS.glob("*/README.md") for found in _SUM.findall(readme.read_text("utf-8")))
    found = (path for folder in folders for path in folder.glob("*") if path.suffix in TEXTS and path.stem in sums)
    return {path.stem: path for path in found if hashlib.sha256(path.read_bytes()).hexdigest() == sums[path.stem]}


def of_suites(extent: Extent) -> Table:
    """The table of other extractors' suites: recall, and how many cases without a figure are read as such."""
    rows = []
    for lang, language in (("zh", "Chinese"), ("en", "English")):
        file = extent.data / "peer_suites" / f"{lang}.jsonl"
        if not file.exists():
            raise Absent(f"there is no {file}; say --data FOLDER")
        clean = [_is_clean(case) for case in _cases(file) if not case["figures"]]
        total = score(cases(file))
        rows.append([language, str(total.gold), _share(total.found, total.gold), str(len(clean)), _share(sum(clean), len(clean))])
    return Table(("suite", "figures", "recall", "cases without a figure", "of them clean"), rows)


def _is_clean(case: dict[str, Any]) -> bool:
    """Whether nothing is found of the kind that the suite looks for in the case, which has none."""
    kinds = {figure.quantity.kind for figure in extract(case["text"], case.get("lang"))}
    return not (kinds if case.get("looks_for", "any") == "any" else kinds & {case["looks_for"]})


Scored = tuple[str | None, list[dict[str, Any]], list[dict[str, Any]]]


def articles(folder: Path) -> Iterator[Scored]:
    """Text (None where it is not at hand), gold figures and figures read of each article."""
    for gold in sorted(folder.glob("*.figures.jsonl")):
        name = gold.name.removesuffix(".figures.jsonl")
        file = next((folder / (name + suffix) for suffix in TEXTS if (folder / (name + suffix)).exists()), None)
        yield (None, _gold(gold), []) if file is None else _article(file, gold)


def _article(file: Path, gold: Path) -> Scored:
    document = factcheck.read(str(file))
    return document.text, _gold(gold), [figure.to_json() for figure in extract(document)]


def _gold(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _cases(file: Path) -> Iterator[dict[str, Any]]:
    yield from map(json.loads, file.read_text(encoding="utf-8").splitlines())


def cases(file: Path) -> Iterator[Scored]:
    """The same for a file of cases; only labelled figures count, so nothing found is a false alarm."""
    for case in _cases(file):
        read = [figure.to_json() for figure in extract(case["text"], case.get("lang"))]
        spans = [(gold["start"], gold["end"]) for gold in case["figures"]]
        labelled = [f for f in read if any(f["start"] < end and start < f["end"] for start, end in spans)]
        yield case["text"], case["figures"], labelled


def score(texts: Iterable[Scored]) -> Score:
    """The counts of one set."""
    total = Score()
    for text, gold, read in texts:
        if text is None:
            total.without_text += 1
            continue
        _place(text, gold)
        doubtful = [figure for figure in gold if figure.get("ignore")]
        gold = [figure for figure in gold if not figure.get("ignore")]
        read = [figure for figure in read if not any(_overlap(figure, other) for other in doubtful)]
        _add(total, gold, read)
    return total


def _place(text: str, gold: list[dict[str, Any]]) -> None:
    for figure in gold:
        if "start" in figure:
            continue
        at = -1
        for _ in range(figure.get("occurrence", 0) + 1):
            at = text.find(figure["quote"], at + 1 if at < 0 else at + len(figure["quote"]))
        figure["start"], figure["end"] = at, at + len(figure["quote"])


def _overlap(a: dict[str, Any], b: dict[str, Any]) -> bool:
    return bool(a["start"] < b["end"] and b["start"] < a["end"])


def _values(figure: dict[str, Any]) -> tuple[Decimal, ...]:
    keys = ("value",) if figure.get("value") is not None else ("low", "high")
    return tuple(Decimal(figure[key]) for key in keys if figure.get(key) is not None)


def _same_values(a: tuple[Decimal, ...], b: tuple[Decimal, ...]) -> bool:
    return len(a) == len(b) and all(abs(x - y) <= abs(y) * Decimal("1e-11") for x, y in zip(a, b, strict=True))


def _add(total: Score, gold: list[dict[str, Any]], read: list[dict[str, Any]]) -> None:
    total.gold += len(gold)
    total.read += len(read)
    free = list(read)
    for figure in gold:
        match = next((r for r in free if _overlap(r, figure) and _same_values(_values(r), _values(figure))), None)
        if match is None:
            continue
        free.remove(match)
        total.found += 1
        exact = (match["start"], match["end"]) == (figure["start"], figure["end"])
        total.exact += exact
        wrong = False
        for key in ATTRIBUTES:
            if figure.get(key) in (None, "any", "bound"):
                continue
            total.scored[key] += 1
            agrees = _unit(figure[key]) == _unit(match.get(key)) if key == "unit" else figure[key] == match.get(key)
            total.right[key] += agrees
            wrong = wrong or not agrees
        total.full += exact and not wrong


def _unit(unit: str | None) -> str | None:
    name = (unit or "").removesuffix("s") or (unit or "")
    return SAME_UNIT.get(name, name)


def main() -> int:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", type=Path)
    rows = []
    for source in parser.parse_args().sets:
        total = score(articles(source) if source.is_dir() else cases(source))
        rows.append(total.row(source.name + (f" ({total.without_text} without text)" if total.without_text else "")))
    print(Table(("set", "figures", "recall", "precision", "full F1", "exact span", *ATTRIBUTES), rows))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
