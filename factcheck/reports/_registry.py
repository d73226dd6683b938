"""Which reporters there are.  None is imported before its format is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules

from factcheck.model import InputError, Report
from factcheck.plugins import installed
from factcheck.wording import ENGLISH, Voice, nearest, say

_PACKAGE = "factcheck.reports"
_GROUP = "factcheck.reporters"


@dataclass(frozen=True, slots=True)
class Layout:
    """How a report shall look; a format that is not for a terminal ignores it.

    colour    whether terminal colours may be used
    width     columns that a quoted sentence may take, its indent included
    verbose   whether the claims that hold are listed too
    coverage  whether the figures that no claim covers are listed
    voice     the language of what is said to people; what programs go by (names, verdicts, fingerprints) is the same in all
    """

    colour: bool = False
    width: int = 100
    verbose: bool = False
    coverage: bool = False
    voice: Voice = ENGLISH


@dataclass(frozen=True, slots=True)
class Reporter:
    """A format: its name and the function that writes a report in it.

    pages      gives the report as the files of a folder, by name, where the format can be one; the page to open first is the last
    articles   whether it shows the articles, so that a run shall keep them
    """

    name: str
    write: Callable[[Report, Layout], str]
    pages: Callable[[Report, Layout], Mapping[str, str]] | None = None
    articles: bool = False


def reporter(
    name: str, *, pages: Callable[[Report, Layout], Mapping[str, str]] | None = None, articles: bool = False
) -> Callable[[Callable[[Report, Layout], str]], Reporter]:
    """Makes a function from Report and Layout to text the reporter of the format `name`; `pages`, `articles` as for Reporter."""

    def register(write: Callable[[Report, Layout], str]) -> Reporter:
        return Reporter(name, write, pages, articles)

    return register


def format_names() -> tuple[str, ...]:
    """The formats that `render` knows, our own first."""
    return tuple(dict.fromkeys([*_own_formats(), *sorted(entry.name for entry in installed(_GROUP))]))


def is_format(name: str) -> bool:
    """Whether `render` knows the format."""
    # Asking the installation is slow, and our own names come first.
    return name in _own_formats() or any(entry.name == name for entry in installed(_GROUP))


def render(
    report: Report,
    format: str,
    *,
    colour: bool = False,
    width: int = 100,
    verbose: bool = False,
    coverage: bool = False,
    voice: Voice = ENGLISH,
) -> str:
    """The report in the format `format`, ending in a line feed.

    Raises InputError where there is no such format.
    """
    return _find(format).write(report, Layout(colour, width, verbose, coverage, voice))


def shows_articles(format: str) -> bool:
    """Whether the format shows the articles themselves, so that a run shall keep them.  Raises InputError like `render`."""
    return _find(format).articles


def is_a_page(format: str) -> bool:
    """Whether the format is read in a browser, so that a terminal is no place for it.  Raises InputError like `render`."""
    return _find(format).pages is not None


def render_pages(
    report: Report, format: str, *, verbose: bool = False, voice: Voice = ENGLISH
) -> Mapping[str, str] | None:
    """The report as the files of a folder, by name, the page to open first the last; None where the format is a single file.

    Raises InputError where there is no such format.
    """
    pages = _find(format).pages
    return None if pages is None else pages(report, Layout(verbose=verbose, voice=voice))


def _own_formats() -> list[str]:
    return sorted(module.name for module in iter_modules(import_module(_PACKAGE).__path__) if not module.name.startswith("_"))


def _find(name: str) -> Reporter:
    candidates: list[object]
    if name in _own_formats():
        candidates = list(vars(import_module(f"{_PACKAGE}.{name}")).values())
    else:
        candidates = [entry.load() for entry in installed(_GROUP) if entry.name == name]
    for candidate in candidates:
        if isinstance(candidate, Reporter) and candidate.name == name:
            return candidate
    raise unknown_format(name)


def unknown_format(name: str) -> InputError:
    """What is said where nobody writes a format."""
    known = format_names()
    told = {"name": name, "hint": nearest(name, known), "names": ", ".join(known)}
    return InputError(say('there is no report format "{name}"{hint} (there are: {names})', **told))
