"""against_data: the article's figure is a correct rounding of a value of the data, with the meaning of its approximator.

5.1亿余元 holds for 514,300,000 in the data and is contradicted by 509,000,000.  Where the claim says what it expects besides, the
article, the expectation and the data must all agree, and the finding says which of the three stands alone.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from factcheck.checkers.agreement import Agreement, agreement
from factcheck.checkers.relation import signed
from factcheck.checkers.tolerance import with_tolerance
from factcheck.checkers.unit import unit_of
from factcheck.checkers.value import check_value
from factcheck.checkers.wording import interval
from factcheck.figures import Article, convert, same_unit, scale_of
from factcheck.model import Change, Claim, Datum, Expectation, Figure, Finding, Interval, NoDatum, Quantity
from factcheck.wording import say


def check_against_data(claim: Claim, datum: Datum | NoDatum, path: str, article: Article) -> Finding:
    """The finding for a claim whose figure must state a value of the data, in one article.

    `datum` says what the data have, or why they cannot be reached; then what the claim expects itself is checked still.
    """
    own = claim.expect if isinstance(claim.expect, Expectation) else None
    if isinstance(datum, NoDatum):
        return _unverified(claim, own, datum, path, article)
    expect = own or as_expectation(datum)

    def judge(figure: Figure, _: Expectation, __: Claim) -> Agreement:
        return _alone(figure, own, datum, claim) if own is not None else data_agreement(figure, datum, claim, None)

    finding = check_value(claim, expect, path, article, judge)
    return replace(finding, notes=(*finding.notes, *datum.notes))


def as_expectation(datum: Datum) -> Expectation:
    """The value as an expectation, to find the figure by: a negative percentage is a fall."""
    low, high = (_rounded(bound) for bound in (datum.interval.low, datum.interval.high))
    falls = datum.kind in ("percent", "percentage_point") and high < 0
    if falls:
        low, high = -high, -low
    kind = datum.kind if low == high else "range"
    return Expectation(datum.text, Quantity(low, high, datum.unit, kind, rounded=False), "down" if falls else None)


def data_agreement(figure: Figure, datum: Datum, claim: Claim, expect: Expectation | None) -> Agreement:
    """Whether a figure can be the value of the data: its unit, its direction, its number."""
    compared = _in_unit_of(figure.quantity, datum)
    if compared is None:
        data = {"other": datum.unit, "origin": datum.origin}
        if figure.quantity.unit is None:
            return Agreement(False, say("the unit is missing; the data are in {other}, see {origin}", **data))
        unit = figure.quantity.unit
        return Agreement(False, say("the unit is {unit}; the data are in {other}, see {origin}", unit=unit, **data))
    allowed = with_tolerance(compared, figure.quantity, claim.tolerance)
    direction_is_said = expect is not None and expect.change not in (None, "none")
    written = _directed(figure.quantity.interval(claim.rounding), figure.change, allowed, direction_is_said)
    working = say(
        "{figure} stands for {interval}; the data have {value} ({origin})",
        figure=figure.quote, interval=interval(written, scale_of(figure.quote)), value=datum.text, origin=datum.origin,
    )  # fmt: skip
    if claim.digits == "same":
        holds = _directed(
            Interval.between(figure.quantity.low, figure.quantity.high), figure.change, allowed, direction_is_said
        ).meets(allowed)
        wanted = say("the claim wants the same digits as the data, see {origin}", origin=datum.origin)
        return Agreement(holds, wanted, working)
    if written.meets(allowed):
        return Agreement(True, working=working)
    return Agreement(False, datum.origin, working, _hints(figure, written, allowed, datum, claim, direction_is_said))


def _hints(figure: Figure, written: Interval, allowed: Interval, datum: Datum, claim: Claim, said: bool) -> tuple[str, ...]:
    notes = []
    cut = _directed(figure.quantity.interval("truncated"), figure.change, allowed, said)
    if claim.rounding == "rounded" and figure.quantity.approx == "exact" and cut.meets(allowed):
        notes.append(say("cut off instead of rounded it would hold (rounding: truncated)"))
    if written.meets(-allowed) and figure.change != "none":
        notes.append(say("only the direction differs; where the data hold a fall without its sign, write expect: down"))
    if figure.quantity.unit == "%" and datum.unit != "%" and written.meets(allowed * 100):
        notes.append(say("the data hold a share of one; with unit: fraction it would hold"))
    return tuple(notes)


def _directed(written: Interval, change: Change, data: Interval, direction_is_said: bool) -> Interval:
    """A figure's interval as the data have it: a fall is negative.

    Where the claim says the direction itself, the data may hold the amount of a fall without its sign.
    """
    with_sign = signed(written, change)
    unsigned = data.low is not None and data.low >= 0
    return written if direction_is_said and unsigned and change == "down" else with_sign


def _in_unit_of(quantity: Quantity, datum: Datum) -> Interval | None:
    """The value of the data in the unit of the figure; None where it cannot be in that unit."""
    if datum.unit is None:
        return datum.interval
    # Only the unit of it is asked for.
    stated = Quantity(Decimal(0), Decimal(0), datum.unit, datum.kind)
    if same_unit(stated, quantity):
        return datum.interval
    if {datum.unit, quantity.unit} == {"pp", "bp"}:
        return datum.interval * (unit_of(stated)[1] / unit_of(quantity)[1])
    if quantity.unit is None or not {"measure", "duration"} >= {datum.kind, quantity.kind}:
        return None
    return convert(datum.interval, datum.unit, quantity.unit)


# --- With an expectation besides ------------------------------------------------------------------------------------------


def _alone(figure: Figure, expect: Expectation, datum: Datum, claim: Claim) -> Agreement:
    """Whether article, expectation and data agree; which of them does not."""
    stated = agreement(figure, expect, claim)
    found = data_agreement(figure, datum, claim, expect)
    expected = _expectation_fits(expect, datum, claim)
    if stated.holds and found.holds and expected:
        return Agreement(True, working=found.working, notes=stated.notes)
    told = {"value": datum.text, "origin": datum.origin}
    match stated.holds, found.holds, expected:
        case True, False, False:
            reason = say("the data stand alone with {value}, see {origin}", **told)
        case False, False, True:
            reason = say("the article stands alone: the data have {value}, see {origin}", **told)
        case False, True, False:
            reason = say("the expectation stands alone: the data have {value}, as the article says, see {origin}", **told)
        case True, True, False:
            reason = say("the expectation does not fit the data, which have {value}; the article fits both; see {origin}", **told)
        case True, False, True:
            reason = say("the article does not fit the data, which have {value}; the expectation fits both; see {origin}", **told)
        case False, True, True:
            reason = say("the article does not fit the expectation; the data, {value}, fit both; see {origin}", **told)
        case _:
            reason = say("article, expectation and data are three different things: the data have {value}, see {origin}", **told)
    return Agreement(False, reason, stated.working or found.working, (*stated.notes, *found.notes))


def _expectation_fits(expect: Expectation, datum: Datum, claim: Claim) -> bool:
    """Whether what is expected can be the value of the data, as if the article said it."""
    if expect.quantity is None:
        # Data without a sign may hold the amount of a fall; a negative number is no rise.
        falls = datum.interval.high is not None and datum.interval.high < 0
        return not (falls and expect.change == "up")
    compared = _in_unit_of(expect.quantity, datum)
    if compared is None:
        return (
            expect.quantity.unit is None
            and datum.unit is not None
            and datum.interval.meets(expect.quantity.interval(claim.rounding))
        )
    stated = (
        Interval.between(expect.quantity.low, None, low_closed=False)
        if expect.beyond
        else expect.quantity.interval(claim.rounding)
    )
    allowed = with_tolerance(compared, expect.quantity, claim.tolerance)
    return _directed(stated, expect.change or "none", allowed, expect.change not in (None, "none")).meets(allowed)


def _unverified(claim: Claim, own: Expectation | None, datum: NoDatum, path: str, article: Article) -> Finding:
    """The finding without the data: what the claim expects may be contradicted still; it does not hold."""
    if own is not None:
        finding = check_value(claim, own, path, article)
        if finding.verdict != "holds":
            return replace(finding, notes=(*finding.notes, say("not held against the data: {reason}", reason=datum.reason)))
        message = say("the article says what is expected, but the data could not be read: {reason}", reason=datum.reason)
        return replace(finding, verdict="unverifiable", message=message)
    message = say("the data could not be read: {reason}", reason=datum.reason)
    return Finding(
        "unverifiable", message, claim.id, claim.place, severity=claim.severity, article=path, line=1, column=1, end_line=1,
        end_column=1,
    )  # fmt: skip


def _rounded(bound: Fraction | None) -> Decimal:
    """A bound as a decimal number, good enough to look for."""
    if bound is None:
        return Decimal(0)
    return Decimal(bound.numerator) / Decimal(bound.denominator)
