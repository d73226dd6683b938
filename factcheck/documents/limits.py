"""The bounds of reading an article, each with its reason."""

from __future__ import annotations

# The longest articles and annual reports stay below 5 MB of HTML; what is larger is an archive or a mistake.
MAX_FILE_BYTES = 20_000_000

# Front matter is a few dozen lines.  Beyond this it is a file that only begins with a rule of dashes.
MAX_FRONT_MATTER_CHARS = 200_000

# Static site generators nest front matter three or four deep; the bound keeps a recursive reader of the mapping safe.
MAX_FRONT_MATTER_DEPTH = 32

# Inline Markdown is super-linear on hostile input, "[[[[…" most of all.  No editor writes a paragraph beyond these bounds;
# such a one is taken as text without inline markup.
MAX_INLINE_CHARS = 50_000
MAX_INLINE_BRACKETS = 1_000

# Blocks within blocks (quotes in lists in quotes …): each level is a recursion of the Markdown parser.
MAX_MARKDOWN_NESTING = 60

# An encoding must be declared near the head of a file; HTML asks for the first 1,024 bytes, editors are less strict.
MAX_DECLARATION_BYTES = 4_096

# Headers of tables: wider tables are data, not articles; of more cells that reach down into one row, or more levels of headers,
# nobody could say any more what heads what.
MAX_TABLE_COLUMNS = 1_000
MAX_TABLE_REACHING = 64
MAX_HEADERS = 4
MAX_HEADER_CHARS = 200


def file_size(size: int) -> str:
    """The size for a person: 50_000_000 is "50 MB"."""
    for unit, factor in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if size >= factor:
            value = size / factor
            return f"{value:.0f} {unit}" if value >= 10 or value == int(value) else f"{value:.1f} {unit}"
    return f"{size} bytes"
