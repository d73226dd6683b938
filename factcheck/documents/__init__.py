"""Documents: an article's file becomes a Document, with the source place of every visible character.

`read` and `from_text` are the way in, `decoded` for text that is no article; `reader` registers one more kind of file.
Nothing here decides what a figure is.
"""

from factcheck.documents.encoding import decoded
from factcheck.documents.reading import from_text, read, source_text
from factcheck.documents.registry import Reader, reader

__all__ = ["Reader", "decoded", "from_text", "read", "reader", "source_text"]
