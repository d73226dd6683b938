"""The claims of a claim file: the keys of each, or its plain sentence, become a Claim."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from factcheck.claims import tolerance as tolerances
from factcheck.claims.evidence import DataKeys
from factcheck.claims.expectation import read_expectation, read_sentence
from factcheck.claims.refusals import Refusals
from factcheck.claims.shared import Shared
from factcheck.claims.shortening import shorten
from factcheck.claims.validation import claim_label
from factcheck.claims.yaml_nodes import Items, Keys, Node, Scalar, listed, texts, value_of
from factcheck.documents import declared_language, no_language
from factcheck.model import Claim, Expectation, Tolerance
from factcheck.wording import nearest, say, words_of

# Keys of a claim that go into the model as they are written; the rest have a reader below.
_AS_WRITTEN = ("mentions", "rounding", "multiples", "digits", "severity", "skip", "find", "when", "checked_by")
# Keys of "defaults" that do.
_SHARED = ("mentions", "rounding", "multiples", "digits", "severity", "checked_by")
_DATES = ("checked_on", "expires")
# Relationships that state their own result: order(a > b), same(a, b).
WITHOUT_EXPECT = frozenset(("order", "same", "largest", "smallest", "hundred", "before", "after"))
WITH_EXPECT = frozenset((
    "total", "difference", "ratio", "times", "share", "growth", "points", "average", "per", "weighted", "rank", "convert",
    "trend", "count", "years", "months", "days",
))  # fmt: skip


class ClaimKeys:
    """Reads the claims of one file.

    defaults   `rounding` and `multiples` where the file says nothing of them
    shared     what the file and those that it includes give to all claims
    data       the values of the data, which have been read
    opened     gives the path of an article that a claim names itself; None where it cannot be opened
    """

    def __init__(
        self,
        refusals: Refusals,
        defaults: Mapping[str, str],
        shared: Shared,
        data: DataKeys,
        opened: Callable[[Scalar], str | None],
    ) -> None:
        self._refusals = refusals
        self._defaults = defaults
        self._shared = shared
        self._data = data
        self._opened = opened
        self._ids: dict[str, Scalar] = {}

    def read(self, root: Keys) -> Iterator[Claim]:
        """The claims that can be used, in the order of the file."""
        node = value_of(root, "claims")
        if not isinstance(node, Items):
            return
        self._collect_ids(node)
        defaults: dict[str, Any] = {**self._defaults, **texts(root, ("rounding", "multiples"))}
        places: tuple[str, ...] = ()
        for shared in (*self._shared.defaults, value_of(root, "defaults")):
            if isinstance(shared, Keys):
                defaults |= {**texts(shared, _SHARED), **self._dates(shared), **self._tolerance(shared)}
                places = tuple(item.text for item in listed(shared, "in") if isinstance(item, Scalar)) or places
        for index, item in enumerate(node.nodes):
            if isinstance(item, Keys):
                claim = self._claim(item, claim_label(root, index), defaults, places)
            elif isinstance(item, Scalar) and self._refusals.fits(item):
                claim = self._sentence(item, defaults, places)
            else:
                continue
            if claim is not None:
                yield claim

    def _collect_ids(self, claims: Items) -> None:
        for item in claims.nodes:
            node = value_of(item, "id")
            if not isinstance(node, Scalar) or not self._refusals.fits(node):
                continue
            if not all(_fits_in_id(sign) for sign in node.text):
                odd = next(sign for sign in node.text if not _fits_in_id(sign))
                found = {"odd": odd, "id": shorten(node.text)}
                self._refusals.refuse(
                    node, say('"id" may hold letters, digits, "-", "_" and "." only; found "{odd}" in "{id}"', **found)
                )
                continue
            if (constant := self._shared.given.get(node.text)) is not None:
                taken = {"id": shorten(node.text), "place": str(constant.place)}
                self._refusals.refuse(
                    node, say('"{id}" is the name of a constant already ({place}); give the claim another id', **taken)
                )
                continue
            first = self._ids.setdefault(node.text, node)
            if first is not node:
                self._refusals.refuse(
                    node, say('the id "{id}" stands already in line {line}; an id is given once', id=node.text, line=first.line)
                )

    def refuse_names_of_data(self) -> None:
        """An id that reads like the name of a value of the data could mean either."""
        for name in self._data.values:
            if (node := self._ids.get(f"data.{name}")) is not None:
                taken = say('"{name}" is how the value "{short}" of the data is called', name=node.text, short=name)
                self._refusals.refuse(node, say("{taken}; give the claim another id", taken=taken))

    def _claim(self, item: Keys, label: str, defaults: Mapping[str, Any], places: tuple[str, ...]) -> Claim | None:
        fields: dict[str, Any] = {**defaults, **texts(item, _AS_WRITTEN), **self._dates(item), **self._tolerance(item)}
        if numbers := [node for node in listed(item, "nth") if isinstance(node, Scalar) and self._refusals.fits(node)]:
            fields["nth"] = tuple(int(node.text) for node in numbers)
        if isinstance(near := value_of(item, "near"), Scalar):
            fields["near"] = tuple(near.text.split())
        if isinstance(when := value_of(item, "when"), Scalar) and declared_language(when.text) is None:
            self._refusals.refuse(when, no_language(when.text))
        if isinstance(other := value_of(item, "from"), Scalar) and self._refusals.fits(other):
            fields["article"] = self._opened(other)
        stated = value_of(item, "evidence")
        if isinstance(stated, Keys) and self._refusals.fits(stated):
            fields["evidence"] = self._data.datum(stated)
        elif isinstance(stated, Scalar) and self._refusals.fits(stated):
            fields["evidence"] = stated.text
        find = value_of(item, "find")
        if isinstance(find, Scalar) and self._refusals.fits(find) and not find.text.replace("{}", "").strip():
            message = say('"find" in {claim} has no words beside {{}}; write the wording around the figure', claim=label)
            self._refusals.refuse(find, message)
        check, expect = value_of(item, "check"), value_of(item, "expect")
        relation = check.text if isinstance(check, Scalar) else None
        if relation is not None:
            self._needs_or_states(item, relation, expect, label)
        stated_by = None if expect is None else self._expect(expect, label, relation)
        source, id = value_of(item, "source"), value_of(item, "id")
        if not isinstance(id, Scalar):
            return None
        own_places = tuple(node.text for node in listed(item, "in") if isinstance(node, Scalar))
        return Claim(
            id=id.text,
            place=self._refusals.place(item),
            expect=stated_by,
            expect_place=self._refusals.place(expect if expect is not None else item),
            about=tuple(self._alternatives(item, "about", label)),
            row=tuple(self._alternatives(item, "row", label)),
            column=tuple(self._alternatives(item, "column", label)),
            places=own_places or places,
            check=relation,
            check_place=self._refusals.text_place(check) if check is not None else None,
            source=texts(source, ("title", "url", "date")) if isinstance(source, Keys) else {},
            **fields,
        )

    def _needs_or_states(self, item: Keys, relation: str, expect: Node | None, label: str) -> None:
        """Refuses a relationship without the expectation that it needs, and one beside a relationship that states its own."""
        if expect is None:
            if _wants_expect(relation):
                message = say('{claim} needs "expect": what {check} must come to', claim=label, check=shorten(relation))
                self._refusals.refuse(item, message)
        elif (called := _whole_call(relation)) in WITHOUT_EXPECT:
            # What is never looked at must not look as if it were checked.
            self._refusals.refuse(expect, say('{name}(…) states its own result; leave "expect" out', name=called))

    def _dates(self, item: Keys) -> dict[str, date]:
        """Those of the keys that hold a date."""
        found = {}
        for key in _DATES:
            node = value_of(item, key)
            if not isinstance(node, Scalar) or not self._refusals.fits(node):
                continue
            try:
                found[key] = date.fromisoformat(node.text)
            except ValueError:
                self._refusals.refuse(
                    node,
                    say(
                        '"{key}" must be a day of the calendar such as 2024-03-05; found "{found}"',
                        key=key,
                        found=shorten(node.text),
                    ),
                )
        return found

    def _tolerance(self, item: Keys) -> dict[str, Tolerance]:
        node = value_of(item, "tolerance")
        if not isinstance(node, Scalar) or not self._refusals.fits(node):
            return {}
        try:
            return {"tolerance": tolerances.read(node.text)}
        except ValueError as error:
            self._refusals.refuse(node, words_of(error))
            return {}

    def _alternatives(self, item: Keys, key: str, label: str) -> Iterator[tuple[str, ...]]:
        """What | parts under a key, and what stands in its list: each the words that must be held."""
        for node in listed(item, key):
            if not isinstance(node, Scalar) or not self._refusals.fits(node):
                continue
            for alternative in re.split(r"[|｜]", node.text):
                words = tuple(alternative.split())
                if not words:
                    empty = {"key": key, "claim": label, "text": shorten(node.text)}
                    self._refusals.refuse(
                        node,
                        say('"{key}" in {claim} has an empty alternative: "{text}"; write words on both sides of |', **empty),
                    )
                    break
                yield words

    def _expect(self, node: Node, label: str, check: str | None) -> Expectation | str | None:
        inner = [value for _, value in node.entries.values()] if isinstance(node, Keys) else []
        if not all(map(self._refusals.fits, (node, *inner))) or isinstance(node, Items):
            return None
        if isinstance(node, Scalar) and node.text in self._ids and not node.text.isdigit():
            return node.text
        is_datum = isinstance(node, Scalar) and node.text.startswith("data.") and node.text[5:] in self._data.values
        if isinstance(node, Scalar) and check is not None and is_datum:
            return node.text
        if isinstance(node, Scalar) and node.text in self._shared.given:
            return self._shared.given[node.text].value
        try:
            return read_expectation(node.text if isinstance(node, Scalar) else texts(node, tuple(node.entries)), check)
        except ValueError as error:
            message = words_of(error)
            if check is not None and isinstance(node, Scalar) and (hint := nearest(node.text, tuple(self._ids), 0.7)):
                message = say(
                    'cannot read "{text}" as an expectation, and no claim has that id{hint}', text=node.text, hint=hint
                )
            self._refusals.refuse(node, message)
            return None

    def _sentence(self, node: Scalar, defaults: Mapping[str, Any], places: tuple[str, ...]) -> Claim | None:
        """A claim in its short form.  One that names no subject holds where any figure of the article states it."""
        try:
            sentence = read_sentence(node.text)
        except ValueError as error:
            self._refusals.refuse(node, words_of(error))
            return None
        fields: dict[str, Any] = dict(defaults)
        if not sentence.about:
            fields["mentions"] = "any"
        place = self._refusals.place(node)
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
        while name in self._ids:
            number += 1
            name = f"{base}-{number}"
        self._ids[name] = node
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
