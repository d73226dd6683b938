"""What suggest writes: it validates and holds, covers every figure, and notices every change of one."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factcheck
from factcheck import runner
from factcheck.authoring import suggest
from factcheck.documents import from_text
from factcheck.figures import extract
from factcheck.model import Report
from factcheck.wording import voice

ZH = """---
title: 海湾市去年渡轮客运量增长9.3%
date: 2023-03-01
---

<p>海湾市交通局介绍，去年全市渡轮客运量达340.5万人次，同比增长9.3%。</p>
<p>其中，东线、西线客运量分别为180万人次、160.5万人次，分别增长12.4%、6%。</p>
<p>全市有<b>16</b>条航线、42艘渡轮，平均船龄降至11年，晚点率比上年下降1.4个百分点。</p>
<p>票款收入5100余万元，约占总收入的三成。新购渡轮每艘造价超过2000万元。</p>
<p>据统计，去年事故数由12起减少到7起，投诉量环比下降2.5%，失物招领增加6倍。</p>
<p>全年渡轮客运量340.5万人次，为2019年以来最高。到2025年，航线将增至18至20条。</p>
"""
EN = """Ferry traffic rises 9.3%

The harbour's ferries carried 3.4 million passengers last year, up 9.3% from a year earlier.

Traffic on the eastern and western lines grew 12.4 percent and 6 percent, respectively. The fleet has 42 boats on
16 lines, and their average age fell to 11 years. Late sailings declined 1.4 percentage points.

Fares brought in more than £51 million, about a third of all revenue. Each new boat costs nearly $20 million.

