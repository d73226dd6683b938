"""What a run says of claims with evidence: article, expectation and data, and which of the three stands alone."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

pytest.importorskip("duckdb")

from factcheck.evidence.database import Database
from factcheck.model import Finding
from factcheck.runner import freeze, run

CSV = "month,filed,lost,rate\n2020-11,4120,51000,0.4\n2021-11,3594,51430,0.45\n"


def check(folder: Path, article: str, claims: str, evidence: str = "", csv: str = CSV) -> list[Finding]:
    """The findings of a claim file over data.csv; `claims` and `evidence` are lines of YAML."""
    (folder / "factcheck.toml").touch()
    (folder / "a.md").write_text(f"# -\n\n{article}\n", encoding="utf-8")
    if csv:
        (folder / "data.csv").write_text(csv, encoding="utf-8")
    named = "".join(f"  {line}\n" for line in evidence.splitlines())
    listed = "".join(f"  {line}\n" for line in claims.splitlines())
    text = f"article: a.md\nsources: {{t: data.csv}}\n{'evidence:' if named else ''}\n{named}claims:\n{listed}"
    (folder / "a.yaml").write_text(text, encoding="utf-8")
    return list(run([str(folder / "a.yaml")], root=folder).findings)


NOW = "{source: t, row: {month: 2021-11}, column: filed, unit: 起}"
ALONE = [
    # article, expectation, verdict, what is said
    ("立案3594起", "", "holds", "立案 3594起"),
    ("立案3600起", "", "contradicted", "expected 3,594起 (data.csv: month 2021-11, column filed)"),
    ("立案约3600起", "", "holds", ""),
    ("立案3500多起", "", "holds", ""),
    ("立案3600多起", "", "contradicted", ""),
    ("立案超3000起", "", "holds", ""),
    ("立案近3600起", "", "holds", ""),
    ("立案不足3600起", "", "holds", ""),
    ("立案不足3500起", "", "contradicted", ""),
    ("立案3500起至3600起", "", "holds", ""),
    ("立案0.36万起", "", "holds", ""),
    ("立案0.37万起", "", "contradicted", ""),
    ("立案3594件", "", "contradicted", "the unit is 件; the data are in 起"),
    ("立案3594起", "3594起", "holds", ""),
    ("立案3600起", "3594起", "contradicted", "the article stands alone: the data have 3,594起"),
    ("立案3594起", "3600起", "contradicted", "the expectation stands alone: the data have 3,594起"),
    ("立案3600起", "3600起", "contradicted", "the data stand alone with 3,594起"),
    ("立案3600起", "3500起", "contradicted", "three different things: the data have 3,594起"),
    ("立案0.36万起", "3593起", "contradicted", "the expectation does not fit the data, which have 3,594起; the article fits both"),
    ("立案3590起", "约3590起", "contradicted", "the article does not fit the data, which have 3,594起; the expectation fits both"),
    ("立案3594起", "0.36万起", "contradicted", ""),
]  # fmt: skip


@pytest.mark.parametrize("article, expect, verdict, said", ALONE)
def test_who_stands_alone(article: str, expect: str, verdict: str, said: str, tmp_path: Path) -> None:
    stated = f"  expect: {expect}\n" if expect else ""
    (finding,) = check(tmp_path, f"全市{article}。", f"- id: a\n  about: 立案\n{stated}  evidence: {NOW}")
    assert finding.verdict == verdict, finding
    assert said in finding.message, finding.message


@pytest.mark.parametrize(
    "article, extra, verdict",
    [
        ("立案下降12.77%", "", "holds"), ("立案下降12.8%", "", "holds"), ("立案下降12.7%", "", "contradicted"), ("立案上升12.77%", "", "contradicted"),
        ("立案下降逾12%", "", "holds"), ("立案下降12.7%", "rounding: truncated", "holds"), ("立案下降12.5%", "tolerance: 0.3", "holds"),
        ("立案下降12.77个百分点", "", "contradicted"), ("立案下降12.77%", "expect: down", "holds"), ("立案下降12.77%", "expect: up", "contradicted"),
        ("立案同比下降12.77%", "expect: 同比下降12.77%", "holds"), ("立案环比下降12.77%", "expect: 同比下降12.77%", "contradicted"),
    ],
)  # fmt: skip
def test_a_change_from_two_cells(article: str, extra: str, verdict: str, tmp_path: Path) -> None:
    evidence = "last: {source: t, row: {month: 2020-11}, column: filed}\nthis: {source: t, row: {month: 2021-11}, column: filed}"
    lines = f"  {extra}\n" if extra else ""
    (finding,) = check(tmp_path, f"全市{article}。", f"- id: a\n  about: 立案\n{lines}  evidence: growth(data.last, data.this)", evidence)
    assert finding.verdict == verdict, finding


def test_relationships_over_data(tmp_path: Path) -> None:
    evidence = "last: {source: t, row: {month: 2020-11}, column: filed, unit: 起}\nthis: {source: t, row: {month: 2021-11}, column: filed, unit: 起}\nlost: {source: t, row: {month: 2021-11}, column: lost, unit: 万元}"
    claims = """
