"""What the schema of claim files says of a place in one: its keys, the values that it takes, and what they mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from factcheck.claims import schema

Part = Mapping[str, Any]
# An item of a list, in the path to a place.
ITEM = "-"


@cache
def _whole() -> Part:
    return schema("claims")


def part_at(path: Sequence[str]) -> Part | None:
    """What the schema says of the place that keys and items lead to; None where it knows none."""
    part: Part | None = _whole()
    for step in path:
        part = None if part is None else _below(_resolved(part), step)
    return None if part is None else _resolved(part)


def keys_at(path: Sequence[str]) -> Mapping[str, Part]:
    """The keys of the mapping at a place, each with what the schema says of its value."""
    part = part_at(path)
    return {} if part is None else {key: _resolved(value) for key, value in part.get("properties", {}).items()}


def values_at(path: Sequence[str]) -> tuple[str, ...]:
    """The words that the schema lists for a place, the only ones that it takes or examples of them."""
    part = part_at(path)
    if part is None:
        return ()
    listed = [value for choice in _choices(part) for value in choice.get("enum", ())]
    texts = [value for value in part.get("examples", ()) if isinstance(value, str | int)]
    return tuple(dict.fromkeys(map(str, listed or texts)))


def described(path: Sequence[str]) -> str | None:
    """What a key means, with an example or the words that it takes."""
    part = part_at(path)
    if part is None or "description" not in part:
        return None
    return str(part["description"])


def _resolved(part: Part) -> Part:
    reference = part.get("$ref")
    if reference is None:
        return part
    found: Any = _whole()
    for name in str(reference).removeprefix("#/").split("/"):
        found = found[name]
    rest = {key: value for key, value in part.items() if key != "$ref"}
    return {**_resolved(found), **rest}


def _below(part: Part, step: str) -> Part | None:
    if step == ITEM:
        items = part.get("items")
        return items if isinstance(items, Mapping) else None
    properties = part.get("properties", {})
    if step in properties:
        found = properties[step]
        return found if isinstance(found, Mapping) else None
    others = part.get("additionalProperties")
    return others if isinstance(others, Mapping) else None


def _choices(part: Part) -> Iterator[Part]:
    part = _resolved(part)
    yield part
    for key in ("anyOf", "oneOf"):
        for choice in part.get(key, ()):
            if "not" not in choice and "required" not in choice:
                yield from _choices(choice)
    if "then" in part:
        yield from _choices(part["then"])
