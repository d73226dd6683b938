"""Chinese numerals: a number in any style of writing reads back as itself."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factcheck.figures.zh import numerals
from factcheck.figures.zh.amounts import amounts
from factcheck.figures.zh.numerals import read_numeral

SIMPLIFIED = ("零一二三四五六七八九", "十百千", "万亿")
TRADITIONAL = ("零一二三四五六七八九", "十百千", "萬億")
FINANCIAL = ("零壹贰叁肆伍陆柒捌玖", "拾佰仟", "万亿")
FINANCIAL_TRADITIONAL = ("零壹貳參肆伍陸柒捌玖", "拾佰仟", "萬億")
ROUND_ZERO = ("〇一二三四五六七八九", "十百千", "万亿")
FULL_WIDTH = str.maketrans("0123456789.,", "０１２３４５６７８９．，")


def _below_ten_thousand(n: int, digits: str, small: str) -> str:
    written, gap = "", False
    for power in (3, 2, 1, 0):
        digit = n // 10**power % 10
        if not digit:
            gap = bool(written)
            continue
        written += (digits[0] if gap else "") + digits[digit] + (small[power - 1] if power else "")
        gap = False
    return written


def in_han(n: int, style: tuple[str, str, str] = SIMPLIFIED) -> str:
    """`n` as it is read out: 10203 is 一万零二百零三."""
    digits, small, (ten_thousand, hundred_million) = style
    if not n:
        return digits[0]
    for word, magnitude in ((hundred_million, 10**8), (ten_thousand, 10**4)):
        if n >= magnitude:
            rest = n % magnitude
            zero = digits[0] if rest and rest < magnitude // 10 else ""
            return in_han(n // magnitude, style) + word + (zero + in_han(rest, style) if rest else "")
    return _below_ten_thousand(n, digits, small)


def with_liang(n: int) -> str:
    """两 for a 2 that multiplies: 两万两千二百 (before 十 it is always 二)."""
    written = in_han(n)
    for magnitude in "百千万亿":
        written = written.replace("二" + magnitude, "两" + magnitude)
    # In twelve thousand and the like the 2 stands for itself: 十二万.
    return written.replace("十两", "十二")


def as_spoken(n: int) -> str:
    """十五 for 一十五 where the number begins with it."""
    written = in_han(n)
    return written[1:] if written.startswith("一十") else written


def mixed(n: int) -> str:
    """3亿4000万5678: Arabic digits with Chinese magnitude words."""
    high, middle, low = n // 10**8, n // 10**4 % 10**4, n % 10**4
    if not n:
        return "0"
    return (f"{high}亿" if high else "") + (f"{middle}万" if middle else "") + (f"{low:04d}" if low and n >= 10**4 else str(low) if low else "")


def scaled(word: str, magnitude: int) -> Callable[[int], str]:
    """1.2万亿: a decimal before a magnitude word."""
    return lambda n: f"{(Decimal(n) / magnitude).normalize():f}{word}"


WHOLE: dict[str, Callable[[int], str]] = {
    "Arabic": str,
    "separators": "{:,}".format,
    "full width": lambda n: str(n).translate(FULL_WIDTH),
    "full width, separators": lambda n: f"{n:,}".translate(FULL_WIDTH),
    "simplified": in_han,
    "traditional": lambda n: in_han(n, TRADITIONAL),
    "financial": lambda n: in_han(n, FINANCIAL),
    "financial, traditional": lambda n: in_han(n, FINANCIAL_TRADITIONAL),
    "〇": lambda n: in_han(n, ROUND_ZERO),
    "两": with_liang,
    "as spoken": as_spoken,
    "mixed": mixed,
    "万": scaled("万", 10**4),
    "亿": scaled("亿", 10**8),
    "万亿": scaled("万亿", 10**12),
    "full width, 亿": lambda n: scaled("亿", 10**8)(n).translate(FULL_WIDTH),
}
DECIMAL: dict[str, Callable[[int, str], str]] = {
    "Arabic": lambda whole, places: f"{whole}.{places}",
    "separators": lambda whole, places: f"{whole:,}.{places}",
    "full width": lambda whole, places: f"{whole}.{places}".translate(FULL_WIDTH),
    "simplified": lambda whole, places: f"{in_han(whole)}点" + "".join(SIMPLIFIED[0][int(digit)] for digit in places),
    "traditional": lambda whole, places: f"{in_han(whole, TRADITIONAL)}點" + "".join(TRADITIONAL[0][int(digit)] for digit in places),
    "financial": lambda whole, places: f"{in_han(whole, FINANCIAL)}点" + "".join(FINANCIAL[0][int(digit)] for digit in places),
}

# Mostly numbers with zeros in them: they are where positional reading goes wrong.
GAPPED = st.lists(st.sampled_from([0, 0, 0, 1, 2, 5, 9]), min_size=1, max_size=16).map(lambda digits: int("".join(map(str, digits))))
NUMBERS = st.one_of(st.integers(0, 10**16 - 1), st.integers(0, 10**5), GAPPED)


def values(text: str) -> list[Decimal]:
    return [amount.quantity.low for amount in amounts(text)]


@pytest.mark.parametrize("style", WHOLE)
@given(number=NUMBERS)
@example(number=0)
@example(number=10**16 - 1)
@example(number=1_0000_0000_0001)
@example(number=2200_2222_0222_2002)
def test_a_whole_number_reads_back(style: str, number: int) -> None:
    text = f"共计{WHOLE[style](number)}吨"
    assert values(text) == [number], text
    assert amounts(text)[0].quantity.unit == "t"


@pytest.mark.parametrize("style", DECIMAL)
@given(number=NUMBERS, places=st.text("0123456789", min_size=1, max_size=4))
@example(number=10**16 - 1, places="0001")
def test_a_decimal_reads_back(style: str, number: int, places: str) -> None:
    text = f"共计{DECIMAL[style](number, places)}吨"
    (amount,) = amounts(text)
    assert amount.quantity.low == Decimal(f"{number}.{places}"), text
    assert amount.quantity.place == Decimal(10) ** -len(places)


@given(number=NUMBERS)
def test_a_negative_number_reads_back(number: int) -> None:
    for sign in ("负", "-", "−", "－"):
        assert values(f"利润为{sign}{number}元") == [-number]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("3千", 3000), ("5亿5千万", 550_000_000), ("3万5", 35_000), ("3万4000", 34_000), ("1千零20", 1020), ("1,100万", 11_000_000),
        ("1.2万亿", 1_200_000_000_000), ("一万五千亿", 1_500_000_000_000), ("二十万亿", 20_000_000_000_000),
        ("三十万", 300_000), ("十", 10), ("十五", 15), ("一百五", 150), ("一百零五", 105), ("两千四百五", 2450), ("一千零三", 1003),
        ("一千〇三", 1003), ("廿五", 25), ("卅", 30), ("壹仟贰佰叁拾肆", 1234), ("貳萬伍仟", 25_000), ("万", None), ("千", None),
        ("二三", "2..3"), ("三五", "3..5"), ("七八", "7..8"), ("三四百", "300..400"), ("数十", "20..90"), ("几百万", "2000000..9000000"),
        ("12.5e3", 12_500), ("1e400", 1), ("零", 0), ("〇", 0), ("３．５", "3.5"), ("三点一四", "3.14"), ("40k", 40_000), ("2M", 2_000_000),
    ],
)  # fmt: skip
def test_a_numeral(written: str, value: int | str | None) -> None:
    numeral = read_numeral(written, 0)
    if value is None:
        assert numeral is None
        return
    assert numeral is not None
    ends = str(value).split("..")
    assert (numeral.low, numeral.high) == (Decimal(ends[0]), Decimal(ends[-1]))


@pytest.mark.parametrize(
    ("text", "place", "coarse", "rounded"),
    [
        ("11.5万通", "1000", "1000", True),
        ("12.77%", "0.01", "0.01", True),
        ("2472万元", "10000", "10000", True),
        ("16个区", "1", "1", False),
        ("1400人次", "1", "100", False),
        ("超10万户", "10000", "100000", True),
        ("3.0%", "0.1", "1", True),
        ("一百五十艘", "10", "10", False),
    ],
)
def test_places(text: str, place: str, coarse: str, rounded: bool) -> None:
    quantity = amounts(text)[0].quantity
    assert (quantity.place, quantity.coarse, quantity.rounded) == (Decimal(place), Decimal(coarse), rounded)


@pytest.mark.parametrize("written", ["1" * 41, "1" * 1000, "一二" * 500, "1" * 20 + "." + "1" * 30])
def test_longer_than_any_number_is_none(written: str) -> None:
    assert values(f"共计{written}吨") == []


@given(st.integers(0, 10**24 - 1), st.integers(0, 6), st.booleans())
def test_arabic_digits_alone_are_read_as_by_the_sum_of_places(number: int, decimals: int, grouped: bool) -> None:
    whole = f"{number:,}" if grouped else str(number)
    written = f"{whole}.{str(number)[-1] * decimals}" if decimals else whole
    assert numerals._numeral_of(written) == numerals._read_numeral(written, 0)
