"""Rendering: a Comparison as text for people, as JSON, and as Markdown for a comment on a pull request."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from factcheck.comparing.comparison import Comparison, Entry
from factcheck.figures import PLAIN, Scale, scale_of, scaled
from factcheck.model import Figure
from factcheck.wording import ENGLISH, Message, Voice, joined, listed, moved, say, say_count

_KINDS = {
    "changed": say("changed"), "different": say("different"), "added": say("added"), "extra": say("extra"),
    "removed": say("removed"), "missing": say("missing"), "moved": say("moved"),
}  # fmt: skip
_COUNTED: Mapping[str, Callable[[int], Message]] = {
    "changed": lambda count: say("{count} changed", count=count),
    "different": lambda count: say("{count} different", count=count),
    "added": lambda count: say("{count} added", count=count),
    "extra": lambda count: say("{count} extra", count=count),
    "removed": lambda count: say("{count} removed", count=count),
    "missing": lambda count: say("{count} missing", count=count),
    "moved": lambda count: say("{count} moved", count=count),
}


def render(comparison: Comparison, form: str, voice: Voice = ENGLISH) -> str:
    """The comparison in one of FORMATS, ending in a line feed; what is said in words in the language of the voice."""
    return FORMATS[form](comparison, voice)


# --- text ---------------------------------------------------------------------------------------------------------------


def _text(comparison: Comparison, voice: Voice) -> str:
    """An entry a paragraph of one or two lines, each with the place to look at; the summary last."""
    lines = ["\n".join(map(voice, _paragraph(entry, comparison))) for entry in comparison.entries]
    lines += map(voice, comparison.notes)
    if lines:
        lines.append("")
    return "\n".join([*lines, voice(_summary(comparison))]) + "\n"


def _paragraph(entry: Entry, comparison: Comparison) -> Iterator[str]:
    place = _place(entry, comparison)
    name = _name(entry)
    if entry.old is not None and entry.new is not None:
        if entry.kind == "moved":
            moved_from = say("{figure}, from line {line}", figure=_shown(entry.new), line=entry.old.line)
            yield joined("", [f"{place}: ", _KINDS["moved"], f": {name}", moved_from])
            return
        change = [f": {name}", _shown(entry.old), " -> ", _shown(entry.new), _in_brackets(entry)]
        yield joined("", [f"{place}: ", _KINDS[entry.kind], *change])
        yield f"    {comparison.old}:{entry.old.line}:{entry.old.column}"
        return
    figure = entry.new or entry.old
    assert figure is not None
    yield joined("", [f"{place}: ", _KINDS[entry.kind], f": {name}", _shown(figure)])


def _place(entry: Entry, comparison: Comparison) -> str:
    if entry.new is not None:
        return f"{comparison.new}:{entry.new.line}:{entry.new.column}"
    assert entry.old is not None
    return f"{comparison.old}:{entry.old.line}:{entry.old.column}"


def _name(entry: Entry) -> str:
    figure = entry.new or entry.old
    return f"{figure.subject}: " if figure is not None and figure.subject else ""


def _shown(figure: Figure) -> str:
    return moved(figure.change, " ".join(figure.quote.split()))


def _in_brackets(entry: Entry) -> str:
    said = [*_sized(entry), *entry.turned]
    return say(" ({said})", said=listed(said)) if said else ""


def _sized(entry: Entry) -> Iterator[str]:
    size = entry.size
    if size is None or entry.new is None:
        return
    by = _signed(size.absolute, scale_of(entry.new.quote))
    yield say("{number} points", number=by) if size.points else by
    if size.percent is not None:
        yield f"{_signed(round(size.percent, 1))} %"


def _signed(value: Decimal | Fraction, scale: Scale = PLAIN) -> str:
    return f"{'+' if value > 0 else '-'}{scaled(abs(Fraction(value)), scale)}"


def _summary(comparison: Comparison) -> Message:
    figures = say_count("{count} figure", "{count} figures", comparison.same)
    if not comparison.counts:
        return say("no difference: {figures} the same.", figures=figures)
    counted = listed(_COUNTED[kind](count) for kind, count in comparison.counts.items())
    return say("{counted}; {figures} the same.", counted=counted, figures=figures)


# --- JSON ---------------------------------------------------------------------------------------------------------------


def _json(comparison: Comparison, voice: Voice) -> str:
    return json.dumps(as_json(comparison, voice), ensure_ascii=False, indent=1) + "\n"


def as_json(comparison: Comparison, voice: Voice = ENGLISH) -> dict[str, Any]:
    """The comparison as an object: numbers as decimal strings, figures as `extract --format jsonl` writes them."""
    return {
        "version": 1,
        "old": comparison.old,
        "new": comparison.new,
        "summary": {**comparison.counts, "same": comparison.same},
        "differences": [
            {
                "kind": entry.kind,
                "old": entry.old.to_json() if entry.old else None,
                "new": entry.new.to_json() if entry.new else None,
                "absolute": f"{entry.size.absolute:f}" if entry.size else None,
                "percent": _decimal(entry.size.percent) if entry.size and entry.size.percent is not None else None,
                "points": entry.size.points if entry.size else None,
                "turned": [voice(said) for said in entry.turned],
            }
            for entry in comparison.entries
        ],
        "notes": [voice(note) for note in comparison.notes],
    }


def _decimal(value: Fraction) -> str:
    """To two decimals: a share of a change is a help to the reader, and is compared with nothing."""
    return f"{Decimal(round(value * 100)).scaleb(-2):f}"


# --- Markdown -----------------------------------------------------------------------------------------------------------


def _markdown(comparison: Comparison, voice: Voice) -> str:
    """A table with a row an entry, in GitHub Flavored Markdown."""
    paths = {"new": _cell(comparison.new), "old": _cell(comparison.old)}
    head = voice(say("**Figures of {new}**, compared with {old}: {summary}", **paths, summary=_summary(comparison)))
    if not comparison.entries:
        return head + "\n"
    rows = [voice(say("| | figure | before | after | change | line |")), "|---|---|---|---|---|---|"]
    for entry in comparison.entries:
        figure = entry.new or entry.old
        assert figure is not None
        said = voice(listed([*_sized(entry), *entry.turned]))
        before = _cell(voice(_shown(entry.old))) if entry.old else ""
        after = _cell(voice(_shown(entry.new))) if entry.new else ""
        kind = voice(_KINDS[entry.kind])
        rows.append(f"| {kind} | {_cell(figure.subject)} | {before} | {after} | {said} | {figure.line} |")
    notes = ["", *(f"- {_cell(voice(note))}" for note in comparison.notes)] if comparison.notes else []
    return "\n".join([head, "", *rows, *notes]) + "\n"


_MEANS_SOMETHING = "\\`*_{}[]<>|#~@"


def _cell(text: str) -> str:
    """Text of an article in Markdown: what it holds is shown, and neither obeyed nor linked."""
    return "".join(f"\\{sign}" if sign in _MEANS_SOMETHING else sign for sign in " ".join(text.split()))


FORMATS: Mapping[str, Callable[[Comparison, Voice], str]] = {"text": _text, "json": _json, "markdown": _markdown}
