"""Messages as plain data, for where they must outlive the process: the JSON of a cache, never code."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from factcheck.wording.message import Message

_KINDS: dict[str, type[Message]] = {"Message": Message, **{kind.__name__: kind for kind in Message.__subclasses__()}}


def packed(text: Any) -> Any:
    """A text, or a value that one is filled with, as what JSON can hold.

    What JSON has no form for is packed as its words: a message has nothing but its words to show of it.
    """
    if isinstance(text, Message):
        values = {name: packed(value) for name, value in text.values.items()}
        return {"message": [type(text).__name__, text.template, values, text.plural, text.number]}
    if isinstance(text, Decimal):
        return {"decimal": str(text)}
    if text is None or isinstance(text, bool | int | float | str):
        return text
    return str(text)


def unpacked(data: Any) -> Any:
    """What `packed` was given.  Raises KeyError, TypeError or ValueError for data that it has not made."""
    if not isinstance(data, dict):
        return data
    if "decimal" in data:
        return Decimal(data["decimal"])
    kind, template, values, plural, number = data["message"]
    # Most values are words; a run from the cache unpacks some hundred messages a claim file.
    filled = {name: value if type(value) is str else unpacked(value) for name, value in values.items()}
    return _KINDS[kind](template, filled, plural, number)
