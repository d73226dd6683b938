"""The words of the project as plain frozen data: no reading, no writing, no decisions about language."""

from factcheck.model.claim import Claim, ClaimFile, Expectation, Given, Mentions, Severity, SourcePlace, Tolerance
from factcheck.model.document import Block, Cell, Document, Place, Role, Run
from factcheck.model.errors import InputError
from factcheck.model.evidence import Aggregate, DataFormat, DataUnit, Datum, Evidence, NoDatum, Source
from factcheck.model.figure import Basis, Change, Figure, Sense
from factcheck.model.finding import PASSING, VERDICTS, Coverage, Excerpt, Finding, ReadArticle, Report, RuleText, Verdict
from factcheck.model.interval import Interval, format_number
from factcheck.model.quantity import COUNTED, Approximator, Kind, Quantity, Rounding

__all__ = [
    "COUNTED", "PASSING", "VERDICTS",
    "Aggregate", "Approximator", "Basis", "Block", "Cell", "Change", "Claim", "ClaimFile", "Coverage", "DataFormat", "DataUnit",
    "Datum", "Document", "Evidence", "Excerpt", "Expectation", "Figure", "Finding", "Given", "InputError", "Interval", "Kind",
    "Mentions", "NoDatum", "Place", "Quantity", "ReadArticle", "Report", "Role", "Rounding", "RuleText", "Run", "Sense",
    "Severity", "Source", "SourcePlace", "Tolerance", "Verdict", "format_number",
]
