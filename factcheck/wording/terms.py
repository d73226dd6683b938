"""Terms: the words of the model (verdicts, kinds, directions …) as people read them; programs get the words themselves."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from factcheck.wording.message import Message, say

VERDICTS: Mapping[str, Message] = MappingProxyType({
    "holds": say("holds"), "contradicted": say("contradicted"), "missing": say("missing"), "ambiguous": say("ambiguous"),
    "unverifiable": say("unverifiable"), "error": say("error"), "skipped": say("skipped"),
})  # fmt: skip
SEVERITIES: Mapping[str, Message] = MappingProxyType({
    "error": say("error"), "warning": say("warning"), "info": say("info"),
})  # fmt: skip
KINDS: Mapping[str, Message] = MappingProxyType({
    "count": say("count"), "money": say("money"), "percent": say("percent"), "percentage_point": say("percentage point"),
    "multiple": say("multiple"), "measure": say("measure"), "duration": say("duration"), "ordinal": say("ordinal"),
    "ratio": say("ratio"), "range": say("range"),
})  # fmt: skip
APPROXIMATORS: Mapping[str, Message] = MappingProxyType({
    "about": say("about"), "more_than": say("more than"), "at_least": say("at least"), "at_most": say("at most"),
    "less_than": say("less than"), "nearly": say("nearly"),
})  # fmt: skip
CHANGES: Mapping[str, Message] = MappingProxyType({"up": say("up"), "down": say("down")})
BASES: Mapping[str, Message] = MappingProxyType({
    "yoy": say("yoy"), "mom": say("mom"), "qoq": say("qoq"), "period": say("period"),
})  # fmt: skip
ROLES: Mapping[str, Message] = MappingProxyType({
    "headline": say("headline"), "lede": say("lede"), "body": say("body"), "caption": say("caption"), "table": say("table"),
    "list": say("list"), "footer": say("footer"),
})  # fmt: skip


def name_of(words: Mapping[str, Message], word: str) -> str:
    """What a word of the model is called; one that nobody has named is told as it is."""
    return words.get(word) or word.replace("_", " ")
