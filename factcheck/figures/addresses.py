"""Web addresses, whose digits are no figures in any language."""

from __future__ import annotations

from factcheck.lazily import pattern

# Chinese text goes on right behind an address, without a space.
_URL = pattern("(?i:https?://|www\\.|ftp://)[^\\s<>\"\u3000-\u30ff\u3400-\u9fff！（），：；？]+")


def url_spans(text: str) -> list[tuple[int, int]]:
    """The places of the web addresses of a text, in their order."""
    lowered = text if "://" in text or "www." in text else text.lower()
    if "://" not in lowered and "www." not in lowered:
        return []
    return [match.span() for match in _URL().finditer(text)]
