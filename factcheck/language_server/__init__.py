"""The language server: what factcheck says of an article or a claim file, in the editor where it is being written.

`serve` speaks the Language Server Protocol over standard input and output.  What is checked is the text as it stands in the
editor, saved or not.
"""

from __future__ import annotations


def serve() -> None:
    """Serves one editor until it leaves.  Raises ImportError where the extra `lsp` is not installed."""
    from factcheck.language_server.server import start

    start()


__all__ = ["serve"]
