"""compare: a translation and its original, a print and a web version, state the same figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from telling import article, told

from factcheck.comparing import compare
from factcheck.comparing.equality import said_alike
from factcheck.figures import extract

ZH = """\
海宁湾交通局介绍，去年全市渡轮客运量为340万人次，同比增长9.3%；42艘渡轮全年航行18600班次。
票款收入5120万元，占总收入约三成。新购渡轮造价超过2000万美元，使用寿命30年。
准点率达到96.4%，提高3.3个百分点；投诉减少38件，降至3年来最低。跨海隧道全长12公里。
"""
EN = """\
The Haining Bay transport office said that ferries carried 3.4 million passengers last year, up 9.3% year on year. Its 42 boats made 18,600
trips. A new one costs more than $20 million and is used for 30 years.

Punctuality reached 96.4%, up 3.3 percentage points, while complaints fell by 38 to the lowest in 3 years. Fares brought in 51.2 million yuan,
or about 30% of all revenue. The tunnel is 12 km long.
"""
PRINT = """\
Ferries carried 3.4 million passengers last year, up 9.3% year on year, the port said. The fleet has 42 boats.
Fares brought in £51.2 million, while fuel cost about £22 million. Complaints fell by 38.
"""
WEB = """\
3.4 million passengers on the ferries

Last year the ferries carried 3,400,000 passengers, the port said on Monday. That is up 9.3% year on year.

