"""Units of measure converted, each by its definition; what no definition joins is not converted."""

from __future__ import annotations

from fractions import Fraction

import pytest

from factcheck.figures import convert, offset_and_factor, read_table
from factcheck.model import Interval

CONVERSIONS = """
    2    里        km       1
    3    丈        m        10
    3    尺        m        1
    3    寸        cm       10
    15   亩       ha       1
    3    斤        kg       1.5
    1    斤        两       10
    1    两        钱       10
    3    两        g        150
    5    nmi       km       9.26
    1    in        cm       2.54
    1    yd        m        0.9144
    1    acre      m²       4046.8564224
    640  acre      mi2      1
    9    ft²       yd2      1
    144  in2       ft2      1
    5    km²       m²       5000000
    5    km2      ha       500
    3    cm2       m2       0.0003
    1    yd3       ft3      27
    2    m³        cm³      2000000
    2    km³       m3       2000000000
    1    gal       L        3.785411784
    1    gal       qt       4
    1    qt        pt       2
    1    barrel    gal      42
    1    barrel/d  gal/day  42
    3    t         kg       3000
    3    Mt        kt       3000
    2    Gt        t        2000000000
    5    t/d       kg/day   5000
    1    st        lb       14
    5    ct        g        1
    1    kWh       J        3600000
    2    TWh       GWh      2000
    2    MWh       Wh       2000000
    2    Ah        mAh      2000
    2    hp        ft*lbf/s 1100
    20   °C        °F       68
    -40  ℉         ℃        -40
    0    K         °C       -273.15
    25   °C        K        298.15
    90   度        °        90
    8    Mbps      MB/s     1
    2    Gbit/s    Mbit/s   2000
    3    PB        TB       3000
    2    KB        kB       2
    4    y         d        1461
""".strip().splitlines()


@pytest.mark.parametrize("line", CONVERSIONS, ids=lambda line: " ".join(line.split()))
def test_an_amount_in_another_unit(line: str) -> None:
    amount, source, target, converted = line.split()
    assert convert(Interval.exactly(Fraction(amount)), source, target) == Interval.exactly(Fraction(converted))
    assert convert(Interval.exactly(Fraction(converted)), target, source) == Interval.exactly(Fraction(amount))


@pytest.mark.parametrize(
    ("source", "target"), [("km", "kg"), ("°C", "km"), ("CNY", "USD"), ("件", "km"), ("km", "nonsense"), ("%", "x")]
)
def test_what_cannot_be_converted(source: str, target: str) -> None:
    assert convert(Interval.exactly(1), source, target) is None


def test_both_ends_are_converted() -> None:
    assert convert(Interval.between(10, 20, low_closed=False), "°C", "°F") == Interval.between(50, 68, low_closed=False)


def test_every_symbol_of_the_table_is_known() -> None:
    symbols = [name for _, (role, name) in read_table("factcheck.figures", "pint_units.txt") if role == "name"]
    assert [symbol for symbol in symbols if offset_and_factor(symbol, symbol) != (0, 1)] == []
