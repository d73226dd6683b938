"""Accuracy: extraction against hand-read figures, as the table of docs/benchmarks.md.

    python benchmarks/accuracy.py FOLDER_OR_CASES…

Each argument is a folder of articles with NAME.figures.jsonl beside each, or a file of cases, one JSON object a line (the
formats of docs/benchmarks.md).  An article whose text is not at hand is left out, and counted.  Prints one row an argument.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import factcheck
from factcheck.figures import extract

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

    def row(self, name: str) -> str:
        """The set as a row of a Markdown table."""
        f1 = 2 * self.full / max(1, self.gold + self.read)
        attributes = " | ".join(_share(self.right[key], self.scored[key]) for key in ATTRIBUTES)
        return (
            f"| {name} | {self.gold} | {_share(self.found, self.gold)} | {_share(self.found, self.read)} | {f1:.3f} | "
            f"{_share(self.exact, self.found)} | {attributes} |"
        )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "–"


def articles(folder: Path) -> Iterator[tuple[str | None, list[dict[str, Any]], list[dict[str, Any]]]]:
    """Text (None where it is not at hand), gold figures and figures read of each article."""
    for gold in sorted(folder.glob("*.figures.jsonl")):
        name = gold.name.removesuffix(".figures.jsonl")
        figures = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
        file = next((folder / (name + suffix) for suffix in TEXTS if (folder / (name + suffix)).exists()), None)
        if file is None:
            yield None, figures, []
            continue
        document = factcheck.read(str(file))
        yield document.text, figures, [figure.to_json() for figure in extract(document)]


def cases(file: Path) -> Iterator[tuple[str | None, list[dict[str, Any]], list[dict[str, Any]]]]:
    """The same for a file of cases; only labelled figures count, so nothing found is a false alarm."""
    for line in file.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        read = [figure.to_json() for figure in extract(case["text"], case.get("lang"))]
        spans = [(gold["start"], gold["end"]) for gold in case["figures"]]
        labelled = [f for f in read if any(f["start"] < end and start < f["end"] for start, end in spans)]
        yield case["text"], case["figures"], labelled


def score(source: Path) -> Score:
    """The counts of one set."""
    total = Score()
    for text, gold, read in articles(source) if source.is_dir() else cases(source):
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
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", type=Path)
    print("| set | figures | recall | precision | full F1 | exact span | " + " | ".join(ATTRIBUTES) + " |")
    print("|---|" + "---|" * (5 + len(ATTRIBUTES)))
    for source in parser.parse_args().sets:
        total = score(source)
        print(total.row(source.name + (f" ({total.without_text} without text)" if total.without_text else "")))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
