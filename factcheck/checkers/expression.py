"""Expressions: what `check:` may say, as a tree: growth("2.1万通", calls-blocked), or arithmetic: (a + b) / c * 100.

A small recursive-descent reader of ids, quoted figures, numbers, `${given.x}`, brackets and + - * /.  Nothing in it is
evaluated by Python.  Ids may hold "-", so a minus needs a space before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from factcheck.limits import CHECK_ARGUMENTS, CHECK_CHARS, CHECK_DEPTH
from factcheck.wording import say

_TOKEN = re.compile(
    r"""\s*(?:
        (?P<figure>"[^"]*"|'[^']*'|“[^”]*”)
      | (?P<given>\$\{[^{}]*\})
      | (?P<number>(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?(?![\w.-]))
      | (?P<name>[^\W_][\w.\-]*)
      | (?P<sign>[-+*/(),>，（）＋－−＊×／÷])
      | (?P<wrong>\S)
    )""",
    re.VERBOSE,
)
_SIGNS = str.maketrans("，（）＋－−＊×／÷", ",()+--**//")
_GIVEN = re.compile(r"\$\{\s*(?:given\.)?([^\W_][\w.\-]*)\s*\}\Z")


@dataclass(frozen=True, slots=True)
class Argument:
    """A "name" (a claim's id or a constant's), a "given" constant, a "figure" (in quotes, as a text writes it) or a "number"."""

    kind: Literal["name", "given", "figure", "number"]
    text: str
    column: int


@dataclass(frozen=True, slots=True)
class Operation:
    """Two expressions with + - * / between them."""

    sign: str
    left: Expression
    right: Expression
    column: int


@dataclass(frozen=True, slots=True)
class Negative:
    """An expression with a minus before it."""

    of: Expression
    column: int


@dataclass(frozen=True, slots=True)
class Call:
    """A relationship and its arguments."""

    name: str
    arguments: tuple[Expression, ...]
    column: int


Expression = Argument | Operation | Negative | Call


class ExpressionError(ValueError):
    """An expression that cannot be read; `column` is its place in it, from 0."""

    def __init__(self, message: str, column: int = 0) -> None:
        super().__init__(message)
        self.column = column


def parse(expression: str) -> Expression:
    """The tree of what `check:` states.  Raises ExpressionError, with what to write."""
    if len(expression) > CHECK_CHARS:
        raise ExpressionError(say("this check is longer than {limit:,} characters", limit=CHECK_CHARS))
    tokens = list(_tokens(expression))
    if not tokens:
        raise ExpressionError(
            say("write a relationship, such as total(by-police, by-carriers), or arithmetic, such as a / b * 100")
        )
    return _Reader(tokens, len(expression)).whole()


def arguments(expression: Expression) -> Iterator[Argument]:
    """Every id, figure and number in the expression, from left to right."""
    match expression:
        case Argument():
            yield expression
        case Operation():
            yield from arguments(expression.left)
            yield from arguments(expression.right)
        case Negative():
            yield from arguments(expression.of)
        case Call():
            for argument in expression.arguments:
                yield from arguments(argument)


class _Token(NamedTuple):
    kind: str
    text: str
    column: int

    @property
    def quoted(self) -> str:
        """Its text in quotes; a figure has its own."""
        return self.text if self.kind == "figure" else f'"{self.text}"'


def _tokens(expression: str) -> Iterator[_Token]:
    for found in _TOKEN.finditer(expression):
        kind = str(found.lastgroup)
        text, column = found[kind], found.start(kind)
        if kind == "wrong":
            raise ExpressionError(_unreadable(text, expression, column), column)
        yield _Token(kind, text.translate(_SIGNS) if kind == "sign" else text, column)


def _unreadable(sign: str, expression: str, column: int) -> str:
    if sign == "%":
        return say('a percentage is written in quotes: "12.77%"')
    if sign in "\"'“":
        return say("the quotes that open here are not closed: {quoted}", quoted=expression[column : column + 20])
    if sign == "$":
        return say("a constant of the file is written ${{given.name}}")
    if sign == "^":
        return say("there are no powers; write a * a")
    return say('cannot read "{sign}" in a check; write for example growth("2.1万通", calls-blocked)', sign=sign)


class _Reader:
    """Recursive descent: sum = product {+- product}; product = term {*/ term}; term = -term, (sum), name(sum, …) or a value."""

    def __init__(self, tokens: list[_Token], length: int) -> None:
        self._tokens = tokens
        self._end = _Token("end", "", length)
        self._at = 0
        self._depth = 0
        self._count = 0

    def whole(self) -> Expression:
        """The tree of all tokens."""
        expression = self._sum()
        token = self._next
        if token.text == ")" and token.kind == "sign":
            raise ExpressionError(say("there is a bracket too many"), token.column)
        if token.text in (",", ">") and token.kind == "sign":
            raise ExpressionError(
                say('"{sign}" stands between the arguments of a relationship only', sign=token.text), token.column
            )
        if token.kind != "end":
            raise ExpressionError(say("a sign (+ - * /) is missing before {sign}", sign=token.quoted), token.column)
        return expression

    @property
    def _next(self) -> _Token:
        return self._tokens[self._at] if self._at < len(self._tokens) else self._end

    def _takes(self, *signs: str) -> _Token | None:
        """The next token, taken, where it is one of the signs."""
        token = self._next
        if token.kind != "sign" or token.text not in signs:
            return None
        self._at += 1
        return token

    def _sum(self) -> Expression:
        left = self._product()
        while (sign := self._takes("+", "-")) is not None:
            left = self._operation(sign, left, self._product())
        return left

    def _product(self) -> Expression:
        left = self._term()
        while (sign := self._takes("*", "/")) is not None:
            left = self._operation(sign, left, self._term())
        return left

    def _operation(self, sign: _Token, left: Expression, right: Expression) -> Operation:
        # The tree leans to the left by one level an operation.
        self._count += 1
        if self._count > CHECK_ARGUMENTS:
            raise ExpressionError(say("a check takes at most {limit} figures", limit=CHECK_ARGUMENTS), sign.column)
        return Operation(sign.text, left, right, sign.column)

    def _term(self) -> Expression:
        self._depth += 1
        if self._depth > CHECK_DEPTH:
            raise ExpressionError(say("brackets stand more than {limit} deep", limit=CHECK_DEPTH), self._next.column)
        try:
            return self._read_term()
        finally:
            self._depth -= 1

    def _read_term(self) -> Expression:
        token = self._next
        if (minus := self._takes("-")) is not None:
            return Negative(self._term(), minus.column)
        if self._takes("+") is not None:
            return self._term()
        if (bracket := self._takes("(")) is not None:
            inner = self._sum()
            if self._takes(")") is None:
                self._unclosed(bracket)
            return inner
        if token.kind in ("end", "sign"):
            if not token.text:
                raise ExpressionError(say("a figure is missing at the end"), token.column)
            raise ExpressionError(say('a figure is missing before "{sign}"', sign=token.text), token.column)
        self._at += 1
        if token.kind == "name":
            if self._takes("(") is not None:
                return Call(token.text, tuple(self._arguments(token)), token.column)
            return Argument("name", token.text, token.column)
        if token.kind == "figure":
            return Argument("figure", token.text[1:-1], token.column)
        if token.kind == "given":
            named = _GIVEN.match(token.text)
            if named is None:
                raise ExpressionError(
                    say("cannot read {sign}; a constant is written ${{given.name}}", sign=token.text), token.column
                )
            return Argument("given", named[1], token.column)
        return Argument("number", token.text, token.column)

    def _arguments(self, name: _Token) -> Iterator[Expression]:
        if self._takes(")") is not None:
            return
        for _ in range(CHECK_ARGUMENTS):
            token = self._next
            if token.kind == "sign" and token.text in (",", ">", ")"):
                raise ExpressionError(say('an argument is missing before "{sign}"', sign=token.text), token.column)
            yield self._sum()
            if self._takes(")") is not None:
                return
            if self._takes(",", ">") is None:
                token = self._next
                if token.kind == "end":
                    self._unclosed(name)
                raise ExpressionError(say("a comma is missing before {sign}", sign=token.quoted), token.column)
        raise ExpressionError(say("a check takes at most {limit} arguments", limit=CHECK_ARGUMENTS), self._next.column)

    def _unclosed(self, opened: _Token) -> None:
        token = self._next
        if token.kind not in ("end", "sign"):
            raise ExpressionError(
                say("a sign (+ - * /) or a closing bracket is missing before {sign}", sign=token.quoted), token.column
            )
        raise ExpressionError(say("a closing bracket is missing"), opened.column)
