"""What a claim file, and the files that it includes, give to all claims: constants (given), texts to fill in (vars), defaults.

An included file has the keys given, vars and defaults, and includes no others.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from factcheck.claims.expectation import read_expectation
from factcheck.claims.shortening import shorten
from factcheck.claims.validation import mistakes
from factcheck.claims.yaml_mending import read_nodes
from factcheck.claims.yaml_nodes import Keys, Mistake, Node, Scalar, named_under
from factcheck.model import Given, InputError, SourcePlace
from factcheck.wording import nearest, say, words_of

_FILL = re.compile(r"\$\{\s*(?:(?P<part>given|vars)\.)?(?P<name>[^{}\s]+)\s*\}")
_NAME = re.compile(r"[^\W_][\w.\-]*\Z")
_DATE = re.compile(r"[12][0-9]{3}([-/.][0-9]{1,2}){1,2}|[12][0-9]{3}年([0-9]{1,2}月([0-9]{1,2}[日号])?)?")
# A text may be filled in this long: a file cannot grow beyond its limits by naming one text again and again.
_LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Shared:
    """Constants and texts by name, and the nodes of `defaults`, the farthest first."""

    given: Mapping[str, Given] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    defaults: tuple[Node, ...] = ()

    @classmethod
    def of(cls, path: str, root: Keys) -> tuple[Shared, list[Mistake]]:
        """What the file itself gives, its own defaults aside, and what is wrong with it."""
        wrong: list[Mistake] = []
        given = {}
        for name, named, node in named_under(root, "given"):
            if not _NAME.match(name):
                message = say(
                    '"{name}" cannot be the name of a constant; it holds letters, digits, "-", "_" and "." only',
                    name=shorten(name),
                )
                wrong.append(Mistake(named.line, named.column, message))
                continue
            constant = _given(path, name, node, wrong)
            if constant is not None:
                given[name] = constant
        texts = {name: node.text for name, _, node in named_under(root, "vars") if isinstance(node, Scalar)}
        for name, named, _ in named_under(root, "vars"):
            if name in given:
                message = say('"{name}" stands under "given" already; give the text another name', name=shorten(name))
                wrong.append(Mistake(named.line, named.column, message))
        return cls(given, texts), wrong

    def over(self, other: Shared) -> Shared:
        """Both together; what this one says goes first."""
        return Shared({**other.given, **self.given}, {**other.texts, **self.texts}, (*other.defaults, *self.defaults))

    def filled_in(self, text: str, *, keep_given: bool) -> str:
        """The text with each ${name} replaced; constants stay where `keep_given`.  Raises ValueError for an unknown name."""

        def filled(found: re.Match[str]) -> str:
            part, name = found["part"], found["name"]
            if name in self.given and part != "vars":
                return found[0] if keep_given else self.given[name].text
            if name in self.texts and part != "given":
                return self.texts[name]
            known = [*self.given, *self.texts]
            hint = nearest(name, known) or say("; name it under given or vars")
            raise ValueError(say("{name} stands for nothing{hint}", name=found[0], hint=hint))

        whole = _FILL.sub(filled, text)
        if len(whole) > _LONGEST:
            raise ValueError(say("with its texts filled in this is longer than {limit:,} characters", limit=_LONGEST))
        return whole


def read_shared(path: str, text: str) -> tuple[Shared, list[InputError]]:
    """What an included file gives, and every mistake in it."""
    node, wrong = read_nodes(text)
    if not isinstance(node, Keys):
        found = wrong or [Mistake(1, 1, say("an included file is a mapping with keys among given, vars, defaults"))]
        return Shared(), _errors(path, found)
    mute = {mistake.line for mistake in wrong}
    violations = [mistake for mistake in mistakes(node, part="shared") if mistake.line not in mute]
    if violations or wrong:
        return Shared(), _errors(path, [*wrong, *violations])
    shared, wrong = Shared.of(path, node)
    defaults = tuple(node.entries[key][1] for key in ("defaults",) if key in node.entries)
    return Shared(shared.given, shared.texts, defaults), _errors(path, wrong)


def _errors(path: str, wrong: Sequence[Mistake]) -> list[InputError]:
    return [InputError(mistake.message, path, mistake.line, mistake.column) for mistake in sorted(set(wrong))]


def _given(path: str, name: str, node: Node, wrong: list[Mistake]) -> Given | None:
    """The constant; None where it cannot be read, with its mistake, or where the schema says what is wrong with it."""
    source = {}
    stated = node
    if isinstance(node, Keys):
        if "value" not in node.entries:
            return None
        stated = node.entries["value"][1]
        cited = node.entries["source"][1] if "source" in node.entries else None
        if isinstance(cited, Scalar):
            source = {"title": cited.text}
        elif isinstance(cited, Keys):
            source = {key: value.text for key, (_, value) in cited.entries.items() if isinstance(value, Scalar)}
    if not isinstance(stated, Scalar) or not stated.text.strip():
        return None
    text = stated.text.strip()
    place = SourcePlace(path, stated.line, stated.column)
    if _DATE.fullmatch(text):
        return Given(name, text, None, place, source)
    try:
        return Given(name, text, read_expectation(text), place, source)
    except ValueError as error:
        wrong.append(Mistake(stated.line, stated.column, words_of(error)))
        return None
