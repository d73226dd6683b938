"""Rendering: a Comparison as text for people, as JSON, and as Markdown for a comment on a pull request."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from factcheck.checkers.wording import PLAIN, Scale, number, scale_of
from factcheck.comparing.comparison import Comparison, Entry
from factcheck.model import Figure

_DIRECTIONS = {"none": "", "up": "up ", "down": "down "}


def render(comparison: Comparison, form: str) -> str:
    """The comparison in one of FORMATS, ending in a line feed."""
    return FORMATS[form](comparison)


# --- text ---------------------------------------------------------------------------------------------------------------


def _text(comparison: Comparison) -> str:
    """An entry a paragraph of one or two lines, each with the place to look at; the summary last."""
    lines = ["\n".join(_paragraph(entry, comparison)) for entry in comparison.entries]
    lines += list(comparison.notes)
    if lines:
        lines.append("")
    return "\n".join([*lines, _summary(comparison)]) + "\n"


def _paragraph(entry: Entry, comparison: Comparison) -> Iterator[str]:
    place = _place(entry, comparison)
    name = _name(entry)
    if entry.old is not None and entry.new is not None:
        if entry.kind == "moved":
            yield f"{place}: moved: {name}{_shown(entry.new)}, from line {entry.old.line}"
            return
        yield f"{place}: {entry.kind}: {name}{_shown(entry.old)} -> {_shown(entry.new)}{_in_brackets(entry)}"
        yield f"    {comparison.old}:{entry.old.line}:{entry.old.column}"
        return
    figure = entry.new or entry.old
    assert figure is not None
    yield f"{place}: {entry.kind}: {name}{_shown(figure)}"


def _place(entry: Entry, comparison: Comparison) -> str:
    if entry.new is not None:
        return f"{comparison.new}:{entry.new.line}:{entry.new.column}"
    assert entry.old is not None
    return f"{comparison.old}:{entry.old.line}:{entry.old.column}"


def _name(entry: Entry) -> str:
    figure = entry.new or entry.old
    return f"{figure.subject}: " if figure is not None and figure.subject else ""


def _shown(figure: Figure) -> str:
    return f"{_DIRECTIONS[figure.change]}{' '.join(figure.quote.split())}"


def _in_brackets(entry: Entry) -> str:
    said = [*_sized(entry), *entry.turned]
    return f" ({', '.join(said)})" if said else ""


def _sized(entry: Entry) -> Iterator[str]:
    size = entry.size
    if size is None or entry.new is None:
        return
    unit = " points" if size.points else ""
    yield f"{_signed(size.absolute, scale_of(entry.new.quote))}{unit}"
    if size.percent is not None:
        yield f"{_signed(round(size.percent, 1))} %"


def _signed(value: Decimal | Fraction, scale: Scale = PLAIN) -> str:
    return f"{'+' if value > 0 else '-'}{number(abs(Fraction(value)), scale)}"


def _summary(comparison: Comparison) -> str:
    counted = [f"{count} {kind}" for kind, count in comparison.counts.items()]
    figures = "1 figure" if comparison.same == 1 else f"{comparison.same} figures"
    if not counted:
        return f"no difference: {figures} the same."
    return f"{', '.join(counted)}; {figures} the same."


# --- JSON ---------------------------------------------------------------------------------------------------------------


def _json(comparison: Comparison) -> str:
    return json.dumps(as_json(comparison), ensure_ascii=False, indent=1) + "\n"


def as_json(comparison: Comparison) -> dict[str, Any]:
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
                "turned": list(entry.turned),
            }
            for entry in comparison.entries
        ],
        "notes": list(comparison.notes),
    }


def _decimal(value: Fraction) -> str:
    """To two decimals: a share of a change is a help to the reader, and is compared with nothing."""
    return f"{Decimal(round(value * 100)).scaleb(-2):f}"


# --- Markdown -----------------------------------------------------------------------------------------------------------


def _markdown(comparison: Comparison) -> str:
    """A table with a row an entry, in GitHub Flavored Markdown."""
    head = f"**Figures of {_cell(comparison.new)}**, compared with {_cell(comparison.old)}: {_summary(comparison)}"
    if not comparison.entries:
        return head + "\n"
    rows = ["| | figure | before | after | change | line |", "|---|---|---|---|---|---|"]
    for entry in comparison.entries:
        figure = entry.new or entry.old
        assert figure is not None
        said = ", ".join([*_sized(entry), *entry.turned])
        before = _cell(_shown(entry.old)) if entry.old else ""
        after = _cell(_shown(entry.new)) if entry.new else ""
        rows.append(f"| {entry.kind} | {_cell(figure.subject)} | {before} | {after} | {said} | {figure.line} |")
    notes = ["", *(f"- {_cell(note)}" for note in comparison.notes)] if comparison.notes else []
    return "\n".join([head, "", *rows, *notes]) + "\n"


_MEANS_SOMETHING = "\\`*_{}[]<>|#~@"


def _cell(text: str) -> str:
    """Text of an article in Markdown: what it holds is shown, and neither obeyed nor linked."""
    return "".join(f"\\{sign}" if sign in _MEANS_SOMETHING else sign for sign in " ".join(text.split()))


FORMATS: Mapping[str, Callable[[Comparison], str]] = {"text": _text, "json": _json, "markdown": _markdown}
