"""A claim file becomes a ClaimFile, or the list of everything that is wrong with it.

Four passes, each over the whole file: the YAML, the schema, the articles, the claims.  A value that one pass has refused is
left alone by the next, so that one mistake is told once.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from factcheck.claims import tolerance as tolerances
from factcheck.claims.articles import find_root, is_pattern, matching_paths, opened_path
from factcheck.claims.evidence import DataKeys
from factcheck.claims.expectation import read_expectation, read_sentence
from factcheck.claims.shared import Shared, read_shared
from factcheck.claims.validation import claim_label, mistakes
from factcheck.claims.yaml_nodes import Items, Keys, Mistake, Node, Scalar, quoted, read_nodes, shorten, why_quotes
from factcheck.documents import declared_language, no_language
from factcheck.limits import CLAIM_FILE_BYTES, FILLED_CHARS
from factcheck.model import Claim, ClaimFile, Evidence, Expectation, InputError, SourcePlace, Tolerance
from factcheck.wording import nearest, reason, say, words_of

# Keys of a claim that go into the model as they are written; the rest have a reader below.
_AS_WRITTEN = ("mentions", "rounding", "multiples", "digits", "severity", "skip", "find", "when", "checked_by")
# Keys of "defaults" that do.
_SHARED = ("mentions", "rounding", "multiples", "digits", "severity", "checked_by")
_DATES = ("checked_on", "expires")
# Keys whose value is no block of text.
_ONE_LINE = frozenset(
    ("expect", "value", "low", "high", "by", "unit", "in", "id", "about", "find", "row", "column", "check", "article")
)
# Relationships that state their own result: order(a > b), same(a, b).
WITHOUT_EXPECT = frozenset(("order", "same", "largest", "smallest", "hundred", "before", "after"))
WITH_EXPECT = frozenset((
    "total", "difference", "ratio", "times", "share", "growth", "points", "average", "per", "weighted", "rank", "convert",
    "trend", "count", "years", "months", "days",
))  # fmt: skip


def load(
    path: str | os.PathLike[str],
    *,
    root: str | os.PathLike[str] | None = None,
    extra_roots: Sequence[str | os.PathLike[str]] = (),
    defaults: Mapping[str, str] | None = None,
    read: Callable[[str], str] | None = None,
) -> tuple[ClaimFile | None, list[InputError]]:
    """The claim file at `path`, or None and every mistake in it, in the order of the file.

    root         what its articles must lie inside; by default `find_root` of the file's folder
    extra_roots  further folders whose articles may be named
    defaults     `rounding` and `multiples` where the file says nothing of them
    read         gives the text of this file and of those that it includes, or raises InputError; None: `read_text`
    """
    read = read or read_text
    shown = os.fspath(path).replace(os.sep, "/")
    try:
        text = read(shown)
    except InputError as error:
        return None, [error]
    inside = Path(root) if root is not None else find_root(os.path.dirname(os.path.abspath(path)))
    reading = _Reading(shown, inside, tuple(map(Path, extra_roots)), defaults or {}, read)
    claim_file = reading.read(text)
    errors = [InputError(wrong.message, shown, wrong.line, wrong.column) for wrong in sorted(set(reading.mistakes))]
    errors += reading.elsewhere
    return (None, errors) if errors else (claim_file, [])


def read_text(path: str) -> str:
    """The text of a claim file.  Raises InputError where it cannot be read."""
    try:
        if os.path.isdir(path):
            raise InputError(say("this is a folder; name a claim file in it"), path)
        if os.path.exists(path) and not os.path.isfile(path):
            raise InputError(say("this is not a regular file"), path)
        with open(path, "rb") as file:
            content = file.read(CLAIM_FILE_BYTES + 1)
    except OSError as error:
        raise InputError(say("cannot read the claim file: {reason}", reason=reason(error)), path) from None
    except ValueError:
        raise InputError(say("cannot read the claim file: its path holds a NUL character"), path) from None
    if len(content) > CLAIM_FILE_BYTES:
        raise InputError(say("the claim file is larger than {limit:,} bytes; part it into several", limit=CLAIM_FILE_BYTES), path)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError(say("the claim file is written in UTF-16; save it as UTF-8"), path)
    if b"\0" in content:
        raise InputError(say("this is a binary file, not a claim file"), path)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        raise InputError(
            say("byte {byte:#04x} is not UTF-8; save the file as UTF-8", byte=content[error.start]), path, line, column
        ) from None
    return text


class _Reading:
    """One claim file on its way: what it holds so far and what is wrong with it."""

    def __init__(
        self,
        path: str,
        root: Path,
        extra_roots: tuple[Path, ...],
        defaults: Mapping[str, str],
        read_text: Callable[[str], str],
    ) -> None:
        self.path = path
        self.read_text = read_text
        self.root = root
        self.extra_roots = extra_roots
        self.defaults = defaults
        self.mistakes: list[Mistake] = []
        # Mistakes in the files that it includes.
        self.elsewhere: list[InputError] = []
        self.shared = Shared()
        self.filled = 0
        self.others: dict[str, SourcePlace] = {}
        self.included: list[str] = []
        self.patterns: list[tuple[str, tuple[str, ...]]] = []
        self.ids: dict[str, Scalar] = {}
        # Lines of which nothing certain is known, and places of values against which something was said.
        self.mute: set[int] = set()
        self.refused: set[tuple[int, int]] = set()
        self.values: Mapping[str, Evidence] = {}
        self.data = DataKeys(path, root, extra_roots, self._fits)

    def read(self, text: str) -> ClaimFile | None:
        """The claim file, as far as it can be used."""
        node, wrong = read_nodes(text)
        self.mistakes += wrong
        if not isinstance(node, Keys):
            if not wrong:
                self._refuse_root(node)
            return None
        # A line with a mistake of syntax says nothing certain about what it holds.
        self.mute = {mistake.line for mistake in wrong}
        for part in _scalars(node):
            self._quotes_missing(*part)
        self.shared = self._shared(node)
        node = self._filled_in(node)
        # A mapping and its first key begin at one place, so what the schema says of either is told whole.
        violations = [mistake for mistake in mistakes(node) if (mistake.line, mistake.column) not in self.refused]
        violations = [mistake for mistake in violations if mistake.line not in self.mute]
        self.mistakes += violations
        self.refused |= {(mistake.line, mistake.column) for mistake in violations}
        articles = tuple(self._articles(node))
        evidence = self.values = self.data.read(node)
        claims = tuple(self._claims(node))
        self._taken_ids(evidence)
        self.mistakes += self.data.mistakes
        main = {path for path, _ in articles}
        others = tuple((path, place) for path, place in self.others.items() if path not in main)
        return ClaimFile(
            self.path, articles, claims, others, self.shared.given,
            included=tuple(self.included), patterns=tuple(self.patterns), evidence=evidence,
        )  # fmt: skip

    def _refuse_root(self, node: Node | None) -> None:
        if node is None or (isinstance(node, Scalar) and node.is_empty):
            self.mistakes.append(Mistake(1, 1, say("the claim file is empty; it needs the keys article and claims")))
        else:
            found = say("a list") if isinstance(node, Items) else say("plain text")
            message = say("the claim file must be a mapping with the keys article and claims; found {found}", found=found)
            self.mistakes.append(Mistake(node.line, node.column, message))

    def _fits(self, node: Node) -> bool:
        """Whether nothing has been said against the node yet."""
        return node.line not in self.mute and (node.line, node.column) not in self.refused

    def _refuse(self, node: Node, message: str) -> None:
        if self._fits(node):
            self.mistakes.append(Mistake(node.line, node.column, message))
            self.refused.add((node.line, node.column))

    def _place(self, node: Node) -> SourcePlace:
        return SourcePlace(self.path, node.line, node.column)

    def _text_place(self, node: Node) -> SourcePlace:
        """Where the text of a scalar begins: behind the quotes, where it has some."""
        quotes = isinstance(node, Scalar) and node.style in ("'", '"')
        return SourcePlace(self.path, node.line, node.column + quotes)

    def _quotes_missing(self, key: str | None, node: Scalar) -> None:
        """The traps that YAML reads without complaint: expect: >5 (a block) and rank #3 (a comment)."""
        if node.style in ("|", ">") and (key in _ONE_LINE or node.header[:1].isdigit()):
            written = f"{node.style}{node.header}" if node.header.strip() else f"{node.style} {node.text}"
            if key == "expect" or node.header.strip(" +-"):
                self._refuse(node, why_quotes(" ".join(written.split()), key))
            elif not node.text.strip():
                self._refuse(node, say('"{key}" has no value', key=key))
            else:
                self._refuse(
                    node, say('"{key}" must stand on one line; write {key}: {value}', key=key, value=quoted(shorten(node.text)))
                )
        elif key in ("expect", "about", "find", "row", "column", None) and (cut := re.match(r"\s+#\d[^#]*", node.trailing)):
            whole = quoted(shorten(node.text + cut[0].rstrip()))
            write = f"{key}: {whole}" if key else whole
            self._refuse(
                node, say('YAML drops what follows " #" as a comment; put quotes around the value: {write}', write=write)
            )

    # --- Constants, texts to fill in, included files ------------------------------------------------------------------

    def _shared(self, root: Keys) -> Shared:
        """What the file and those that it includes give to all claims; its own goes first."""
        inner: list[Shared] = []
        for node in _listed(root, "include"):
            if not isinstance(node, Scalar) or not self._fits(node):
                continue
            try:
                path = opened_path(self.path, node.text, self.root, self.extra_roots, "included file")
                text = self.read_text(path)
            except ValueError as error:
                self._refuse(node, words_of(error))
                continue
            except InputError as error:
                self._refuse(node, error.message)
                continue
            self.included.append(path)
            shared, wrong = read_shared(path, text)
            inner.append(shared)
            self.elsewhere += wrong
        own, mistaken = Shared.of(self.path, root)
        self.mistakes += [mistake for mistake in mistaken if mistake.line not in self.mute]
        self.refused |= {(mistake.line, mistake.column) for mistake in mistaken}
        for other in reversed(inner):
            own = own.over(other)
        return own

    def _filled_in(self, root: Keys) -> Keys:
        """The file with each ${name} of its claims and paths replaced by the text that it stands for."""
        parts = {
            key: (named, value if key in ("given", "vars", "include") else self._with_texts(value, key))
            for key, (named, value) in root.entries.items()
        }
        return Keys(parts, root.line, root.column)

    def _with_texts(self, node: Node, key: str) -> Node:
        if isinstance(node, Items):
            return Items(tuple(self._with_texts(inner, key) for inner in node.nodes), node.line, node.column)
        if isinstance(node, Keys):
            inner = {name: (named, self._with_texts(value, name)) for name, (named, value) in node.entries.items()}
            return Keys(inner, node.line, node.column)
        if "${" not in node.text:
            return node
        try:
            # In a sum the constant stays what it is: a figure that is given, not a text.
            text = self.shared.filled_in(node.text, keep_given=key in ("check", "evidence"))
            self.filled += len(text)
            if self.filled > FILLED_CHARS:
                message = say("with its texts filled in this file is longer than {limit:,} characters", limit=FILLED_CHARS)
                raise ValueError(message)
            return replace(node, text=text)
        except ValueError as error:
            self._refuse(node, words_of(error))
            return node

    # --- Articles -----------------------------------------------------------------------------------------------------

    def _articles(self, root: Keys) -> Iterator[tuple[str, SourcePlace]]:
        seen: dict[str, Scalar] = {}
        for node in _listed(root, "article"):
            if not self._fits(node) or not isinstance(node, Scalar):
                continue
            try:
                if is_pattern(node.text) and not os.path.isfile(os.path.join(os.path.dirname(self.path), node.text)):
                    matched = matching_paths(self.path, node.text, self.root, self.extra_roots)
                    self.patterns.append((node.text, tuple(matched)))
                    yield from ((path, self._place(node)) for path in matched if seen.setdefault(path, node) is node)
                    continue
                opened = opened_path(self.path, node.text, self.root, self.extra_roots)
            except ValueError as error:
                self._refuse(node, words_of(error))
                continue
            first = seen.setdefault(opened, node)
            if first is not node:
                self._refuse(
                    node, say('article "{article}" is listed already in line {line}', article=node.text, line=first.line)
                )
                continue
            yield opened, self._place(node)

    # --- Claims -------------------------------------------------------------------------------------------------------

    def _claims(self, root: Keys) -> Iterator[Claim]:
        node = _value(root, "claims")
        if not isinstance(node, Items):
            return
        self._collect_ids(node)
        defaults: dict[str, Any] = {**self.defaults, **_texts(root, ("rounding", "multiples"))}
        places: tuple[str, ...] = ()
        for shared in (*self.shared.defaults, _value(root, "defaults")):
            if isinstance(shared, Keys):
                defaults |= {**_texts(shared, _SHARED), **self._dates(shared), **self._tolerance(shared)}
                places = tuple(item.text for item in _listed(shared, "in") if isinstance(item, Scalar)) or places
        for index, item in enumerate(node.nodes):
            if isinstance(item, Keys):
                claim = self._claim(item, claim_label(root, index), defaults, places)
            elif isinstance(item, Scalar) and self._fits(item):
                claim = self._sentence(item, defaults, places)
            else:
                continue
            if claim is not None:
                yield claim

    def _collect_ids(self, claims: Items) -> None:
        for item in claims.nodes:
            node = _value(item, "id")
            if not isinstance(node, Scalar) or not self._fits(node):
                continue
            if not all(_fits_in_id(sign) for sign in node.text):
                odd = next(sign for sign in node.text if not _fits_in_id(sign))
                found = {"odd": odd, "id": shorten(node.text)}
                self._refuse(
                    node, say('"id" may hold letters, digits, "-", "_" and "." only; found "{odd}" in "{id}"', **found)
                )
                continue
            if (constant := self.shared.given.get(node.text)) is not None:
                taken = {"id": shorten(node.text), "place": str(constant.place)}
                self._refuse(
                    node, say('"{id}" is the name of a constant already ({place}); give the claim another id', **taken)
                )
                continue
            first = self.ids.setdefault(node.text, node)
            if first is not node:
                self._refuse(
                    node, say('the id "{id}" stands already in line {line}; an id is given once', id=node.text, line=first.line)
                )

    def _taken_ids(self, evidence: Iterable[str]) -> None:
        for name in evidence:
            if (node := self.ids.get(f"data.{name}")) is not None:
                taken = say('"{name}" is how the value "{short}" of the data is called', name=node.text, short=name)
                self._refuse(node, say("{taken}; give the claim another id", taken=taken))

    def _claim(self, item: Keys, label: str, defaults: Mapping[str, Any], places: tuple[str, ...]) -> Claim | None:
        fields: dict[str, Any] = {**defaults, **_texts(item, _AS_WRITTEN), **self._dates(item), **self._tolerance(item)}
        if numbers := [node for node in _listed(item, "nth") if isinstance(node, Scalar) and self._fits(node)]:
            fields["nth"] = tuple(int(node.text) for node in numbers)
        if isinstance(near := _value(item, "near"), Scalar):
            fields["near"] = tuple(near.text.split())
        if isinstance(when := _value(item, "when"), Scalar) and declared_language(when.text) is None:
            self._refuse(when, no_language(when.text))
        if isinstance(other := _value(item, "from"), Scalar) and self._fits(other):
            fields["article"] = self._other(other)
        stated = _value(item, "evidence")
        if isinstance(stated, Keys) and self._fits(stated):
            fields["evidence"] = self.data.datum(stated)
        elif isinstance(stated, Scalar) and self._fits(stated):
            fields["evidence"] = stated.text
        check = _value(item, "check")
        expect_node = _value(item, "expect")
        if isinstance(find := _value(item, "find"), Scalar) and self._fits(find) and not find.text.replace("{}", "").strip():
            self._refuse(
                find, say('"find" in {claim} has no words beside {{}}; write the wording around the figure', claim=label)
            )
        if isinstance(check, Scalar) and expect_node is None and _wants_expect(check.text):
            self._refuse(item, say('{claim} needs "expect": what {check} must come to', claim=label, check=shorten(check.text)))
        if isinstance(check, Scalar) and expect_node is not None and (called := _whole_call(check.text)) in WITHOUT_EXPECT:
            # What is never looked at must not look as if it were checked.
            self._refuse(expect_node, say('{name}(…) states its own result; leave "expect" out', name=called))
        relation = check.text if isinstance(check, Scalar) else None
        expect = None if expect_node is None else self._expect(expect_node, label, relation)
        source = _value(item, "source")
        named = _value(item, "id")
        if not isinstance(named, Scalar):
            return None
        own_places = tuple(node.text for node in _listed(item, "in") if isinstance(node, Scalar))
        return Claim(
            id=named.text,
            place=self._place(item),
            expect=expect,
            expect_place=self._place(expect_node if expect_node is not None else item),
            about=tuple(self._alternatives(item, "about", label)),
            row=tuple(self._alternatives(item, "row", label)),
            column=tuple(self._alternatives(item, "column", label)),
            places=own_places or places,
            check=check.text if isinstance(check, Scalar) else None,
            check_place=self._text_place(check) if check is not None else None,
            source=_texts(source, ("title", "url", "date")) if isinstance(source, Keys) else {},
            **fields,
        )

    def _dates(self, item: Keys) -> dict[str, date]:
        """Those of the keys that hold a date."""
        found = {}
        for key in _DATES:
            node = _value(item, key)
            if not isinstance(node, Scalar) or not self._fits(node):
                continue
            try:
                found[key] = date.fromisoformat(node.text)
            except ValueError:
                self._refuse(
                    node,
                    say(
                        '"{key}" must be a day of the calendar such as 2024-03-05; found "{found}"',
                        key=key,
                        found=shorten(node.text),
                    ),
                )
        return found

    def _tolerance(self, item: Keys) -> dict[str, Tolerance]:
        node = _value(item, "tolerance")
        if not isinstance(node, Scalar) or not self._fits(node):
            return {}
        try:
            return {"tolerance": tolerances.read(node.text)}
        except ValueError as error:
            self._refuse(node, words_of(error))
            return {}

    def _other(self, node: Scalar) -> str | None:
        """The article that a claim names with "from"."""
        try:
            opened = opened_path(self.path, node.text, self.root, self.extra_roots)
        except ValueError as error:
            self._refuse(node, words_of(error))
            return None
        self.others.setdefault(opened, self._place(node))
        return opened

    def _alternatives(self, item: Keys, key: str, label: str) -> Iterator[tuple[str, ...]]:
        """What | parts under a key, and what stands in its list: each the words that must be held."""
        for node in _listed(item, key):
            if not isinstance(node, Scalar) or not self._fits(node):
                continue
            for alternative in re.split(r"[|｜]", node.text):
                words = tuple(alternative.split())
                if not words:
                    empty = {"key": key, "claim": label, "text": shorten(node.text)}
                    self._refuse(
                        node,
                        say('"{key}" in {claim} has an empty alternative: "{text}"; write words on both sides of |', **empty),
                    )
                    break
                yield words

    def _expect(self, node: Node, label: str, check: str | None) -> Expectation | str | None:
        inner = [value for _, value in node.entries.values()] if isinstance(node, Keys) else []
        if not all(map(self._fits, (node, *inner))) or isinstance(node, Items):
            return None
        if isinstance(node, Scalar) and node.text in self.ids and not node.text.isdigit():
            return node.text
        if isinstance(node, Scalar) and check is not None and node.text.startswith("data.") and node.text[5:] in self.values:
            return node.text
        if isinstance(node, Scalar) and node.text in self.shared.given:
            return self.shared.given[node.text].value
        try:
            return read_expectation(node.text if isinstance(node, Scalar) else _texts(node, tuple(node.entries)), check)
        except ValueError as error:
            message = words_of(error)
            if check is not None and isinstance(node, Scalar) and (hint := nearest(node.text, tuple(self.ids), 0.7)):
                message = say(
                    'cannot read "{text}" as an expectation, and no claim has that id{hint}', text=node.text, hint=hint
                )
            self._refuse(node, message)
            return None

    def _sentence(self, node: Scalar, defaults: Mapping[str, Any], places: tuple[str, ...]) -> Claim | None:
        """A claim in its short form.  One that names no subject holds where any figure of the article states it."""
        try:
            sentence = read_sentence(node.text)
        except ValueError as error:
            self._refuse(node, words_of(error))
            return None
        fields: dict[str, Any] = dict(defaults)
        if not sentence.about:
            fields["mentions"] = "any"
        place = self._place(node)
        about = (sentence.about,) if sentence.about else ()
        return Claim(
            id=self._new_id(sentence.words, node), place=place, expect=sentence.expect, expect_place=place, about=about,
            places=places, **fields,
        )  # fmt: skip

    def _new_id(self, words: str, node: Scalar) -> str:
        """An id made of words: cases-filed-down; -2, -3 … where it is taken."""
        parts = re.findall(r"[^\W_]+(?:[.'’][^\W_]+)*", words.casefold())
        base = "-".join(part.replace("'", "").replace("’", "") for part in parts)[:80].strip("-.") or "claim"
        name, number = base, 1
        while name in self.ids:
            number += 1
            name = f"{base}-{number}"
        self.ids[name] = node
        return name


