"""The text of a data file, in the encoding that its source names or in one of those that spreadsheets save."""

from __future__ import annotations

from factcheck.documents import decoded
from factcheck.model import InputError, Source
from factcheck.wording import say


def text_of(source: Source, content: bytes) -> str:
    """The text, without a byte order mark.  Raises ValueError where it is in another encoding, or that is none."""
    if source.encoding is not None:
        try:
            return content.decode(source.encoding).removeprefix("\ufeff")
        except LookupError:
            raise ValueError(say('there is no encoding "{name}"; write utf-8, gb18030, big5 …', name=source.encoding)) from None
        except UnicodeDecodeError as error:
            line = content[: error.start].count(b"\n") + 1
            told = say(
                "{file}, line {line}: byte 0x{byte:02x} is not valid {name}",
                file=source.written, line=line, byte=content[error.start], name=source.encoding,
            )  # fmt: skip
            raise ValueError(told) from None
    try:
        return decoded(content, source.written)
    except InputError as error:
        hint = say("{error}; or name its encoding (encoding: gb18030)", error=str(error))
        raise ValueError(hint) from None
