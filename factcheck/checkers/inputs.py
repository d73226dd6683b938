"""Inputs: what the arguments of a relationship stand for: figures of an article, constants of the file, or what is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from factcheck.checkers.agreement import agreement
from factcheck.checkers.arithmetic import Amount, evaluate
from factcheck.checkers.expression import Argument, Call, Expression, ExpressionError
from factcheck.checkers.local_money import in_money_of
from factcheck.checkers.locating import find_mentions
from factcheck.checkers.registry import Checker, Input, relationship, relationships
from factcheck.checkers.relation import signed
from factcheck.checkers.unit import unit_of
from factcheck.claims import read_date
from factcheck.figures import Article, extract, folded
from factcheck.model import Claim, ClaimFile, Datum, Expectation, Figure, Given, Interval, NoDatum, Quantity, Rounding
from factcheck.wording import nearest, say, say_count, words_of

# What begins the name of a value of the data.
DATA = "data."


@dataclass
class Inputs:
    """Reads the arguments of one claim's relationship, in one article.

    articles   every article that the file names, by its path there
    rounding   how the figures that the claim writes itself were shortened; None: as the claim of each says, too
    values     of the data, by the names under which the claim file knows them (data.NAME)
    missing    what the article does not state, in words
    unread     which data could not be read, in words
    remarks    on the data that were read
    as_claimed   whether a claim's figure is taken as the claim expects it, instead of as the article states it
    stated_for   what the article states for each claim that was asked for
    """

    claim: Claim
    claim_file: ClaimFile
    by_id: Mapping[str, Claim]
    path: str
    articles: Mapping[str, Article]
    rounding: Rounding | None = None
    values: Mapping[str, Datum | NoDatum] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    as_claimed: bool = False
    stated_for: dict[str, Figure] = field(default_factory=dict)
    found: list[Input] = field(default_factory=list)
    _known: dict[tuple[str, str, str], Input] = field(default_factory=dict)

    def relationship(self, call: Call) -> type[Checker]:
        """The relationship that a call names.  Raises ExpressionError where there is none, or it takes other arguments."""
        kind = relationship(call.name)
        if kind is None:
            known = relationships()
            hint = nearest(call.name, known) or say("; there are {names}", names=", ".join(sorted(known)))
            raise ExpressionError(say('unknown relationship "{call}"{hint}', call=call.name, hint=hint), call.column)
        if not kind.accepts(len(call.arguments)):
            given = say_count("{count} argument is given", "{count} arguments are given", len(call.arguments))
            raise ExpressionError(say("write {relation}; {given}", relation=kind.signature(), given=given), call.column)
        return kind

    def read(self, expression: Expression, reads: str = "figures") -> None:
        """Reads every argument in the expression, so that `missing` and `found` are complete before anything is computed."""
        if isinstance(expression, Call):
            kind = self.relationship(expression)
            for part in expression.arguments:
                self.read(part, kind.reads)
        elif isinstance(expression, Argument):
            self.argument(expression, reads)
        else:
            for argument in _parts(expression):
                self.read(argument)

    def of_call(self, call: Call) -> list[Input]:
        """The arguments of a call; what a sum comes to where one is a sum.  `read` has been called before."""
        reads = self.relationship(call).reads
        return [self._input(argument, reads) for argument in call.arguments]

    def amount(self, expression: Expression) -> Amount:
        """What a sum comes to, with its unit."""
        return evaluate(expression, self.argument, self._amount_of_call)

    def _amount_of_call(self, call: Call) -> Amount:
        kind = self.relationship(call)
        try:
            return kind().amount(self.of_call(call))
        except ExpressionError:
            raise
        except ValueError as wrong:
            raise ExpressionError(words_of(wrong), call.column) from None

    def _input(self, expression: Expression, reads: str) -> Input:
        if isinstance(expression, Argument):
            return self.argument(expression, reads)
        formula, unit = self.amount(expression)
        return Input(str(formula), str(formula), formula.interval, unit, formula=formula)

    def argument(self, argument: Argument, reads: str = "figures") -> Input:
        """What one argument stands for.  One that the article lacks is noted in `missing`, and stands for 1."""
        key = argument.kind, argument.text, reads
        if key not in self._known:
            self._known[key] = item = self._read(argument, reads)
            self.found.append(item)
        return self._known[key]

    def _read(self, argument: Argument, reads: str) -> Input:
        text = argument.text
        if argument.kind == "number":
            is_date = reads == "dates" and _is_date(text)
            return Input(text, text, Interval.exactly(Decimal(text.replace(",", ""))), text=text if is_date else "")
        if argument.kind == "figure":
            if reads == "words":
                return self._words(text)
            if reads == "dates" and _is_date(text):
                return Input(f'"{text}"', text, Interval.exactly(0), text=text)
            return self._written(argument, reads)
        if argument.kind == "name" and text.startswith(DATA) and text not in self.by_id:
            return self._datum(argument)
        given = self.claim_file.given.get(text)
        if argument.kind == "given" or (given is not None and text not in self.by_id):
            return self._given(argument, given, reads)
        claim = self.by_id.get(text)
        if claim is None:
            raise ExpressionError(_no_claim(text, self.by_id, self.claim_file.given), argument.column)
        figure = self.stated(claim, argument.column)
        if figure is None:
            self.missing.append(say("the article states no figure for {claim}", claim=claim.id))
            return Input(claim.id, claim.id, Interval.exactly(1))
        return _of_figure(claim.id, figure.quote, figure, self.rounding or claim.rounding, figure)

    def stated(self, claim: Claim, column: int = 0) -> Figure | None:
        """What the article states for a claim: of the figures that agree with it the most exact, else the first that fits."""
        if not isinstance(claim.expect, Expectation) or claim.check is not None:
            raise ExpressionError(say('"{claim}" is no claim about one figure, so it cannot be an input', claim=claim.id), column)
        article = self.articles[claim.article or self.path]
        expect = in_money_of(article, claim.expect)
        figures = [mention.figure for mention in find_mentions(claim, article, expect)]
        agreeing = [figure for figure in figures if agreement(figure, expect, claim).holds]
        figure = min(agreeing, key=lambda figure: figure.quantity.place) if agreeing else next(iter(figures), None)
        if figure is None:
            return None
        self.stated_for[claim.id] = figure
        return _as_claimed(figure, expect) if self.as_claimed else figure

    def _datum(self, argument: Argument) -> Input:
        """A value of the data; one that could not be read is noted in `unread`, and stands for 1."""
        datum = self.values.get(argument.text)
        if datum is None:
            named = [f"{DATA}{name}" for name in self.claim_file.evidence]
            hint = nearest(argument.text, named) or say("; name it under evidence")
            told = say('the file names no value "{name}" of the data{hint}', name=argument.text, hint=hint)
            raise ExpressionError(told, argument.column)
        if isinstance(datum, NoDatum):
            if datum.reachable:
                raise ExpressionError(say("{name}: {reason}", name=argument.text, reason=datum.reason), argument.column)
            self.unread.append(datum.reason)
            return Input(argument.text, argument.text, Interval.exactly(1))
        self.remarks += datum.notes
        if datum.unit is None:
            return Input(argument.text, datum.text, datum.interval)
        unit, scale = unit_of(Quantity(Decimal(0), Decimal(0), datum.unit, datum.kind))
        return Input(argument.text, datum.text, datum.interval * scale, unit)

    def _words(self, words: str) -> Input:
        text = folded(self.articles[self.path].document.text)
        if folded(words) not in text:
            self.missing.append(say('the article does not say "{words}"', words=words))
        return Input(f'"{words}"', words, Interval.exactly(1), text=words)

    def _given(self, argument: Argument, given: Given | None, reads: str) -> Input:
        if given is None:
            hint = nearest(argument.text, self.claim_file.given) or say('; constants stand under "given"')
            raise ExpressionError(
                say('the file gives no constant "{name}"{hint}', name=argument.text, hint=hint), argument.column
            )
        if reads == "dates" and _is_date(given.text):
            return Input(given.name, given.text, Interval.exactly(0), text=given.text)
        expect = given.value
        if expect is None or expect.quantity is None:
            raise ExpressionError(
                say('the constant "{name}" states no figure: {text}', name=given.name, text=given.text), argument.column
            )
        unit, scale = unit_of(expect.quantity)
        if unit.counted and not expect.quantity.rounded and expect.quantity.approx == "exact":
            # A plain number is exact and fits any unit, as it would in the check itself.
            return Input(given.name, given.text, Interval.between(expect.quantity.low, expect.quantity.high))
        interval = signed(expect.quantity.interval(self.rounding or self.claim.rounding), expect.change) * scale
        return Input(given.name, given.text, interval, unit)

    def _written(self, argument: Argument, reads: str) -> Input:
        """A figure that the claim file writes in quotes, with the interval that its wording stands for."""
        figures = extract(argument.text)
        if len(figures) != 1:
            if reads == "dates":
                read_date(argument.text)
            count = say_count("{count} figure", "{count} figures", len(figures)) if figures else say("no figure")
            raise ExpressionError(
                say('"{text}" states {count}; write one, such as "5.1亿余元"', text=argument.text, count=count), argument.column
            )
        return _of_figure(f'"{argument.text}"', argument.text, figures[0], self.rounding or self.claim.rounding, None)


def _as_claimed(figure: Figure, expect: Expectation) -> Figure:
    """The figure with the amount and the direction that are expected; its wording stays."""
    return figure if expect.quantity is None else replace(figure, quantity=expect.quantity, change=expect.change or "none")


def _of_figure(name: str, quote: str, read: Figure, rounding: Rounding, figure: Figure | None) -> Input:
    unit, scale = unit_of(read.quantity)
    interval = signed(read.quantity.interval(rounding), read.change) * scale
    return Input(name, quote, interval, unit, figure)


def _parts(expression: Expression) -> Iterator[Expression]:
    if isinstance(expression, Argument | Call):
        yield expression
    elif hasattr(expression, "of"):
        yield expression.of
    else:
        yield expression.left
        yield expression.right


def _is_date(text: str) -> bool:
    try:
        read_date(text)
    except ValueError:
        return False
    return True


def _no_claim(text: str, by_id: Mapping[str, Claim], given: Mapping[str, Given]) -> str:
    parts = text.split("-")
    for index in range(1, len(parts)):
        left, right = "-".join(parts[:index]), "-".join(parts[index:])
        if all(part in by_id or part in given or part.replace(".", "").isdigit() for part in (left, right)):
            return say(
                'there is no claim "{text}"; a minus has spaces around it: {left} - {right}', text=text, left=left, right=right
            )
    hint = nearest(text, [*by_id, *given])
    return say('there is no claim "{text}"{hint}; a figure is written in quotes', text=text, hint=hint)
