"""Naming: the words that name a figure in a claim, short where a short name will do, and ids made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache

from factcheck.figures import read_table
from factcheck.model import Figure

# Names longer than this are cut short where the short one still finds the figure.
_LONG = {"zh": 10, "en": 4}
# What means something in the words of a claim.
SIGNS = "|｜\n{}"
_MAX_ID = {"zh": 14, "en": 6}
_WORD = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*")
_UNIT_ZH = re.compile("[\u4e00-\u9fff]+$")
_CHANGED = {"zh": "变化", "en": "change"}
_NAMELESS = {"zh": "数字", "en": "figure"}
_FITS = {"zh": "算得", "en": "fits"}
_PLACES = {
    "zh": {"headline": "标题", "lede": "导语", "caption": "图注", "table": "表格", "list": "列表", "": "第{}段"},
    "en": {"headline": "headline", "lede": "lede", "caption": "caption", "table": "table", "list": "list", "": "paragraph-{}"},
}


def names(figure: Figure) -> Iterator[str]:
    """Names of the figure to try, the one a person would write first; each is part of its subject."""
    subject = " ".join(figure.subject.split())
    if _length(subject, figure.lang) > _LONG.get(figure.lang, 4):
        yield from sorted(filter(nameable, set(_shorter(subject, figure.lang))), key=lambda name: (len(name), name))
    if nameable(subject):
        yield subject


def nameable(subject: str) -> bool:
    """Whether a subject can stand under `about`: words, and no sign that means something there."""
    letters = sum(char.isalpha() for char in subject)
    return letters >= 2 and not any(sign in subject for sign in SIGNS)


def common_name(first: str, second: str, lang: str) -> str:
    """The longest words that two subjects share: 客运量 of 全市客运量 and 全年客运量; "" where that names nothing."""
    a, b = (list(first), list(second)) if lang == "zh" else (first.split(), second.split())
    match = SequenceMatcher(None, a, b, autojunk=False).find_longest_match()
    shared = a[match.a : match.a + match.size]
    return _trimmed_zh("".join(shared)) if lang == "zh" else _trimmed_en(shared)


def _length(text: str, lang: str) -> int:
    return len(text) if lang == "zh" else len(text.split())


def _shorter(subject: str, lang: str) -> Iterator[str]:
    """Parts of a long name that are names themselves."""
    if lang == "zh":
        for head in _words("before", lang):
            yield from (_trimmed_zh(subject[cut.end() :]) for cut in re.finditer(re.escape(head), subject))
        yield _trimmed_zh(subject)
        return
    words = subject.split()
    for index in range(1, len(words)):
        if words[index].casefold() in _words("behind", lang):
            yield _trimmed_en(words[:index])
    yield _trimmed_en(words)


def _trimmed_zh(name: str) -> str:
    edges = _words("edge", "zh")
    while cut := next((edge for edge in edges if name.endswith(edge)), ""):
        name = name[: -len(cut)]
    while cut := next((edge for edge in edges if name.startswith(edge)), ""):
        name = name[len(cut) :]
    # One sign of writing names nothing in particular.
    return name if len(name) >= 3 else ""


def _trimmed_en(words: list[str]) -> str:
    edges = _words("edge", "en")
    while words and words[-1].casefold() in edges:
        words = words[:-1]
    while words and words[0].casefold() in edges:
        words = words[1:]
    return " ".join(words)


@cache
def _words(place: str, lang: str) -> tuple[str, ...]:
    return tuple(
        word for word, at in read_table("factcheck.authoring", "words.txt") if at == (place, lang)
    )


class Ids:
    """Ids of a claim file, each given once."""

    def __init__(self, taken: set[str] | None = None) -> None:
        self._taken = set(taken or ())

    def of(self, figure: Figure, name: str, *places: str) -> str:
        """An id of the words of the name, with what tells the figure from an earlier one of the same name.

        `places` are used where there is no name, the first that says something: the words around the figure, its clause.
        """
        lang = figure.lang if figure.lang in _MAX_ID else "en"
        # Not the figure itself: an id that reads as one could not stand in a check, and would be wrong when the figure changes.
        base = next((words for text in (name, *places) if _tells(words := _joined(text, lang), lang)), _NAMELESS[lang])
        return self.new(base, self._tellers(figure, lang))

    def of_relation(self, id_of_result: str, lang: str) -> str:
        """An id for the claim that a figure fits others."""
        return self.new(f"{id_of_result}-{_FITS.get(lang, 'fits')}", iter(()))

    def of_place(self, id_of_other: str, figure: Figure) -> str:
        """An id for the claim that a figure is stated differently than another claim says, by where it stands."""
        places = _PLACES.get(figure.lang, _PLACES["en"])
        place = places.get(figure.block) or places[""].format(figure.paragraph)
        return self.new(f"{id_of_other}-{place}", iter(()))

    def new(self, base: str, tellers: Iterator[str]) -> str:
        """The base, made unlike every id so far by the first of `tellers` that does it, else by a number."""
        candidates = [base, *(f"{base}-{teller}" for teller in tellers if teller not in base)]
        name = next((candidate for candidate in candidates if candidate not in self._taken), "")
        number = 2
        while not name:
            if f"{candidates[-1]}-{number}" not in self._taken:
                name = f"{candidates[-1]}-{number}"
            number += 1
        self._taken.add(name)
        return name

    @staticmethod
    def _tellers(figure: Figure, lang: str) -> Iterator[str]:
        """What tells a figure from others of its name: that it is a change, or what it is counted in."""
        if figure.change != "none":
            yield _CHANGED.get(lang, "change")
        unit = figure.quantity.unit or ""
        if lang == "zh" and unit.isascii() and (written := _UNIT_ZH.search(figure.quote)) is not None:
            # 年, not y: as the article writes it.
            unit = written[0]
        if unit.isalpha() and figure.quantity.kind in ("count", "duration", "measure"):
            yield unit.casefold()


def _tells(words: str, lang: str) -> bool:
    """Whether an id of these words says something: a lone sign of Chinese, a particle mostly, does not."""
    return len(words) > 1 if lang == "zh" else bool(words)


def _joined(words: str, lang: str) -> str:
    """The words as an id; cut where it would be long."""
    found = _WORD.findall(words.casefold())
    parts: list[str] = []
    for part in found[: _MAX_ID[lang]]:
        plain = part.replace("'", "").replace("’", "")
        if parts and lang == "zh" and sum(map(len, parts)) + len(plain) > _MAX_ID["zh"]:
            break
        parts.append(plain if lang != "zh" else plain[: _MAX_ID["zh"]])
    return "-".join(parts)
