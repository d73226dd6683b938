"""The data that a claim file names, read only where it names some."""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.model import ClaimFile, Datum, NoDatum


def values_of(claim_file: ClaimFile) -> Mapping[str, Datum | NoDatum]:
    """What the data say, by the names under which the claim file knows their values."""
    if not claim_file.data:
        return {}
    from factcheck.evidence import read_values

    return read_values(claim_file)
