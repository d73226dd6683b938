"""Claim: one expectation of a claim file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from factcheck.model.evidence import Evidence
from factcheck.model.source_place import SourcePlace

if TYPE_CHECKING:
    from factcheck.model.figure import Basis, Change, Sense
    from factcheck.model.finding import Severity
    from factcheck.model.quantity import Quantity, Rounding

Mentions = Literal["all", "any"]


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a claim says the figure must be.

    text       as the author wrote it
    quantity   None where only a direction is expected
    change     None where the claim does not state one; likewise `basis` and `sense`
    beyond     written with the sign >: the quantity is a lower bound that is not itself expected
    """

    text: str
    quantity: Quantity | None
    change: Change | None = None
    basis: Basis | None = None
    sense: Sense | None = None
    beyond: bool = False


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far off a figure may be: in its own unit (""), in percent of it ("%"), or in percentage points."""

    text: str
    amount: Decimal
    unit: Literal["", "%", "points"] = ""


@dataclass(frozen=True, slots=True)
class Given:
    """A constant of a claim file: `value` is None where it is no figure but a date."""

    name: str
    text: str
    value: Expectation | None
    place: SourcePlace
    source: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim.

    about      alternatives, each the words that its figure's subject or clause must hold
    find       a template with {} where the figure stands, instead of `about`
    row, column   alternatives, each the words that the header of the figure's row, or column, of a table must hold
    near       words that the figure's sentence must hold besides
    nth        which of the mentions are meant, from 1 in reading order; from the end where negative; none: all of them
    places     where it must be stated ("headline", "lede", "body", "caption", "table", "list", "paragraph 3")
    mentions   whether every other mention must agree ("all") or one is enough ("any")
    check      a relationship, as written: growth("2.1万通", calls-blocked)
    article    path of the one article that the figure is looked for in, instead of those of the file
    tolerance  how far off it may be besides its rounding
    when       the language of the articles that it is about; None: all
    expires    the last day on which the expectation counts as checked
    evidence   the value of the data that the figure must state; or data.NAME, or a relationship between such values
    """

    id: str
    place: SourcePlace
    expect: Expectation | str | None
    expect_place: SourcePlace
    about: tuple[tuple[str, ...], ...] = ()
    find: str | None = None
    row: tuple[tuple[str, ...], ...] = ()
    column: tuple[tuple[str, ...], ...] = ()
    near: tuple[str, ...] = ()
    nth: tuple[int, ...] = ()
    places: tuple[str, ...] = ()
    mentions: Mentions = "all"
    check: str | None = None
    check_place: SourcePlace | None = None
    article: str | None = None
    tolerance: Tolerance | None = None
    when: str | None = None
    rounding: Rounding = "rounded"
    multiples: Literal["strict", "loose"] = "strict"
    digits: Literal["same", "any"] = "any"
    severity: Severity = "error"
    skip: str | None = None
    source: Mapping[str, str] = field(default_factory=dict)
    checked_by: str | None = None
    checked_on: date | None = None
    expires: date | None = None
    evidence: Evidence | str | None = None


@dataclass(frozen=True, slots=True)
class ClaimFile:
    """A claim file as loaded.

    articles   paths as they are opened, each with the place that names it; every claim is checked in each
    claims     in the order of the file
    others     further articles, which single claims name with `from`
    given      its constants by name
    included   paths of further files that it was loaded from
    patterns   each pattern of articles, as written, with the paths that it led to
    evidence   the values of data that it names, for claims to use as data.NAME
    """

    path: str
    articles: tuple[tuple[str, SourcePlace], ...]
    claims: tuple[Claim, ...]
    others: tuple[tuple[str, SourcePlace], ...] = ()
    given: Mapping[str, Given] = field(default_factory=dict)
    included: tuple[str, ...] = ()
    patterns: tuple[tuple[str, tuple[str, ...]], ...] = ()
    evidence: Mapping[str, Evidence] = field(default_factory=dict)

    @property
    def data(self) -> dict[str, Evidence]:
        """Every value of data that it asks for, by the name under which the value is known: data.NAME, or the claim's id."""
        named = {f"data.{name}": evidence for name, evidence in self.evidence.items()}
        return named | {claim.id: claim.evidence for claim in self.claims if isinstance(claim.evidence, Evidence)}
