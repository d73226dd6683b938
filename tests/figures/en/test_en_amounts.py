"""The English grammar of amounts: what it reads, and what it leaves alone."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from timing import seconds

from factcheck.figures.en.amounts import amounts
from factcheck.figures.en.spoken import Spoken

DIGITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCALES = ("trillion", 10**12), ("billion", 10**9), ("million", 10**6), ("thousand", 10**3)


def read(text: str, document: Spoken | None = None) -> list[str]:
    """The amounts of `text` as `quote = value unit kind approx`."""
    found = []
    for amount in amounts(text, document):
        quantity = amount.quantity
        value = f"{quantity.low:.12f}".rstrip("0").rstrip(".") if quantity.kind == "ratio" else f"{quantity.low:f}"
        if quantity.kind == "range":
            value = f"{quantity.low:f}..{quantity.high:f}"
        found.append(f"{text[amount.start : amount.end]} = {value} {quantity.unit or '-'} {quantity.kind} {quantity.approx}")
    return found


def in_words(n: int, *, joined: str = " and ") -> str:
    """`n` as English says it; `joined` stands behind hundreds ("and" in Britain)."""
    if n < 20:
        return DIGITS[n]
    if n < 100:
        return TENS[n // 10] + (f"-{DIGITS[n % 10]}" if n % 10 else "")
    if n < 1000:
        return f"{DIGITS[n // 100]} hundred" + (f"{joined}{in_words(n % 100)}" if n % 100 else "")
    name, scale = next((name, scale) for name, scale in SCALES if n >= scale)
    rest = n % scale
    return f"{in_words(n // scale, joined=joined)} {name}" + (f" {in_words(rest, joined=joined)}" if rest else "")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("zero point five percent", "0.5"), ("two hundred and six", "206"), ("ninety-five hundred", "9500"),
        ("half a million", "500000"), ("three quarters of a million", "750000"), ("one million and a half", "1500000"),
        ("a couple of hundred", "200"), ("12.32e+14", "1232000000000000"), ("1,23,456", "123456"), ("816\u202f000 t", "816000"),
        ("2½ miles", "2.5"), ("10 1/2 miles", "10.5"), ("five-and-a-half-year", "5.5"), ("three twenty-firsts", "0.142857142857"),
        ("１２３", "123"), ("３．５％", "3.5"), ("3 dollars 50 cents", "3.50"), ("$10M", "10000000"), ("12k", "12000"), (".25", "0.25"),
        ("The loss was ($99.99).", "-99.99"), ("−3 %", "-3"), ("$-4.50", "-4.50"), ("2.0 percent", "2.0"),
    ],
)  # fmt: skip
def test_number(text: str, value: str) -> None:
    (amount,) = amounts(text)
    shown = f"{amount.quantity.low:.12f}".rstrip("0") if amount.quantity.kind == "ratio" else f"{amount.quantity.low:f}"
    assert shown == value


@pytest.mark.parametrize(
    ("text", "place", "coarse", "rounded"),
    [
        ("$3.4 billion", "100000000", "100000000", True),
        ("12.77%", "0.01", "0.01", True),
        ("1,400 people", "1", "100", False),
        ("12 cents, or $0.12", "0.01", "0.01", True),
        ("10 months", "1", "10", False),
        ("two dozen", "1", "12", False),
        ("2 million people", "1000000", "1000000", True),
        ("5 km", "1", "1", True),
    ],
)
def test_places(text: str, place: str, coarse: str, rounded: bool) -> None:
    quantity = amounts(text)[0].quantity
    assert (quantity.place, quantity.coarse, quantity.rounded) == (Decimal(place), Decimal(coarse), rounded)


@pytest.mark.parametrize(
    "text",
    [
        "March 14-16", "14 and 15 March", "Sept. 8", "in 2019", "its 2019 releases", "the 1990s", "2012–13", "2025-09-08", "9/8/2025",
        "Q4 and FY2024", "11pm", "2 pm", "7 o'clock", "the latter two sizes", "all of its three phones", "the two said", "one-way",
        "the Nova 5.8, a phone", "Wi-Fi 802.11 a/b/g", "Bluetooth 4.0", "2. Introduction", "G20", "5G", "No. 1", "Windows 11", "iPhone SE 2.", "a 3-2 win", "https://a.org/?q=30%25", "[12]", "1" * 50,
        "the first half", "H.R.1424", "asteroid (25143) Itokawa", "observations of 21 Lutetia.", "World Cup 2018 day five", "1m is no number", "the charity walk Race To the 100.", "junctions 9 and 10", "a third man", "the second quarter", "twice a week", "ground zero", "9/11", "the S&P 500 fell",
    ],
)  # fmt: skip
def test_no_figure(text: str) -> None:
    assert read(text) == []


def test_the_document_says_which_money_cents_are() -> None:
    document = Spoken("A ticket costs $3.")
    assert amounts("It rose 12 cents.", document)[0].quantity.low == Decimal("0.12")
    assert amounts("It rose 12 cents.")[0].quantity.unit == "cent"
    assert amounts("She lost 25 pounds.")[0].quantity.unit == "lb"
    assert amounts("She won 25 pounds.", Spoken("£5"))[0].quantity.unit == "GBP"


def test_the_document_says_what_m_is() -> None:
    headline = "New mark stands now at 2.68m"
    assert read(headline) == []
    assert read(headline, Spoken("It costs £5m.")) == ["2.68m = 2680000 - count exact"]
    assert read("The wall rises to 2.68m", Spoken("It is 9 metres long.")) == ["2.68m = 2.68 m measure exact"]
    assert read("A wall 2.68m high", Spoken("It costs 5 million.")) == ["2.68m = 2.68 m measure exact"]


def test_the_document_introduces_names_with_a_number() -> None:
    document = Spoken("It flies the Boeing 787 and leases the 737 and 787.")
    assert document.names == {"787", "737"}
    assert read("Ten orders for the 737 were lost.", document) == ["Ten = 10 orders count exact"]
    assert read("It sold 737 tickets.", Spoken("In London 737 people met.")) == ["737 = 737 tickets count exact"]
    assert read("It cut 500 jobs.", Spoken("The S&P 500 and Fortune 500 fell.")) == ["500 = 500 jobs count exact"]


def test_the_document_introduces_names_with_a_version() -> None:
    text = "Nova 6.1 offers, for once, a lamp."
    assert read(text) == ["6.1 = 6.1 offers count exact"]
    assert read(text, Spoken("He bought the Galaxy Nova 5.8, a phone.")) == []
    assert Spoken("the Berg 5.8 points, a Smith 5.85 and the May 4.5, the GDP 2.1").versioned == frozenset()


@pytest.mark.parametrize("amount", ["0.2 hour", "2 hours", "3 km", "$4"])
@pytest.mark.parametrize("level", ["38 hours", "90 km", "$50"])
def test_an_amount_and_the_level_reached_are_no_range(amount: str, level: str) -> None:
    found = amounts(f"It lengthened by {amount} to {level}.")
    assert [each.quantity.kind for each in found].count("range") == 0
    assert len(found) == 2


@given(st.integers(1, 49), st.integers(51, 99))
def test_the_larger_share_in_front_is_never_a_range(less: int, more: int) -> None:
    for text in (f"She led {more}-{less} percent.", f"They backed her {more} to {less} percent."):
        assert [(each.quantity.low, each.quantity.kind) for each in amounts(text)] == [(more, "percent"), (less, "percent")]
    (between,) = amounts(f"It is put at {less}-{more} percent.")
    assert between.quantity.kind == "range"


@pytest.mark.parametrize("gap", ["\u00a0", "\u202f"])
def test_a_no_break_space_before_a_hyphen_changes_nothing(gap: str) -> None:
    for text in ("a 5.42{}-in screen", "a 500,000{}-barrel tank", "a 12{}-member jury", "a 4.0{}-inch wall"):
        joined, parted = amounts(text.format("")), amounts(text.format(gap))
        assert [amount.quantity for amount in joined] == [amount.quantity for amount in parted]


def test_the_counted_noun_goes_over_a_list_of_adjectives() -> None:
    text = "It covers 540 criminal, civil, and administrative cases."
    (amount,) = amounts(text)
    assert amount.noun is not None
    assert text[slice(*amount.noun)] == "cases" == amount.quantity.unit


def test_a_number_word_behind_a_rate_is_an_amount_of_its_own() -> None:
    assert read("3 per 5 two") == ["3 per 5 = 3 per 5 measure exact", "two = 2 - count exact"]


def test_a_written_sign_is_kept() -> None:
    assert [amount.sign for amount in amounts("Payrolls (+73,000) and -3% and 4%")] == [1, -1, 0]


@given(st.integers(0, 10**15 - 1), st.sampled_from([" ", " and "]))
def test_words_read_back(n: int, joined: str) -> None:
    text = in_words(n, joined=joined) + " percent"
    assert [amount.quantity.low for amount in amounts("Only " + text)] == [n]


@given(st.integers(0, 10**15 - 1), st.sampled_from(["{:,}", "{}"]))
def test_digits_read_back(n: int, form: str) -> None:
    assert [amount.quantity.low for amount in amounts(f"exactly {form.format(n)}%")] == [n]


@settings(max_examples=300)
@given(st.lists(st.sampled_from(["about", "3", "5%", "$", "million", "one", "two", "half", "to", "and", ",", ".", "-", "(", ")", "£", "12", "2020", "May", "per", "barrels", "a", "third", "over", "+"]), max_size=25))
def test_quotes_are_in_order_and_never_overlap(words: list[str]) -> None:
    text = " ".join(words)
    end = 0
    for amount in amounts(text):
        assert end <= amount.start < amount.end <= len(text)
        assert amount.start <= amount.number[0] < amount.number[1] <= amount.end
        assert amount.quantity.low <= amount.quantity.high
        end = amount.end


@settings(max_examples=300)
@given(st.text(alphabet="19.,$%-/ aton½²mk\n(", max_size=60))
def test_any_text_is_read(text: str) -> None:
    assert all(text[amount.start : amount.end].strip() for amount in amounts(text))


@pytest.mark.parametrize("unit", ["1", "1 ", "one ", "1-", "1,", "one point ", "a hundred and ", "5%, ", "5% 5 points ", "$", "(", "1e", "5/", "A.", "the Nova 5.8 ", "the Nova Nova ", "5 to 4 percent ", "Boeing 787 ", "787, ", "2^", "one, ", "±5"])
def test_hostile_text_takes_linear_time(unit: str) -> None:
    def took(size: int) -> float:
        text = unit * (size // len(unit))
        return seconds(lambda: amounts(text), runs=3)

    took(1_000)
    assert took(80_000) < 30 * max(took(10_000), 0.002)
