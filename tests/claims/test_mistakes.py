
"""Every mistake that a claim file can hold, with the message an author gets."""

import shutil
import subprocess
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from factcheck.claims import load

HEAD = "article: a.md\nclaims:\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "factcheck.toml").touch()
    (tmp_path / "a.md").write_text("# Ferries\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(desk: Path, text: str) -> list[str]:
    """What `load` says of a claim file, without the path."""
    (desk / "c.yaml").write_text(text, encoding="utf-8")
    claim_file, errors = load("c.yaml")
    assert (claim_file is None) == bool(errors)
    assert all(error.path == "c.yaml" for error in errors)
    return [f"{error.line}:{error.column} {error.message}" for error in errors]


# One claim's lines (the claim begins in line 3, its keys in column 5), and what is said of them.
CLAIMS = [
    ("id: n\nabout: x\nexpects: 5", ['5:5 unknown key "expects" in claim "n"; did you mean "expect"?']),
    ("id: n\nAbout: x\nexpect: 5", ['4:5 unknown key "About" in claim "n"; did you mean "about"?']),
    ("about: x\nexpect: 5", ['3:5 claim 1 needs "id"; write for example id: passengers']),
    ("id: n\ncheck: order(a > b)\nexpect: 5", ['5:13 order(…) states its own result; leave "expect" out']),
    ("id: n\nabout: x", ['3:5 claim "n" needs "expect": what the figure must be, such as 11.5万通 or down 4.2%']),
    ("id: n\nrow: a |\nexpect: 5", ['4:10 "row" in claim "n" has an empty alternative: "a |"; write words on both sides of |']),
    ("id: n\ncolumn: {a: b}\nexpect: 5", [
        '4:13 "column" must be words of the header of a table\'s column, with | between alternatives, or a list of alternatives; '
        "found a mapping"]),
    ("id: n\ncolum: a\nexpect: 5", ['4:5 unknown key "colum" in claim "n"; did you mean "column"?']),
    ("id: n\nexpect: 5", ['3:5 claim "n" needs "about", "find", or "row" and "column" (which figure), or "check" (a relationship)']),
    ("id: n\nabout: x\nfind: x {}\nexpect: 5", ['3:5 claim "n" has both "about" and "find"; keep the one that names the figure']),
    (
        "id: n\nabout: x\ncheck: total(a, b)\nexpect: 5",
        [
            '3:5 claim "n" has "check" beside words that name a figure; make two claims of it, one that names the figure and one that '
            "relates it"
        ],
    ),
    ("id: n\ncheck: total(a, b)", ['3:5 claim "n" needs "expect": what total(a, b) must come to']),
    ("id: n\ncheck: a / b * 100", ['3:5 claim "n" needs "expect": what a / b * 100 must come to']),
    ("id: n\ncheck: order(a > b)", []),
    (
        "id: n\nabout: x\nexpect: 5\nin: hedline",
        [
            '6:9 "in" in claim "n" must be one of headline, lede, body, caption, table, list, "paragraph N"; found "hedline"; '
            'did you mean "headline"?'
        ],
    ),
    (
        "id: n\nabout: x\nexpect: 5\nin: [body, paragraph 0]",
        ['6:16 "in" in claim "n" must be one of headline, lede, body, caption, table, list, "paragraph N"; found "paragraph 0"'],
    ),
    ("id: n\nabout: x\nexpect: 5\nin: [body, paragraph 3]", []),
    ("id: n\nabout: x\nexpect: 5\nmentions: every", ['6:15 "mentions" in claim "n" must be one of all, any; found "every"']),
    (
        "id: n\nabout: x\nexpect: 5\nseverity: warn",
        ['6:15 "severity" in claim "n" must be one of error, warning, info; found "warn"; did you mean "warning"?'],
    ),
    (
        "id: n\nabout: x\nexpect: [5]",
        ['5:13 "expect" in claim "n" must be text such as 11.5万通 or down 4.2%, or a mapping such as {value: 115000, unit: 通}; found a list'],
    ),
    ("id: n\nabout: x\nexpect:", ['5:12 "expect" in claim "n" has no value; write for example expect: down 12%']),
    (
        "id: n\nabout: x\nexpect: {valeu: 5}",
        ['5:14 unknown key "valeu" in "expect" of claim "n"; did you mean "value"?'],
    ),
    ("id: n\nabout: x\nexpect: {low: 5}", ['5:13 "expect" of claim "n" has "low" without "high"']),
    ("id: n\nabout: x\nexpect: {by: 5}", ['5:13 "expect" of claim "n" has "by" without "change"; add change: up or change: down']),
    (
        "id: n\nabout: x\nexpect: {value: 5, low: 1, high: 9}",
        ['5:13 "expect" of claim "n" states the figure twice; keep one of "value", "low" with "high", and "by"'],
    ),
    ("id: n\nabout: x\nexpect: {low: 9, high: 5}", ['5:13 "low" is greater than "high": 9 and 5']),
    (
        "id: a b\nabout: x\nexpect: 5",
        ['3:9 "id" in claim "a b" may hold letters, digits, "-", "_" and "." only; found "a b"'],
    ),
    ("id: 数，字\nabout: x\nexpect: 5", ['3:9 "id" may hold letters, digits, "-", "_" and "." only; found "，" in "数，字"']),
    ("id: 客运量-2.同比_a\nabout: x\nexpect: 5", []),
    ("id: n\nabout: x || y\nexpect: 5", ['4:12 "about" in claim "n" has an empty alternative: "x || y"; write words on both sides of |']),
    ("id: n\nabout: []\nexpect: 5", ['4:12 "about" in claim "n" is empty']),
    (
        "id: n\nfind: x {} and {}\nexpect: 5",
        ['4:11 "find" in claim "n" must be text from the article with exactly one {} where the figure stands; found "x {} and {}"'],
    ),
    ('id: n\nfind: "{}"\nexpect: 5', ['4:11 "find" in claim "n" has no words beside {}; write the wording around the figure']),
    ("id: n\nabout: x\nexpect: 5\nskip: true", ['6:11 "skip" in claim "n" must be a reason in words, such as: waiting for the final count; found "true"']),
    (
        "id: n\nabout: x\nexpect: 5\nsource: {titel: y}",
        ['6:14 unknown key "titel" in "source" of claim "n"; did you mean "title"?'],
    ),
    (
        "id: n\nabout: x\nexpect: 5\nsource: {date: 5 May}",
        ['6:20 "date" in claim "n" must be a date such as 2024-03-05, 2024-03 or 2024; found "5 May"'],
    ),
    ("cases: 5 down", ['3:5 unknown key "cases" in claim 1; if it is a sentence, put quotes around it: - "cases: 5 down"']),
    # The traps of YAML.
    (
        "id: n\nabout: x\nexpect: > 5",
        ['5:13 YAML takes ">" at the start of a value for the start of a block of text; put quotes around the value: expect: "> 5"'],
    ),
    (
        "id: n\nabout: x\nexpect: >5",
        ['5:13 YAML takes ">" at the start of a value for the start of a block of text; put quotes around the value: expect: ">5"'],
    ),
    (
        "id: n\nabout: x\nexpect: >= 5  # at least",
        ['5:13 YAML takes ">" at the start of a value for the start of a block of text; put quotes around the value: expect: ">= 5"'],
    ),
    (
        "id: n\nabout: x\nexpect: >\n  5",
        ['5:13 YAML takes ">" at the start of a value for the start of a block of text; put quotes around the value: expect: "> 5"'],
    ),
    ("id: n\nabout: x\nexpect: %5", ['5:13 YAML takes "%" at the start of a value for a directive; put quotes around the value: expect: "%5"']),
    ("id: n\nabout: x\nexpect: @5", ['5:13 YAML takes "@" at the start of a value for a reserved sign; put quotes around the value: expect: "@5"']),
    (
        "id: n\nabout: x\nexpect: 5% of: y",
        ['5:13 YAML takes ": " inside a value for the end of a key; put quotes around the value: expect: "5% of: y"'],
    ),
    (
        "id: n\nabout: pier #3\nexpect: 5",
        ['4:12 YAML drops what follows " #" as a comment; put quotes around the value: about: "pier #3"'],
    ),
    (
        "id: n\nfind: {} ferries\nexpect: 5",
        ['4:11 YAML takes "{" at the start of a value for the start of a mapping; put quotes around the value: find: "{} ferries"'],
    ),
    (
        "id: n\nabout: x\nexpect: {value: 5, unit: %}",
        ['5:30 YAML takes "%" at the start of a value for a directive; put quotes around the value: unit: "%"'],
    ),
    ("id: n\nabout: x\nexpect:5", ['5:5 "expect" needs a space before its value; write expect: 5']),
    ("id: n\nabout: x\nexpect：5", ['5:5 "expect" needs the colon : and a space before its value; write expect: 5']),
    ('id: n\nabout: "x\nexpect: 5', ['4:12 the quote opened here is not closed; write about: "x"']),
    ("id: n\nabout: x\nexpect: 5\nin: [body", ['6:9 the bracket "[" is not closed; write in: [body]']),
    ("id: n\n about: x\nexpect: 5", ['4:6 this line is indented by 5 spaces, the key above it by 4; give both the same']),
    ("id: n\nabout: x\nexpect: 5\nabout: y", ['6:5 the key "about" stands already in line 4; keep one of them']),
    ("id: n\nabout: x\n<<: {expect: 5}\nexpect: 5", ['5:5 merge keys ("<<") are not supported; write the keys out, or use "defaults"']),
    ("id: n\nabout: !!str x\nexpect: 5", ['4:12 YAML takes "!!str" for a type; put quotes around the value, or delete "!!str"']),
    (
        "id: n\nabout: *x\nexpect: 5",
        ['4:12 YAML takes "*x" for a value named &x further up, and there is none; to mean the text, write "*x"'],
    ),
]


@pytest.mark.parametrize(("claim", "messages"), CLAIMS, ids=[claim.replace("\n", " / ") for claim, _ in CLAIMS])
def test_what_is_said_of_a_claim(desk: Path, claim: str, messages: list[str]) -> None:
    lines = claim.split("\n")
    assert told(desk, HEAD + f"  - {lines[0]}\n" + "".join(f"    {line}\n" for line in lines[1:])) == messages


def test_a_language_that_there_is_not(desk: Path) -> None:
    (message,) = told(desk, HEAD + "  - {id: n, about: x, expect: 5, when: cn}\n")
    assert message.startswith('3:40 factcheck reads no language "cn"; write one of en, ')


FILES = [
    ("", ["1:1 the claim file is empty; it needs the keys article and claims"]),
    ("# nothing yet\n", ["1:1 the claim file is empty; it needs the keys article and claims"]),
    ("- a\n- b\n", ["1:1 the claim file must be a mapping with the keys article and claims; found a list"]),
    (
        "article：a.md\nclaims：\n  - id：n\n    about：x\n    expect：5\n",
        [
            '1:8 the colon "：" is no colon for YAML; write article: a.md',
            '2:7 the colon "：" is no colon for YAML; write claims:',
            '3:7 the colon "：" is no colon for YAML; write id: n',
            '4:10 the colon "：" is no colon for YAML; write about: x',
            '5:11 the colon "：" is no colon for YAML; write expect: 5',
        ],
    ),
    ("ferries\n", ["1:1 the claim file must be a mapping with the keys article and claims; found plain text"]),
    ("article: a.md\n", ['1:1 the claim file needs "claims"; under it stand the claims, each behind a dash: - passengers up 4%']),
    ("article: a.md\nclaims: []\n", ['2:9 "claims" is empty']),
    ("article: a.md\nclaim: []\n", ['2:1 unknown key "claim" in the claim file; did you mean "claims"?']),
    (HEAD + "  - id: n\n    about: x\n    expect: 5\n---\na: b\n", ['6:1 a second document begins here ("---"); make it a file of its own']),
    (HEAD + "\t- id: n\n\t  about: x\n\t  expect: 5\n", ["3:1 a tab indents this line; YAML wants spaces, two for each step"]),
    (HEAD + "  - id: n\n    about: x\x07\n    expect: 5\n", ["4:13 the invisible character U+0007 cannot stand here; delete it"]),
    (
        HEAD + "  - id: n\n    about: x\n    expect: 5\n  - id: n\n    about: y\n    expect: 6\n",
        ['6:9 the id "n" stands already in line 3; an id is given once'],
    ),
    (
        HEAD + "  - id: ferries\n    about: x\n    expect: 5\n  - id: m\n    check: total(a, b)\n    expect: ferrys\n",
        ['8:13 cannot read "ferrys" as an expectation, and no claim has that id; did you mean "ferries"?'],
    ),
    (
        HEAD + "  - {id: n, find: 破案率为{}, expect: 45%}\n  - {id: m, find: '{} ferries', expect: 4}\n  - {id: o, find: {} of ours, expect: 3}\n",
        [
            '3:19 YAML cannot read this value; put quotes around it: find: "破案率为{}"',
            '5:19 YAML takes "{" at the start of a value for the start of a mapping; put quotes around the value: find: "{} of ours"',
        ],
    ),
    (
        HEAD + "  - {id: n, about: x, expect: 96,000 visits}\n  - {id: m, about: x, expect: {value: 1,310,000, unit: 艘}}\n",
        [
            '3:34 YAML takes the comma of a number inside { } for the end of the value; write expect: "96,000 visits"',
            '4:41 YAML takes the comma of a number inside { } for the end of the value; write value: "1,310,000"',
        ],
    ),
    (
        "article: a.md\ndefaults: {about: x}\nclaims:\n  - {id: n, about: x, expect: 5}\n",
        ['2:12 unknown key "about" in "defaults"; the keys are in, mentions, severity, rounding, multiples, digits, tolerance, checked_by, checked_on, expires'],
    ),
    (
        "article: a.md\nrounding: cut\nclaims:\n  - {id: n, about: x, expect: 5}\n",
        ['2:11 "rounding" must be one of rounded, truncated; found "cut"'],
    ),
    ("article: " + "[" * 40 + "]" * 40 + "\n", ["1:39 lists and mappings are nested more than 30 deep here"]),
    (
        "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
        + "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 10)}]\n" for a, b in zip("abcdef", "bcdefg", strict=True)),
        ["6:20 the file holds more than 500,000 values once its aliases (*) are written out"],
    ),
]


