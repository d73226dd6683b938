"""Voice: the language that a reader is spoken to in.  It is handed on from the command line to whatever shows something."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from factcheck.wording.catalogue import SOURCE_LANGUAGE, english, languages, lookup
from factcheck.wording.message import Lookup, translated

# What the GNU libraries look at for messages, the first that is set counts.
_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


@dataclass(frozen=True, slots=True)
class Voice:
    """A language and its catalogue; called with a message it gives the text in that language, with any other text that text."""

    language: str = SOURCE_LANGUAGE
    lookup: Lookup = english

    def __call__(self, text: str) -> str:
        """The text as the reader sees it."""
        return translated(text, self.lookup)

    def phrase(self, text: str) -> str:
        """A text that stands in a table or a docstring, and has nothing to fill in."""
        return self.lookup(text, None, 1)


ENGLISH = Voice()


def voice(language: str) -> Voice:
    """The voice of one of `languages`."""
    return Voice(language, lookup(language))


def spoken_language(tag: str) -> str | None:
    """The language that a tag such as zh, zh-CN or zh_CN.UTF-8 asks for; None where factcheck does not speak it."""
    code = tag.replace("-", "_").partition(".")[0].partition("_")[0].casefold()
    return code if code in languages() else None


def language_of_locale(environment: Mapping[str, str]) -> str:
    """The language that the variables of the locale ask for; English where they name none that factcheck speaks."""
    named = next((environment[name] for name in _LOCALE_VARIABLES if environment.get(name)), "")
    return spoken_language(named) or SOURCE_LANGUAGE
