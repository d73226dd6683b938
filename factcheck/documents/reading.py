"""read and from_text: the way from a file or a string to a Document."""

from __future__ import annotations

import os
import re
from typing import Literal

from factcheck.documents.encoding import decoded
from factcheck.documents.files import file_bytes
from factcheck.documents.languages import asked_language
from factcheck.documents.registry import reader_for
from factcheck.model import Document, InputError
from factcheck.wording import say

Format = Literal["plain", "markdown", "html"]

_SUFFIX_OF: dict[str, str] = {"plain": ".txt", "markdown": ".md", "html": ".html"}
_HTML_START = re.compile(r"\s*<(?:!doctype\s+html|html|head|body|article|main|section|div|p|h1)\b[^<>]*>", re.IGNORECASE)
_FRONT_MATTER_START = re.compile(r"(?:[ \t]*(?:\r\n?|\n))*---[ \t]*(?:\r\n?|\n)")


def read(path: str | os.PathLike[str], *, lang: str | None = None) -> Document:
    """The article in a file, by the reader for its suffix.  Raises InputError where it cannot be read.

    `lang` overrides the language that the file declares; one that there is not is an InputError, too.
    `Document.path` is the path as given.
    """
    name = str(path)
    source = decoded(file_bytes(name), name)
    if not source or source.isspace():
        raise InputError(say("is empty"), name)
    return _document(_suffix(name), source, name, asked_language(lang))


def source_text(path: str | os.PathLike[str]) -> str:
    """The file as it is, markup and comments included.  Raises InputError where it cannot be read."""
    name = str(path)
    return decoded(file_bytes(name), name)


def from_text(text: str, *, path: str = "", format: Format | None = None, lang: str | None = None) -> Document:
    """The article in a string.  Without `format`: by the suffix of `path`, else by how the text begins.

    Raises InputError where `lang` is no language that there is, or the text has a mistake that `read` would tell.
    """
    source = text.removeprefix("\ufeff")
    suffix = _SUFFIX_OF[format] if format else _suffix(path) or _likely_suffix(source)
    return _document(suffix, source, path, asked_language(lang))


def _document(suffix: str, source: str, path: str, lang: str | None) -> Document:
    """The document that the reader for a suffix makes of a text; it need not say in its errors which file it reads."""
    try:
        return reader_for(suffix)(source, path=path, lang=lang)
    except InputError as error:
        if error.path is None and path:
            raise InputError(error.message, path, error.line, error.column) from None
        raise


def _suffix(path: str) -> str:
    return os.path.splitext(path)[1].lower()


def _likely_suffix(source: str) -> str:
    if _HTML_START.match(source):
        return ".html"
    return ".md" if _FRONT_MATTER_START.match(source) else ".txt"
