"""Reports reach their file whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from factcheck.model import InputError
from factcheck.wording import reason, say


def write(path: str | os.PathLike[str], text: str) -> None:
    """Writes `text` as UTF-8 to `path`, making its folder where it is missing.

    A regular file is replaced in one step, so that a reader, a full disk or an interruption never leaves half a report; its
    permissions stay.  A symbolic link keeps pointing where it does.  Raises InputError where the place cannot be written.
    """
    # A lone surrogate (a file name that is not UTF-8) has no UTF-8 form; \udc80 is also how JSON writes one.
    content = text.encode("utf-8", "backslashreplace")
    target = Path(os.path.realpath(path))
    try:
        if target.exists() and not target.is_file():
            if target.is_dir():
                raise InputError(say("this is a folder; name a file to write to"), os.fspath(path))
            target.write_bytes(content)  # /dev/stdout, a pipe: nothing there could be replaced
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, content)
    except OSError as error:
        raise InputError(say("cannot be written: {reason}", reason=reason(error)), os.fspath(path)) from error


def _replace(target: Path, content: bytes) -> None:
    temporary = target.with_name(f".{target.name[:100]}.{os.urandom(6).hex()}.tmp")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with open(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            temporary.chmod(target.stat().st_mode & 0o7777)
        os.replace(temporary, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise
