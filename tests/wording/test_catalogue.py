"""The catalogues: everything that factcheck says is in them, with the same {names}, and the .mo files are the .po files."""

from __future__ import annotations

import ast
import importlib.util
import json
import re
from collections.abc import Iterator
from gettext import GNUTranslations
from pathlib import Path
from string import Formatter
from typing import Any

import click
import pytest
from jinja2 import Environment
from jinja2.ext import extract_from_ast

from factcheck.cli import app
from factcheck.cli._command import help_parts
from factcheck.rules import rules
from factcheck.wording import languages

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "factcheck"
LOCALE = PACKAGE / "wording" / "locale"
OTHERS = [language for language in languages() if language != "en"]
FUNCTIONS = ("say", "say_count")
# Where a message is made of what stands elsewhere: the templates of click, and the functions themselves.
BUILT = {"factcheck/wording/message.py"}
# Mistakes of ours in a table of ours, which no user can make.
INTERNAL = ("factcheck/figures/", "factcheck/model/interval.py")
TOLD = {"InputError", "ValueError", "ExpressionError", "UsageError", "BadParameter", "Violation", "Finding", "Outcome", "Mistake"}


def catalogue(language: str) -> dict[str, tuple[str, ...]]:
    """The translations of each message: one, or the forms of a plural."""
    (folder,) = [path for path in LOCALE.iterdir() if path.name.split("_")[0] == language]
    with open(folder / "LC_MESSAGES" / "factcheck.mo", "rb") as file:
        entries: dict[Any, str] = GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    found: dict[str, tuple[str, ...]] = {}
    for key, text in entries.items():
        name = key[0] if isinstance(key, tuple) else key
        found[name] = (*found.get(name, ()), text)
    return found


def trees() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text("utf-8"))


def calls(tree: ast.Module, names: set[str]) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr if isinstance(node.func, ast.Attribute) else ""
            if name in names:
                yield name, node


def templates() -> dict[str, str]:
    """Every message of the code and of the page by its key; where it has a plural, that."""
    found = {}
    for place, tree in trees():
        for name, call in calls(tree, set(FUNCTIONS)):
            if place in BUILT and not isinstance(call.args[0], ast.Constant):
                continue
            for argument in call.args[: FUNCTIONS.index(name) + 1]:
                assert isinstance(argument, ast.Constant) and isinstance(argument.value, str), f"{place}:{call.lineno}: no literal"
            words = [argument.value for argument in call.args if isinstance(argument, ast.Constant)]
            found[words[0]] = words[FUNCTIONS.index(name)]
    for path in sorted(PACKAGE.rglob("*.jinja")):
        for _, _, message in extract_from_ast(Environment().parse(path.read_text("utf-8")), FUNCTIONS):
            words = [part for part in message if part] if isinstance(message, tuple) else [message]
            found[words[0]] = words[-1]
    return found


def phrases() -> Iterator[str]:
    """What is said as it stands in a table: the help of the commands, the claim schema, the summaries of the rules."""
    group = click.Context(app, info_name="factcheck", **app.context_settings)
    for command in (app, *(app.get_command(group, name) for name in app.list_commands(group))):
        assert command is not None
        yield from help_parts(command.help or "")
        yield from filter(None, [command.short_help, *(getattr(option, "help", None) for option in command.get_params(group))])
    yield from error_messages(json.loads((ROOT / "schemas" / "claims.schema.json").read_text("utf-8")))
    yield from (str(rule.summary) for rule in rules().values())