@pytest.fixture
def no_grammar(monkeypatch: pytest.MonkeyPatch) -> None:
    """These tests are about the file, not about what a figure is."""
    monkeypatch.setattr("factcheck.figures.extract", lambda text, lang=None: [], raising=False)


@pytest.mark.usefixtures("no_grammar")
@pytest.mark.parametrize(("text", "messages"), FILES)
def test_what_is_said_of_a_file(desk: Path, text: str, messages: list[str]) -> None:
    assert told(desk, text) == messages


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\x89PNG\0\0", "c.yaml: this is a binary file, not a claim file"),
        ("article: café\n".encode("latin-1"), "c.yaml:1:13: byte 0xe9 is not UTF-8; save the file as UTF-8"),
        ("article: café 渡轮渡轮\n".encode() + b"\xb6\n", "c.yaml:2:1: byte 0xb6 is not UTF-8; save the file as UTF-8"),
        (b"#" * 2_000_001, "c.yaml: the claim file is larger than 2,000,000 bytes; part it into several"),
    ],
)
def test_a_file_that_is_no_text(desk: Path, content: bytes, message: str) -> None:
    (desk / "c.yaml").write_bytes(content)
    claim_file, errors = load("c.yaml")
    assert claim_file is None
    assert [str(error) for error in errors] == [message]


