"""Which YAML files are claim files, for those who come upon files of all sorts (an editor, pytest).

Nothing is read as YAML: a claim file with a slip in it is one all the same.  Imports no other package of factcheck.
"""

from __future__ import annotations

import re

from factcheck.limits import CLAIM_FILE_BYTES

_KEY = re.compile(rb"^[\"']?(article|claims)[\"']?[ \t]*:(?:[ \t\r\n]|$)", re.MULTILINE)
_KEYS = frozenset((b"article", b"claims"))
_FOLDER = "claims"


def is_claim_file(content: bytes, path: str) -> bool:
    """Whether it has the keys `article` and `claims` at its top; one of them is enough below a folder named claims.

    path   relative to the project, folders parted by "/"
    """
    found = frozenset(_KEY.findall(content[:CLAIM_FILE_BYTES].removeprefix(b"\xef\xbb\xbf")))
    return found == _KEYS or (bool(found) and _FOLDER in path.split("/")[:-1])
