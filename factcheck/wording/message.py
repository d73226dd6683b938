"""A message is its English text, and remembers what it was made of, so that a report can say it in another language.

Whoever finds a mistake does not know who will read of it: a message is made where the mistake is, and put into the reader's
language where it is shown.  Until then it is a plain English string to everything that handles it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Self

# A catalogue: for an English template (and its plural and a count, where it has one) the template of another language.
Lookup = Callable[[str, str | None, int], str]


class Message(str):
    """An English sentence or phrase made by `say`, `say_count` or `joined`.

    template   the words with {names} for what is filled in, the key of the catalogues
    plural     the words where the number counted is not one; None where there is no count
    values     what is filled in, by name; a Message among them is translated with it
    """

    __slots__ = ("number", "plural", "template", "values")

    template: str
    plural: str | None
    number: int
    values: Mapping[str, Any]

    def __new__(cls, template: str, values: Mapping[str, Any], plural: str | None = None, count: int = 1) -> Self:
        """The English text of the template with its values filled in."""
        chosen = template if plural is None or count == 1 else plural
        return cls.again(cls._filled(chosen, values), template, values, plural, count)

    @classmethod
    def again(cls, text: str, template: str, values: Mapping[str, Any], plural: str | None, count: int) -> Self:
        """The message whose English text is known, because it was made before."""
        message = super().__new__(cls, text)
        message.template, message.plural, message.number, message.values = template, plural, count, values
        return message

    @classmethod
    def _filled(cls, template: str, values: Mapping[str, Any]) -> str:
        return template.format_map(values)

    def __reduce__(self) -> tuple[type[Message], tuple[str, Mapping[str, Any], str | None, int]]:
        """What pickle and copy make it anew from."""
        return type(self), (self.template, self.values, self.plural, self.number)

    def through(self, lookup: Lookup) -> str:
        """This message in the language of a catalogue."""
        values = {name: _through(value, lookup) for name, value in self.values.items()}
        return self._filled(lookup(self.template, self.plural, self.number), values)


class _Phrase(Message):
    """A text of a table as it stands there."""

    __slots__ = ()

    @classmethod
    def _filled(cls, template: str, values: Mapping[str, Any]) -> str:
        return template


class _Joined(Message):
    """Several messages in a row; each is translated by itself."""

    __slots__ = ()

    def through(self, lookup: Lookup) -> str:
        separator, *parts = (_through(self.values[name], lookup) for name in self.values)
        return str(separator).join(map(str, parts))


def say(template: str, /, **values: Any) -> Message:
    """The message of a template such as "{unit} is not {other}"; a format such as {size:,} is a value's own matter.

    The template is a literal, so that the catalogues can be collected from the code.
    """
    return Message(template, values)


def phrase(text: str, /) -> Message:
    """The message of a text of a table, a schema's say, that has nothing to fill in; its braces are only braces."""
    return _Phrase(text, {})


def say_count(one: str, many: str, count: int, /, **values: Any) -> Message:
    """As `say`, in the form that `count` asks for; {count} is filled in as well."""
    return Message(one, {"count": count, **values}, many, count)


def joined(separator: str, parts: Iterable[str]) -> Message:
    """The parts, messages or plain strings, with a separator between them."""
    found = list(parts)
    values = {"separator": separator, **{f"part{number}": part for number, part in enumerate(found)}}
    return _Joined("{separator}".join(f"{{part{number}}}" for number in range(len(found))), values)


def meant(word: str) -> Message:
    """What stands behind a word that nobody knows: the nearest that is known."""
    return say('; did you mean "{word}"?', word=word)


def listed(parts: Iterable[str]) -> Message:
    """The parts as a list in a sentence: a, b, c."""
    return joined(say(", "), parts)


def moved(change: str, amount: str) -> str:
    """An amount with the direction that a text gives it (up, down, none): up 5%, 12.7%."""
    if change == "none":
        return amount
    return say("up {amount}", amount=amount) if change == "up" else say("down {amount}", amount=amount)


def translated(text: str, lookup: Lookup) -> str:
    """A text as the reader of a catalogue's language sees it; one that is no Message, a quote say, is left as it is."""
    return text.through(lookup) if isinstance(text, Message) else text


def _through(value: Any, lookup: Lookup) -> Any:
    return value.through(lookup) if isinstance(value, Message) else value