Complaints fell by 38. The fleet has 42 boats; fares brought in £51.2 million and fuel cost about £22 million.
"""
PAIRS = {"translation": (ZH, EN), "back": (EN, ZH), "print and web": (PRINT, WEB)}
GOLD = Path(__file__).parents[3] / "shared" / "data"
LEGAL_AID = GOLD / "gold_zh" / "legal_aid_zh.txt", GOLD / "gold_en" / "legal_aid_en.txt"


def changed(text: str) -> Iterator[str]:
    """The text with each of its figures changed in each way that can be told: digits, magnitude word, direction."""
    words = {"万": "亿", "million": "billion", "增长": "下降", "提高": "下降", "减少": "增加", "up": "down", "fell": "rose", "上升": "下降"}
    for figure in article(text).figures:
        digits = [at for at in range(figure.start, figure.end) if text[at] in "0123456789"]
        for at in dict.fromkeys((*digits[:1], *digits[-1:])):
            for step in (1, 4):
                digit = str((int(text[at]) + step) % 10)
                if not (at == digits[0] and digit == "0"):
                    yield text[:at] + digit + text[at + 1 :]
        for at in range(figure.start, figure.end):
            if re.match(r"(?<=[1-9])\.[0-9]", text[at:]) or (text[at] == "." and text[at + 1 : at + 2].isdigit()):
                yield text[:at] + text[at + 1 :]
        for word, other in words.items():
            at = text.find(word, figure.start - 8 if figure.change != "none" else figure.start, figure.end)
            if at >= 0:
                yield text[:at] + other + text[at + len(word) :]


def assert_any_change_is_noticed(first: str, second: str) -> int:
    count = 0
    for text in changed(second):
        found = compare(article(first), article(text), exact=True)
        assert found.entries, text
        count += 1
    return count


@pytest.mark.parametrize("pair", PAIRS)
def test_they_state_the_same(pair: str) -> None:
    first, second = PAIRS[pair]
    comparison = compare(article(first), article(second))
    assert told(comparison) == [] and comparison.same >= 6


@pytest.mark.parametrize("pair", PAIRS)
def test_any_one_figure_changed_is_noticed(pair: str) -> None:
    first, second = PAIRS[pair]
    assert assert_any_change_is_noticed(first, second) + assert_any_change_is_noticed(second, first) >= 56


@pytest.mark.skipif(not all(path.exists() for path in LEGAL_AID), reason="the shared articles are not here")
def test_a_real_translation() -> None:
    first, second = (path.read_text(encoding="utf-8") for path in LEGAL_AID)
    assert told(compare(article(first), article(second))) == []
    assert told(compare(article(second), article(first))) == []
    for a, b in ((first, second), (second, first)):
        assert assert_any_change_is_noticed(a, b) >= 15
        assert all(compare(article(a), article(text)).entries for text in changed(b))


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (ZH, EN.replace("42 boats", "43 boats"), ["different 42艘>43"]),
        (ZH, EN.replace("up 3.3 percentage", "down 3.3 percentage"), ["different 3.3个百分点>3.3 percentage points"]),
        (ZH, EN.replace("18,600\ntrips", "many trips"), ["missing 18600班次>"]),
        (ZH.replace("30年", "很久"), EN, ["extra >30 years"]),
        (ZH, EN.replace("30 years", "30 months"), ["different 30年>30 months"]),
        (ZH, EN.replace("more than $20 million", "$20 million"), ["different 超过2000万美元>$20 million"]),
        (ZH, EN.replace("51.2 million yuan", "$51.2 million"), ["different 5120万元>$51.2 million"]),
        (PRINT, WEB.replace("42 boats", "38 boats").replace("fell by 38", "fell by 42"), ["different 38>42", "different 42>38"]),
        (PRINT, WEB.replace("3,400,000", "3,500,000"), ["extra >3,500,000"]),
    ],
)  # fmt: skip
def test_what_differs(first: str, second: str, expected: list[str]) -> None:
    assert told(compare(article(first), article(second))) == expected


def test_a_changed_mention_of_a_repeated_figure_is_no_repetition() -> None:
    first, second = "5 firms closed. 6 schools closed. 5 firms were small.\n", "6家企业关闭。6所学校关闭。5家企业很小。\n"
    assert told(compare(article(first), article(second))) == ["different 5>6家"]


def test_a_headline_that_repeats_is_told_and_no_difference() -> None:
    comparison = compare(article(WEB, "web.txt"), article(PRINT, "print.txt"))
    assert comparison.entries == () and [note.split(": ", 1)[1] for note in comparison.notes] == ["3.4 million is stated there once more"]


@pytest.mark.parametrize(
    ("zh", "en", "alike"),
    [
        ("客运量为11.5万人次。", "There were 115,000 passengers.", True),
        ("增加6倍。", "It rose sixfold.", True),
        ("增长25个基点。", "It rose 0.25 percentage points.", True),
        ("占三成。", "It is 30% of it.", True),
        ("占三分之一。", "It is one third of it.", True),
        ("历时10个月。", "It took 10 months.", True),
        ("面积12平方公里。", "It covers 12 square kilometres.", True),
        ("投入5.1亿余元。", "It cost more than 510 million yuan.", True),
        ("近2000人。", "Almost 2,000 people came.", True),
        ("下降12.77%。", "It fell 12.77%.", True),
        ("下降12.77%。", "It fell 12.7%.", False),
        ("下降12.77%。", "It rose 12.77%.", False),
        ("投入5.1亿元。", "It cost $510 million.", False),
        ("投入5.1亿余元。", "It cost 510 million yuan.", False),
        ("超95%。", "It was at most 95%.", False),
        ("3至5天。", "It took 3 to 6 days.", False),
        ("占30%。", "It is 30 percentage points.", False),
        ("重3吨。", "It is 3 km long.", False),
    ],
)
def test_said_alike(zh: str, en: str, alike: bool) -> None:
    (first,), (second,) = extract(zh, "zh"), extract(en, "en")
    assert (said_alike(first, second) == ()) == (said_alike(second, first) == ()) == alike


def test_a_number_that_is_rounded_is_told() -> None:
    (first,), (second,) = extract("下降12.77%。", "zh"), extract("It fell 12.8%.", "en")
    assert said_alike(first, second) == said_alike(second, first) == ("rounded",)
    articles = article("下降12.77%。\n"), article("It fell 12.8%.\n", "en.txt")
    assert compare(*articles).notes[0].endswith("rounded")
    assert told(compare(*articles, exact=True)) == ["different 12.77%>12.8%"]
