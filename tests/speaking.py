"""What is said in words must be a message still where it is shown: a language that no catalogue has shows what is none.

The language writes every letter of a template as its full-width twin.  What is left in ASCII came in as a value: a quote of the
article, a name of the claim file, or English that was put together too early.
"""

from __future__ import annotations

import re
from string import Formatter

from factcheck.wording import Voice

_WIDE = {code: code + 0xFEE0 for code in (*range(ord("A"), ord("Z") + 1), *range(ord("a"), ord("z") + 1))}
_WORD = re.compile(r"[A-Za-z]{2,}")


def _wide(template: str, plural: str | None, number: int) -> str:
    parts = []
    for text, name, form, conversion in Formatter().parse(template if plural is None or number == 1 else plural):
        parts.append(text.translate(_WIDE).replace("{", "{{").replace("}", "}}"))
        if name is not None:
            parts.append("{" + name + (f"!{conversion}" if conversion else "") + (f":{form}" if form else "") + "}")
    return "".join(parts)


WIDE = Voice("wide", _wide)


def english_in(said: str | None, *sources: str) -> list[str]:
    """The English words of a message that no reader of another language would see in theirs.

    Words of the sources (articles, claim files) are quoted, so they may stand there.
    """
    return english_words(WIDE(said or ""), *sources)


def english_words(shown: str, *sources: str) -> list[str]:
    """The words in ASCII letters of a text, but for those of the sources."""
    quoted = {word.casefold() for source in sources for word in _WORD.findall(source)}
    return [word for word in _WORD.findall(shown) if word.casefold() not in quoted]
