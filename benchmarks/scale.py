"""Many files and archives: the cache, processes, Dask.  python benchmarks/scale.py [--articles N] [--texts N]

Every figure is a ratio of two runs of one command line on this machine, one after the other; seconds are only there as colour.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ARTICLE = """# {place}去年进港渔船{boats}艘次

{place}港务部门介绍，去年进港渔船共{boats}艘次，同比增长{growth}%，上一年为{before}艘次。全年卸下渔获{catch}万吨，其中冰鲜占{share}%。

全港{piers}个码头中，{open_piers}个全年开放，{closed_piers}个在休渔期关闭。渔民合作社{members}余人领到了补贴，人均{money}元。
"""
CLAIMS = """article: {name}.md
claims:
  - {{id: 渔船, about: 进港渔船, expect: {boats}艘次, in: [headline, lede]}}
  - {{id: 增长, about: 进港渔船, expect: 同比增长{growth}%}}
  - {{id: 渔获, about: 卸下渔获, expect: {catch}万吨}}
  - {{id: 码头, about: 全港, expect: {piers}个}}
  - {{id: 开放, find: "中，{{}}全年开放", expect: {open_piers}个}}
  - {{id: 关闭, find: "{{}}在休渔期", expect: {closed_piers}个}}
  - {{id: 合计, check: "total(开放, 关闭)", expect: 码头}}
"""


def facts(chance: random.Random) -> dict[str, object]:
    before, growth = chance.randint(1000, 9000), chance.randint(10, 400)
    piers = chance.randint(5, 40)
    closed = chance.randint(1, piers - 1)
    return {
        "place": chance.choice(("东湾", "石门", "白沙", "南屿")), "before": before, "growth": growth / 10,
        "boats": round(before * (1 + growth / 1000)), "catch": chance.randint(100, 999) / 10,
        "share": chance.randint(100, 900) / 10, "piers": piers,
        "open_piers": piers - closed, "closed_piers": closed, "members": chance.randint(11, 90) * 100,
        "money": chance.randint(100, 5000),
    }  # fmt: skip


def write_project(folder: Path, count: int) -> None:
    (folder / "factcheck.toml").touch()
    chance = random.Random(1)
    for number in range(count):
        shelf = folder / f"{number // 100:04}"
        shelf.mkdir(exist_ok=True)
        values = facts(chance)
        (shelf / f"{number}.md").write_text(ARTICLE.format(**values), "utf-8")
        (shelf / f"{number}.yaml").write_text(CLAIMS.format(name=number, **values), "utf-8")


def write_archive(path: Path, count: int) -> None:
    chance = random.Random(2)
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            text = ARTICLE.format(**facts(chance)).partition("\n\n")[2]
            file.write(json.dumps({"id": str(number), "lang": "zh", "text": text}, ensure_ascii=False) + "\n")


def seconds(*arguments: str) -> float:
    """The wall time of a command; its exit code must be 0."""
    started = time.perf_counter()
    done = subprocess.run([sys.executable, "-m", "factcheck", *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"factcheck {' '.join(arguments)}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return time.perf_counter() - started


def row(what: str, one: float, other: float, unit: str = "") -> None:
    print(f"| {what} | {one:.1f} s | {other:.1f} s | {unit or f'{one / other:.2f} times'} |", flush=True)


def many_files(folder: Path, count: int) -> None:
    """Claim files and their articles: from nothing, with the cache full, with two processes."""
    write_project(folder, count)
    os.environ["FACTCHECK_CACHE_DIR"] = str(folder.with_name("cache"))
    time.sleep(1)
    run = ("run", str(folder), "--no-report", "--quiet")
    cold = seconds(*run)
    warm = seconds(*run)
    row(f"{count:,} claim files: cold, warm", cold, warm, f"warm is {100 * warm / cold:.1f} % of cold")
    one, two = seconds(*run, "--no-cache"), seconds(*run, "--no-cache", "--jobs", "2")
    row(f"{count:,} claim files: one process, two", one, two)


def archive(folder: Path, count: int) -> None:
    """An archive of short texts: one process, two, a Dask cluster of two workers."""
    path = folder / "archive.jsonl"
    write_archive(path, count)
    base = ("extract", "--input-format", "jsonl", str(path), "--output")
    one = seconds(*base, str(folder / "one.jsonl"))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    two = seconds(*base, str(folder / "two.jsonl"), "--jobs", "2")
    row(f"{count:,} texts: one process, two", one, two)
    cluster = seconds(*base, str(folder / "dask.jsonl"), "--executor", "dask", "--jobs", "2")
    row(f"{count:,} texts: one process, Dask with two workers", one, cluster)
    same = (folder / "one.jsonl").read_bytes() == (folder / "two.jsonl").read_bytes() == (folder / "dask.jsonl").read_bytes()
    print(f"\nThe three outputs are {'the same to the byte' if same else 'DIFFERENT'}; most memory of one process: {peak} MB.")


def main() -> None:
    """Prints the rows of the table of docs/benchmarks.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--texts", type=int, default=1_000_000)
    given = parser.parse_args()
    print("| what | first | second | ratio |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "project").mkdir()
        if given.articles:
            many_files(Path(folder) / "project", given.articles)
        if given.texts:
            archive(Path(folder), given.texts)


if __name__ == "__main__":
    main()
