"""Which language is spoken."""

from __future__ import annotations

import pytest

from factcheck.wording import language_of_locale, languages, phrase, say, say_count, spoken_language, voice


def test_english_is_the_first_language_and_chinese_is_one() -> None:
    assert languages()[0] == "en"
    assert "zh" in languages()


@pytest.mark.parametrize(
    ("tag", "language"),
    [("zh", "zh"), ("zh-CN", "zh"), ("zh_CN.UTF-8", "zh"), ("ZH", "zh"), ("en_GB.UTF-8", "en"), ("fr_FR", None), ("C", None), ("", None)],
)
def test_a_tag_asks_for_a_language(tag: str, language: str | None) -> None:
    assert spoken_language(tag) == language


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "zh_CN"}, "zh"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LC_ALL": "", "LANG": "zh_CN"}, "zh"),
    ],
)
def test_the_locale_asks_for_a_language(environment: dict[str, str], language: str) -> None:
    assert language_of_locale(environment) == language


def test_a_voice_says_messages_in_its_language_and_leaves_quotes() -> None:
    speak = voice("zh")
    assert speak(say("the unit is {unit}, not {expected}", unit="元", expected=say("a plain count"))) == "单位是元，不是不带单位的计数"
    assert speak(say_count("{count} error", "{count} errors", 3)) == "3处错误"
    assert speak(phrase("must be text")) == "须是文字"
    assert speak("must be text") == "must be text"
    assert speak.phrase("must be text") == "须是文字"


def test_what_no_catalogue_knows_is_said_in_english() -> None:
    assert voice("zh")(phrase("tea")) == "tea"
    assert voice("tlh")(say("must be text")) == "must be text"
    assert voice("zh").phrase("") == ""
