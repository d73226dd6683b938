"""What the HTML page of an article shows: stretches of its text with marks on them, its findings as cards, and the totals.

Plain data without markup, so that the templates alone decide how it looks.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from factcheck.model import Figure, Finding, Place, Role
from factcheck.reports._understood import understood
from factcheck.wording import joined, say, terms

# What a mark can say, what needs attention first; a figure that several findings speak of shows the first that applies.
STATES = {
    "contradicted": say("contradicted"),
    "unsure": say("needs a look"),
    "involved": say("part of a contradiction"),
    "holds": say("holds"),
    "uncovered": say("not covered"),
    "plain": say("no objection"),
}


@dataclass(slots=True)
class Mark:
    """A figure as marked in the text, or another stretch that a finding speaks of.

    at       where it stands, for people: headline, 2:19
    read     how the figure was understood
    cards    ids of the cards that speak of it
    peers    ids of the other marks with the same amount
    """

    id: str
    start: int
    end: int
    quote: str
    place: Place
    role: Role
    figure: Figure | None = None
    state: str = "plain"
    cards: list[str] = field(default_factory=list)
    peers: tuple[str, ...] = ()

    @property
    def at(self) -> str:
        """Where it stands, for people."""
        place = f"{self.place.line}:{self.place.column}"
        return place if self.role == "body" else joined(" ", [terms.name_of(terms.ROLES, self.role), place])

    @property
    def label(self) -> str:
        """What the mark says, in words."""
        return STATES[self.state]

    @property
    def read(self) -> str:
        """How the figure was understood: value, unit, direction, and the values that its wording stands for."""
        return understood(self.figure) if self.figure else ""

    @property
    def subject(self) -> str:
        """The words that name the figure."""
        return self.figure.subject if self.figure else ""

    @property
    def target(self) -> str:
        """The id of what the mark leads to without a script; "" where there is nothing."""
        return self.cards[0] if self.cards else f"{self.id}-u" if self.state == "uncovered" else ""


@dataclass(frozen=True, slots=True)
class Card:
    """A finding as shown.

    marks   the marks that it speaks of, its own place first
    lang    language of what it quotes from the article
    """

    id: str
    finding: Finding
    state: str
    marks: tuple[Mark, ...] = ()
    lang: str | None = None

    @property
    def name(self) -> str:
        """The claim or rule; "" for a file that could not be used."""
        return self.finding.claim or self.finding.rule or ""

    @property
    def origin(self) -> str:
        """Where the claim stands, for people."""
        place = self.finding.claim_place
        return f"{place.path}:{place.line}" if place and place.line else place.path if place else ""

    @property
    def where(self) -> str:
        """The place in the article, where no mark leads there."""
        finding = self.finding
        numbers = [str(number) for number in (finding.line, finding.column) if number]
        return ":".join([finding.article, *numbers]) if finding.article else ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some text of a block, with the mark on it."""

    text: str
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """A block as shown."""

    role: Role
    stretches: tuple[Stretch, ...]
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks that belong together: rows of a table, items of a list, or one block.

    rows   one row of one block unless it is a table; `header`: the first row names the columns
    """

    role: Role
    rows: tuple[tuple[Shown, ...], ...]
    header: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """An article with its findings.

    name      name of its file where each article has one
    covered   figures that some claim covers, of how many; None where no claims were checked
    """

    id: str
    name: str
    title: str
    path: str
    lang: str | None
    groups: tuple[Group, ...]
    marks: tuple[Mark, ...]
    cards: tuple[Card, ...]
    covered: tuple[int, int] | None

    @property
    def attention(self) -> tuple[Card, ...]:
        """The findings that need work."""
        return tuple(card for card in self.cards if card.state in {"contradicted", "unsure"})

    @property
    def quiet(self) -> tuple[Card, ...]:
        """The others."""
        return tuple(card for card in self.cards if card.state not in {"contradicted", "unsure"})

    @property
    def uncovered(self) -> tuple[Mark, ...]:
        """The figures that no claim covers."""
        return tuple(mark for mark in self.marks if mark.state == "uncovered")

    @property
    def states(self) -> dict[str, int]:
        """How many figures are in each state, empty ones left out."""
        counts = Counter(mark.state for mark in self.marks if mark.figure)
        return {state: counts[state] for state in STATES if counts[state]}
