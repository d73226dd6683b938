"""InputError: something that a user wrote or named cannot be used."""

from __future__ import annotations

from factcheck.wording import joined, say


class InputError(Exception):
    """A mistake in what the user gave, told with its place and with what to write instead.

    message   what was found and what was expected, and what to write
    path      file it concerns; None for the command line itself
    line, column   from 1; None where the file as a whole is meant
    """

    def __init__(self, message: str, path: str | None = None, line: int | None = None, column: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line
        self.column = column

    @classmethod
    def of_crash(cls, crash: Exception, path: str | None = None, line: int | None = None) -> InputError:
        """A mistake of ours, to be reported like a mistake of the user's."""
        message = say("internal error, please report it: {kind}: {crash}", kind=type(crash).__name__, crash=str(crash))
        return cls(message, path, line)

    def __str__(self) -> str:
        return str(self.placed)

    @property
    def place(self) -> str:
        """path:line:column, as far as they are known."""
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)

    @property
    def placed(self) -> str:
        """path:line:column: message, a message still where that is one."""
        return joined(": ", [self.place, self.message]) if self.place else self.message