Accidents fell from 12 to 7, while claims for lost property increased sixfold. The ferries expect between 3.5 and 3.8
million passengers in 2024.
"""
ARTICLES = {"zh": ("ferry.md", ZH), "en": ("ferry.txt", EN)}


def written(name: str, text: str, folder: Path) -> str:
    """The claim file that suggest writes for an article, both put into the folder."""
    (folder / name).write_text(text, encoding="utf-8")
    document = factcheck.read(str(folder / name))
    claims = suggest(document, extract(document), article=name)
    (folder / "claims.yaml").write_text(claims, encoding="utf-8")
    return claims


def checked(name: str, text: str, folder: Path) -> Report:
    """The report on the claims of the folder, with the article as it stands now."""
    (folder / name).write_text(text, encoding="utf-8")
    return runner.run([str(folder / "claims.yaml")], root=folder)


def told(report: Report) -> list[str]:
    return [f"{finding.claim}: {finding.verdict}: {finding.message}" for finding in report.findings if finding.verdict != "holds"]


@pytest.mark.parametrize("lang", ARTICLES)
def test_it_validates_holds_and_covers_every_figure(lang: str, tmp_path: Path) -> None:
    name, text = ARTICLES[lang]
    claims = written(name, text, tmp_path)
    report = checked(name, text, tmp_path)
    assert told(report) == []
    assert report.exit_code == 0
    (coverage,) = report.coverage
    assert coverage.covered == coverage.figures >= 16
    assert claims.count("  - id: ") == len(report.findings)


class Edit(NamedTuple):
    before: str
    after: str
    nth: int = 0


EDITS = {
    "zh": [
        # Digits, first and last, of each kind of figure; a repeated one in each place.
        *(Edit("340.5万", "340.6万", nth) for nth in (0, 1)), Edit("340.5万", "240.5万"), Edit("9.3%", "9.4%"), Edit("9.3%", "8.3%", 1),
        Edit("180万", "181万"), Edit("160.5万", "160.4万"), Edit("12.4%", "12.5%"), Edit("、6%", "、7%"), Edit("<b>16</b>", "<b>17</b>"), Edit("42艘", "43艘"),
        Edit("11年", "12年"), Edit("1.4个", "1.5个"), Edit("5100余", "5200余"), Edit("三成", "四成"), Edit("2000万", "3000万"), Edit("12起", "13起"),
        Edit("7起", "8起"), Edit("2.5%", "2.4%"), Edit("6倍", "7倍"), Edit("18至20", "18至21"), Edit("18至20", "17至20"),
        # Units and magnitude words.
        Edit("340.5万", "340.5亿"), Edit("180万人次", "180亿人次"), Edit("1.4个百分点", "1.4%"), Edit("5100余万元", "5100余亿元"), Edit("2000万元", "2000万美元"),
        Edit("11年", "11个月"), Edit("2.5%", "2.5‰"),
        # Approximators, direction, basis, decimal point.
        Edit("超过2000万", "不到2000万"), Edit("同比增长", "同比下降"), Edit("环比下降", "环比上升"), Edit("比上年下降", "比上年上升"), Edit("环比下降", "同比下降"),
        Edit("340.5万", "34.05万"), Edit("分别增长", "分别下降"),
    ],
    "en": [
        Edit("3.4 million", "3.5 million"), Edit("9.3%", "9.4%"), Edit("9.3%", "8.3%", 1), Edit("12.4 percent", "12.5 percent"), Edit("and 6 percent", "and 7 percent"),
        Edit("42 boats", "43 boats"), Edit("16 lines", "17 lines"), Edit("11 years", "12 years"), Edit("1.4 percentage", "1.5 percentage"), Edit("£51", "£61"),
        Edit("a third", "a quarter"), Edit("$20", "$30"), Edit("12 to 7", "13 to 7"), Edit("12 to 7", "12 to 8"), Edit("sixfold", "sevenfold"), Edit("3.5 and", "3.4 and"),
        Edit("and 3.8", "and 3.9"),
        Edit("3.4 million", "3.4 billion"), Edit("£51 million", "£51 billion"), Edit("£51", "$51"), Edit("1.4 percentage points", "1.4 percent"), Edit("11 years", "11 months"),
        Edit("nearly $20", "at most $20"), Edit("up 9.3%", "down 9.3%"), Edit("declined 1.4", "rose 1.4"), Edit("lines grew", "lines shrank"), Edit("from a year earlier", "from a month earlier"),
        Edit("3.4 million", "34 million"),
    ],
}  # fmt: skip


def edited(text: str, edit: Edit) -> str:
    starts = [match.start() for match in re.finditer(re.escape(edit.before), text)]
    at = starts[edit.nth]
    return text[:at] + edit.after + text[at + len(edit.before) :]


@pytest.mark.parametrize(("lang", "edit"), [(lang, edit) for lang, edits in EDITS.items() for edit in edits])
def test_every_change_of_a_figure_is_noticed(lang: str, edit: Edit, tmp_path: Path) -> None:
    name, text = ARTICLES[lang]
    written(name, text, tmp_path)
    report = checked(name, edited(text, edit), tmp_path)
    assert report.exit_code == 1, f"{edit.before} became {edit.after}, and every claim holds"


@pytest.mark.parametrize(
    ("lang", "before", "after"),
    [
        ("zh", "</p>\n<p>全市", "</p>\n<p>该局还表示感谢。</p>\n<p>全市"), ("zh", "<b>16</b>条", "16条"), ("zh", "42艘", "４２艘"), ("zh", "介绍，", "表示，"),
        ("zh", "\n", "\r\n"), ("en", "in 2024.", "in 2024, they say."), ("en", "\n\nAccidents", "\n\nNothing else changed.\n\nAccidents"),
        ("en", "\n", "\r\n"),
    ],
)  # fmt: skip
def test_what_leaves_the_figures_alone_is_not_held_against_them(lang: str, before: str, after: str, tmp_path: Path) -> None:
    name, text = ARTICLES[lang]
    assert before in text
    written(name, text, tmp_path)
    (tmp_path / name).write_bytes(text.replace(before, after).encode())
    assert told(runner.run([str(tmp_path / "claims.yaml")], root=tmp_path)) == []


def ids(claims: str) -> list[str]:
    return re.findall(r"^  - id: (.*)$", claims, re.MULTILINE)


@pytest.mark.parametrize("lang", ARTICLES)
def test_ids_are_unique_and_stay_the_same(lang: str, tmp_path: Path) -> None:
    name, text = ARTICLES[lang]
    first = written(name, text, tmp_path)
    assert written(name, text, tmp_path) == first
    found = ids(first)
    assert len(set(found)) == len(found)
    for edit in EDITS[lang][:8]:
        # Another value is no other claim: what the figures are called does not change with them.
        assert len(set(ids(written(name, edited(text, edit), tmp_path))) & set(found)) >= len(found) - 2


@pytest.mark.parametrize("lang", ARTICLES)
def test_each_claim_shows_its_line_and_sentence(lang: str, tmp_path: Path) -> None:
    name, text = ARTICLES[lang]
    claims = written(name, text, tmp_path)
    visible = " ".join(factcheck.read(str(tmp_path / name)).text.split())
    comments = re.findall(r"^  # line ([0-9]+): (.*)\n  - id: ", claims, re.MULTILINE)
    assert len(comments) == claims.count("  - id: ")
    for line, sentence in comments:
        assert 1 <= int(line) <= text.count("\n") + 1
        assert sentence.strip("…") and sentence.strip("…") in visible
        assert len(sentence) <= 100


@pytest.mark.parametrize(
    ("lang", "claim"),
    [
        ("zh", "    about: 晚点率\n    expect: 比上年下降1.4个百分点\n"), ("zh", "    about: 投诉量\n    expect: 环比下降2.5%\n"),
        ("zh", "    about: 西线客运量\n    expect: 160.5万人次\n"), ("zh", "    about: 票款收入\n    expect: 5100余万元\n"),
        ("en", "    about: Late sailings\n    expect: declined 1.4 percentage points\n"), ("en", "    about: average age\n    expect: 11 years\n"),
        ("en", "    about: western lines\n    expect: up 6 percent\n"),
    ],
)  # fmt: skip
def test_the_words_are_those_that_a_person_would_choose(lang: str, claim: str, tmp_path: Path) -> None:
    assert claim in written(*ARTICLES[lang], tmp_path)


def test_an_exact_figure_has_a_claim_beside_the_vague_one() -> None:
    text = "# 逾2700个社区建成食堂\n\n截至8月底，全省共有2743个社区建成食堂。\n"
    document = from_text(text, format="markdown")
    written = suggest(document, extract(document), article="a.md")
    assert "expect: 逾2700个" in written and "expect: 2743个" in written


def test_a_figure_that_is_repeated_is_one_claim(tmp_path: Path) -> None:
    claims = written("a.md", "# 渡轮客运量340万人次\n\n渡轮客运量340万人次。\n\n记者获悉，渡轮客运量为340万人次。\n", tmp_path)
    assert claims.count("  - id: ") == 1
    assert "    about: 渡轮客运量\n    expect: 340万人次\n    in: [headline, lede, body]\n" in claims


@pytest.mark.parametrize(
    "text",
    [
        "花费5%: 见“注 #3”。", "a: 5% {b} | c 6%", "- 5%\n- 6%", "他说：“增长5%”。", "5% 5% 5%", "增长5%。增长5%。", "'5%' # 7%", "true 5%", "null: 5 km", "5%，\t6%",
        "The 5% \U0001f600 rose 6%.", "比例5%|6%", "@5% &6% *7% !8%",
    ],
)  # fmt: skip
def test_text_that_means_something_to_yaml(text: str, tmp_path: Path) -> None:
    written("a.txt", text, tmp_path)
    report = checked("a.txt", text, tmp_path)
    assert told(report) == [] and report.findings


# --- generated articles -----------------------------------------------------------------------------------------------

SUBJECTS = {
    "zh": ["渡轮客运量", "粮食产量", "新房价格", "图书销量", "全市立案数", "工业用电量", "出口总额", "游客人数"],
    "en": ["Ferry traffic", "Grain output", "House prices", "Book sales", "Theft cases", "Power use", "Exports", "Tourist arrivals"],
}
SENTENCES = {
    "zh": ["{s}同比增长{d}%。", "{s}环比下降{d}%，降至{n}万吨。", "{s}达到{n}万人次。", "{s}为{n}万元，比上年减少{d}%。", "据统计，{s}超过{n}万件。", "{s}约为{n}亿元。"],
    "en": [
        "{s} rose {d}% year on year.", "{s} fell {d} percent to {n} million tonnes.", "{s} reached {n} million.", "{s} came to ${n} million, down {d}% from a year earlier.",
        "{s} exceeded {n} thousand.", "{s} stood at about {n} billion euros.",
    ],
}  # fmt: skip


@st.composite
def articles(draw: st.DrawFn) -> tuple[str, str]:
    lang = draw(st.sampled_from(["zh", "en"]))
    subjects = draw(st.lists(st.sampled_from(SUBJECTS[lang]), min_size=1, max_size=6, unique=True))
    sentences = [
        draw(st.sampled_from(SENTENCES[lang])).format(s=subject, d=f"{draw(st.integers(1, 99))}.{draw(st.integers(0, 9))}", n=draw(st.integers(2, 999)))
        for subject in subjects
    ]
    gaps = [draw(st.sampled_from(["\n\n", "" if lang == "zh" else " "])) for _ in sentences]
    return lang, "".join(sentence + gap for sentence, gap in zip(sentences, gaps, strict=True))


@settings(max_examples=40)
@given(articles(), st.data())
def test_generated_articles(article: tuple[str, str], data: st.DataObject) -> None:
    _, text = article
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        written("a.txt", text, folder)
        report = checked("a.txt", text, folder)
        assert told(report) == []
        (coverage,) = report.coverage
        assert coverage.covered == coverage.figures > 0
        document = from_text(text, format="plain")
        figure = data.draw(st.sampled_from(extract(document)))
        digits = [document.source_offset(index) for index in range(figure.start, figure.end) if document.text[index] in "0123456789"]
        at = data.draw(st.sampled_from(digits))
        changed = text[:at] + str((int(text[at]) + data.draw(st.integers(1, 9))) % 10) + text[at + 1 :]
        report = checked("a.txt", changed, folder)
        assert report.exit_code == 1, changed


def test_of_two_levels_of_one_thing_a_slip_is_told_of_its_own(tmp_path: Path) -> None:
    text = "Revenue rose from £41.2m to £44.5m, the board said.\n"
    written("board.txt", text, tmp_path)
    report = checked("board.txt", text.replace("44.5", "45.4"), tmp_path)
    (wrong,) = (finding for finding in report.findings if finding.verdict != "holds")
    assert (wrong.found, wrong.expected) == ("£45.4m", "£44.5m")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("五月降雨142毫米，为30年来最多，五月降雨30年少见。\n", {"五月降雨", "五月降雨-年"}),
        ("购书经费135万元，约占总经费540万元的四分之一。\n", {"购书经费", "约占总经费", "约占总经费-2"}),
    ],
)
def test_ids_say_something(text: str, wanted: set[str], tmp_path: Path) -> None:
    """年 rather than y; and where a particle is all that names a figure, the words of its clause."""
    assert wanted <= set(ids(written("a.txt", text, tmp_path)))


def test_comments_are_in_the_language_of_the_reader(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The fleet has 42 boats.\n", encoding="utf-8")
    document = factcheck.read(str(tmp_path / "a.txt"))
    told = suggest(document, factcheck.extract(document), article="a.txt", voice=voice("zh"))
    assert told.startswith("# 由 factcheck suggest 写出。") and "\n  # 第1行：The fleet has 42 boats.\n" in told
