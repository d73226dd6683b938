"""check_file: every claim of a file against its articles, each a Finding."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from difflib import get_close_matches

from factcheck.checkers.agreement import agreement
from factcheck.checkers.article import Article
from factcheck.checkers.expression import Argument, Call, ExpressionError, parse
from factcheck.checkers.locating import find_mentions
from factcheck.checkers.registry import Checker, Input, relationships
from factcheck.checkers.value import check_value, located
from factcheck.figures import extract
from factcheck.model import Claim, ClaimFile, Expectation, Figure, Finding, InputError, Interval


def check_file(claim_file: ClaimFile, articles: Mapping[str, Article]) -> list[Finding]:
    """The findings of a claim file, in the order of its claims; one a claim, for the first article where it does not hold.

    `articles` has every article that the file names, by its path there.
    """
    by_id = {claim.id: claim for claim in claim_file.claims}
    return [_check_claim(claim, by_id, articles) for claim in claim_file.claims]


def _check_claim(claim: Claim, by_id: Mapping[str, Claim], articles: Mapping[str, Article]) -> Finding:
    if claim.skip is not None:
        return Finding("skipped", f"skipped: {claim.skip}", claim.id, claim.place, severity=claim.severity)
    findings = []
    for path, article in articles.items():
        try:
            finding = _check_in(claim, by_id, path, article)
        except ExpressionError as wrong:
            place = claim.check_place or claim.place
            finding = _error(claim, InputError(str(wrong), place.path, place.line, place.column + wrong.column))
        except (ValueError, ZeroDivisionError) as wrong:
            place = claim.check_place or claim.place
            finding = _error(claim, InputError(str(wrong), place.path, place.line, place.column))
        except Exception as crash:
            finding = _error(claim, InputError(f"internal error: {type(crash).__name__}: {crash}", claim.place.path, claim.place.line))
        findings.append(finding)
    return next((finding for finding in findings if finding.verdict != "holds"), findings[0])


def _error(claim: Claim, error: InputError) -> Finding:
    return Finding("error", str(error), claim.id, claim.place, severity="error")


def _check_in(claim: Claim, by_id: Mapping[str, Claim], path: str, article: Article) -> Finding:
    if claim.check is None:
        if not isinstance(claim.expect, Expectation):
            raise ValueError(f'claim "{claim.id}" needs an "expect" that states a figure')
        return check_value(claim, claim.expect, path, article)
    call = parse(claim.check)
    kind = _relationship(call)
    inputs, missing = _inputs(call, by_id, path, article)
    expect = claim.expect
    stated: Figure | None = None
    if isinstance(expect, str):
        stated = _stated(by_id[expect], path, article)
        if stated is None:
            missing.append(expect)
        else:
            expect = _as_expectation(stated)
    if missing:
        return _unavailable(claim, path, article, missing)
    assert not isinstance(expect, str)
    outcome = kind().check(claim, expect, inputs)
    figures = [item.figure for item in inputs if item.figure is not None] + ([stated] if stated is not None else [])
    return Finding(
        verdict="holds" if outcome.holds else "contradicted",
        message=outcome.message,
        expected=expect.text if expect is not None else claim.check,
        found=", ".join(f"{item.name} {item.quote}" if item.figure else item.quote for item in inputs),
        working=outcome.working,
        notes=outcome.notes,
        figures=tuple((figure.start, figure.end) for figure in figures),
        **(located(claim, path, article, figures[0]) if figures else _whole(claim, path)),  # type: ignore[arg-type]
    )


def _relationship(call: Call) -> type[Checker]:
    known = relationships()
    kind = known.get(call.name)
    if kind is None:
        near = get_close_matches(call.name, known, 1)
        hint = f'; did you mean "{near[0]}"?' if near else f"; there are {', '.join(sorted(known))}"
        raise ExpressionError(f'unknown relationship "{call.name}"{hint}')
    if not kind.accepts(len(call.arguments)):
        raise ExpressionError(f"write {kind.signature()}; {len(call.arguments)} arguments are given")
    return kind


def _inputs(call: Call, by_id: Mapping[str, Claim], path: str, article: Article) -> tuple[list[Input], list[str]]:
    """The arguments with what they stand for, and the ids of claims whose figure the article does not state."""
    inputs: list[Input] = []
    missing: list[str] = []
    for argument in call.arguments:
        if argument.kind == "number":
            value = argument.text.replace(",", "")
            inputs.append(Input(argument.text, argument.text, Interval.exactly(Decimal(value))))
        elif argument.kind == "figure":
            inputs.append(_written(argument))
        else:
            claim = by_id.get(argument.text)
            if claim is None:
                near = get_close_matches(argument.text, by_id, 1)
                hint = f'; did you mean "{near[0]}"?' if near else ""
                raise ExpressionError(f'there is no claim "{argument.text}"{hint}; a figure is written in quotes', argument.column)
            figure = _stated(claim, path, article)
            if figure is None:
                missing.append(claim.id)
            else:
                interval = _signed(figure.quantity.interval(claim.rounding), figure.change)
                inputs.append(Input(claim.id, figure.quote, interval, figure.quantity, figure, figure.change))
    return inputs, missing


def _written(argument: Argument) -> Input:
    """A figure that the claim file writes in quotes, with the interval that its wording stands for."""
    figures = extract(argument.text)
    if len(figures) != 1:
        count = "no figure" if not figures else f"{len(figures)} figures"
        raise ExpressionError(f'"{argument.text}" states {count}; write one, such as "5.1亿余元"', argument.column)
    figure = figures[0]
    interval = _signed(figure.quantity.interval(), figure.change)
    return Input(f'"{argument.text}"', argument.text, interval, figure.quantity, None, figure.change)


def _signed(interval: Interval, change: str) -> Interval:
    return -interval if change == "down" else interval


def _stated(claim: Claim, path: str, article: Article) -> Figure | None:
    """What the article states for a claim: of the figures that agree with it the most exact, else the first that fits."""
    if not isinstance(claim.expect, Expectation) or claim.check is not None:
        raise ValueError(f'"{claim.id}" is no claim about one figure, so it cannot be an input')
    figures = [mention.figure for mention in find_mentions(claim, article, claim.expect)]
    agreeing = [figure for figure in figures if agreement(figure, claim.expect, claim).holds]
    return min(agreeing, key=lambda figure: figure.quantity.place) if agreeing else next(iter(figures), None)


def _as_expectation(figure: Figure) -> Expectation:
    change = None if figure.change == "none" else figure.change
    sense = None if figure.sense == "none" else figure.sense
    return Expectation(figure.quote, figure.quantity, change, None, sense)


def _unavailable(claim: Claim, path: str, article: Article, missing: list[str]) -> Finding:
    names = ", ".join(dict.fromkeys(missing))
    return Finding(
        verdict="missing",
        message=f"cannot be checked: the article states no figure for {names}",
        expected=claim.expect.text if isinstance(claim.expect, Expectation) else claim.expect,
        working=f"{claim.check} needs it",
        **_whole(claim, path),  # type: ignore[arg-type]
    )


def _whole(claim: Claim, path: str) -> dict[str, object]:
    return {
        "claim": claim.id, "claim_place": claim.place, "severity": claim.severity, "article": path,
        "line": 1, "column": 1, "end_line": 1, "end_column": 1,
    }  # fmt: skip

