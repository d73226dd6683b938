"""Templates: the words around a figure that find it and no other one: 月份回落{}."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.authoring.phrasing import says_change
from factcheck.checkers import find_mentions
from factcheck.figures import Article
from factcheck.model import Claim, Figure, SourcePlace

_NOWHERE = SourcePlace("", 1, 1)
# How much of the text around a figure a template may take, in characters.
_REACH = 400
_MIN_BEFORE = {"zh": 4, "en": 8}
_MIN_BEHIND = {"zh": 4, "en": 8}
_MAX_BEHIND = 24
# Words that are tried around a figure before its neighbours' own digits may stand in the template.
_MAX_CUTS = 24


def telling_template(figure: Figure, article: Article) -> str:
    """The words around the figure, as few as tell it from every other one; where none do, as many as there are."""
    template = ""
    for template in _templates(figure, article):
        claim = Claim("", _NOWHERE, None, _NOWHERE, find=template)
        if [mention.figure for mention in find_mentions(claim, article, None)] == [figure]:
            break
    return template


def _templates(figure: Figure, article: Article) -> Iterator[str]:
    """Words before the figure, more and more of them, then with words behind it.

    The figures beside it stay out of the template as long as that is possible: their digits may change while this one's do not.
    """
    text = article.document.text
    # Braces mean something in a template, and the paragraphs around this one may change.
    floor, ceiling = _borders(text, figure, "{}")
    block_start, block_end = _borders(text, figure, "{}\n")
    before_limit = max((other.end for other in article.figures if other.end <= figure.start), default=0)
    after_limit = min((other.start for other in article.figures if other.start >= figure.end), default=len(text))
    near = [at for at in _cuts_before(text, figure) if at >= max(before_limit, block_start)]
    long_enough = _MIN_BEHIND.get(figure.lang, 8)
    behind = _cuts_behind(text, figure, min(after_limit, block_end, figure.end + _REACH))
    if figure.change != "none" and near and says_change(text[near[0] : figure.start], figure.lang):
        # A direction can change, too: better the words behind the figure, if a few of its own sentence will do.
        for end in behind:
            if end < figure.sentence[1] and long_enough <= len(text[figure.end : end].strip()) <= _MAX_BEHIND:
                yield _template(text, figure.start, figure, end)
    for start in near:
        yield _template(text, start, figure, figure.end)
    for start in dict.fromkeys((near[0], near[-1]) if near else ()):
        for end in behind:
            yield _template(text, start, figure, end)
    # What stands between the figure before and this one is short: all of it, and enough behind; else whatever there is.
    start = _first_word(text, max(before_limit, block_start, figure.sentence[0]), figure.start)
    for enough in (long_enough, 1):
        for end in behind:
            if len(text[figure.end : end].strip()) >= enough:
                yield _template(text, start, figure, end)
    if start < figure.start:
        yield _template(text, start, figure, figure.end)
    for border in (block_start, floor):
        for start in _cuts_before(text, figure):
            if start >= border:
                yield _template(text, start, figure, figure.end)
    yield _template(text, max(floor, figure.start - _REACH), figure, min(ceiling, figure.end + _REACH))


def _first_word(text: str, start: int, end: int) -> int:
    """The offset at which the first word of a stretch begins; its end where it holds none."""
    return next((at for at in range(start, end) if text[at].isalnum()), end)


def _borders(text: str, figure: Figure, signs: str) -> tuple[int, int]:
    """Where the text around the figure that holds none of the signs begins and ends."""
    start = max(text.rfind(sign, 0, figure.start) for sign in signs) + 1
    ends = [at for sign in signs if (at := text.find(sign, figure.end)) >= 0]
    return start, min(ends, default=len(text))


def _cuts_before(text: str, figure: Figure) -> list[int]:
    """Offsets before the figure at which a template may begin: never inside a word or a number."""
    found = []
    for at in range(figure.start - 1, max(0, figure.start - _REACH) - 1, -1):
        inside = at > 0 and _joined(text[at - 1]) and _joined(text[at])
        if text[at].isalnum() and not inside:
            found.append(at)
    # The shortest are words like "the", unless the text or the sentence begins with them.
    least = _MIN_BEFORE.get(figure.lang, 8)
    opening = _first_word(text, figure.sentence[0], figure.start)
    return [at for at in found if figure.start - at >= least or (at == opening and figure.start - at > least // 2)] or found[-1:]


def _cuts_behind(text: str, figure: Figure, last: int) -> list[int]:
    found = []
    for at in range(figure.end + 1, last + 1):
        inside = at < len(text) and _joined(text[at - 1]) and _joined(text[at])
        if not text[at - 1].isspace() and not inside:
            found.append(at)
        if len(found) >= _MAX_CUTS:
            break
    return found


def _joined(char: str) -> bool:
    """Whether a sign stands inside words that spaces part, or inside numbers; a Chinese one is a word by itself."""
    return char.isascii() and (char.isalnum() or char in "'.,-%$")


def _template(text: str, start: int, figure: Figure, end: int) -> str:
    before, after = text[start : figure.start], text[figure.end : end]
    space_before = " " if before[-1:].isspace() and before.strip() else ""
    space_after = " " if after[:1].isspace() and after.strip() else ""
    return f"{_plain(before)}{space_before}{{}}{space_after}{_plain(after)}"


def _plain(words: str) -> str:
    return " ".join(words.split())
