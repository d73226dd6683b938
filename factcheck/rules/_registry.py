"""Which rules there are: @rule("FC101", …) on a function makes it known.

Outside packages add theirs through the entry point group `factcheck.rules`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from factcheck.figures import Article
from factcheck.model import Figure, InputError, Severity
from factcheck.plugins import installed
from factcheck.wording import nearest, phrase, say

_PACKAGE = "factcheck.rules"


@dataclass(frozen=True, slots=True)
class Violation:
    """What a rule objects to: the stretch [start, end) of the visible text, and why.

    message    one sentence for a person
    expected   what the other figures would need, found: what is written
    working    the sum
    figures    those that were weighed against each other
    """

    start: int
    end: int
    message: str
    expected: str | None = None
    found: str | None = None
    working: str | None = None
    notes: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()

    @classmethod
    def at(
        cls,
        figure: Figure,
        message: str,
        *,
        expected: str | None = None,
        working: str | None = None,
        notes: tuple[str, ...] = (),
        others: tuple[Figure, ...] = (),
    ) -> Violation:
        """The violation that stands at a figure."""
        return cls(figure.start, figure.end, message, expected, figure.quote, working, notes, (figure, *others))


Check = Callable[[Article], Iterator[Violation]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule.

    code       FC101; the name of its page
    name       two or three words, for people
    severity   error: fails a build; warning and info: only told
    default    whether it runs unless it is switched off
    summary    one sentence
    check      gives the violations of one article
    """

    code: str
    name: str
    severity: Severity
    default: bool
    summary: str
    check: Check


_registered: dict[str, Rule] = {}


def rule(code: str, name: str, *, summary: str, severity: Severity = "error", default: bool = True) -> Callable[[Check], Check]:
    """Register a function from Article to Violations as the rule `code`."""

    def register(check: Check) -> Check:
        _registered[code] = Rule(code, name, severity, default, phrase(summary), check)
        return check

    return register


@cache
def rules() -> dict[str, Rule]:
    """All rules by code, in the order of their codes."""
    for module in iter_modules(import_module(_PACKAGE).__path__):
        if not module.name.startswith("_"):
            import_module(f"{_PACKAGE}.{module.name}")
    for point in installed(_PACKAGE):
        point.load()
    return dict(sorted(_registered.items()))


def find_rule(code: str) -> Rule:
    """The rule with this code or name.  Raises InputError, with the nearest spelling, where there is none."""
    known = rules()
    for found in known.values():
        if code.upper() == found.code or code.casefold() == found.name:
            return found
    names = [*known, *(found.name for found in known.values())]
    # Any two codes are half alike already: FC.
    hint = nearest(code, names, 0.7)
    raise InputError(say('there is no rule "{code}"{hint} (factcheck rules lists them)', code=code, hint=hint))


def selected(select: Iterable[str] = (), ignore: Iterable[str] = (), enabled: Iterable[str] = ()) -> tuple[Rule, ...]:
    """The rules to run: those of `select` (without any: the default ones) and `enabled`, without those of `ignore`.

    An entry is a code, a name, or the beginning of codes (FC, FC10).  Raises InputError where one fits no rule.
    """
    select = tuple(select)
    wanted = {code for entry in select for code in _codes(entry)} if select else {r.code for r in rules().values() if r.default}
    wanted |= {code for entry in enabled for code in _codes(entry)}
    unwanted = {code for entry in ignore for code in _codes(entry)}
    return tuple(found for code, found in rules().items() if code in wanted and code not in unwanted)


def _codes(entry: str) -> list[str]:
    beginning = entry.upper()
    found = [code for code in rules() if code.startswith(beginning)] if beginning else []
    return found or [find_rule(entry).code]
