"""diff: figures added, removed, changed and moved between two versions of an article."""

from __future__ import annotations

import json
import subprocess
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telling import article, told

from factcheck.comparing import diff, read_version, render
from factcheck.model import InputError

ZH = """\
去年全市渡轮客运量为340.5万人次，同比增长9.3%。全市有16条航线、42艘渡轮。
票款收入5100余万元，燃油支出约2200万元。

准点率达到96.4%，提高3.3个百分点。投诉比上年减少38件。
"""
EN = """\
The ferries carried 3.4 million passengers last year, up 9.3% from a year earlier. The fleet has 42 boats.

Fares brought in £51.2 million. Fuel cost about $22 million.

Punctuality improved to 96.4%. Complaints fell by 38.
"""


@pytest.mark.parametrize("text", [ZH, EN])
def test_an_article_is_what_it_is(text: str) -> None:
    same = diff(article(text), article(text))
    assert same.entries == () and same.same == len(article(text).figures) >= 7


@pytest.mark.parametrize(
    ("text", "before", "after", "expected"),
    [
        (ZH, "340.5万", "341.2万", ["changed 340.5万人次>341.2万人次"]),
        (ZH, "340.5万", "340.5亿", ["changed 340.5万人次>340.5亿人次"]),
        (ZH, "340.5万", "3405000", []),
        (ZH, "同比增长9.3%", "同比下降9.3%", ["changed 9.3%>9.3%"]),
        (ZH, "同比增长9.3%", "环比增长9.3%", ["changed 9.3%>9.3%"]),
        (ZH, "约2200万元", "近2200万元", ["changed 约2200万元>近2200万元"]),
        (ZH, "2200万元", "2200万美元", ["changed 约2200万元>约2200万美元"]),
        (ZH, "、42艘渡轮", "", ["removed 42艘>"]),
        (ZH, "条航线、", "条航线、7个码头、", ["added >7个"]),
        (ZH, "票款收入5100余万元，燃油支出约2200万元", "燃油支出约2200万元，票款收入5100余万元", ["moved 5100余万元>5100余万元"]),
        (ZH, "全市有16条航线、42艘渡轮", "据统计，目前全市共有17条航线，42艘渡轮", ["changed 16条>17条"]),
        (EN, "42 boats", "43 boats", ["changed 42>43"]),
        (EN, "Fares brought in £51.2 million.", "Fares came to £52.2 million in all.", ["changed £51.2 million>£52.2 million"]),
        (EN, "fell by 38", "rose by 38", ["changed 38>38"]),
        (EN, "\n\nFares", "\n\nThe port has 7 berths.\n\nFares", ["added >7"]),
    ],
)  # fmt: skip
def test_one_edit(text: str, before: str, after: str, expected: list[str]) -> None:
    assert before in text
    assert told(diff(article(text), article(text.replace(before, after)))) == expected


def test_a_paragraph_moved_to_the_top_moves_its_figures_only() -> None:
    first, second, third = EN.strip().split("\n\n")
    comparison = diff(article(EN), article("\n\n".join([third, first, second])))
    assert told(comparison) == ["moved 96.4%>96.4%", "moved 38>38"]


def test_swapped_values_are_two_changes() -> None:
    swapped = ZH.replace("16条", "X").replace("42艘", "16艘").replace("X", "42条")
    assert told(diff(article(ZH), article(swapped))) == ["changed 16条>42条", "changed 42艘>16艘"]


@pytest.mark.parametrize(
    ("before", "after", "absolute", "percent", "points"),
    [
        ("340.5万", "374.55万", "340500", Fraction(10), False),
        ("同比增长9.3%", "同比增长9.8%", "0.5", None, True),
        ("3.3个百分点", "3.1个百分点", "-0.2", None, True),
        ("16条", "0条", "-16", Fraction(-100), False),
    ],
)
def test_the_size_of_a_change(before: str, after: str, absolute: str, percent: Fraction | None, points: bool) -> None:
    (entry,) = diff(article(ZH), article(ZH.replace(before, after))).entries
    assert entry.size is not None
    assert (f"{entry.size.absolute.normalize():f}", entry.size.percent, entry.size.points) == (absolute, percent, points)


def test_a_turned_direction_has_no_size() -> None:
    (entry,) = diff(article(EN), article(EN.replace("fell by 38", "rose by 39"))).entries
    assert entry.size is None and entry.turned == ("down became up",)


