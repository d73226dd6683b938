"""What a number's neighbours decide: the same characters in a date, a name, an idiom, and in a figure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.figures.zh.amounts import amounts
from factcheck.figures.zh.neighbourhood import Decided, neighbourhood

# text without the figure, text with it, the figure
PAIRS = [
    ("他们一起劳动。", "警方侦破一起案件。", "一起"),
    ("会议5月召开。", "会议开了5个月。", "5个月"),
    ("比赛在3日举行。", "奖金为3日元。", "3日元"),
    ("票已于2022年售完。", "工程用了22年。", "22年"),
    ("楼在8号。", "工厂有8个号。", "8个"),
    ("九支队赶到。", "九支队伍参赛。", "九支"),
    ("他十分高兴。", "他等了十分钟。", "十分钟"),
    ("凌晨两点半发生地震。", "产量达到两点五吨。", "两点五吨"),
    ("第三方出具报告。", "三方各执一词，共三人。", "三人"),
    ("拨打12345热线。", "热线接听12345个电话。", "12345个"),
    ("拨打110报警。", "警方接警110起。", "110起"),
    ("他买了iPhone 13。", "他买了13部手机。", "13部"),
    ("该市建设5G网络。", "文件有5GB。", "5GB"),
    ("百姓高兴。", "百余人高兴。", "百余人"),
    ("千方百计增收。", "上千名农民增收。", "上千名"),
    ("一季度结束。", "用了一个季度。", "一个季度"),
    ("上半年结束。", "用了半年。", "半年"),
    ("半导体涨价。", "半数商品涨价。", "半数"),
    ("万一下雨。", "一万人参加。", "一万人"),
    ("统一标准。", "任务为一万吨。", "一万吨"),
    ("四周都是山。", "比赛持续四周。", "四周"),
    ("零售回暖。", "得分为零分。", "零分"),
    ("一方面很快。", "一立方米很重。", "一立方米"),
    ("2019-2021年建成。", "用时19-21年。", "19-21年"),
    ("在88号2单元。", "有88个单元。", "88个"),
    ("乘地铁3号线。", "共3条线。", "3条"),
    ("他以3比1获胜。", "他以31票获胜。", "31票"),
    ("沪深300收低。", "成交300亿元。", "300亿元"),
    ("十四五规划公布。", "十四万人迁入。", "十四万人"),
    ("“两卡”犯罪减少。", "他有两张卡。", "两张"),
    ("车间在2栋301室。", "受损房屋2栋。", "2栋"),
    ("1. 打开盖子。", "1.5吨货物。", "1.5吨"),
    ("一、加强管理。", "一吨、两吨都行。", "一吨"),
    ("证券代码600123。", "产量600123吨。", "600123吨"),
    ("电话13800001111。", "产量13800001111吨。", "13800001111吨"),
]  # fmt: skip


def quotes(text: str) -> list[str]:
    return [text[amount.start : amount.end] for amount in amounts(text)]


@pytest.mark.parametrize(("without", "with_figure", "quote"), PAIRS)
def test_neighbours_decide(without: str, with_figure: str, quote: str) -> None:
    assert quotes(without) == []
    assert any(found.startswith(quote) for found in quotes(with_figure))


@given(st.integers(1900, 2100), st.integers(1, 12), st.integers(1, 28))
def test_no_date_holds_a_figure(year: int, month: int, day: int) -> None:
    for written in (f"{year}年{month}月{day}日", f"{month}月{day}日", f"{year}年{month}月", f"{year}年", f"{year}-{month:02}-{day:02}", f"{month}月份"):
        assert quotes(f"大会于{written}举行。") == [], written


@given(st.integers(0, 23), st.integers(0, 59))
def test_no_time_of_day_holds_a_figure(hour: int, minute: int) -> None:
    for written in (f"{hour}:{minute:02}", f"{hour}时{minute}分", f"{hour}点{minute}分", f"上午{hour}点", f"{hour}：{minute:02}"):
        assert quotes(f"大会于{written}举行。") == [], written


@given(st.integers(10**9, 10**11))
def test_no_code_holds_a_figure(number: int) -> None:
    for written in (f"证券代码：{number}", f"编号{number}", f"请拨打{number}", f"账号{number}", f"订单号{number}"):
        assert quotes(f"{written}。") == [], written


def test_a_template_covers_only_what_it_names() -> None:
    around = neighbourhood()
    text = "全程3月5日走了3公里"
    assert around.end_of_other(text, 2, 0) == text.index("走")
    assert around.end_of_other(text, text.rindex("3"), 0) is None


def test_a_template_without_a_number_is_a_mistake_of_the_table() -> None:
    with pytest.raises(ValueError, match="'上旬' has no number"):
        Decided().add("上旬")
