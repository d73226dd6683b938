"""check_file: every claim of a file against its articles, each a Finding."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from factcheck.checkers.against_data import as_expectation, check_against_data
from factcheck.checkers.agreement import agreement
from factcheck.checkers.arithmetic import check_arithmetic
from factcheck.checkers.computed import computed_datum
from factcheck.checkers.expression import Call, ExpressionError, parse
from factcheck.checkers.inputs import DATA, Inputs
from factcheck.checkers.registry import Outcome
from factcheck.checkers.value import Location, check_value, located
from factcheck.checkers.wording import describe, interval
from factcheck.figures import Article, scale_of
from factcheck.model import Claim, ClaimFile, Datum, Expectation, Figure, Finding, InputError, NoDatum, Rounding, Severity
from factcheck.wording import joined, listed, say, words_of


def check_file(
    claim_file: ClaimFile,
    articles: Mapping[str, Article],
    today: date | None = None,
    values: Mapping[str, Datum | NoDatum] = MappingProxyType({}),
) -> list[Finding]:
    """The findings of a claim file, in the order of its claims; one a claim, for the first article where it does not hold.

    `articles` has every article that the file names, by its path there.  A claim that expired before `today` and holds is given
    as unverifiable, with the severity of a warning; without `today` none has expired.  `values` has what the data say, by
    the claim's id or as data.NAME; evidence that is not among them counts as not read.
    """
    desk = _Desk(claim_file, {claim.id: claim for claim in claim_file.claims}, articles, values)
    return [replace(_dated(claim, desk.check(claim), today), source=claim.source) for claim in claim_file.claims]


def _dated(claim: Claim, finding: Finding, today: date | None) -> Finding:
    """The finding, with what is to be said where its claim has expired."""
    if today is None or claim.expires is None or claim.expires >= today or finding.verdict == "skipped":
        return finding
    note = say(
        "the claim expired on {date}{last}: check its source again and set a new date",
        date=str(claim.expires), last=_last_checked(claim),
    )  # fmt: skip
    if finding.verdict != "holds":
        return replace(finding, notes=(*finding.notes, note))
    severity: Severity = "info" if claim.severity == "info" else "warning"
    return replace(finding, verdict="unverifiable", severity=severity, message=joined(say("; "), [finding.message, note]))


def _last_checked(claim: Claim) -> str:
    """Who checked it last, and when, as far as the claim says so."""
    checked = {"date": str(claim.checked_on), "name": str(claim.checked_by)}
    if claim.checked_on and claim.checked_by:
        return say("; last checked on {date} by {name}", **checked)
    if claim.checked_on:
        return say("; last checked on {date}", **checked)
    return say("; last checked by {name}", **checked) if claim.checked_by else ""


@dataclass(frozen=True, slots=True)
class _Desk:
    """A claim file with its articles, for the checks of its claims."""

    claim_file: ClaimFile
    by_id: Mapping[str, Claim]
    articles: Mapping[str, Article]
    values: Mapping[str, Datum | NoDatum]

    def check(self, claim: Claim) -> Finding:
        """The finding of one claim."""
        if claim.skip is not None:
            return Finding("skipped", say("skipped: {skip}", skip=claim.skip), claim.id, claim.place, severity=claim.severity)
        paths = [claim.article] if claim.article is not None else [path for path, _ in self.claim_file.articles]
        meant = [path for path in paths if claim.when is None or self.articles[path].lang == claim.when]
        if not meant:
            return Finding(
                "skipped",
                say("skipped: no article is in {when}", when=claim.when),
                claim.id,
                claim.place,
                severity=claim.severity,
            )
        findings = [self._guarded(claim, path) for path in meant]
        return next((finding for finding in findings if finding.verdict != "holds"), findings[0])

    def _guarded(self, claim: Claim, path: str) -> Finding:
        """The finding for one article; a mistake of the author, or a crash, becomes an error that says where."""
        place = claim.check_place or claim.place
        try:
            return self._check_in(claim, path)
        except ExpressionError as wrong:
            error = InputError(words_of(wrong), place.path, place.line, place.column + wrong.column)
        except (ValueError, ZeroDivisionError) as wrong:
            error = InputError(words_of(wrong), place.path, place.line, place.column)
        except Exception as crash:
            error = InputError.of_crash(crash, claim.place.path, claim.place.line)
        return Finding("error", error.placed, claim.id, claim.place)

    def _check_in(self, claim: Claim, path: str) -> Finding:
        if claim.check is not None:
            return self._relation(claim, path)
        if claim.evidence is not None:
            return self._evidence(claim, path)
        if not isinstance(claim.expect, Expectation):
            raise ValueError(say('claim "{id}" needs an "expect" that states a figure', id=claim.id))
        return check_value(claim, claim.expect, path, self.articles[path])

    def _evidence(self, claim: Claim, path: str) -> Finding:
        """The finding of a claim that names what the data must say."""
        if isinstance(claim.evidence, str):
            place, datum = claim.place, self._computed(claim, claim.evidence, path)
            if (named := self.claim_file.evidence.get(claim.evidence.removeprefix(DATA))) is not None:
                place = named.place
        else:
            assert claim.evidence is not None
            place = claim.evidence.place
            datum = self.values.get(claim.id, NoDatum(say("it was not asked for"), reachable=False))
        if isinstance(datum, NoDatum) and datum.reachable:
            error = InputError(datum.reason, place.path, place.line, place.column)
            return Finding("error", error.placed, claim.id, claim.place)
        return check_against_data(claim, datum, path, self.articles[path])

    def _computed(self, claim: Claim, written: str, path: str) -> Datum | NoDatum:
        """A value of the data by its name, or what a relationship between such values comes to."""
        inputs = Inputs(claim, self.claim_file, self.by_id, path, self.articles, values=self.values)
        try:
            return computed_datum(written, inputs)
        except ValueError as wrong:
            return NoDatum(words_of(wrong))

    def _relation(self, claim: Claim, path: str) -> Finding:
        try:
            outcome, expect, inputs, stated = self._judged(claim, path)
        except (ValueError, ZeroDivisionError):
            slip = self._slip(claim, path)
            if slip is None:
                raise
            return slip
        if outcome is None:
            return _unread(claim, path, inputs) if inputs.unread else _unavailable(claim, path, inputs)
        notes = outcome.notes
        if not outcome.holds and claim.rounding == "rounded":
            other, *_ = self._judged(replace(claim, rounding="truncated"), path, truncated=True)
            if other is not None and other.holds:
                notes = (*notes, say("with figures cut off instead of rounded it would hold (rounding: truncated)"))
        if not outcome.holds:
            notes = (*notes, *_stands_for(inputs))
        notes = (*notes, *dict.fromkeys(inputs.remarks))
        figures = [item.figure for item in inputs.found if item.figure is not None] + ([stated] if stated is not None else [])
        # A figure of another article has no place in this one.
        here = [figure for figure in figures if figure in self.articles[path].figures]
        return Finding(
            verdict="holds" if outcome.holds else "contradicted",
            message=outcome.message,
            expected=expect.text if expect is not None else claim.check,
            found=listed(f"{item.name} {item.quote}" if item.figure else item.quote for item in inputs.found),
            working=outcome.working,
            notes=notes,
            figures=tuple((figure.start, figure.end) for figure in here),
            **(located(claim, path, self.articles[path], here[0]) if here else _whole(claim, path)),
        )

    def _slip(self, claim: Claim, path: str) -> Finding | None:
        """The finding of a relation that the article's figures cannot have, though those that the claims expect can.

        None where these cannot either: then it is the claim file that is wrong.
        """
        try:
            _, _, inputs, _ = self._judged(claim, path, as_claimed=True)
        except (ValueError, ZeroDivisionError):
            return None
        judged = [
            (self.by_id[id], figure, agreement(figure, expect, self.by_id[id]))
            for id, figure in inputs.stated_for.items()
            if isinstance(expect := self.by_id[id].expect, Expectation)
        ]
        # A wrong unit explains it better than a wrong number, and what is wrong better than what is only worded otherwise.
        judged.sort(key=lambda found: (not found[2].reason, found[2].holds))
        if not judged:
            return None
        named, figure, result = judged[0]
        assert isinstance(named.expect, Expectation)
        said = {"claim": named.id, "figure": describe(figure), "expected": named.expect.text, "check": claim.check}
        article = self.articles[named.article or path]
        return Finding(
            verdict="contradicted",
            message=say("{figure}; {claim} expects {expected} ({reason}), as {check} does", **said, reason=result.reason)
            if result.reason
            else say("{figure}; {claim} expects {expected}, as {check} does", **said),
            expected=named.expect.text,
            found=figure.quote,
            working=say("{check} cannot be computed from what the article states", check=claim.check),
            figures=((figure.start, figure.end),) if named.article in (None, path) else (),
            wrong=((figure.start, figure.end),) if named.article in (None, path) else (),
            **located(claim, named.article or path, article, figure),
        )

    def _judged(
        self, claim: Claim, path: str, truncated: bool = False, as_claimed: bool = False
    ) -> tuple[Outcome | None, Expectation | None, Inputs, Figure | None]:
        """What the relationship comes to, None where the article lacks an input; the expectation; the figure that states it."""
        expression = parse(claim.check or "")
        rounding: Rounding | None = "truncated" if truncated else None
        inputs = Inputs(
            claim, self.claim_file, self.by_id, path, self.articles, rounding, self.values, as_claimed=as_claimed
        )
        inputs.read(expression)
        expect, stated = claim.expect, None
        if isinstance(expect, str) and expect not in self.by_id:
            expect = self._expected_of_data(expect, inputs)
        if isinstance(expect, str):
            stated = inputs.stated(self.by_id[expect])
            if stated is None:
                inputs.missing.append(say("the article states no figure for {expect}", expect=expect))
            expect = None if stated is None else _as_expectation(stated)
        if inputs.missing or inputs.unread:
            return None, expect, inputs, stated
        if isinstance(expression, Call):
            outcome = inputs.relationship(expression)().check(claim, expect, inputs.of_call(expression))
        else:
            outcome = check_arithmetic(claim, expect, inputs.amount(expression))
        return outcome, expect, inputs, stated

    def _expected_of_data(self, name: str, inputs: Inputs) -> Expectation | None:
        """The value of the data that a relationship must come to; None, and noted in `inputs`, where it cannot be read."""
        datum = computed_datum(name, inputs)
        if isinstance(datum, Datum):
            return as_expectation(datum)
        if datum.reachable:
            raise ValueError(say("{name}: {reason}", name=name, reason=datum.reason))
        inputs.unread.append(datum.reason)
        return None


def _stands_for(inputs: Inputs) -> tuple[str, ...]:
    """What each figure that is no exact number stands for, in a line."""
    rounded = [item for item in inputs.found if item.unit is not None and not item.interval.is_point]
    told = [
        say("{item} stands for {interval}", item=item, interval=interval(item.interval, scale_of(item.quote))) for item in rounded
    ]
    return (joined(say("; "), told),) if told else ()


def _as_expectation(figure: Figure) -> Expectation:
    change = None if figure.change == "none" else figure.change
    sense = None if figure.sense == "none" else figure.sense
    return Expectation(figure.quote, figure.quantity, change, None, sense)


def _unavailable(claim: Claim, path: str, inputs: Inputs) -> Finding:
    return Finding(
        verdict="missing",
        message=say("cannot be checked: {reasons}", reasons=joined(say("; "), dict.fromkeys(inputs.missing))),
        expected=claim.expect.text if isinstance(claim.expect, Expectation) else claim.expect,
        working=say("{check} needs it", check=claim.check),
        **_whole(claim, path),
    )


def _unread(claim: Claim, path: str, inputs: Inputs) -> Finding:
    return Finding(
        verdict="unverifiable",
        message=say("the data could not be read: {reasons}", reasons=joined("; ", dict.fromkeys(inputs.unread))),
        expected=claim.expect.text if isinstance(claim.expect, Expectation) else claim.expect,
        working=say("{check} needs it", check=claim.check),
        **_whole(claim, path),
    )


def _whole(claim: Claim, path: str) -> Location:
    """A finding of the claim about the whole article."""
    return {
        "claim": claim.id, "claim_place": claim.place, "severity": claim.severity, "article": path,
        "line": 1, "column": 1, "end_line": 1, "end_column": 1, "excerpt": None,
    }  # fmt: skip
