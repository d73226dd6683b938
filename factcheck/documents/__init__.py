"""Documents: an article's file becomes a Document, with the source place of every visible character.

`read` and `from_text` are the way in, `decoded` for text that is no article; `reader` registers one more kind of file; `hint`
and the two beside it tell which file a path that leads nowhere may have meant.
Nothing here decides what a figure is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.lazily import lazily

if TYPE_CHECKING:
    from factcheck.documents.encoding import decoded
    from factcheck.documents.flow import Flow, document
    from factcheck.documents.languages import add_language, asked_language, declared_language, no_language
    from factcheck.documents.nearby import hint, nearest_beside, same_name_below
    from factcheck.documents.reading import from_text, read, source_text
    from factcheck.documents.registry import Reader, reader
    from factcheck.documents.roles import settled

__all__ = [
    "Flow", "Reader", "add_language", "asked_language", "declared_language", "decoded", "document", "from_text", "hint",
    "nearest_beside", "no_language", "read", "reader", "same_name_below", "settled", "source_text",
]  # fmt: skip

# A run from the cache reads no article.
__getattr__ = lazily(
    __name__,
    {
        "encoding": ("decoded",),
        "flow": ("Flow", "document"),
        "languages": ("add_language", "asked_language", "declared_language", "no_language"),
        "nearby": ("hint", "nearest_beside", "same_name_below"),
        "reading": ("from_text", "read", "source_text"),
        "registry": ("Reader", "reader"),
        "roles": ("settled",),
    },
)