@pytest.mark.parametrize(
    ("encoding", "told"), [("gbk", "c.yaml:1:10: * GB18030 (GBK); *"), ("gb18030", "c.yaml:1:10: * GB18030 (GBK); *"), ("utf-16", "c.yaml: * UTF-16; *")]
)
def test_a_file_in_another_encoding_says_the_command_that_converts_it(desk: Path, encoding: str, told: str) -> None:
    text = 'article: 渡轮.md\nclaims:\n  - "渡轮12艘"\n'
    (desk / "c.yaml").write_bytes(text.encode(encoding))
    (error,) = load("c.yaml")[1]
    assert fnmatchcase(str(error), told) and "Save As with the encoding UTF-8" in error.message
    if shutil.which("iconv") is None:
        pytest.skip("there is no iconv here")
    subprocess.run(error.message.partition("or with: ")[2], shell=True, check=True)
    assert (desk / "c.yaml").read_text(encoding="utf-8") == text
    assert not (desk / "c.yaml.new").exists()


def test_a_file_that_is_not_there(desk: Path) -> None:
    assert [str(error) for error in load("d.yaml")[1]] == ["d.yaml: cannot read the claim file: No such file or directory"]
    assert [str(error) for error in load(".")[1]] == [".: this is a folder; name a claim file in it"]


FIFTEEN = """\
artcle: a.md
rounding: round
multiples: lose
claims:
  - id: one
    abuot: ferries
    expect: > 5
  - id: one
    about: piers
    expect: 3
    in: [hedline, boddy]
  - id: t w o
    find: no gap
    expect: {low: 3}
  - id: three
    about: boats
    expect: 5% of: all
    severity: fatal
    severity: error
  - about: |
    expect: @7
  - [four]
"""


def test_fifteen_mistakes_are_told_in_one_run(desk: Path) -> None:
    messages = told(desk, FIFTEEN)
    assert [message.split()[0] for message in messages] == [
        "1:1", "2:11", "3:12", "6:5", "7:13", "8:9", "11:10", "11:19", "12:9", "13:11", "14:13", "17:13", "18:15", "19:5",
        "20:5", "20:12", "21:13", "22:5",
    ]  # fmt: skip
    assert len(set(messages)) == len(messages) >= 15


def test_the_mistakes_of_a_file_do_not_depend_on_the_run(desk: Path) -> None:
    assert told(desk, FIFTEEN) == told(desk, FIFTEEN)
