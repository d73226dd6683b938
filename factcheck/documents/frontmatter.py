"""Front matter: the YAML between two lines of dashes at the head of an article, and the source place of its title.

Values stay as written (a title "2021" or a language "no" must not become a number or a truth value), so the scalars are
taken from the parser's events; no YAML type is ever constructed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from factcheck.documents.flow import Origin
from factcheck.documents.languages import declared_language, no_language
from factcheck.lazily import pattern
from factcheck.limits import FRONT_MATTER_CHARS, FRONT_MATTER_DEPTH
from factcheck.model import InputError
from factcheck.wording import say

_OPENING = re.compile(r"(?:[ \t]*(?:\r\n?|\n))*---[ \t]*(?:\r\n?|\n)")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r\n?|\n|\Z)", re.MULTILINE)
_CLOSING_AFTER_CR = re.compile(r"(?<=\r)(?:---|\.\.\.)[ \t]*(?:\r\n?|\n|\Z)")
_KEY_LINE = re.compile(r"""[ \t]*(?:#.*|["']?[\w .-]+["']?[ \t]*:(?:[ \t].*)?)?\Z""")
# What a line of YAML without a colon begins with.
_YAML_MARKS = tuple("#{[-?&!%|>*'\"@`")
_ESCAPE = pattern(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|\r\n|.)", re.DOTALL)
# YAML 1.1, c-printable.
_NOT_YAML = pattern("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SHORT_ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


class Title(NamedTuple):
    """The title's value, and where each of its characters stands in the source."""

    text: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands before the article proper, which begins at offset `end`; `values` are text, lists and mappings."""

    end: int = 0
    values: Mapping[str, object] = field(default_factory=dict)
    title: Title | None = None

    @property
    def lang(self) -> str | None:
        """The declared language, as a short code; `lang` is one that there is, `language` counts only where it is one."""
        return declared_language(self.values.get("lang")) or declared_language(self.values.get("language"))


def front_matter(source: str, path: str) -> FrontMatter:
    """The front matter of a source; an empty one where it has none.

    Raises InputError at the place of a YAML mistake, and of a `lang` that there is not.
    """
    opening = _OPENING.match(source)
    if not opening:
        return FrontMatter()
    start = opening.end()
    limit = start + FRONT_MATTER_CHARS
    found = [m for m in (_CLOSING.search(source, start, limit), _CLOSING_AFTER_CR.search(source, start, limit)) if m]
    closing = min(found, key=lambda match: match.start()) if found else None
    if closing is None:
        first = re.split(r"[\r\n]", source[start : start + 500], maxsplit=1)[0]
        if not (first.strip() and _KEY_LINE.match(first)):
            return FrontMatter()  # a thematic break, not front matter
        line, column = _line_column(source, opening.group().index("---"))
        raise InputError(say("the front matter that begins here has no closing line ---"), path or None, line, column)
    # A break at the head of the article, and another one further down, enclose prose rather than keys.
    head = next((line for line in re.split(r"[\r\n]", source[start : closing.start()]) if line.strip()), "")
    if head and ":" not in head and not head.lstrip().startswith(_YAML_MARKS):
        return FrontMatter()
    values, title = _Reading(source, start, closing.start(), path).result()
    return FrontMatter(closing.end(), values, title)


class _Scalar(NamedTuple):
    text: str
    start: int
    end: int
    style: str


class _Reading:
    """One pass over the parser's events, with an explicit stack: nesting is bounded before anything is built."""

    def __init__(self, source: str, start: int, end: int, path: str) -> None:
        self.source, self.start, self.path = source, start, path
        self.yaml_text = source[start:end]

    def result(self) -> tuple[Mapping[str, object], Title | None]:
        import yaml

        loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            return self._build(yaml.parse(self.yaml_text, Loader=loader))
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            where = min(mark.index, len(self.yaml_text)) if mark else 0
            problem = error.problem or error.context or say("cannot be parsed")
            raise self._error(say("the front matter is not valid YAML: {problem}", problem=problem), self.start + where) from None
        except yaml.reader.ReaderError:
            # The position that it states counts bytes or characters, by the loader.
            where = next((i for i, character in enumerate(self.yaml_text) if _NOT_YAML().match(character)), 0)
            code = ord(self.yaml_text[where]) if self.yaml_text else 0
            raise self._error(
                say("the front matter is not valid YAML: it holds U+{code:04X}", code=code), self.start + where
            ) from None

    def _build(self, events: Iterator[Any]) -> tuple[Mapping[str, object], Title | None]:
        import yaml

        stack: list[dict[str, object] | list[object]] = []
        keys: list[str | None] = []
        anchors: dict[str, str] = {}
        root: object = None
        title: _Scalar | None = None

        def place(value: object) -> None:
            nonlocal root
            if not stack:
                root = value
            elif isinstance(stack[-1], list):
                stack[-1].append(value)
            elif keys[-1] is None:
                keys[-1] = value if isinstance(value, str) else ""
            else:
                stack[-1][keys[-1]] = value
                keys[-1] = None

        for event in events:
            if isinstance(event, yaml.ScalarEvent):
                if event.anchor:
                    anchors[event.anchor] = event.value
                if len(stack) == 1 and isinstance(stack[0], dict) and keys[0] == "title" and title is None:
                    title = _Scalar(
                        event.value, self.start + _index(event.start_mark), self.start + _index(event.end_mark), event.style or ""
                    )
                if len(stack) == 1 and isinstance(stack[0], dict) and keys[0] == "lang":
                    self._check_language(event.value, self.start + _index(event.start_mark))
                place(event.value)
            elif isinstance(event, yaml.AliasEvent):
                # Only text is repeated; an alias of a collection could unfold without bound.
                place(anchors.get(event.anchor or "", ""))
            elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                if len(stack) == FRONT_MATTER_DEPTH:
                    problem = say("the front matter is nested more than {limit} deep", limit=FRONT_MATTER_DEPTH)
                    raise self._error(problem, self.start + _index(event.start_mark))
                stack.append({} if isinstance(event, yaml.MappingStartEvent) else [])
                keys.append(None)
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                value = stack.pop()
                keys.pop()
                place(value)
        if root is None or root == "":
            return {}, None
        if not isinstance(root, dict):
            raise self._error(say('the front matter must be "key: value" lines'), self.start)
        return root, self._title(title) if title and title.text.strip() else None

    def _check_language(self, tag: str, at: int) -> None:
        if tag and declared_language(tag) is None:
            raise self._error(no_language(tag), at)

    def _title(self, scalar: _Scalar) -> Title:
        """Each character of the value beside the place where the source writes it."""
        places: list[int] = []
        written = iter(list(self._written(scalar)))
        last = scalar.start
        ahead = next(written, None)
        for character in scalar.text:
            if character.isspace() and character != "\u3000":
                # Folding: one or more characters of white space and line ends stand for this one.
                if ahead is not None and ahead[0].isspace():
                    last = ahead[1]
                    ahead = next(written, None)
            else:
                while ahead is not None and ahead[0] != character:
                    ahead = next(written, None)
                if ahead is not None:
                    last = ahead[1]
                    ahead = next(written, None)
            places.append(last)
        return Title(scalar.text, Origin(_segments(places)))

    def _written(self, scalar: _Scalar) -> Iterator[tuple[str, int]]:
        """The characters that the source writes for a scalar, escapes resolved, with their places."""
        start, end = scalar.start, scalar.end
        if scalar.style in ("'", '"'):
            # The mark stands at a tag or an anchor where the value has one.
            start, end = self.source.index(scalar.style, start) + 1, end - 1
        elif scalar.style in ("|", ">"):
            start = next((m.end() for m in re.finditer(r"\r\n?|\n", self.source[start:end])), 0) + start
        position = start
        while position < end:
            character = self.source[position]
            if scalar.style == "'" and character == "'":
                yield "'", position
                position += 2
            elif scalar.style == '"' and character == "\\":
                match = _ESCAPE().match(self.source, position, end)
                written = match.group() if match else "\\"
                value = _unescaped(written)
                if value is not None:
                    yield value, position
                position += len(written)
            else:
                yield character, position
                position += 1

    def _error(self, message: str, offset: int) -> InputError:
        line, column = _line_column(self.source, offset)
        return InputError(message, self.path or None, line, column)


def _unescaped(written: str) -> str | None:
    """The character of an escape; None for an escaped line end, which stands for nothing."""
    kind = written[1:2]
    if kind in ("x", "u", "U") and len(written) > 2:
        code = int(written[2:], 16)
        return chr(code) if code <= 0x10FFFF else "\ufffd"
    if kind in ("\n", "\r", ""):
        return None
    return _SHORT_ESCAPES.get(kind, kind)


def _index(mark: Any) -> int:
    return int(mark.index)


def _segments(places: list[int]) -> list[tuple[int, int]]:
    return [(index, place) for index, place in enumerate(places) if index == 0 or place != places[index - 1] + 1]


def _line_column(source: str, offset: int) -> tuple[int, int]:
    ends = [match.end() for match in re.finditer(r"\r\n?|\n", source[:offset])]
    return len(ends) + 1, offset - (ends[-1] if ends else 0) + 1