def error_messages(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        yield from ([part["errorMessage"]] if isinstance(part.get("errorMessage"), str) else [])
        yield from (text for value in part.values() for text in error_messages(value))
    elif isinstance(part, list):
        yield from (text for value in part for text in error_messages(value))


def names(template: str) -> list[str]:
    """What a template is filled with, formats and all."""
    parsed = Formatter().parse(template)
    return sorted({f"{name}!{conversion}:{form}" for _, name, form, conversion in parsed if name is not None})


@pytest.mark.parametrize("language", OTHERS)
def test_every_message_is_translated(language: str) -> None:
    known = catalogue(language)
    lacking = sorted({text for text in (*templates(), *phrases()) if not all(known.get(text, ("",)))})
    assert not lacking, "python tools/catalogue.py collects them, --add takes their translations"


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_is_filled_with_what_the_message_is_filled_with(language: str) -> None:
    known = catalogue(language)
    for key, template in templates().items():
        for translation in known[key]:
            assert names(translation) == names(template), template


@pytest.mark.parametrize("language", OTHERS)
def test_the_catalogue_holds_nothing_that_is_said_no_more(language: str) -> None:
    said = {*templates(), *phrases(), "", "Options", "Commands", "Show this message and exit.", "Show the version and exit."}
    assert sorted(set(catalogue(language)) - said) == []


def test_chinese_is_punctuated_as_chinese() -> None:
    """Between Chinese characters stands no half-width comma, colon, semicolon, question or quotation mark."""
    for translations in catalogue("zh").values():
        for text in translations:
            assert not re.search('[\u4e00-\u9fff][,;:?!"][\u4e00-\u9fff]', text), text


def test_what_people_are_told_is_no_f_string() -> None:
    flattened = []
    for place, tree in trees():
        if place.startswith(INTERNAL):
            continue
        for _, call in calls(tree, TOLD):
            message = call.args[1:2] if isinstance(call.func, ast.Name) and call.func.id == "Finding" else call.args[:1]
            message += [keyword.value for keyword in call.keywords if keyword.arg in ("message", "working", "notes")]
            flattened += [f"{place}:{part.lineno}" for part in message if _says_words(part)]
    assert flattened == []


def _says_words(part: ast.expr) -> bool:
    """Whether it is a text with words in it; places and sums may be put together as they are."""
    if isinstance(part, ast.Constant):
        return isinstance(part.value, str) and bool(re.search(r"[A-Za-z]{2,} [A-Za-z]", part.value))
    if isinstance(part, ast.JoinedStr):
        return any(isinstance(value, ast.Constant) and re.search(r"[A-Za-z]{2}", str(value.value)) for value in part.values)
    return isinstance(part, ast.Tuple) and any(map(_says_words, part.elts))


@pytest.mark.parametrize("language", OTHERS)
def test_the_compiled_catalogue_is_the_one_that_is_written(language: str) -> None:
    pytest.importorskip("babel")
    specification = importlib.util.spec_from_file_location("catalogue_tool", ROOT / "tools" / "catalogue.py")
    assert specification is not None and specification.loader is not None
    tool = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(tool)
    (path,) = [path for path in LOCALE.rglob("*.po") if path.parents[1].name.split("_")[0] == language]
    assert not any(message.fuzzy for message in tool.read(path))
    assert path.with_suffix(".mo").read_bytes() == tool.compiled(tool.read(path))
    # And it is what the tool would write today, so that a translator finds every message in it.
    assert {message.id for message in tool.read(path) if message.id} == {message for message, _ in tool.collected()}


@pytest.mark.parametrize("language", OTHERS)
def test_counts_of_the_page_are_found_by_their_plural(language: str) -> None:
    """A template that counts is looked up as a pair; in the catalogue it must be one, not two messages."""
    (folder,) = [path for path in LOCALE.iterdir() if path.name.split("_")[0] == language]
    with open(folder / "LC_MESSAGES" / "factcheck.mo", "rb") as file:
        read = GNUTranslations(file)
    pairs = [
        pair
        for path in sorted(PACKAGE.rglob("*.jinja"))
        for pair in re.findall(r'say_count\("([^"]+)", "([^"]+)"', path.read_text("utf-8"))
    ]
    assert pairs
    for one, many in pairs:
        for count in (1, 2):
            assert read.ngettext(one, many, count) not in (one, many)
