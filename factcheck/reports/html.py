"""html: the report as a page for people, in one file that needs nothing else.

The articles stand there as a reader sees them, every figure marked; a click on one shows what was expected, what was found and
the working.  Without a script the marks are links to the findings, and the findings link back.  For a folder: a page an article,
and index.html.

Whatever comes from an article or a claim file is untrusted.  Templates escape it; characters that would change how a line reads
are written out ([U+202E]); and the page forbids the browser to load anything, or to run anything but the one script that is
shipped with it (a Content-Security-Policy with the hashes of style and script).  Nothing of an article becomes an address or a
style.  The same run gives the same bytes.
"""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from factcheck import __version__
from factcheck.model import PASSING, Report
from factcheck.reports._marking import pages_of
from factcheck.reports._page import STATES, Card, Page
from factcheck.reports._registry import Layout, reporter
from factcheck.wording import Message, Voice, say, say_count, terms

if TYPE_CHECKING:
    from jinja2 import Environment

INDEX = "index.html"
_TEMPLATES = "templates"
# Without width and without effect on their neighbours, and common on web pages: the joiners, zero width space, soft hyphen.
_HARMLESS = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\n\t")
# Control and format characters (every mark of direction among them), lone surrogates, line and paragraph separators.
_WRITTEN_OUT = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_NAME_LENGTH = 60
# The units of a bar.
_BAR = 1000
# In the totals, what needs work stands first.
_VERDICTS = ("contradicted", "missing", "ambiguous", "unverifiable", "error", "holds", "skipped")


def html_pages(report: Report, layout: Layout) -> dict[str, str]:
    """A page for each article, by its file name, and index.html."""
    names = {article.paths[0]: page_name(article.paths[0]) for article in report.articles}
    pages, others = pages_of(report, name_of=names, alone=True)
    voice = layout.voice
    written = {page.name: _rendered("article", voice, _total([page]), [page]) for page in pages}
    return {**written, INDEX: _rendered("index", voice, _total(pages, others), contents=pages, others=others)}


@reporter("html", pages=html_pages, articles=True)
def html_report(report: Report, layout: Layout) -> str:
    """The whole run as one page; a list of contents stands first where there are several articles."""
    pages, others = pages_of(report)
    return _rendered("whole", layout.voice, _total(pages, others), pages, contents=pages if len(pages) > 1 else [], others=others)


def page_name(path: str) -> str:
    """The name of an article's page: words of its file name for people, and a part that tells it from all others."""
    words = re.sub(r"[^A-Za-z0-9]+", "-", PurePath(path).name).strip("-").lower()[:_NAME_LENGTH]
    return f"{words or 'article'}-{hashlib.sha256(path.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}.html"


def plain_sight(value: object) -> object:
    """A text with the characters written out that steer how others are shown ([U+202E]); anything else as it is."""
    if not isinstance(value, str) or hasattr(value, "__html__") or (value.isascii() and value.isprintable()):
        return value
    return "".join(
        f"[U+{ord(character):04X}]"
        if character not in _HARMLESS and unicodedata.category(character) in _WRITTEN_OUT
        else character
        for character in value
    )


class _Total(NamedTuple):
    """What the head of a page says: findings by verdict, figures and how many of them some claim covers."""

    counts: Counter[str]
    articles: int
    figures: int
    covered: int

    @property
    def heading(self) -> Message:
        """The outcome in a few words."""
        wrong = sum(count for verdict, count in self.counts.items() if verdict not in PASSING)
        if wrong:
            return say_count("{count} finding to look at", "{count} findings to look at", wrong)
        return say("All claims hold") if self.counts["holds"] else say("Nothing to look at")


def _total(pages: Sequence[Page], others: Sequence[Card] = ()) -> _Total:
    cards = [*(card for page in pages for card in page.cards), *others]
    covered = [page.covered for page in pages if page.covered]
    counts: Counter[str] = Counter(card.finding.verdict for card in cards)
    return _Total(counts, len(pages), sum(figures for _, figures in covered), sum(count for count, _ in covered))


def _rendered(
    kind: Literal["whole", "index", "article"],
    voice: Voice,
    total: _Total,
    pages: Sequence[Page] = (),
    *,
    contents: Sequence[Page] = (),
    others: Sequence[Card] = (),
) -> str:
    """One file: `pages` in full, `contents` the articles to list, `others` the findings outside of every article."""
    from markupsafe import Markup

    style, script = _shipped("report.css"), _shipped("report.js")
    template = _environment(voice).get_template("page.html.jinja")
    return template.render(
        # Style and script are ours and stand between their tags as they are; the hashes tell the browser.
        style=Markup(style), script=Markup(script), style_hash=_hash(style), script_hash=_hash(script),
        kind=kind, total=total, pages=pages, contents=contents, others=others, verdicts=_VERDICTS, states=STATES, index=INDEX,
        version=__version__, ui_lang=voice.language,
    )  # fmt: skip


@cache
def _environment(voice: Voice) -> Environment:
    """What reads the templates for readers of one language: a message in them is put into it where it is shown."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    def shown_to_reader(value: object) -> object:
        return plain_sight(voice(value) if isinstance(value, Message) else value)

    environment = Environment(
        loader=FunctionLoader(_shipped), autoescape=True, finalize=shown_to_reader, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    environment.filters["parts"] = _parts
    environment.globals |= {"say": say, "say_count": say_count, "counted": _counted, "SEVERITIES": terms.SEVERITIES}
    return environment


def _counted(word: str, count: int) -> Message:
    """A verdict or the state of a mark behind the number of those that have it."""
    if word == "holds" and count != 1:
        return say("hold")
    if word == "error" and count != 1:
        return say("errors")
    return terms.VERDICTS.get(word) or STATES[word]


def _parts(states: dict[str, int]) -> list[dict[str, Any]]:
    """The stretches of a bar 1000 units long, one a state; whole numbers, and a state that occurs is never invisible."""
    total = sum(states.values())
    shown = [state for state in STATES if states.get(state)]
    at, seen, parts = 0, 0, []
    for behind, state in enumerate(shown, 1 - len(shown)):
        seen += states[state]
        # As long as its share, and at least one unit; one is left for each that comes behind it.
        end = min(max(seen * _BAR // total, at + 1), _BAR + behind)
        parts.append({"state": state, "x": at, "width": end - at})
        at = end
    return parts


def _shipped(name: str) -> str:
    """A file of ours, line ends as an HTML reader counts them."""
    return (files("factcheck.reports") / _TEMPLATES / name).read_text(encoding="utf-8").replace("\r\n", "\n")


def _hash(content: str) -> str:
    """As a Content-Security-Policy names it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
