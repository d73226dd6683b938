"""Values drawn at random, written to every format and stated in an article with every approximator: the verdict is that of
interval arithmetic, worked out here from the table of DESIGN ("Rounding") and from nothing else."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytest.importorskip("duckdb")
pytest.importorskip("openpyxl")

from factcheck.runner import run

from .files import FORMATS, write_table

# How a figure is worded, by language: before the number, between number and unit.
WORDINGS = {
    "zh": {
        "exact": ("", ""), "more_than": ("", "余"), "over": ("超", ""), "nearly": ("近", ""), "about": ("约", ""), "less_than": ("不足", ""),
        "at_most": ("不超过", ""), "at_least": ("至少", ""), "range": ("", ""),
    },
    "en": {
        "exact": ("", ""), "more_than": ("more than ", ""), "over": ("over ", ""), "nearly": ("nearly ", ""), "about": ("about ", ""),
        "less_than": ("less than ", ""), "at_most": ("at most ", ""), "at_least": ("at least ", ""), "range": ("", ""),
    },
}  # fmt: skip
MAGNITUDES = {"zh": {"": 0, "万": 4, "亿": 8}, "en": {"": 0, " million": 6, " billion": 9}}
SENTENCES = {
    ("zh", "money"): "全市去年的投入为{}。", ("en", "money"): "The city spent {} last year.",
    ("zh", "count"): "全市去年的立案数为{}。", ("en", "count"): "The city recorded {} last year.",
}  # fmt: skip
UNITS = {("zh", "money"): "元", ("en", "money"): " yuan", ("zh", "count"): "起", ("en", "count"): " cases"}
ABOUT = {("zh", "money"): "投入", ("en", "money"): "spent", ("zh", "count"): "立案数", ("en", "count"): "recorded"}


class Case(NamedTuple):
    """A value of the data, and a figure that an article gives for it."""

    form: str
    value: Decimal
    lang: str
    kind: str
    wording: str
    magnitude: str
    decimals: int
    steps: int
    rounding: str


cases = st.builds(
    Case,
    st.sampled_from(FORMATS),
    st.decimals(Decimal("0.01"), Decimal("99999999999"), places=2) | st.integers(1, 10**11).map(Decimal),
    st.sampled_from(["zh", "en"]),
    st.sampled_from(["money", "count"]),
    st.sampled_from(list(WORDINGS["zh"])),
    st.sampled_from(["", "middle", "large"]),
    st.integers(0, 2),
    st.integers(-2, 2),
    st.sampled_from(["rounded", "truncated"]),
)


class Written(NamedTuple):
    """A figure as the article has it: its ends, and the place of its last digit and of its last one that is not zero."""

    text: str
    low: Decimal
    high: Decimal
    place: Decimal
    coarse: Decimal
    counted: bool


def written(case: Case) -> Written | None:
    """The figure; None where nobody would write it so."""
    words = dict(zip(["", "middle", "large"], MAGNITUDES[case.lang].items(), strict=True))
    word, power = words[case.magnitude]
    unit = UNITS[case.lang, case.kind]
    place = Decimal(1).scaleb(-case.decimals)
    number = (case.value.scaleb(-power)).quantize(place, ROUND_HALF_UP) + case.steps * place
    counted = case.kind == "count" and not case.decimals and not power
    coarse = Decimal(1).scaleb(max(int(number.normalize().as_tuple().exponent), -case.decimals))
    before, after = WORDINGS[case.lang][case.wording]
    if number <= 0 or (case.kind == "count" and case.decimals and not power) or (after and coarse.scaleb(power) < 10):
        # No part of a case is counted, and 余 follows a round number or a magnitude word.
        return None
    numbers = [number, number + 3 * place] if case.wording == "range" else [number]
    digits = [f"{part:f}{word}" if case.lang == "zh" else f"{part:,f}{word}" for part in numbers]
    if case.wording == "range":
        text = f"{digits[0]}{unit}至{digits[1]}{unit}" if case.lang == "zh" else f"between {digits[0]} and {digits[1]}{unit}"
    else:
        text = f"{before}{digits[0]}{after}{unit}"
    return Written(text, number.scaleb(power), numbers[-1].scaleb(power), place.scaleb(power), coarse.scaleb(power), counted)


def holds(case: Case, figure: Written) -> bool:
    """Whether the data can be what the figure stands for."""
    data, low, high, half = Fraction(case.value), Fraction(figure.low), Fraction(figure.high), Fraction(figure.place) / 2
    step = Fraction(figure.coarse)
    match case.wording:
        case "exact" | "range":
            if figure.counted:
                return low <= data <= high
            if case.rounding == "truncated":
                return low <= data < high + 2 * half
            return low - half <= data <= high + half
        case "more_than" | "over":
            return low <= data < low + step
        case "nearly":
            return low - step / 2 <= data <= low
        case "about":
            return low - step / 2 <= data <= low + step / 2
        case "less_than":
            return data < low
        case "at_most":
            return data <= low
    return data >= low


def verdict(folder: Path, case: Case, text: str) -> str:
    """What a run says of it."""
    (folder / "factcheck.toml").touch()
    (folder / "a.md").write_text(f"# -\n\n{SENTENCES[case.lang, case.kind].format(text)}\n", encoding="utf-8")
    table = write_table(folder, case.form, ["year", "amount"], [["2020", Decimal("7.5")], ["2021", case.value]])
    (folder / "a.yaml").write_text(
        f"article: a.md\nrounding: {case.rounding}\nclaims:\n  - id: a\n    about: {ABOUT[case.lang, case.kind]}\n"
        f"    evidence: {{file: {table.name}, row: {{year: '2021'}}, column: amount, unit: {UNITS[case.lang, case.kind].strip()}}}\n",
        encoding="utf-8",
    )
    (finding,) = run([str(folder / "a.yaml")], root=folder).findings
    assert finding.verdict in ("holds", "contradicted"), finding
    return finding.verdict


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(case=cases)
def test_the_verdict_is_that_of_interval_arithmetic(case: Case, tmp_path: Path) -> None:
    made = written(case)
    if made is None:
        return
    wanted = "holds" if holds(case, made) else "contradicted"
    assert verdict(tmp_path, case, made.text) == wanted, f"{case.value} as {made.text}"


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=st.decimals(Decimal("-99999999"), Decimal("99999999"), places=4) | st.integers(-(10**14), 10**14).map(Decimal))
def test_a_value_reads_back_as_itself(form: str, value: Decimal, tmp_path: Path) -> None:
    from factcheck.evidence import Vault
    from factcheck.model import ClaimFile, Evidence, Source, SourcePlace
    from factcheck.model.evidence import Datum

    table = write_table(tmp_path, form, ["year", "amount"], [["2020", Decimal(1)], ["2021", value]])
    place = SourcePlace("a.yaml", 1, 1)
    source = Source("t", str(table), table.name, form, place)  # type: ignore[arg-type]
    asked = {
        "row": Evidence(place, (source,), row=(("year", "2021"),), column="amount"),
        "sum": Evidence(place, (source,), row=(("year", "2021"),), column="amount", aggregate="sum"),
        "sql": Evidence(place, (source,), sql="SELECT amount FROM t WHERE year = '2021'"),
    }
    if form in ("csv", "tsv", "xlsx"):
        asked["cell"] = Evidence(place, (source,), cells="B3")
    with Vault() as vault:
        found = vault.values(ClaimFile(str(tmp_path / "a.yaml"), (), (), evidence=asked))
    for name, datum in found.items():
        assert isinstance(datum, Datum), (name, datum)
        assert datum.interval.low == datum.interval.high == Fraction(value), name
