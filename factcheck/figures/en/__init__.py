"""English: tables of words, numbers in digits and words, and the small grammar that reads them."""

from __future__ import annotations

import re
from functools import partial

from factcheck.figures.language import Language, language
from factcheck.figures.tables import read_table

_PACKAGE = "factcheck.figures.en"


def _any(role: str) -> str:
    words = [word for word, values in read_table(_PACKAGE, "particles.txt") if values == (role,)]
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(words, key=len, reverse=True))


@language("en")
def english() -> Language:
    """The English language, British, American and Indian."""
    from factcheck.figures.en.amounts import amounts
    from factcheck.figures.en.cues import cues
    from factcheck.figures.en.spoken import Spoken
    from factcheck.figures.en.subjects import subjects

    tables = ("changes.txt", "bases.txt", "approximators.txt")
    roles = ("article", "between", "each", "filler")
    particles = {word for word, values in read_table(_PACKAGE, "particles.txt") if values[0] in roles}
    filler = rf"{_any('filler')}|\w+ly"
    # rose a seasonally adjusted 0.4 percent, a modest 7 percent: adjectives behind the article are an open class.
    adjectives = r"an?\s+(?:(?!(?:to|from|in|of|on|at|and|or|after|day|week|month|year)\b)[\w-]+\s+){0,3}"
    # grew at an annual rate of 2 percent, at a modest 2.1% pace: how fast, no level.
    pace = (
        r"at\s+an?\s+(?:(?:annual|annuali[sz]ed|yearly|quarterly|monthly|average|compound|revised|seasonally\s+adjusted|\w+er|steady|solid"
        r"|robust|brisk|modest|healthy|sluggish)\s+){0,3}(?:(?:rate|pace|clip)\s+of\s+)?"
    )
    measured = r"(?:was|were|is|of|by|reached|averaged|totaled|totalled|came\s+to|amounted\s+to|exceeded|topped|surpassed|at)"
    return Language(
        code="en",
        amounts=amounts,
        cues=cues,
        sentence_end=re.compile(r"[.!?][\"”’')\]]*(?=\s+[\"“‘(]?[A-Z0-9$£€])|\n+"),
        clause_end=re.compile(r",(?![0-9])|[;:—]|\s[-–]\s"),
        filler=re.compile(rf"\s*(?:(?:{filler})\s+){{0,7}}|\s+(?:by\s+)?{adjectives}|\s+{pace}", re.IGNORECASE),
        level=re.compile(
            rf"(?:\s+(?:by|\w+ly|again|back|further|even|down|up))?\s+(?!{pace}$)(?:{_any('level')})\s+(?:(?:{filler})\s+){{0,5}}",
            re.IGNORECASE,
        ),
        link=re.compile(rf"[\s-]*(?:(?:{_any('between')})\s+){{0,3}}", re.IGNORECASE),
        join=re.compile(r"\s*,?\s*(?:and|or|but|by|plus)?\s+(?:by\s+)?", re.IGNORECASE),
        joins_units=re.compile(r"\s*\(|\s*,?\s*(?:or\b|by\b|(?!and\b|but\b|plus\b)[^\s,])", re.IGNORECASE),
        compared=re.compile(r"\s+(?:[a-z'’-]+\s+){0,3}"),
        # rose 4% in May and 3% in June; rose 4% and wages 3%
        carry=re.compile(
            r"\s+(?:in|at|for|on|among|during)\s+[^,.;:()]{1,30}?(?:,?\s+(?:and|but)|[,;])\s+(?:by\s+)?"
            rf"|,?\s+and\s+(?:(?!(?:{_any('auxiliary')}|\w+ed|\w+ing)\s)[\w'’-]+\s+){{1,3}}(?:by\s+)?",
            re.IGNORECASE,
        ),
        carry_ends=re.compile(
            r"\s*(?:[,.;)]|\Z)|\s+(?:in|at|for|on|among|during|from|excluding|including|after|before|over|compared|respectively"
            r"|year|month|quarter)\b",
            re.IGNORECASE,
        ),
        subjects=subjects,
        comparison=re.compile("(?!)"),
        strong_break=re.compile(r"[;]|—(?!\s*an?\s)|\b(?:while|but|whereas|although)\b", re.IGNORECASE),
        known_words=frozenset(word for table in tables for word, _ in read_table(_PACKAGE, table)) | particles,
        reaching=re.compile(r"(?<!\bby\s)(?:below|above|under|past|beyond|beneath)\b", re.IGNORECASE),
        at_distance=re.compile(
            rf"\s+[^,;.()]{{1,60}}\bby\s+(?:(?:{filler})\s+){{0,3}}"
            rf"|\s+(?:of|in|for|from|between)\s+[^,;.()]{{1,60}}(?<!\bto)(?<!\bfrom)(?<!\bat)(?<!\bthan)\s{measured}\s+(?:(?:{filler})\s+){{0,3}}"
            rf"|\s+(?:(?:has|have|had)\s+)?{measured}\s+(?:(?:{filler})\s+){{0,3}}",
            re.IGNORECASE,
        ),
        time_changes=re.compile(r"\s+by\s+(?:about\s+|nearly\s+|almost\s+|another\s+|just\s+)?", re.IGNORECASE),
        owning=re.compile(rf"(?:{_any('owning')})\b", re.IGNORECASE),
        priced=re.compile(rf"\b(?:{_any('priced')})\b", re.IGNORECASE),
        opens_list=re.compile(r"\b(?:an?|the|these|those|with|of|was|were|are|is|be|been)\s+\Z", re.IGNORECASE),
        gained=frozenset(word for word, values in read_table(_PACKAGE, "particles.txt") if values == ("gained",)),
        behind=frozenset({"noun", "compare"}),
        basis_follows=True,
        topics_hold=False,
        headings_hold=True,
        for_document=lambda text, _: partial(amounts, document=Spoken(text)),
    )
