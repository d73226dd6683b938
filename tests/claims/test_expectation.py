"""What a claim expects, in each form."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import figures
from factcheck.claims import read_expectation, read_sentence
from factcheck.model import Expectation

real = pytest.mark.skipif(not hasattr(figures, "leftover"), reason="the grammar does not tell yet what it left over")


def shown(expectation: Expectation) -> str:
    """The parts in one line: low..high unit kind approx change basis sense."""
    quantity = expectation.quantity
    parts = [f"{quantity.low:f}..{quantity.high:f}", quantity.unit, quantity.kind, quantity.approx] if quantity else []
    stated = [expectation.change, expectation.basis, expectation.sense]
    return " ".join(str(part) for part in [*parts, *stated, "beyond" if expectation.beyond else None] if part)


@pytest.mark.usefixtures("grammar")
@pytest.mark.parametrize(
    ("stated", "parts"),
    [
        ("14", "14..14 count exact"),
        ("1,400", "1400..1400 count exact"),
        ("12.50", "12.50..12.50 count exact"),
        ("9.3%", "9.3..9.3 % percent exact"),
        ("up 9.3%", "9.3..9.3 % percent exact up"),
        ("passengers up 9.3%", "9.3..9.3 % percent exact up"),
        ("a 6x year-on-year increase", "6..6 x multiple exact up by"),
        ("> 5", "5..5 count at_least beyond"),
        (">= 5", "5..5 count at_least"),
        ("≥5", "5..5 count at_least"),
        ("< 9.3%", "9.3..9.3 % percent less_than"),
        ("<=14 ferries", "14..14 ferries count at_most"),
        ("≈5", "5..5 count about"),
        ("= 5", "5..5 count exact"),
        ("up", "up"),
        ("同比增长", "up yoy"),
        ({"value": "115000", "unit": "艘"}, "115000..115000 艘 count exact"),
        ({"value": "14", "unit": "ferries"}, "14..14 ferries count exact"),
        ({"value": "14", "unit": "goats"}, "14..14 goats count exact"),
        ({"value": "14", "unit": "goats", "approx": "about", "kind": "measure"}, "14..14 goats measure about"),
        ({"low": "3", "high": "5", "unit": "%"}, "3..5 % range exact"),
        ({"change": "up", "by": "6x", "basis": "yoy"}, "6..6 x multiple exact up yoy by"),
        ({"change": "down"}, "down"),
        ({"change": "none", "value": "5"}, "5..5 count exact none"),
    ],
)
def test_forms(stated: str | dict[str, str], parts: str) -> None:
    assert shown(read_expectation(stated)) == parts


@pytest.mark.usefixtures("grammar")
@pytest.mark.parametrize(
    ("stated", "message"),
    [
        ("", 'cannot read "" as an expectation; write for example "down 12%" or "约下降12%"'),
        ("dwn 12%", 'cannot read "dwn 12%" as an expectation; "dwn" is not understood; write for example "down 12%" or "约下降12%"'),
        ("many", 'cannot read "many" as an expectation; write for example "down 12%" or "约下降12%"'),
        ("not up 9.3%", 'cannot read "not up 9.3%" as an expectation; "not" is not understood; write for example "down 12%" or "约下降12%"'),
        ("12% and 14%", '"12% and 14%" states 2 figures (12%, 14%); an expectation states one'),
        ("> many", 'cannot read "many" as an expectation; write for example "down 12%" or "约下降12%"'),
        (">", 'cannot read ">" as an expectation; write for example "> 5" or ">= 4.4亿元"'),
        ("> up", 'cannot read "> up" as an expectation; ">" wants one plain figure behind it, such as "> 5" or ">= 4.4亿元"'),
        ({"value": "some"}, 'cannot read "value: some" as a number; write for example 115000, 8.2 or 11.5万'),
        ({"value": "some", "unit": "km"}, 'cannot read "value: some" with unit km as a number; write for example 115000, 8.2 or 11.5万'),
        ({"low": "5", "high": "3"}, '"low" is greater than "high": 5 and 3'),
        ({"low": "5%", "high": "7x"}, '"low" and "high" have different units: % and x'),
    ],
)
def test_what_cannot_be_read(stated: str | dict[str, str], message: str) -> None:
    with pytest.raises(ValueError) as told:
        read_expectation(stated)
    assert str(told.value) == message


@pytest.mark.usefixtures("grammar")
def test_a_sentence_names_its_figure() -> None:
    sentence = read_sentence("Ferry passengers up 9.3%")
    assert sentence.about == ("Ferry", "passengers")
    assert shown(sentence.expect) == "9.3..9.3 % percent exact up"
    assert sentence.expect.text == "up 9.3%"


@pytest.mark.parametrize(
    ("written", "place", "coarse"),
    [("1400", "1", "100"), ("12.50", "0.01", "0.1"), ("100000", "1", "100000"), ("0", "1", "1"), ("0.30", "0.01", "0.1"), ("-20", "1", "10")],
)
def test_the_places_of_a_plain_number(written: str, place: str, coarse: str) -> None:
    quantity = read_expectation(written).quantity
    assert quantity is not None
    assert (str(quantity.place), str(quantity.coarse)) == (place, coarse)
    assert quantity.rounded == ("." in written)


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=3))
def test_a_plain_number_is_itself(value: Decimal) -> None:
    quantity = read_expectation(f"{value:f}").quantity
    assert quantity is not None
    assert quantity.low == quantity.high == value


@real
@pytest.mark.parametrize(
    ("stated", "parts"),
    [
        ("11.5万通", "115000..115000 通 count exact"),
        ("同比增加6倍", "6..6 x multiple exact up yoy by"),
        ("a 6x year-on-year increase", "6..6 x multiple exact up yoy by"),
        ({"change": "up", "by": "6x", "basis": "yoy"}, "6..6 x multiple exact up yoy by"),
        ("down 12.77%", "12.77..12.77 % percent exact down by"),
        ("cases down 12.77%", "12.77..12.77 % percent exact down by"),
        ("at least 400 million yuan", "400000000..400000000 CNY money at_least"),
        ("between 4.4亿 and 4.5亿", "440000000..450000000 range exact"),
        ("> 5%", "5..5 % percent at_least beyond"),
        ({"value": "115000", "unit": "通"}, "115000..115000 通 count exact"),
        ("下降", "down"),
        ("down", "down"),
        ("fell year on year", "down yoy"),
    ],
)
def test_forms_with_the_grammar_of_articles(stated: str | dict[str, str], parts: str) -> None:
    assert shown(read_expectation(stated)) == parts


@real
@pytest.mark.parametrize(
    ("text", "about", "parts"),
    [
        ("cases filed down 12.77%", ("cases", "filed"), "12.77..12.77 % percent exact down by"),
        ("cases down 12.77%", ("cases",), "12.77..12.77 % percent exact down by"),
        ("立案数下降12.77%", ("立案数",), "12.77..12.77 % percent exact down by"),
        ("a 6x year-on-year increase", (), "6..6 x multiple exact up yoy by"),
    ],
)
def test_sentences_with_the_grammar_of_articles(text: str, about: tuple[str, ...], parts: str) -> None:
    sentence = read_sentence(text)
    assert sentence.about == about
    assert shown(sentence.expect) == parts


@real
@pytest.mark.parametrize("stated", ["down twelve ish", "dwn 12%", "not down 12%", "foo", "11.5万通左上"])
def test_what_the_grammar_of_articles_does_not_understand(stated: str) -> None:
    with pytest.raises(ValueError, match="cannot read"):
        read_expectation(stated)
