"""Completion in claim files: keys and their values from the schema, words and figures from the articles, ids of claims."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path

from lsprotocol import types

from factcheck.checkers import relationships
from factcheck.claims import find_root, is_pattern, matching_paths
from factcheck.figures import Article
from factcheck.language_server.positions import Lines
from factcheck.language_server.project import Project
from factcheck.language_server.schema import ITEM, keys_at, part_at, values_at
from factcheck.language_server.yaml_context import Context, context_at
from factcheck.model import Figure, InputError
from factcheck.runner import ARTICLE_SUFFIXES, CLAIM_SUFFIXES

TRIGGERS = (":", " ", "(", ",", "[", "{", "/", '"')

_ID = re.compile(r"(?:^|[\s{,-])id:[ \t]+(\"[^\"\n]*\"|'[^'\n]*'|[^\s,}#\[\]{]+)", re.MULTILINE)
_ARTICLE = re.compile(r"^article:[ \t]*(?P<here>[^\n]*)\n?(?P<below>(?:[ \t]*-[^\n]*\n?)*)", re.MULTILINE)
_LISTED = re.compile(r"\"[^\"\n]+\"|'[^'\n]+'|[^\s\[\],#][^,#\[\]\n]*")
# The word that is being typed in an expression.
_NAME_TYPED = re.compile(r"[^\s(),+*/<>\"']*\Z")
# What a scalar of YAML without quotes does not hold; inside of brackets; and what it begins with.
_NOT_PLAIN = re.compile(r": |:\Z| #|\s\Z|\n")
_NOT_IN_BRACKETS = re.compile(r"[,\[\]{}]")
_BEGINNING = re.compile(r"[^\W_]|[$€£¥](?=\d)")
# What a clause begins or ends with, and a template needs not.
_ENDS = " \t\n,.;:!?，。；：！？、"
_MOST = 200


def complete(project: Project, path: str, lines: Lines, position: types.Position) -> list[types.CompletionItem]:
    """What may be written at a place of a claim file, the likeliest first."""
    offset = lines.offset_of(position)
    line, column = lines.place(offset)
    context = context_at(lines.text, line, column)
    if context is None:
        return []
    place = _Place(project, path, lines, line, offset, context)
    items = list(islice(_items(place), _MOST))
    for number, item in enumerate(items):
        item.sort_text = f"{number:04}"
    return items


class _Place:
    """The place of the cursor with all that is known around it."""

    def __init__(self, project: Project, path: str, lines: Lines, line: int, offset: int, context: Context) -> None:
        self.context = context
        self.path = path
        self._project = project
        self._lines = lines
        self._line = line
        self._offset = offset
        self.rest = lines.line(line)[lines.place(offset)[1] - 1 :]

    @property
    def text(self) -> str:
        return self._lines.text

    def item(
        self,
        label: str,
        new: str,
        kind: types.CompletionItemKind,
        detail: str | None = None,
        told: str | None = None,
        *,
        typed: int = -1,
    ) -> types.CompletionItem:
        """An item that stands in the place of what was typed, or of the last `typed` characters of it."""
        start = self._offset - (len(self.context.typed) if typed < 0 else typed)
        documentation = types.MarkupContent(types.MarkupKind.PlainText, told) if told else None
        edit = types.TextEdit(self._lines.range(start, self._offset), new)
        return types.CompletionItem(label, kind=kind, detail=detail, documentation=documentation, text_edit=edit, filter_text=new)

    def articles(self) -> Iterator[Article]:
        """The articles that the file names, as far as they can be read."""
        for path in _articles_named(self.path, self.text):
            with suppress(InputError):
                yield self._project.article(path)

    def figures(self) -> Iterator[tuple[Figure, Article]]:
        for article in self.articles():
            yield from ((figure, article) for figure in article.figures)

    def scalar(self, text: str) -> str:
        """The text as a scalar of YAML at this place."""
        if self.context.typed[:1] in ("'", '"'):
            return json.dumps(text, ensure_ascii=False)
        in_brackets = self.context.indent == 0 and ("{" in self.before or "[" in self.before)
        fits = _BEGINNING.match(text) and not _NOT_PLAIN.search(text)
        if fits and not (in_brackets and _NOT_IN_BRACKETS.search(text)):
            return text
        return json.dumps(text, ensure_ascii=False)

    @property
    def before(self) -> str:
        return self._lines.line(self._line)[: self.context.start - 1]


def _items(place: _Place) -> Iterator[types.CompletionItem]:
    context = place.context
    keys = keys_at(context.path) if context.is_key else {}
    if keys:
        colon = "" if place.rest.lstrip().startswith(":") else ": "
        required = set((part_at(context.path) or {}).get("required", ()))
        for key, part in sorted(keys.items(), key=lambda entry: entry[0] not in required):
            if key not in context.siblings:
                yield place.item(key, key + colon, types.CompletionItemKind.Property, told=part.get("description"))
        return
    path = tuple(step for step in context.path if step != ITEM)
    key = path[-1] if path else ""
    within_claim = path[:1] == ("claims",)
    if key == "about" and within_claim:
        yield from _subjects(place)
    elif key == "find":
        yield from _templates(place)
    elif key == "check":
        yield from _names(place, relations=True)
        return
    elif key in ("article", "from", "include"):
        yield from _files(place, CLAIM_SUFFIXES if key == "include" else ARTICLE_SUFFIXES)
        return
    elif key == "expect" and path == ("claims", "expect"):
        yield from _quotes(place)
        yield from _names(place, relations=False)
        return
    for value in values_at(context.path):
        listed = types.CompletionItemKind.EnumMember
        yield place.item(value, place.scalar(value), listed)


def _subjects(place: _Place) -> Iterator[types.CompletionItem]:
    """What the figures of the articles are about, each with the figures that it names."""
    stated: dict[str, list[str]] = {}
    for figure, _ in place.figures():
        if figure.subject:
            stated.setdefault(figure.subject, []).append(figure.quote)
    for subject, quotes in stated.items():
        yield place.item(subject, place.scalar(subject), types.CompletionItemKind.Text, ", ".join(dict.fromkeys(quotes)))


def _templates(place: _Place) -> Iterator[types.CompletionItem]:
    """The clause of each figure with {} in its place."""
    for figure, article in place.figures():
        text = article.document.text
        start, end = figure.clause
        if start <= figure.start and figure.end <= end:
            template = f"{text[start : figure.start]}{{}}{text[figure.end : end]}".strip(_ENDS)
            if template.count("{") == 1 and "\n" not in template and template != "{}":
                new = json.dumps(template, ensure_ascii=False)
                yield place.item(template, new, types.CompletionItemKind.Text, figure.quote)


def _quotes(place: _Place) -> Iterator[types.CompletionItem]:
    """The figures as the articles state them."""
    seen: dict[str, str] = {}
    for figure, _ in place.figures():
        seen.setdefault(figure.quote, figure.subject)
    for quote, subject in seen.items():
        yield place.item(quote, place.scalar(quote), types.CompletionItemKind.Value, subject)


def _names(place: _Place, *, relations: bool) -> Iterator[types.CompletionItem]:
    """The ids of claims; and in an expression the relationships."""
    typed = _NAME_TYPED.search(place.context.typed)
    length = len(typed[0]) if typed and relations else -1
    for name in dict.fromkeys(found.strip("\"'") for found in _ID.findall(place.text)):
        yield place.item(name, name, types.CompletionItemKind.Reference, typed=length)
    for name, relation in relationships().items() if relations else ():
        new = name if place.rest.startswith("(") else f"{name}("
        told = (sys.modules[relation.__module__].__doc__ or "").split("\n\n")[0]
        yield place.item(relation.signature(), new, types.CompletionItemKind.Function, told=told, typed=length)


def _files(place: _Place, suffixes: Sequence[str]) -> Iterator[types.CompletionItem]:
    """Files and folders of the folder that is being typed, within the project."""
    written = place.context.typed.strip("\"'")
    behind = written[: written.rfind("/") + 1]
    folder = os.path.normpath(os.path.join(os.path.dirname(place.path), behind))
    if not os.path.isdir(folder) or not _is_inside(folder, find_root(place.path)):
        return
    with os.scandir(folder) as entries:
        found = sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda entry: entry.name)
    for entry in found:
        if entry.is_dir():
            yield place.item(f"{entry.name}/", f"{behind}{entry.name}/", types.CompletionItemKind.Folder)
        elif entry.name.lower().endswith(tuple(suffixes)) and entry.path != place.path:
            yield place.item(entry.name, place.scalar(f"{behind}{entry.name}"), types.CompletionItemKind.File)


def _articles_named(path: str, text: str) -> Iterator[str]:
    """The articles that a claim file names, told by its lines: while it is written it is hardly ever valid."""
    named = _ARTICLE.search(text)
    if named is None:
        return
    root = find_root(path)
    listed = named["here"] + "\n" + re.sub(r"^[ \t]*-", "", named["below"], flags=re.MULTILINE)
    for written in _LISTED.findall(listed):
        written = written.strip().strip("\"'")
        if is_pattern(written):
            with suppress(ValueError):
                yield from matching_paths(path, written, root, ())
        elif written:
            opened = os.path.normpath(os.path.join(os.path.dirname(path), written))
            if os.path.isfile(opened) and _is_inside(opened, root):
                yield opened


def _is_inside(path: str, root: Path) -> bool:
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))
