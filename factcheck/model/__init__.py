"""The words of the project as plain frozen data: no reading, no writing, no decisions about language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.lazily import lazily

if TYPE_CHECKING:
    from factcheck.model.claim import Claim, ClaimFile, Expectation, Given, Mentions, Tolerance
    from factcheck.model.document import Block, Cell, Document, Place, Role, Run
    from factcheck.model.errors import InputError
    from factcheck.model.evidence import Aggregate, DataFormat, DataUnit, Datum, Evidence, NoDatum, Source
    from factcheck.model.figure import Basis, Change, Figure, Sense
    from factcheck.model.finding import (
        PASSING,
        VERDICTS,
        Coverage,
        Excerpt,
        Finding,
        ReadArticle,
        Report,
        RuleText,
        Severity,
        Verdict,
    )  # fmt: skip
    from factcheck.model.interval import Interval, format_number
    from factcheck.model.quantity import COUNTED, Approximator, Kind, Quantity, Rounding
    from factcheck.model.source_place import SourcePlace

__all__ = [
    "COUNTED", "PASSING", "VERDICTS",
    "Aggregate", "Approximator", "Basis", "Block", "Cell", "Change", "Claim", "ClaimFile", "Coverage", "DataFormat", "DataUnit",
    "Datum", "Document", "Evidence", "Excerpt", "Expectation", "Figure", "Finding", "Given", "InputError", "Interval", "Kind",
    "Mentions", "NoDatum", "Place", "Quantity", "ReadArticle", "Report", "Role", "Rounding", "RuleText", "Run", "Sense",
    "Severity", "Source", "SourcePlace", "Tolerance", "Verdict", "format_number",
]

# A run from the cache needs findings, and no figures or claims.
__getattr__ = lazily(
    __name__,
    {
        "claim": ("Claim", "ClaimFile", "Expectation", "Given", "Mentions", "Tolerance"),
        "document": ("Block", "Cell", "Document", "Place", "Role", "Run"),
        "errors": ("InputError",),
        "evidence": ("Aggregate", "DataFormat", "DataUnit", "Datum", "Evidence", "NoDatum", "Source"),
        "figure": ("Basis", "Change", "Figure", "Sense"),
        "finding": (
            "PASSING", "VERDICTS", "Coverage", "Excerpt", "Finding", "ReadArticle", "Report", "RuleText", "Severity",
            "Verdict",
        ),
        "interval": ("Interval", "format_number"),
        "quantity": ("COUNTED", "Approximator", "Kind", "Quantity", "Rounding"),
        "source_place": ("SourcePlace",),
    },
)  # fmt: skip
