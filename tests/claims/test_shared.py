"""Constants, texts to fill in, included files, patterns of articles, and the mistakes in them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from textwrap import dedent

import pytest

from factcheck.claims import load
from factcheck.model import ClaimFile, Tolerance

pytestmark = pytest.mark.usefixtures("grammar")


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "factcheck.toml").touch()
    (tmp_path / "sub" / "deep").mkdir(parents=True)
    for name in ("a.md", "b.md", "sub/c.md", "sub/deep/d.md", "sub/.hidden.md", "sub/e.txt"):
        (tmp_path / name).touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(text: str) -> list[str]:
    Path("c.yaml").write_text(dedent(text), encoding="utf-8")
    return [str(error) for error in load("c.yaml")[1]]


def read(text: str) -> ClaimFile:
    assert told(text) == []
    claim_file, _ = load("c.yaml")
    assert claim_file is not None
    return claim_file


CLAIM = "claims: [{id: n, about: x, expect: 5}]\n"


def test_every_key_of_a_claim_reaches_the_model() -> None:
    claim = read("""\
        article: a.md
        claims:
          - id: n
            about: x
            expect: 5
            near: last year
            nth: -2
            from: b.md
            when: en
            tolerance: 0.5 points
            checked_by: the desk
            checked_on: 2024-03-05
            expires: 2025-03-05
        """).claims[0]
    assert (claim.near, claim.nth, claim.article, claim.when, claim.checked_by) == (("last", "year"), (-2,), "b.md", "en", "the desk")
    assert claim.tolerance == Tolerance("0.5 points", Decimal("0.5"), "points")
    assert (claim.checked_on, claim.expires) == (date(2024, 3, 5), date(2025, 3, 5))


@pytest.mark.parametrize(
    ("written", "amount", "unit"),
    [("0.5", "0.5", ""), ("1%", "1", "%"), ("1 ％", "1", "%"), ("0.5 points", "0.5", "points"), ("1 pp", "1", "points"), ("2个百分点", "2", "points"), ("0", "0", "")],
)
def test_tolerances(written: str, amount: str, unit: str) -> None:
    claim = read(f"article: a.md\nclaims: [{{id: n, about: x, expect: 5, tolerance: {written}}}]\n").claims[0]
    assert claim.tolerance == Tolerance(written, Decimal(amount), unit)  # type: ignore[arg-type]


def test_constants_and_texts() -> None:
    file = read("""\
        article: ${name}.md
        given:
          most: {value: 120, source: {title: census, date: "2020"}}
          opened: 2021-12-17
          year: 2021年
        vars: {name: a, city: Port Ellery}
        claims:
          - {id: n, about: "${city} ${vars.city}", expect: "${given.most}"}
          - {id: m, check: "n / ${given.most}", expect: most}
          - "${city} up ${given.most}%"
        """)
    assert file.articles[0][0] == "a.md"
    assert file.given["most"].source == {"title": "census", "date": "2020"}
    assert [file.given[name].value is None for name in ("most", "opened", "year")] == [False, True, True]
    assert file.claims[0].about == (("Port", "Ellery", "Port", "Ellery"),)
    assert file.claims[0].expect.quantity.low == 120  # type: ignore[union-attr]
    assert file.claims[2].about == (("Port", "Ellery"),)
    # In a check a constant stays what it is.
    assert file.claims[1].check == "n / ${given.most}"
    assert file.claims[1].expect == file.given["most"].value


def test_included_files_give_what_the_file_does_not_say_itself() -> None:
    Path("shared.yaml").write_text("given: {a: 1, b: 2}\nvars: {x: far}\ndefaults: {severity: warning, tolerance: 1%, in: body}\n", encoding="utf-8")
    file = read("""\
        article: a.md
        include: shared.yaml
        given: {b: 3}
        defaults: {severity: info}
        claims: [{id: n, about: "${x}", expect: 5}]
        """)
    assert {name: given.text for name, given in file.given.items()} == {"a": "1", "b": "3"}
    assert file.given["a"].place.path == "shared.yaml"
    claim = file.claims[0]
    assert (claim.about, claim.severity, claim.places) == ((("far",),), "info", ("body",))
    assert claim.tolerance is not None and claim.tolerance.unit == "%"


@pytest.mark.parametrize(
    ("pattern", "paths"),
    [
        ("'*.md'", ["a.md", "b.md"]),
        ("'sub/*.md'", ["sub/c.md"]),
        ("'**/*.md'", ["a.md", "b.md", "sub/c.md", "sub/deep/d.md"]),
        ("'sub/**/*.md'", ["sub/c.md", "sub/deep/d.md"]),
        ("'*/deep/?.md'", ["sub/deep/d.md"]),
        ("'[ab].md'", ["a.md", "b.md"]),
        ("['*.md', a.md]", None),
        ("[a.md, '*.md']", ["a.md", "b.md"]),
        ("'sub/**'", ["sub/c.md", "sub/deep/d.md", "sub/e.txt"]),
    ],
)
def test_patterns_of_articles(pattern: str, paths: list[str] | None) -> None:
    text = f"article: {pattern}\n{CLAIM}"
    if paths is None:
        assert "is listed already" in told(text)[0]
    else:
        assert [path for path, _ in read(text).articles] == paths


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("article: 'x/*.md'\n" + CLAIM, ['c.yaml:1:10: no article matches "x/*.md"; the pattern is taken relative to this file']),
        ("article: '../../*.md'\n" + CLAIM, ["lies outside the project"]),
        ("article: '*/../../*.md'\n" + CLAIM, ['has ".." behind a pattern; write the folder out']),
        ("article: '/etc/*'\n" + CLAIM, ["is an absolute path"]),
        ("article: a.md\ngiven: {x: five of them}\n" + CLAIM, ['c.yaml:2:12: cannot read "five of them" as an expectation']),
        ("article: a.md\ngiven: {x: }\n" + CLAIM, ['"x" has no value']),
        ("article: a.md\ngiven: {x: {source: y}}\n" + CLAIM, ['needs "value"']),
        ("article: a.md\ngiven: {x y: 5}\n" + CLAIM, ['c.yaml:2:9: "x y" cannot be the name of a constant']),
        ("article: a.md\ngiven: {n: 5}\n" + CLAIM, ['"n" is the name of a constant already (c.yaml:2:12); give the claim another id']),
        ("article: a.md\ngiven: {x: 5}\nvars: {x: y}\n" + CLAIM, ['"x" stands under "given" already; give the text another name']),
        ("article: a.md\nvars: {city: x}\nclaims: [{id: n, about: '${cty}', expect: 5}]\n", ['c.yaml:3:25: ${cty} stands for nothing; did you mean "city"?']),
        ("article: a.md\nclaims: [{id: n, about: '${x}', expect: 5}]\n", ["${x} stands for nothing; name it under given or vars"]),
        ("article: a.md\ninclude: no.yaml\n" + CLAIM, ['c.yaml:2:10: there is no included file "no.yaml"']),
        ("article: a.md\ninclude: ../x.yaml\n" + CLAIM, ["lies outside the project"]),
        ("article: a.md\ninclude: bad.yaml\n" + CLAIM, ['bad.yaml:1:1: unknown key "claims" in the claim file', 'bad.yaml:2:1: unknown key "include"']),
        ("article: a.md\nclaims: [{id: n, about: x, expect: 5, nth: 0}]\n", ['"nth" in claim "n" must be a whole number']),
        ("article: a.md\nclaims: [{id: n, about: x, expect: 5, nth: last}]\n", ['"nth" in claim "n" must be a whole number']),
        ("article: a.md\nclaims: [{id: n, about: x, expect: 5, from: no.md}]\n", ['there is no article "no.md"']),
        ("article: a.md\nclaims: [{id: n, about: x, expect: 5, tolerance: a bit}]\n", ['cannot read "a bit" as a tolerance; write 0.5']),
        ("article: a.md\nclaims: [{id: n, about: x, expect: 5, expires: 2024-02-30}]\n", ['"expires" must be a day of the calendar']),
        ("article: a.md\nclaims: [{id: n, about: x, expect: 5, expires: soon}]\n", ['"expires" in claim "n" must be a day such as']),
        ("article: a.md\nclaims: [{id: n, about: x, expect: 5, when: English}]\n", ['"when" in claim "n" must be a language such as zh or en']),
    ],
)
def test_mistakes(text: str, messages: list[str]) -> None:
    Path("bad.yaml").write_text("claims: [x]\ninclude: c.yaml\n", encoding="utf-8")
    found = told(text)
    assert len(found) == len(messages), found
    for error, message in zip(found, messages, strict=True):
        assert message in error


def test_fifteen_kinds_of_mistakes_give_fifteen_errors_in_one_run() -> None:
    found = told("""\
        article: none.md
        vars: {x: y}
        given: {two words: 5}
        rounding: round
        claims:
          - {id: a, about: x, expects: 5}
          - {id: b, about: x, expect: dwn}
          - {id: c, about: x}
          - {id: c d, about: x, expect: 5}
          - {id: e, about: "${z}", expect: 5}
          - {id: f, about: x, expect: 5, nth: 0}
          - {id: g, about: x, expect: 5, expires: 2024-02-30}
          - {id: h, about: x, expect: 5, tolerance: some}
          - {id: i, about: x, expect: 5, severity: fatal}
          - {id: i, about: x, expect: 5}
          - {id: k, about: x, find: "{} y", expect: 5}
          - {id: l, check: "total(a, b)"}
          - {id: m, about: x, expect: > 5}
        """)
    lines = [int(error.split(":")[1]) for error in found]
    assert len(set(lines)) >= 15, found
