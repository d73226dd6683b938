"""Opening an article's file: whatever cannot be read is told as an InputError, never as a traceback."""

from __future__ import annotations

import os
import stat

from factcheck.documents.nearby import hint
from factcheck.limits import ARTICLE_BYTES
from factcheck.model import InputError
from factcheck.wording import reason, say


def file_bytes(path: str) -> bytes:
    """The bytes of a regular file.  Raises InputError for everything that has none, or more than the limit."""
    try:
        status = os.stat(path)
        if stat.S_ISDIR(status.st_mode):
            raise InputError(say("is a directory; name an article in it"), path)
        if not stat.S_ISREG(status.st_mode):
            # Opening a pipe or a device could wait for ever.
            raise InputError(say("is not a regular file (a pipe, a socket or a device); save the article as a file"), path)
        _check_size(status.st_size, path)
        with open(path, "rb") as file:
            content = file.read(ARTICLE_BYTES + 1)
    except FileNotFoundError:
        raise InputError(say("there is no such file{hint}", hint=hint(path)), path) from None
    except PermissionError:
        raise InputError(say("may not be read: permission denied"), path) from None
    except NotADirectoryError:
        raise InputError(say("no such file: a part of the path is not a directory"), path) from None
    except OSError as error:
        raise InputError(say("cannot be read: {reason}", reason=reason(error)), path) from None
    except ValueError:
        raise InputError(say("is not a file name: it holds a NUL character"), path.replace("\0", "\\0")) from None
    _check_size(len(content), path)
    return content


def _check_size(size: int, path: str) -> None:
    if size > ARTICLE_BYTES:
        sizes = {"size": file_size(size), "limit": file_size(ARTICLE_BYTES)}
        raise InputError(say("is {size}; the limit is {limit} for one article; split it into its articles", **sizes), path)


def file_size(size: int) -> str:
    """The size for a person: 50_000_000 is "50 MB"."""
    for unit, factor in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if size >= factor:
            value = size / factor
            return f"{value:.0f} {unit}" if value >= 10 or value == int(value) else f"{value:.1f} {unit}"
    return say("{count} bytes", count=size)
