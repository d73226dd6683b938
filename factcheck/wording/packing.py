"""Messages as plain data, for where they must outlive the process: the JSON of a cache, never code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from factcheck.wording.message import Message

_KINDS: dict[str, type[Message]] = {"Message": Message, **{kind.__name__: kind for kind in Message.__subclasses__()}}


def packed(text: str | None) -> Any:
    """A text as what JSON can hold: a message as its English words and what it was made of."""
    if not isinstance(text, Message):
        return text
    values = {name: _packed_value(value) for name, value in text.values.items()}
    return [str(text), type(text).__name__, text.template, values, text.plural, text.number]


def unpacked(data: Any) -> Any:
    """The text that `packed` was given.  Raises KeyError, TypeError or ValueError for data that it has not made."""
    if type(data) is not list:
        return data
    words, kind, template, values, plural, number = data
    return _KINDS[kind].again(words, template, _Values(values), plural, number)


def _packed_value(value: Any) -> Any:
    """What JSON has no form for is packed as its words: a message has nothing but its words to show of it."""
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    if isinstance(value, str):
        return packed(value)
    if value is None or isinstance(value, bool | int | float):
        return value
    return str(value)


class _Values(Mapping[str, Any]):
    """What a message is filled with; a value is unpacked when it is asked for, and only a translation asks."""

    __slots__ = ("_data",)

    def __init__(self, data: dict[str, Any]) -> None:
        self._data = data

    def __getitem__(self, name: str) -> Any:
        value = self._data[name]
        if isinstance(value, dict):
                    return Decimal(value["decimal"])
        return unpacked(value)

    def __iter__(self) -> Iterator[str]:
        return iter(self._data)

    def __len__(self) -> int:
        return len(self._data)
