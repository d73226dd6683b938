"""Which languages there are: what a caller names is one of them, what an article declares may be another."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import factcheck
from factcheck.documents import from_text
from factcheck.figures import extract
from factcheck.model import Document, InputError


@pytest.mark.parametrize("tag", ["fr", "xx-YY", "cn", "Chinese", "1"])
@pytest.mark.parametrize("call", [lambda tag: extract("5%", lang=tag), lambda tag: extract(from_text("5%"), tag), lambda tag: from_text("5%", lang=tag)])
def test_a_language_that_there_is_not(call: Callable[[str], object], tag: str) -> None:
    with pytest.raises(InputError, match=f'factcheck reads no language "{tag}"; write one of en, .*zh'):
        call(tag)


def test_read_tells_it_too(tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "a.txt").write_text("5%", encoding="utf-8")
    with pytest.raises(InputError, match='no language "fr"'):
        factcheck.read(tmp_path / "a.txt", lang="fr")


@pytest.mark.parametrize(("tag", "lang"), [("zh-CN", "zh"), ("ZH_Hant", "zh"), ("en-GB", "en"), ("", "en"), (None, "en")])
def test_a_tag_means_its_language(tag: str | None, lang: str) -> None:
    (figure,) = extract("rose 5%", lang=tag)
    assert figure.lang == lang


@pytest.mark.parametrize("declared", ["fr", "cn", "x-default"])
def test_an_article_that_declares_another_is_read_as_what_it_is_written_in(declared: str) -> None:
    page = f"<html lang={declared}><p>出口增长8.2%。</p><p>Exports fell by two thirds.</p><p lang={declared}>降至3%</p></html>"
    document = from_text(page, format="html")
    assert document.lang is None
    assert [(figure.lang, figure.quote) for figure in extract(document)] == [("zh", "8.2%"), ("en", "two thirds"), ("zh", "3%")]


def test_a_document_of_another_reader_may_declare_any_language() -> None:
    document = from_text("Exports rose 5%.")
    other = Document("", document.text, document.blocks, lang="zh-CN-x"), Document("", document.text, document.blocks, lang="fr")
    assert [[figure.lang for figure in extract(each)] for each in other] == [["en"], ["en"]]
