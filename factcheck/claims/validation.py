"""A claim file against its JSON Schema, each violation in plain words at its place.

The words for what a key must be stand in the schema itself, as `errorMessage` (editors show them too); here is only what
a schema cannot say: where the mistake is, in which claim, and the nearest spelling that would be right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from factcheck.claims.conforming import conforms
from factcheck.claims.schema import schema
from factcheck.claims.shortening import shorten
from factcheck.claims.yaml_mending import why_quotes
from factcheck.claims.yaml_nodes import Items, Keys, Mistake, Node, Scalar
from factcheck.wording import nearest, nearest_word, phrase, say

Path = tuple[str | int, ...]

_INTEGER = re.compile(r"[+-]?[0-9]+\Z")
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?\Z")
_THOUSANDS = re.compile(r"[0-9]{3}(?![0-9])")


# What to write under a key that is not there, or has no value.
_EXAMPLES: Mapping[str, str] = {
    "article": say("; write for example article: articles/harbour.md"),
    "claims": say("; under it stand the claims, each behind a dash: - passengers up 4%"),
    "id": say("; write for example id: passengers"),
    "about": say("; write for example about: passengers"),
    "find": say('; write for example find: "carried {{}} last year"'),
    "expect": say("; write for example expect: down 12%"),
}
# In place of the key that an unknown one was meant to be.
_SENTENCE = "a sentence"


class Plain(str):
    """A scalar without quotes: text, and also an integer or a boolean where the schema asks for one."""

    __slots__ = ()


def plain_value(node: Node) -> Any:
    """The node as a schema sees it: dicts, lists, text as written, and None where nothing was written."""
    if isinstance(node, Keys):
        return {key: plain_value(value) for key, (_, value) in node.entries.items()}
    if isinstance(node, Items):
        return [plain_value(item) for item in node.nodes]
    if node.is_empty:
        return None
    return node.text if node.style else Plain(node.text)


def mistakes(root: Node, name: str = "claims", part: str = "") -> list[Mistake]:
    """Every violation of the schema `name`, or of a part of it, one for each value at most, in the order of the file."""
    value = plain_value(root)
    if conforms(value, _schema(name, part), _is_type):
        return []
    found: dict[Path, list[Any]] = {}
    for error in _validator(name, part).iter_errors(value):
        found.setdefault(tuple(error.absolute_path), []).append(error)
    told = [mistake for path, errors in found.items() for mistake in _explain(root, value, path, errors)]
    return sorted(told)


@cache
def _schema(name: str, part: str) -> Any:
    whole = schema(name)
    definitions = whole.pop("$defs", {})
    return _written_out(definitions[part] if part else whole, definitions)


_AS_WRITTEN = {"integer": _INTEGER, "number": _NUMBER, "boolean": re.compile(r"(true|false)\Z")}
_TYPES: dict[str, type] = {"object": dict, "array": list, "string": str, "null": type(None)}


def _is_type(value: Any, name: str) -> bool:
    """Whether a value of `plain_value` is of a type of JSON Schema: a number and a boolean are what is written like one."""
    if name in _AS_WRITTEN:
        return isinstance(value, Plain) and _AS_WRITTEN[name].match(value) is not None
    return isinstance(value, _TYPES[name])


@cache
def _validator(name: str, part: str) -> Any:
    from jsonschema import Draft202012Validator, validators

    checker = Draft202012Validator.TYPE_CHECKER.redefine_many(
        {kind: lambda _, value, kind=kind: _is_type(value, kind) for kind in (*_AS_WRITTEN, *_TYPES)}
    )
    extend: Any = validators.extend
    return extend(Draft202012Validator, type_checker=checker)(_schema(name, part))


def _written_out(part: Any, definitions: Mapping[str, Any]) -> Any:
    """The schema with what each "#/$defs/…" stands for in its place: looking them up takes most of the time otherwise."""
    if isinstance(part, list):
        return [_written_out(item, definitions) for item in part]
    if not isinstance(part, dict):
        return part
    if "$ref" in part:
        beside = {key: value for key, value in part.items() if key != "$ref"}
        part = {**definitions[part["$ref"].removeprefix("#/$defs/")], **beside}
    return {key: _written_out(value, definitions) for key, value in part.items()}


def claim_label(root: Node, index: int) -> str:
    """How a claim is called in a message: claim "its-id", or claim 3 where it has none."""
    node = _node_at(root, ("claims", index))
    if isinstance(node, Keys) and "id" in node.entries:
        named = node.entries["id"][1]
        if isinstance(named, Scalar) and named.text.strip():
            return say('claim "{id}"', id=shorten(named.text))
    return say("claim {number}", number=index + 1)


def _node_at(root: Node, path: Path) -> Node:
    node = root
    for step in path:
        if isinstance(node, Keys) and isinstance(step, str):
            node = node.entries[step][1]
        elif isinstance(node, Items) and isinstance(step, int):
            node = node.nodes[step]
    return node


def _explain(root: Node, value: Any, path: Path, errors: list[Any]) -> Iterator[Mistake]:
    """The mistakes of one value: each unknown key, else each thing it lacks, else what it must be."""
    node = _node_at(root, path)
    owner = _owner(root, path)
    if isinstance(node, Keys) and errors[0].validator != "type":
        misspelt: set[str] = set()
        for error in errors:
            if error.validator == "additionalProperties":
                for mistake, word in _unknown_keys(node, error, owner):
                    misspelt.add(word)
                    yield mistake
        for error in errors if _SENTENCE not in misspelt else ():
            message = _lacks(error, misspelt)
            if message is not None:
                yield Mistake(node.line, node.column, say("{part} {problem}", part=owner, problem=message))
        return
    key = next((step for step in reversed(path) if isinstance(step, str)), "")
    if key == "claims" and path != ("claims",):
        key = "a claim"
    named = f'"{key}"' if path and key != "a claim" else say("the claim file") if not path else say("a claim")
    if owner.startswith("claim ") and key != "a claim":
        named = say("{part} in {claim}", part=named, claim=owner)
    # "type" says more than a pattern that fails with it.
    error = min(errors, key=lambda e: (e.validator != "type", e.validator in ("maxLength", "not")))
    if isinstance(node, Scalar) and node.is_empty:
        yield Mistake(node.line, node.column, say("{part} has no value{example}", part=named, example=_EXAMPLES.get(key, "")))
    elif isinstance(node, Items) and not node.nodes:
        yield Mistake(node.line, node.column, say("{part} is empty", part=named))
    elif error.validator == "maxLength":
        too_long = say("{part} is longer than {limit:,} characters", part=named, limit=error.validator_value)
        yield Mistake(node.line, node.column, too_long)
    elif key == "find" and isinstance(node, Keys) and not node.entries:
        yield Mistake(node.line, node.column, why_quotes("{}", "find"))
    else:
        words = error.schema.get("errorMessage")
        expected = phrase(words) if words else _expected(error)
        hint = nearest(node.text, _words(error.schema)) if isinstance(node, Scalar) else ""
        told = {"part": named, "expected": expected, "found": _found(node), "hint": hint}
        yield Mistake(node.line, node.column, say("{part} {expected}; found {found}{hint}", **told))


def _owner(root: Node, path: Path) -> str:
    """What holds the value: a claim with its id, or the part of the file."""
    if len(path) > 1 and path[0] == "claims" and isinstance(path[1], int):
        label = claim_label(root, path[1])
        inner = [step for step in path[2:] if isinstance(step, str)]
        return (
            say('"{key}" of {claim}', key=inner[-1], claim=label) if inner and isinstance(_node_at(root, path), Keys) else label
        )
    return f'"{path[0]}"' if path else say("the claim file")


def _unknown_keys(node: Keys, error: Any, owner: str) -> Iterator[tuple[Mistake, str]]:
    known = error.schema["properties"]
    unused = [key for key in known if key not in node.entries]
    parted = _parted_numbers(node)
    for key, (place, value) in node.entries.items():
        if key in known:
            continue
        if key in parted:
            if parted[key]:
                message = say(
                    "YAML takes the comma of a number inside {{ }} for the end of the value; write {write}", write=parted[key]
                )
                yield Mistake(place.line, place.column, message), parted[key].partition(":")[0]
            continue
        hint, word = nearest(key, unused), nearest_word(key, unused)
        if not hint and len(node.entries) == 1 and isinstance(value, Scalar) and owner.startswith("claim "):
            # A sentence with a colon, which YAML took for a key.
            sentence = shorten(f"{key}: {value.text}")
            hint = say('; if it is a sentence, put quotes around it: - "{sentence}"', sentence=sentence)
            word = _SENTENCE
        elif not hint:
            hint = say("; the keys are {names}", names=", ".join(known))
        told = say('unknown key "{key}" in {part}{hint}', key=shorten(key), part=owner, hint=hint)
        yield Mistake(place.line, place.column, told), word


def _parted_numbers(node: Keys) -> dict[str, str]:
    """Keys that are the end of a number: {expect: 96,000 visits}; the first of each number with what should be written."""
    parted: dict[str, str] = {}
    begun = first = ""
    for key, (_, value) in node.entries.items():
        if begun and _THOUSANDS.match(key):
            begun += f",{key}"
            first = first or key
            parted[key] = ""
            parted[first] = f'{begun}"'
        else:
            begun, first = (f'{key}: "{value.text}' if isinstance(value, Scalar) and value.text[-1:].isdigit() else ""), ""
    return parted


def _lacks(error: Any, misspelt: set[str]) -> str | None:
    """What is wrong with a mapping as a whole; None where a misspelt key explains it."""
    words = error.schema.get("errorMessage", "")
    if error.validator == "additionalProperties":
        return None
    if error.validator == "required" and "then" not in error.schema_path:
        missing = [key for key in error.validator_value if key not in error.instance]
        # One error a key: jsonschema tells each apart.
        key = next(key for key in missing if f"'{key}'" in error.message)
        return None if key in misspelt else say('needs "{key}"{example}', key=key, example=_EXAMPLES.get(key, ""))
    if error.validator == "dependentRequired":
        has, needs = next(
            (has, key)
            for has, keys in error.validator_value.items()
            for key in keys
            if has in error.instance and key not in error.instance
        )
        return None if needs in misspelt else say('has "{key}" without "{other}"', key=has, other=needs)
    if error.validator == "minProperties":
        return say("is empty")
    if error.validator == "anyOf" and misspelt & {key for option in error.validator_value for key in option.get("required", ())}:
        return None
    return phrase(words)


def _words(part: dict[str, Any]) -> list[str]:
    """The words that a value may be."""
    words = [str(word) for word in part.get("enum", ())]
    for option in part.get("anyOf", ()):
        words += _words(option)
    return words


def _expected(error: Any) -> str:
    words = _words(error.schema)
    return say("must be one of {words}", words=", ".join(words)) if words else say("must be something else")


def _found(node: Node) -> str:
    if isinstance(node, Scalar):
        return f'"{shorten(node.text)}"'
    return say("a list") if isinstance(node, Items) else say("a mapping")
