"""The configuration: where it is found, and what is said about mistakes in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.configuration import configuration
from factcheck.model import InputError


def test_none_is_empty(tmp_path: Path) -> None:
    found = configuration(start=tmp_path)
    assert (found.select, found.ignore, found.enabled) == ((), (), {}) or found.path  # a project above tmp_path


def test_factcheck_toml(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "factcheck.toml").write_text(
        'select = ["FC1"]\nignore = ["FC102"]\nbaseline = "known.json"\n'
        '[rules.FC112]\nenabled = true\nseverity = "info"\n[rules.FC108]\nenabled = false\n'
    )
    (tmp_path / "deep").mkdir()
    monkeypatch.chdir(tmp_path / "deep")
    found = configuration()
    assert (found.select, found.ignore, found.baseline) == (("FC1",), ("FC102",), "../known.json")
    assert (found.enabled, found.severities) == ({"FC112": True, "FC108": False}, {"FC112": "info"})


def test_what_claim_files_may_leave_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "factcheck.toml").write_text('roots = ["../content"]\nrounding = "truncated"\nmultiples = "loose"\n')
    (tmp_path / "deep").mkdir()
    monkeypatch.chdir(tmp_path / "deep")
    found = configuration()
    assert found.roots == ("../../content",)
    assert found.defaults == {"rounding": "truncated", "multiples": "loose"}


def test_pyproject_only_counts_with_a_table_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "factcheck.toml").write_text('ignore = ["FC101"]\n')
    inner = tmp_path / "inner"
    inner.mkdir()
    monkeypatch.chdir(inner)
    (inner / "pyproject.toml").write_text('[project]\nname = "x"\n')
    assert configuration().ignore == ("FC101",)
    (inner / "pyproject.toml").write_text('[tool.factcheck]\nignore = ["FC103"]\n')
    assert configuration().ignore == ("FC103",)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('ignroe = ["FC101"]\n', 1, '"ignroe" is no key of the configuration; did you mean "ignore"?'),
        ('# ignore\nignore = "FC101"\n', 2, '"ignore" must be a list of rules such as ["FC101"]'),
        ("select = [1]\n", 1, '"select" must be a list of rules'),
        ("baseline = 3\n", 1, '"baseline" must be the path of a file'),
        ('[rules.FC101]\nseverity = "eror"\n', 2, 'did you mean "error"?'),
        ("[rules.FC101]\nseverity = 'info'\n[rules.FC102]\nseverity = 'loud'\n", 4, "write one of error, warning, info"),
        ('[rules.FC101]\nenabled = "yes"\n', 2, '"enabled" must be true or false'),
        ("[rules.FC101]\nlevel = 1\n", 2, "there are enabled, severity"),
        ("rules = 1\n", 1, '"rules" must be a table'),
        ('roots = "../content"\n', 1, '"roots" must be a list of folders such as ["../content"]'),
        ('rounding = "truncate"\n', 1, 'did you mean "truncated"?'),
        ("multiples = 2\n", 1, '"multiples" cannot be 2; write one of strict, loose'),
        ("select = []\nignore = [\n", 2, "is no valid TOML"),
    ],
)
def test_mistakes_are_told_at_their_line(tmp_path: Path, text: str, line: int, message: str) -> None:
    path = tmp_path / "factcheck.toml"
    path.write_text(text)
    with pytest.raises(InputError) as error:
        configuration(str(path))
    assert message in error.value.message
    assert (error.value.path, error.value.line) == (str(path), line)


def test_a_named_file_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such file"):
        configuration(str(tmp_path / "none.toml"))


def test_a_byte_order_mark_is_no_mistake_and_another_encoding_is_told(tmp_path: Path) -> None:
    path = tmp_path / "factcheck.toml"
    path.write_text('ui-lang = "zh"\n', encoding="utf-8-sig")
    assert configuration(str(path)).ui_lang == "zh"
    path.write_bytes('# 配置\nui-lang = "zh"\n'.encode("gb18030"))
    with pytest.raises(InputError) as told:
        configuration(str(path))
    assert told.value.message == "is not UTF-8 (byte 3); save it as UTF-8"
