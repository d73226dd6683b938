"""Expressions: what `check:` may say: a relationship with its arguments, growth("2.1万通", calls-blocked).

A small recursive reader of names, quoted figures and numbers; nothing is evaluated but what a relationship computes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# Far more than a person would write; it bounds what a hostile file can ask for.
MAX_ARGUMENTS = 200
MAX_LENGTH = 10_000

_TOKEN = re.compile(
    r"""\s*(?:
        (?P<quoted>"[^"]*"|'[^']*'|“[^”]*”)
      | (?P<number>[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?(?![\w.-]))
      | (?P<name>[^\W_][\w.\-]*)
      | (?P<sign>[(),，（）>])
      | (?P<wrong>\S)
    )""",
    re.VERBOSE,
)
_SIGNS = {"，": ",", "（": "(", "）": ")"}


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument: "name" (a claim's id), "figure" (quoted, as a text would write it) or "number" (exact)."""

    kind: str
    text: str
    column: int


@dataclass(frozen=True, slots=True)
class Call:
    """A relationship and its arguments."""

    name: str
    arguments: tuple[Argument, ...]


class ExpressionError(ValueError):
    """An expression that cannot be read; `column` is its place in it, from 0."""

    def __init__(self, message: str, column: int = 0) -> None:
        super().__init__(message)
        self.column = column


def parse(expression: str) -> Call:
    """The call that `check:` states.  Raises ExpressionError, with what to write."""
    if len(expression) > MAX_LENGTH:
        raise ExpressionError(f"this check is longer than {MAX_LENGTH:,} characters")
    tokens = [(m.lastgroup or "", m[m.lastgroup or 0], m.start(m.lastgroup or 0)) for m in _TOKEN.finditer(expression)]
    for kind, text, column in tokens:
        if kind == "wrong":
            raise ExpressionError(f'cannot read "{text}" in a check; write for example growth("2.1万通", calls-blocked)', column)
    if len(tokens) < 3 or tokens[0][0] != "name" or _sign(tokens[1]) != "(" or _sign(tokens[-1]) != ")":
        raise ExpressionError('a check is a relationship with its arguments in brackets, such as total(by-police, by-carriers)')
    arguments = []
    for index, (kind, text, column) in enumerate(tokens[2:-1]):
        if index % 2:
            if _sign((kind, text, column)) not in (",", ">"):
                raise ExpressionError(f'a comma is missing before "{text}"', column)
        elif kind == "sign":
            raise ExpressionError(f'an argument is missing before "{text}"', column)
        else:
            arguments.append(Argument({"quoted": "figure"}.get(kind, kind), text.strip("\"'“”") if kind == "quoted" else text, column))
    if len(tokens) > 3 and len(tokens[2:-1]) % 2 == 0:
        raise ExpressionError("an argument is missing before the last bracket", tokens[-1][2])
    if len(arguments) > MAX_ARGUMENTS:
        raise ExpressionError(f"a check takes at most {MAX_ARGUMENTS} arguments")
    return Call(tokens[0][1], tuple(arguments))


def _sign(token: tuple[str, str, int]) -> str:
    kind, text, _ = token
    return _SIGNS.get(text, text) if kind == "sign" else ""
