"""What the operating system says is wrong, which it says in English whoever asks."""

from __future__ import annotations

from factcheck.wording.message import Message, phrase, say


def reason(error: Exception) -> Message:
    """Why something could not be opened, read or written: the system's own words, without path and number."""
    words = error.strerror if isinstance(error, OSError) else None
    return phrase(words or str(error))


# The words of the C library (glibc, macOS, Windows) that the catalogues know; others are shown as they come.
KNOWN = (
    say("No such file or directory"), say("Permission denied"), say("Is a directory"), say("Not a directory"),
    say("File exists"), say("File name too long"), say("No space left on device"), say("Read-only file system"),
    say("Too many open files"), say("Too many levels of symbolic links"), say("Input/output error"), say("Broken pipe"),
    say("Operation not permitted"), say("Invalid argument"), say("embedded null byte"), say("Directory not empty"),
    say("No such device or address"),
)  # fmt: skip


def words_of(error: Exception) -> str:
    """What an exception says; a message still where it was raised with one."""
    said = error.args[0] if error.args else ""
    return said if isinstance(said, Message) else str(error)
