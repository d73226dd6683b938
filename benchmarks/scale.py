"""Many files and archives: the cache, processes, Dask.

Every figure is a ratio of two runs of one command line on this machine, one after the other; seconds are only there as colour.
"""

from __future__ import annotations

import json
import random
import tempfile
import time
from collections.abc import Iterator
from filecmp import cmp
from importlib.util import find_spec
from pathlib import Path

from tables import FACTCHECK, Absent, Extent, Spent, Table, spent

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
        # Odd, so that it never has the digits of the growth, whose slip it could be taken for.
        "boats": round(before * (1 + growth / 1000)) | 1, "catch": chance.randint(100, 999) / 10,
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
    """Lines of JSON, each a brief: the sentence that an article begins with."""
    chance = random.Random(2)
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            text = ARTICLE.format(**facts(chance)).split("\n\n")[1].partition("。")[0] + "。"
            file.write(json.dumps({"id": str(number), "lang": "zh", "text": text}, ensure_ascii=False) + "\n")


def of_files(extent: Extent) -> Table:
    """Claim files and their articles: from nothing, with the cache full, with two processes."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder, "project")
        project.mkdir()
        write_project(project, extent.files)
        cache = {"FACTCHECK_CACHE_DIR": str(Path(folder, "cache"))}
        run = [*FACTCHECK, "run", str(project), "--no-report", "--quiet"]
        # A file that changed within this second is not remembered.
        time.sleep(1)
        # Of so many articles made up at random, one may contradict its claims by chance.
        cold = spent(run, variables=cache, codes=(0, 1))
        warm = spent(run, variables=cache, codes=(0, 1))
        one = spent([*run, "--no-cache"], codes=(0, 1))
        two = spent([*run, "--no-cache", "--jobs", "2"], codes=(0, 1))
    rows = [
        ("one process, nothing in the cache", *_cells(cold), ""),
        ("one process, everything in the cache", *_cells(warm), f"{100 * warm.wall / cold.wall:.1f} % of the time"),
        ("one process, no cache", *_cells(one), ""),
        ("two processes, no cache", *_cells(two), f"{one.wall / two.wall:.2f} times as fast"),
    ]
    return Table((f"{extent.files:,} claim files", "seconds", "MB of the largest process", ""), rows)


def of_archive(extent: Extent) -> Table:
    """An archive of briefs: one process, two, a Dask cluster of two workers; and a tenth of it, for the memory."""
    if find_spec("distributed") is None:
        raise Absent("distributed is not installed (extra scale)")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, count in (("tenth", extent.briefs // 10), ("archive", extent.briefs)):
            write_archive(folder / f"{file}.jsonl", count)
        tenth, _ = _extract(folder, "tenth")
        one, output = _extract(folder, "archive")
        two, second = _extract(folder, "archive", "--jobs", "2")
        same = cmp(output, second, shallow=False)
        # An output is larger than its archive.
        second.unlink()
        dask, third = _extract(folder, "archive", "--executor", "dask", "--jobs", "2")
        same = cmp(output, third, shallow=False) and same
    rows = [
        ("one process, a tenth of them", *_cells(tenth), ""),
        ("one process", *_cells(one), ""),
        ("two processes", *_cells(two), f"{one.wall / two.wall:.2f} times as fast"),
        ("Dask, two workers", *_cells(dask), f"{one.wall / dask.wall:.2f} times as fast"),
    ]
    note = f"The outputs of one process, two, and the cluster are {'the same to the byte' if same else 'DIFFERENT'}."
    return Table((f"{extent.briefs:,} texts", "seconds", "MB of the largest process", ""), rows, note, ("distributed",))


def _extract(folder: Path, archive: str, *options: str) -> tuple[Spent, Path]:
    """One run and its output, which has a name of its own in the folder."""
    output = folder / f"{archive}-{'-'.join(option.strip('-') for option in options)}.out.jsonl"
    read = [*FACTCHECK, "extract", "--input-format", "jsonl", f"{folder / archive}.jsonl"]
    return spent([*read, "--output", str(output), *options]), output


def _cells(taken: Spent) -> Iterator[str]:
    yield f"{taken.wall:.1f}"
    yield f"{taken.megabytes:.0f}"
