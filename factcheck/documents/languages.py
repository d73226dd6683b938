"""The language that a file declares, as the short code that the rest of the project uses."""

from __future__ import annotations

import re

_TAG = re.compile(r"\s*([A-Za-z]{2,3})(?=[-_\s]|$)")


def primary_language(tag: object) -> str | None:
    """The primary subtag of a BCP 47 tag in lower case: "zh-CN" and "zh_Hans" are "zh"; None where it is no tag."""
    match = _TAG.match(tag) if isinstance(tag, str) else None
    return match.group(1).lower() if match else None