@given(st.lists(st.sampled_from(ZH.replace("\n", "").split("。")[:-1]), min_size=1, max_size=5, unique=True), st.data())
def test_what_is_removed_one_way_is_added_the_other(sentences: list[str], data: st.DataObject) -> None:
    kept = data.draw(st.lists(st.sampled_from(sentences), unique=True))
    long, short = article("。".join(sentences) + "。"), article("。".join(kept) + "。本文完。")
    there, back = diff(long, short), diff(short, long)
    assert sorted(kind for kind in there.counts) == sorted({"removed": "added", "added": "removed"}.get(kind, kind) for kind in back.counts)
    assert there.same == back.same


# --- formats ----------------------------------------------------------------------------------------------------------

OLD = article("渡轮客运量340.5万人次。有42艘渡轮。投诉减少38件。\n", "old.txt")
NEW = article("渡轮客运量341.5万人次。投诉增加38件。另有7个码头。\n", "new.txt")


def test_text() -> None:
    assert render(diff(OLD, NEW), "text") == (
        "new.txt:1:6: changed: 渡轮客运量: 340.5万人次 -> 341.5万人次 (+1万, +0.3 %)\n    old.txt:1:6\n"
        "old.txt:1:16: removed: 渡轮: 42艘\n"
        "new.txt:1:19: changed: 投诉: down 38件 -> up 38件 (down became up)\n    old.txt:1:26\n"
        "new.txt:1:25: added: 码头: 7个\n"
        "\n2 changed, 1 added, 1 removed; 0 figures the same.\n"
    )
    assert render(diff(OLD, OLD), "text") == "no difference: 3 figures the same.\n"


def test_json() -> None:
    told = json.loads(render(diff(OLD, NEW), "json"))
    assert told["summary"] == {"changed": 2, "added": 1, "removed": 1, "same": 0}
    first, second = told["differences"][:2]
    assert (first["absolute"], first["percent"], first["points"]) == ("10000", "0.29", False)
    assert (first["old"]["value"], first["new"]["line"]) == ("3405000", 1)
    assert second["kind"] == "removed" and second["new"] is None and second["percent"] is None


def test_markdown_shows_what_an_article_holds_and_obeys_nothing() -> None:
    old, new = article("The <b>|fleet*| has 42 boats.\n", "a|b.txt"), article("The <b>|fleet*| has 43 boats.\n", "new.txt")
    table = render(diff(old, new), "markdown").splitlines()
    assert table[0] == "**Figures of new.txt**, compared with a\\|b.txt: 1 changed; 0 figures the same."
    assert table[2:4] == ["| | figure | before | after | change | line |", "|---|---|---|---|---|---|"]
    assert table[4].count("|") - table[4].count("\\|") == 7
    assert table[4].endswith("| 42 | 43 | +1, +2.4 % | 1 |")
    assert "<" not in table[4].replace("\\<", "")


# --- versions ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts/a.md").write_text("---\ntitle: 42 boats\n---\n\nText.\n", encoding="utf-8")
    author = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["add", "."], [*author, "commit", "-q", "-m", "one"]):
        subprocess.run(["git", *command], check=True)
    (tmp_path / "texts/a.md").write_text("---\ntitle: 43 boats\n---\n\nText.\n", encoding="utf-8")
    return tmp_path


def test_an_article_in_a_revision(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    committed = read_version("HEAD:texts/a.md")
    assert (committed.path, committed.text.splitlines()[0]) == ("HEAD:texts/a.md", "42 boats")
    assert read_version("texts/a.md").text.startswith("43 boats")
    monkeypatch.chdir(repository / "texts")
    assert read_version("HEAD:a.md") == read_version("HEAD:texts/a.md").__class__(**{**_fields(committed), "path": "HEAD:a.md"})


def _fields(document: object) -> dict[str, object]:
    return {name: getattr(document, name) for name in document.__dataclass_fields__}  # type: ignore[attr-defined]


def test_a_file_with_a_colon_is_a_file(repository: Path) -> None:
    Path("HEAD:b.txt").write_text("7 boats\n", encoding="utf-8")
    assert read_version("HEAD:b.txt").text.strip() == "7 boats"


@pytest.mark.parametrize("given", ["HEAD:nope.md", "nope:texts/a.md", "--help:texts/a.md", "HEAD:texts", "gone.md", "HEAD:"])
def test_what_cannot_be_read(given: str, repository: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_version(given)
    assert caught.value.path == given and "\n" not in caught.value.message


def test_no_shell_sees_a_name(repository: Path) -> None:
    with pytest.raises(InputError):
        read_version("HEAD:$(touch owned);a.md")
    assert not Path("owned").exists()


def test_a_drive_is_no_revision(monkeypatch: pytest.MonkeyPatch) -> None:
    import ntpath

    monkeypatch.setattr("os.path.splitdrive", ntpath.splitdrive)
    with pytest.raises(InputError, match="there is no such file"):
        read_version("C:/texts/gone.md")
