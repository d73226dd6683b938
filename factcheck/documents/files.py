"""Opening an article's file: whatever cannot be read is told as an InputError, never as a traceback."""

from __future__ import annotations

import os
import stat

from factcheck.documents.limits import MAX_FILE_BYTES, file_size
from factcheck.model import InputError


def file_bytes(path: str) -> bytes:
    """The bytes of a regular file.  Raises InputError for everything that has none, or more than the limit."""
    try:
        status = os.stat(path)
        if stat.S_ISDIR(status.st_mode):
            raise InputError("is a directory; name an article in it", path)
        if not stat.S_ISREG(status.st_mode):
            # Opening a pipe or a device could wait for ever.
            raise InputError("is not a regular file (a pipe, a socket or a device); save the article as a file", path)
        _check_size(status.st_size, path)
        with open(path, "rb") as file:
            content = file.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError:
        raise InputError("no such file", path) from None
    except PermissionError:
        raise InputError("may not be read: permission denied", path) from None
    except NotADirectoryError:
        raise InputError("no such file: a part of the path is not a directory", path) from None
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", path) from None
    except ValueError:
        raise InputError("is not a file name: it holds a NUL character", path.replace("\0", "\\0")) from None
    _check_size(len(content), path)
    return content


def _check_size(size: int, path: str) -> None:
    if size > MAX_FILE_BYTES:
        raise InputError(
            f"is {file_size(size)}; the limit is {file_size(MAX_FILE_BYTES)} for one article; split it into its articles", path
        )
