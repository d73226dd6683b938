"""diff: which figures changed between two versions of an article."""

from __future__ import annotations

from factcheck.comparing.comparison import Comparison, Entry, size_of, turned
from factcheck.comparing.matching import in_order, match
from factcheck.figures import Article
from factcheck.model import Figure


def diff(old: Article, new: Article) -> Comparison:
    """Figures added, removed, changed and moved, in the order of the new article; removed ones where they stood."""
    pairs = match(old, new)
    kept = in_order(pairs)
    entries: list[tuple[tuple[int, int], Entry]] = []
    same = 0
    for before, after in pairs:
        if not is_same(before, after):
            entries.append(((after.start, 1), Entry("changed", before, after, size_of(before, after), turned(before, after))))
        elif before.start not in kept:
            entries.append(((after.start, 1), Entry("moved", before, after)))
        else:
            same += 1
    paired_old, paired_new = {a.start for a, _ in pairs}, {b.start for _, b in pairs}
    entries += [((b.start, 1), Entry("added", None, b)) for b in new.figures if b.start not in paired_new]
    for a in old.figures:
        if a.start not in paired_old:
            # Behind the figure that it followed.
            place = max((b.start for before, b in pairs if before.start < a.start and before.start in kept), default=-1)
            entries.append(((place, 2), Entry("removed", a, None)))
    ordered = [entry for _, entry in sorted(entries, key=lambda item: item[0])]
    return Comparison(old.document.path, new.document.path, tuple(ordered), same)


def is_same(a: Figure, b: Figure) -> bool:
    """Whether two figures say the same, however they are written: 11.5万 and 115,000 do."""
    first, second = a.quantity, b.quantity
    return (
        (first.low, first.high, first.approx, first.kind) == (second.low, second.high, second.approx, second.kind)
        and (a.change, a.basis, a.sense) == (b.change, b.basis, b.sense)
        and first.unit == second.unit
    )
