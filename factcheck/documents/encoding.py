"""Bytes become text: UTF-8, UTF-16 with a byte order mark, GB18030 and others when declared, GB18030 when it must be.

A file is never decoded with replacement characters: a figure next to a damaged byte may be damaged too.
"""

from __future__ import annotations

import codecs
import re

from factcheck.limits import DECLARATION_BYTES
from factcheck.model import InputError
from factcheck.wording import say

_DECLARED = re.compile(
    rb"""<meta\b[^>]{0,500}?\bcharset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})
       | ^\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([A-Za-z0-9_.:-]{2,40})""",
    re.IGNORECASE | re.VERBOSE,
)
# Both older names are read with the superset, as the WHATWG encoding standard does.
_GB = frozenset({"gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk", "cp936", "chinese"})
_MULTIBYTE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")
_LINE_END = re.compile(r"\r\n?|\n")
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", say("a ZIP archive or an Office document")),
    (b"\xd0\xcf\x11\xe0", say("an old Office document")),
    (b"\x89PNG", say("a PNG image")),
    (b"\xff\xd8\xff", say("a JPEG image")),
    (b"{\\rtf", say("a rich-text document (RTF)")),
    (b"GIF8", say("a GIF image")),
    (b"\x1f\x8b", say("a gzip archive")),
)
_SAVE_AS = say("save the article as text, Markdown or HTML")
# Below so many multi-byte sequences, bytes of a declared GB encoding can be valid UTF-8 by chance.
_CERTAINLY_UTF8 = 8


def decoded(content: bytes, path: str) -> str:
    """The text, without a byte order mark.  Raises InputError with the place of the first byte that is not text."""
    for mark, name, codec in (
        (codecs.BOM_UTF8, "UTF-8", "utf-8"),
        (codecs.BOM_UTF32_LE, "UTF-32", "utf-32-le"),
        (codecs.BOM_UTF16_LE, "UTF-16", "utf-16-le"),
        (codecs.BOM_UTF16_BE, "UTF-16", "utf-16-be"),
    ):
        if content.startswith(mark):
            text = _strict(content[len(mark) :], codec, name, path)
            if "\0" in text:
                raise InputError(say("looks like a binary file (it holds NUL characters); {save}", save=_SAVE_AS), path)
            return text
    _check_textual(content, path)
    declared = _declared(content)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(content, declared, path)
    if declared and not text.isascii() and len(_MULTIBYTE.findall(content)) < _CERTAINLY_UTF8:
        try:
            return content.decode(declared)
        except UnicodeDecodeError:
            pass
    return text


def _check_textual(content: bytes, path: str) -> None:
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            raise InputError(say("is {kind}, not text; {save}", kind=kind, save=_SAVE_AS), path)
    if b"\0" in content:
        raise InputError(say("looks like a binary file (it holds NUL bytes); {save}", save=_SAVE_AS), path)
    sample = content[:65_536]
    if len(_CONTROL.findall(sample)) * 20 > len(sample):
        raise InputError(say("looks like a binary file (it is full of control characters); {save}", save=_SAVE_AS), path)


def _declared(content: bytes) -> str | None:
    """The declared encoding as a codec; None where there is none, or it is UTF-8 or unknown."""
    match = _DECLARED.search(content[:DECLARATION_BYTES])
    if not match:
        return None
    name = (match.group(1) or match.group(2)).decode("ascii").lower()
    if name in _GB:
        return "gb18030"
    try:
        codec = codecs.lookup(name)
        "".encode(codec.name)  # a LookupError for codecs that are not text, such as base64
    except (LookupError, ValueError):
        return None
    # An ASCII file could not declare UTF-16 in ASCII.
    return None if codec.name.startswith(("utf", "idna", "punycode", "unicode", "raw", "undefined")) else codec.name


def _legacy(content: bytes, declared: str | None, path: str) -> str:
    if declared:
        return _strict(content, declared, "GB18030" if declared == "gb18030" else declared, path)
    lenient = content.decode("utf-8", "replace")
    broken = lenient.count("\ufffd")
    sound = sum(character > "\x7f" for character in lenient) - broken
    if broken > sound:
        try:
            text = content.decode("gb18030")
        except UnicodeDecodeError:
            pass
        else:
            if _reads_as_chinese(text):
                return text
    return _strict(content, "utf-8", "UTF-8", path)


def _reads_as_chinese(text: str) -> bool:
    """Whether most of what is not ASCII is common Chinese: nearly any bytes are valid GB18030."""
    foreign = [character for character in text if character > "\x7f"]
    return sum(map(_is_common_chinese, foreign)) * 10 >= len(foreign) * 9


def _is_common_chinese(character: str) -> bool:
    return (
        "\u4e00" <= character <= "\u9fff"
        or "\u3000" <= character <= "\u303f"
        or "\uff00" <= character <= "\uffef"
        or character in "“”‘’—…·"
    )


def _strict(content: bytes, codec: str, name: str, path: str) -> str:
    try:
        return content.decode(codec)
    except UnicodeDecodeError as error:
        before = content[: error.start].decode(codec, "ignore")
        ends = [match.end() for match in _LINE_END.finditer(before)]
        line, column = len(ends) + 1, len(before) - (ends[-1] if ends else 0) + 1
        raise InputError(
            say("byte 0x{byte:02x} is not valid {name}; save the file as UTF-8", byte=content[error.start], name=name),
            path,
            line,
            column,
        ) from None
