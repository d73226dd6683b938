"""What is done to each case of an archive, and how its result is written down."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from factcheck.archive.reading import Case
from factcheck.model import InputError, Severity
from factcheck.wording import say

Row = dict[str, Any]


class Work(Protocol):
    """Work that can be sent to another process.

    name      what it is called in a manifest, with everything that its results depend on besides the input
    columns   of its rows, each with its type: "text" or "number"
    """

    @property
    def name(self) -> str: ...

    @property
    def columns(self) -> Mapping[str, str]: ...

    def record(self, case: Case) -> Row | None:
        """The JSON object of a case; None where there is nothing to say of it.  Raises InputError where it cannot be read."""
        ...

    def rows(self, record: Row) -> Iterator[Row]:
        """A record as rows of a table."""
        ...

    def failures(self, record: Row) -> int:
        """How many of its findings fail a build."""
        ...


@dataclass(frozen=True, slots=True)
class Extraction:
    """The figures of each case: an object of schemas/figures.schema.json, or a row a figure."""

    columns: Mapping[str, str] = field(
        default_factory=lambda: {
            "id": "text", "lang": "text", "quote": "text", "start": "number", "end": "number", "line": "number",
            "column": "number", "value": "text", "low": "text", "high": "text", "unit": "text", "kind": "text", "approx": "text",
            "change": "text", "basis": "text", "subject": "text", "block": "text",
        }
    )  # fmt: skip

    @property
    def name(self) -> str:
        return "extract"

    def record(self, case: Case) -> Row:
        """The object of a case, its text as it is: the offsets that programs get back count its characters."""
        from factcheck.documents import declared_language
        from factcheck.figures import extract, record

        return record(case.id, case.text, case.lang, extract(case.text, declared_language(case.lang)))

    def rows(self, record: Row) -> Iterator[Row]:
        for figure in record["figures"]:
            yield {"id": record["id"], "lang": record["lang"], **figure}

    def failures(self, record: Row) -> int:
        return 0


@dataclass(frozen=True, slots=True)
class Linting:
    """What rules object to in each case.

    rules       their codes
    severities  by code, where another than the rule's own is wanted
    """

    rules: tuple[str, ...]
    severities: Mapping[str, Severity] = field(default_factory=dict)
    columns: Mapping[str, str] = field(
        default_factory=lambda: {
            "id": "text", "rule": "text", "severity": "text", "line": "number", "column": "number", "end_line": "number",
            "end_column": "number", "message": "text", "expected": "text", "found": "text", "working": "text",
        }
    )  # fmt: skip

    @property
    def name(self) -> str:
        return f"lint {','.join(self.rules)} {sorted(self.severities.items())}"

    def record(self, case: Case) -> Row | None:
        """The findings of a case, those of a report without what is the same for all of them."""
        from factcheck.documents import declared_language, from_text
        from factcheck.rules import find_rule, lint

        chosen = [find_rule(code) for code in self.rules]
        document = from_text(case.text, lang=declared_language(case.lang))
        findings = lint(document, chosen, severities=self.severities, source=case.text)
        for finding in findings:
            if finding.verdict == "error":
                raise InputError(say("{id}: {message}", id=case.id, message=finding.message))
        kept = [name for name in self.columns if name != "id"]
        found = [{name: value for name, value in finding.to_json().items() if name in kept} for finding in findings]
        return {"id": case.id, "findings": found} if found else None

    def rows(self, record: Row) -> Iterator[Row]:
        for finding in record["findings"]:
            yield {"id": record["id"], **finding}

    def failures(self, record: Row) -> int:
        return sum(finding["severity"] == "error" for finding in record["findings"])