- {id: change, about: 立案, near: 下降, expect: 下降12.77%}
- {id: growth-fits, check: "growth(data.last, data.this)", expect: change}
- {id: growth-off, check: "growth(data.last, data.this)", expect: 下降12.5%}
- {id: share-off, check: "share(data.this, data.last)", expect: 90%}
- {id: total, check: "total(data.last, data.this)", expect: 7714起}
- {id: ordered, check: "order(data.last > data.this)"}
- {id: each, check: data.lost / data.this, expect: 14.31万元}
- {id: of-data, check: "difference(7714, 4120)", expect: data.this}
- {id: of-units, check: "total(data.last, data.lost)", expect: 5起}
- {id: unknown, check: "total(data.lats, 1)", expect: 5起}
- {id: not-data, about: 立案, evidence: "growth(change, data.this)"}
"""
    found = check(tmp_path, "全市立案下降12.77%，为3594起。", claims.strip(), evidence)
    verdicts = {finding.claim: finding.verdict for finding in found}
    assert verdicts == {
        "change": "holds", "growth-fits": "holds", "growth-off": "contradicted", "share-off": "contradicted", "total": "holds",
        "ordered": "holds", "each": "holds", "of-data": "holds", "of-units": "error", "unknown": "error", "not-data": "error",
    }  # fmt: skip
    messages = {finding.claim: finding.message for finding in found}
    assert 'did you mean "data.last"?' in messages["unknown"]
    assert "made of data and constants" in messages["not-data"]


def test_shares_of_one_are_percentages(tmp_path: Path) -> None:
    claim = "- id: a\n  about: 破案率\n  evidence: {source: t, row: {month: 2021-11}, column: rate"
    (finding,) = check(tmp_path, "破案率45%。", f"{claim}, unit: fraction}}")
    assert finding.verdict == "holds"
    (finding,) = check(tmp_path, "破案率45%。", f"{claim}}}")
    assert finding.verdict == "contradicted"
    assert any("unit: fraction" in note for note in finding.notes)


def test_data_that_cannot_be_reached(tmp_path: Path) -> None:
    claims = "- id: a\n  about: 立案\n  evidence: {source: t, row: {month: 2021-11}, column: filed}\n"
    claims += "- id: b\n  about: 立案\n  expect: 3594起\n  evidence: {source: t, row: {month: 2021-11}, column: filed}\n"
    claims += "- id: c\n  about: 立案\n  expect: 3600起\n  evidence: {source: t, row: {month: 2021-11}, column: filed}\n"
    claims += "- id: d\n  check: total(data.x, 1)\n  expect: 5"
    found = check(tmp_path, "全市立案3594起。", claims, "x: {source: t, row: {month: 2021-11}, column: filed}", csv="")
    assert [finding.verdict for finding in found] == ["unverifiable", "unverifiable", "contradicted", "unverifiable"]
    assert all("data.csv is not here" in " ".join((finding.message, *finding.notes)) for finding in found)


def test_a_value_that_is_wrong_is_an_error_at_its_place(tmp_path: Path) -> None:
    (finding,) = check(tmp_path, "全市立案3594起。", "- id: a\n  about: 立案\n  evidence: {source: t, row: {month: 2021-12}, column: filed}")
    assert finding.verdict == "error"
    assert finding.message.startswith(f"{tmp_path / 'a.yaml'}:7:15: no row has month = 2021-12; did you mean")


# --- Frozen ---------------------------------------------------------------------------------------------------------------

CLAIM = f"- id: a\n  about: 立案\n  evidence: {NOW}"


def frozen(folder: Path) -> Path:
    assert [finding.verdict for finding in check(folder, "全市立案3594起。", CLAIM)] == ["holds"]
    (kept,) = freeze([str(folder / "a.yaml")], root=folder)
    assert kept.errors == () and kept.text is not None
    Path(kept.path).write_text(kept.text, encoding="utf-8")
    return Path(kept.path)


def test_frozen_values_stand_in_for_the_data(tmp_path: Path) -> None:
    path = frozen(tmp_path)
    assert path.name == "a.frozen.json"
    (tmp_path / "data.csv").unlink()
    (finding,) = run([str(tmp_path / "a.yaml")], root=tmp_path).findings
    assert (finding.verdict, finding.notes) == ("holds", ("held against its frozen value; data.csv is not here",))
    (finding,) = check(tmp_path, "全市立案3600起。", CLAIM, csv="")
    assert finding.verdict == "contradicted"
    (finding,) = check(tmp_path, "全市立案3594起。", CLAIM.replace("2021-11", "2020-11"), csv="")
    assert finding.verdict == "unverifiable", "a value of another query"


def test_data_that_have_changed_are_told(tmp_path: Path) -> None:
    frozen(tmp_path)
    (finding,) = check(tmp_path, "全市立案3594起。", CLAIM, csv=CSV.replace("51430", "1"))
    assert (finding.verdict, finding.notes) == ("holds", ("data.csv has changed since it was frozen; freeze it again",))
    (finding,) = check(tmp_path, "全市立案3594起。", CLAIM, csv=CSV.replace("3594", "3600"))
    assert finding.verdict == "contradicted"
    assert "data.csv has changed since it was frozen: this was 3,594; freeze it again" in finding.notes


@pytest.mark.parametrize("text", ["", "{}", "[" * 5000, '{"version": 2, "sources": {}, "values": {}}', '{"version": 1, "sources": {}, "values": {"a": {"query": "q", "text": "t", "value": "1/0"}}}'])
def test_a_damaged_frozen_file_is_told(text: str, tmp_path: Path) -> None:
    path = frozen(tmp_path)
    path.write_text(text, encoding="utf-8")
    (finding,) = run([str(tmp_path / "a.yaml")], root=tmp_path).findings
    assert finding.verdict == "error"
    assert "factcheck freeze" in finding.message


def test_nothing_is_frozen_where_a_value_is_missing(tmp_path: Path) -> None:
    check(tmp_path, "-", CLAIM + "\n- id: b\n  about: 立案\n  evidence: {source: t, column: nothing}")
    (kept,) = freeze([str(tmp_path / "a.yaml")], root=tmp_path)
    assert kept.text is None
    assert [(error.line, error.column) for error in kept.errors] == [(10, 15)]


def test_what_is_frozen_fits_its_schema(tmp_path: Path) -> None:
    from jsonschema import Draft202012Validator

    from factcheck.claims import schema

    claims = CLAIM + "\n- id: b\n  about: 立案\n  evidence: {source: t, column: note}"
    check(tmp_path, "-", claims, csv="month,filed,note\n2021-11,3594,约3万元\n")
    (kept,) = freeze([str(tmp_path / "a.yaml")], root=tmp_path)
    whole = json.loads(kept.text or "")
    Draft202012Validator(schema("frozen")).validate(whole)
    assert whole["values"]["b"]["low"] == "25000" and whole["values"]["b"]["unit"] == "CNY"
    Path(kept.path).write_text(kept.text or "", encoding="utf-8")
    (tmp_path / "data.csv").unlink()
    (kept,) = freeze([str(tmp_path / "a.yaml")], root=tmp_path)
    assert kept.text is None, "frozen values are not frozen again"


# --- Once -----------------------------------------------------------------------------------------------------------------


def test_each_query_is_run_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    own_query, scalar = Database.own_query, Database.scalar

    def counted(self: Database, sql: str, *rest: object, **more: object) -> object:
        if "LIMIT 0" not in sql:
            asked.append(sql)
        return own_query(self, sql, *rest, **more)  # type: ignore[arg-type]

    def counted_scalar(self: Database, sql: str) -> object:
        asked.append(sql)
        return scalar(self, sql)

    monkeypatch.setattr(Database, "own_query", counted)
    monkeypatch.setattr(Database, "scalar", counted_scalar)
    lookups = [f"- id: a{index}\n  about: 立案\n  evidence: {{source: t, row: {{month: 20{20 + index % 2}-11}}, column: filed}}" for index in range(40)]
    queries = [f"- id: b{index}\n  about: 立案\n  evidence: {{sql: SELECT max(filed) FROM t}}" for index in range(40)]
    check(tmp_path, "全市立案3594起。", "\n".join([*lookups, *queries]))
    assert len(asked) == 2


def test_a_run_depends_on_its_data_and_on_what_is_frozen(tmp_path: Path) -> None:
    from factcheck.claims import load
    from factcheck.runner import depends_on

    check(tmp_path, "全市立案3594起。", CLAIM)
    claim_file, _ = load(str(tmp_path / "a.yaml"), root=tmp_path)
    assert claim_file is not None
    assert str(tmp_path / "data.csv") in depends_on(claim_file)
    frozen(tmp_path)
    assert str(tmp_path / "a.frozen.json") in depends_on(claim_file)


def test_nothing_is_written_beside_the_data(tmp_path: Path) -> None:
    check(tmp_path, "全市立案3594起。", CLAIM + "\n- id: b\n  about: 立案\n  evidence: {sql: SELECT max(filed) FROM t}")
    assert sorted(os.listdir(tmp_path)) == ["a.md", "a.yaml", "data.csv", "factcheck.toml"]
