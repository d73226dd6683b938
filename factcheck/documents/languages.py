"""Languages by their code: which there are, which one a file declares, which one a caller asks for."""

from __future__ import annotations

import re
from functools import cache

from factcheck.model import InputError
from factcheck.plugins import installed
from factcheck.wording import Message, say

_TAG = re.compile(r"\s*([A-Za-z]{2,3})(?=[-_\s]|$)")
_OWN = frozenset({"en", "zh"})
# Codes of languages that the running program has added (`figures.language`).
_added: set[str] = set()


def primary_language(tag: object) -> str | None:
    """The primary subtag of a BCP 47 tag in lower case: "zh-CN" and "zh_Hans" are "zh"; None where it is no tag."""
    match = _TAG.match(tag) if isinstance(tag, str) else None
    return match.group(1).lower() if match else None


def add_language(code: str) -> None:
    """Make a code known."""
    _added.add(code)


def known_languages() -> frozenset[str]:
    """The codes of all languages that can be read: our own, those added, and those of installed packages."""
    return _OWN | _added | _installed()


def declared_language(tag: object) -> str | None:
    """The language that an article's markup declares; None where it declares none, or one that nothing here reads.

    Templates of pages often declare a language that the text is not written in; what it is written in shows by itself.
    """
    code = primary_language(tag)
    return code if code is not None and _is_known(code) else None


def asked_language(tag: str | None) -> str | None:
    """The language that a caller or an author names; None for none.  Raises InputError where there is no such language."""
    if not tag:
        return None
    code = primary_language(tag)
    if code is None or not _is_known(code):
        raise InputError(no_language(tag))
    return code


def no_language(tag: str) -> Message:
    """What to say of a language that there is not."""
    known = ", ".join(sorted(known_languages()))
    return say('factcheck reads no language "{tag}"; write one of {languages}', tag=tag, languages=known)


def _is_known(code: str) -> bool:
    return code in _OWN or code in _added or code in _installed()


@cache
def _installed() -> frozenset[str]:
    """The languages that installed packages add."""
    return frozenset(point.name for point in installed("factcheck.languages"))