def _wants_expect(check: str) -> bool:
    """Whether a relationship is checked against an expectation; one of an outside package may state its own."""
    called = re.match(r"\s*(\w+)\s*\(", check)
    return called is None or called[1] in WITH_EXPECT


def _whole_call(check: str) -> str | None:
    """The relationship that a check calls and is nothing else beside."""
    called = re.fullmatch(r"\s*(\w+)\s*[(（][^()（）]*[)）]\s*", check)
    return called[1] if called else None


def _fits_in_id(sign: str) -> bool:
    return sign in "-_." or sign.isalnum() or unicodedata.category(sign).startswith("M")


def _value(node: Node | None, key: str) -> Node | None:
    """The value of a key; None where the node is no mapping, or lacks the key or its value."""
    if not isinstance(node, Keys) or key not in node.entries:
        return None
    value = node.entries[key][1]
    return None if isinstance(value, Scalar) and value.is_empty else value


def _listed(node: Node, key: str) -> tuple[Node, ...]:
    """The values of a key that takes one or a list of them."""
    value = _value(node, key)
    return value.nodes if isinstance(value, Items) else () if value is None else (value,)


def _texts(node: Keys, keys: Sequence[str]) -> dict[str, str]:
    """Those of the keys that the mapping has with a scalar, as written."""
    return {key: value.text for key in keys if isinstance(value := _value(node, key), Scalar)}


def _scalars(node: Node, key: str | None = None) -> Iterator[tuple[str | None, Scalar]]:
    """Every scalar below the node with the key it belongs to; None for a sentence in the list of claims."""
    if isinstance(node, Scalar):
        yield key, node
    elif isinstance(node, Items):
        for item in node.nodes:
            yield from _scalars(item, None if key == "claims" else key)
    else:
        for name, (_, value) in node.entries.items():
            yield from _scalars(value, name)
