"""Catalogues: locale/<language>/LC_MESSAGES/factcheck.mo, one a language beside English (docs/languages-ui.md).

gettext's own format, so that translators can use their tools; the standard library reads it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from factcheck.wording.message import Lookup

SOURCE_LANGUAGE = "en"
DOMAIN = "factcheck"


def languages() -> tuple[str, ...]:
    """The languages that factcheck speaks, by their codes: English first."""
    return (SOURCE_LANGUAGE, *sorted(_folders()))


def lookup(language: str) -> Lookup:
    """The catalogue of a language; one that is not among `languages` gets the English templates."""
    return _read(language) if language in _folders() else english


def english(template: str, plural: str | None, number: int) -> str:
    """The template itself."""
    return template if plural is None or number == 1 else plural


@cache
def _folders() -> dict[str, Path]:
    """The folder of each language: zh_CN holds zh."""
    folder = Path(__file__).with_name("locale")
    return {path.name.split("_")[0]: path for path in sorted(folder.iterdir()) if path.is_dir()} if folder.is_dir() else {}


@cache
def _read(language: str) -> Lookup:
    from gettext import GNUTranslations

    with open(_folders()[language] / "LC_MESSAGES" / f"{DOMAIN}.mo", "rb") as file:
        catalogue = GNUTranslations(file)

    def found(template: str, plural: str | None, number: int) -> str:
        # The empty key is the catalogue's own head.
        if not template:
            return template
        return catalogue.gettext(template) if plural is None else catalogue.ngettext(template, plural, number)

    return found
