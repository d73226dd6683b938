"""Whether a value conforms to a schema, and no more: most claim files do, and need nothing that could say why not.

Knows the keywords of JSON Schema 2020-12 that the schemas of claim files use.  Where it meets another it says that it does not
know, so that whoever asks lets `jsonschema` decide, which takes longer to import than a claim file to check.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

Schema = Mapping[str, Any]
IsType = Callable[[Any, str], bool]
_Check = Callable[[Any, Any, Schema, IsType], bool]

# Keywords that say something to people.
_TOLD = frozenset({"$id", "$schema", "title", "description", "examples", "default", "errorMessage"})


def conforms(value: Any, schema: Schema | bool, is_type: IsType) -> bool | None:
    """Whether the value conforms to a schema without references; None where the schema says more than is known here.

    is_type   whether a value is of a type of JSON Schema, by the type's name
    """
    try:
        return _fits(value, schema, is_type)
    except _UnknownKeyword:
        return None


class _UnknownKeyword(Exception):
    pass


def _fits(value: Any, schema: Schema | bool, is_type: IsType) -> bool:
    if isinstance(schema, bool):
        return schema
    unknown = schema.keys() - _CHECKS.keys() - _TOLD
    if unknown:
        raise _UnknownKeyword(*unknown)
    return all(_CHECKS[key](value, wanted, schema, is_type) for key, wanted in schema.items() if key not in _TOLD)


def _type(value: Any, wanted: Any, schema: Schema, is_type: IsType) -> bool:
    return any(is_type(value, name) for name in ([wanted] if isinstance(wanted, str) else wanted))


def _properties(value: Any, wanted: Any, schema: Schema, is_type: IsType) -> bool:
    return not isinstance(value, dict) or all(_fits(value[key], wanted[key], is_type) for key in value if key in wanted)


def _additional(value: Any, wanted: Any, schema: Schema, is_type: IsType) -> bool:
    if not isinstance(value, dict):
        return True
    named = schema.get("properties", {})
    return all(_fits(value[key], wanted, is_type) for key in value if key not in named)


def _items(value: Any, wanted: Any, schema: Schema, is_type: IsType) -> bool:
    return not isinstance(value, list) or all(_fits(item, wanted, is_type) for item in value)


def _then(value: Any, wanted: Any, schema: Schema, is_type: IsType) -> bool:
    branch = "then" if _fits(value, wanted, is_type) else "else"
    return _fits(value, schema.get(branch, True), is_type)


def _dependent(value: Any, wanted: Any, schema: Schema, is_type: IsType) -> bool:
    return not isinstance(value, dict) or all(set(needed) <= value.keys() for key, needed in wanted.items() if key in value)


def _sized(kind: type[str] | type[list[Any]] | type[dict[str, Any]], fits: Callable[[int, int], bool]) -> _Check:
    return lambda value, wanted, schema, is_type: not isinstance(value, kind) or fits(len(value), wanted)


def _at_least(size: int, wanted: int) -> bool:
    return size >= wanted


def _at_most(size: int, wanted: int) -> bool:
    return size <= wanted


_CHECKS: Mapping[str, _Check] = {
    "type": _type,
    "enum": lambda value, wanted, schema, is_type: value in wanted,
    "const": lambda value, wanted, schema, is_type: value == wanted,
    "pattern": lambda value, wanted, schema, is_type: not isinstance(value, str) or re.search(wanted, value) is not None,
    "minLength": _sized(str, _at_least),
    "maxLength": _sized(str, _at_most),
    "minItems": _sized(list, _at_least),
    "maxItems": _sized(list, _at_most),
    "minProperties": _sized(dict, _at_least),
    "maxProperties": _sized(dict, _at_most),
    "required": lambda value, wanted, schema, is_type: not isinstance(value, dict) or all(key in value for key in wanted),
    "dependentRequired": _dependent,
    "properties": _properties,
    "additionalProperties": _additional,
    "items": _items,
    "allOf": lambda value, wanted, schema, is_type: all(_fits(value, part, is_type) for part in wanted),
    "anyOf": lambda value, wanted, schema, is_type: any(_fits(value, part, is_type) for part in wanted),
    "not": lambda value, wanted, schema, is_type: not _fits(value, wanted, is_type),
    "if": _then,
    "then": lambda value, wanted, schema, is_type: "if" in schema,
    "else": lambda value, wanted, schema, is_type: "if" in schema,
}
