"""--ui-lang: the language of messages, by the command line, the environment, the configuration or the locale."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from factcheck.cli import app

ARTICLE = "# 轮渡\n\n去年轮渡运送旅客31,200人次，同比增加4.7%。\n"
CLAIMS = """article: a.md
claims:
  - id: 旅客
    about: 旅客
    expect: 32,200人次
"""


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text(ARTICLE, "utf-8")
    Path("c.yaml").write_text(CLAIMS, "utf-8")
    return tmp_path


def said(*args: str, **environment: str) -> str:
    result = CliRunner().invoke(app, list(args), env=environment, prog_name="factcheck")
    return result.output


@pytest.mark.parametrize(
    "args", [("--ui-lang", "zh", "run", "c.yaml"), ("run", "c.yaml", "--ui-lang", "zh"), ("run", "--ui-lang=zh-CN", "c.yaml")]
)
def test_it_is_an_option_of_the_program_and_of_each_command(args: tuple[str, ...]) -> None:
    assert "预期32,200人次" in said(*args, "--no-report")


def test_the_last_one_counts() -> None:
    assert "expected 32,200人次" in said("--ui-lang", "zh", "run", "c.yaml", "--ui-lang", "en", "--no-report")


def test_the_environment_asks_for_a_language() -> None:
    assert "预期" in said("run", "c.yaml", "--no-report", FACTCHECK_UI_LANG="zh")
    assert "expected" in said("run", "c.yaml", "--no-report", "--ui-lang", "en", FACTCHECK_UI_LANG="zh")


def test_the_configuration_asks_for_a_language() -> None:
    Path("factcheck.toml").write_text('ui-lang = "zh"\n', "utf-8")
    assert "预期" in said("run", "c.yaml", "--no-report")
    assert "expected" in said("run", "c.yaml", "--no-report", FACTCHECK_UI_LANG="en")
    Path("other.toml").write_text('ui-lang = "en"\n', "utf-8")
    assert "1 contradicted" in said("run", "c.yaml", "--no-report", "--config", "other.toml")


def test_the_locale_asks_for_a_language_last() -> None:
    assert "预期" in said("run", "c.yaml", "--no-report", LC_ALL="zh_CN.UTF-8")
    assert "expected" in said("run", "c.yaml", "--no-report", LC_ALL="de_DE.UTF-8")
    Path("factcheck.toml").write_text('ui-lang = "en"\n', "utf-8")
    assert "expected" in said("run", "c.yaml", "--no-report", LC_ALL="zh_CN.UTF-8")


def test_a_language_that_is_not_spoken() -> None:
    result = CliRunner().invoke(app, ["run", "--ui-lang", "tlh"])
    assert result.exit_code == 2
    assert 'factcheck does not speak "tlh"; it speaks: en, zh' in result.output
    Path("factcheck.toml").write_text('select = ["FC101"]\nui-lang = "tlh"\n', "utf-8")
    told = CliRunner().invoke(app, ["lint", "a.md"])
    assert told.exit_code == 2
    assert "factcheck.toml:2  \"ui-lang\" must be one of en, zh, not 'tlh'" in told.output


def test_programs_read_the_same_words_in_every_language() -> None:
    english, chinese = (json.loads(said("run", "c.yaml", "--no-report", "--format", "json", "--ui-lang", lang)) for lang in ("en", "zh"))
    (first,), (second,) = english["findings"], chinese["findings"]
    assert {key for key in first if first[key] != second[key]} == {"message", "working"}
    assert second["verdict"] == "contradicted"
    assert second["message"] == "轮渡运送旅客 31,200人次；预期32,200人次"
    assert english["summary"] == chinese["summary"]


def test_the_report_that_is_kept_is_in_one_language() -> None:
    Path("pyproject.toml").write_text("", "utf-8")
    said("run", "c.yaml", "--ui-lang", "zh")
    assert "expected 32,200人次" in Path("reports/factcheck.json").read_text("utf-8")


def test_the_page_is_in_the_language_and_says_so() -> None:
    html = said("run", "c.yaml", "--no-report", "--format", "html", "--ui-lang", "zh")
    assert '<html lang="zh-Hans">' in html
    for words in ("1条结果需要查看", "<dt>预期</dt>", "上一个", "data-peers=", "没有核查项覆盖这个数字。"):
        assert words in html
    assert '<html lang="en">' in said("run", "c.yaml", "--no-report", "--format", "html")


def test_help_is_in_the_language() -> None:
    shown = said("run", "--help", "--ui-lang", "zh")
    assert shown.startswith("用法：factcheck run [OPTIONS] [PATHS]...\n\n  把核查文件与其中写明的文章核对。\n")
    assert "\n  示例：\n    factcheck run\n" in shown
    assert "选项：" in shown and "显示本帮助。" in shown
    # A Chinese character takes two columns.
    assert all(len(line) + sum(char > "\u2e80" for char in line) <= 80 for line in shown.splitlines())
    assert "命令：" in said("--help", "--ui-lang", "zh")
    assert "默认：table" in said("extract", "--help", "--ui-lang", "zh")


@pytest.mark.parametrize(
    ("args", "english", "chinese"),
    [
        (["run", "--colour"], "No such option '--colour'.", "没有选项 '--colour'。"),
        (["run", "--formt", "x"], "Did you mean '--format'?", "您是不是想写 '--format'？"),
        (["lint"], "Missing argument 'ARTICLES...'.", "缺少参数 'ARTICLES...'。"),
        (["fly"], "No such command 'fly'.", "没有命令 'fly'。"),
        (["schema", "x"], "'x' is not one of 'claims'", "'x' 不在 'claims'"),
        (["run", "--format"], "Option '--format' requires an argument.", "选项 '--format' 需要一个参数。"),
        (["run", "--verbose=1"], "Option '--verbose' does not take a value.", "选项 '--verbose' 不带值。"),
        (["explain", "a", "b"], "Got unexpected extra argument (b)", "多余的参数（b）"),
        (["run", "--fail-under", "x"], '"x" is no percentage', "“x”不是百分数"),
        (["run", "--output", "x", "--output", "y"], "each --output needs a --format", "每个 --output 之前要紧接一个 --format"),
    ],
)
def test_mistakes_of_usage_are_told_in_the_language(args: list[str], english: str, chinese: str) -> None:
    assert english in said(*args)
    told = CliRunner().invoke(app, ["--ui-lang", "zh", *args])
    assert told.exit_code == 2
    assert chinese in told.output
    assert "错误：" in told.output and "Error" not in told.output and "Usage" not in told.output


def test_a_mistake_in_a_claim_file_is_told_in_the_language() -> None:
    Path("c.yaml").write_text("article: b.md\nclaims:\n  - id: x\n    expects: 5%\n    about: 旅客\n", "utf-8")
    assert said("validate", "c.yaml", "--ui-lang", "zh").splitlines() == [
        "c.yaml:1:10  没有文章“b.md”；您是不是想写“a.md”？",
        "c.yaml:4:5  核查项“x”中有未知的键“expects”；您是不是想写“expect”？",
        "",
        "1个核查文件中有2处错误",
    ]


def test_rules_are_listed_and_explained_in_the_language() -> None:
    assert "星期与日期不符" in said("rules", "--ui-lang", "zh")
    assert "## 为什么" in said("explain", "FC115", "--ui-lang", "zh")
    assert "## Why" in said("explain", "FC115")
    assert [row["code"] for row in json.loads(said("rules", "--format", "json", "--ui-lang", "zh"))]
